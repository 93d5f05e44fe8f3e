"""The numbers before headings and items, as they are printed: 一、（一）1.（1）① and other hands.

``form`` is the number's dress with 一 or 1 for the number itself, such as “一、”, “（一）”, “1.”,
“1、”, “(1)”, “①”, “第一，” or “一是”; ``family`` joins forms that mix at one level of a careless
document (1、 and 1. are both “1”; 一、 and 一. are both “一”).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from plangen.language.numerals import read_numeral

CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_HAN = "[一二三四五六七八九十]{1,3}"
# 一、二年级 and 三、四单元 list grades and units; 1.5米 is a number.
_NOT_A_LIST = rf"(?!{_HAN}(?:年级|单元|班|组|年|月|个|、|至|到|册|课|节|次|天|周|学期|条|章|两))"
MARK = re.compile(
    rf"(?P<han>{_HAN})(?P<han_dress>[、.．])(?!\d){_NOT_A_LIST}"
    rf"|(?P<han_open>[（(])(?P<han_in>{_HAN})(?P<han_close>[）)][、.．]?)"
    r"|(?P<digits>\d{1,2})(?P<dress>[、.．]|[)）])(?!\d)"
    r"|(?P<open>[（(])(?P<digits_in>\d{1,2})(?P<close>[）)][、.．]?)"
    rf"|(?P<circled>[{CIRCLED}])"
    rf"|第(?P<ordinal>{_HAN})(?P<ordinal_dress>[，,、：:])"
    rf"|(?P<one_of>{_HAN})是(?![否的])"
    rf"|篇(?P<part>{_HAN}|\d{{1,2}})(?P<part_dress>[：:]?)"
)
FAMILIES = {"han": "一", "han_in": "（一）", "digits": "1", "digits_in": "（1）", "circled": "①"}
FAMILIES |= {"ordinal": "第一", "one_of": "一是", "part": "篇"}


@dataclass(frozen=True, slots=True)
class PrintedNumber:
    """A number as printed: its text, value, dress, and the family of dresses it belongs to."""

    text: str
    number: int
    form: str
    family: str


def mark_at(text: str, place: int = 0) -> PrintedNumber | None:
    """Return the number that stands at a place of a text; None if there is none."""
    found = MARK.match(text, place)
    return _mark(found) if found else None


def read_mark(printed: str) -> PrintedNumber | None:
    """Return a number that a word processor sets, such as “（一）” or “3.”; None for a bullet."""
    found = MARK.match(printed.strip())
    return _mark(found) if found else None


def _mark(found: re.Match[str]) -> PrintedNumber | None:
    name = next(name for name in FAMILIES if found[name] is not None)
    digits = found[name]
    if name == "circled":
        number = CIRCLED.index(digits) + 1
    else:
        value = read_numeral(digits)
        if value is None or value.denominator != 1:
            return None
        number = int(value)
    one = "①" if name == "circled" else "1" if digits[0].isdigit() else "一"
    return PrintedNumber(found[0], number, found[0].replace(digits, one, 1), FAMILIES[name])
