"""What an article adds to a dossier, and whether its parts go together."""

from __future__ import annotations

import pytest

from plangen.model.article_agreement import check_article
from plangen.problems import Problem, Severity

from .reading import only, problems_of

HEAD = "文种: 教育经验文章\n"
PUPILS = (
    "学困生:\n  - {姓名: 许晓, 类型: [动力不足]}\n  - {姓名: 马小雨, 类型: [动力不足, 能力不足]}\n"
)


def checked(text: str) -> list[Problem]:
    """Return the problems of a dossier that begins at line 2."""
    return problems_of(HEAD + text, check_article)


def test_a_quotation_of_nobodys_is_pointed_out() -> None:
    problem = only(checked("引文:\n  - 先听懂，再讲\n"), Severity.WARNING)
    assert (problem.line, problem.message) == (3, "引文“先听懂，再讲”没有写作者和出处")
    assert checked("引文: [{文: 先听懂, 出处: 教学合一}]\n") == []


def test_a_relapse_without_an_answer_is_pointed_out() -> None:
    problem = only(
        checked("反复: [放了长假, {情形: 受了冤枉, 对策: 当天查清}]\n"), Severity.WARNING
    )
    assert problem.message == "“放了长假”没有写对策"


def test_a_type_that_no_pupil_has_is_pointed_out() -> None:
    notes = "类型说明: [动力不足, 能力不足, 暂时困难]\n"
    assert "没有学生属于“暂时困难”" in only(checked(PUPILS + notes), Severity.WARNING).message
    assert checked(notes) == []


def test_a_pupils_type_that_is_not_explained_is_pointed_out_once() -> None:
    text = PUPILS + "  - {姓名: 丁一, 类型: [能力不足]}\n类型说明: [动力不足]\n"
    problem = only(checked(text), Severity.WARNING)
    assert problem.message == "类型“能力不足”没有写进类型说明"
    assert problem.line == 4
    assert checked(PUPILS) == []


def test_a_type_explained_twice_is_an_error_with_both_lines() -> None:
    text = "类型说明:\n  - 名称: 动力不足\n  - 名称: 动力不足\n    特征: 题目做得出，只是不做\n"
    problem = only(checked(text))
    assert problem.line == 4
    assert problem.message == "类型“动力不足”写了两次（另一处在第 3 行）"


@pytest.mark.parametrize("order", ["平列", "分维度"])
def test_causes_are_arranged_in_one_of_two_ways(order: str) -> None:
    assert checked(f"原因排列: {order}\n") == []


def test_another_arrangement_is_answered_with_the_two() -> None:
    problem = only(checked("原因排列: 随意\n"))
    assert problem.hint == "可以写：分维度、平列"
