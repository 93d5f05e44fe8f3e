"""What must not go on from the school's own document: its text, its history, its owner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from plangen.writers.docx.reference_links import cut_links
from plangen.writers.docx.reference_xml import elements, margins_of, remove, unwrap

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from lxml.etree import _Element

# What makes the look of a document; its other parts hold its text, pictures and history.
KEPT = {
    RELATIONSHIP_TYPE.STYLES,
    RELATIONSHIP_TYPE.NUMBERING,
    RELATIONSHIP_TYPE.SETTINGS,
    RELATIONSHIP_TYPE.FONT_TABLE,
    RELATIONSHIP_TYPE.THEME,
}
SIDES, UPDATE = "evenAndOddHeaders", "updateFields"
# Settings that make the look of a page or of its lines; the others speak of the old text, of the
# machine that it was written on, or of who may write in it. In the order of ECMA-376, CT_Settings.
SETTINGS = (
    "zoom",
    "mirrorMargins",
    "gutterAtTop",
    "defaultTabStop",
    "autoHyphenation",
    SIDES,
    "drawingGridHorizontalSpacing",
    "drawingGridVerticalSpacing",
    "displayHorizontalDrawingGridEvery",
    "displayVerticalDrawingGridEvery",
    "characterSpacingControl",
    "noLineBreaksAfter",
    "noLineBreaksBefore",
    UPDATE,
    "compat",
    "themeFontLang",
    "clrSchemeMapping",
    "decimalSymbol",
    "listSeparator",
)
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
UNWRAPPED = ("ins", "moveTo")
REMOVED = (
    "del",
    "moveFrom",
    "moveFromRangeStart",
    "moveFromRangeEnd",
    "moveToRangeStart",
    "moveToRangeEnd",
    "rPrChange",
    "pPrChange",
    "sectPrChange",
    "tblPrChange",
    "trPrChange",
    "tcPrChange",
    "numberingChange",
    "commentRangeStart",
    "commentRangeEnd",
    "commentReference",
)


def drop_text(word: WordDocument, margins: set[str]) -> None:
    """Drop all but the look: ``margins`` are the relations of the heads and feet in use."""
    rels = word.part.rels
    for key in [k for k, r in rels.items() if r.reltype not in KEPT and k not in margins]:
        del rels[key]
    package = word.part.package.rels
    for key in [k for k, r in package.items() if r.reltype != RELATIONSHIP_TYPE.OFFICE_DOCUMENT]:
        del package[key]
    _accept_changes(word.styles.element)
    for margin in margins_of(word):
        _accept_changes(margin)
    cut_links(word)


def _accept_changes(root: _Element) -> None:
    """Take changes that Word keeps apart for what they are, and forget who made them."""
    for name in REMOVED:
        for found in list(root.iter(f"{WORD}{name}")):
            remove(found)
    for name in UNWRAPPED:
        for found in list(root.iter(f"{WORD}{name}")):
            unwrap(found)
    for found in root.iter():
        for attribute in [a for a in found.attrib if str(a).startswith(f"{WORD}rsid")]:
            del found.attrib[attribute]


def clean_settings(word: WordDocument, *, sides: bool | None, update: bool) -> None:
    """Keep the settings that make the look.

    ``sides`` says whether odd and even pages differ at head and foot; None leaves it as it is.
    With ``update``, Word brings fields up to date on opening.
    """
    root = word.settings.element
    unwanted = (UPDATE, SIDES) if sides is False else (UPDATE,)
    kept = {qn(f"w:{name}") for name in SETTINGS if name not in unwanted}
    for setting in list(root):
        if str(setting.tag) not in kept:
            root.remove(setting)
    for relation in word.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.SETTINGS:
            relation.target_part.rels.clear()
    if update:
        _insert(root, UPDATE)
    if sides and root.find(qn(f"w:{SIDES}")) is None:
        _insert(root, SIDES)
    for language in root.findall(qn("w:themeFontLang")):
        language.set(qn("w:eastAsia"), "zh-CN")


def _insert(root: _Element, name: str) -> None:
    tags = {qn(f"w:{later}") for later in SETTINGS[SETTINGS.index(name) + 1 :]}
    at = next((i for i, each in enumerate(root) if each.tag in tags), len(root))
    root.insert(at, elements(f"<w:{name}/>")[0])
