"""F 文种、学段与学科: title, kind, grade, stage and subject that fit each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.check.fitting.covered_content import CoveredContent
from plangen.check.fitting.current_names import CurrentNames
from plangen.check.fitting.dated_times import DatedTimes
from plangen.check.fitting.own_class import OwnClass
from plangen.check.fitting.own_subject import OwnSubject
from plangen.check.fitting.primary_school import PrimarySchool
from plangen.check.fitting.tense import Tense
from plangen.check.fitting.true_grade import TrueGrade
from plangen.check.fitting.true_kind import TrueKind

if TYPE_CHECKING:
    from plangen.check.rule import Rule

RULES: tuple[type[Rule], ...] = (
    TrueKind,
    TrueGrade,
    PrimarySchool,
    OwnSubject,
    OwnClass,
    Tense,
    DatedTimes,
    CurrentNames,
    CoveredContent,
)
