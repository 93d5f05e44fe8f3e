"""What is known of a new dossier before it is written: all of it may be missing."""

from __future__ import annotations

from msgspec import Struct, field

DEFAULT_KIND = "学困生转化计划"


class NewPupil(Struct, frozen=True):
    """A pupil to be written into a new dossier, as far as he is known.

    ``number`` is his 学号, given only where two have one name; ``scores`` maps examinations to
    results as they are typed.
    """

    name: str
    sex: str | None = None
    number: str | None = None
    strengths: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()
    scores: dict[str, str] = field(default_factory=dict)
    target: str | None = None


class Wishes(Struct, frozen=True):
    """What the command line, the wizard or a table says of the new dossier, as it is typed.

    What is None or empty becomes a mark for the teacher to replace. Causes bring the measures that
    answer them unless ``measures`` names others. ``roster`` and ``score_table`` are the files that
    the dossier reads, the latter with the examinations and their columns; ``unsorted`` says that
    the pupils are the whole class, from which the teacher has yet to choose. ``settled`` are keys
    that the school's settings say: they need not be asked for.
    """

    kind: str | None = None
    school: str | None = None
    class_name: str | None = None
    grade: str | None = None
    subject: str | None = None
    teacher: str | None = None
    causes: tuple[str, ...] = ()
    school_year: str | None = None
    term: str | None = None
    date: str | None = None
    opening_day: str | None = None
    weeks: str | None = None
    full_marks: str | None = None
    total: str | None = None
    boys: str | None = None
    girls: str | None = None
    traits: tuple[str, ...] = ()
    pupils: tuple[NewPupil, ...] = ()
    talents: tuple[NewPupil, ...] = ()
    goals: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    roster: str | None = None
    score_table: dict[str, str] = field(default_factory=dict)
    unsorted: bool = False
    settled: tuple[str, ...] = ()
