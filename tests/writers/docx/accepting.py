"""Tracked changes accepted or rejected, as Word does it, on the XML of a part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from plangen.readers.docx.names import DEL, INS, MOVE_FROM, MOVE_TO, PPR, RPR, P, R, T, w
from word_files import unzipped, zipped

if TYPE_CHECKING:
    from lxml.etree import _Element

AUTHOR = w("author")
DELETED = w("delText")


def accepted(data: bytes, part: str = "word/document.xml") -> bytes:
    """Return a document with all changes of one part accepted."""
    return _settled(data, part, going=(DEL, MOVE_FROM), staying=(INS, MOVE_TO))


def rejected(data: bytes, part: str = "word/document.xml", author: str = "") -> bytes:
    """Return a document with the changes of one part, or those of one author, rejected."""
    return _settled(data, part, going=(INS, MOVE_TO), staying=(DEL, MOVE_FROM), author=author)


def _settled(
    data: bytes, part: str, *, going: tuple[str, ...], staying: tuple[str, ...], author: str = ""
) -> bytes:
    members = unzipped(data)
    root = etree.fromstring(members[part])
    changes = [*root.iter(*going, *staying)]
    for change in sorted(changes, key=lambda each: each.getparent().tag == RPR):
        if author and change.get(AUTHOR) != author:
            continue
        parent = change.getparent()
        if parent.tag == RPR:
            paragraph = parent.getparent().getparent()
            parent.remove(change)
            if not len(parent):
                parent.getparent().remove(parent)
            if change.tag in going:
                _merge(paragraph)
        elif change.tag in going:
            parent.remove(change)
        else:
            for text in change.iter(DELETED):
                text.tag = T
            for child in [*change]:
                change.addprevious(child)
            parent.remove(change)
    return zipped({**members, part: etree.tostring(root)})


def _merge(paragraph: _Element) -> None:
    """Let a paragraph go on in the next one, which keeps its properties."""
    following = paragraph.getnext()
    rest = [each for each in paragraph if each.tag != PPR]
    if following.tag == P:
        place = 0 if following.find(PPR) is None else 1
        for child in reversed(rest):
            following.insert(place, child)
    else:
        assert not rest
    paragraph.getparent().remove(paragraph)


def look(data: bytes, part: str = "word/document.xml") -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the properties of each paragraph, and its runs' contents and looks, sign by sign."""
    root = etree.fromstring(unzipped(data)[part])
    return [
        (_shape(paragraph.find(PPR)), [sign for run in paragraph.iter(R) for sign in _signs(run)])
        for paragraph in root.iter(P)
    ]


def _signs(run: _Element) -> list[tuple[str, str]]:
    shape = _shape(run.find(RPR))
    signs: list[tuple[str, str]] = []
    for each in run:
        if each.tag == T:
            signs += [(char, shape) for char in each.text or ""]
        elif each.tag != RPR:
            signs.append((etree.tostring(each, with_tail=False).decode(), shape))
    return signs


def _shape(element: _Element | None) -> str:
    if element is None or not len(element):
        return ""
    return str(etree.tostring(element, with_tail=False, method="c14n").decode())
