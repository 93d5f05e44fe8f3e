"""What is wrong, where, and what was probably meant."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plangen.problems import Problem, ProblemsError, Severity, did_you_mean, file_problem, nearest

CAUSES = ["自卑缺乏自信", "作业拖欠不完成", "基础知识薄弱", "单亲家庭"]
NAMES = st.lists(st.text(min_size=1, max_size=6), max_size=8)


def test_a_problem_is_placed_by_file_line_and_column() -> None:
    assert Problem(Path("档案.yaml"), 7, 3, "后面是中文冒号").place == "档案.yaml:7:3"


def test_a_problem_of_a_whole_file_is_placed_by_the_file_alone() -> None:
    assert Problem(Path("档案.yaml"), 0, 0, "文件是空的").place == "档案.yaml"


def test_a_problem_is_an_error_unless_said_otherwise() -> None:
    assert Problem(Path("档案.yaml"), 1, 1, "不对").severity is Severity.ERROR


def test_an_exception_carries_every_problem() -> None:
    problems = [Problem(Path("档案.yaml"), line, 1, f"第{line}处") for line in (1, 2, 3)]
    assert ProblemsError(iter(problems)).problems == tuple(problems)


def test_the_text_of_an_exception_names_every_place_and_message() -> None:
    error = ProblemsError(
        [
            Problem(Path("甲.yaml"), 1, 2, "少空格"),
            Problem(Path("乙.yaml"), 0, 0, "空的"),
        ]
    )
    assert str(error) == "甲.yaml:1:2 少空格\n乙.yaml 空的"


def test_a_file_problem_concerns_the_whole_file() -> None:
    (problem,) = file_problem(Path("档案.yaml"), "找不到", "检查路径").problems
    assert (problem.line, problem.column, problem.hint) == (0, 0, "检查路径")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("作业拖欠", "作业拖欠不完成", id="part-of-the-name"),
        pytest.param("单亲家庭子女", "单亲家庭", id="more-than-the-name"),
        pytest.param("基础知识簿弱", "基础知识薄弱", id="wrong-character"),
        pytest.param("缺乏自信", "自卑缺乏自信", id="end-of-the-name"),
        pytest.param(" 单亲家庭 ", "单亲家庭", id="spaces-around"),
    ],
)
def test_the_name_meant_comes_first(typed: str, meant: str) -> None:
    assert nearest(typed, CAUSES)[0] == meant


@pytest.mark.parametrize("typed", ["天气不好", "", "  "])
def test_nothing_is_offered_where_nothing_comes_close(typed: str) -> None:
    assert nearest(typed, CAUSES) == []


def test_one_shared_character_is_no_likeness() -> None:
    assert nearest("家访不勤", ["单亲家庭"]) == []


@settings(deadline=None)
@given(st.text(max_size=6), NAMES, st.integers(1, 4))
def test_no_more_names_are_offered_than_asked_for_and_each_once(
    typed: str,
    names: list[str],
    limit: int,
) -> None:
    found = nearest(typed, names, limit=limit)
    assert len(found) == len(set(found)) <= limit
    assert set(found) <= set(names)


@settings(deadline=None)
@given(NAMES.filter(bool))
def test_a_name_typed_right_is_among_those_offered(names: list[str]) -> None:
    name = names[0].strip()
    if name:
        assert name in nearest(name, [name, *names], limit=len(names) + 1)


def test_a_suggestion_is_a_question_that_quotes_the_names() -> None:
    assert did_you_mean("作业拖欠", CAUSES) == "是不是想写“作业拖欠不完成”？"


def test_without_a_near_name_there_is_no_question() -> None:
    assert did_you_mean("天气不好", CAUSES) == ""
