"""Trees to write, and ways to look into what was written."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import docx

from plangen.document.tree import (
    Align,
    Document,
    Heading,
    ItemList,
    Line,
    ListItem,
    Paragraph,
    Signature,
    Span,
    Table,
)
from plangen.writers.output import write_document

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

    from plangen.document.tree import Block

Part = ET.Element
Parts = dict[str, Part]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BODY = "word/document.xml"
STYLES = "word/styles.xml"
NUMBERING = "word/numbering.xml"


def line(text: str) -> Line:
    return (Span(text),)


def items(*texts: str) -> tuple[ListItem, ...]:
    return tuple(ListItem(line(text)) for text in texts)


def table(*rows: tuple[str, ...], caption: str = "") -> Table:
    header, *body = [tuple(line(cell) for cell in row) for row in rows]
    left: Align = "left"
    return Table(line(caption) if caption else (), header, tuple(body), (left,) * len(header))


def of_blocks(*blocks: Block, title: str = "计划", author: str = "李老师") -> Document:
    signature = Signature(("向阳小学", author), dt.date(2026, 9, 7))
    return Document(title, "2026—2027学年度第一学期", blocks, signature, author)


HANDMADE = of_blocks(
    Heading(1, line("学生情况")),
    Paragraph((Span("全班31人，"), Span("男生18人", strong=True), Span("，其余女生。"))),
    table(
        ("姓名", "表现", "上学期期末"),
        ("许×", "晚饭后才动笔，错题当天不改，第二天新课用到时又卡住", "52"),
        ("马×", "上课不举手", "49"),
        caption="学困生名单",
    ),
    Heading(1, line("措施")),
    Heading(2, line("课堂")),
    Heading(3, line("面批")),
    ItemList(
        ordered=True,
        items=(
            ListItem(line("先批前两题"), (ItemList(ordered=True, items=items("讲", "改")),)),
            ListItem(line("错的当场改对")),
        ),
    ),
    Heading(2, line("家校")),
    ItemList(ordered=True, items=items("通报进步", "商定作业时间")),
    ItemList(ordered=False, items=items("不列序号的一项")),
    title="四年级（1）班数学学困生转化计划",
)


def open_word(data: bytes) -> WordDocument:
    return docx.Document(io.BytesIO(data))


def edited(data: bytes) -> bytes:
    """Change one paragraph with python-docx, as a teacher would with Word."""
    word = open_word(data)
    word.paragraphs[-1].add_run("（改过）")
    buffer = io.BytesIO()
    word.save(buffer)
    return buffer.getvalue()


def as_word(*blocks: Block) -> WordDocument:
    return open_word(write_document(of_blocks(*blocks), "docx"))


def xml_parts(data: bytes) -> Parts:
    """Parse every XML part; a part that is not well-formed fails the test."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {
            name: ET.fromstring(archive.read(name))  # noqa: S314
            for name in archive.namelist()
            if name.endswith((".xml", ".rels"))
        }


def value(element: Part, path: str, attribute: str = "val") -> str:
    """Attribute of the one descendant at a path of ``w:`` names, such as ``pPr/numPr/numId``."""
    found = element.find("/".join(f"{W}{name}" for name in path.split("/")))
    assert found is not None, f"no w:{path}"
    return str(found.get(f"{W}{attribute}"))


def style(parts: Parts, identity: str) -> Part:
    for found in parts[STYLES].iter(f"{W}style"):
        if found.get(f"{W}styleId") == identity:
            return found
    raise AssertionError(f"no style {identity}")


def abstract_list(parts: Parts, number: str) -> Part:
    """Definition of the list that a ``numId`` stands for."""
    for num in parts[NUMBERING].iter(f"{W}num"):
        if num.get(f"{W}numId") == number:
            wanted = value(num, "abstractNumId")
            for found in parts[NUMBERING].iter(f"{W}abstractNum"):
                if found.get(f"{W}abstractNumId") == wanted:
                    return found
    raise AssertionError(f"no list {number}")
