"""Words from ``templates/check``, with what must not stand beside them.

Two characters that make a bad word may belong to two good ones (参差生长). An item is a word, or
``{词, 前不接, 后不接, 后接, 改成}``: texts that must not stand before it or behind it, texts of
which one must stand behind it, and the word that takes its place where there is one.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from plangen.language.patterns import lazy
from plangen.resources import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class GuardedWords(NamedTuple):
    """Words as one pattern, longer ones first, and the replacements of those that have one."""

    words: tuple[str, ...]
    pattern: re.Pattern[str]
    replacements: Mapping[str, str]


@cache
def guarded_words(file: str, group: str) -> GuardedWords:
    """Return the words of a group in a file of ``templates/check``."""
    items = [_item(value) for value in read_yaml(f"check/{file}.yaml")[group]]
    items.sort(key=lambda item: -len(item["词"]))
    return GuardedWords(
        tuple(item["词"] for item in items),
        lazy("|".join(map(_pattern, items))),
        {item["词"]: item["改成"] for item in items if "改成" in item},
    )


def _item(value: str | dict[str, Any]) -> dict[str, Any]:
    return {"词": value} if isinstance(value, str) else value


def _pattern(item: dict[str, Any]) -> str:
    before = "".join(f"(?<!{re.escape(text)})" for text in item.get("前不接", ()))
    word = re.escape(str(item["词"]))
    behind = _ahead("?!", item.get("后不接", ())) + _ahead("?=", item.get("后接", ()))
    return f"{before}{word}{behind}"


def _ahead(sign: str, texts: Iterable[str]) -> str:
    joined = "|".join(re.escape(text) for text in texts)
    return f"({sign}{joined})" if joined else ""
