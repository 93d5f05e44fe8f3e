"""Entries of a dossier as they are typed after --set."""

from __future__ import annotations

from pathlib import Path

import pytest

from plangen.source.overriding import OverrideError, read_override, split_override


@pytest.mark.parametrize(
    ("typed", "pair"),
    [
        ("学校=向阳小学", ("学校", "向阳小学")),
        ("学校＝向阳小学", ("学校", "向阳小学")),
        (" 学校 = 向阳小学 ", ("学校", "向阳小学")),
        ("结语=一=二", ("结语", "一=二")),
        ("周数=", ("周数", "")),
    ],
)
def test_a_pair_is_split_at_its_first_sign(typed: str, pair: tuple[str, str]) -> None:
    assert split_override(typed) == pair


@pytest.mark.parametrize(
    "typed", ["学校", "=向阳小学", "学校.=向阳小学", ".=x", "甲..乙=x", "", "＝"]
)
def test_what_is_no_pair_is_refused(typed: str) -> None:
    with pytest.raises(OverrideError, match="不是“键=值”"):
        split_override(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "学校=a: b: c",
        "学校=[一",
        "学校='一",
        "学校=*x",
        "课时={[一]: 二}",
        "课时={一: 1, 一: 2}",
        "学校=\udcff",
    ],
)
def test_what_is_no_yaml_is_refused(typed: str) -> None:
    with pytest.raises(OverrideError, match="看不懂"):
        split_override(typed)


@pytest.mark.parametrize("key", ["学困生.2.目标", "学困生．2．目标", "学困生 . 2 . 目标"])
def test_the_names_of_a_key_are_joined_by_dots(key: str) -> None:
    assert read_override(key, "60").path == ("学困生", "2", "目标")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0012", "0012"),
        ("是", "是"),
        ("'是: 否'", "是: 否"),
        ("[基础知识薄弱, 作业拖欠不完成]", ["基础知识薄弱", "作业拖欠不完成"]),
        ("{人数: 40, 男生: 20}", {"人数": "40", "男生": "20"}),
        ("[{姓名: 许晓}]", [{"姓名": "许晓"}]),
        ("", None),
        ("~", None),
    ],
)
def test_a_value_is_yaml_with_scalars_as_text(text: str, value: object) -> None:
    assert read_override("学校", text).value == value


def test_its_place_is_what_was_typed_and_its_files_are_looked_for_from_here() -> None:
    origin = read_override("花名册", "花名册.xlsx").origin
    assert str(origin) == "花名册=花名册.xlsx"
    assert origin.folder == Path()


def test_an_entry_is_written_as_it_is_typed_there() -> None:
    assert read_override("周数", "很多").origin.entry("周数", "21") == "--set 周数=21"
    nested = read_override("学生情况.人数", "很多").origin
    assert nested.entry("人数", "31") == "--set 学生情况.人数=31"
    whole = read_override("学生情况", "{人数: 很多}").origin
    assert whole.entry("人数", "31") == "人数: 31"
