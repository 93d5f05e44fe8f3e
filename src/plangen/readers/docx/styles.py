"""What the styles of a document say of its paragraphs: level, number, whether they are hidden."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from plangen.language.patterns import lazy
from plangen.readers.docx.names import (
    OFF,
    PPR,
    RPR,
    TYPE,
    VAL,
    child_value,
    number,
    switch,
    value,
    w,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

HEADING = lazy(r"(?:heading|标题) ?([1-9])")
TITLES = {"title", "标题"}
CONTENTS = lazy(r"(?:toc|目录) ?(?:[1-9]|heading|标题)")
BODY_LEVEL = 9
# Word itself follows no more.
LONGEST_CHAIN = 64
NUM_PR, NUM_ID, ILVL, OUTLINE = w("numPr"), w("numId"), w("ilvl"), w("outlineLvl")
VANISH, P_STYLE, R_STYLE = w("vanish"), w("pStyle"), w("rStyle")


class Style(Struct, frozen=True):
    """One style: what it says itself; None where it says nothing."""

    identity: str
    name: str
    based_on: str | None
    number: str | None
    number_level: str | None
    outline: str | None
    hidden: bool | None


class Styles:
    """The styles of a document, each with those that it is based on."""

    def __init__(self, root: _Element | None) -> None:
        self._styles: dict[str, Style] = {}
        self._default = ""
        self._hidden_default = False
        for element in () if root is None else root.iterfind(w("style")):
            style = _style(element)
            self._styles.setdefault(style.identity, style)
            is_default = element.get(w("default"), "0").lower() not in OFF
            if element.get(TYPE, "paragraph") == "paragraph" and is_default:
                self._default = style.identity
        if root is not None:
            vanish = root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{RPR}/{VANISH}")
            self._hidden_default = bool(switch(vanish))
        self.chain = cache(self._chain)
        self.level = cache(self._level)
        self.hides = cache(self._hides)

    def of(self, paragraph: _Element) -> str:
        """Return the identity of a paragraph's style."""
        named = child_value(paragraph.find(PPR), P_STYLE)
        return named if named in self._styles else self._default

    def _chain(self, identity: str) -> tuple[Style, ...]:
        """Return a style and those below it, the nearest first."""
        found: list[Style] = []
        seen: set[str] = set()
        while identity in self._styles and identity not in seen and len(seen) < LONGEST_CHAIN:
            seen.add(identity)
            found.append(self._styles[identity])
            identity = found[-1].based_on or ""
        return tuple(found)

    def _level(self, identity: str) -> int:
        """Return the level of a heading that a style makes, else 0."""
        for style in self.chain(identity):
            if style.outline is not None:
                return outline_level(style.outline)
            heading = HEADING.fullmatch(style.name)
            if heading:
                return int(heading[1])
        return 0

    def is_title(self, identity: str) -> bool:
        """Whether a style is that of a document's title, or based on it."""
        return any(style.name in TITLES for style in self.chain(identity))

    def is_contents(self, identity: str) -> bool:
        """Whether a style is that of a table of contents or its heading."""
        return any(CONTENTS.fullmatch(style.name) for style in self.chain(identity)[:1])

    def number(self, identity: str) -> tuple[Style, str] | None:
        """Return the style in a chain that gives a number, and the list it names ("0": none)."""
        named = (style for style in self.chain(identity) if style.number is not None)
        found = next(named, None)
        return (found, found.number) if found is not None and found.number is not None else None

    def _hides(self, identity: str) -> bool:
        """Whether text of a style is hidden: in a chain of styles the nearest word counts."""
        said = (style.hidden for style in self.chain(identity) if style.hidden is not None)
        return next(said, False)

    def is_hidden(self, run: _Element | None, paragraph_style: str) -> bool:
        """Whether the run properties ``run`` hide text in a paragraph of some style.

        What a run says itself counts; else the styles of paragraph and characters, which undo each
        other (ECMA-376, 17.7.3, toggle properties).
        """
        own = None if run is None else switch(run.find(VANISH))
        if own is not None:
            return own
        named = child_value(run, R_STYLE)
        by_style = self.hides(paragraph_style) != (named is not None and self.hides(named))
        return by_style or self._hidden_default


def outline_level(text: str) -> int:
    """Return the level of a heading, from 1, of an outline level, from 0; 0 for running text."""
    level = number(text, BODY_LEVEL)
    return level + 1 if 0 <= level < BODY_LEVEL else 0


def _style(element: _Element) -> Style:
    paragraph, run = element.find(PPR), element.find(RPR)
    numbering = None if paragraph is None else paragraph.find(NUM_PR)
    return Style(
        element.get(w("styleId"), ""),
        (child_value(element, w("name")) or "").strip().lower(),
        child_value(element, w("basedOn")),
        child_value(numbering, NUM_ID),
        child_value(numbering, ILVL),
        None if paragraph is None else value(paragraph.find(OUTLINE), VAL),
        None if run is None else switch(run.find(VANISH)),
    )
