"""Whole numbers in Chinese characters, written and read: 三十一, 一百零五, 一万二千, 叁拾壹."""

from __future__ import annotations

_DIGITS = "零一二三四五六七八九"
_VALUES = {sign: value for value, sign in enumerate(_DIGITS)}
_UNITS = {"千": 1000, "百": 100, "十": 10}
_MYRIAD = 10_000
# What can be written and read here.
REACH = range(_MYRIAD**2)
# What is written in 大写, and in traditional characters.
_PLAIN = str.maketrans("壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬", "一二二三三四五六六七八九十百千万")


def in_han(number: int) -> str:
    """Write a number from 0 up as it is said: 十五 for 15, 一百一十五 for 115.

    Raises:
        ValueError: it is out of reach.

    """
    written = written_out(number)
    return written.removeprefix("一") if written.startswith("一十") else written


def written_out(number: int) -> str:
    """Write a number like ``in_han``, with every digit: 一十五 for 15.

    Raises:
        ValueError: it is out of reach.

    """
    if number not in REACH:
        raise ValueError(f"{number} is out of reach")
    myriads, rest = divmod(number, _MYRIAD)
    if not myriads:
        return _written(rest) or "零"
    gap = "零" if 0 < rest < _UNITS["千"] else ""
    return f"{written_out(myriads)}万{gap}{_written(rest)}"


def _written(number: int) -> str:
    """Write a number below ten thousand; nothing for 0."""
    written, rest = "", number
    for sign, unit in _UNITS.items():
        digit, rest = divmod(rest, unit)
        if digit:
            written += _DIGITS[digit] + sign
        elif written and rest and not written.endswith("零"):
            written += "零"
    return written + (_DIGITS[rest] if rest else "")


def read_han(text: str) -> int | None:
    """Return the value of a number that is written as it should be; None for anything else."""
    plain = text.translate(_PLAIN).replace("零十", "零一十").replace("零百", "零一百")
    value = added_up(plain)
    if value is None or value not in REACH:
        return None
    return value if plain in {in_han(value), written_out(value)} else None


def added_up(text: str) -> int | None:
    """Add up what digits and units are worth, in whatever order; None where there are others."""
    total = part = digit = 0
    for sign in text:
        if sign in _VALUES:
            digit = _VALUES[sign]
        elif sign in _UNITS:
            part += (digit or 1) * _UNITS[sign]
            digit = 0
        elif sign == "万":
            total += (part + digit) * _MYRIAD
            part = digit = 0
        else:
            return None
    return total + part + digit
