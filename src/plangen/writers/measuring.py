"""Widths of texts in Chinese characters, and lines broken by them, for what no layout breaks."""

from __future__ import annotations

import re
import unicodedata

WORD = re.compile(r"[0-9A-Za-z.,%+\-–]+|.", re.DOTALL)
# Marks that never begin a line.
NOT_FIRST = "，。、；：！？）》”’」』〕"


def width_of(text: str) -> float:
    """Width of a text in Chinese characters; a digit or Latin letter is half of one."""
    return sum(1.0 if unicodedata.east_asian_width(c) in {"W", "F", "A"} else 0.5 for c in text)


def wrapped(text: str, room: float) -> list[str]:
    """Break a text into lines of so many characters.

    Figures and Latin words stay whole, even where one alone is too long; a closing mark takes the
    character before it along.
    """
    lines: list[list[str]] = [[]]
    for word in WORD.findall(text):
        line = lines[-1]
        if line and width_of("".join((*line, word))) > room:
            carried = [line.pop()] if word in NOT_FIRST and len(line) > 1 else []
            lines.append(carried)
        lines[-1].append(word)
    return ["".join(line).strip(" ") for line in lines]
