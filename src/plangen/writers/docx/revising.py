"""A user's own document with changes that Word shows as tracked, and with comments.

Whatever is not changed stays as it is, byte for byte: parts that nobody touched, the order of the
file, the changes and comments of others.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from plangen.readers.docx.names import RELATIONS, STRICT, WORD, w
from plangen.readers.docx.package import Package, relations_of
from plangen.readers.docx.reading import styles_of
from plangen.readers.docx.walking import Walk
from plangen.writers.docx.ink import Ink
from plangen.writers.docx.package import CONTENT_TYPES, FIXED_TIME
from plangen.writers.docx.remarks import Comments, Remark
from plangen.writers.docx.tracking import Tracker

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from lxml.etree import _Element

    from plangen.problems import Edit
    from plangen.readers.docx.walking import Walked

__all__ = ["Remark", "revise_docx"]

NAME = Path("文稿.docx")
COMMENTS = "comments"
TEXT_BOX = "文本框"
COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def revise_docx(
    data: bytes,
    edits: Sequence[Edit],
    remarks: Sequence[Remark],
    author: str,
    date: dt.datetime,
) -> bytes:
    """Carry out edits as tracked changes and set remarks as comments.

    Lines are paragraphs and columns characters, as ``read_docx`` counts them. ``date`` is written
    as it stands: Word shows it as the time of its reader, wherever that is.

    Raises:
        ProblemsError: the document cannot be read.
        ValueError: a paragraph does not exist, the text at the place of an edit is not what it
            replaces, or two edits overlap; nothing of the kind happens to edits and remarks that
            come from reading the same bytes.

    """
    package = Package(NAME, data, whole=True)
    walked = [*Walk(package, styles_of(package)).paragraphs()]
    revision = _Revision(package, walked, author, date)
    for remark in remarks:
        revision.comment(remark)
    by_line: dict[int, list[Edit]] = defaultdict(list)
    for edit in edits:
        by_line[edit.line].append(edit)
    for line, own in by_line.items():
        revision.change(line, own)
    return _zipped(data, package, revision.changed)


class _Revision:
    """The document while it is changed; ``changed`` are the trees of the parts that differ."""

    def __init__(
        self, package: Package, walked: Sequence[Walked], author: str, date: dt.datetime
    ) -> None:
        self.changed: dict[str, _Element] = {}
        self._package = package
        self._walked = walked
        self._ink: dict[int, Ink] = {}
        stories = {each.place.story for each in walked}
        roots = (package.root(name) for name in stories)
        self._tracker = Tracker(author, date, [root for root in roots if root is not None])
        self._comments: Comments | None = None

    def change(self, line: int, edits: Sequence[Edit]) -> None:
        walked = self._paragraph(line)
        self._touch(walked.place.story)
        self._tracker.change(walked, self._ink_of(walked), edits)

    def comment(self, remark: Remark) -> None:
        """Set a comment; what stands where none may stand has it on the nearest place before."""
        walked = self._paragraph(remark.line)
        start = remark.column - 1
        place, text = (start, start + remark.length), remark.text
        if walked.place.story != self._package.main:
            text = f"（{walked.place.part.value}）{text}"
            walked, place = self._walked[0], (0, 0)
        elif walked.place.anchor is not None:
            text = f"（{TEXT_BOX}）{text}"
            walked, place = self._holding(walked.place.anchor), (0, 0)
        self._touch(walked.place.story)
        if self._comments is None:
            self._comments = Comments(self._comments_root(), self._tracker)
        self._comments.add(walked.element, self._ink_of(walked), place, text)

    def _holding(self, element: _Element) -> Walked:
        return next(each for each in self._walked if each.element is element)

    def _paragraph(self, line: int) -> Walked:
        if not 0 < line <= len(self._walked):
            message = f"there is no paragraph {line}"
            raise ValueError(message)
        return self._walked[line - 1]

    def _ink_of(self, walked: Walked) -> Ink:
        return self._ink.setdefault(walked.line, Ink(walked.pieces))

    def _touch(self, name: str) -> _Element:
        stored = self._package.name_of(name) or name
        root = self._package.root(name)
        if root is None:
            raise self._package.damaged()
        self.changed[stored] = root
        return root

    def _comments_root(self) -> _Element:
        """Return the comments that are there, else a new part for them."""
        main = self._package.main
        for name in self._package.related(main, COMMENTS).values():
            if self._package.root(name) is not None:
                return self._touch(name)
        return self._new_comments(main)

    def _new_comments(self, main: str) -> _Element:
        folder = posixpath.dirname(main)
        names = (f"{COMMENTS}{number}.xml" for number in ("", *range(2, 99)))
        target = next(
            name for name in names if not self._package.name_of(posixpath.join(folder, name))
        )
        relations = self._package.root(relations_of(main))
        if relations is None:
            relations = etree.Element(f"{{{PACKAGE}}}Relationships", nsmap={None: PACKAGE})
        self.changed[self._package.name_of(relations_of(main)) or relations_of(main)] = relations
        used = {each.get("Id") for each in relations}
        free = next(name for name in map("rIdComments{}".format, range(99)) if name not in used)
        kind = f"{RELATIONS}/{COMMENTS}"
        etree.SubElement(
            relations, f"{{{PACKAGE}}}Relationship", {"Id": free, "Type": kind, "Target": target}
        )
        types = self._touch(CONTENT_TYPES)
        place = f"/{posixpath.join(folder, target)}"
        etree.SubElement(
            types, f"{TYPES}Override", {"PartName": place, "ContentType": COMMENTS_TYPE}
        )
        root = etree.Element(w(COMMENTS), nsmap={"w": WORD})
        self.changed[place[1:]] = root
        return root


def _zipped(data: bytes, package: Package, changed: Mapping[str, _Element]) -> bytes:
    """Zip the parts in their order, new ones behind them."""
    main = package.members.get(package.name_of(package.main) or "")
    strict = _is_strict(main, whole=False)
    written = {
        name: _serialised(root, strict=_is_strict(package.members.get(name), whole=strict))
        for name, root in changed.items()
    }
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        entries = {each.filename: each for each in old.infolist()}
        for name, entry in entries.items():
            new.writestr(entry, written.pop(name, package.members[name]))
        for name, content in written.items():
            new.writestr(zipfile.ZipInfo(name, FIXED_TIME), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _is_strict(content: bytes | None, *, whole: bool) -> bool:
    """Whether a part is in the strict variant; a new one is if the document as a ``whole`` is."""
    return whole if content is None else any(name in content for name in STRICT)


def _serialised(root: _Element, *, strict: bool) -> bytes:
    content = bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
    if strict:
        for name, usual in STRICT.items():
            content = content.replace(usual, name)
    return content
