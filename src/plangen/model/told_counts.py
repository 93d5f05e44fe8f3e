"""Numbers of pupils in a teacher's own sentences, compared with the list of pupils.

“8名学困生” beside a list of six is the commonest contradiction in such documents. A smaller number
may speak of some of them, so it counts as wrong only where the sentence says that these are all.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plangen.language.clauses import unquoted
from plangen.model.parts import DESIGNATIONS
from plangen.model.values import read_count
from plangen.source.texts import mark_of, texts_of

if TYPE_CHECKING:
    from plangen.model.dossier import Dossier
    from plangen.source import SourceFile

_TERM = f"(?:{'|'.join(DESIGNATIONS)})"
_DIGIT = "[一二两三四五六七八九]"
_NUMBER = (
    rf"(?<![第百\d.一二两三四五六七八九十])(?P<number>\d{{1,4}}|{_DIGIT}?十{_DIGIT}?|{_DIGIT})"
)
TOLD = (
    re.compile(
        rf"(?P<all>共有?|总共|一共|现有|全部|所有|列入帮扶的)?{_NUMBER}\s*[名个位人]"
        rf"(?:语文|数学|英语|科学)?{_TERM}(?!家|所在|小组)"
    ),
    re.compile(rf"{_TERM}(?P<all>共有?|总共|一共|合计)?有?{_NUMBER}\s*[名人](?!家|次)"),
)
# Other pupils than those of the list, or those of another time.
ELSEWHERE = re.compile(
    r"全校|全年级|全区|全县|各班|别的班|其他班|邻班|上学期|上学年|去年|上届|往年"
)
CLAUSE = re.compile(r"[。；！？\n]")


def check_told_counts(dossier: Dossier, source: SourceFile) -> None:
    """Add an error for every sentence that gives another number of pupils than the list has."""
    listed = len(dossier.pupils)
    count = listed or dossier.situation.struggling
    if not count:
        return
    place = ("学困生",) if listed else ("学生情况", "学困生人数")
    line = source.mark(place).line
    known = f"名单（第 {line} 行起）里有 {count} 人" if listed else f"第 {line} 行写的是 {count} 人"
    for path, text in texts_of(source):
        for said in _wrong_counts(unquoted(text), count):
            mark = mark_of(source, path, said)
            source.add(
                mark.line,
                mark.column,
                f"这里写“{said}”，{known}",
                "改正其中一处；文稿里的人数由名单数出，自己的话里可以不写",
            )


def _wrong_counts(text: str, count: int) -> list[str]:
    """Return the phrases of a text whose number contradicts the number of pupils."""
    found = []
    for pattern in TOLD:
        for match in pattern.finditer(text):
            number = read_count(match["number"].replace("两", "二"))
            clause = CLAUSE.split(text[: match.start()])[-1]
            wrong = number > count or (number < count and match["all"])
            if wrong and not ELSEWHERE.search(clause):
                found.append(match[0])
    return list(dict.fromkeys(found))
