"""Which East Asian font Word draws a text in: by the run itself, or by what its styles say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .documents import NUMBERING, STYLES, W

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .documents import Part, Parts

HAN = re.compile("[\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
TEXTS = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
# ECMA-376, 17.18.59: number formats that print Han.
HAN_NUMBERS = re.compile("chinese|ideograph|japanese|korean|taiwanese")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A text with its font, empty where nothing names one, and the name of its paragraph style."""

    text: str
    font: str
    style: str


class Faces:
    """The fonts of one document."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        root = parts[STYLES]
        self._styles = {str(s.get(f"{W}styleId")): s for s in root.iter(f"{W}style")}
        self._defaults = {
            str(s.get(f"{W}type")): identity
            for identity, s in self._styles.items()
            if s.get(f"{W}default") in {"1", "true", "on"}
        }
        self._document = _named(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))

    def drawn(self) -> Iterator[Drawn]:
        """Every text that holds Han: runs of the body, of heads and feet, numbers of lists."""
        for name, root in self._parts.items():
            if TEXTS.fullmatch(name):
                yield from self._runs(root, "")
        if NUMBERING in self._parts:
            for level in self._parts[NUMBERING].iter(f"{W}lvl"):
                yield from self._number(level)

    def _runs(self, element: Part, table: str) -> Iterator[Drawn]:
        for child in element:
            if child.tag == f"{W}tbl":
                own = _attribute(child, "tblPr", "tblStyle") or self._defaults.get("table", "")
                yield from self._runs(child, own)
            elif child.tag == f"{W}p":
                yield from self._paragraph(child, table)
            else:
                yield from self._runs(child, table)

    def _paragraph(self, paragraph: Part, table: str) -> Iterator[Drawn]:
        own = _attribute(paragraph, "pPr", "pStyle") or self._defaults.get("paragraph", "")
        for run in paragraph.iter(f"{W}r"):
            text = "".join(found.text or "" for found in run.iter(f"{W}t"))
            if HAN.search(text):
                character = _attribute(run, "rPr", "rStyle")
                chain = (self._by_style(style) for style in (character, own, table))
                font = _named(run.find(f"{W}rPr")) or next(filter(None, chain), self._document)
                yield Drawn(text, font, self._name(own))

    def _number(self, level: Part) -> Iterator[Drawn]:
        text = _attribute(level, "lvlText")
        if HAN.search(text) or HAN_NUMBERS.match(_attribute(level, "numFmt")):
            own = _attribute(level, "pStyle") or self._defaults.get("paragraph", "")
            font = _named(level.find(f"{W}rPr")) or self._by_style(own) or self._document
            yield Drawn(text, font, self._name(own))

    def _by_style(self, identity: str) -> str:
        """Font that a style names, or the nearest of those that it is based on."""
        seen = set()
        while identity in self._styles and identity not in seen:
            seen.add(identity)
            if font := _named(self._styles[identity].find(f"{W}rPr")):
                return font
            identity = _attribute(self._styles[identity], "basedOn")
        return ""

    def _name(self, identity: str) -> str:
        return _attribute(self._styles[identity], "name") if identity in self._styles else ""


def _named(properties: Part | None) -> str:
    fonts = None if properties is None else properties.find(f"{W}rFonts")
    return "" if fonts is None else fonts.get(f"{W}eastAsia") or ""


def _attribute(element: Part, *path: str) -> str:
    found = element.find("/".join(f"{W}{name}" for name in path))
    return "" if found is None else found.get(f"{W}val") or ""


def theme_fonts(parts: Parts) -> list[str]:
    """Return what gives a text the theme's font, which would win over the one that is named."""
    found = []
    for name, root in parts.items():
        if name.startswith("word/") and not name.startswith("word/theme/"):
            for element in root.iter():
                if element.tag == f"{W}rFonts":
                    told = [
                        a.removeprefix(W) for a in element.attrib if a.lower().endswith("theme")
                    ]
                else:
                    # In a chart a typeface such as +mn-ea is the theme's.
                    told = [face for face in (element.get("typeface", ""),) if face[:1] == "+"]
                found += [f"{name}: {said}" for said in told]
    return found
