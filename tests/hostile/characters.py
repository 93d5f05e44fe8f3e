"""Characters that no keyboard types, in text, in keys and in names."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from hostile.case import GOOD, of_bytes, of_text, with_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hostile.case import Case

MANY = 5_000
SIGNS = {
    "NUL": "\0",
    "bell": "\a",
    "escape": "\x1b[31m\x1b]0;坏\x07",
    "backspaces": "\b\b\b",
    "delete": "\x7f",
    "form feed": "\f\v",
    "C1 controls": "\x80\x9b31m\x9f",
    "next line": "\x85",
    "line separator": "\u2028",
    "paragraph separator": "\u2029",
    "byte order mark": "\ufeff",
    "reversed byte order mark": "\ufffe",
    "noncharacters": "\uffff\ufdd0\U0001ffff\U0010ffff",
    "private use": "\ue000\uf8ff\U000f0000",
    "replacement": "\ufffd",
    "right-to-left marks": "\u200f\u200e\u061c",
    "right-to-left override": "\u202e甲乙\u202c",
    "isolates": "\u2066\u2067\u2068",
    "Hebrew and Arabic": "שלום مرحبا",
    "zero-width": "\u200b\u200c\u200d\u2060",
    "soft hyphen": "\u00ad",
    "combining marks": "甲" + "\u0301\u0489" * MANY,
    "emoji": "👨\u200d👩\u200d👧\u200d👦🏳️\u200d🌈" * 50,
    "tags": "\U000e0041\U000e007f",
    "variation selectors": "甲\ufe0f\U000e0100",
    "beyond the plane": "\U00020000\U0002ebe0\U00030000",
    "half-width": "ｱﾊﾟｰﾄＡ１",
    "braille blank": "\u2800",
    "Hangul filler": "\u3164\u115f",
    "ligature": "\ufdfa" * 200,
    "Arabic digits": "١٢",
    "superscripts": "²⑤㈠",
    "lone surrogate": "\ud800",
    "surrogates as a pair": "\ud83d\ude00",
}
# Where the characters stand: (name, the dossier).
SPOTS = ("in a name", "in a key", "between lines", "in a figure")


def _at(spot: str, signs: str) -> str:
    match spot:
        case "in a name":
            return GOOD.replace("许晓", f"许{signs}晓").replace(
                "四年级（1）班", f"四年级{signs}（1）班"
            )
        case "in a key":
            return GOOD.replace("学校:", f"学{signs}校:")
        case "between lines":
            return GOOD.replace("学困生:\n", f"{signs}\n学困生:\n")
        case _:
            return GOOD.replace("人数: 31", f"人数: 3{signs}1").replace(
                "目标: 65", f"目标: {signs}"
            )


ESCAPED = {
    "surrogate in an escape": r'"\ud800"',
    "surrogates in escapes": r'"\ud83d\ude00"',
    "surrogate in a long escape": r'"\U0000DFFF"',
    "control characters in escapes": r'"\x00\x01\x1b\x7f\x85\u2028\u202e\ufeff\uffff"',
    "nothing but controls": r'"\x01\x02"',
    "nothing but blanks": r'"\u3000\u00a0\u2003\t"',
    "line breaks in escapes": r'"甲\n\n乙\r丙\N丁\L戊\P"',
}


def cases() -> Iterator[Case]:
    """Yield every kind of character in two spots, and as escapes."""
    for i, (name, signs) in enumerate(SIGNS.items()):
        for spot in (SPOTS[i % len(SPOTS)], SPOTS[(i + 1) % len(SPOTS)]):
            yield of_text("characters", f"{name} {spot}", partial(_at, spot, signs))
    for name, value in ESCAPED.items():
        for key in ("标题", "学校", "指导思想"):
            yield of_text("escapes", f"{name} as {key}", partial(with_line, key, value))
    cesu = GOOD.encode().replace("许晓".encode(), b"\xed\xa0\xbd\xed\xb8\x80")
    yield of_bytes("characters", "surrogates in CESU-8", lambda: cesu)
