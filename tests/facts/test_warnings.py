from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plangen.problems import Problem, Severity

if TYPE_CHECKING:
    from .conftest import GapsOf


GOALS = "[按时交作业, {指标: 每周缺交, 基线: 9次, 目标: 3次}]"
SOUND = f"""\
开学日期: 2026-09-01
周数: 21
学科: 数学
年级: 四年级
学困生:
  - {{姓名: 许晓, 原因: [作业马虎粗心]}}
原因分析: [作业马虎粗心]
目标: {GOALS}
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
        pytest.param(
            "措施: [作业面批]",
            "措施: [作业面批, 校内完成当天作业]",
            None,
            id="measure-of-organisation-without-cause",
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


@pytest.mark.parametrize("key", ["学困生", "原因分析", "目标", "措施"])
def test_a_part_that_a_plan_should_have_is_missed(gaps_of: GapsOf, key: str) -> None:
    assert f"档案里没有“{key}”" in messages(gaps_of("学科: 数学\n"))


@pytest.mark.parametrize("key", ["学困生", "原因分析", "目标", "措施"])
def test_a_part_that_is_there_is_not_missed(gaps_of: GapsOf, key: str) -> None:
    assert f"档案里没有“{key}”" not in messages(gaps_of(SOUND))


def test_a_number_of_pupils_stands_for_their_list(gaps_of: GapsOf) -> None:
    found = messages(gaps_of("学生情况: {学困生人数: 7}\n"))
    assert "档案里没有“学困生”" not in found


def test_targets_of_pupils_are_goals(gaps_of: GapsOf) -> None:
    given = SOUND.replace(f"目标: {GOALS}\n", "").replace("心]}", "心], 目标: 60}")
    assert gaps_of(given) == []


def test_parts_are_not_missed_in_a_summary(gaps_of: GapsOf) -> None:
    assert "档案里没有" not in messages(gaps_of("总结: {日期: 2027-01-22}\n", summary=True))


def test_an_indicator_without_a_target_is_a_warning(gaps_of: GapsOf) -> None:
    found = gaps_of(SOUND.replace(GOALS, "[{指标: 及格率}]"))
    assert "没有写目标值" in messages(found)
    assert {problem.severity for problem in found} == {Severity.WARNING}


@pytest.mark.parametrize(
    ("goal", "behind"),
    [
        pytest.param("{指标: 及格率, 基线: 80%, 目标: 70%}", True, id="lower-pass-rate"),
        pytest.param("{指标: 低分率, 基线: 3%, 目标: 5%}", True, id="more-failures"),
        pytest.param("{指标: 及格率, 基线: 80%, 目标: 90%}", False, id="higher-pass-rate"),
        pytest.param("{指标: 低分率, 基线: 5%, 目标: 3%}", False, id="fewer-failures"),
        pytest.param("{指标: 及格率, 基线: 80%, 目标: 80%}", False, id="kept"),
        pytest.param("{指标: 每周缺交, 基线: 9次, 目标: 3次}", False, id="direction-of-ones-own"),
    ],
)
def test_a_target_behind_what_there_is_is_a_warning(
    gaps_of: GapsOf,
    goal: str,
    behind: bool,  # noqa: FBT001
) -> None:
    found = messages(gaps_of(SOUND.replace(GOALS, f"[{goal}]")))
    assert ("比现在还差" in found) is behind


@pytest.mark.parametrize(
    ("before", "target", "behind"),
    [
        ("52", "52", True),
        ("52", "50", True),
        ("52", "60", False),
        ("良", "良", True),
        ("良", "合格", True),
        ("合格", "及格", True),
        ("合格", "优秀", False),
    ],
)
def test_a_pupils_target_must_be_above_his_result(
    gaps_of: GapsOf,
    before: str,
    target: str,
    behind: bool,  # noqa: FBT001
) -> None:
    pupil = f"心], 成绩: {{上学期期末: {before}}}, 目标: {target}}}"
    found = messages(gaps_of(SOUND.replace("心]}", pupil)))
    assert ("不高于现在的" in found) is behind


def test_goals_without_a_figure_are_a_gap(gaps_of: GapsOf) -> None:
    (problem,) = gaps_of(SOUND.replace(GOALS, "[争取好成绩]"))
    assert "目标里没有一个数字" in problem.message
    assert "指标: 及格率" in problem.hint


def test_a_target_of_a_pupil_is_a_figure(gaps_of: GapsOf) -> None:
    given = SOUND.replace(GOALS, "[争取好成绩]").replace("心]}", "心], 目标: 60}")
    assert "目标里没有一个数字" not in messages(gaps_of(given))


def test_a_warning_stands_at_the_line_that_brings_it(gaps_of: GapsOf) -> None:
    found = gaps_of(SOUND.replace("[作业面批]", "[作业面批, 假前要求假中走访]"))
    assert [problem.source for problem in found] == ["措施: [作业面批, 假前要求假中走访]"]


# The pupils who are ahead.

TALENT = (
    SOUND
    + """\
