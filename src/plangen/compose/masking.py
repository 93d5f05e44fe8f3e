"""Pupils' names as they are printed.

A name beside a difficulty must not leave the staff room, so masking is the default. It is applied
to every text that goes into a document, the teacher's free text included.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from plangen.model.dossier import Masking
from plangen.model.tables import ReadRoster
from plangen.model.values import Markdown
from plangen.source.names import ADDED

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from plangen.model.dossier import Dossier

# Two-character surnames in use; without them 欧阳雪 would become 欧××.
_COMPOUND = (
    "欧阳司马上官诸葛东方皇甫尉迟公孙令狐慕容司徒夏侯端木南宫独孤宇文长孙轩辕申屠闻人澹台公冶"
    "宗政濮阳淳于单于太叔仲孙钟离鲜于闾丘司空亓官司寇子车颛孙公西漆雕乐正壤驷公良拓跋夹谷宰父"
    "谷梁段干百里东郭南门呼延羊舌微生梁丘左丘东门西门第五"
)
COMPOUND_SURNAMES = frozenset(_COMPOUND[i : i + 2] for i in range(0, len(_COMPOUND), 2))
GIVEN_NAME = 2
SHORTEST_NAME = 2
EMPHASIS = "*_`"
ORDER = "甲乙丙丁戊己庚辛壬癸"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def people_of(dossier: Dossier) -> list[str]:
    """Names of all pupils in order: the plan's, helpers, 培优, teams, posts, cases."""
    names = [pupil.name for pupil in dossier.pupils]
    names += [helper for pupil in dossier.pupils for helper in pupil.helpers]
    if dossier.talent:
        names += [pupil.name for pupil in dossier.talent.pupils]
    for team in dossier.teams:
        names += [*([team.leader] if team.leader else []), *(m.name for m in team.members)]
    names += [post.name for post in dossier.class_work.committee]
    if dossier.outcome:
        names += [case.name for case in dossier.outcome.cases]
    return list(dict.fromkeys(names))


def labels(names: Iterable[str], masking: Masking) -> dict[str, str]:
    """Return what each name is printed as; no two names get the same label.

    A name that the teacher has masked already stays as it is.
    """
    names = list(names)
    if masking is Masking.OFF:
        return {name: name for name in names}
    if masking is Masking.CODE:
        return {name: f"学生{_letters(i)}" for i, name in enumerate(names)}
    masked = {name: name if "×" in name else _surname(name) + "×" for name in names}
    shared = {label for label, times in Counter(masked.values()).items() if times > 1}
    taken = set(masked.values())
    result = {}
    for name, label in masked.items():
        if label in shared and name != label:
            place = 1
            while f"{label}{_ordinal(place)}" in taken:
                place += 1
            masked_name = f"{label}{_ordinal(place)}"
            taken.add(masked_name)
            result[name] = masked_name
        else:
            result[name] = label
    return result


def _surname(name: str) -> str:
    if name[:2] in COMPOUND_SURNAMES and len(name) > len("欧阳"):
        return name[:2]
    return name[:1]


def _ordinal(place: int) -> str:
    return ORDER[place - 1] if place <= len(ORDER) else str(place)


def _letters(i: int) -> str:
    text = ""
    i += 1
    while i:
        i, rest = divmod(i - 1, len(LETTERS))
        text = LETTERS[rest] + text
    return text


def _given_names(people: list[str], found: dict[str, str]) -> dict[str, str]:
    """Return labels of given names of two characters, where one person alone has that name."""
    given = {name: name[len(_surname(name)) :] for name in people if "×" not in name}
    counts = Counter(given.values())
    return {
        short: found[name]
        for name, short in given.items()
        if len(short) == GIVEN_NAME and counts[short] == 1 and short not in found
    }


def _solid(name: str) -> str:
    """Return a name without the spaces that tables put into it: 张　三."""
    return "".join(name.split())


def _classmates(dossier: Dossier, known: Collection[str]) -> list[str]:
    """Return who else is in the class and may be named in a text.

    Names of two characters are left out: 高明 or 白云 may be a word of the text, and no list of
    this dossier says that a pupil is meant.
    """
    names = dossier.roster.names if isinstance(dossier.roster, ReadRoster) else ()
    return [name for name in names if name not in known and len(name) > SHORTEST_NAME]


class Mask:
    """Replaces every pupil's name in a text by its label, spaces within the name or not.

    In Markdown the marks of emphasis within a name do not hide it either: they go behind it.
    ``labels`` says for each name, without spaces, what takes its place.
    """

    def __init__(self, dossier: Dossier, masking: Masking) -> None:
        people = people_of(dossier)
        found = labels(people, masking)
        if masking is not Masking.OFF:
            found |= _given_names(people, found)
            bare = (ADDED.sub("", name) for name in people)
            others = [*bare, *_classmates(dossier, found)]
            found |= {name: _surname(name) + "×" for name in others if name not in found}
        self.labels = {_solid(name): label for name, label in found.items() if _solid(name)}
        # Longer names first. To compile a pattern of them takes longer than all the looking.
        self._by_first: defaultdict[str, list[str]] = defaultdict(list)
        for name in sorted(self.labels, key=len, reverse=True):
            self._by_first[name[0]].append(name)

    def __call__(self, text: str) -> str:
        """Return the text with names replaced, longer names first."""
        if self._by_first.keys().isdisjoint(text):
            return text
        ignored = EMPHASIS if isinstance(text, Markdown) else ""
        parts: list[str] = []
        done = 0
        for place, first in enumerate(text):
            if place < done or first not in self._by_first:
                continue
            for name in self._by_first[first]:
                if found := _read(name, text, place, ignored):
                    parts += text[done:place], self.labels[name], found.marks
                    done = found.end
                    break
        return "".join([*parts, text[done:]])


class _Found(NamedTuple):
    """Where a name ends, and the marks of emphasis that stand within it."""

    end: int
    marks: str


def _read(name: str, text: str, place: int, ignored: str) -> _Found | None:
    """Return the name if it stands at a place, white space and ignored signs within it or not."""
    marks = ""
    for char in name:
        while (here := text[place : place + 1]) != char:
            if here and here in ignored:
                marks += here
            elif not here.isspace():
                return None
            place += 1
        place += 1
    return _Found(place, marks)
