"""Word's styles and numbering definitions, made from a page style.

Headings 1 to 3 share one multilevel list, so Word renumbers them when the teacher edits. Lists in
the body have an abstract list of their own: a （1） right below 一、 would otherwise use up a
hidden 1. of the level between.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.document.numbering import first_item_level
from plangen.model.marks import HEADING_LEVELS
from plangen.writers.docx.xml import DECLARATION, fonts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plangen.model.marks import NumberMark
    from plangen.writers.styles import Style, TextStyle

SINGLE_LINE = 240
HEADING_LIST = 1
BODY_LIST = 2
FORMS = {"一": "chineseCountingThousand", "1": "decimal", "①": "decimalEnclosedCircle"}
BULLET_LIST = 3
BULLET_ID = 2
BULLET_MARKS = (("bullet", "•"), ("bullet", "–"), ("bullet", "·"))
_DEFAULTS_END = (
    "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
    "<w:kinsoku/><w:overflowPunct/><w:autoSpaceDE/><w:autoSpaceDN/>"
    "</w:pPr></w:pPrDefault></w:docDefaults>"
)
_TABLE_STYLES = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
    '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>'
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
    '<w:left w:w="85" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>'
    '<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
)


def run_properties(
    text: TextStyle,
    latin: str,
    *,
    bold: bool = False,
    italic: bool = False,
    ruled: bool = False,
) -> str:
    """Build rPr content: faces, weight and size; ``ruled`` text stands on a line."""
    weight = "<w:b/><w:bCs/>" if text.bold or bold else ""
    slant = "<w:i/><w:iCs/>" if italic else ""
    line = '<w:u w:val="single"/>' if ruled else ""
    size = round(text.size * 2)
    return (
        f"{fonts(text.font, latin)}{weight}{slant}"
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>{line}'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN"/>'
    )


def indent(text: TextStyle) -> str:
    """First-line indent in characters, with its length for readers that ignore characters."""
    if not text.indent:
        return '<w:ind w:firstLineChars="0" w:firstLine="0"/>'
    return (
        f'<w:ind w:firstLineChars="{round(text.indent * 100)}" '
        f'w:firstLine="{round(text.indent * text.size * 20)}"/>'
    )


def _spacing(text: TextStyle) -> str:
    return (
        f'<w:spacing w:before="{round(text.before * 20)}" w:after="{round(text.after * 20)}" '
        f'w:line="{round(text.line * SINGLE_LINE)}" w:lineRule="auto"/>'
    )


def _style(  # noqa: PLR0913  (a Word style has this many parts)
    identity: str,
    name: str,
    text: TextStyle,
    style: Style,
    *,
    based_on: str = "Normal",
    extra: str = "",
    align: str = "",
    outline: int | None = None,
) -> str:
    alignment = f'<w:jc w:val="{align}"/>' if align else ""
    level = f'<w:outlineLvl w:val="{outline}"/>' if outline is not None else ""
    parent = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    follow = '<w:next w:val="Normal"/>' if outline is not None else ""
    default = ' w:default="1"' if identity == "Normal" else ""
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{identity}"><w:name w:val="{name}"/>'
        f"{parent}{follow}<w:qFormat/>"
        f"<w:pPr>{extra}{_spacing(text)}{indent(text)}{alignment}{level}</w:pPr>"
        f"<w:rPr>{run_properties(text, style.latin_font)}</w:rPr></w:style>"
    )


def heading_text(style: Style, level: int) -> TextStyle:
    """Text style of a heading: headings are indented like the body."""
    heading = style.headings[level - 1]
    indented = style.body.indent * style.body.size / heading.size
    return type(heading)(
        heading.font,
        heading.size,
        heading.bold,
        heading.line,
        heading.before,
        heading.after,
        indented,
    )


def styles_xml(style: Style) -> str:
    """Build the whole style sheet."""
    keep = "<w:keepNext/><w:keepLines/>"
    parts = [
        f"<w:styles {DECLARATION}><w:docDefaults><w:rPrDefault><w:rPr>",
        run_properties(style.body, style.latin_font),
        _DEFAULTS_END,
        _style("Normal", "Normal", style.body, style, based_on="", align="both"),
        _style("Title", "Title", style.title, style, align="center", extra=keep),
        _style("Subtitle", "Subtitle", style.subtitle, style, align="center", extra=keep),
    ]
    for level in (1, 2, 3):
        numbered = (
            f'{keep}<w:numPr><w:ilvl w:val="{level - 1}"/>'
            f'<w:numId w:val="{HEADING_LIST}"/></w:numPr>'
        )
        parts.append(
            _style(
                f"Heading{level}",
                f"heading {level}",
                heading_text(style, level),
                style,
                extra=numbered,
                align="left",
                outline=level - 1,
            )
        )
    parts += [
        _style("Caption", "caption", style.caption, style, align="center", extra=keep),
        _style("TableText", "表格文字", style.table, style, align="left").replace(
            '<w:style w:type="paragraph"', '<w:style w:type="paragraph" w:customStyle="1"', 1
        ),
        _style(
            "Signature",
            "Signature",
            type(style.body)(style.body.font, style.body.size, line=style.body.line),
            style,
            align="right",
        ),
        _style(
            "Footer",
            "footer",
            type(style.footer.text)(style.footer.text.font, style.footer.text.size, line=1),
            style,
            align="center",
        ),
        _TABLE_STYLES,
        "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        ),
        "</w:tblBorders></w:tblPr></w:style></w:styles>",
    ]
    return "".join(parts)


def _levels(marks: Sequence[NumberMark]) -> tuple[tuple[str, str], ...]:
    """Return number format and text of each level of a list; %1 is the first level's number."""
    return tuple(
        (FORMS[mark.form], f"{mark.before}%{level}{mark.after}")
        for level, mark in enumerate(marks, start=1)
    )


