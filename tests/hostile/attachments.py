"""Broken files that a dossier or an option names: tables, the school's Word document, styles."""

from __future__ import annotations

import io
import zipfile
from functools import cache, partial
from typing import TYPE_CHECKING

import openpyxl

from hostile.archives import bomb, changed, flagged, zipped
from hostile.case import DOSSIER, GOOD, RENDER, Case, dice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

Files = dict[str, "Callable[[], bytes]"]

GIGABYTES = 4095
SHEET = "xl/worksheets/sheet1.xml"
TEXT = "word/document.xml"
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a0 "哈哈哈哈">'
    + "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12))
    + "]><a>&a11;</a>"
).encode()
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///dev/zero">]><a>&b;</a>'
QUADRATIC = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "' + "甲" * 50_000 + '">]><a>' + "&b;" * 50_000
).encode() + b"</a>"
DEEP = b"<a>" * 100_000
PICTURE = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(400)
OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4000)


@cache
def _workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (("姓名", "性别", "上学期期末"), ("许晓", "男", 52), ("马小雨", "女", 49)):
        sheet.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@cache
def _word() -> bytes:
    import docx  # noqa: PLC0415  (slow, and for one family)

    buffer = io.BytesIO()
    docx.Document().save(buffer)
    return buffer.getvalue()


def _changed_word(part: str, xml: bytes) -> bytes:
    return changed(_word(), {part: xml})


def _huge_sheet(rows: int, columns: int) -> bytes:
    row = "<row>" + '<c t="inlineStr"><is><t>a</t></is></c>' * columns + "</row>"
    start = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    return f"{start}<sheetData>{row * rows}</sheetData></worksheet>".encode()


