from __future__ import annotations

from collections.abc import Callable

import pytest

from plangen.problems import Problem, Severity

GapsOf = Callable[..., list[Problem]]

SOUND = """\
学科: 数学
年级: 四年级
学困生:
  - {姓名: 许晓, 原因: [作业马虎粗心]}
原因分析: [作业马虎粗心]
措施: [作业面批]
"""


def messages(problems: list[Problem]) -> str:
    return "\n".join(problem.message for problem in problems)


def test_a_plan_without_gaps_brings_no_warning(gaps_of: GapsOf) -> None:
    assert gaps_of(SOUND) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(
            "措施: [作业面批]", "措施: [业务学习]", "没有对应的措施", id="cause-unanswered"
        ),
        pytest.param(
            "措施: [作业面批]",
            "措施: [作业面批, 假前要求假中走访]",
            "没有对着任何一条原因",
            id="measure-without-cause",
        ),
        pytest.param(", 原因: [作业马虎粗心]}", "}", "没有写原因", id="pupil-without-cause"),
        pytest.param(
            "原因分析: [作业马虎粗心]",
            "原因分析: [作业马虎粗心, 学习习惯不良]",
            "没有写到哪个学生名下",
            id="cause-without-pupil",
        ),
        pytest.param("学科: 数学", "学科: 语文", None, id="another-subject-fits-as-well"),
    ],
)
def test_what_stands_alone_is_a_warning(
    gaps_of: GapsOf,
    old: str,
    new: str,
    expected: str | None,
) -> None:
    assert old in SOUND
    found = gaps_of(SOUND.replace(old, new))
    assert {problem.severity for problem in found} <= {Severity.WARNING}
    if expected is None:
        assert found == []
    else:
        assert expected in messages(found)


def test_an_unanswered_cause_comes_with_measures_of_the_library(gaps_of: GapsOf) -> None:
    found = gaps_of("原因分析: [作业拖欠不完成]\n")
    assert any("素材库里可用的措施" in problem.hint for problem in found)


def test_two_measures_in_conflict_are_a_warning_with_the_reason(gaps_of: GapsOf) -> None:
    found = gaps_of("措施: [进步奖评比, 淡化分数排名]\n")
    problem = next(p for p in found if "并用" in p.message)
    assert problem.severity is Severity.WARNING
    assert problem.hint


def test_a_cause_of_mathematics_in_a_plan_for_chinese_is_a_warning(gaps_of: GapsOf) -> None:
    found = gaps_of("学科: 语文\n原因分析: [计算能力偏弱]\n")
    assert "一般不用于语文" in messages(found)


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        ("总结: {日期: 2027-01-22}", "没有期末成绩"),
        ("总结: {打算: [补上家访]}", "没有写日期"),
        ("总结: {日期: 2027-01-22}", "没有执行记录：作业面批"),
    ],
    ids=["no-results", "no-date", "no-record"],
)
def test_what_a_summary_lacks_is_a_warning(
    gaps_of: GapsOf,
    outcome: str,
    expected: str,
) -> None:
    assert expected in messages(gaps_of(SOUND + outcome + "\n", summary=True))


def test_results_are_not_missed_in_a_plan(gaps_of: GapsOf) -> None:
    assert gaps_of(SOUND + "总结: {日期: 2027-01-22}\n") == []
