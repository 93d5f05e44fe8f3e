"""What an article adds to a dossier, and whether its parts go together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plangen.model.article_agreement import check_article
from plangen.model.loading import load_dossier
from plangen.problems import Problem, Severity
from plangen.source import read_source

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Checked = list[Problem]
HEAD = "文种: 教育经验文章\n"
PUPILS = (
    "学困生:\n  - {姓名: 许晓, 类型: [动力不足]}\n  - {姓名: 马小雨, 类型: [动力不足, 能力不足]}\n"
)


@pytest.fixture
def checked(dossier_file: Callable[[str], Path]) -> Callable[[str], Checked]:
    """Check a dossier that begins at line 2, and return the problems."""

    def check(text: str) -> Checked:
        source = read_source(dossier_file(HEAD + text))
        dossier = load_dossier(source)
        assert dossier is not None, source.problems
        check_article(dossier, source)
        return source.problems

    return check


def only(problems: Checked, severity: Severity = Severity.WARNING) -> Problem:
    assert [problem.severity for problem in problems] == [severity], problems
    return problems[0]


def test_a_quotation_of_nobodys_is_pointed_out(checked: Callable[[str], Checked]) -> None:
    problem = only(checked("引文:\n  - 先听懂，再讲\n"))
    assert (problem.line, problem.message) == (3, "引文“先听懂，再讲”没有写作者和出处")
    assert checked("引文: [{文: 先听懂, 出处: 教学合一}]\n") == []


def test_a_relapse_without_an_answer_is_pointed_out(checked: Callable[[str], Checked]) -> None:
    problem = only(checked("反复: [放了长假, {情形: 受了冤枉, 对策: 当天查清}]\n"))
    assert problem.message == "“放了长假”没有写对策"


def test_a_type_that_no_pupil_has_is_pointed_out(checked: Callable[[str], Checked]) -> None:
    notes = "类型说明: [动力不足, 能力不足, 暂时困难]\n"
    assert "没有学生属于“暂时困难”" in only(checked(PUPILS + notes)).message
    assert checked(notes) == []


def test_a_pupils_type_that_is_not_explained_is_pointed_out_once(
    checked: Callable[[str], Checked],
) -> None:
    text = PUPILS + "  - {姓名: 丁一, 类型: [能力不足]}\n类型说明: [动力不足]\n"
    problem = only(checked(text))
    assert problem.message == "类型“能力不足”没有写进类型说明"
    assert problem.line == 4
    assert checked(PUPILS) == []


def test_a_type_explained_twice_is_an_error_with_both_lines(
    checked: Callable[[str], Checked],
) -> None:
    text = "类型说明:\n  - 名称: 动力不足\n  - 名称: 动力不足\n    特征: 题目做得出，只是不做\n"
    problem = only(checked(text), Severity.ERROR)
    assert problem.line == 4
    assert problem.message == "类型“动力不足”写了两次（另一处在第 3 行）"


@pytest.mark.parametrize("order", ["平列", "分维度"])
def test_causes_are_arranged_in_one_of_two_ways(
    checked: Callable[[str], Checked], order: str
) -> None:
    assert checked(f"原因排列: {order}\n") == []


def test_another_arrangement_is_answered_with_the_two(checked: Callable[[str], Checked]) -> None:
    problem = only(checked("原因排列: 随意\n"), Severity.ERROR)
    assert problem.hint == "可以写：分维度、平列"
