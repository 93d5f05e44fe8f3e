"""Numbers of pupils in a teacher's own sentences, compared with the list of pupils.

“8名学困生” beside a list of six is the commonest contradiction in such documents. A smaller number
may speak of some of them, so it counts as wrong only where the sentence says that these are all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.language.circumstances import CLASS, EARLIER, scope_at, time_at
from plangen.language.counts import CALLED_STRUGGLING, STRUGGLING, UNIT, counts_in
from plangen.source.texts import mark_of, texts_of

if TYPE_CHECKING:
    from plangen.model.dossier import Dossier
    from plangen.source import SourceFile


def check_told_counts(dossier: Dossier, source: SourceFile) -> None:
    """Add an error for every sentence that gives another number of pupils than the list has."""
    listed = len(dossier.pupils)
    count = listed or dossier.situation.struggling
    if not count:
        return
    place = ("学困生",) if listed else ("学生情况", "学困生人数")
    where = source.where(place)
    known = f"名单（{where}起）里有 {count} 人" if listed else f"{where}写的是 {count} 人"
    for path, text in texts_of(source):
        # A quick look, since hardly a text holds both.
        if not (UNIT.search(text) and CALLED_STRUGGLING.search(text)):
            continue
        for said in _wrong_counts(text, count):
            mark = mark_of(source, path, said)
            source.add(
                mark.line,
                mark.column,
                f"这里写“{said}”，{known}",
                "改正其中一处；文稿里的人数由名单数出，自己的话里可以不写",
                rule="N01",
            )


def _wrong_counts(text: str, count: int) -> list[str]:
    """Return the phrases of a text whose number contradicts the number of pupils."""
    found = []
    for told in counts_in(text):
        wrong = told.value > count or (told.value < count and told.total)
        if (
            wrong
            and told.noun == STRUGGLING
            and told.exact
            and not told.qualified
            and not told.each
            # Of another time, or other pupils than those of the list.
            and time_at(text, told.number_start) != EARLIER
            and scope_at(text, told.start) in {"", CLASS}
        ):
            found.append(text[told.start : told.end])
    return list(dict.fromkeys(found))
