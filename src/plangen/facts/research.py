"""What follows from a research project (课题): shares of a questionnaire, levels, turns of results.

The sample of a questionnaire is its valid sheets; every share is a share of that sample.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from plangen.facts.results import shown
from plangen.model.examinations import rate
from plangen.model.scores import MARKS
from plangen.model.values import plain_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plangen.facts.coverage import CauseFacts, MeasureFacts
    from plangen.facts.people import Columns, PupilFacts
    from plangen.model.dossier import Dossier
    from plangen.model.research import Project, Survey
    from plangen.model.scores import Score
    from plangen.model.values import Markdown

WHOLE = Decimal(100)


class Share(Struct, frozen=True):
    """A factor, how many chose it, and the percentage of the sample; None without a sample."""

    name: str
    count: int
    percent: Decimal | None


class SurveyFacts(Struct, frozen=True):
    """A questionnaire with its rates, in percent and unrounded, and the shares of its factors.

    ``sample`` is the number of sheets of which the shares are taken, ``sample_key`` the key that
    gives it, or nothing where the answers themselves were added up.
    """

    name: str
    audience: str | None
    time: str | None
    sent: int | None
    returned: int | None
    valid: int | None
    return_rate: Decimal | None
    valid_rate: Decimal | None
    multiple: bool
    sample: int | None
    sample_key: str
    factors: tuple[Share, ...]
    note: Markdown | None

    @property
    def total(self) -> int:
        """How many choices were made in all."""
        return sum(factor.count for factor in self.factors)

    @property
    def top(self) -> tuple[Share, ...]:
        """The factors chosen most often; none where all of them were chosen equally often."""
        highest = max((factor.count for factor in self.factors), default=0)
        found = tuple(factor for factor in self.factors if factor.count == highest)
        return found if len(found) < len(self.factors) else ()

    @property
    def rounded_apart(self) -> bool:
        """Whether the printed shares of a single choice do not add up to 100."""
        percents = [factor.percent for factor in self.factors]
        if self.multiple or None in percents:
            return False
        return sum(shown(percent) for percent in percents if percent is not None) != WHOLE


class Level(Struct, frozen=True):
    """How many pupils were at one level, such as 合格 or 40分以上、不到60分."""

    name: str
    count: int


class Investigated(Struct, frozen=True):
    """One pupil as the project found him: what was seen of him, his measures and his teachers.

    What belongs to a sensitive cause is not named beside him.
    """

    pupil: PupilFacts
    signs: tuple[str, ...]
    measures: tuple[str, ...]
    guides: tuple[str, ...]


class ResearchFacts(Struct, frozen=True):
    """What follows from a project.

    ``month`` is which month of the project the document is written in. With three results or
    more, ``climbing`` rose with each of them, and ``wavering`` fell at least once.
    """

    month: int | None
    surveys: tuple[SurveyFacts, ...]
    levels: tuple[Level, ...]
    investigated: tuple[Investigated, ...]
    climbing: tuple[PupilFacts, ...]
    wavering: tuple[PupilFacts, ...]


def research_facts(
    dossier: Dossier,
    pupils: Sequence[PupilFacts],
    columns: Columns,
    causes: Sequence[CauseFacts],
    measures: Sequence[MeasureFacts],
) -> ResearchFacts | None:
    """Work out what the project's figures say; None where the dossier has no project."""
    project = dossier.project
    if project is None:
        return None
    turns = len(columns.names) - 1
    moves = {pupil.name: _moves(pupil, columns.names) for pupil in pupils}
    return ResearchFacts(
        month=_month(dossier),
        surveys=tuple(_survey(survey) for survey in project.surveys),
        levels=_levels(pupils, dossier),
        investigated=tuple(_investigated(p, project, causes, measures) for p in pupils),
        climbing=tuple(p for p in pupils if sum(m > 0 for m in moves[p.name]) == turns > 1),
        wavering=tuple(p for p in pupils if turns > 1 and any(m < 0 for m in moves[p.name])),
    )


