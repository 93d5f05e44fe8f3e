"""Word's style sheet and font table, made from a page style.

All that a reader sees of a text (faces, sizes, spacing) stands in styles, so that a teacher changes
it for the whole document at one place.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from plangen.writers.docx.xml import DECLARATION, KEEP, attribute, fonts, indents
from plangen.writers.styles import TWIPS_PER_POINT, twips

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.writers.styles import Style, TextStyle

SINGLE_LINE = 240
# As many page styles as one run may use in turn.
STYLES_KEPT = 16
# How much larger the title is on 封面.
COVER_SCALE = 1.25
HEADING_LIST = 1
TOGETHER = f"{KEEP}<w:keepLines/>"
LEADER = "dot"
# Word's own care for lone lines would take one from a page that has exactly so many lines.
NO_WIDOW_CONTROL = '<w:widowControl w:val="0"/>'
CHINESE_FONT = '<w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/>'
HYPERLINK = (
    '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
    '<w:uiPriority w:val="99"/></w:style>'
)
_DEFAULTS_END = (
    "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>{widows}"
    "<w:kinsoku/><w:overflowPunct/><w:autoSpaceDE/><w:autoSpaceDN/>"
    "</w:pPr></w:pPrDefault></w:docDefaults>"
)
_NORMAL_TABLE = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
    '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>'
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
    '<w:left w:w="85" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
)
_RULES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_TABLE_GRID = (
    '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>'
    f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{_RULES}</w:tblBorders></w:tblPr>'
    "</w:style>"
)
# Name and definition of each table style by its id.
TABLE_STYLES = {
    "TableNormal": ("Normal Table", _NORMAL_TABLE),
    "TableGrid": ("Table Grid", _TABLE_GRID),
}


class WordStyle(Struct, frozen=True):
    """One paragraph style: its id, the name that Word knows it by, and what it looks like.

    ``part`` is what a style file calls the part of a document that is set in it; ``others`` are
    names that the same style has in documents of other programs. ``edge`` stands in place of the
    first line's indent.
    """

    identity: str
    name: str
    text: TextStyle
    part: str = ""
    others: tuple[str, ...] = ()
    align: str = "left"
    extra: str = ""
    edge: str = ""
    outline: int | None = None
    custom: bool = False


def run_properties(text: TextStyle, latin: str) -> str:
    """Build rPr content of a style: faces, weight, letter spacing and size."""
    weight = "<w:b/><w:bCs/>" if text.bold else ""
    latin = text.latin or latin
    spread = f'<w:spacing w:val="{twips(text.spread)}"/>'
    size = round(text.size * 2)
    return (
        f"{fonts(text.font, latin)}{weight}{spread}"
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN"/>'
    )


def first_line(text: TextStyle) -> str:
    """First-line indent of a text."""
    return indents(text.size, firstLine=text.indent)


def spacing(text: TextStyle) -> str:
    """Distances above, below and between lines: multiples of a line, or exact (28.95 points)."""
    line, rule = round(text.line * SINGLE_LINE), "auto"
    if text.exact:
        line, rule = twips(text.exact), "exact"
    return (
        f'<w:spacing w:before="{twips(text.before)}" w:after="{twips(text.after)}" '
        f'w:line="{line}" w:lineRule="{rule}"/>'
    )


def heading_text(style: Style, level: int) -> TextStyle:
    """Text style of a heading: headings are indented like the body."""
    heading = style.headings[level - 1]
    return replace(heading, indent=style.body.indent * style.body.size / heading.size)


def word_styles(style: Style, *, literal: bool) -> Iterator[WordStyle]:
    """Yield every paragraph style that a document may use; ``literal`` headings have no list."""
    body, small = style.body, style.table
    yield WordStyle("Normal", "Normal", body, "正文", ("正文",), "both")
    yield WordStyle("Title", "Title", style.title, "大标题", ("标题",), "center", TOGETHER)
    yield WordStyle(
        "Subtitle", "Subtitle", style.subtitle, "副标题", ("副标题",), "center", TOGETHER
    )
    for i, name in enumerate(("一级标题", "二级标题", "三级标题")):
        numbered = f'<w:numPr><w:ilvl w:val="{i}"/><w:numId w:val="{HEADING_LIST}"/></w:numPr>'
        yield WordStyle(
            f"Heading{i + 1}",
            f"heading {i + 1}",
            heading_text(style, i + 1),
            name,
            (f"标题 {i + 1}",),
            extra=TOGETHER if literal else TOGETHER + numbered,
            outline=i,
        )
    yield WordStyle("Caption", "caption", style.caption, "表题", ("题注",), "center", TOGETHER)
    yield WordStyle("TableText", "表格文字", small, "表格", custom=True)
    plain = replace(body, indent=0, before=0, after=0)
    yield WordStyle("Signature", "Signature", plain, "落款", ("签名",), "right")
    single = replace(body, line=1, exact=0, indent=0, before=6, after=0)
    yield WordStyle("Figure", "图", single, align="center", extra=KEEP, custom=True)
    for margin, name in ((style.header, "header"), (style.footer, "footer")):
        yield WordStyle(name.capitalize(), name, margin.text, align="center")
    contents = replace(style.title, size=style.headings[0].size, after=style.body.size)
    yield WordStyle(
        "TOCHeading",
        "TOC Heading",
        contents,
        others=("目录标题",),
        align="center",
        extra=TOGETHER,
    )
    edge = f'<w:tabs><w:tab w:val="right" w:leader="{LEADER}" w:pos="{style.text_width}"/></w:tabs>'
    for i in range(3):
        inset = indents(body.size, left=i * 2, firstLine=0)
        yield WordStyle(f"TOC{i + 1}", f"toc {i + 1}", plain, extra=edge, edge=inset)
    height = style.text_height / TWIPS_PER_POINT
    school = replace(style.subtitle, before=height / 8, after=0)
    yield WordStyle("CoverSchool", "封面学校", school, align="center", custom=True)
    size = style.title.size * COVER_SCALE
    head = replace(style.title, size=size, before=height / 8, after=size)
    yield WordStyle("CoverTitle", "封面标题", head, align="center", custom=True)
    term = replace(style.subtitle, after=height / 5)
    yield WordStyle("CoverTerm", "封面学期", term, align="center", custom=True)
    size = style.subtitle.size
    facts = replace(single, size=size, before=size, after=1, spread=0)
    yield WordStyle("CoverText", "封面文字", facts, align="center", custom=True)


def style_xml(one: WordStyle, style: Style, based_on: str = "Normal") -> str:
    """Build one paragraph style; the one that others are based on is the document's default."""
    is_base = one.identity == based_on
    default = ' w:default="1"' if is_base else ""
    custom = ' w:customStyle="1"' if one.custom else ""
    parent = "" if is_base else f'<w:basedOn w:val="{based_on}"/>'
    follow = f'<w:next w:val="{based_on}"/>' if one.outline is not None else ""
    level = f'<w:outlineLvl w:val="{one.outline}"/>' if one.outline is not None else ""
    return (
        f'<w:style w:type="paragraph"{default}{custom} w:styleId="{one.identity}">'
        f'<w:name w:val="{one.name}"/>{parent}{follow}<w:qFormat/>'
        f"<w:pPr>{one.extra}{spacing(one.text)}{one.edge or first_line(one.text)}"
        f'<w:jc w:val="{one.align}"/>{level}</w:pPr>'
        f"<w:rPr>{run_properties(one.text, style.latin_font)}</w:rPr></w:style>"
    )


