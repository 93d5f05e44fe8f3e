"""The tables of a document as grids, and their columns of figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plangen.language.patterns import lazy
from plangen.readers.articles import once
from plangen.readers.passages import Part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.readers.articles import Article
    from plangen.readers.passages import Passage

TOTAL = lazy(r"\s*(?:合\s*计|总\s*计|共\s*计|总数|总人数)\s*(?:[（(][人名][）)])?\s*")
_NOTHING = lazy(r"[—\-－–/无]?")
_FIGURE = lazy(r"(?P<number>\d{1,6}(?:\.\d{1,3})?)\s*(?P<unit>[人名个份%％]?)")


class Grid(NamedTuple):
    """A table: its cells by row and column; an empty cell is not there."""

    cells: dict[tuple[int, int], Passage]
    height: int
    width: int

    def text(self, row: int, column: int) -> str:
        """Return the text of a cell; nothing where it is empty."""
        cell = self.cells.get((row, column))
        return cell.text if cell else ""

    def figure(self, row: int, column: int) -> tuple[str, str] | None:
        """Return the number in a cell and its unit; a dash or nothing is 0, other text None."""
        text = self.text(row, column).strip()
        if _NOTHING.fullmatch(text):
            return "0", ""
        found = _FIGURE.fullmatch(text)
        return (found["number"], found["unit"]) if found else None


@once
def grids_of(article: Article) -> Iterator[Grid]:
    """Yield every table that has a row of headers and one below."""
    tables: dict[int, dict[tuple[int, int], Passage]] = {}
    for passage in article.passages:
        if passage.part is Part.CELL and passage.cell is not None:
            cell = passage.cell
            tables.setdefault(cell.table, {})[cell.row, cell.column] = passage
    for cells in tables.values():
        height, width = (1 + max(axis) for axis in zip(*cells, strict=True))
        if height > 1 and width > 1:
            yield Grid(cells, height, width)
