"""Lists and mappings in brackets that a few looks prove to be as YAML wants them.

Nearly all are, and ``flow`` would read each of their signs to find that nothing is to be mended.
What is not proved here may be sound all the same: ``flow`` alone says what a slip is.
"""

from __future__ import annotations

from plangen.language.patterns import lazy
from plangen.source.flow import APART, MARKS
from plangen.source.signs import COLONS, COMMAS, QUOTED, SEMICOLONS, WORD_COMMAS

# How many brackets may stand within each other; where there are more, they are read.
_DEEPEST = 4
# What stands for a quoted text or for brackets that are sound, and for words within Chinese
# brackets: no line holds either (``NOT_YAML``).
_WHOLE, _WORDS = "\0", "\1"
_SIGNED = lazy(
    "|".join(
        rf"{opening}[^{_WHOLE}:{COLONS}\[\]{{}}{opening}{closing}]*{closing}"
        for opening, closing in ("（）", "《》", "“”")
    )
)
# A mark is one of YAML's only where an item begins, or as a comment.
_WORD = rf"(?![{MARKS}])[^{_WHOLE}{APART}#]++"
# Before a key, a full-width comma may stand for one of YAML's; in a list anywhere.
_PAUSES = f"{COMMAS}{WORD_COMMAS}{SEMICOLONS}"
_KEY = rf"{_WORD}: ++"
_ITEM = rf"(?:{_WHOLE}|{_WORD}(?:[^{_WHOLE}{APART}#]++| )*+) *+"
_VALUE = rf"(?:{_WHOLE}|{_WORD}(?:[^{_WHOLE}{APART}#]++|[ {_PAUSES}])*+) *+"
_INNERMOST = lazy(rf"\[(?:{_ITEM}(?:, *+|(?=\])))++\]|\{{(?:{_KEY}{_VALUE}(?:, *+|(?=\}})))++\}}")


def is_sound(text: str) -> bool:
    """Whether a text surely is one value in brackets or quotes, with nothing to mend in it."""
    if "'" in text or '"' in text:
        text = QUOTED.sub(_WHOLE, text)
    text = _SIGNED.sub(_WORDS, text)
    for _ in range(_DEEPEST):
        text = _INNERMOST.sub(_WHOLE, text)
        if text == _WHOLE:
            return True
    return False