@lru_cache(STYLES_KEPT)
def styles_xml(style: Style, *, literal: bool) -> str:
    """Build all that stands in the style sheet."""
    paragraphs = (style_xml(one, style) for one in word_styles(style, literal=literal))
    return "".join(
        (
            "<w:docDefaults><w:rPrDefault><w:rPr>",
            run_properties(replace(style.body, spread=0), style.latin_font),
            _DEFAULTS_END.format(widows=NO_WIDOW_CONTROL if style.body.exact else ""),
            *paragraphs,
            HYPERLINK,
            *(xml for _, xml in TABLE_STYLES.values()),
        )
    )


@lru_cache(STYLES_KEPT)
def fonts_xml(style: Style) -> str:
    """Build the font table: every face, and what may stand in where it is missing."""
    texts = (style.body, style.title, style.subtitle, *style.headings, style.table, style.caption)
    margins = (style.header.text, style.footer.text)
    every = (*texts, *margins)
    latin = {style.latin_font, *(text.latin for text in every)} - {text.font for text in every}
    faces = dict.fromkeys([style.latin_font, *(text.font for text in every)])
    entries = []
    for face in faces:
        other = style.stand_ins.get(face)
        stand_in = f'<w:altName w:val="{attribute(other)}"/>' if other else ""
        kind = "" if face in latin else CHINESE_FONT
        entries.append(f'<w:font w:name="{attribute(face)}">{stand_in}{kind}</w:font>')
    return f"<w:fonts {DECLARATION}>{''.join(entries)}</w:fonts>"
