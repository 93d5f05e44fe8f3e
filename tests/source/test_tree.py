"""YAML to values that know their place."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from plangen.source.tree import Mark, Refused, parse

LINE = st.text(
    st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=12
).filter(
    lambda text: "【" not in text,
)
VALUES = st.recursive(
    LINE,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(LINE, inner, max_size=3),
    max_leaves=8,
)


@settings(deadline=None)
@given(VALUES)
def test_what_yaml_writes_comes_back_the_same(value: Any) -> None:
    assert parse(yaml.safe_dump(value, allow_unicode=True)).data == value


@pytest.mark.parametrize(
    "scalar",
    ["0012", "0089", "16:30", "10.10", "2026-9-1", "2026-13-45", "no", "on", "1e3", "0x1F"],
)
def test_a_scalar_stays_the_text_that_was_typed(scalar: str) -> None:
    assert parse(f"学号: {scalar}").data == {"学号": scalar}


@pytest.mark.parametrize("scalar", ["", "~", "null"])
def test_an_empty_value_is_none(scalar: str) -> None:
    assert parse(f"标题: {scalar}").data == {"标题": None}


def test_quoted_emptiness_is_text() -> None:
    assert parse("标题: ''").data == {"标题": ""}


def test_empty_items_of_a_list_are_left_out() -> None:
    assert parse("特点:\n  - 粗心\n  -\n  - 好动\n").data == {"特点": ["粗心", "好动"]}


def test_an_item_after_an_empty_one_keeps_its_own_place() -> None:
    tree = parse("特点:\n  -\n  - 好动\n")
    assert tree.values["特点", 0] == Mark(3, 5)


def test_an_empty_text_has_no_data() -> None:
    assert parse("# 只有说明\n").data is None


def test_values_and_keys_know_their_line_and_column() -> None:
    tree = parse("学困生:\n  - 姓名: 许晓\n    成绩: {期末: 68}\n")
    assert tree.values["学困生", 0, "姓名"] == Mark(2, 9)
    assert tree.keys["学困生", 0, "成绩"] == Mark(3, 5)
    assert tree.values["学困生", 0, "成绩", "期末"] == Mark(3, 14)


def test_a_key_written_twice_is_reported_with_both_places() -> None:
    assert parse("班级: 二\n学科: 数学\n班级: 三\n").duplicates == [
        ("班级", Mark(1, 1), Mark(3, 1))
    ]


def test_of_a_key_written_twice_the_first_value_is_kept() -> None:
    assert parse("班级: 二\n班级: 三\n").data == {"班级": "二"}


def test_the_same_key_in_two_list_items_is_no_duplicate() -> None:
    assert parse("- 姓名: 许晓\n- 姓名: 马雨\n").duplicates == []


def test_a_key_that_is_a_list_is_refused() -> None:
    ((mark, message),) = parse("? [甲, 乙]\n: 丙\n").refused
    assert mark == Mark(1, 3)
    assert "键名" in message


def refused(text: str) -> Refused:
    with pytest.raises(Refused) as caught:
        parse(text)
    return caught.value


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        pytest.param("学困生: &a\n  - *a\n", Mark(1, 6), id="endless"),
        pytest.param("学校: &a 向阳\n", Mark(1, 5), id="anchor-of-a-word"),
        pytest.param("措施:\n  - *a\n", Mark(2, 5), id="alias-of-nothing"),
        pytest.param("学校: {<<: *a}\n", Mark(1, 10), id="merge"),
    ],
)
def test_anchors_and_aliases_are_refused_where_they_stand(text: str, mark: Mark) -> None:
    found = refused(text)
    assert found.mark == mark
    assert "“&”" in found.message
    assert "“*”" in found.message


def test_aliases_that_would_fill_the_memory_are_refused_before_anything_is_built() -> None:
    lines = ["甲0: &a0 [好, 好, 好, 好, 好, 好, 好, 好, 好]"]
    lines += [f"甲{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 12)]
    assert refused("\n".join(lines)).mark.line == 1


@pytest.mark.parametrize(
    "text",
    ["学校: " + "[" * 5000, "学校: " + "{甲: " * 5000, "学校:\n  " + "- " * 5000],
    ids=["lists", "mappings", "blocks"],
)
def test_nesting_without_end_is_refused(text: str) -> None:
    assert "层次" in refused(text).message


def test_nesting_as_deep_as_any_dossier_is_read() -> None:
    text = "总结: {全班成绩: {期末: {实考: [[31]]}}}\n"
    assert parse(text).data == {"总结": {"全班成绩": {"期末": {"实考": [["31"]]}}}}


def test_no_tag_builds_an_object() -> None:
    assert parse("班级: !!python/object/apply:os.getcwd []\n").data == {"班级": []}


def test_a_text_that_is_not_yaml_is_an_error() -> None:
    with pytest.raises(yaml.YAMLError):
        parse("班级: [二\n")


def test_an_unfilled_placeholder_counts_as_not_given() -> None:
    tree = parse("学校: 【请填：学校名称】\n")
    assert tree.data == {"学校": None}


def test_an_unfilled_placeholder_is_remembered_with_its_place_and_key() -> None:
    (place,) = parse("学校: 【请填：学校名称】\n").placeholders
    assert (place.line, place.column, place.key, place.text) == (1, 5, "学校", "学校名称")
    assert not place.example


def test_an_example_works_as_it_stands_and_is_remembered() -> None:
    tree = parse("措施:\n  - 【示例】谈心交流\n")
    assert tree.data == {"措施": ["谈心交流"]}
    assert [(place.text, place.example) for place in tree.placeholders] == [("谈心交流", True)]


def test_a_list_item_of_which_nothing_is_filled_in_is_left_out() -> None:
    assert parse("学困生:\n  - 姓名: 【请填：姓名】\n    特点: [【请填：特点】]\n").data == {
        "学困生": []
    }


def test_an_item_that_is_left_out_leaves_no_places_behind() -> None:
    tree = parse("学困生:\n  - 姓名: 【请填：姓名】\n    性别: 【请填：男或女】\n")
    assert [path for path in (*tree.keys, *tree.values) if path[:2] == ("学困生", 0)] == []


def test_the_item_after_one_left_out_has_its_own_places_only() -> None:
    tree = parse("学困生:\n  - {姓名: 【请填：姓名】, 性别: 【请填：性别】}\n  - {姓名: 许晓}\n")
    assert tree.data == {"学困生": [{"姓名": "许晓"}]}
    assert tree.keys["学困生", 0, "姓名"] == Mark(3, 6)
    assert ("学困生", 0, "性别") not in tree.keys


def test_a_list_item_of_which_something_is_filled_in_is_kept() -> None:
    assert parse("学困生:\n  - 姓名: 许晓\n    性别: 【请填：男或女】\n").data == {
        "学困生": [{"姓名": "许晓", "性别": None}],
    }


def test_a_mark_within_a_longer_text_is_text() -> None:
    tree = parse("说明: 学校【请填：名称】在镇上\n")
    assert tree.data == {"说明": "学校【请填：名称】在镇上"}
    assert tree.placeholders == []
