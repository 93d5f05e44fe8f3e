"""Which styles of the school's own document serve for those of plangen."""

from __future__ import annotations

import io
from contextlib import contextmanager
from typing import TYPE_CHECKING

import docx
from docx.opc.exceptions import OpcError
from docx.oxml.document import CT_Document
from docx.oxml.exceptions import InvalidXmlError
from docx.oxml.ns import qn
from lxml import etree
from msgspec import Struct

from plangen.problems import (
    Problem,
    ProblemsError,
    Severity,
    did_you_mean,
    file_problem,
)
from plangen.source.archives import (
    BROKEN,
    Oversized,
    has_doctype,
    is_in_place,
    is_xml,
    members_of,
    stored,
)
from plangen.source.files import MEGABYTE, read_bytes
from plangen.writers.docx.styling import TABLE_STYLES, word_styles

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from docx.document import Document as WordDocument
    from lxml.etree import _Element

    from plangen.writers.styles import Style

SAVE_AGAIN = "用 Word 或 WPS 打开它，另存为 .docx，再用那个文件"
MAP_STYLES = "要用文档里的别的样式，在版式文件里写 样式映射，如 样式映射: {正文: 正文缩进}"
NO_DOCUMENT = ("这不是能用的 Word 文档（.docx）", SAVE_AGAIN)
UPDATE_STYLES = (
    "在 Word 里选中一段排好的正文，右击“正文”样式，选“更新正文以匹配所选内容”，各级标题也这样做，"
    "存好再用；或者在版式文件里写明字体、字号和缩进"
)
FEWEST_TEXTS = 3
MOST_NAMED = 12
# What a style file may say, and what is then taken from the school's document instead.
OF_REFERENCE = (
    *("纸张", "页边距", "页眉页脚", "正文", "大标题", "副标题"),
    *("一级标题", "二级标题", "三级标题", "表题", "表格"),
)
UNKNOWN = "没有“{name}”这个段落样式（样式映射里的“{part}”）"
MOST_BYTES = 20 * MEGABYTE
TOO_LARGE = ("这份文档太大，不便照着写", "删去里面的图片和正文，只留样式、页眉和页脚，另存后再用")
# What python-docx and lxml raise, at any time, of parts that Word would not have written.
NO_WORD = (
    OpcError,
    InvalidXmlError,
    etree.LxmlError,
    *BROKEN,
    LookupError,
    TypeError,
    AttributeError,
)


class Found(Struct, frozen=True):
    """Which styles of a reference serve for those of plangen, and which it lacks.

    ``ids`` leads from plangen's style ids to the document's; ``missing`` are parts of a document
    as a style file calls them.
    """

    ids: dict[str, str]
    missing: tuple[str, ...]


def check_reference(path: Path, style: Style) -> list[Problem]:
    """Read a reference document; say which styles it lacks.

    Raises:
        ProblemsError: it cannot be read, or lacks a style that 样式映射 names.

    """
    with reading(path):
        word = open_reference(path)
        found = find_styles(word, path, style)
        by_hand, texts = _set_by_hand(word)
    problems = []
    if found.missing:
        message = (
            f"这份文档里没有这几种样式，照“{style.name}”版式补上了：{'、'.join(found.missing)}"
        )
        problems.append(Problem(path, 0, 0, message, MAP_STYLES, severity=Severity.NOTICE))
    if by_hand * 2 > texts >= FEWEST_TEXTS:
        message = (
            f"这份文档的样子多半是手工调的（{texts} 段里有 {by_hand} 段），没有存在样式里，照不到"
        )
        problems.append(Problem(path, 0, 0, message, UPDATE_STYLES, severity=Severity.WARNING))
    unused = [part for part in style.said if part in OF_REFERENCE and part not in found.missing]
    if unused:
        message = f"纸张和样式照这份文档，版式文件里的这几项没有用：{'、'.join(unused)}"
        hint = "要用版式文件里的，就不写 参照，也不加 --reference"
        problems.append(Problem(path, 0, 0, message, hint, severity=Severity.NOTICE))
    return problems


