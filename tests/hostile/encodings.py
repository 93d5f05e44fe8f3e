"""Dossiers in encodings that are not UTF-8, whole, mixed and wrong."""

from __future__ import annotations

import codecs
from functools import partial
from typing import TYPE_CHECKING

from hostile.case import GOOD, of_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hostile.case import Case

# GB18030 writes these with four bytes.
FOUR_BYTES = GOOD.replace("许晓", "许\u3400\U00020000\U0001f600")
HALF = len(GOOD) // 2

FILES: dict[str, bytes] = {
    "GBK": GOOD.encode("gbk"),
    "GB18030 with four bytes": FOUR_BYTES.encode("gb18030"),
    "GB18030 cut in a character": FOUR_BYTES.encode("gb18030")[:-1] + b"\x81\x30\x81",
    "GB18030 beyond Unicode": "班级: ".encode("gbk") + b"\xfe\x39\xfe\x39",
    "Big5": GOOD.encode("big5", "replace"),
    "Shift-JIS": GOOD.encode("shift_jis", "replace"),
    "EUC-KR": GOOD.encode("euc_kr", "replace"),
    "Latin-1": "école: été\nclasse: 4ème\n".encode("latin-1"),
    "UTF-16 with mark": GOOD.encode("utf-16"),
    "UTF-16 big-endian with mark": codecs.BOM_UTF16_BE + GOOD.encode("utf-16-be"),
    "UTF-16 little-endian without mark": GOOD.encode("utf-16-le"),
    "UTF-16 big-endian without mark": GOOD.encode("utf-16-be"),
    "UTF-16 of odd length": GOOD.encode("utf-16")[:-1],
    "UTF-16 with a lone surrogate": codecs.BOM_UTF16_LE
    + "班级: ".encode("utf-16-le")
    + b"\x00\xd8",
    "UTF-16 mark alone": codecs.BOM_UTF16_LE,
    "UTF-32 with mark": GOOD.encode("utf-32"),
    "UTF-32 big-endian with mark": codecs.BOM_UTF32_BE + GOOD.encode("utf-32-be"),
    "UTF-32 without mark": GOOD.encode("utf-32-le"),
    "UTF-7": GOOD.encode("utf-7"),
    "HZ": GOOD.encode("hz"),
    "UTF-8 with two marks": codecs.BOM_UTF8 * 2 + GOOD.encode(),
    "UTF-8 with a mark in the middle": (GOOD[:HALF] + "\ufeff" + GOOD[HALF:]).encode(),
    "UTF-8 after its half": GOOD[:HALF].encode() + GOOD[HALF:].encode("gbk"),
    "GBK after its half": GOOD[:HALF].encode("gbk") + GOOD[HALF:].encode(),
    "UTF-8 with a line of GBK": GOOD.encode() + "标题: 计划".encode("gbk") + b"\n",
    "UTF-8 read as GBK and saved": GOOD.encode().decode("gb18030", "replace").encode(),
    "UTF-8 read as Latin-1 and saved": GOOD.encode().decode("latin-1").encode(),
    "overlong UTF-8": b"\xc0\xaf\xe0\x80\xaf: \xf0\x80\x80\xaf\n",
    "UTF-8 beyond Unicode": b"\xf4\x90\x80\x80: \xf8\x88\x80\x80\x80\n",
    "UTF-8 with zeros between": GOOD.encode().replace(b"\n", b"\0\n"),
    "old Mac line ends": GOOD.replace("\n", "\r").encode(),
    "mixed line ends": GOOD.replace("\n", "\r\n", 9).replace("\n\n", "\r").encode(),
    "EBCDIC": "plangen: 1\n".encode("cp037"),
    "gzip": b"\x1f\x8b\x08\x00" + GOOD.encode("gbk"),
    "a picture": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(400),
    "a PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n",
    "an old Word file": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4000),
    "a zip": b"PK\x03\x04" + bytes(4000),
    "RTF": rb"{\rtf1\ansi\ansicpg936 {\b \'b0\'e0\'bc\'b6}}",
    "HTML": "<!DOCTYPE html><html><body>班级：四年级</body></html>".encode(),
    "JSON": '{"班级": "四年级（1）班", "学科": ["数学"'.encode(),
}


def cases() -> Iterator[Case]:
    """Yield one case for each."""
    for name, data in FILES.items():
        yield of_bytes("encodings", name, partial(bytes, data))