def body_marks(marks: Sequence[NumberMark]) -> Sequence[NumberMark]:
    """Marks of the lists in the body, from that of their first level."""
    return marks[first_item_level(marks) - 1 :]


def _abstract_list(identity: int, marks: tuple[tuple[str, str], ...], style: Style) -> str:
    levels = []
    for i, (form, text) in enumerate(marks):
        linked = f'<w:pStyle w:val="Heading{i + 1}"/>' if identity == HEADING_LIST else ""
        shown = heading_text(style, i + 1) if identity == HEADING_LIST else style.body
        levels.append(
            f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{linked}'
            f'<w:suff w:val="{_after(text)}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
            f"<w:pPr>{_list_indent(identity, i, shown)}</w:pPr>"
            f"<w:rPr>{run_properties(shown, style.latin_font)}</w:rPr></w:lvl>",
        )
    return (
        f'<w:abstractNum w:abstractNumId="{identity}">'
        f'<w:multiLevelType w:val="multilevel"/>{"".join(levels)}</w:abstractNum>'
    )


def _after(mark: str) -> str:
    """What follows a number: a space after 1., so that a figure that comes next stays apart."""
    return (
        "space" if mark.endswith(".") or mark in {text for _, text in BULLET_MARKS} else "nothing"
    )


def _list_indent(identity: int, level: int, text: TextStyle) -> str:
    """Indent of a level: numbers keep to the first line's indent, bullets step inwards."""
    if identity != BULLET_LIST or not level:
        return indent(text)
    return (
        f'<w:ind w:leftChars="{level * 200}" w:left="{round(level * text.size * 40)}" '
        f'w:firstLineChars="{round(text.indent * 100)}" '
        f'w:firstLine="{round(text.indent * text.size * 20)}"/>'
    )


def numbering_xml(style: Style, marks: Sequence[NumberMark], body_lists: int) -> str:
    """Build the numbering definitions: one list for headings, one for each list in the body."""
    in_body = _levels(body_marks(marks))
    parts = [
        f"<w:numbering {DECLARATION}>",
        _abstract_list(HEADING_LIST, _levels(marks[:HEADING_LEVELS]), style),
        _abstract_list(BODY_LIST, in_body, style),
        _abstract_list(BULLET_LIST, BULLET_MARKS, style),
        f'<w:num w:numId="{HEADING_LIST}"><w:abstractNumId w:val="{HEADING_LIST}"/></w:num>',
        f'<w:num w:numId="{BULLET_ID}"><w:abstractNumId w:val="{BULLET_LIST}"/></w:num>',
    ]
    restart = "".join(
        f'<w:lvlOverride w:ilvl="{i}"><w:startOverride w:val="1"/></w:lvlOverride>'
        for i in range(len(in_body))
    )
    parts += [
        f'<w:num w:numId="{body_list_id(i)}"><w:abstractNumId w:val="{BODY_LIST}"/>'
        f"{restart}</w:num>"
        for i in range(body_lists)
    ]
    return "".join((*parts, "</w:numbering>"))


def body_list_id(index: int) -> int:
    """Numbering id of the body's list with this index, from 0."""
    return BULLET_ID + 1 + index
