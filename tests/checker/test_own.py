"""The rules on what plangen made: told at the places of the dossier, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import example_documents
from plangen.checker.checking import check_file
from plangen.checker.own import check_own
from plangen.checker.rules import Selection
from plangen.document.tree import Document, Paragraph, Signature, Span
from plangen.pipeline.documents import make_document
from plangen.pipeline.dossiers import load
from plangen.problems import Problem, ProblemsError, Severity
from plangen.readers.articles import About
from plangen.source import read_source
from plangen.writers.output import write_document
from plangen.writers.style_files import load_style

if TYPE_CHECKING:
    from pathlib import Path

DOSSIER = """\
plangen: 1
文种: 学困生转化计划
班级: 三年级（1）班
学科: 数学
学困生:
  - 姓名: 许晓
    原因: [晚上无人督促]
    表现: [作业更本不做]
原因分析:
  - 名称: 晚上无人督促
    说明: 晚饭后没有人在旁边，作业常常拖到第二天早上。
措施:
  - 名称: 家访
    针对: [晚上无人督促]
"""


def told(tmp_path: Path, text: str, rules: str = "T11") -> list[Problem]:
    path = tmp_path / "档案.yaml"
    path.write_text(text, encoding="utf-8")
    try:
        problems = make_document(load(path, select=(rules,))).problems
    except ProblemsError as error:
        problems = error.problems
    return [problem for problem in problems if problem.rule.startswith(rules)]


def test_a_finding_stands_where_its_words_come_from(tmp_path: Path) -> None:
    (problem,) = told(tmp_path, DOSSIER)
    assert (problem.line, problem.column) == (8, 12)
    assert problem.source == "    表现: [作业更本不做]"
    assert problem.fixes == ()


def test_a_comment_beside_the_words_ignores_it(tmp_path: Path) -> None:
    assert told(tmp_path, DOSSIER.replace("不做]", "不做] # plangen: 忽略 T11")) == []


def test_what_no_line_of_the_dossier_says_is_quoted(tmp_path: Path) -> None:
    path = tmp_path / "档案.yaml"
    path.write_text(DOSSIER, encoding="utf-8")
    source = read_source(path)
    words = "这里写着再所不惜，是程序自己写的一句话，前后都很长很长很长很长。"
    document = Document("计划", "", (Paragraph((Span(words),)),), Signature((), None), "")
    check_own(document, load_style(), source, About(own=True), Selection(("T11",)))
    (problem,) = (each for each in source.problems if each.rule == "T11")
    assert problem.line == 0
    assert "（写出的文稿里：“" in problem.message
    assert "再所不惜" in problem.message


def test_what_the_dossier_was_told_is_not_told_again(tmp_path: Path) -> None:
    path = tmp_path / "档案.yaml"
    path.write_text(DOSSIER, encoding="utf-8")
    source = read_source(path)
    source.add(8, 12, "“更本”写错了", "改成“根本”", Severity.WARNING, rule="T11")
    document = Document("计划", "", (Paragraph((Span("作业更本不做"),)),), Signature((), None), "")
    check_own(document, load_style(), source, About(own=True), Selection(("T11",)))
    assert len(source.problems) == 1


@pytest.mark.parametrize("name", example_documents.names())
def test_no_document_of_an_example_is_found_fault_with(name: str) -> None:
    """What a rule says of an example is true; of documents as such there is nothing to say."""
    problems = [problem for problem in example_documents.made(name).problems if problem.rule]
    assert [problem for problem in problems if problem.severity is Severity.ERROR] == []
    assert [problem for problem in problems if not problem.line] == []


def test_a_contradiction_in_the_teachers_own_words_can_be_ignored(tmp_path: Path) -> None:
    words = "指导思想: 本学期帮扶8名学困生。\n"
    (problem,) = told(tmp_path, DOSSIER + words, "N01")
    assert problem.severity is Severity.ERROR
    assert told(tmp_path, f"{DOSSIER}# plangen: 忽略 N01\n{words}", "N01") == []


def test_a_comment_ignores_an_error_that_only_the_document_shows(tmp_path: Path) -> None:
    path = tmp_path / "档案.yaml"
    path.write_text(f"# plangen: 忽略 S01\n{DOSSIER}", encoding="utf-8")
    source = read_source(path)
    lines = (Paragraph((Span("1、面批"),)), Paragraph((Span("4、家访"),)))
    document = Document("计划", "", lines, Signature((), None), "")
    check_own(document, load_style(), source, About(own=True), Selection(("S01",)))
    assert [problem for problem in source.problems if problem.rule == "S01"] == []
    assert [problem.rule for problem in source.dismissed] == ["S01"]


def test_one_place_is_told_once_however_often_it_is_printed(tmp_path: Path) -> None:
    path = tmp_path / "档案.yaml"
    path.write_text(DOSSIER, encoding="utf-8")
    source = read_source(path)
    twice = Paragraph((Span("作业更本不做"),))
    document = Document("计划", "", (twice, twice), Signature((), None), "")
    check_own(document, load_style(), source, About(own=True), Selection(("T11",)))
    assert [problem.rule for problem in source.problems if problem.rule] == ["T11"]


# 70 pupils are a true reminder, which the dossier itself ignores.
TRUE = {"002-5": {"N08"}}


@pytest.mark.parametrize("form", ["md", "docx", "txt"])
@pytest.mark.parametrize("name", example_documents.names())
def test_a_document_that_plangen_wrote_is_found_in_order(
    name: str, form: str, tmp_path: Path
) -> None:
    made = example_documents.made(name)
    path = tmp_path / f"文稿.{form}"
    path.write_bytes(write_document(made.document, form, made.style))
    found = {p.rule for p in check_file(path) if p.severity is not Severity.NOTICE}
    assert found == TRUE.get(name, set())


def test_full_names_that_the_teacher_wants_are_one_reminder(tmp_path: Path) -> None:
    text = DOSSIER.replace("许晓", "许晓东").replace("作业更本不做", "作业拖拉")
    text = text.replace("学科: 数学", "学科: 数学\n脱敏: 否")
    (problem,) = told(tmp_path, text, "L03")
    assert problem.severity is Severity.WARNING
    assert "许晓东" in problem.message
    assert told(tmp_path, text.replace("脱敏: 否", "脱敏: 姓氏"), "L03") == []
