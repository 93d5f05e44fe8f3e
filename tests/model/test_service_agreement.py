"""Facts about 课后服务 that contradict each other."""

from __future__ import annotations

import pytest

from plangen.model.service_agreement import check_service_agreement
from plangen.problems import Problem, Severity

from .reading import problems_of

TIMES = """\
文种: 课后服务实施方案
课后服务:
  时间:
    每周: 周一至周四
    时段: {前段: 15:50～16:45, 后段: 16:55～17:50}
  安排:
"""


def checked(text: str) -> list[Problem]:
    return problems_of(text, check_service_agreement)


def row(**cells: str) -> str:
    cells = {"星期": "周一", "时段": "前段", "内容": "作业辅导"} | cells
    return "    - {" + ", ".join(f"{key}: {cell}" for key, cell in cells.items() if cell) + "}\n"


def test_a_dossier_without_the_service_contradicts_nothing() -> None:
    assert checked("文种: 课后服务实施方案\n") == []


def test_more_pupils_than_the_school_has_are_an_error_that_names_both_lines() -> None:
    text = "文种: 课后服务实施方案\n课后服务:\n  报名:\n    学生: 840\n    全校: 830\n"
    (problem,) = checked(text)
    assert (problem.line, problem.severity) == (4, Severity.ERROR)
    assert "840 人，比全校 830 人（第 5 行）还多" in problem.message
    assert checked(text.replace("840", "830")) == []


def test_a_row_on_a_day_without_service_is_an_error_that_names_the_days() -> None:
    (problem,) = checked(TIMES + row(星期="周四、周五"))
    assert (problem.line, problem.severity) == (7, Severity.ERROR)
    assert "排在周五" in problem.message
    assert "（第 4 行）只有周一至周四" in problem.message


def test_a_row_of_an_unknown_part_of_the_day_is_an_error_that_offers_the_nearest() -> None:
    (problem,) = checked(TIMES + row(时段="第前段"))
    assert "“第前段”不是服务时间里的时段" in problem.message
    assert "“前段”" in problem.hint


@pytest.mark.parametrize("slot", ["前段", "", "16:00～16:30"])
def test_a_row_may_name_its_part_of_the_day_or_its_hours_or_neither(slot: str) -> None:
    assert checked(TIMES + row(时段=slot)) == []


def test_a_row_outside_the_hours_is_an_error() -> None:
    (problem,) = checked(TIMES + row(时段="17:30～18:30"))
    assert "17:30～18:30 不在服务时间 15:50～17:50（第 5 行）之内" in problem.message


def test_parts_of_a_day_that_overlap_are_an_error() -> None:
    (problem,) = checked(TIMES.replace("16:55", "16:40").removesuffix("  安排:\n"))
    assert "后段 16:40～17:50 与前段 15:50～16:45 有重叠" in problem.message


@pytest.mark.parametrize(("key", "what"), [("地点", "操场"), ("教师", "郑凯")])
def test_a_place_or_teacher_needed_twice_at_once_is_a_warning(key: str, what: str) -> None:
    (problem,) = checked(TIMES + row(**{key: what}) + row(内容="篮球", **{key: what}))
    assert (problem.line, problem.severity) == (8, Severity.WARNING)
    assert f"周一前段，{key}“{what}”安排了两次（另一处在第 7 行）" in problem.message


def test_one_of_several_teachers_counts() -> None:
    (problem,) = checked(TIMES + row(教师="郑凯、任强") + row(教师="任强"))
    assert "“任强”" in problem.message


def test_hours_that_overlap_are_at_once_whatever_they_are_called() -> None:
    found = checked(TIMES + row(教师="任强") + row(教师="任强", 时段="16:30～17:30"))
    assert [problem.severity for problem in found] == [Severity.WARNING]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"星期": "周二"}, id="another-day"),
        pytest.param({"时段": "后段"}, id="another-part"),
        pytest.param({"教师": "任强", "地点": "礼堂"}, id="others"),
    ],
)
def test_what_is_not_needed_at_once_is_no_double_booking(other: dict[str, str]) -> None:
    same = {"教师": "郑凯", "地点": "操场"}
    assert checked(TIMES + row(**same) + row(**(same | other))) == []


@pytest.mark.parametrize(
    ("place", "teacher"),
    [("各班教室", "各班教师"), ("", "值班教师"), ("", "班主任"), ("", "体育组")],
)
def test_words_for_several_people_or_places_may_stand_twice(place: str, teacher: str) -> None:
    both = {"地点": place, "教师": teacher}
    assert checked(TIMES + row(**both) + row(内容="阅读", **both)) == []


@pytest.mark.parametrize(
    ("indicator", "target", "words"),
    [
        ("每周天数", "5天", "服务时间（第 4 行）有 4 天"),
        ("每天时长", "3小时", "服务时间（第 5 行）是 15:50～17:50"),
    ],
)
def test_a_goal_for_the_length_must_be_that_of_the_times(
    indicator: str, target: str, words: str
) -> None:
    text = TIMES.removesuffix("  安排:\n")
    goal = "目标:\n  - 指标: {}\n    目标: {}\n"
    (problem,) = checked(text + goal.format(indicator, target))
    assert problem.severity is Severity.ERROR
    assert words in problem.message
    kept = {"每周天数": "4天", "每天时长": "120分钟"}[indicator]
    assert checked(text + goal.format(indicator, kept)) == []
