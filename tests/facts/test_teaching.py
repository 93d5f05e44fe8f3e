"""教学进度: units laid into the weeks of the term; 教学目标: aims and figures in groups."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangen.facts.teaching import lessons_in

if TYPE_CHECKING:
    from plangen.facts.teaching import TaughtWeek, TeachingFacts

    from .conftest import FactsOf


TERM = {"开学日期": "2026-09-01", "周数": "21"}


def unit(title: str, lessons: int, weeks: str | None = None) -> dict[str, str]:
    found = {"内容": title, "课时": str(lessons)}
    return found | ({"周次": weeks} if weeks else {})


def laid_out(
    facts_of: FactsOf, *units: dict[str, str], weekly: int = 4, **more: Any
) -> TeachingFacts:
    return facts_of(TERM | {"课时": {"每周": str(weekly), "单元": list(units)}} | more).teaching


def told(week: TaughtWeek) -> list[tuple[str, int, int]]:
    return [(share.unit, share.first, share.last) for share in week.shares]


def lessons_of(teaching: TeachingFacts, title: str) -> list[int]:
    """Numbers of a unit's lessons in the order in which they are taught."""
    return [
        number
        for week in teaching.weeks
        for share in week.shares
        if share.unit == title
        for number in range(share.first, share.last + 1)
    ]


# How many lessons a week has.


@pytest.mark.parametrize(
    ("school_days", "weekly", "lessons"),
    [
        (5, 4, 4),
        (4, 4, 3),
        (3, 4, 2),
        (2, 4, 2),
        (1, 4, 1),
        (0, 4, 0),
        (6, 4, 5),
        (3, 5, 3),
        (6, 5, 6),
        (4, 7, 6),
        (2, 1, 0),
        (3, 1, 1),
    ],
)
def test_each_school_day_brings_its_share_of_the_weeks_lessons(
    school_days: int, weekly: int, lessons: int
) -> None:
    assert lessons_in(school_days, weekly) == lessons


def test_holidays_and_days_made_up_change_the_lessons_of_a_week(facts_of: FactsOf) -> None:
    weeks = laid_out(facts_of, unit("甲", 10), weekly=5).weeks
    lessons = {week.week.number: week.lessons for week in weeks}
    # Opened on a Tuesday; off on 25 September and 1–7 October; made up on 20 September, 10 October.
    assert [lessons[number] for number in range(1, 8)] == [4, 5, 6, 4, 3, 3, 5]


def test_the_lessons_of_the_autumn_of_2026_are_counted_from_its_school_days(
    facts_of: FactsOf,
) -> None:
    teaching = laid_out(facts_of, unit("甲", 10), weekly=5)
    # Less 31 August, 25 September and five days of October, plus the two days made up.
    assert teaching.room == 21 * 5 - 1 - 1 - 5 + 2
    assert teaching.lessons_a_day == Decimal(1)


def test_a_local_day_off_takes_its_lesson(facts_of: FactsOf) -> None:
    calendar = {"放假": ["2026-11-05～2026-11-06"]}
    weeks = laid_out(facts_of, unit("甲", 10), weekly=5, 校历=calendar).weeks
    assert weeks[9].lessons == 3


# Where the units go.


def test_units_follow_each_other_and_fill_week_after_week(facts_of: FactsOf) -> None:
    weeks = laid_out(facts_of, unit("甲", 9), unit("乙", 3), unit("丙", 1)).weeks
    assert [told(week) for week in weeks[:5]] == [
        [("甲", 1, 3)],
        [("甲", 4, 7)],
        [("甲", 8, 9), ("乙", 1, 3)],
        [("丙", 1, 1)],
        [],
    ]
    assert [week.spare for week in weeks[:5]] == [0, 0, 0, 2, 2]


def test_a_unit_that_a_week_holds_whole_is_marked_so(facts_of: FactsOf) -> None:
    weeks = laid_out(facts_of, unit("甲", 5), unit("乙", 2)).weeks
    assert [[share.whole for share in week.shares] for week in weeks[:2]] == [
        [False],
        [False, True],
    ]


def test_a_week_of_holidays_has_no_lessons(facts_of: FactsOf) -> None:
    calendar = {"放假": ["2026-11-09～2026-11-15 秋假"]}
    teaching = laid_out(facts_of, unit("甲", 70), 校历=calendar)
    assert (teaching.weeks[10].lessons, told(teaching.weeks[10])) == (0, [])
    assert lessons_of(teaching, "甲") == list(range(1, 71))


def test_what_no_unit_takes_is_spare(facts_of: FactsOf) -> None:
    teaching = laid_out(facts_of, unit("甲", 60))
    assert (teaching.needed, teaching.spare, teaching.left_out) == (60, teaching.room - 60, 0)


def test_lessons_beyond_the_term_are_left_out(facts_of: FactsOf) -> None:
    teaching = laid_out(facts_of, unit("甲", 60), unit("乙", 60))
    assert (teaching.spare, teaching.left_out) == (0, 120 - teaching.room)


def test_a_unit_of_fixed_weeks_is_spread_over_them(facts_of: FactsOf) -> None:
    weeks = laid_out(facts_of, unit("甲", 20), unit("复习", 5, "20～21")).weeks
    assert told(weeks[19]) == [("复习", 1, 3)]
    assert told(weeks[20]) == [("复习", 4, 5)]


