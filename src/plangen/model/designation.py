"""What the pupils must not be called."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plangen.problems import Severity
from plangen.source.texts import mark_of, texts_of, unquoted

if TYPE_CHECKING:
    from plangen.model.dossier import Dossier
    from plangen.source import SourceFile

# 参差生长 and 误差生成 hold the two characters, but not the word.
INSULTS = re.compile(r"(?<![参误温落偏时色视反出])[双三单]?差生(?!源)|劣等生")
# “这个问题学生没有答” speaks of a question.
LABELS = re.compile(r"后进生|(?<![个道些类种的答])问题学生(?![自先都不没答说讲])")


def check_designations(dossier: Dossier, source: SourceFile) -> None:
    """Add an error for every insulting name of the pupils, a warning for every doubtful one.

    Texts in 《》 or quotation marks are somebody else's words and stay.
    """
    for path, text in texts_of(source):
        bare = unquoted(text)
        for word in dict.fromkeys(INSULTS.findall(bare)):
            mark = mark_of(source, path, word)
            source.add(
                mark.line,
                mark.column,
                f"“{word}”是歧视学生的称呼，不能写进文稿",
                f"改成“{dossier.designation}”",
            )
        for word in dict.fromkeys(LABELS.findall(bare)):
            if source.blamed(path):
                continue
            mark = mark_of(source, path, word)
            source.add(
                mark.line,
                mark.column,
                f"“{word}”给学生贴了标签",
                f"改成“{dossier.designation}”更妥当",
                Severity.WARNING,
            )
