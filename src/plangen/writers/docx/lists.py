"""Word's own numbering, made from the marks of a page style.

Headings 1 to 3 share one multilevel list, so Word renumbers them when the teacher edits; its two
levels below are there for what he moves down. Lists in the body have an abstract list of their own:
a （1） right below 一、 would otherwise use up a hidden 1. of the level between.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from plangen.document.numbering import first_item_level
from plangen.model.marks import HEADING_LEVELS
from plangen.writers.docx.styling import (
    HEADING_LIST,
    STYLES_KEPT,
    first_line,
    heading_text,
    run_properties,
)
from plangen.writers.docx.xml import indents
from plangen.writers.styles import BULLETS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plangen.model.marks import NumberMark
    from plangen.writers.styles import Style, TextStyle

BODY_LIST = 2
BULLET_LIST = 3
BULLET_ID = 2
# By these numbers Word tells lists apart when a teacher copies from one document to another.
LIST_NAMES = 0x504C0000
FORMS = {"一": "chineseCountingThousand", "1": "decimal", "①": "decimalEnclosedCircle"}
BULLET_MARKS = tuple(("bullet", sign) for sign in BULLETS)


def body_marks(marks: Sequence[NumberMark]) -> Sequence[NumberMark]:
    """Marks of the lists in the body, from that of their first level."""
    return marks[first_item_level(marks) - 1 :]


def body_list_id(index: int) -> int:
    """Numbering id of the body's list with this index, from 0."""
    return BULLET_ID + 1 + index


def list_indent(level: int, text: TextStyle) -> str:
    """Indent of an item: numbers keep to that of the first line, bullets step inwards."""
    if not level:
        return first_line(text)
    return indents(text.size, left=level * 2, firstLine=text.indent)


def numbering_xml(style: Style, marks: Sequence[NumberMark], body_lists: int) -> str:
    """Build the numbering definitions: one list for headings, one for each list in the body."""
    parts = [
        _definitions(style, tuple(marks)),
        f'<w:num w:numId="{HEADING_LIST}"><w:abstractNumId w:val="{HEADING_LIST}"/></w:num>',
        f'<w:num w:numId="{BULLET_ID}"><w:abstractNumId w:val="{BULLET_LIST}"/></w:num>',
    ]
    restart = "".join(
        f'<w:lvlOverride w:ilvl="{i}"><w:startOverride w:val="1"/></w:lvlOverride>'
        for i in range(len(body_marks(marks)))
    )
    parts += [
        f'<w:num w:numId="{body_list_id(i)}"><w:abstractNumId w:val="{BODY_LIST}"/>'
        f"{restart}</w:num>"
        for i in range(body_lists)
    ]
    return "".join(parts)


@lru_cache(STYLES_KEPT)
def _definitions(style: Style, marks: tuple[NumberMark, ...]) -> str:
    lists = (
        (HEADING_LIST, _levels(marks)),
        (BODY_LIST, _levels(body_marks(marks))),
        (BULLET_LIST, BULLET_MARKS),
    )
    return "".join(_abstract_list(identity, levels, style) for identity, levels in lists)


def _levels(marks: Sequence[NumberMark]) -> tuple[tuple[str, str], ...]:
    """Return number format and text of each level of a list; %1 is the first level's number."""
    return tuple(
        (FORMS[mark.form], f"{mark.before}%{level}{mark.after}")
        for level, mark in enumerate(marks, start=1)
    )


def _abstract_list(identity: int, marks: tuple[tuple[str, str], ...], style: Style) -> str:
    levels = []
    for i, (form, text) in enumerate(marks):
        heads = identity == HEADING_LIST and i < HEADING_LEVELS
        linked = f'<w:pStyle w:val="Heading{i + 1}"/>' if heads else ""
        shown = heading_text(style, i + 1) if heads else style.body
        edge = list_indent(i if identity == BULLET_LIST else 0, shown)
        levels.append(
            f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{linked}'
            f'<w:suff w:val="{_after(text)}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
            f"<w:pPr>{edge}</w:pPr>"
            f"<w:rPr>{run_properties(shown, style.latin_font)}</w:rPr></w:lvl>",
        )
    return (
        f'<w:abstractNum w:abstractNumId="{identity}">'
        f'<w:nsid w:val="{LIST_NAMES + identity:08X}"/><w:multiLevelType w:val="multilevel"/>'
        f'<w:tmpl w:val="{LIST_NAMES + identity:08X}"/>{"".join(levels)}</w:abstractNum>'
    )


def _after(mark: str) -> str:
    """What follows a number: a space after 1., so that a figure that comes next stays apart."""
    return "space" if mark.endswith(".") or mark in BULLETS else "nothing"