def test_the_weeks_of_a_fixed_unit_are_kept_free_of_others(facts_of: FactsOf) -> None:
    teaching = laid_out(facts_of, unit("甲", 80), unit("复习", 4, "20～21"))
    assert {share.unit for week in teaching.weeks[19:] for share in week.shares} == {"复习"}
    assert teaching.left_out == 80 - sum(week.lessons for week in teaching.weeks[:19])


def test_units_after_a_fixed_one_come_after_its_weeks(facts_of: FactsOf) -> None:
    weeks = laid_out(facts_of, unit("甲", 4), unit("乙", 4, "9～10"), unit("丙", 4)).weeks
    assert [week.week.number for week in weeks if told(week)] == [1, 2, 9, 10, 11]
    assert told(weeks[10]) == [("丙", 1, 4)]


def test_a_fixed_unit_takes_no_more_than_its_weeks_have(facts_of: FactsOf) -> None:
    teaching = laid_out(facts_of, unit("复习", 12, "20～21"))
    assert lessons_of(teaching, "复习") == list(range(1, 9))
    assert teaching.left_out == 4


def test_the_first_week_leaves_no_room_before_it(facts_of: FactsOf) -> None:
    teaching = laid_out(facts_of, unit("甲", 4), unit("乙", 3, "1"))
    assert lessons_of(teaching, "甲") == []
    assert teaching.left_out == 4


@pytest.mark.parametrize("missing", ["开学日期", "周数", "每周", "单元"])
def test_without_one_of_its_facts_nothing_is_laid_out(facts_of: FactsOf, missing: str) -> None:
    data: dict[str, Any] = TERM | {"课时": {"每周": "4", "单元": [unit("甲", 12)]}}
    data.pop(missing, None)
    data["课时"].pop(missing, None)
    teaching = facts_of(data).teaching
    assert teaching.weeks == ()
    assert teaching.needed == (0 if missing == "单元" else 12)


TITLES = "甲乙丙丁戊己庚辛"
UNITS = st.lists(st.integers(1, 40), min_size=1, max_size=len(TITLES))


@given(lessons=UNITS, weekly=st.integers(1, 9), weeks=st.integers(1, 22))
def test_what_is_laid_out_is_what_is_needed_or_what_there_is(
    facts_of: FactsOf, lessons: list[int], weekly: int, weeks: int
) -> None:
    units = [unit(title, count) for title, count in zip(TITLES, lessons, strict=False)]
    teaching = laid_out(facts_of, *units, weekly=weekly, 周数=str(weeks))
    shares = [share for week in teaching.weeks for share in week.shares]
    assert sum(share.lessons for share in shares) == min(sum(lessons), teaching.room)
    assert all(week.spare >= 0 for week in teaching.weeks)
    assert all(share.lessons > 0 for share in shares)
    assert teaching.left_out == max(0, sum(lessons) - teaching.room)


@given(
    lessons=UNITS,
    weekly=st.integers(1, 9),
    fixed=st.none() | st.tuples(st.integers(1, 21), st.integers(0, 3)),
    place=st.integers(0, len(TITLES) - 1),
)
def test_lessons_of_a_unit_are_contiguous_and_units_are_in_order(
    facts_of: FactsOf,
    lessons: list[int],
    weekly: int,
    fixed: tuple[int, int] | None,
    place: int,
) -> None:
    units = [unit(title, count) for title, count in zip(TITLES, lessons, strict=False)]
    if fixed is not None:
        first, last = fixed[0], min(fixed[0] + fixed[1], 21)
        units[min(place, len(units) - 1)]["周次"] = f"{first}～{last}"
    teaching = laid_out(facts_of, *units, weekly=weekly)
    for title, count in zip(TITLES, lessons, strict=False):
        taught = lessons_of(teaching, title)
        assert taught == list(range(1, len(taught) + 1))
        assert len(taught) <= count
    order = [TITLES.index(share.unit) for week in teaching.weeks for share in week.shares]
    assert order == sorted(order)
    assert all(week.spare >= 0 for week in teaching.weeks)


# Aims.

AIMS = """\
教学目标:
  - {组: 知识与技能, 内容: [会读写, 会笔算]}
  - {组: 数学思考, 内容: 能说出道理}
  - 愿意验算
目标:
  - {指标: 做对率, 目标: 80%, 组: 知识与技能}
  - {指标: 及格率, 目标: 93%}
  - {内容: 每课有记录, 组: 习惯}
"""


def test_aims_and_figures_of_a_group_stand_together_and_the_rest_comes_last(
    facts_of: FactsOf,
) -> None:
    groups = facts_of(AIMS).teaching.groups
    found = [(g.title, g.aims, tuple(goal.name for goal in g.goals)) for g in groups]
    assert found == [
        ("知识与技能", ("会读写", "会笔算"), ("做对率",)),
        ("数学思考", ("能说出道理",), ()),
        ("习惯", (), ("每课有记录",)),
        (None, ("愿意验算",), ("及格率",)),
    ]


def test_a_dossier_without_aims_has_no_groups(facts_of: FactsOf) -> None:
    assert facts_of("学校: 向阳小学\n").teaching.groups == ()
