"""What pupils are called, and may not be called: the words of ``templates/check/labels.yaml``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.language.guarded_words import guarded_words
from plangen.language.negating import affirmed
from plangen.language.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from plangen.language.guarded_words import GuardedWords

PREFERRED = "学困生"
# 有的学生觉得自己很笨 tells of a feeling, 不嘲笑 of others.
_TOLD = lazy(r"觉得|认为|以为|感到|怕|担心|嘲笑|讥笑|讽刺|取笑|骂|自己|别人|同学说|所谓")
_NEAR = 12


def insults() -> GuardedWords:
    """Return words that insult a pupil."""
    return guarded_words("labels", "歧视")


def doubtful_labels() -> GuardedWords:
    """Return words that put a label on a pupil."""
    return guarded_words("labels", "标签")


def harsh_words() -> GuardedWords:
    """Return words that could be kinder."""
    return guarded_words("labels", "生硬")


def called(words: GuardedWords, text: str) -> Iterator[re.Match[str]]:
    """Yield the words by which a text, free of quotations, itself calls pupils."""
    for found in affirmed(words.pattern, text):
        start = found.start()
        if not _TOLD.search(text, max(start - _NEAR, 0), start):
            yield found
