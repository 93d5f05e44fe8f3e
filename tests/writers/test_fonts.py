"""Every text that holds Han has an East Asian font, and it is the one of its page style."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from msgspec.structs import replace

from example_documents import PAGE_STYLES, as_docx, names
from plangen.compose.forms import compose_form, form_kinds
from plangen.document.building import build_form
from plangen.facts.derive import derive
from plangen.library.choices import Choices
from plangen.model.head import head_only
from plangen.writers.output import write_document, write_form
from plangen.writers.style_files import FORMS, load_style

from .documents import BODY, HANDMADE, NUMBERING, STYLES, Parts, W, xml_parts
from .faces import Drawn, Faces, theme_fonts

if TYPE_CHECKING:
    from plangen.writers.styles import Style, TextStyle


def texts_of(style: Style) -> dict[str, TextStyle]:
    """Text styles by the names that Word gives to its own paragraph styles."""
    levels = {f"heading {level}": text for level, text in enumerate(style.headings, start=1)}
    return {"Title": style.title, "caption": style.caption, **levels}


def unnamed(parts: Parts) -> list[Drawn]:
    return [drawn for drawn in Faces(parts).drawn() if not drawn.font]


def astray(parts: Parts, style: Style) -> list[Drawn]:
    """Texts that are drawn in another font than their page style says."""
    own = texts_of(style)
    every = {style.body, style.subtitle, style.table, style.header.text, style.footer.text}
    usual = {text.font for text in {*own.values(), *every}}
    return [
        drawn
        for drawn in Faces(parts).drawn()
        if drawn.font not in ({own[drawn.style].font} if drawn.style in own else usual)
    ]


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("style", PAGE_STYLES)
def test_every_text_of_an_example_is_drawn_in_the_font_of_its_style(name: str, style: str) -> None:
    parts = xml_parts(as_docx(name, style))
    assert len(list(Faces(parts).drawn())) > 20
    assert unnamed(parts) == []
    assert astray(parts, load_style(style)) == []
    assert theme_fonts(parts) == []


@pytest.mark.parametrize("name", form_kinds())
def test_every_text_of_a_form_has_its_font(name: str) -> None:
    dossier = head_only(None)
    composed = compose_form(
        form_kinds()[name], dossier, derive(dossier, Choices()), dossier.masking
    )
    parts = xml_parts(write_form(build_form(composed), "docx"))
    assert astray(parts, load_style(FORMS)) == []
    assert theme_fonts(parts) == []


# How a font is found.

FONTS = '<w:rPr><w:rFonts w:eastAsia="{}"/></w:rPr>'
WRAP = f'<w:part xmlns:w="{W.strip("{}")}">{{}}</w:part>'


def part(xml: str) -> ET.Element:
    return ET.fromstring(WRAP.format(xml))  # noqa: S314


def made_up(body: str, styles: str = "", defaults: str = "", numbering: str = "") -> Parts:
    start = f"<w:docDefaults><w:rPrDefault>{defaults}</w:rPrDefault></w:docDefaults>"
    return {BODY: part(body), STYLES: part(start + styles), NUMBERING: part(numbering)}


def named(kind: str, identity: str, *, font: str = "", based: str = "", extra: str = "") -> str:
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    face = FONTS.format(font) if font else "<w:rPr/>"
    return f'<w:style w:type="{kind}" w:styleId="{identity}" {extra}>{base}{face}</w:style>'


def paragraph(style: str = "", run: str = "") -> str:
    said = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{said}<w:r>{run}<w:t>甲</w:t></w:r></w:p>"


BASE = named("paragraph", "Base", font="仿宋")
NORMAL = named("paragraph", "Normal", font="宋体", extra='w:default="1"')
GRID = named("table", "Grid", font="黑体")
TABLE = '<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/></w:tblPr><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>'


@pytest.mark.parametrize(
    ("parts", "font"),
    [
        (made_up(paragraph(run=FONTS.format("楷体")), NORMAL), "楷体"),
        (made_up(paragraph(), NORMAL), "宋体"),
        (made_up(paragraph("Own"), BASE + named("paragraph", "Own", based="Base")), "仿宋"),
        (
            made_up(
                paragraph(run='<w:rPr><w:rStyle w:val="Mark"/></w:rPr>'),
                NORMAL + named("character", "Mark", font="楷体"),
            ),
            "楷体",
        ),
        (made_up(TABLE.format(paragraph()), GRID), "黑体"),
        (made_up(TABLE.format(paragraph()), GRID + NORMAL), "宋体"),
        (made_up(paragraph(), defaults=FONTS.format("等线")), "等线"),
        (made_up(paragraph("Missing")), ""),
        (made_up(paragraph(run='<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>')), ""),
        (
            made_up(
                "",
                BASE,
                numbering='<w:lvl><w:numFmt w:val="chineseCountingThousand"/>'
                '<w:pStyle w:val="Base"/><w:lvlText w:val="%1."/></w:lvl>',
            ),
            "仿宋",
        ),
        (made_up("", numbering='<w:lvl><w:lvlText w:val="第%1，"/></w:lvl>'), ""),
        (
            made_up(
                "",
                BASE,
                numbering='<w:lvl><w:pStyle w:val="Base"/><w:lvlText w:val="第%1，"/>'
                f"{FONTS.format('楷体')}</w:lvl>",
            ),
            "楷体",
        ),
    ],
    ids=[
        "run",
        "default-style",
        "based-on",
        "character-style",
        "table-style",
        "paragraph-style-over-table-style",
        "document",
        "nowhere",
        "hint-alone",
        "number-by-its-heading",
        "number-without",
        "number-of-its-own",
    ],
)
def test_the_font_is_found_where_word_finds_it(parts: Parts, font: str) -> None:
    assert [drawn.font for drawn in Faces(parts).drawn()] == [font]


def test_a_text_without_han_needs_no_east_asian_font() -> None:
    assert list(Faces(made_up("<w:p><w:r><w:t>PPT 3</w:t></w:r></w:p>")).drawn()) == []


def test_a_font_that_is_missing_or_astray_is_found() -> None:
    parts = xml_parts(write_document(HANDMADE, "docx"))
    assert astray(parts, load_style()) == []
    assert astray(parts, replace(load_style(), headings=(load_style().body,) * 3))
    for root in parts.values():
        for fonts in root.iter(f"{W}rFonts"):
            fonts.attrib.pop(f"{W}eastAsia", None)
    assert unnamed(parts)


@pytest.mark.parametrize("attribute", ["asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"])
@pytest.mark.parametrize("name", [BODY, STYLES, NUMBERING])
def test_a_theme_font_is_found_in_any_part(name: str, attribute: str) -> None:
    parts = xml_parts(write_document(HANDMADE, "docx"))
    assert theme_fonts(parts) == []
    ET.SubElement(parts[name], f"{W}rFonts", {f"{W}{attribute}": "minorEastAsia"})
    assert theme_fonts(parts) == [f"{name}: {attribute}"]


def test_a_theme_font_is_found_in_a_chart() -> None:
    chart = '<a:ea xmlns:a="{}" typeface="{}"/>'
    drawing = "http://schemas.openxmlformats.org/drawingml/2006/main"
    found = [
        theme_fonts({"word/charts/chart1.xml": part(chart.format(drawing, face))})
        for face in ("+mn-ea", "宋体")
    ]
    assert found == [["word/charts/chart1.xml: +mn-ea"], []]
