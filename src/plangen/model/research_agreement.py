"""Whether a research project (课题) agrees with itself: its figures, its people, its dates."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from plangen.model.research import months_in
from plangen.model.values import FILLER
from plangen.problems import Severity, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.model.dossier import Dossier
    from plangen.model.research import Project, Survey
    from plangen.source import SourceFile
    from plangen.source.tree import ValuePath

PROJECT = "课题"
# 智力因素 for a weak foundation labels the pupil, and no questionnaire measures it.
LABELS = ("智力", "智商", "弱智")


def check_project(dossier: Dossier, source: SourceFile) -> None:
    """Add an error for every contradiction in the project, a warning for what nothing shows."""
    project = dossier.project
    if project is None:
        return
    for i, survey in enumerate(project.surveys):
        _check_survey(survey, (PROJECT, "问卷", i), source)
    _check_members(dossier, project, source)
    _check_dates(dossier, project, source)
    _name_gaps(dossier, project, source)


def _check_survey(survey: Survey, place: ValuePath, source: SourceFile) -> None:
    if source.blamed_within(place):
        return  # what is left would not add up
    for (limit_key, limit), (key, number) in pairwise(survey.sheets):
        if number > limit:
            source.add_at(
                (*place, key),
                f"{key} {number} 份，比{limit_key} {limit} 份"
                f"（{source.where((*place, limit_key))}）还多",
                "核对后改正其中一个",
            )
    if not survey.results:
        if not source.has(source.written((*place, "结果"))):
            message, hint = "这份问卷没有结果", "加一行 结果: {基础薄弱: 69, 学习方法: 23}"
            source.add_at(place, message, hint, Severity.WARNING)
        return
    for factor in survey.results:
        if any(word in factor for word in LABELS):
            source.add_at(
                (*place, "结果", factor),
                f"问卷的因素写作“{factor}”，问卷测不出智力",
                "换成看得见的说法，如 基础薄弱、接受得慢",
                Severity.WARNING,
                key=True,
            )
    _check_counts(survey, place, source)


def _check_counts(survey: Survey, place: ValuePath, source: SourceFile) -> None:
    """No more may have answered than there are sheets; where one factor is chosen, just as many."""
    if not survey.sheets:
        return
    key, limit = survey.sheets[-1]
    where = source.where((*place, key))
    total = sum(survey.results.values())
    if survey.multiple:
        for factor, count in survey.results.items():
            if count > limit:
                source.add_at(
                    (*place, "结果", factor),
                    f"“{factor}”{count} 人，比{key} {limit} 份（{where}）还多",
                    "核对后改正其中一个",
                )
    elif total > limit or (key == "有效" and total != limit):
        source.add_at(
            (*place, "结果"),
            f"各项合起来是 {total} 人，{key}（{where}）是 {limit} 份",
            "核对各项人数；一人可以选几项的问卷，加一行 多选: 是",
        )


def _check_members(dossier: Dossier, project: Project, source: SourceFile) -> None:
    for name, times in Counter(member.name for member in project.members).items():
        if times > 1 and name != FILLER:
            source.add_at(
                (PROJECT, "成员"),
                f"“{name}”在成员里有 {times} 次",
                "合成一项，几样分工写在一起",
                Severity.WARNING,
            )
    names = {pupil.name for pupil in dossier.pupils}
    for i, member in enumerate(project.members):
        for name in member.pupils:
            if name not in {*names, FILLER}:
                source.add_at(
                    (PROJECT, "成员", i, "指导学生"),
                    f"“{name}”不在学困生名单里",
                    f"{did_you_mean(name, names)}核对姓名，或先把学生写进“学困生”",
                )


def _check_dates(dossier: Dossier, project: Project, source: SourceFile) -> None:
    """What is reported lies within the project's months, and not after the report."""
    period, approved = project.period, project.approval.date
    period_place = source.where((PROJECT, "起止"))
    late = period and approved and period.place((approved.year, approved.month)) > period.count
    if period and late:
        source.add_at(
            (PROJECT, "立项", "日期"),
            f"立项日期 {approved} 晚于研究时间 {period.text}（{period_place}）",
            "核对立项日期或起止",
        )
    for place, text in _times(project):
        months = months_in(text)
        if months is None:
            continue
        if dossier.date is not None and months.first > (dossier.date.year, dossier.date.month):
            source.add_at(
                place,
                f"“{text}”晚于写这份文稿的日期 {dossier.date}（{source.where(('日期',))}）",
                "还没有做的写进“打算”；做过的，核对时间或日期",
            )
        elif period is not None and not period.first <= months.first <= months.last <= period.last:
            source.add_at(
                place,
                f"“{text}”不在研究时间 {period.text}（{period_place}）之内",
                "核对时间或起止；确认无误可以不改",
                Severity.WARNING,
            )


def _times(project: Project) -> Iterator[tuple[ValuePath, str]]:
    """Yield what the project says of times, with the places."""
    times = {
        "进展": [step.time for step in project.progress],
        "问卷": [survey.time for survey in project.surveys],
        "班会": [meeting.time for meeting in project.meetings],
    }
    for key, told in times.items():
        for i, time in enumerate(told):
            if time is not None:
                yield (PROJECT, key, i, "时间"), time


def _name_gaps(dossier: Dossier, project: Project, source: SourceFile) -> None:
    if project.name is None and not source.has((PROJECT, "名称")):
        source.add_at(
            (PROJECT,),
            "课题没有写名称",
            "在“课题”下加一行 名称: 课题的名称",
            Severity.WARNING,
            key=True,
        )
    for i, achievement in enumerate(project.achievements):
        if achievement.evidence is None and achievement.content != FILLER:
            source.add_at(
                (PROJECT, "成果", i),
                f"成果“{achievement.content}”没有写证据",
                "加一行 证据: 教案、照片、证书这样的材料",
                Severity.WARNING,
            )
    if dossier.measures and not (dossier.outcome and dossier.outcome.executions):
        source.add_at(
            ("措施",),
            "措施没有执行记录，阶段成果里没有写做法",
            "在“总结”的“措施执行”里写次数和记录",
            Severity.WARNING,
            key=True,
        )