培优:
  学生:
    - {姓名: 沈知言, 成绩: {上学期期末: 93}, 目标: 95}
  目标:
    - {指标: 投稿篇数, 目标: 4篇}
  措施:
    - 小讲师
"""
)


def test_a_sound_plan_for_both_ends_brings_no_warning(gaps_of: GapsOf) -> None:
    assert gaps_of(TALENT) == []


@pytest.mark.parametrize(
    ("old", "new", "expected", "line"),
    [
        pytest.param("目标: 95", "目标: 90", "不高于现在的 93", 12, id="target-behind"),
        pytest.param(", 目标: 4篇", "", "没有写目标值", 14, id="goal-without-target"),
        pytest.param("  措施:\n    - 小讲师\n", "", "“培优”里没有措施", 10, id="no-measures"),
        pytest.param(
            "  学生:\n    - {姓名: 沈知言, 成绩: {上学期期末: 93}, 目标: 95}\n",
            "",
            "“培优”里没有学生",
            10,
            id="no-pupils",
        ),
    ],
)
def test_gaps_among_those_who_are_ahead_are_told_where_they_are(
    gaps_of: GapsOf, old: str, new: str, expected: str, line: int
) -> None:
    assert old in TALENT
    (problem,) = gaps_of(TALENT.replace(old, new))
    assert expected in problem.message
    assert problem.line == line


def test_a_summary_misses_records_of_either_end(gaps_of: GapsOf) -> None:
    found = messages(gaps_of(TALENT + "总结: {措施执行: {作业面批: 60次}}\n", summary=True))
    assert "1 项措施没有执行记录：小讲师" in found


@pytest.mark.parametrize(
    ("relates", "served"),
    [
        ("作业面批", True),
        ("面批面改", True),
        ("作业马虎粗心", True),
        ("[父母忙疏于照管, 作业马虎粗心]", True),
        ("谈心交流", False),
        ("父母忙疏于照管", False),
    ],
    ids=["measure", "alias", "answered-cause", "one-of-two", "measure-not-there", "open-cause"],
)
def test_a_goal_that_no_measure_serves_is_named(
    gaps_of: GapsOf,
    relates: str,
    served: bool,  # noqa: FBT001
) -> None:
    goal = f"[{{内容: 按时交作业, 对应: {relates}}}]"
    found = gaps_of(SOUND.replace(GOALS, goal))
    assert ("目标“按时交作业”没有措施来做" not in messages(found)) is served


def test_a_goal_that_does_not_say_what_serves_it_is_left_alone(gaps_of: GapsOf) -> None:
    assert (
        gaps_of(SOUND.replace(GOALS, "[{内容: 按时交作业, 测法: 记录}, {指标: 缺交, 目标: 3次}]"))
        == []
    )
