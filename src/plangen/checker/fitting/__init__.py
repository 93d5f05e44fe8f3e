"""F 文种、学段与学科: title, kind, grade, stage and subject that fit each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.checker.fitting.covered_content import CoveredContent
from plangen.checker.fitting.current_names import CurrentNames
from plangen.checker.fitting.dated_times import DatedTimes
from plangen.checker.fitting.own_class import OwnClass
from plangen.checker.fitting.own_subject import OwnSubject
from plangen.checker.fitting.primary_school import PrimarySchool
from plangen.checker.fitting.tense import Tense
from plangen.checker.fitting.true_grade import TrueGrade
from plangen.checker.fitting.true_kind import TrueKind

if TYPE_CHECKING:
    from plangen.checker.rule import Rule

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
