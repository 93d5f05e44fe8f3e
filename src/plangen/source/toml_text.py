"""TOML as a teacher writes it: bare Chinese keys let pass, slips answered with the line mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.language.patterns import lazy

if TYPE_CHECKING:
    import re

HAN = "[\u4e00-\u9fff]"
# Texts in quotes and comments, in which nothing is a key.
KEPT = r"\"(?:\\.|[^\"\\])*\"|'[^']*'|#.*"
BARE = rf"[^\s\"'#=\[\]{{}},.]*{HAN}[^\s\"'#=\[\]{{}},.]*"
KEY = lazy(rf"(?P<kept>{KEPT})|(?P<key>{BARE})(?=\s*[.=])")
KEY_OF_TABLE = lazy(rf"(?P<kept>{KEPT})|(?P<key>{BARE})")
TABLE = lazy(r"^\s*\[+[^\]]*\]+")
NUMBER = lazy(r"-?\d+(?:\.\d+)?")
QUOTES = " \t\"'“”‘’＂＇"
TYPED_TABLE = lazy(r"\s*[\[［【]+([^\[\]［］【】=＝:：]+)[\]］】]+\s*")
TYPED_PAIR = lazy(r"\s*([^=＝:：]+?)\s*[=＝:：]\s*(.*?)\s*")
TYPED_LIST = lazy(r"[\[［【](.*)[\]］】]")
COMMAS = lazy("[,，]")
COMMENT = lazy(r"\s+#.*$")
ENGLISH_SIGNS = "引号、等号、逗号、方括号都用英文的"


def with_quoted_keys(line: str) -> str:
    """Quote the Chinese keys of a line, as TOML wants them."""
    table = TABLE.match(line)
    if table is not None:
        return KEY_OF_TABLE.sub(_quoted, table[0]) + line[table.end() :]
    return KEY.sub(_quoted, line)


def _quoted(found: re.Match[str]) -> str:
    return found["kept"] or f'"{found["key"]}"'


def correction(line: str) -> str:
    """Say how a line that is no TOML was likely meant: 写成 学校 = "向阳小学"."""
    line = COMMENT.sub("", line)
    if table := TYPED_TABLE.fullmatch(line):
        return f"写成 [{table[1].strip(QUOTES)}]，{ENGLISH_SIGNS}"
    pair = TYPED_PAIR.fullmatch(line)
    if pair is None or not pair[2]:
        return f'写成这样：学校 = "向阳小学"，{ENGLISH_SIGNS}'
    key, value = pair[1].strip(QUOTES), pair[2]
    return f"写成 {toml_entry(key, value)}，{ENGLISH_SIGNS}"


def toml_entry(key: str, value: str) -> str:
    """Write an entry in TOML from a value as a dossier has it: a word, or a list in brackets."""
    if listed := TYPED_LIST.fullmatch(value):
        items = [item for item in COMMAS.split(listed[1]) if item.strip(QUOTES)]
        return f"{key} = [{', '.join(map(_text, items))}]"
    return f"{key} = {value if NUMBER.fullmatch(value) else _text(value)}"


def _text(value: str) -> str:
    return f'"{value.strip(QUOTES)}"'