def _packages(good: Callable[[], bytes], part: str) -> Files:
    """Return what may be wrong with any Office file, of which a part is given."""
    return {
        "nothing": lambda: b"",
        "a picture": lambda: PICTURE,
        "an old file": lambda: OLD_EXCEL,
        "text": GOOD.encode,
        "noise": lambda: dice("package").randbytes(100_000),
        "truncated": lambda: good()[: len(good()) // 2],
        "without its end": lambda: good()[:-22],
        "bytes flipped": lambda: good()[:300] + bytes(200) + good()[500:],
        "encrypted": lambda: flagged(good()),
        "an empty zip": lambda: zipped({}),
        "a zip in a zip": lambda: zipped({part: zipped({part: good()})}),
        "zips in zips": lambda: _nested(good(), 40),
        "a zip of other things": lambda: zipped({"a.txt": b"a"}),
        "out of the folder": lambda: changed(good(), {"../../../../tmp/坏了": b"a"}),
        "without content types": lambda: changed(good(), {"[Content_Types].xml": None}),
        "without the part": lambda: changed(good(), {part: None}),
        "part of nothing": lambda: changed(good(), {part: b""}),
        "part that is no XML": lambda: changed(good(), {part: b"\0\xff<<"}),
        "part of other XML": lambda: changed(good(), {part: b"<a/>"}),
        "deep XML": lambda: changed(good(), {part: DEEP}),
        "entities": lambda: changed(good(), {part: LAUGHS}),
        "entities in relations": lambda: changed(good(), {"_rels/.rels": LAUGHS}),
        "entity outside": lambda: changed(good(), {part: OUTSIDE}),
        "entities, quadratic": lambda: changed(good(), {part: QUADRATIC}),
        "12 GB": lambda: bomb((part, "[Content_Types].xml", "_rels/.rels"), GIGABYTES),
        "12 GB said to be little": lambda: bomb(
            (part, "[Content_Types].xml", "_rels/.rels"), GIGABYTES, said=1000
        ),
        "4 GB packed otherwise": lambda: bomb((part,), GIGABYTES, way=zipfile.ZIP_BZIP2),
        "100 MB in the part": lambda: changed(good(), {part: b" " * 100_000_000}),
        "10,000 members": lambda: changed(good(), {f"a{i}": b"" for i in range(10_000)}),
    }


def _nested(data: bytes, levels: int) -> bytes:
    for _ in range(levels):
        data = zipped({"a.zip": data})
    return data


WORKBOOKS: Files = {
    **_packages(_workbook, SHEET),
    "a million cells": lambda: changed(_workbook(), {SHEET: _huge_sheet(10_000, 100)}),
    "100,000 columns": lambda: changed(_workbook(), {SHEET: _huge_sheet(1, 100_000)}),
}
STYLE_SHEET = "word/styles.xml"
RELATIONS = "word/_rels/document.xml.rels"
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DOCUMENTS: Files = {
    **_packages(_word, TEXT),
    **{
        f"{name} of {kind}": partial(_changed_word, part, xml)
        for name, part in {
            "text": TEXT,
            "style sheet": STYLE_SHEET,
            "relations": RELATIONS,
            "settings": "word/settings.xml",
            "lists": "word/numbering.xml",
        }.items()
        for kind, xml in {
            "no body": f"<w:document {WORD}/>".encode(),
            "an empty body": f"<w:document {WORD}><w:body/></w:document>".encode(),
            "other styles": f'<w:styles {WORD}><w:style w:type="甲"/></w:styles>'.encode(),
            "odd numbers": f'<w:numbering {WORD}><w:num w:numId="甲"/></w:numbering>'.encode(),
            "no relations": b"<Relationships/>",
        }.items()
    },
}
TABLES: Files = {
    "nothing": lambda: b"",
    "NUL": "姓名,性别\n许\0晓,男\n".encode,
    "nothing but NUL": lambda: bytes(5_000_000),
    "quote of 5 MB": lambda: '姓名,性别\n"'.encode() + b"a" * 5_000_000,
    "quotes": lambda: b'"' * 5_000_000,
    "100,000 columns": (",".join(f"c{i}" for i in range(100_000)) + "\n").encode,
    "a million rows": lambda: "姓名,性别\n".encode() + "许晓,男\n".encode() * 1_000_000,
    "a million empty rows": lambda: "姓名,性别\n".encode() + b",\n" * 1_000_000,
    "one row": "姓名,性别".encode,
    "rows of many lengths": ("姓名\n" + "".join("," * i + "\n" for i in range(900))).encode,
    "the same column": lambda: b"a,a,a\n1,2,3\n",
    "formulas": "姓名\n=cmd|' /C calc'!A0\n@SUM(A1)\n".encode,
    "UTF-16": lambda: "姓名\t性别\n许晓\t男\n".encode("utf-16"),
    "cut GBK": lambda: "姓名,性别\n许晓".encode("gbk")[:-1],
    "noise": lambda: dice("table").randbytes(1_000_000),
    "a picture": lambda: PICTURE,
    "a workbook": _workbook,
    "50 MB": lambda: "姓名,性别\n".encode() + b"a" * 50 * 1024 * 1024,
}
STYLES: Files = {
    "noise": lambda: dice("style").randbytes(5_000),
    "a dossier": GOOD.encode,
    "a list": "- 甲\n".encode,
    "nothing": lambda: b"",
    "based on itself": "基于: 坏.yaml\n".encode,
    "based on a path": "基于: ../../../etc/passwd\n".encode,
    "sizes without end": ("纸张: {宽: 1e999, 高: " + "9" * 9_999 + "}\n").encode,
    "sizes below nothing": "页边距: {上: -5, 下: NaN, 左: 0, 右: 99}\n".encode,
    "sizes of nothing": "正文: {字号: 0, 行距: 0}\n".encode,
    "sizes that are words": "正文: {字号: 大, 行距: '无穷'}\n".encode,
    "fonts with signs": '正文: {字体: "a\\"/><b\\0\\x01"}\n'.encode,
    "colours": "图表: {颜色: [红, '#zzzzzz', '#fff', 1]}\n".encode,
    "marks": ("编号: [" + "一、, " * 5_000 + "]\n").encode,
    "nested": lambda: b"[" * 10_000,
    "laughs": lambda: b"a: &a [1, 1]\nb: &b [*a, *a]\n",
    "reference to a device": "参照: /dev/zero\n".encode,
    "reference out of the folder": "参照: ../../../../etc/passwd\n".encode,
    "reference to itself": "参照: 坏.yaml\n".encode,
    "reference to a folder": "参照: .\n".encode,
    "reference with NUL": '参照: "a\\0.docx"\n'.encode,
    "reference with a surrogate": '参照: "a\\ud800.docx"\n'.encode,
    "reference of 5,000 characters": ("参照: " + "长" * 5_000 + ".docx\n").encode,
    "parts unknown": "样式映射: {甲: 乙, 正文: '{}%s'}\n".encode,
    "8 MB": lambda: "版头: ".encode() + b"a" * 8_000_000,
}


def _put(folder: Path, name: str, data: Callable[[], bytes], line: str) -> None:
    (folder / DOSSIER).write_text(GOOD + line, encoding="utf-8")
    (folder / name).write_bytes(data())


def cases() -> Iterator[Case]:
    """Yield every broken file as what names it."""
    named: tuple[tuple[str, Files, str, str, tuple[str, ...]], ...] = (
        ("workbooks", WORKBOOKS, "坏.xlsx", "花名册: 坏.xlsx\n", ()),
        ("workbooks of old", _packages(_workbook, SHEET), "坏.xls", "花名册: 坏.xls\n", ()),
        ("tables", TABLES, "坏.csv", "花名册: 坏.csv\n", ()),
        ("tables with Tabs", TABLES, "坏.tsv", "花名册: 坏.tsv\n", ()),
        ("school's documents", DOCUMENTS, "坏.docx", "", ("--reference", "坏.docx")),
        ("styles", STYLES, "坏.yaml", "版式: 坏.yaml\n", ()),
        ("styles by option", STYLES, "坏.yaml", "", ("--style", "坏.yaml")),
    )
    for family, files, name, line, options in named:
        for kind, data in files.items():
            make = partial(_put, name=name, data=data, line=line)
            yield Case(family, kind, make, ((*RENDER, *options),))
    for kind, data in {**_packages(_word, TEXT), **TABLES}.items():
        make = partial(_put, name=DOSSIER, data=data, line="")
        yield Case("dossiers of another kind", kind, make)
