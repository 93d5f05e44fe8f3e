"""Write a document tree as .docx."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from plangen.document.numbering import first_item_level, number_blocks, spaced
from plangen.document.numbering import mark as mark_of
from plangen.document.tree import Chart, Heading, ItemList, Paragraph, Table
from plangen.writers.docx import furniture
from plangen.writers.docx.assembling import About, Base
from plangen.writers.docx.lists import BULLET_ID, body_list_id, body_marks, numbering_xml
from plangen.writers.docx.sections import END, Sections, Words, end_section
from plangen.writers.docx.tables import table_xml
from plangen.writers.docx.xml import KEEP, bookmark, field, paragraph, run, span_run
from plangen.writers.leaves import Leaf, leaves_of
from plangen.writers.styles import BULLETS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangen.document.numbering import Numbered
    from plangen.document.tree import Document, Line
    from plangen.writers.styles import Style

# Whatever the style says: a line of exact height would show a strip of the chart.
ROOM_TO_DRAW = (
    f'{KEEP}<w:spacing w:line="240" w:lineRule="auto"/>'
    '<w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="center"/>'
)
GAP = '<w:spacing w:line="120" w:lineRule="exact"/>'


def write_docx(document: Document, style: Style, pages: Sequence[int] = ()) -> bytes:
    """Write a document; the same tree and style give the same bytes.

    ``pages`` are those on which its headings stand, for 目录; Word works them out where they are
    not given.

    Raises:
        ProblemsError: the school's document that the style builds on cannot be used.

    """
    literal = style.is_literal(document)
    if style.reference is None:
        return _write(document, Base(style, literal=literal), pages)
    from plangen.writers.docx.reference import ReferenceBase  # noqa: PLC0415  (slow to import)
    from plangen.writers.docx.reference_styles import reading  # noqa: PLC0415

    with reading(style.reference):
        base = ReferenceBase(style.reference, style, literal=literal)
        return _write(document, base, pages)


def _write(document: Document, base: Base, pages: Sequence[int]) -> bytes:
    style = base.style
    around = style.furniture_of(document)
    front = bool(around.cover or around.contents)
    words = Words(style.header.words_of(document), style.footer.words_of(document), front)
    references = base.margins(words)
    sections = Sections(style, references, front=front, extras=base.extras)
    body = _Body(base, document, sections)
    xml = body.xml(pages)
    numbering = numbering_xml(style, style.marks_of(document), body.lists)
    update = bool(around.contents) and not pages
    return base.write(xml, numbering, About.of(document), update=update)


class _Body:
    """Builds the body part by part and counts its lists, bookmarks and charts."""

    def __init__(self, base: Base, document: Document, sections: Sections) -> None:
        self._base = base
        self._document = document
        self._style = style = base.style
        self._sections = sections
        self._furniture = style.furniture_of(document)
        self._marks = style.marks_of(document)
        self._literal = style.is_literal(document)
        self._blocks = list(number_blocks(document.blocks, self._marks))
        self._bookmarks = count(1)
        self._headings = count()
        self._charts = count(1)
        self.lists = 0

    def xml(self, pages: Sequence[int]) -> str:
        """Build all of it: what stands before the text, the text, what stands after it."""
        document, style, around = self._document, self._style, self._furniture
        ending = "".join(
            (
                *furniture.attachments(document, style.body),
                *furniture.signature(document, style),
                furniture.approvals(around.approvals or (), style.text_width),
            )
        )
        leaves = leaves_of(self._blocks, style)
        parts = [self._title()]
        for place, leaf in enumerate(leaves, start=1):
            last = place == len(leaves)
            parts += self._leaf(leaf, kept_by_ending=last and bool(ending))
            section = self._sections.text(landscape=leaf.lies)
            if last:
                parts[-1] = self._marked_end(parts[-1] + ending) + section
            else:
                parts[-1] = end_section(parts[-1], section)
        return self._front(pages) + "".join(parts)

    def _marked_end(self, text: str) -> str:
        """Put a bookmark at the end of a text, by which its pages are counted after 封面."""
        if not self._furniture.cover and not self._furniture.contents:
            return text
        head, mark, tail = text.rpartition("</w:p>")
        return f"{head}{bookmark(END, next(self._bookmarks), '')}{mark}{tail}"

    def _front(self, pages: Sequence[int]) -> str:
        """Build 封面 and 目录, where they are wanted."""
        parts = ""
        if self._furniture.cover:
            parts += furniture.cover(self._document, self._sections.front())
        if self._furniture.contents:
            headings = [each for each in self._blocks if isinstance(each.block, Heading)]
            parts += furniture.contents(headings, pages, self._sections.front())
        return parts

    def _title(self) -> str:
        subtitle = self._document.subtitle
        title = paragraph("Title", run(self._document.title))
        return title + (paragraph("Subtitle", run(subtitle)) if subtitle else "")

    def _leaf(self, leaf: Leaf, *, kept_by_ending: bool) -> Iterator[str]:
        """Build the blocks of some pages.

        落款 never stands alone on a page, nor a table without the words that announce it.
        """
        style = self._style.turned() if leaf.lies else self._style
        for place, numbered in enumerate(leaf.blocks, start=1):
            last = place == len(leaf.blocks)
            keep = kept_by_ending if last else isinstance(leaf.blocks[place].block, (Table, Chart))
            yield "".join(self._block(numbered, style, KEEP if keep else ""))
        if not leaf.blocks:
            yield ""

    def _block(self, numbered: Numbered, style: Style, kept: str) -> Iterator[str]:
        block = numbered.block
        if isinstance(block, Heading):
            yield self._heading(block, numbered.mark)
        elif isinstance(block, Paragraph):
            yield paragraph("", self._runs(block.line), kept)
        elif isinstance(block, ItemList):
            yield from self._items(block, numbered.item_level, kept)
        elif isinstance(block, Table):
            if block.caption:
                yield paragraph("Caption", self._caption(block.caption, numbered.mark))
            yield table_xml(block, style, keep_last=bool(kept))
            yield paragraph("", "", kept + GAP)
        else:
            from plangen.writers.docx.charts import add_chart  # noqa: PLC0415  (slow to import)

            drawing = add_chart(self._base, block, style, next(self._charts))
            yield paragraph("Figure", f"<w:r>{drawing}</w:r>", ROOM_TO_DRAW)
            loose = kept or '<w:keepNext w:val="0"/>'
            yield paragraph("Caption", self._caption(block.caption, numbered.mark), loose)

    def _heading(self, block: Heading, mark: str) -> str:
        runs = (run(spaced(mark)) if self._literal else "") + self._runs(block.line)
        if self._furniture.contents:
            anchor = furniture.heading_anchor(next(self._headings))
            runs = bookmark(anchor, next(self._bookmarks), runs)
        return paragraph(f"Heading{block.level}", runs)

    def _runs(self, line: Line) -> str:
        return "".join(
            field(f"REF {caption_anchor(span.text)} \\h", span.text)
            if span.refers
            else span_run(span)
            for span in line
        )

    def _items(
        self, block: ItemList, level: int, kept: str, bullets: int = 0, list_id: int = 0
    ) -> Iterator[str]:
        """Build a list: numbered ones restart by a numbering of their own, bullets share one.

        ``level`` is that of its items among all marks, from 1, ``bullets`` how many lists of
        bullets they stand in. A list within an item goes on in the numbering of that item's list
        (``list_id``), so that an item may be moved up and down in Word.
        """
        depth = min(
            level - first_item_level(self._marks) if block.ordered else bullets,
            len(body_marks(self._marks) if block.ordered else BULLETS) - 1,
        )
        list_id = (list_id or self._new_list()) if block.ordered else BULLET_ID
        numbering = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>'
        for number, item in enumerate(block.items, start=1):
            runs = self._runs(item.line)
            extra = numbering
            if self._literal:
                ordered = block.ordered
                number_mark = spaced(mark_of(level, number, self._marks))
                sign = number_mark if ordered else f"{BULLETS[depth]} "
                runs, extra = run(sign) + runs, ""
            keep = kept if item is block.items[-1] else ""
            yield paragraph("", runs, keep + extra)
            goes_on = list_id if block.ordered and not self._literal else 0
            for child in item.children:
                deeper = bullets + (not block.ordered)
                yield from self._items(child, level + 1, "", deeper, goes_on)
                goes_on = 0 if child.ordered else goes_on

    def _new_list(self) -> int:
        self.lists += not self._literal
        return body_list_id(self.lists - 1)

    def _caption(self, line: Line, label: str) -> str:
        what, number = label[0], label[1:]
        runs = run(what) + field(f"SEQ {what} \\* ARABIC", number)
        anchored = bookmark(caption_anchor(label), next(self._bookmarks), runs)
        return f"{anchored}{run('  ')}{self._runs(line)}"


def caption_anchor(label: str) -> str:
    """Name of the bookmark around 表1 or 图1, which a reference leads to."""
    return f"_Ref{'Table' if label.startswith('表') else 'Figure'}{label[1:]}"
