"""P 合规: what the state's rules forbid a school to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.checker.regulations.classes_by_ability import ClassesByAbility
from plangen.checker.regulations.examinations import Examinations
from plangen.checker.regulations.forced_service import ForcedService
from plangen.checker.regulations.homework_minutes import HomeworkMinutes
from plangen.checker.regulations.homework_of_youngest import HomeworkOfYoungest
from plangen.checker.regulations.identity_numbers import IdentityNumbers
from plangen.checker.regulations.lessons_after_school import LessonsAfterSchool
from plangen.checker.regulations.lessons_in_free_time import LessonsInFreeTime
from plangen.checker.regulations.marking_by_parents import MarkingByParents
from plangen.checker.regulations.named_scores import NamedScores
from plangen.checker.regulations.paid_lessons import PaidLessons
from plangen.checker.regulations.published_scores import PublishedScores
from plangen.checker.regulations.punishments import Punishments
from plangen.checker.regulations.seats_by_score import SeatsByScore
from plangen.checker.regulations.signatures_of_parents import SignaturesOfParents
from plangen.checker.regulations.standing_as_punishment import StandingAsPunishment
from plangen.checker.regulations.telephone_numbers import TelephoneNumbers

if TYPE_CHECKING:
    from plangen.checker.rule import Rule

RULES: tuple[type[Rule], ...] = (
    PublishedScores,
    SeatsByScore,
    Punishments,
    LessonsInFreeTime,
    HomeworkOfYoungest,
    Examinations,
    MarkingByParents,
    ClassesByAbility,
    TelephoneNumbers,
    IdentityNumbers,
    NamedScores,
    StandingAsPunishment,
    SignaturesOfParents,
    HomeworkMinutes,
    PaidLessons,
    LessonsAfterSchool,
    ForcedService,
)
