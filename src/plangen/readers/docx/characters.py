"""The text of a paragraph as a reader sees it, piece by piece, each with the element that has it.

What was deleted or moved away with changes tracked is not there, nor are hidden text and the
instructions of fields; what was put in is, and so are the results of fields.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree
from msgspec import Struct, field

from plangen.readers.docx.names import (
    ALTERNATE,
    RPR,
    SPACE,
    TRANSPARENT,
    R,
    T,
    chosen,
    m,
    unwrapped,
    w,
)
from plangen.readers.docx.symbols import symbol

if TYPE_CHECKING:
    from lxml.etree import _Element

    from plangen.readers.docx.styles import Styles

BREAK = "\n"
# What stands for one character of text in a run.
SIGNS = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("br"): BREAK,
    w("cr"): BREAK,
    w("noBreakHyphen"): "-",
}
SYM, FLD_CHAR, INSTRUCTION = w("sym"), w("fldChar"), w("instrText")
FLD_SIMPLE, RUBY, RUBY_BASE = w("fldSimple"), w("ruby"), w("rubyBase")
DRAWN = {w("drawing"), w("pict"), w("object"), ALTERNATE}
TEXT_BOX = w("txbxContent")
FORMULAS = {m("oMath"), m("oMathPara")}
FRACTION, BELOW, LETTERS = m("f"), m("den"), m("t")
CONTENTS = "TOC"
# White space of XML; a full-width space is text.
BLANK = " \t\r\n"
TO_SPACES = str.maketrans("\t\r\n", "   ")


class Piece(Struct, frozen=True):
    """A stretch of visible text and the element that has it: in a run, or a formula of its own."""

    text: str
    element: _Element


class _Field(Struct):
    instruction: str = ""
    has_result: bool = False


class Fields(Struct):
    """The fields that are open at a place of a story; some go on through many paragraphs."""

    _open: list[_Field] = field(default_factory=list)

    def mark(self, kind: str | None) -> None:
        """Take a sign of a field: its begin, the end of its instruction, its end."""
        if kind == "begin":
            self._open.append(_Field())
        elif kind == "separate" and self._open:
            self._open[-1].has_result = True
        elif kind == "end" and self._open:
            self._open.pop()

    def instruct(self, text: str) -> None:
        """Take a part of an instruction."""
        if self._open and not self._open[-1].has_result:
            self._open[-1].instruction += text

    def simple(self, instruction: str) -> None:
        """Open a field that is written as one element."""
        self._open.append(_Field(instruction, has_result=True))

    @property
    def are_shown(self) -> bool:
        """Whether text at this place is the result of fields, and of no table of contents."""
        return all(
            each.has_result and each.instruction.split()[:1] != [CONTENTS] for each in self._open
        )


class Characters:
    """Reads the pieces of one paragraph, and the text boxes that are anchored in it."""

    def __init__(self, paragraph: _Element, style: str, fields: Fields, styles: Styles) -> None:
        self.pieces: list[Piece] = []
        self.boxes: list[_Element] = []
        self._style = style
        self._fields = fields
        self._styles = styles
        self._read(paragraph)

    def _read(self, container: _Element) -> None:
        for child in container:
            tag = child.tag
            if tag == R:
                self._read_run(child)
            elif tag == FLD_SIMPLE:
                self._fields.simple(child.get(w("instr"), ""))
                self._read(child)
                self._fields.mark("end")
            elif tag in TRANSPARENT:
                self._read(child)
            elif tag == ALTERNATE:
                inside = chosen(child)
                if inside is not None:
                    self._read(inside)
            elif tag in FORMULAS and self._fields.are_shown:
                self._take(_formula(child), child)

    def _read_run(self, run: _Element) -> None:
        hidden = self._styles.is_hidden(run.find(RPR), self._style)
        for child in run:
            tag = child.tag
            if tag == FLD_CHAR:
                self._fields.mark(child.get(w("fldCharType")))
            elif tag == INSTRUCTION:
                self._fields.instruct(child.text or "")
            elif hidden or not self._fields.are_shown:
                continue
            elif tag in DRAWN:
                self.boxes += _boxes(child)
            else:
                self._take(_text_of(child), child)

    def _take(self, text: str, element: _Element) -> None:
        if text:
            self.pieces.append(Piece(text, element))


def _text_of(element: _Element) -> str:
    """Return the text of what a run holds; nothing where it has none."""
    tag = element.tag
    if tag == T:
        return shown_text(element)
    if tag == SYM:
        return symbol(element.get(w("font"), ""), _code(element.get(w("char"), "")))
    return _base(element) if tag == RUBY else SIGNS.get(tag, "")


def shown_text(element: _Element) -> str:
    """Return the text of a ``w:t``; blanks at its ends count only where it says so."""
    text = (element.text or "").translate(TO_SPACES)
    if element.get(SPACE) == "preserve":
        return text
    return text.strip(BLANK)


def _code(text: str) -> str:
    try:
        return chr(int(text, 16))
    except (ValueError, OverflowError):
        return ""


def _base(ruby: _Element) -> str:
    """Return the text that a pronunciation stands over, without the pronunciation."""
    base = ruby.find(RUBY_BASE)
    if base is None:
        return ""
    runs = (each for each in unwrapped(base) if each.tag == R)
    return "".join(shown_text(text) for run in runs for text in run.iterfind(T))


def _formula(element: _Element) -> str:
    """Return a formula in one line; a fraction as 3/4."""
    parts: list[str] = []
    for event, each in etree.iterwalk(element, events=("start",), tag=(LETTERS, BELOW)):
        del event
        if each.tag == BELOW and each.getparent().tag == FRACTION:
            parts.append("/")
        elif each.tag == LETTERS:
            parts.append(each.text or "")
    return "".join(parts)


def _boxes(drawn: _Element) -> list[_Element]:
    """Return the text boxes of a drawing, those within another left to it, each shown once."""
    found: list[_Element] = []
    waiting = [drawn]
    while waiting:
        element = waiting.pop()
        if element.tag == TEXT_BOX:
            found.append(element)
            continue
        if element.tag == ALTERNATE:
            inside = chosen(element)
            waiting += [] if inside is None else [inside]
            continue
        waiting += reversed(element)
    return found
