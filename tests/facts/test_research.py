"""What follows from a research project: rates, shares, levels, turns of results."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangen.facts.results import shown

if TYPE_CHECKING:
    from plangen.facts.people import PupilFacts
    from plangen.facts.research import ResearchFacts, SurveyFacts

    from .conftest import FactsOf

COUNTS = st.dictionaries(
    st.text(st.characters(categories=["Lo"]), min_size=1, max_size=4),
    st.integers(0, 500),
    min_size=1,
    max_size=6,
)


def research(facts_of: FactsOf, project: object, **more: Any) -> ResearchFacts:
    found = facts_of({"课题": project} | more).research
    assert found is not None
    return found


def survey(facts_of: FactsOf, **told: object) -> SurveyFacts:
    (found,) = research(facts_of, {"问卷": [as_text(told)]}).surveys
    return found


def as_text(value: object) -> object:
    if isinstance(value, dict):
        return {key: as_text(item) for key, item in value.items()}
    return str(value)


def percents(found: SurveyFacts) -> list[Decimal | None]:
    return [None if x.percent is None else shown(x.percent) for x in found.factors]


def names(pupils: tuple[PupilFacts, ...]) -> list[str]:
    return [pupil.name for pupil in pupils]


def pupil(name: str, *scores: str, **more: object) -> dict[str, object]:
    columns = ("上学期期末", "期末", "学年末")
    return {"姓名": name, "成绩": dict(zip(columns, scores, strict=False))} | more


def test_a_dossier_without_a_project_has_no_facts_of_one(facts_of: FactsOf) -> None:
    assert facts_of({}).research is None


# Questionnaires.


def test_the_rates_have_their_own_denominators(facts_of: FactsOf) -> None:
    found = survey(facts_of, 发出=120, 收回=118, 有效=115, 结果={"基础": 115})
    assert found.return_rate is not None
    assert found.valid_rate is not None
    assert shown(found.return_rate) == Decimal("98.3")
    assert shown(found.valid_rate) == Decimal("97.5")


def test_a_rate_without_its_whole_is_missing(facts_of: FactsOf) -> None:
    found = survey(facts_of, 收回=118, 结果={"基础": 118})
    assert found.return_rate is None
    assert found.valid_rate is None
    assert survey(facts_of, 发出=0, 收回=0).return_rate is None


def test_shares_are_shares_of_the_valid_sheets(facts_of: FactsOf) -> None:
    found = survey(facts_of, 收回=118, 有效=115, 结果={"基础": 69, "方法": 23, "环境": 23})
    assert (found.sample, found.sample_key) == (115, "有效")
    assert percents(found) == [Decimal("60.0"), Decimal("20.0"), Decimal("20.0")]


def test_without_valid_sheets_a_single_choice_counts_those_who_answered(
    facts_of: FactsOf,
) -> None:
    found = survey(facts_of, 收回=118, 结果={"基础": 60, "方法": 40})
    assert (found.sample, found.sample_key) == (100, "")
    assert percents(found) == [Decimal("60.0"), Decimal("40.0")]


def test_without_valid_sheets_several_choices_are_shares_of_those_returned(
    facts_of: FactsOf,
) -> None:
    found = survey(facts_of, 收回=80, 多选="是", 结果={"看不懂": 60, "写得慢": 40})
    assert (found.sample, found.sample_key) == (80, "收回")
    assert percents(found) == [Decimal("75.0"), Decimal("50.0")]


def test_several_choices_without_any_sheets_have_no_shares(facts_of: FactsOf) -> None:
    found = survey(facts_of, 多选="是", 结果={"看不懂": 60, "写得慢": 40})
    assert found.sample is None
    assert percents(found) == [None, None]


@pytest.mark.parametrize(
    ("counts", "top"),
    [
        ({"基础": 69, "方法": 23, "环境": 23}, ["基础"]),
        ({"基础": 40, "方法": 40, "环境": 20}, ["基础", "方法"]),
        ({"基础": 40, "方法": 40}, []),
        ({"基础": 40}, []),
    ],
    ids=["one", "a-tie", "all-equal", "alone"],
)
def test_the_factor_chosen_most_is_named_only_where_there_is_one(
    facts_of: FactsOf, counts: dict[str, int], top: list[str]
) -> None:
    assert [factor.name for factor in survey(facts_of, 结果=counts).top] == top


def test_shares_that_do_not_add_up_as_printed_are_known(facts_of: FactsOf) -> None:
    assert survey(facts_of, 结果={"甲": 1, "乙": 1, "丙": 1}).rounded_apart
    assert not survey(facts_of, 结果={"甲": 3, "乙": 1}).rounded_apart
    assert not survey(facts_of, 多选="是", 收回=3, 结果={"甲": 1, "乙": 1}).rounded_apart


@given(counts=COUNTS)
def test_the_shares_of_a_single_choice_are_the_whole(
    facts_of: FactsOf, counts: dict[str, int]
) -> None:
    found = survey(facts_of, 结果=counts)
    shares = [factor.percent for factor in found.factors if factor.percent is not None]
    assert found.total == sum(counts.values())
    assert not shares or abs(sum(shares, Decimal(0)) - 100) < Decimal("1e-9")


def test_a_questionnaire_without_a_name_has_a_plain_one(facts_of: FactsOf) -> None:
    assert survey(facts_of, 结果={"甲": 1}).name == "成因问卷"


# The month of the project.


@pytest.mark.parametrize(
    ("date", "month"),
    [("2027-01-25", 11), ("2026-03-01", 1), ("2027-06-30", 16), ("2027-07-01", None)],
)
def test_the_month_of_the_project_is_counted_to_the_date(
    facts_of: FactsOf, date: str, month: int | None
) -> None:
    assert research(facts_of, {"起止": "2026-03～2027-06"}, 日期=date).month == month


def test_without_date_or_period_there_is_no_month(facts_of: FactsOf) -> None:
    assert research(facts_of, {"起止": "2026-03～2027-06"}).month is None
    assert research(facts_of, {"名称": "研究"}, 日期="2027-01-25").month is None


# The pupils.


def levels(facts_of: FactsOf, *scores: str, **more: str) -> dict[str, int]:
    pupils = [pupil(f"学生{i}", score) for i, score in enumerate(scores)]
    found = research(facts_of, {"名称": "研究"}, 学困生=pupils, **more)
    return {level.name: level.count for level in found.levels}


def test_each_level_holds_its_lower_bound(facts_of: FactsOf) -> None:
    assert levels(facts_of, "60", "59.5", "40", "39") == {
        "60分及以上": 1,
        "40分以上、不到60分": 2,
        "不到40分": 1,
    }


def test_levels_are_shares_of_full_marks(facts_of: FactsOf) -> None:
    assert levels(facts_of, "90", "59", 满分="150") == {"90分及以上": 1, "不到60分": 1}


def test_levels_that_nobody_has_are_left_out(facts_of: FactsOf) -> None:
    assert levels(facts_of, "45") == {"40分以上、不到60分": 1}


def test_marks_are_levels_of_their_own(facts_of: FactsOf) -> None:
    assert levels(facts_of, "待合格", "合格", "待合格") == {"合格": 1, "待合格": 2}


def test_a_pupil_without_a_result_is_counted_as_such(facts_of: FactsOf) -> None:
    assert levels(facts_of, "45", "缺考") == {"40分以上、不到60分": 1, "没有成绩": 1}
    assert levels(facts_of, "缺考") == {}


@given(scores=st.lists(st.integers(0, 100).map(str) | st.just("缺考"), min_size=1, max_size=12))
def test_every_pupil_has_one_level(facts_of: FactsOf, scores: list[str]) -> None:
    found = levels(facts_of, *scores)
    assert not found or sum(found.values()) == len(scores)


def test_what_belongs_to_a_sensitive_cause_is_not_named_beside_the_pupil(
    facts_of: FactsOf,
) -> None:
    signs, causes = ["平时跟奶奶住", "作业常缺"], ["留守或隔代照看", "作业拖欠不完成"]
    found = research(
        facts_of,
        {"名称": "研究"},
        学困生=[pupil("许晓", 表现=signs, 原因=causes)],
        措施=["特定作业", "留守儿童亲情补位"],
    )
    assert found.investigated[0].signs == ("作业常缺",)
    assert found.investigated[0].measures == ("特定作业",)


def test_measures_and_teachers_are_those_of_the_pupil(facts_of: FactsOf) -> None:
    found = research(
        facts_of,
        {
            "成员": [
                {"姓名": "周敏", "指导学生": ["许晓"]},
                {"姓名": "何文静", "指导学生": ["许晓"]},
            ]
        },
        学困生=[pupil("许晓", 原因=["作业拖欠不完成"]), pupil("马小雨")],
        措施=[{"名称": "作业面批", "针对": ["作业拖欠不完成"]}],
    ).investigated
    assert [one.measures for one in found] == [("作业面批",), ()]
    assert [one.guides for one in found] == [("周敏", "何文静"), ()]


def turns(facts_of: FactsOf, *pupils: dict[str, object]) -> tuple[list[str], list[str]]:
    found = research(facts_of, {"名称": "研究"}, 学困生=list(pupils))
    return names(found.climbing), names(found.wavering)


def test_who_rose_every_time_and_who_fell_is_told_apart(facts_of: FactsOf) -> None:
    climbing, wavering = turns(
        facts_of,
        pupil("许晓", "48", "56", "63"),
        pupil("马小雨", "51", "62", "58"),
        pupil("丁一", "54", "57", "57"),
        pupil("陆平", "待合格", "合格", "良"),
        pupil("康宁", "良", "合格", "良"),
    )
    assert climbing == ["许晓", "陆平"]
    assert wavering == ["马小雨", "康宁"]


def test_who_missed_one_did_not_rise_every_time_but_may_have_fallen(facts_of: FactsOf) -> None:
    assert turns(
        facts_of, pupil("许晓", "48", "56", "缺考"), pupil("龚铭", "33", "31", "缺考")
    ) == (
        [],
        ["龚铭"],
    )


def test_two_results_show_no_turns(facts_of: FactsOf) -> None:
    assert turns(facts_of, pupil("许晓", "48", "56"), pupil("马小雨", "51", "42")) == ([], [])


def test_marks_beside_points_are_not_compared(facts_of: FactsOf) -> None:
    assert turns(facts_of, pupil("许晓", "待合格", "56", "63")) == ([], [])
