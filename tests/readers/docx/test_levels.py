"""Levels of headings: what the file says, below the title."""

from __future__ import annotations

import pytest

from word_files import cell, docx, paragraph, row, style, table

from .reading import levels, texts

STYLES = (
    style("a", name="Normal")
    + style("1", '<w:outlineLvl w:val="0"/>', name="heading 1")
    + style("2", name="标题 2")
    + style("3", name="Heading 3")
    + style("M", based_on="2", name="我的小标题")
    + style("B", '<w:outlineLvl w:val="9"/>', based_on="1", name="不是标题")
    + style("T", name="Title")
    + style("TT", name="我的题目", based_on="T")
    + style("L1", based_on="L2", name="绕圈")
    + style("L2", based_on="L1", name="绕圈二")
)


def styled(identity: str, text: str = "甲", more: str = "") -> str:
    return paragraph(text, f'<w:pStyle w:val="{identity}"/>{more}')


def read(*blocks: str) -> list[int]:
    return levels(docx("".join(blocks), parts={"styles": STYLES}))


TITLE = styled("T", "计划")


@pytest.mark.parametrize(
    ("block", "level"),
    [
        (styled("1"), 1),
        (styled("2"), 2),
        (styled("3"), 3),
        (styled("M"), 2),
        (styled("B"), 0),
        (styled("a"), 0),
        (styled("L1"), 0),
        (styled("unheard"), 0),
        (paragraph("甲"), 0),
        (paragraph("甲", '<w:outlineLvl w:val="2"/>'), 3),
        (paragraph("甲", '<w:outlineLvl w:val="9"/>'), 0),
        (paragraph("甲", '<w:outlineLvl w:val="x"/>'), 0),
        (styled("1", more='<w:outlineLvl w:val="9"/>'), 0),
        (styled("1", more='<w:outlineLvl w:val="3"/>'), 4),
    ],
)
def test_a_level_is_that_of_the_paragraph_or_else_of_its_style(block: str, level: int) -> None:
    assert read(TITLE, block) == [1, level + 1 if level else 0]


def test_a_title_is_of_level_1_and_headings_stand_below_it() -> None:
    assert read(TITLE, styled("1"), styled("2"), paragraph("乙")) == [1, 2, 3, 0]
    assert read(styled("TT", "计划"), styled("1")) == [1, 2]


def test_a_title_that_is_a_heading_without_a_number_is_of_level_1() -> None:
    assert read(styled("1", "转化计划"), styled("2", "一、情况")) == [1, 2]
    assert read(styled("1", "篇一"), paragraph("甲"), styled("1", "篇二")) == [1, 0, 1]


@pytest.mark.parametrize("first", [paragraph("转化计划"), ""], ids=["plain-title", "no-title"])
def test_headings_stand_below_a_title_that_is_none(first: str) -> None:
    found = read(first, styled("1", "一、情况"), styled("2", "（一）甲"), styled("1", "二、措施"))
    assert found[-3:] == [2, 3, 2]


def test_a_table_above_the_title_does_not_matter() -> None:
    assert read(table(row(cell("学校"))), styled("1", "转化计划"), styled("2"))[1:] == [1, 2]


def test_the_default_style_may_have_a_level() -> None:
    default = style("a", '<w:outlineLvl w:val="1"/>', name="Normal")
    default = default.replace("<w:style ", '<w:style w:default="1" ')
    data = docx(
        paragraph("计划", '<w:outlineLvl w:val="0"/>') + paragraph("甲"), parts={"styles": default}
    )
    assert levels(data) == [1, 2]
    assert texts(data) == ["计划", "甲"]
