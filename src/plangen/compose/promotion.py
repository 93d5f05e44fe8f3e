"""From one term to the next: the school year, the term, the grade, what a class is called.

第一学期 is followed by 第二学期 of the same school year, this by 第一学期 of the next one, in which
a class is a grade higher. A dossier with a school year and no term speaks of the whole year. How a
class is called follows only where its name begins with its grade: 2024级1班 stays what it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from plangen.language.patterns import lazy
from plangen.model.completing import CLASS_GRADE, DIGITS
from plangen.model.school_year import TERM_NAMES
from plangen.model.values import GRADE_NAMES

if TYPE_CHECKING:
    import re

    from plangen.model.dossier import Dossier

# Words of a title that name a term, by term.
TERM_WORDS = (("第一学期", "上学期", "上期"), ("第二学期", "下学期", "下期"))
YEARS = lazy(r"(\d{4})(\s*[-—–~～至/]+\s*)(\d{4}|\d{2})(?!\d)")
LAST_GRADE = len(GRADE_NAMES)


class NextTerm(Struct, frozen=True):
    """The term after a dossier's: its school year, its number and how many grades it is higher.

    ``year`` and ``term`` are None where the dossier does not give its own.
    """

    year: tuple[int, int] | None
    term: int | None
    rise: int

    @property
    def opens_in(self) -> int | None:
        """Calendar year in which it begins."""
        if self.year is None:
            return None
        return self.year[1] if self.term == len(TERM_NAMES) else self.year[0]


def next_term(dossier: Dossier) -> NextTerm:
    """Return the term that follows a dossier's."""
    year, term = dossier.school_year, dossier.term
    ends_year = term == len(TERM_NAMES) or (term is None and year is not None)
    if year is not None and ends_year:
        year = (year[0] + 1, year[1] + 1)
    following = None if term is None else len(TERM_NAMES) + 1 - term
    return NextTerm(year, following, int(ends_year))


def leaves_school(dossier: Dossier) -> bool:
    """Whether the class has been through the last grade when the next term begins."""
    return dossier.grade == LAST_GRADE and next_term(dossier).rise > 0


def regraded(class_name: str, grade: int) -> str:
    """Return what a class is called in a grade, written as before: 四（1）班, 4年级1班."""
    found = CLASS_GRADE.match(class_name)
    if found is None:
        return class_name
    sign = str(grade) if found[1] in DIGITS else GRADE_NAMES[grade - 1][0]
    return sign + class_name[1:]


def retitled(title: str, old: Dossier, class_name: str | None, grade: int | None) -> str:
    """Put the next term's words in the place of the old ones, where a title has them."""
    new = next_term(old)
    if old.class_name and class_name:
        title = title.replace(old.class_name, class_name)
    if old.grade is not None and grade is not None:
        title = title.replace(GRADE_NAMES[old.grade - 1], GRADE_NAMES[grade - 1])
    if old.term is not None and new.term is not None:
        words = zip(TERM_WORDS[old.term - 1], TERM_WORDS[new.term - 1], strict=True)
        before, after = next(((b, a) for b, a in words if b in title), ("", ""))
        title = title.replace(before, after) if before else title
    return YEARS.sub(lambda found: _years(found, old, new), title)


def _years(found: re.Match[str], old: Dossier, new: NextTerm) -> str:
    first, between, second = found.groups()
    if old.school_year is None or new.year is None or int(first) != old.school_year[0]:
        return found[0]
    return f"{new.year[0]}{between}{str(new.year[1])[-len(second) :]}"