def _month(dossier: Dossier) -> int | None:
    period = dossier.project.period if dossier.project else None
    if period is None or dossier.date is None:
        return None
    month = period.place((dossier.date.year, dossier.date.month))
    return month if 1 <= month <= period.count else None


def _survey(survey: Survey) -> SurveyFacts:
    sample, key = _sample(survey)
    return SurveyFacts(
        name=survey.name or "成因问卷",
        audience=survey.audience,
        time=survey.time,
        sent=survey.sent,
        returned=survey.returned,
        valid=survey.valid,
        return_rate=_rate(survey.returned, survey.sent),
        valid_rate=_rate(survey.valid, survey.returned),
        multiple=survey.multiple,
        sample=sample,
        sample_key=key,
        factors=tuple(
            Share(name, count, _rate(count, sample)) for name, count in survey.results.items()
        ),
        note=survey.note,
    )


def _sample(survey: Survey) -> tuple[int | None, str]:
    """Find the sheets that the shares are of: the valid ones, else those that answered."""
    if survey.valid is not None:
        return survey.valid, "有效"
    if not survey.multiple:
        return sum(survey.results.values()), ""
    return survey.returned, "收回"


def _rate(part: int | None, whole: int | None) -> Decimal | None:
    return rate(part, whole) if part is not None and whole else None


def _levels(pupils: Sequence[PupilFacts], dossier: Dossier) -> tuple[Level, ...]:
    """Count the pupils by their level before; levels that nobody has are left out.

    Points are parted at the thresholds of a pass and of a low score, each level holding its lower
    bound.
    """
    scores = [pupil.before for pupil in pupils if pupil.before is not None]
    points = [score.points for score in scores if score.points is not None]
    lines = dossier.thresholds
    passing, low = ((dossier.full_marks or WHOLE) * x / WHOLE for x in (lines.passing, lines.low))
    top, bottom = plain_number(passing), plain_number(low)
    bounds = {
        f"{top}分及以上": sum(x >= passing for x in points),
        f"{bottom}分以上、不到{top}分": sum(low <= x < passing for x in points),
        f"不到{bottom}分": sum(x < low for x in points),
    }
    marks = {mark: sum(score.mark == mark for score in scores) for mark in MARKS}
    absent = {"没有成绩": len(pupils) - len(points) - sum(marks.values())}
    if not points and not sum(marks.values()):
        return ()
    return tuple(
        Level(name, count) for name, count in {**bounds, **marks, **absent}.items() if count
    )


def _investigated(
    pupil: PupilFacts,
    project: Project,
    causes: Sequence[CauseFacts],
    measures: Sequence[MeasureFacts],
) -> Investigated:
    withheld = {
        sign for cause in causes if cause.sensitive for sign in cause.signs.get(pupil.name, ())
    }
    return Investigated(
        pupil=pupil,
        signs=tuple(sign for sign in pupil.signs if sign not in withheld),
        measures=tuple(
            measure.title
            for measure in measures
            if pupil in measure.pupils and not measure.sensitive
        ),
        guides=tuple(member.name for member in project.members if pupil.name in member.pupils),
    )


def _moves(pupil: PupilFacts, columns: Sequence[str]) -> list[Decimal]:
    """Differences between neighbouring results; empty where marks stand beside points."""
    told = [pupil.scores[column] for column in columns if column in pupil.scores]
    values = [value for score in told if (value := _value(score)) is not None]
    kinds = {score.points is None for score in told if not score.absence}
    if len(kinds) > 1:
        return []
    return [after - before for before, after in pairwise(values)]


def _value(score: Score) -> Decimal | None:
    """Return a result as a number of which more is better: points, or the rank of a mark."""
    if score.points is not None:
        return score.points
    return Decimal(-MARKS.index(score.mark)) if score.mark else None
