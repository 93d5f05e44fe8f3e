"""Values as YAML text: read back as they were, and written as a teacher would."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from example_documents import DOSSIERS
from plangen.compose.yaml_text import Noted, yaml_text
from plangen.model.schema import keys_of
from plangen.source import read_source
from plangen.source.slips import find_slips
from plangen.source.tree import parse

if TYPE_CHECKING:
    from pathlib import Path


def without_margins(value: Any) -> Any:
    """Values as a model reads them: without white space around a text or at the end of a line."""
    if isinstance(value, dict):
        return {key: without_margins(item) for key, item in value.items()}
    if isinstance(value, list):
        return [without_margins(item) for item in value]
    return "\n".join(map(str.rstrip, value.strip().splitlines())) if value else value


def read_back(values: dict[str, Any]) -> Any:
    text = yaml_text(values)
    assert find_slips(text.split("\n"), keys_of())[0] == []
    return parse(text).data


@pytest.mark.parametrize("path", DOSSIERS, ids=lambda path: path.parent.name)
def test_a_dossier_is_read_back_as_it_was(path: Path, tmp_path: Path) -> None:
    data = read_source(path, keys_of()).data
    copy = tmp_path / "档案.yaml"
    copy.write_text(yaml_text(data), encoding="utf-8")
    source = read_source(copy, keys_of())
    assert source.problems == []
    assert without_margins(source.data) == without_margins(data)


@settings(deadline=None, max_examples=300)
@given(text=st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1))
@example(text="甲: 乙")
@example(text="姓名：许晓")
@example(text="1. 听讲")
@example(text="－建档")
@example(text="甲 #乙")
@example(text="*陀螺")
@example(text="[甲，乙]")
@example(text="［甲，乙］")
@example(text="~")
@example(text="null")
@example(text="2:30")
@example(text="'甲'\"乙\"")
@example(text="#1小学")
@example(text="{甲: 乙}")
@example(text="甲，乙: 丙")
def test_any_text_is_read_back_wherever_it_stands(text: str) -> None:
    values = {
        "说明": text,
        "特点": [text, "甲"],
        "措施": [{"名称": text, "要点": [text]}, text],
        "班级工作": {"指标": [{"名称": text, "来源": text}], "关注": {"甲": text}},
    }
    stripped = text.strip()
    if not stripped or parse(f"{yaml_text({'键': text})}").placeholders:
        return
    assert without_margins(read_back(values)) == without_margins(values)


@pytest.mark.parametrize("text", ["甲\n乙", "甲\n\n  乙\n", "甲\n# 乙\n姓名：丙", "甲\n- 乙"])
def test_a_text_of_several_lines_is_a_block(text: str) -> None:
    written = yaml_text({"措施": [{"名称": "家访", "说明": text}]})
    assert "    说明: |\n      甲\n" in written
    assert without_margins(parse(written).data["措施"][0]["说明"]) == without_margins(text)


def test_signs_that_no_file_may_hold_are_escaped_in_values_and_left_out_of_comments() -> None:
    values = {"说明": Noted("甲\x07\n乙", ("丙\x07丁",))}
    assert read_back(values) == {"说明": "甲\x07\n乙"}
    assert "# 丙丁" in yaml_text(values)


def test_short_values_stand_on_one_line() -> None:
    values = {
        "特点": ["甲", "乙"],
        "学困生": [{"姓名": "许晓", "成绩": {"期末": "52"}}],
        "班级工作": {"班委": [{"姓名": "许晓", "职务": "班长"}]},
        "全班": {"成绩": {"期末": {"实考": "31"}}},
    }
    assert yaml_text(values).splitlines() == [
        "特点: [甲, 乙]",
        "",
        "学困生:",
        "  - 姓名: 许晓",
        "    成绩: {期末: 52}",
        "",
        "班级工作:",
        "  班委:",
        "    - {姓名: 许晓, 职务: 班长}",
        "",
        "全班:",
        "  成绩:",
        "    期末: {实考: 31}",
    ]


def test_items_of_one_list_are_written_alike() -> None:
    long = {"姓名": "许晓", "长处": ["甲" * 30, "乙" * 30]}
    written = yaml_text({"培优": {"学生": [{"姓名": "马小雨", "长处": ["丙"]}, long]}})
    assert "    - 姓名: 马小雨\n      长处: [丙]\n    - 姓名: 许晓\n" in written


def test_no_text_has_quotes_that_does_not_need_them() -> None:
    for text in (
        "92%以上",
        "15:50～17:50",
        "“小老师”每天一次。",
        "2027-03-01",
        "0012",
        "是",
        "A-B",
    ):
        assert yaml_text({"说明": text}) == f"说明: {text}\n"


def test_comments_stand_above_what_they_are_about() -> None:
    values = {
        "学校": "向阳小学",
        "目标": Noted([Noted({"指标": "及格率", "目标": Noted("92%", ("丙",))}, ("乙",))], ("甲",)),
        "结语": Noted(None, ("丁", "戊")),
    }
    assert yaml_text(values).splitlines() == [
        "学校: 向阳小学",
        "",
        "# 甲",
        "目标:",
        "  # 乙",
        "  - 指标: 及格率",
        "    # 丙",
        "    目标: 92%",
        "",
        "# 丁",
        "# 戊",
    ]


def test_comments_above_the_first_key_of_an_item_stand_above_the_item() -> None:
    written = yaml_text({"目标": [{"指标": Noted("及格率", ("甲",)), "目标": "92%"}]})
    assert written.splitlines()[1:] == ["  # 甲", "  - 指标: 及格率", "    目标: 92%"]
