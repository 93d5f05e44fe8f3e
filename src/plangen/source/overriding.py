"""``--set 键=值``: an entry of a dossier said on the command line."""

from __future__ import annotations

from pathlib import Path

import yaml

from plangen.source.origins import DOTS, EQUALS, Entry, Origin
from plangen.source.tree import parse

NO_PAIR = "“{}”不是“键=值”。写成 学校=向阳小学；几层的键用点隔开，如 学生情况.人数=40"
NO_VALUE = "“{}”的内容看不懂。几项写成 [一, 二]；内容里有冒号、引号的，整个加英文单引号"


class OverrideError(ValueError):
    """What was typed is no entry of a dossier; the message is Chinese."""


def split_override(typed: str) -> tuple[str, str]:
    """Split ``键=值``, and see to it that it can be read.

    Raises:
        OverrideError: it is no pair, or its value is no YAML.

    """
    key, *values = EQUALS.split(typed, maxsplit=1)
    if not values:
        raise OverrideError(NO_PAIR.format(typed))
    pair = key.strip(), values[0].strip()
    read_override(*pair)
    return pair


def read_override(key: str, text: str) -> Entry:
    """Read an entry: names joined by dots, items of a list by their number from 1; YAML.

    An empty text takes the entry out.

    Raises:
        OverrideError: there is a name missing, or the text is no YAML.

    """
    typed = f"{key}={text}"
    names = [name.strip() for name in DOTS.split(key)]
    if not all(names):
        raise OverrideError(NO_PAIR.format(typed))
    try:
        tree = parse(f"{text}\n")
    except (yaml.YAMLError, UnicodeError):  # a shell hands on bytes that are no text
        raise OverrideError(NO_VALUE.format(typed)) from None
    if tree.refused or tree.duplicates:
        raise OverrideError(NO_VALUE.format(typed))
    return Entry(tuple(names), tree.data, Origin(Path(typed), Path()))
