"""Word documents for the checker: elements that stand where none may, torn zips, endless lists."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING

from lxml import etree

from hostile.case import Case, dice
from places import EXAMPLES
from word_files import (
    abstract,
    cell,
    docx,
    level,
    num,
    numbered,
    paragraph,
    row,
    run,
    style,
    table,
    unzipped,
    zipped,
)

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from lxml.etree import _Element

FAMILY = "Word documents"
FILE = "文稿.docx"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MUTATED = ("word/document.xml", "word/numbering.xml", "word/styles.xml")
TAGS = (
    *("p", "r", "t", "tab", "br", "del", "ins", "moveFrom", "moveTo", "tbl", "tr", "tc", "sdt"),
    *("sdtContent", "pPr", "rPr", "fldChar", "instrText", "txbxContent", "hyperlink", "numPr"),
    *("ruby", "rubyBase", "sectPr", "vanish", "commentRangeStart", "bookmarkStart"),
)
VALUES = ("", "0", "-1", "9" * 30, "x", "true", "学", "%1%9%2", "bullet", "none", "begin", "end")
LABEL = "本班有差生6名。"
MOST = 40
DEEP = 3_000


def _altered(seed: int) -> bytes:
    """Change some elements of an example in ways that no program does."""
    chance = dice(FAMILY, seed)
    paths = sorted(EXAMPLES.glob("*/*.docx"))
    members = unzipped(chance.choice(paths).read_bytes())
    for name in MUTATED:
        root = etree.fromstring(members[name])
        elements = list(root.iter())[1:]
        for _ in range(chance.randrange(1, MOST)):
            _alter(chance, chance.choice(elements), chance.choice(elements))
        members[name] = etree.tostring(root)
    return zipped(members)


def _alter(chance: random.Random, element: _Element, other: _Element) -> None:
    kind = chance.randrange(6)
    parent = element.getparent()
    if kind == 0 and parent is not None:
        parent.remove(element)
    elif kind == 1 and element.attrib:
        element.set(chance.choice(sorted(element.attrib)), chance.choice(VALUES))
    elif kind == 2 and other not in element.iterancestors() and other is not element:
        element.append(other)
    elif kind == 3:
        element.tag = WORD + chance.choice(TAGS)
    elif kind == 4:
        element.text = chance.choice(["", "　", LABEL])
    else:
        element.insert(0, etree.Comment("学"))


@cache
def _usual() -> bytes:
    return min(EXAMPLES.glob("*/*.docx")).read_bytes()


def _damaged(seed: int) -> bytes:
    """Flip some bytes of an example's file."""
    chance = dice(FAMILY, "bytes", seed)
    data = bytearray(_usual())
    for _ in range(chance.randrange(1, 20)):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(data)


def _cut(part: int) -> bytes:
    data = _usual()
    return data[: len(data) * part // 10]


def _lists() -> str:
    text = "%1.%2.%3.%4.%5.%6.%7.%8.%9"
    levels = (level(n, text, "upperRoman", start=30_000) for n in range(9))
    return abstract(1, *levels) + num(1, 1)


def _nested(begin: str, end: str, depth: int) -> bytes:
    return docx(begin * depth + paragraph(LABEL) + end * depth)


TABLE, CELL_END = "<w:tbl><w:tr><w:tc>", "<w:p/></w:tc></w:tr></w:tbl>"
BIG: dict[str, Callable[[], bytes]] = {
    "many runs": lambda: docx(paragraph(run("差生") * 8_000)),
    "many paragraphs": lambda: docx(paragraph(LABEL) * 5_000),
    "many entries": lambda: docx(
        paragraph(LABEL, numbered(1, 8)) * 4_000, parts={"numbering": _lists()}
    ),
    "many cells": lambda: docx(table(*[row(*[cell("差生")] * 20)] * 300, columns=20)),
    "many open fields": lambda: docx(
        paragraph('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 5_000 + run(LABEL))
    ),
    "a chain of styles": lambda: docx(
        paragraph(LABEL, '<w:pStyle w:val="S0"/>'),
        parts={"styles": "".join(style(f"S{n}", based_on=f"S{n + 1}") for n in range(3_000))},
    ),
    "deep tables": lambda: _nested(TABLE, CELL_END, DEEP),
    "tables just not too deep": lambda: _nested(TABLE, CELL_END, 80),
    "deep controls": lambda: _nested("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", DEEP),
    "controls just not too deep": lambda: _nested(
        "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", 120
    ),
    "a zip bomb": lambda: docx(paragraph("学" * 9_000_000)),
    "thousands of parts": lambda: docx(
        paragraph(LABEL), files={f"word/x{n}.xml": b"<a/>" for n in range(6_000)}
    ),
    "entities": lambda: zipped({"word/document.xml": b'<!DOCTYPE a [<!ENTITY b "ha">]><a>&b;</a>'}),
}


def _case(name: str, data: Callable[[], bytes]) -> Case:
    def make(folder: Path) -> None:
        (folder / FILE).write_bytes(data())

    return Case(FAMILY, name, make, (("check", FILE, "--fix", "--comments"),))


def cases() -> Iterator[Case]:
    """Yield the cases."""
    for seed in range(60):
        yield _case(f"altered {seed}", partial(_altered, seed))
    for seed in range(20):
        yield _case(f"bytes changed {seed}", partial(_damaged, seed))
    for part in range(1, 10):
        yield _case(f"cut after {part} tenths", partial(_cut, part))
    for name, data in BIG.items():
        yield _case(name, data)
