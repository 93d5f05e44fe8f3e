"""What a teaching plan is made of: short and long ways of saying the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .reading import dossier_of, problems_of

if TYPE_CHECKING:
    from plangen.model.dossier import Dossier


def dossier(text: str) -> Dossier:
    """Read a dossier in which nothing is wrong."""
    found, source = dossier_of(f"文种: 学科教学计划\n{text}")
    assert source.problems == []
    return found


@pytest.mark.parametrize(
    "units",
    [
        "\n    - {内容: 大数的认识, 课时: 12}\n    - {内容: 角的度量, 课时: 7课时}\n",
        "\n    - 大数的认识: 12\n    - 角的度量: 7\n",
        "\n    大数的认识: 12\n    角的度量: 7\n",
        "\n    - 大数的认识: 12\n    - {内容: 角的度量, 课时: 7}\n",
    ],
    ids=["items", "pairs", "mapping", "mixed"],
)
def test_units_may_be_items_or_pairs(units: str) -> None:
    found = dossier(f"课时:\n  单元:{units}").lessons.units
    assert [(unit.title, unit.lessons) for unit in found] == [("大数的认识", 12), ("角的度量", 7)]


def test_a_unit_alone_is_a_list_of_one() -> None:
    (unit,) = dossier("课时: {单元: {内容: 复习, 课时: 4, 周次: 20～21}}\n").lessons.units
    assert unit.weeks is not None
    assert (unit.title, unit.weeks.text) == ("复习", "20～21")


@pytest.mark.parametrize(
    "content",
    [
        "[{领域: 数与代数, 内容: [大数的认识, 计算]}, {领域: 图形与几何, 内容: 角的度量}]",
        "[数与代数: [大数的认识, 计算], 图形与几何: 角的度量]",
        "{数与代数: [大数的认识, 计算], 图形与几何: [角的度量]}",
    ],
    ids=["items", "pairs", "mapping"],
)
def test_content_may_be_items_or_pairs(content: str) -> None:
    fields = dossier(f"教材: {{内容: {content}}}\n").textbook.fields
    assert [(field.name, field.topics) for field in fields] == [
        ("数与代数", ["大数的认识", "计算"]),
        ("图形与几何", ["角的度量"]),
    ]


@pytest.mark.parametrize("content", ["观察物体", "[观察物体]"], ids=["word", "list"])
def test_content_may_have_no_field(content: str) -> None:
    (field,) = dossier(f"教材: {{内容: {content}}}\n").textbook.fields
    assert (field.name, field.topics) == (None, ["观察物体"])


@pytest.mark.parametrize(
    "aims",
    ["[{组: 知识, 内容: [会读]}, 愿意验算]", "[知识: [会读], 愿意验算]"],
    ids=["items", "pairs"],
)
def test_aims_may_have_a_group_or_none(aims: str) -> None:
    found = dossier(f"教学目标: {aims}\n").aims
    assert [(group.group, group.aims) for group in found] == [
        ("知识", ["会读"]),
        (None, ["愿意验算"]),
    ]


def test_what_is_wrong_in_a_pair_does_not_hide_what_is_wrong_elsewhere() -> None:
    text = "文种: 学科教学计划\n课时:\n  单元:\n    - 甲: 十二节\n    - 乙: 七节\n"
    assert [problem.line for problem in problems_of(text)] == [4, 5]
