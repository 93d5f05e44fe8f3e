"""The parts of a .docx: found by their relations, read within limits, parsed without entities."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from lxml import etree

from plangen.problems import file_problem
from plangen.readers.docx.names import RELATIONS, STRICT
from plangen.readers.file_types import OLD_OFFICE
from plangen.source.archives import (
    BROKEN,
    MOST_UNPACKED,
    Oversized,
    has_doctype,
    members_of,
    names_in,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from lxml.etree import _Element

    from plangen.problems import ProblemsError

ROOT_RELATIONS = "_rels/.rels"
USUAL_PLACE = "word/document.xml"
# Names of streams, as an old container of Office writes them.
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
PARTS = (".xml", ".rels")
SAVE_AS = "用 Word 或 WPS 打开，另存为 .docx，再检查"
PASSWORD = (
    "这份文稿设了打开密码，读不了",
    "用 Word 或 WPS 打开，在“文件—信息—保护文档—用密码进行加密”里把密码清空，另存一份，再检查",
)
OLD = ("这是旧格式的 Word 文稿（.doc），不是 .docx", SAVE_AS)
DAMAGED = ("文件损坏或不完整，读不了", "看看 Word 或 WPS 打不打得开：打得开就另存为 .docx，再检查")
TOO_LARGE = (
    "这份文稿解开来太大",
    "计划和总结一般不超过几 MB；把里面的大图和附件删去，另存一份，再检查",
)
OTHERS = {
    "xl/workbook.xml": ("这是 Excel 表格，不是文稿", "要看成绩用 plangen scores"),
    "ppt/presentation.xml": ("这是幻灯片，不是文稿", "把文字复制到 Word 里，存为 .docx，再检查"),
    "content.xml": ("这是 OpenDocument 文件，不是 .docx", SAVE_AS),
    "Index/Document.iwa": (
        "这是苹果 Pages 的文件",
        "在 Pages 里选“文件—导出为—Word”，再检查",
    ),
}
AN_ARCHIVE = ("这不是 Word 文稿", "压缩包先解开；别的文稿" + SAVE_AS)


class Package:
    """A .docx with its parts by name.

    Raises:
        ProblemsError: the file is encrypted, damaged, too large or no Word document.

    """

    def __init__(self, path: Path, data: bytes, *, whole: bool = False) -> None:
        """Unpack the parts that are text, or the ``whole`` of it."""
        self._path = path
        wanted: Callable[[str], bool] = (lambda _: True) if whole else _is_text
        try:
            members = members_of(data, wanted=wanted, most=MOST_UNPACKED)
        except Oversized:
            raise file_problem(path, *TOO_LARGE) from None
        except BROKEN:
            raise self._no_zip(data) from None
        self.members = members
        # Some programs write \ between the folders.
        self._names = {_key(name): name for name in members}
        self._roots: dict[str, _Element | None] = {}
        self.main = self._main_part(data)

    def _no_zip(self, data: bytes) -> ProblemsError:
        if not data.startswith(OLD_OFFICE):
            return file_problem(self._path, *DAMAGED)
        return file_problem(self._path, *(PASSWORD if ENCRYPTED in data else OLD))

    def _main_part(self, data: bytes) -> str:
        targets = self.related("", "officeDocument")
        for name in (*targets.values(), USUAL_PLACE):
            root = self.root(name)
            if root is not None and etree.QName(root).localname == "document":
                return name
        if USUAL_PLACE in self._names:
            raise self.damaged()
        names = names_in(data)
        told = next((told for name, told in OTHERS.items() if name in names), AN_ARCHIVE)
        raise file_problem(self._path, *told)

    def damaged(self) -> ProblemsError:
        """Return what to say of a document that cannot be read."""
        return file_problem(self._path, *DAMAGED)

    def name_of(self, name: str) -> str | None:
        """Return the name of a part as the file writes it; None where it has no such part."""
        return self._names.get(_key(name))

    def root(self, name: str) -> _Element | None:
        """Return the root of a part, in the usual namespaces; None where it is missing or torn.

        The same part gives the same tree, so that changes to it are seen by all.
        """
        stored = self._names.get(_key(name))
        if stored is None:
            return None
        if stored not in self._roots:
            self._roots[stored] = parsed(self.members[stored])
        return self._roots[stored]

    def related(self, source: str, kind: str) -> Mapping[str, str]:
        """Return the parts to which a part (or the package, "") has a relation of some kind.

        By the identity of the relation: the name of the part.
        """
        relations = self.root(relations_of(source))
        if relations is None:
            return {}
        folder = posixpath.dirname(source)
        return {
            relation.get("Id", ""): target_of(folder, relation.get("Target", ""))
            for relation in relations
            if relation.get("Type") == f"{RELATIONS}/{kind}"
            and relation.get("TargetMode") != "External"
        }

    def related_root(self, kind: str, usual: str) -> _Element | None:
        """Return the root of the main part's only relation of a kind, else of its usual place."""
        names = [*self.related(self.main, kind).values(), usual]
        return next((root for name in names if (root := self.root(name)) is not None), None)


def relations_of(source: str) -> str:
    """Return where the relations of a part stand; those of the package for an empty name."""
    if not source:
        return ROOT_RELATIONS
    folder, name = posixpath.split(source.replace("\\", "/"))
    return posixpath.join(folder, "_rels", f"{name}.rels")


def target_of(folder: str, target: str) -> str:
    """Return the name of the part to which a target leads, seen from a folder."""
    joined = posixpath.join("/", folder.replace("\\", "/"), target.replace("\\", "/"))
    return posixpath.normpath(joined).lstrip("/")


def parsed(content: bytes) -> _Element | None:
    """Parse a part in the usual namespaces; None where it is torn or declares entities."""
    if has_doctype(content):
        return None
    for strict, usual in STRICT.items():
        content = content.replace(strict, usual)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    return None if root.getroottree().docinfo.internalDTD is not None else root


def _key(name: str) -> str:
    """Return a name by which a part is found, however it is written (ISO/IEC 29500-2, 6.2.2)."""
    return name.replace("\\", "/").lower()


def _is_text(name: str) -> bool:
    return name.lower().endswith(PARTS)
