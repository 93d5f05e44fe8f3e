"""Every paragraph of a document in order, as it is counted: body, heads and feet, then notes.

Whoever reads a document and whoever revises it go the same way, so that a paragraph has one number.
All paragraphs count: empty ones, those of a 目录, those that are hidden.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from plangen.readers.docx.characters import Characters, Fields, Piece
from plangen.readers.docx.names import (
    ALTERNATE,
    DEL,
    ID,
    MOVE_FROM,
    PPR,
    RPR,
    SDT,
    SECTION,
    TBL,
    TC,
    TR,
    TRANSPARENT,
    TYPE,
    VAL,
    P,
    child_value,
    chosen,
    number,
    r,
    switch,
    unwrapped,
    w,
)
from plangen.readers.passages import Cell, Part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from plangen.readers.docx.package import Package
    from plangen.readers.docx.styles import Styles

HEADER_REFERENCE, FOOTER_REFERENCE = w("headerReference"), w("footerReference")
TITLE_PAGE, EVEN_SIDES = w("titlePg"), w("evenAndOddHeaders")
GALLERY = f"{w('sdtPr')}/{w('docPartObj')}/{w('docPartGallery')}"
CONTENTS_GALLERY = "table of contents"
TRPR, TCPR, GRID_SPAN, V_MERGE = w("trPr"), w("tcPr"), w("gridSpan"), w("vMerge")
BLOCKS = {P, TBL, SDT, ALTERNATE, w("customXml")}
NOTES = (("footnotes", "footnote"), ("endnotes", "endnote"))


class Place(Struct, frozen=True):
    """Where paragraphs stand.

    ``story`` is the name of their part of the package, ``anchor`` the paragraph of the body that
    holds the text box they are in. Not ``shown`` is what is deleted, merged away or a 目录.
    """

    story: str
    part: Part
    cell: Cell | None = None
    shown: bool = True
    anchor: _Element | None = None


class Walked(Struct, frozen=True):
    """A paragraph with its number, from 1, its style, and the pieces of its visible text."""

    element: _Element
    line: int
    place: Place
    style: str
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """Its text as a reader sees it, without the number that Word sets."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def runs_on(self) -> bool:
        """Whether its end was deleted with changes tracked, so that it goes on in the next one."""
        properties = self.element.find(f"{PPR}/{RPR}")
        if properties is None:
            return False
        return properties.find(DEL) is not None or properties.find(MOVE_FROM) is not None


