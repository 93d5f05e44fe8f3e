"""The numbers before headings and items, as they are printed: 一、（一）1.（1）① and other hands.

``form`` is the number's dress with 一 or 1 for the number itself, such as “一、”, “（一）”, “1.”,
“1、”, “(1)”, “①”, “第一，” or “一是”; ``family`` joins forms that mix at one level of a careless
document (1、 and 1. are both “1”; 一、 and 一. are both “一”).

What looks like a number of an item may name two things (一、二年级 and 1、2班) or be a decimal
(1.5米). Such a number is no mark, unless its neighbours show that it is one: ``doubtful_mark``
gives it to those who can look.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from plangen.language.han_numbers import in_han
from plangen.language.numerals import read_numeral
from plangen.language.patterns import lazy

if TYPE_CHECKING:
    import re

# Numbers of one sign; the 20 from ① on, from ⑴ on and from ⒈ on are ASCII digits in dress.
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
BRACKETED = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
DOTTED = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"
HAN_BRACKETED = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
SIGNS = {
    "circled": (CIRCLED, "①"),
    "bracketed": (BRACKETED, "（1）"),
    "dotted": (DOTTED, "1"),
    "han_bracketed": (HAN_BRACKETED, "（一）"),
}
_HAN = "[一二三四五六七八九十]{1,3}"
MARK = lazy(
    rf"(?P<han>{_HAN})(?P<han_dress>[、.．])(?!\d)"
    rf"|(?P<han_open>[（(])(?P<han_in>{_HAN})(?P<han_close>[）)][、.．]?)"
    r"|(?P<digits>\d{1,2})(?P<dress>[、.．]|[)）])"
    r"|(?P<open>[（(])(?P<digits_in>\d{1,2})(?P<close>[）)][、.．]?)"
    rf"|(?P<circled>[{CIRCLED}])|(?P<bracketed>[{BRACKETED}])"
    rf"|(?P<dotted>[{DOTTED}])|(?P<han_bracketed>[{HAN_BRACKETED}])"
    rf"|第(?P<ordinal>{_HAN})(?P<ordinal_dress>[，,、：:．]|\.(?!\d))"
    rf"|(?P<one_of>{_HAN})是(?![否的一])"
    rf"|篇(?P<part>{_HAN}|\d{{1,2}})(?P<part_dress>[：:]?)(?![^\W_A-Za-z])"
)
# A number, and what behind it tells whether it is one, take no more characters.
REACH = 24
FAMILIES = {"han": "一", "han_in": "（一）", "digits": "1", "digits_in": "（1）"}
FAMILIES |= {name: family for name, (_, family) in SIGNS.items()}
FAMILIES |= {"ordinal": "第一", "one_of": "一是", "part": "篇"}
# Behind 一、 or 1、: classes and grades are listed whatever their order; quantities go up by one.
LISTED = lazy(
    rf"(?P<next>{_HAN}|\d{{1,3}})(?:(?P<place>、|年级|年段|单元|班(?![级会主干])|组|册|课(?!外|堂|后|内|程|前)"
    r"|[（(]\d{1,2}[）)]班|条(?!件)|章|节(?!约|日)|号|两)|(?P<amount>[年月个次天周至到名人位～-]|学期|种|道|题))"
)
# （1）班 is a class; （1）班级管理 is an item.
CLASS = lazy(r"班(?![级主干会集风务规队容])")


class PrintedNumber(NamedTuple):
    """A number as printed: its text, value, dress, and the family of dresses it belongs to."""

    text: str
    number: int
    form: str
    family: str

    def with_number(self, number: int) -> str:
        """Return another number in the same dress: 十、 for 九、, (4) for (3).

        Raises:
            ValueError: the dress has no such number (① ends at ⑳).

        """
        for signs, _ in SIGNS.values():
            if self.text in signs:
                if number > len(signs):
                    raise ValueError(f"no number {number} in this dress")
                return signs[number - 1]
        digits = DIGITS.search(self.text)
        if digits is None or number > MOST:
            raise ValueError(f"no number {number} in this dress")
        return f"{self.text[: digits.start()]}{_like(digits[0], number)}{self.text[digits.end() :]}"


MOST = 99
DIGITS = lazy(rf"{_HAN}|\d{{1,2}}")
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def _like(digits: str, number: int) -> str:
    """Write a number, 1 to 99, as another one is written."""
    if digits.isascii():
        return str(number)
    if digits.isdigit():
        return str(number).translate(FULL_WIDTH)
    return in_han(number)


def mark_at(text: str, place: int = 0) -> PrintedNumber | None:
    """Return the number that stands at a place of a text; None if there is none."""
    return _mark_of(text[place : place + REACH])


@lru_cache(maxsize=4096)
def _mark_of(head: str) -> PrintedNumber | None:
    found = MARK.match(head)
    return None if found is None or _is_doubtful(found, head) else _mark(found)


def without_mark(text: str) -> str:
    """Return a text without the number that it begins with."""
    found = mark_at(text)
    return text[len(found.text) :].lstrip() if found else text


def doubtful_mark(text: str) -> PrintedNumber | None:
    """Return what begins a text and is a number of an item only if its neighbours say so."""
    found = MARK.match(text)
    return _mark(found) if found and _is_doubtful(found, text) else None


@lru_cache(maxsize=1024)
def read_mark(printed: str) -> PrintedNumber | None:
    """Return a number that a word processor sets, such as “（一）” or “3.”; None for a bullet."""
    found = MARK.match(printed.strip())
    return _mark(found) if found else None


def _is_doubtful(found: re.Match[str], text: str) -> bool:
    """Whether it may as well be a decimal, name two grades, or name a class."""
    if found["digits_in"]:
        return bool(CLASS.match(text, found.end()))
    dress = found["dress"] or found["han_dress"]
    if dress is None or dress in {")", "）"}:
        return False
    if dress == "、":
        return _is_listed(found["digits"] or found["han"], LISTED.match(text, found.end()))
    return bool(found["digits"]) and text[found.end() : found.end() + 1].isdigit()


def _is_listed(number: str, listed: re.Match[str] | None) -> bool:
    """Whether a number and what follows it name two grades or classes, or a quantity."""
    if listed is None:
        return False
    first, second = read_numeral(number), read_numeral(listed["next"])
    if first is None or second is None:
        return False
    return second == first + 1 if listed["amount"] else second > first


def _mark(found: re.Match[str]) -> PrintedNumber | None:
    name = next(name for name in FAMILIES if found[name] is not None)
    digits = found[name]
    if name in SIGNS:
        signs, _ = SIGNS[name]
        return PrintedNumber(found[0], signs.index(digits) + 1, signs[0], FAMILIES[name])
    value = read_numeral(digits)
    if value is None or value.denominator != 1:
        return None
    one = "1" if digits[0].isdigit() else "一"
    form = found[0].replace(digits, one, 1)
    return PrintedNumber(found[0], int(value), form, FAMILIES[name])
