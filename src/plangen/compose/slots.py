"""The words that a library text takes from the class: who, which subject, which content."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plangen import resources
from plangen.compose.shielding import shield
from plangen.library.entries import BANDS
from plangen.model.template_files import load_table
from plangen.model.values import GRADE_NAMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plangen.facts.people import PupilFacts
    from plangen.model.dossier import Dossier

NUMERALS = "零一两三四五六七八九十"
GENERAL = "通用"
OTHER = "其他学科"
NO_GRADE = "没有年级"
PRONOUNS = {"男": "他", "女": "她"}
STRUGGLING = "学困生"
TALENTED = "学有余力的学生"
EVERYBODY = "学生"


def count_word(number: int) -> str:
    """Small numbers of people as they are said: 两, 三 … 十; larger ones in digits."""
    return NUMERALS[number] if number < len(NUMERALS) else str(number)


class _Unnamed:
    """Stands for pupils whom the dossier does not name: 学困生 at first, then 这些学生."""

    def __init__(self, who: str) -> None:
        self._who = who
        self._told = False

    def __str__(self) -> str:
        word = "这些学生" if self._told else self._who
        self._told = True
        return word


def they(
    pupils: Sequence[PupilFacts], *, hidden: bool = False, unnamed: str = STRUGGLING
) -> str | _Unnamed:
    """Return the word that stands for these pupils in a sentence.

    ``hidden`` keeps a single pupil's sex back: where names are withheld, it would tell who it is.
    ``unnamed`` is who they are where the dossier names none.
    """
    if not pupils:
        return unnamed if unnamed == EVERYBODY else _Unnamed(unnamed)
    if len(pupils) == 1:
        return "该生" if hidden else PRONOUNS.get(pupils[0].sex or "", "该生")
    if len(pupils) < len(NUMERALS):
        return f"{NUMERALS[len(pupils)]}人"
    return f"这{len(pupils)}人"


@resources.cached
def content_words(grade: int | None, subject: str | None) -> dict[str, str]:
    """Words for the content of this grade and subject (``templates/library/subjects.yaml``).

    The caller must not change them.
    """
    table = load_table("library/subjects.yaml")
    name = subject or GENERAL
    rows = table.get(name)
    words = dict(table[OTHER]["各年级"])
    if rows is None:
        return words
    words.update(table[GENERAL]["各年级"] if name == GENERAL else {})
    words.update(rows.get("各年级", {}))
    if grade is None:
        words.update(table[NO_GRADE].get(name, {}))
    else:
        words.update(rows.get(GRADE_NAMES[grade - 1], {}))
    return words


def subjects_with_words() -> list[str]:
    """Subjects whose content the library has words for."""
    table = load_table("library/subjects.yaml")
    return [name for name in table if name not in {GENERAL, OTHER, NO_GRADE}]


def slots(
    dossier: Dossier,
    pupils: Sequence[PupilFacts],
    *,
    hidden: bool = False,
    unnamed: str = STRUGGLING,
) -> dict[str, Any]:
    """All slots of a library text for these pupils; one call serves one paragraph."""
    band = BANDS.get(dossier.grade or 0)
    subject = shield(dossier.subject) if dossier.subject else None
    return {
        **content_words(dossier.grade, dossier.subject),
        "他们": they(pupils, hidden=hidden, unnamed=unnamed),
        "学科": subject or "各科",
        "课": f"{subject}课" if subject else "课堂",
        "作业": "课堂作业" if band == "低" else "作业",
        "低年级": band == "低",
        "中年级": band == "中",
        "高年级": band == "高",
    }