class Walk(Struct):
    """A way through a document, from paragraph to paragraph."""

    package: Package
    styles: Styles
    _lines: int = 0
    _tables: int = 0

    def paragraphs(self) -> Iterator[Walked]:
        """Yield every paragraph."""
        main = self.package.root(self.package.main)
        body = None if main is None else main.find(w("body"))
        if main is None or body is None:
            raise self.package.damaged()
        yield from self._story(body, Place(self.package.main, Part.BODY))
        for name in dict.fromkeys(self._margins(main)):
            root = self.package.root(name)
            if root is not None:
                yield from self._story(root, Place(name, Part.FURNITURE))
        for kind, tag in NOTES:
            yield from self._notes(main, kind, tag)

    def _story(self, container: _Element, place: Place) -> Iterator[Walked]:
        return self._blocks(container, place, Fields())

    def _blocks(self, container: _Element, place: Place, fields: Fields) -> Iterator[Walked]:
        for child in container:
            tag = child.tag
            if tag == P:
                yield from self._paragraph(child, place, fields)
            elif tag == TBL:
                yield from self._table(child, place, fields)
            elif tag == SDT:
                gallery = child_value(child, GALLERY) or ""
                is_contents = gallery.lower() == CONTENTS_GALLERY
                inside = replace(place, shown=place.shown and not is_contents)
                yield from self._blocks(child, inside, fields)
            elif tag in TRANSPARENT:
                yield from self._blocks(child, place, fields)
            elif tag == ALTERNATE:
                choice = chosen(child)
                if choice is not None:
                    yield from self._blocks(choice, place, fields)

    def _paragraph(self, element: _Element, place: Place, fields: Fields) -> Iterator[Walked]:
        style = self.styles.of(element)
        read = Characters(element, style, fields, self.styles)
        self._lines += 1
        pieces = tuple(read.pieces) if place.shown else ()
        yield Walked(element, self._lines, place, style, pieces)
        anchor = element if place.anchor is None else place.anchor
        part = Part.BODY if place.part is Part.CELL else place.part
        for box in read.boxes:
            inside = replace(place, cell=None, part=part, anchor=anchor)
            yield from self._story(box, inside)

    def _table(self, table: _Element, place: Place, fields: Fields) -> Iterator[Walked]:
        index = self._tables
        self._tables += 1
        in_body = place.part in {Part.BODY, Part.CELL}
        rows = (each for each in unwrapped(table) if each.tag == TR)
        for row, element in enumerate(rows):
            properties = element.find(TRPR)
            shown = place.shown and not _is_gone(properties)
            column = number(child_value(properties, w("gridBefore")))
            for cell in (each for each in unwrapped(element) if each.tag == TC):
                own = cell.find(TCPR)
                inside = replace(place, shown=shown and not _is_merged(own))
                if in_body:
                    inside = replace(inside, part=Part.CELL, cell=Cell(index, row, column))
                yield from self._blocks(cell, inside, fields)
                column += max(number(child_value(own, GRID_SPAN), 1), 1)

    def _margins(self, main: _Element) -> Iterator[str]:
        """Yield the heads and feet that are printed: a section without one has that of the last."""
        settings = self.package.related_root("settings", "word/settings.xml")
        two_sided = settings is not None and switch(settings.find(EVEN_SIDES))
        targets = {
            tag: self.package.related(self.package.main, kind)
            for tag, kind in ((HEADER_REFERENCE, "header"), (FOOTER_REFERENCE, "footer"))
        }
        standing: dict[tuple[str, str], str] = {}
        for section in main.iter(SECTION):
            if section.getparent().tag == w("sectPrChange"):
                continue
            for reference in section.iterchildren(HEADER_REFERENCE, FOOTER_REFERENCE):
                name = targets[reference.tag].get(reference.get(r("id"), ""))
                if name is not None:
                    standing[reference.tag, reference.get(TYPE, "default")] = name
            used = {"default"} | ({"even"} if two_sided else set())
            used |= {"first"} if switch(section.find(TITLE_PAGE)) else set()
            yield from (name for (_, kind), name in standing.items() if kind in used)

    def _notes(self, main: _Element, kind: str, tag: str) -> Iterator[Walked]:
        """Yield the paragraphs of the notes to which the body refers, in the order of the body."""
        references = [
            each.get(ID, "")
            for each in main.iter(w(f"{tag}Reference"))
            if all(above.tag not in {DEL, MOVE_FROM} for above in each.iterancestors())
        ]
        if not references:
            return
        for name in self.package.related(self.package.main, kind).values():
            root = self.package.root(name)
            notes = {} if root is None else {each.get(ID): each for each in root.iterfind(w(tag))}
            for identity in dict.fromkeys(references):
                if identity in notes:
                    yield from self._story(notes[identity], Place(name, Part.NOTE))


def next_block(element: _Element) -> _Element | None:
    """Return what follows a paragraph in its container: a paragraph, a table or the like."""
    blocks = (each for each in element.itersiblings() if each.tag in BLOCKS)
    return next(blocks, None)


def _is_gone(row: _Element | None) -> bool:
    """Whether a row was deleted with changes tracked, or is hidden."""
    return row is not None and (row.find(DEL) is not None or bool(switch(row.find(w("hidden")))))


def _is_merged(cell: _Element | None) -> bool:
    """Whether a cell is a part of the one above or to the left, or was deleted."""
    if cell is None:
        return False
    merges = (cell.find(V_MERGE), cell.find(w("hMerge")))
    goes_on = any(each is not None and each.get(VAL) != "restart" for each in merges)
    return goes_on or cell.find(w("cellDel")) is not None
