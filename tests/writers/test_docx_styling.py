"""Styles and numbering: what Word renumbers and indents by itself."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from plangen.document.tree import Heading, ItemList, ListItem, Paragraph
from plangen.model.marks import read_mark
from plangen.writers.output import write_document

from .documents import (
    BODY,
    NUMBERING,
    Part,
    Parts,
    W,
    abstract_list,
    items,
    line,
    of_blocks,
    style,
    value,
    xml_parts,
)

LEVELS = (1, 2, 3)


def heading_list(parts: Parts) -> Part:
    return abstract_list(parts, value(style(parts, "Heading1"), "pPr/numPr/numId"))


def body_paragraphs(parts: Parts) -> list[Part]:
    """Paragraphs of the body that are numbered by a list of their own."""
    return [p for p in parts[BODY].iter(f"{W}p") if p.find(f"{W}pPr/{W}numPr") is not None]


def list_of(paragraph: Part) -> str:
    return value(paragraph, "pPr/numPr/numId")


def parts_of(*blocks: Heading | Paragraph | ItemList) -> Parts:
    return xml_parts(write_document(of_blocks(*blocks), "docx"))


# Indents.


def test_body_text_is_indented_by_two_characters(parts: Parts) -> None:
    assert value(style(parts, "Normal"), "pPr/ind", "firstLineChars") == "200"


def test_the_indent_is_also_given_as_a_length_of_two_characters(parts: Parts) -> None:
    normal = style(parts, "Normal")
    points = int(value(normal, "rPr/sz")) / 2
    assert int(value(normal, "pPr/ind", "firstLine")) == 2 * points * 20


@pytest.mark.parametrize("identity", ["Title", "TableText", "Caption", "Footer"])
def test_what_is_not_running_text_is_not_indented(parts: Parts, identity: str) -> None:
    assert value(style(parts, identity), "pPr/ind", "firstLineChars") == "0"
    assert value(style(parts, identity), "pPr/ind", "firstLine") == "0"


def test_no_indent_is_made_of_spaces(parts: Parts) -> None:
    starts = ["".join(str(t.text) for t in p.iter(f"{W}t"))[:1] for p in parts[BODY].iter(f"{W}p")]
    assert not {" ", "\u3000"} & set(starts)


# Headings.


@pytest.mark.parametrize("level", LEVELS)
def test_a_heading_style_is_on_its_level_of_the_outline(parts: Parts, level: int) -> None:
    assert value(style(parts, f"Heading{level}"), "pPr/outlineLvl") == str(level - 1)


@pytest.mark.parametrize("level", LEVELS)
def test_a_heading_style_takes_its_number_from_its_level_of_the_list(
    parts: Parts,
    level: int,
) -> None:
    assert value(style(parts, f"Heading{level}"), "pPr/numPr/ilvl") == str(level - 1)


def test_all_heading_styles_share_one_multilevel_list(parts: Parts) -> None:
    lists = {value(style(parts, f"Heading{level}"), "pPr/numPr/numId") for level in LEVELS}
    assert len(lists) == 1
    assert value(heading_list(parts), "multiLevelType") == "multilevel"


@pytest.mark.parametrize(
    ("level", "text", "chinese"),
    [
        (1, "%1、", True),
        (2, "（%2）", True),
        (3, "%3.", False),
    ],
    ids=["level-1", "level-2", "level-3"],
)
def test_the_levels_of_the_heading_list_are_marked_as_chinese_documents_are(
    parts: Parts,
    level: int,
    text: str,
    *,
    chinese: bool,
) -> None:
    found = heading_list(parts).findall(f"{W}lvl")[level - 1]
    assert found.get(f"{W}ilvl") == str(level - 1)
    assert value(found, "lvlText") == text
    assert value(found, "numFmt").startswith("chinese") is chinese
    assert value(found, "pStyle") == f"Heading{level}"


def test_a_heading_is_not_left_alone_at_the_foot_of_a_page(parts: Parts) -> None:
    for level in LEVELS:
        assert style(parts, f"Heading{level}").find(f"{W}pPr/{W}keepNext") is not None


# Lists of the body.


def test_lists_of_the_body_do_not_use_the_list_of_the_headings(parts: Parts) -> None:
    numbered = body_paragraphs(parts)
    assert numbered
    headings = heading_list(parts)
    assert all(abstract_list(parts, list_of(paragraph)) is not headings for paragraph in numbered)


def test_items_of_one_list_count_on() -> None:
    parts = parts_of(ItemList(ordered=True, items=items("甲", "乙", "丙")))
    assert len({list_of(paragraph) for paragraph in body_paragraphs(parts)}) == 1


def test_a_second_list_starts_again_at_one() -> None:
    parts = parts_of(
        ItemList(ordered=True, items=items("甲")),
        Paragraph(line("中间")),
        ItemList(ordered=True, items=items("乙")),
    )
    first, second = (list_of(paragraph) for paragraph in body_paragraphs(parts))
    assert first != second
    (number,) = [n for n in parts[NUMBERING].iter(f"{W}num") if n.get(f"{W}numId") == second]
    restarts = {
        override.get(f"{W}ilvl"): value(override, "startOverride")
        for override in number.iter(f"{W}lvlOverride")
    }
    assert restarts["0"] == "1"
    assert set(restarts.values()) == {"1"}


def test_a_list_below_an_item_is_one_level_deeper() -> None:
    below = ItemList(ordered=True, items=items("讲", "改"))
    parts = parts_of(ItemList(ordered=True, items=(ListItem(line("面批"), (below,)),)))
    levels = [int(value(p, "pPr/numPr/ilvl")) for p in body_paragraphs(parts)]
    assert levels == [0, 1, 1]


@pytest.mark.parametrize(("level", "text"), [(0, "%1."), (1, "（%2）")], ids=["first", "second"])
def test_body_lists_are_marked_with_1_then_bracketed_1(level: int, text: str) -> None:
    parts = parts_of(ItemList(ordered=True, items=items("甲")))
    (paragraph,) = body_paragraphs(parts)
    found = abstract_list(parts, list_of(paragraph)).findall(f"{W}lvl")[level]
    assert value(found, "lvlText") == text
    assert value(found, "numFmt") == "decimal"


def test_items_below_a_third_level_heading_are_marked_one_level_deeper() -> None:
    parts = parts_of(
        Heading(1, line("措施")),
        Heading(2, line("课堂")),
        Heading(3, line("面批")),
        ItemList(ordered=True, items=items("先批前两题")),
    )
    (paragraph,) = body_paragraphs(parts)
    assert value(paragraph, "pPr/numPr/ilvl") == "1"


def level_of(parts: Parts, paragraph: Part) -> Part:
    """Return the definition of the level on which a paragraph is listed."""
    level = int(value(paragraph, "pPr/numPr/ilvl"))
    return abstract_list(parts, list_of(paragraph)).findall(f"{W}lvl")[level]


def test_an_unordered_item_is_an_item_of_a_word_list_with_a_bullet() -> None:
    parts = parts_of(ItemList(ordered=False, items=items("甲")))
    (paragraph,) = body_paragraphs(parts)
    assert value(level_of(parts, paragraph), "numFmt") == "bullet"
    assert value(level_of(parts, paragraph), "lvlText") == "•"


def test_no_bullet_is_typed_into_an_item() -> None:
    parts = parts_of(ItemList(ordered=False, items=items("甲")))
    (paragraph,) = body_paragraphs(parts)
    assert "".join(str(text.text) for text in paragraph.iter(f"{W}t")) == "甲"


def test_a_bullet_below_a_bullet_is_one_level_deeper_with_another_sign() -> None:
    below = ItemList(ordered=False, items=items("乙"))
    parts = parts_of(ItemList(ordered=False, items=(ListItem(line("甲"), (below,)),)))
    first, second = (level_of(parts, paragraph) for paragraph in body_paragraphs(parts))
    assert value(first, "lvlText") != value(second, "lvlText")
    assert int(value(second, "pPr/ind", "left")) > 0


def test_a_bullet_below_a_number_begins_with_the_first_sign() -> None:
    below = ItemList(ordered=False, items=items("乙"))
    parts = parts_of(ItemList(ordered=True, items=(ListItem(line("甲"), (below,)),)))
    assert value(level_of(parts, body_paragraphs(parts)[1]), "lvlText") == "•"


def test_a_bulleted_list_does_not_count_as_a_numbered_one() -> None:
    parts = parts_of(
        ItemList(ordered=True, items=items("甲")),
        ItemList(ordered=False, items=items("乙")),
        ItemList(ordered=True, items=items("丙")),
    )
    lists = [list_of(paragraph) for paragraph in body_paragraphs(parts)]
    assert len(set(lists)) == 3


@pytest.mark.parametrize(
    ("level", "after"),
    [(0, "nothing"), (1, "nothing"), (2, "space")],
    ids=["level-1", "level-2", "level-3"],
)
def test_a_space_follows_the_number_of_a_heading_only_after_a_dot(
    parts: Parts, level: int, after: str
) -> None:
    assert value(heading_list(parts).findall(f"{W}lvl")[level], "suff") == after


def test_a_space_follows_the_number_of_an_item() -> None:
    parts = parts_of(ItemList(ordered=True, items=items("3次家访")))
    (paragraph,) = body_paragraphs(parts)
    assert value(level_of(parts, paragraph), "suff") == "space"


def test_a_style_of_our_own_is_marked_as_one(parts: Parts) -> None:
    assert style(parts, "TableText").get(f"{W}customStyle") == "1"


# Marks that a dossier chooses.


def test_word_numbers_by_the_marks_that_the_document_chooses() -> None:
    marks = tuple(map(read_mark, ("一、", "1、", "（1）")))
    blocks = (Heading(1, line("甲")), ItemList(ordered=True, items=items("乙")))
    document = replace(of_blocks(*blocks), marks=marks)
    parts = xml_parts(write_document(document, "docx"))
    levels = heading_list(parts).findall(f"{W}lvl")
    assert [value(level, "lvlText") for level in levels] == ["%1、", "%2、", "（%3）", "%4"]
    assert [value(level, "numFmt") for level in levels] == [
        "chineseCountingThousand",
        "decimal",
        "decimal",
        "decimalEnclosedCircle",
    ]
    (paragraph,) = body_paragraphs(parts)
    assert value(level_of(parts, paragraph), "lvlText") == "%1、"
    below = abstract_list(parts, list_of(paragraph)).findall(f"{W}lvl")
    assert [value(level, "lvlText") for level in below] == ["%1、", "（%2）", "%3"]
    assert value(below[2], "numFmt") == "decimalEnclosedCircle"


def test_a_list_below_a_heading_of_two_levels_is_one_level_deeper_in_word() -> None:
    marks = tuple(map(read_mark, ("一、", "1.")))
    blocks = (Heading(2, line("甲")), ItemList(ordered=True, items=items("乙")))
    document = replace(of_blocks(*blocks), marks=marks)
    parts = xml_parts(write_document(document, "docx"))
    (paragraph,) = body_paragraphs(parts)
    assert value(level_of(parts, paragraph), "lvlText") == "（%2）"
