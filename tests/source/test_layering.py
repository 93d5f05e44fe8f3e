"""Values from elsewhere, over and under those of a dossier."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from plangen.source import SourceFile
from plangen.source.layering import lay_over, lay_under
from plangen.source.origins import Entry, Origin
from plangen.source.overriding import read_override
from plangen.source.tree import parse

if TYPE_CHECKING:
    from plangen.source.tree import ValuePath

TEXT = """\
学校: 向阳小学
周数:
学生情况: {人数: 31}
学困生:
  - 姓名: 许晓
    目标: 65
  - 姓名: 马小雨
    目标: 60
  - 姓名: 宋远
    目标: 62
原因分析: [甲, 乙, 丙]
"""
TOML = Origin(Path("plangen.toml"), Path("/学校"), 5, 1, "周数 = 20")


@pytest.fixture
def source() -> SourceFile:
    return SourceFile(Path("档案.yaml"), TEXT.split("\n"), parse(TEXT))


def said(source: SourceFile, *path: str | int) -> Any:
    value = source.data
    for part in path:
        value = value[part]
    return value


def over(source: SourceFile, key: str, text: str) -> None:
    lay_over(source, read_override(key, text))


@pytest.mark.parametrize(
    ("key", "text", "path", "value"),
    [
        ("学校", "河东小学", ("学校",), "河东小学"),
        ("学科", "数学", ("学科",), "数学"),
        ("学生情况.人数", "40", ("学生情况", "人数"), "40"),
        ("学生情况.男生", "20", ("学生情况", "男生"), "20"),
        ("校历.放假", "[2026-11-06]", ("校历", "放假"), ["2026-11-06"]),
        ("学困生.2.目标", "70", ("学困生", 1, "目标"), "70"),
        ("学困生.２.目标", "70", ("学困生", 1, "目标"), "70"),
        ("学困生.2.成绩.期末", "70", ("学困生", 1, "成绩", "期末"), "70"),
        ("原因分析.1", "丁", ("原因分析", 0), "丁"),
        ("学校", "", ("学校",), None),
    ],
)
def test_a_value_takes_its_place(
    source: SourceFile, key: str, text: str, path: ValuePath, value: object
) -> None:
    over(source, key, text)
    assert source.problems == []
    assert said(source, *path) == value
    origin = source.origin(path)
    assert origin is not None
    assert str(origin) == f"{key}={text}"


def test_its_neighbours_stay_where_they_are(source: SourceFile) -> None:
    over(source, "学困生.2.目标", "70")
    assert source.origin(("学困生", 1, "姓名")) is None
    assert source.where(("学困生", 1, "姓名")) == "第 7 行"
    assert source.where(("学困生", 1, "目标")) == "学困生.2.目标=70"
    assert source.where(("学困生",)) == "第 5 行"


@pytest.mark.parametrize(
    ("key", "message"),
    [
        ("学困生.4.目标", "“学困生”有 3 项，没有“4”这一项"),
        ("学困生.4", "“学困生”有 3 项，没有“4”这一项"),
        ("学困生.0.目标", "“学困生”有 3 项，没有“0”这一项"),
        ("学困生.许晓.目标", "“学困生”有 3 项，没有“许晓”这一项"),
        ("学困生.-1", "“学困生”有 3 项，没有“-1”这一项"),
        ("学校.全称", "“学校”里没有几项，不能只改其中的“全称”"),
        ("原因分析.2.说明", "“原因分析.2”里没有几项，不能只改其中的“说明”"),
    ],
)
def test_a_place_that_cannot_be_is_told_and_nothing_changes(
    source: SourceFile, key: str, message: str
) -> None:
    over(source, key, "60")
    (problem,) = source.problems
    assert problem.message == message
    assert problem.place == f"{key}=60"
    assert "学困生.2.目标=60" in problem.hint
    assert source.data == parse(TEXT).data
    assert source.origins == {}


def test_an_item_that_is_taken_out_leaves_no_gap(source: SourceFile) -> None:
    over(source, "学困生.3.目标", "70")
    over(source, "学困生.2", "")
    over(source, "原因分析.3", "")
    assert [pupil["姓名"] for pupil in source.data["学困生"]] == ["许晓", "宋远"]
    assert source.where(("学困生", 0, "姓名")) == "第 5 行"
    assert source.where(("学困生", 1, "姓名")) == "第 9 行"
    assert source.where(("学困生", 1, "目标")) == "学困生.3.目标=70"
    assert not source.has(("学困生", 2))
    assert source.data["原因分析"] == ["甲", "乙"]
    assert source.problems == []


def test_the_last_word_holds_whole_or_in_part(source: SourceFile) -> None:
    over(source, "学生情况.人数", "40")
    over(source, "学生情况", "{人数: 30}")
    assert source.where(("学生情况", "人数")) == "学生情况={人数: 30}"
    over(source, "学生情况.人数", "41")
    assert said(source, "学生情况", "人数") == "41"
    assert source.where(("学生情况", "人数")) == "学生情况.人数=41"


# Under.


def test_what_is_said_stays_and_what_is_not_comes_in(source: SourceFile) -> None:
    for key, value in (("学校", "甲"), ("周数", "20"), ("学科", "数学")):
        lay_under(source, Entry((key,), value, TOML))
    assert (source.data["学校"], source.data["周数"], source.data["学科"]) == (
        "向阳小学",
        "20",
        "数学",
    )
    assert source.origin(("学校",)) is None
    assert source.where(("周数",)) == "plangen.toml 第 5 行"
    assert source.folder(("周数",)) == Path("/学校")
    assert source.folder(("学校",)) == Path()


def test_parts_come_in_beside_parts(source: SourceFile) -> None:
    lay_under(source, Entry(("学生情况", "人数"), "40", TOML))
    lay_under(source, Entry(("学生情况", "男生"), "20", TOML))
    lay_under(source, Entry(("校历", "放假"), ["2026-11-06"], TOML))
    assert source.data["学生情况"] == {"人数": "31", "男生": "20"}
    assert source.data["校历"] == {"放假": ["2026-11-06"]}


def test_parts_do_not_come_into_what_has_none(source: SourceFile) -> None:
    lay_under(source, Entry(("学校", "全称"), "甲", TOML))
    lay_under(source, Entry(("原因分析", "甲"), "乙", TOML))
    assert source.data == parse(TEXT).data
    assert source.problems == []


def test_what_was_taken_out_does_not_come_back(source: SourceFile) -> None:
    over(source, "周数", "")
    lay_under(source, Entry(("周数",), "20", TOML))
    assert source.data["周数"] is None


def test_an_error_is_known_at_its_own_place_alone(source: SourceFile) -> None:
    lay_under(source, Entry(("周数",), "20", TOML))
    over(source, "学生情况.人数", "很多")
    assert not source.blamed(("学生情况", "人数"))
    source.add_at(("周数",), "不对")
    assert source.blamed(("周数",))
    assert not source.blamed(("学困生",)), "line 5 of another file"
    source.add_at(("学生情况", "人数"), "不对")
    assert source.blamed(("学生情况", "人数"))
    assert not source.blamed(("学生情况",))
    assert source.blamed_within(("学生情况",))
    assert not source.blamed_within(("学困生",))
    source.add_at(("学困生", 1, "目标"), "不对")
    assert source.blamed_within(("学困生",))
    assert not source.blamed_within(("学困生", 0))
