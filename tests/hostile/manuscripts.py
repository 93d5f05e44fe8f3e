"""Finished documents for the checker: endless lines, signs without end, bytes that are no text."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from hostile.case import Case, dice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

FAMILY = "manuscripts"
# Of characters; a term's work of a whole school has less.
MANY = 30_000
SIGNS = {
    "strong": "**",
    "strong and a space": "**甲 ",
    "one star": "*甲 ",
    "underscores": "__甲 ",
    "backslashes": "\\",
    "opening quotes": "“",
    "closing quotes": "”",
    "mixed quotes": "“‘",
    "brackets": "（",
    "square brackets": "【",
    "book marks": "《",
    "nested book marks": "《〈",
    "comments": "<!--",
    "ignoring comments": "<!-- plangen: 忽略 T05 -->",
    "numbers": "1、",
    "Han numbers": "一、",
    "numbers in brackets": "（一）",
    "circled numbers": "①",
    "ordinals": "第一，",
    "hashes": "#",
    "bars": "|",
    "dashes": "-",
    "dots": ".",
    "full stops": "。",
    "spaces": "　",
    "spaces between Han": "学 ",
    "digits": "1",
    "Han digits": "一",
    "percent": "3%",
    "parts": "其中3人，",
    "pupils": "学困生8名，",
    "pupils of all numbers": "学困生八名学困生9人",
    "labels": "差生",
    "denials": "不得不",
    "prohibitions": "禁止公布成绩",
    "parents": "家长",
    "names": "王小明、",
    "one character": "学",
    "pairs": "学生",
    "placeholders": "××",
    "boxes": "□",
    "traditional": "學習",
    "residue": "小编",
    "zero width": "\u200b",
    "combining": "甲\u0301",
    "bidirectional": "\u202e甲",
    "private use": "\ue000",
    "astral": "𠀀",
}
LINES = {
    "headings": "# 标题",
    "deep headings": "###### 标题",
    "items": "1. 家访",
    "bullets": "- 家访",
    "rows": "| 甲 | 乙 |",
    "parts of a file": "篇一：三年级计划",
    "titles": "# 三年级数学计划",
    "sections": "一、学生情况",
    "quotations": "> 学生",
    "alike": "每天放学后留两名学生订正当天的作业，错一道题就再做一道，做对了再回家，家长知道",
    "blank": "",
    "one character each": "学",
}
BYTES = {
    "empty": b"",
    "byte order mark alone": b"\xef\xbb\xbf",
    "half a character": "学困生".encode()[:-1],
    "zero bytes": b"\0" * 100,
    "all bytes": bytes(range(256)),
    "UTF-16 without a mark": "学困生六名。".encode("utf-16-le"),
    "GBK": "本班有差生六名。\r\n".encode("gbk"),
    "a pdf by another name": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "an old Word document": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "a zip file": b"PK\x03\x04" + b"\0" * 60,
    "an empty zip file": b"PK\x05\x06" + b"\0" * 18,
}


def _case(name: str, file: str, data: Callable[[], bytes]) -> Case:
    def make(folder: Path) -> None:
        (folder / file).write_bytes(data())

    return Case(FAMILY, name, make, (("check", file, "--fix"),))


def _repeated(sign: str, times: int) -> bytes:
    return (sign * times).encode("utf-8", "surrogatepass")


def _mixed(seed: int) -> bytes:
    """Every kind of sign, in an order that chance decides."""
    chance = dice("manuscripts", seed)
    signs = [*SIGNS.values(), *LINES.values(), "\n", "\n\n", "我班学生", "。", "，"]
    return "".join(chance.choice(signs) for _ in range(4000)).encode()


def cases() -> Iterator[Case]:
    """Yield the cases."""
    for form in ("md", "txt"):
        for name, sign in SIGNS.items():
            data = partial(_repeated, sign, MANY // len(sign))
            yield _case(f"{form}: {name}", f"文稿.{form}", data)
        for name, line in LINES.items():
            data = partial(_repeated, f"{line}\n", MANY // (len(line) + 1))
            yield _case(f"{form}: lines of {name}", f"文稿.{form}", data)
        for seed in range(8):
            yield _case(f"{form}: mixed {seed}", f"文稿.{form}", partial(_mixed, seed))
    for form in ("md", "txt", "docx"):
        for name, content in BYTES.items():
            yield _case(f"{form}: {name}", f"文稿.{form}", partial(bytes, content))
