"""Files, lines and values that are far too long, built to find what takes more than linear time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from hostile.case import GOOD, of_text, with_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from hostile.case import Case

# Characters. Three bytes each where they are Chinese, so that the file has 50 MB.
HUGE = 50 * 1024 * 1024 // 3
BIG = 5_000_000
# What fits into a line and a file that are still read; three bytes for a Chinese character.
LINE = 9_900
LINES = 30
PARAGRAPHS = 8
MANY = 100_000
FEW = 5_000
MESSAGE = "太"

HUGE_FILES: dict[str, Callable[[], str]] = {
    "plain scalar on a line": lambda: with_line("标题", "长" * HUGE),
    "scalar on many lines": lambda: with_line("标题", "长长长长长长长长长长\n  " * (HUGE // 10)),
    "scalar in quotes": lambda: with_line("标题", f'"{"长" * HUGE}"'),
    "scalar in a block": lambda: with_line(
        "标题", "|\n" + "  长长长长长长长长长长\n" * (HUGE // 10)
    ),
    "key": lambda: GOOD + "长" * HUGE + ": 甲\n",
    "comment": lambda: GOOD + "# " + "长" * HUGE + "\n",
    "zeros": lambda: "\0" * (3 * HUGE),
    "spaces": lambda: " " * (3 * HUGE),
}
NEARLY: dict[str, Callable[[], str]] = {
    "7.9 MB in a scalar": lambda: with_line("标题", "a" * 7_900_000),
    "7.9 MB of tiny items": lambda: GOOD + "表:\n" + "- a\n" * 1_970_000,
    "7.9 MB of tiny keys": lambda: "".join(f"k{i}: 1\n" for i in range(750_000)),
    "7.9 MB of items in flow": lambda: "表: [" + "a, " * 2_600_000 + "a]\n",
    "7.9 MB of line ends": lambda: "\n" * 7_900_000,
}
SIGNS = {
    "letters": "a",
    "words": "甲 ",
    "colons": ":",
    "keys": "a:",
    "keys and spaces": "甲: ",
    "full-width colons": "：",
    "full-width keys": "甲：",
    "double quotes": '"',
    "single quotes": "'",
    "opened curly quotes": "“",
    "opened books": "《",
    "opened round brackets": "（",
    "opened black brackets": "【",
    "black brackets": "【】",
    "brackets": "[",
    "pairs of brackets": "[]",
    "braces": "{",
    "pairs of braces": "{}",
    "full-width brackets": "［］",
    "commas": ",",
    "full-width commas": "，",
    "keys in braces": "{a：",
    "spaces": " ",
    "full-width spaces": "\u3000",
    "non-breaking spaces": "\u00a0",
    "Tabs": "\t",
    "dashes": "-",
    "items": "- ",
    "items without space": "-a",
    "long dashes": "—",
    "bullets": "●",
    "hashes": "#",
    "comments": " #",
    "ampersands": "&",
    "asterisks": "*",
    "backslashes": "\\",
    "numbers": "1.",
    "digits": "1",
    "Chinese digits": "一",
    "percent signs": "%",
    "pipes": "|",
    "tildes": "～",
    "backquotes": "`",
    "braces of templates": "{{ ",
    "exclamation marks": "!",
    "question marks": "? ",
    "control characters": "\x01",
    "zero-width spaces": "\u200b",
}


def _line(signs: str, length: int) -> str:
    return (signs * (length // len(signs) + 1))[:length]


COUNTS: dict[str, Callable[[], str]] = {
    "100,000 keys": lambda: GOOD + "".join(f"键{i}: 甲\n" for i in range(MANY)),
    "100,000 times a key": lambda: GOOD + "标题: 甲\n" * MANY,
    "100,000 measures": lambda: GOOD.replace("  - 谈心交流\n", "  - 谈心交流\n" * MANY),
    "100,000 empty items": lambda: GOOD.replace("  - 谈心交流\n", "  - \n" * MANY),
    "100,000 pupils": lambda: GOOD.replace(
        "学困生:\n", "学困生:\n" + "".join(f"  - {{姓名: 生{i}}}\n" for i in range(MANY))
    ),
    "100,000 slips": lambda: GOOD + "标题：甲\n" * MANY,
    "100,000 marks to fill in": lambda: GOOD.replace(
        "  - 谈心交流\n", "  - 【请填：一项】\n" * MANY
    ),
    "5,000 keys": lambda: GOOD + "".join(f"键{i}: 甲\n" for i in range(FEW)),
    "5,000 times a key": lambda: GOOD + "标题: 甲\n" * FEW,
    "5,000 measures": lambda: GOOD.replace("  - 谈心交流\n", "  - 谈心交流\n" * FEW),
    "5,000 measures, unknown": lambda: GOOD.replace(
        "  - 谈心交流\n", "".join(f"  - 第{i}项措施\n" for i in range(FEW))
    ),
    "5,000 empty items": lambda: GOOD.replace("  - 谈心交流\n", "  - \n" * FEW),
    "5,000 pupils": lambda: GOOD.replace(
        "学困生:\n", "学困生:\n" + "".join(f"  - {{姓名: 生{i}}}\n" for i in range(FEW))
    ),
    "5,000 pupils with a wrong mark": lambda: GOOD.replace(
        "学困生:\n",
        "学困生:\n" + "".join(f"  - {{姓名: 生{i}, 成绩: {{期末: 甲}}}}\n" for i in range(FEW)),
    ),
    "5,000 slips": lambda: GOOD + "标题：甲\n" * FEW,
    "5,000 marks to fill in": lambda: GOOD.replace("  - 谈心交流\n", "  - 【请填：一项】\n" * FEW),
    "5,000 lines of a paragraph": lambda: GOOD + "结语: |\n" + "  一段话。\n\n" * FEW,
    "5,000 sections": lambda: with_line("章节", "[" + "目标, " * FEW + "措施]"),
    "5,000 weeks": lambda: (
        GOOD + "工作安排:\n" + "".join(f"  - {{周次: {i}, 内容: 甲}}\n" for i in range(FEW))
    ),
}


def _in_quotes(signs: str) -> str:
    lines = "\n  ".join([_line(signs, LINE).replace("'", "''")] * LINES)
    return with_line("标题", f"'{lines}甲'")


def _on_lines(signs: str) -> str:
    return GOOD + f"{_line(signs, LINE)}\n" * LINES


def _below_a_key(signs: str) -> str:
    return GOOD + "结语: |\n" + f"  甲{_line(signs, LINE)}\n" * PARAGRAPHS


def cases() -> Iterator[Case]:
    """Yield files that are too big, and lines and values of every sign that are not."""
    for name, text in HUGE_FILES.items():
        yield of_text("50 MB", name, text, words=MESSAGE)
    for name, text in NEARLY.items():
        yield of_text("7.9 MB", name, text, words=MESSAGE)
    for name, signs in list(SIGNS.items())[::4]:
        yield of_text("5 MB on a line", name, partial(_after, signs, BIG), words=MESSAGE)
        yield of_text("200,000 on a line", name, partial(_after, signs, 200_000), words=MESSAGE)
    for name, signs in SIGNS.items():
        yield of_text("lines that fit", name, partial(_on_lines, signs))
        yield of_text("a value that fits", name, partial(_value, signs))
        yield of_text("a value in quotes", name, partial(_in_quotes, signs))
        yield of_text("a block that fits", name, partial(_below_a_key, signs))
    for name, text in COUNTS.items():
        yield of_text("many", name, text)


def _after(signs: str, length: int) -> str:
    return GOOD + _line(signs, length)


def _value(signs: str) -> str:
    return with_line("标题", "甲" + _line(signs, LINE))