def _set_by_hand(word: WordDocument) -> tuple[int, int]:
    """Count the paragraphs of the old text whose size or indents were set by hand, and all."""
    texts = [p for p in word.paragraphs if p.text.strip()]
    by_hand = sum(
        p.paragraph_format.first_line_indent is not None
        or p.paragraph_format.alignment is not None
        or any(each.font.size is not None for each in p.runs)
        for p in texts
    )
    return by_hand, len(texts)


def open_reference(path: Path) -> WordDocument:
    """Open the school's document.

    Raises:
        ProblemsError: it is not there, cannot be read, or is no .docx.

    """
    data = read_bytes(
        path,
        "校本文档",
        most=MOST_BYTES,
        usual="几 MB",
        missing=("没有这个文件", "检查 --reference 或版式里“参照”写的位置"),
    )
    with reading(path):
        members = members_of(data, wanted=is_in_place)
        if not any(has_doctype(data) for name, data in members.items() if is_xml(name)):
            # Packed anew, it unpacks to what it says and no more.
            word = docx.Document(io.BytesIO(stored(members)))
            if isinstance(word.element, CT_Document) and word.element.body is not None:
                return word
    raise file_problem(path, *NO_DOCUMENT)


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Say of a document that it cannot be used, wherever in its parts that comes to light.

    Raises:
        ProblemsError: a part of it is not as Word writes it, or it is too large.

    """
    try:
        yield
    except Oversized:
        raise file_problem(path, *TOO_LARGE) from None
    except NO_WORD as error:
        raise file_problem(path, *NO_DOCUMENT) from error


def find_styles(word: WordDocument, path: Path, style: Style) -> Found:
    """Find the document's own styles.

    Raises:
        ProblemsError: 样式映射 names styles that the document does not have.

    """
    every = [_Named.of(each) for each in word.styles.element.iterchildren(qn("w:style"))]
    paragraphs = {each.name.casefold(): each.identity for each in every if each.kind == "paragraph"}
    tables = {each.name.casefold(): each.identity for each in every if each.kind == "table"}
    names = [each.name for each in every if each.kind == "paragraph"]
    problems = [
        Problem(
            path,
            0,
            0,
            UNKNOWN.format(name=name, part=part),
            did_you_mean(name, names) or f"文档里的样式有：{'、'.join(names[:MOST_NAMED])}",
        )
        for part, name in style.style_names.items()
        if name.casefold() not in paragraphs
    ]
    if problems:
        raise ProblemsError(problems)
    taken = {each.identity for each in every}
    default = next((each.identity for each in every if each.is_default), None)
    ids: dict[str, str] = {}
    missing = []
    for one in word_styles(style, literal=False):
        mapped = style.style_names.get(one.part) if one.part else None
        known = [name.casefold() for name in (mapped, one.name, *one.others) if name]
        found = next((paragraphs[name] for name in known if name in paragraphs), None)
        if found is None and one.part:
            missing.append(one.part)
        if one.identity == "Normal":
            found = found or default
        ids[one.identity] = found or _free(one.identity, taken)
    for identity, (name, _) in TABLE_STYLES.items():
        ids[identity] = tables.get(name.casefold()) or _free(identity, taken)
    return Found(ids, tuple(missing))


class _Named(Struct, frozen=True):
    identity: str
    name: str
    kind: str
    is_default: bool

    @classmethod
    def of(cls, style: _Element) -> _Named:
        name = style.find(qn("w:name"))
        return cls(
            style.get(qn("w:styleId"), ""),
            "" if name is None else name.get(qn("w:val"), ""),
            style.get(qn("w:type"), ""),
            style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) == "1",
        )


def _free(identity: str, taken: set[str]) -> str:
    """Return an id for a new style that the document has not given to another."""
    return identity if identity not in taken else f"Plangen{identity}"
