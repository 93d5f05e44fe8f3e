"""P 合规: what the state's rules forbid a school to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.check.regulations.classes_by_ability import ClassesByAbility
from plangen.check.regulations.examinations import Examinations
from plangen.check.regulations.forced_service import ForcedService
from plangen.check.regulations.homework_minutes import HomeworkMinutes
from plangen.check.regulations.homework_of_youngest import HomeworkOfYoungest
from plangen.check.regulations.identity_numbers import IdentityNumbers
from plangen.check.regulations.lessons_after_school import LessonsAfterSchool
from plangen.check.regulations.lessons_in_free_time import LessonsInFreeTime
from plangen.check.regulations.marking_by_parents import MarkingByParents
from plangen.check.regulations.named_scores import NamedScores
from plangen.check.regulations.paid_lessons import PaidLessons
from plangen.check.regulations.published_scores import PublishedScores
from plangen.check.regulations.punishments import Punishments
from plangen.check.regulations.seats_by_score import SeatsByScore
from plangen.check.regulations.signatures_of_parents import SignaturesOfParents
from plangen.check.regulations.standing_as_punishment import StandingAsPunishment
from plangen.check.regulations.telephone_numbers import TelephoneNumbers

if TYPE_CHECKING:
    from plangen.check.rule import Rule

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
