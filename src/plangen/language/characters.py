"""What is a Chinese character, which marks belong beside one, which characters are traditional."""

from __future__ import annotations

from functools import cache

import opencc

from plangen.language.patterns import lazy

# For use within the brackets of a pattern.
HAN = "\u3400-\u4dbf\u4e00-\u9fff〇\uf900-\ufaff\U00020000-\U0003134f"
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
SENTENCE_ENDS = "。！？…"
CLOSING = "”’）》】〉」』"
# 《通用规范汉字表》(2013) made these standard again, above all for names.
STANDARD_AGAIN = "昇喆堃淼邨犇甯晳瞋噘蹚溧勠谿釐鍾颺翀珮硃線絜劄濛鉅乾摺徵"
# In GB 2312 beside their simplified forms; in running text they are traditional all the same.
IN_BOTH_SETS = "後於夥"
_FIRST, _LAST = 0x4E00, 0x9FFF


def is_han(character: str) -> bool:
    """Whether one character is Chinese."""
    return bool(_HAN.match(character))


_HAN = lazy(f"[{HAN}]")


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


@cache
def traditional_characters() -> dict[str, str]:
    """Return the traditional characters that never stand in a simplified text, with their forms.

    What GB 2312 has (后, 里, 著, 乾) and what is standard in names (昇, 鍾) is left out.
    """
    characters = [chr(code) for code in range(_FIRST, _LAST + 1)]
    forms = _converter().convert("\n".join(characters)).split("\n")
    return {
        character: form
        for character, form in zip(characters, forms, strict=True)
        if character != form and character not in STANDARD_AGAIN and not _is_in_gb2312(character)
    }


def simplified(text: str) -> str:
    """Return a text in simplified characters; words decide where a character has two forms."""
    return str(_converter().convert(text))


def _is_in_gb2312(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
