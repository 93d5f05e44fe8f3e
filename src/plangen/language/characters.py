"""What is a Chinese character, which marks belong beside one, which characters are traditional."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from plangen.language.patterns import lazy

if TYPE_CHECKING:
    import opencc

# For use within the brackets of a pattern.
HAN = "\u3400-\u4dbf\u4e00-\u9fff〇\uf900-\ufaff\U00020000-\U0003134f"
# What a Chinese character is not, to be used likewise: [^…] is one, or a letter of a script that is
# rare in these texts. The exact ranges above take a millisecond to compile wherever they stand.
NOT_HAN = r"\W\d_A-Za-zＡ-Ｚａ-ｚⅠ-ↈ①-⓿㈠-㊉"
FULL_WIDTH = {
    ",": "，",
    ":": "：",
    ";": "；",
    "?": "？",
    "!": "！",
    "(": "（",
    ")": "）",
    ".": "。",
}
CLOSING = "”’）》】〉」』"
# 《通用规范汉字表》(2013) made these standard again, above all for names.
STANDARD_AGAIN = "昇喆堃淼邨犇甯晳瞋噘蹚溧勠谿釐鍾颺翀珮硃線絜劄濛鉅乾摺徵"
# In GB 2312 beside their simplified forms; in running text they are traditional all the same.
IN_BOTH_SETS = "後於夥"
_FIRST, _LAST = "\u4e00", "\u9fff"


def is_han(character: str) -> bool:
    """Whether one character is Chinese."""
    return bool(_HAN.match(character))


_HAN = lazy(f"[{HAN}]")


@cache
def _converter() -> opencc.OpenCC:
    import opencc  # noqa: PLC0415  (only what is no simplified text needs it)

    return opencc.OpenCC("t2s")


def traditional_in(text: str) -> frozenset[str]:
    """Return the characters of a text that never stand in a simplified one.

    What GB 2312 has (后, 里, 著, 乾) and what is standard in names (昇, 鍾) is none.
    """
    signs = {*text}.difference(STANDARD_AGAIN)
    common = "".join(signs).encode("gb2312", errors="ignore").decode("gb2312")
    rare = signs.difference(common)
    return frozenset(sign for sign in rare if _FIRST <= sign <= _LAST and _is_traditional(sign))


def simplified(text: str) -> str:
    """Return a text in simplified characters; words decide where a character has two forms."""
    return str(_converter().convert(text))


@lru_cache(maxsize=4096)
def _is_traditional(sign: str) -> bool:
    return simplified(sign) != sign
