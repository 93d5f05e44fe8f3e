"""What the pages of a document must say, and whether they say it: all of it, in order, no more."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from office import bare
from plangen.compose.environment import date_text
from plangen.document.numbering import mark, number_blocks
from plangen.document.tree import Chart, Heading, ItemList, Paragraph, Table, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangen.document.numbering import Numbered
    from plangen.document.tree import Document
    from plangen.model.marks import NumberMark
    from plangen.writers.styles import Margin, Style

BULLETS = ("•", "–", "·")


@dataclass(frozen=True, slots=True)
class Piece:
    """A text as printed; of ``texts`` any one will do.

    Before a ``loose`` one anything may stand, such as the words inside a chart.
    """

    texts: tuple[str, ...]
    loose: bool = False


def pieces(document: Document, style: Style) -> list[Piece]:
    """Return the texts of a document in the order of the tree, with their numbers."""
    marks = style.marks_of(document)
    furniture = style.furniture_of(document)
    loose = bool(furniture.cover or furniture.contents)
    found = [] if loose else _pieces(document.title, document.subtitle)
    for numbered in number_blocks(document.blocks, marks):
        said = list(_of_block(numbered, marks))
        is_chart = isinstance(numbered.block, Chart)
        found += _loosened(said) if loose or is_chart else said
        loose = is_chart or (loose and not said)
    signature = document.signature
    day = date_text(signature.date) if signature.date else ""
    ending = _pieces(*document.attachment_lines, *signature.lines, day)
    return found + (_loosened(ending) if loose or furniture.approvals else ending)


def _pieces(*texts: str) -> list[Piece]:
    return [Piece((bare(text),)) for text in texts if bare(text)]


def _loosened(found: list[Piece]) -> list[Piece]:
    return [replace(piece, loose=True) for piece in found[:1]] + found[1:]


def _of_block(numbered: Numbered, marks: Sequence[NumberMark]) -> Iterator[Piece]:
    block = numbered.block
    if isinstance(block, (Heading, Paragraph)):
        yield from _pieces(numbered.mark + plain(block.line))
    elif isinstance(block, ItemList):
        yield from _items(block, numbered.item_level, marks)
    else:
        if block.caption:
            yield from _pieces(numbered.mark + plain(block.caption))
        if isinstance(block, Table):
            yield from _pieces(
                *(plain(cell) for row in (block.header, *block.rows) for cell in row)
            )


def _items(block: ItemList, level: int, marks: Sequence[NumberMark]) -> Iterator[Piece]:
    for number, item in enumerate(block.items, start=1):
        signs = (mark(level, number, marks),) if block.ordered else BULLETS
        yield Piece(tuple(bare(sign + plain(item.line)) for sign in signs))
        for child in item.children:
            yield from _items(child, level + 1, marks)


def unlike(document: Document, style: Style, pages: Sequence[str]) -> str:
    """Say where the pages first differ from the document; empty where they do not.

    Beside the document's own text only what repeats may stand there: the head and foot of a page,
    and the header row of a table that goes on. ``pages`` are texts without white space.
    """
    furniture = style.furniture_of(document)
    texts = []
    for number, page in enumerate(pages, start=1):
        rest = page
        for margin in (style.header, style.footer):
            inner = _without(rest, margin, document, number, len(pages))
            if inner is None and furniture.cover:
                # A cover has no page number, and the pages may be counted from the next one.
                inner = _without(rest, margin, document, number - 1, len(pages) - 1)
                inner = rest if inner is None and number == 1 else inner
            if inner is None:
                return f"page {number} lacks “{margin.words}”: {rest[:20]}…{rest[-20:]}"
            rest = inner
        texts.append(rest)
    charts = [block for block in document.blocks if isinstance(block, Chart)]
    said = "".join(texts)
    for name in (one.name for chart in charts for one in chart.series):
        if bare(name) not in said:
            return f"no chart says “{name}”"
    breaks = {sum(map(len, texts[:place])) for place in range(1, len(texts))}
    rows = [block.header for block in document.blocks if isinstance(block, Table)]
    headers = {bare("".join(map(plain, row))) for row in rows} - {""}
    ends_open = bool(furniture.approvals or (charts and charts[-1] is document.blocks[-1]))
    return _Walk(pieces(document, style), said, breaks, headers, ends_open=ends_open).unlike()


def _without(page: str, margin: Margin, document: Document, number: int, pages: int) -> str | None:
    """Take the head or foot off a page; None where it is not there."""
    words = margin.words_of(document).replace("{总页数}", str(pages))
    plain_page = bare(words.replace("{页码}", str(number)))
    if page.endswith(plain_page):
        return page.removesuffix(plain_page)
    return page.removeprefix(plain_page) if page.startswith(plain_page) else None


class _Walk:
    """Goes through the text of all pages piece by piece."""

    def __init__(
        self,
        wanted: list[Piece],
        text: str,
        breaks: set[int],
        headers: set[str],
        *,
        ends_open: bool,
    ) -> None:
        self._wanted = wanted
        self._text = text
        self._breaks = breaks
        self._headers = headers
        self._ends_open = ends_open
        self._farthest = (0, 0)

    def unlike(self) -> str:
        if self._goes_on(0, 0):
            return ""
        place, start = self._farthest
        wanted = self._wanted[place].texts[0] if place < len(self._wanted) else "the end"
        found = f"{self._text[max(0, start - 20) : start]}|{self._text[start : start + 60]}"
        return f"“{wanted}” is not where it should be: …{found}…"

    def _goes_on(self, place: int, start: int) -> bool:
        """Follow the pieces from one of them on; before a loose one, try every place."""
        for piece in self._wanted[place:]:
            self._farthest = max(self._farthest, (place, start))
            place += 1
            if piece.loose:
                return any(self._goes_on(place, end) for end in self._ends(piece, start))
            end = self._end(piece, start)
            if end is None:
                return False
            start = end
        self._farthest = max(self._farthest, (place, start))
        return self._ends_open or start == len(self._text)

    def _ends(self, piece: Piece, start: int) -> Iterator[int]:
        """Ends of a loose piece wherever it stands from here on."""
        for text in piece.texts:
            found = self._text.find(text, start)
            while found >= 0:
                yield found + len(text)
                found = self._text.find(text, found + 1)

    def _end(self, piece: Piece, start: int) -> int | None:
        """Return where a piece ends that begins here, or after a header row on a new page."""
        again = self._headers if start in self._breaks else ()
        above = ("", *(row for row in again if self._text.startswith(row, start)))
        for begin in (start + len(row) for row in above):
            for text in piece.texts:
                if self._text.startswith(text, begin):
                    return begin + len(text)
        return None
