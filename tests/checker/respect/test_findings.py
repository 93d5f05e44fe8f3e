"""How findings on words are gathered, weighed and mended."""

from __future__ import annotations

from pathlib import Path

import pytest

from plangen.checker.checking import check_manuscript, check_text
from plangen.checker.rules import Selection
from plangen.model.agreement import check_cases
from plangen.model.loading import load_dossier
from plangen.problems import Severity
from plangen.readers.articles import About
from plangen.readers.text import read_markdown
from plangen.source import read_source


def test_every_insult_is_told_and_mended_and_a_label_once() -> None:
    found = check_text("差生三名。\n\n差生的作业。\n\n后进生。\n\n后进生。\n", Selection(("L01",)))
    assert [(problem.line, problem.severity) for problem in found] == [
        (1, Severity.ERROR),
        (3, Severity.ERROR),
        (5, Severity.WARNING),
    ]
    assert [spot.line for spot in found[2].related] == [7]
    assert [edit.new for problem in found for edit in problem.fixes] == ["学困生"] * 4


def test_harsh_words_are_a_notice() -> None:
    (problem,) = check_text("他成绩差。", Selection(("L01",)))
    assert problem.severity is Severity.NOTICE


def test_the_name_used_most_is_kept() -> None:
    text = "潜能生两名，潜能生面批，潜能生谈心。\n\n学困生建档。\n"
    (problem,) = check_text(text, Selection(("L02",)))
    assert problem.line == 3
    assert [(edit.old, edit.new) for edit in problem.fixes] == [("学困生", "潜能生")]


def test_an_insult_is_never_the_name_to_keep() -> None:
    found = check_text("差生、差生、差生、学困生。", Selection(("L02",)))
    assert {edit.new for problem in found for edit in problem.fixes} == {"学困生"}


@pytest.mark.parametrize(("own", "severity"), [(False, Severity.ERROR), (True, Severity.WARNING)])
def test_full_names_that_a_teacher_wants_printed_are_a_reminder(
    own: bool,  # noqa: FBT001
    severity: Severity,
) -> None:
    manuscript = read_markdown(Path("文稿.md"), "乐桐、韦一鸣作业拖拉。\n")
    about = About(names=("乐桐", "韦一鸣"), own=own)
    found = check_manuscript(manuscript, Selection(("L03",)), about)
    assert {problem.severity for problem in found} == {severity}
    assert len(found) == (1 if own else 2)


def test_masks_of_an_own_document_are_what_the_teacher_chose() -> None:
    manuscript = read_markdown(Path("文稿.md"), "许×的父母离异。\n")
    assert check_manuscript(manuscript, Selection(("L04",)), About(own=True)) == []
    assert check_manuscript(manuscript, Selection(("L04",)), About())


def test_one_place_is_not_told_by_two_rules() -> None:
    found = check_text("把期末前三名张榜公布，并发奖。", Selection(("L07", "P01")))
    assert [problem.rule for problem in found] == ["P01"]


@pytest.mark.parametrize(("consent", "rules"), [("否", ["L08"]), ("是", [])])
def test_a_case_without_consent_names_its_rule(
    consent: str, rules: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "档案.yaml"
    path.write_text(
        "plangen: 1\n文种: 学困生转化工作总结\n学困生:\n  - {姓名: 许晓}\n"
        f"总结:\n  个案:\n    - {{姓名: 许晓, 家长同意: {consent}, 经过: 按时交作业了。}}\n",
        encoding="utf-8",
    )
    source = read_source(path)
    dossier = load_dossier(source)
    assert dossier is not None
    check_cases(dossier, source)
    assert [problem.rule for problem in source.problems] == rules
