"""What the pupils must not be called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.language.clauses import unquoted
from plangen.language.labels import called, doubtful_labels, insults
from plangen.problems import Severity
from plangen.source.texts import mark_of, texts_of

if TYPE_CHECKING:
    from plangen.language.guarded_words import GuardedWords
    from plangen.model.dossier import Dossier
    from plangen.source import SourceFile

RULE = "L01"


def check_designations(dossier: Dossier, source: SourceFile) -> None:
    """Add an error for every insulting name of the pupils, a warning for every doubtful one.

    What is quoted or ruled out stays.
    """
    texts = texts_of(source)
    whole = "\n".join(text for _, text in texts)
    words = (*insults().words, *doubtful_labels().words)
    if not any(word in whole for word in words):
        return
    for path, text in texts:
        bare = unquoted(text)
        for word in _words(insults(), bare):
            mark = mark_of(source, path, word)
            source.add(
                mark.line,
                mark.column,
                f"“{word}”是歧视学生的称呼，不能写进文稿",
                f"改成“{dossier.designation}”",
                rule=RULE,
            )
        for word in _words(doubtful_labels(), bare):
            if source.blamed(path):
                continue
            mark = mark_of(source, path, word)
            source.add(
                mark.line,
                mark.column,
                f"“{word}”给学生贴了标签",
                f"改成“{dossier.designation}”更妥当",
                Severity.WARNING,
                rule=RULE,
            )


def _words(words: GuardedWords, bare: str) -> dict[str, None]:
    return dict.fromkeys(found[0] for found in called(words, bare))
