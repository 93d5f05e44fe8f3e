"""Whether what a dossier says of 课后服务 agrees with itself.

A row of the timetable on a day without service, or more pupils enrolled than there are, are errors;
a place or a teacher needed twice at once may be meant (two halves of a hall) and is a warning.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from plangen.model.hours import weekdays_text
from plangen.model.values import FILLER
from plangen.problems import Severity, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plangen.model.dossier import Dossier
    from plangen.model.service import Service, ServiceTime, Session
    from plangen.source import SourceFile

PART = "课后服务"
DAYS_GOAL = "每周天数"
HOURS_GOAL = "每天时长"
MINUTES = {"小时": 60, "分钟": 1, "": 60}
# 各班教室, 班主任, 值班教师, 体育组: words for several people or places at once.
SEVERAL = ("各", "全体", "全校", "本班", "相关", "所在")
ROLES = ("教师", "班主任", "组", "教室", "班级")


def check_service_agreement(dossier: Dossier, source: SourceFile) -> None:
    """Add a problem for every pair of facts about 课后服务 that contradict each other."""
    service = dossier.service
    if service is None:
        return
    rows = {i: row for i, row in enumerate(service.sessions) if _is_read(i, source)}
    _check_enrolment(service, source)
    _check_parts_of_a_day(service.time, source)
    for i, session in rows.items():
        _check_session(i, session, service.time, source)
    _check_double_bookings(rows, service.time, source)
    _check_goals(dossier, service.time, source)


def _is_read(i: int, source: SourceFile) -> bool:
    """Whether the days of a row are the teacher's own, not what stands for wrong ones."""
    place = source.written((PART, "安排", i, "星期"))
    return source.has(place) and not source.blamed(place)


def _check_enrolment(service: Service, source: SourceFile) -> None:
    here = service.enrolment
    base = (PART, "报名")
    if here.pupils is not None and here.total is not None and here.pupils > here.total:
        where = source.where((*base, "全校"))
        source.add_at(
            (*base, "学生"),
            f"报名学生 {here.pupils} 人，比全校 {here.total} 人（{where}）还多",
            "核对后改正其中一个",
        )


def _check_parts_of_a_day(time: ServiceTime, source: SourceFile) -> None:
    for (first, one), (second, other) in combinations(time.slots.items(), 2):
        if one.overlaps(other):
            source.add_at(
                (PART, "时间", "时段", second),
                f"{second} {other.text} 与{first} {one.text} 有重叠",
                "核对两段的起止时刻",
            )


def _check_session(i: int, session: Session, time: ServiceTime, source: SourceFile) -> None:
    place = (PART, "安排", i)
    strange = tuple(day for day in session.days if day not in time.days) if time.days else ()
    if strange:
        where = source.where((PART, "时间", "每周"))
        source.add_at(
            (*place, "星期"),
            f"这一行排在{weekdays_text(strange)}，服务时间（{where}）只有"
            f"{weekdays_text(time.days)}",
            "改正这一行的星期，或在“每周”里加上这一天",
        )
    if session.slot in {None, FILLER}:
        return
    span = time.span_of(session.slot)
    whole = time.whole
    if span is None and time.names:
        source.add_at(
            (*place, "时段"),
            f"“{session.slot}”不是服务时间里的时段",
            did_you_mean(str(session.slot), time.names) or f"可以写：{'、'.join(time.names)}",
        )
    elif span is not None and whole is not None and span not in whole:
        where = source.where((PART, "时间", "时段"))
        source.add_at(
            (*place, "时段"),
            f"{span.text} 不在服务时间 {whole.text}（{where}）之内",
            "核对这一行的时段",
        )


def _check_double_bookings(rows: dict[int, Session], time: ServiceTime, source: SourceFile) -> None:
    for (i, first), (j, second) in combinations(rows.items(), 2):
        days = tuple(day for day in first.days if day in second.days)
        if not days or not _at_once(first, second, time):
            continue
        when = weekdays_text(days) + (second.slot or "")
        row = source.where((PART, "安排", i))
        teachers = [name for name in first.teachers if name in second.teachers]
        for key, shared in (
            ("地点", [first.place] if first.place == second.place else []),
            ("教师", teachers),
        ):
            for name in _single(shared):
                source.add_at(
                    (PART, "安排", j, key),
                    f"{when}，{key}“{name}”安排了两次（另一处在{row}）",
                    "改正其中一处；确实分得开可以不改",
                    Severity.WARNING,
                )


def _at_once(first: Session, second: Session, time: ServiceTime) -> bool:
    """Whether two rows of one day share a minute, as far as their 时段 tell."""
    spans = time.span_of(first.slot), time.span_of(second.slot)
    if spans[0] is not None and spans[1] is not None:
        return spans[0].overlaps(spans[1])
    return first.slot == second.slot


def _single(names: Sequence[str | None]) -> list[str]:
    """Names that stand for one person or place."""
    return [
        name
        for name in names
        if name and name != FILLER and not name.startswith(SEVERAL) and not name.endswith(ROLES)
    ]


def _check_goals(dossier: Dossier, time: ServiceTime, source: SourceFile) -> None:
    """Compare a goal for days or hours with the times that the scheme itself sets."""
    for i, goal in enumerate(dossier.goals):
        if goal.target is None or goal.target.number is None:
            continue
        place = ("目标", i, "目标")
        if goal.indicator == DAYS_GOAL and time.days and goal.target.number != len(time.days):
            source.add_at(
                place,
                f"目标是每周 {goal.target.text}，服务时间（"
                f"{source.where((PART, '时间', '每周'))}）有 {len(time.days)} 天",
                "改正其中一处",
            )
        minutes = goal.target.number * MINUTES.get(goal.target.unit, 0)
        whole = time.whole
        if goal.indicator == HOURS_GOAL and whole and minutes and minutes != whole.minutes:
            source.add_at(
                place,
                f"目标是每天 {goal.target.text}，服务时间（"
                f"{source.where((PART, '时间', '时段'))}）是 {whole.text}",
                "改正其中一处",
            )
