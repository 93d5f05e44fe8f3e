"""Lists as a document defines them: levels, lists built on them, and what a list changes.

ECMA-376, 17.9: paragraphs name a ``num``, which names an ``abstractNum`` with nine levels and may
override some; an ``abstractNum`` may leave its levels to a style, which names another ``num``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from plangen.readers.docx.names import (
    ALTERNATE,
    RPR,
    child_value,
    chosen,
    number,
    switch,
    value,
    w,
)
from plangen.readers.docx.styles import VANISH
from plangen.readers.docx.symbols import symbol
from plangen.readers.passages import BULLET

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

    from plangen.readers.docx.styles import Styles

LEVELS = 9
# Characters of a level's text; a longer one is no number.
LONGEST_TEXT = 60
ABSTRACT_ID, NUM_ID = w("abstractNumId"), w("numId")


class Level(Struct, frozen=True):
    """How one level of a list is numbered.

    ``text`` holds %1 for the number of the first level. ``restart`` is the level, from 1, of which
    an entry sets this one back; None for any above it, 0 for none. ``digits`` is the width of
    numbers that are filled up with zeros. ``style`` is the paragraph style linked to the level.
    """

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    is_legal: bool = False
    is_apart: bool = True
    style: str = ""
    digits: int = 0


class NumberedList(Struct, frozen=True):
    """A list by whose number paragraphs go: its levels, who counts for it, where it starts anew."""

    counter: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]

    def level(self, index: int) -> Level:
        """Return a level, from 0; one that is not defined has no mark."""
        return self.levels.get(index, NO_LEVEL)

    def linked(self, style: str) -> int | None:
        """Return the level to which a style is linked."""
        found = (index for index, level in self.levels.items() if level.style == style)
        return next(found, None)


NO_LEVEL = Level(form="none")


def lists_of(root: _Element | None, styles: Styles) -> dict[str, NumberedList]:
    """Return the lists of a document by the number that paragraphs name."""
    if root is None:
        return {}
    abstract = {
        each.get(ABSTRACT_ID, ""): each for each in reversed(root.findall(w("abstractNum")))
    }
    nums = {each.get(NUM_ID, ""): each for each in reversed(root.findall(w("num")))}
    reading = _Reading(abstract, nums, styles)
    return {identity: reading.list_of(num) for identity, num in nums.items()}


class _Reading:
    """The definitions while lists are made of them; an abstract list is read once."""

    def __init__(
        self, abstract: Mapping[str, _Element], nums: Mapping[str, _Element], styles: Styles
    ) -> None:
        self._abstract = abstract
        self._nums = nums
        self._styles = styles
        self._levels: dict[str, dict[int, Level]] = {}

    def list_of(self, num: _Element) -> NumberedList:
        counter, levels = self._abstract_levels(num)
        levels, starts = dict(levels), {}
        for override in num.iterfind(w("lvlOverride")):
            index = number(override.get(w("ilvl")), -1)
            own = override.find(w("lvl"))
            if own is not None and 0 <= index < LEVELS:
                levels[index] = _level(own)
            start = child_value(override, w("startOverride"))
            if start is not None and 0 <= index < LEVELS:
                starts[index] = number(start, 1)
                levels[index] = replace(levels.get(index, NO_LEVEL), start=starts[index])
        return NumberedList(counter, levels, starts)

    def _abstract_levels(self, num: _Element) -> tuple[str, Mapping[int, Level]]:
        """Return who counts for a list and its levels, wherever a style has them."""
        seen: set[str] = set()
        identity = child_value(num, ABSTRACT_ID) or ""
        while identity in self._abstract and identity not in seen:
            seen.add(identity)
            element = self._abstract[identity]
            named = self._styles.number(child_value(element, w("numStyleLink")) or "")
            if named is None or named[1] not in self._nums:
                if identity not in self._levels:
                    self._levels[identity] = dict(_levels(element))
                return identity, self._levels[identity]
            identity = child_value(self._nums[named[1]], ABSTRACT_ID) or ""
        return identity, {}


def _levels(abstract: _Element) -> Iterator[tuple[int, Level]]:
    for element in abstract.iterfind(w("lvl")):
        index = number(element.get(w("ilvl")), -1)
        if 0 <= index < LEVELS:
            yield index, _level(element)


def _level(element: _Element) -> Level:
    form, digits = _form(element)
    text = child_value(element, w("lvlText")) or ""
    run = element.find(RPR)
    if form == "bullet":
        text = _bullet(text, run)
    restart = child_value(element, w("lvlRestart"))
    hidden = run is not None and switch(run.find(VANISH))
    return Level(
        number(child_value(element, w("start")), 0),
        form,
        "" if hidden else text[:LONGEST_TEXT],
        None if restart is None else number(restart),
        is_legal=bool(switch(element.find(w("isLgl")))),
        is_apart=(child_value(element, w("suff")) or "tab") != "nothing",
        style=child_value(element, w("pStyle")) or "",
        digits=digits,
    )


def _form(element: _Element) -> tuple[str, int]:
    """Return the format of numbers and their least width; a custom one is written 01, 02, 03."""
    found = element.find(w("numFmt"))
    alternate = element.find(ALTERNATE)
    if found is None and alternate is not None:
        inside = chosen(alternate)
        found = None if inside is None else inside.find(w("numFmt"))
    form = value(found) or "decimal"
    if form != "custom":
        return form, 0
    first = (value(found, w("format")) or "").split(",")[0].strip()
    return "decimal", len(first) if first.isdecimal() else 0


def _bullet(text: str, run: _Element | None) -> str:
    """Return what a bullet looks like; faces of symbols have letters for them."""
    fonts = None if run is None else run.find(w("rFonts"))
    face = value(fonts, w("ascii")) or value(fonts, w("hAnsi")) or ""
    sign = "".join(symbol(face, char) for char in text.strip())
    return sign or BULLET
