"""The pupils by type and by the sides of their causes, and the measures of each type."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from plangen.facts.results import shown

if TYPE_CHECKING:
    from plangen.facts.typology import Distribution

    from .conftest import FactsOf

TYPES = ("动力不足", "能力不足", "暂时困难")
CAUSES = ("作业拖欠不完成", "听课不专心", "基础知识薄弱", "自卑缺乏自信")


def pupils(*given: tuple[list[str], list[str]]) -> list[dict[str, object]]:
    return [
        {"姓名": f"学生{i}", "类型": types, "原因": causes}
        for i, (types, causes) in enumerate(given)
    ]


def counts(found: Distribution | None) -> dict[str, int]:
    assert found is not None
    return {row.name: row.count for row in found.rows}


def test_pupils_are_counted_under_each_of_their_types(facts_of: FactsOf) -> None:
    listed = pupils((["动力不足"], []), (["动力不足", "能力不足"], []), ([], []))
    found = facts_of({"学困生": listed}).typology.by_type
    assert counts(found) == {"动力不足": 2, "能力不足": 1}
    assert found is not None
    assert (found.total, found.unsorted, found.overlaps) == (3, 1, True)
    assert [shown(row.percent) for row in found.rows] == [Decimal("66.7"), Decimal("33.3")]


def test_types_that_part_the_pupils_do_not_overlap(facts_of: FactsOf) -> None:
    found = facts_of({"学困生": pupils((["动力不足"], []), (["能力不足"], []))}).typology.by_type
    assert found is not None
    assert not found.overlaps


def test_shares_that_do_not_add_up_to_100_are_known(facts_of: FactsOf) -> None:
    def apart(*types: list[str]) -> bool:
        found = facts_of({"学困生": pupils(*((names, []) for names in types))}).typology.by_type
        assert found is not None
        return found.rounded_apart

    assert apart(["动力不足"], ["能力不足"], ["暂时困难"])
    assert apart(["动力不足"], ["能力不足"], [])
    assert not apart(["动力不足"], ["能力不足"])
    assert not apart(["动力不足"], ["动力不足", "能力不足"], ["暂时困难"])


def test_a_type_named_twice_by_a_pupil_counts_once(facts_of: FactsOf) -> None:
    found = facts_of({"学困生": pupils((["动力不足", "动力不足"], []))}).typology.by_type
    assert counts(found) == {"动力不足": 1}


def test_two_causes_on_one_side_count_a_pupil_once(facts_of: FactsOf) -> None:
    listed = pupils(
        ([], ["作业拖欠不完成", "听课不专心"]),
        ([], ["听课不专心", "自卑缺乏自信"]),
    )
    found = facts_of({"学困生": listed}).typology.by_dimension
    assert counts(found) == {"学习习惯与方法": 2, "学生心理": 1}
    assert found is not None
    assert found.overlaps


def test_without_types_or_causes_there_is_nothing_to_count(facts_of: FactsOf) -> None:
    found = facts_of({"学困生": pupils(([], []))}).typology
    assert found.by_type is None
    assert found.by_dimension is None


def test_types_stand_in_the_order_in_which_they_are_explained(facts_of: FactsOf) -> None:
    listed = pupils((["动力不足"], []), (["能力不足"], []))
    notes = [{"名称": "能力不足"}, {"名称": "动力不足"}]
    found = facts_of({"学困生": listed, "类型说明": notes}).typology
    assert list(counts(found.by_type)) == ["能力不足", "动力不足"]


def test_the_rows_with_most_pupils_lead(facts_of: FactsOf) -> None:
    listed = pupils((["动力不足"], []), (["能力不足"], []), (["能力不足"], []))
    found = facts_of({"学困生": listed}).typology.by_type
    assert found is not None
    assert [row.name for row in found.top] == ["能力不足"]


@given(
    given=st.lists(
        st.tuples(
            st.lists(st.sampled_from(TYPES), max_size=3),
            st.lists(st.sampled_from(CAUSES), max_size=3, unique=True),
        ),
        min_size=1,
        max_size=14,
    )
)
def test_both_distributions_have_the_pupils_as_their_total(
    facts_of: FactsOf, given: list[tuple[list[str], list[str]]]
) -> None:
    found = facts_of({"学困生": pupils(*given)}).typology
    for spread in (found.by_type, found.by_dimension):
        if spread is None:
            continue
        told = sum(row.count for row in spread.rows) + spread.unsorted
        assert spread.total == len(given)
        assert told >= spread.total
        assert spread.overlaps is (told > spread.total)


# Types and their measures.

NOTES = [
    {"名称": "动力不足", "特征": "题目做得出，只是不做。", "措施": ["特定作业", "查漏补缺"]},
    {"名称": "能力不足", "措施": ["查漏补缺", "动手操作"]},
]


def test_a_measure_of_two_types_is_told_under_the_first(facts_of: FactsOf) -> None:
    first, second = facts_of({"类型说明": NOTES}).typology.types
    assert (first.measures, first.shared) == (("特定作业", "查漏补缺"), ())
    assert (second.measures, second.shared) == (("动手操作",), ("查漏补缺",))


def test_measures_of_no_type_stand_apart(facts_of: FactsOf) -> None:
    found = facts_of({"类型说明": NOTES, "措施": ["家访", "特定作业"]}).typology
    assert (found.joint, found.other) == ((), ("家访",))


def test_a_measure_for_pupils_of_several_types_is_joint(facts_of: FactsOf) -> None:
    listed = pupils((["动力不足"], ["听课不专心"]), (["能力不足"], ["听课不专心", "自卑缺乏自信"]))
    given = {
        "学困生": listed,
        "类型说明": NOTES,
        "措施": ["课堂听讲习惯", "谈心交流", "特定作业"],
    }
    found = facts_of(given).typology
    assert (found.joint, found.other) == (("课堂听讲习惯",), ("谈心交流",))


def test_a_pupil_of_two_types_makes_no_measure_joint(facts_of: FactsOf) -> None:
    listed = pupils((["动力不足", "能力不足"], ["听课不专心"]))
    given = {"学困生": listed, "类型说明": NOTES, "措施": ["课堂听讲习惯"]}
    assert facts_of(given).typology.joint == ()


def test_a_type_knows_its_pupils(facts_of: FactsOf) -> None:
    listed = pupils((["动力不足"], []), (["动力不足", "能力不足"], []))
    first, second = facts_of({"学困生": listed, "类型说明": NOTES}).typology.types
    assert [len(first.pupils), len(second.pupils)] == [2, 1]


def test_the_measures_of_a_type_are_for_its_pupils_alone(facts_of: FactsOf) -> None:
    listed = pupils((["动力不足"], []), ([], ["基础知识薄弱"]))
    facts = facts_of(
        {
            "学困生": listed,
            "类型说明": NOTES[:1],
            "措施": [{"名称": "查漏补缺", "针对": ["基础知识薄弱"]}],
        }
    )
    (mended,) = (measure for measure in facts.measures if measure.name == "查漏补缺")
    assert [pupil.name for pupil in mended.pupils] == ["学生0"]


def test_what_is_for_some_pupils_answers_only_causes_of_theirs(facts_of: FactsOf) -> None:
    listed = pupils((["动力不足"], ["作业拖欠不完成"]), ([], ["自卑缺乏自信"]))
    note = {"名称": "动力不足", "措施": ["激励性评语"]}
    (remark,) = facts_of({"学困生": listed, "类型说明": [note]}).measures
    assert [cause.name for cause in remark.causes] == ["作业拖欠不完成"]
