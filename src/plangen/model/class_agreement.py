"""Whether 班级工作 and 奖励 agree with the rest of the dossier, and reward nobody by rank."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

from plangen.language.forbidden import PENANCE, PENANCE_RULE, RANKING, RANKING_RULE
from plangen.language.negating import first_affirmed
from plangen.language.patterns import lazy
from plangen.model.agreement import LONGEST_TERM
from plangen.model.doubles import named_items, tell_doubles
from plangen.model.thresholds import WHOLE
from plangen.model.weeks import WeekSpan, check_weeks
from plangen.problems import Severity

if TYPE_CHECKING:
    from plangen.model.classwork import Award, Indicator
    from plangen.model.dossier import Dossier
    from plangen.source import SourceFile
    from plangen.source.tree import ValuePath

BASE = ("班级工作",)
DAYS_IN_A_WEEK = 7
BETWEEN_HOSTS = lazy("[、，,和与]")
PERSON = lazy("[\u4e00-\u9fff]{2,4}")
ROLE = lazy("师|主任|校|医|警|班|组|队|长|干|委|员|学生|同学|全体|值日|家委|志愿|社区|消防|部门")


def check_class_work(dossier: Dossier, source: SourceFile) -> None:
    """Add a problem for every contradiction in 班级工作 and 奖励, and for every rule broken."""
    _check_doubles(dossier, source)
    _check_attention(dossier, source)
    _check_indicators(dossier, source)
    _check_meetings(dossier, source)
    _check_hosts(dossier, source)
    _check_months(dossier, source)
    _check_honours(dossier, source)
    _check_awards(dossier, source)
    for i, rule in enumerate(dossier.class_work.rules):
        if words := first_affirmed(PENANCE, rule):
            source.add_at(
                (*BASE, "班规", i),
                f"班规里有“{words}”，{PENANCE_RULE}不允许",
                "改成把事情做好的要求，如 没写完的当天补上",
                rule="P03",
            )


def _check_doubles(dossier: Dossier, source: SourceFile) -> None:
    work = dossier.class_work
    written_twice = "写了两次"
    tell_doubles(
        source,
        (((*BASE, "班委", i), f"{p.name}任{p.post}") for i, p in enumerate(work.committee)),
        f"班委“{{value}}”{written_twice}",
        "删去重复的一处",
    )
    tell_doubles(
        source,
        (((*BASE, "主题班会", i), m.theme) for i, m in enumerate(work.meetings)),
        f"班会主题“{{value}}”{written_twice}",
        "删去一处，或写成不同的主题",
    )
    tell_doubles(
        source,
        (((*BASE, "月安排", i), m.month) for i, m in enumerate(work.months)),
        f"{{value}}月的安排{written_twice}",
        "合成一处",
    )
    tell_doubles(
        source,
        (((*BASE, "指标", i, "名称"), x.name) for i, x in enumerate(work.indicators)),
        f"指标“{{value}}”{written_twice}",
        "留下一处",
    )
    tell_doubles(
        source,
        ((("奖励", i, "名称"), award.name) for i, award in enumerate(dossier.awards)),
        f"奖励“{{value}}”{written_twice}",
        "留下一处",
    )


def _check_attention(dossier: Dossier, source: SourceFile) -> None:
    total = dossier.situation.total
    for reason, count in dossier.class_work.attention.items():
        if total is not None and count > total:
            where = source.where(("学生情况", "人数"))
            source.add_at(
                (*BASE, "关注", reason),
                f"“{reason}” {count} 人，比全班 {total} 人（{where}）还多",
                "核对后改正其中一个",
            )


def _check_indicators(dossier: Dossier, source: SourceFile) -> None:
    goals = {goal.indicator: i for i, goal in enumerate(dossier.goals) if goal.indicator}
    for i, indicator in named_items(dossier.class_work.indicators):
        place = (*BASE, "指标", i)
        if indicator.name in goals:
            where = source.where(("目标", goals[indicator.name], "指标"))
            source.add_at(
                (*place, "名称"),
                f"“{indicator.name}”在“目标”（{where}）里已经写了",
                "只留一处：有期初和期末数的写在班级工作的“指标”里",
            )
        _check_units(indicator, place, source)


def _check_units(indicator: Indicator, place: ValuePath, source: SourceFile) -> None:
    """Figures of one indicator are of one kind, and a rate is a percentage of at most 100."""
    figures = {"期初": indicator.before, "目标": indicator.target, "期末": indicator.after}
    known = {key: f for key, f in figures.items() if f is not None and f.number is not None}
    is_rate = indicator.name.endswith("率")
    for key, figure in known.items():
        over = figure.is_rate and figure.number is not None and figure.number > WHOLE
        if over or (is_rate and not figure.can_be_rate):
            source.add_at(
                (*place, key),
                f"{indicator.name}的{key}写的是 {figure.text}，应当是不超过 100% 的百分数",
                f"写成 {key}: 92% 这样",
            )
            return
    first, *others = known or [""]
    for key in others:
        if not is_rate and known[key].unit != known[first].unit:
            where = source.where((*place, first))
            source.add_at(
                (*place, key),
                f"{indicator.name}的{key}写的是 {known[key].text}，"
                f"与{first}（{where}）的 {known[first].text} 单位不同",
                "改成一样的单位，才能比较",
            )


def _check_meetings(dossier: Dossier, source: SourceFile) -> None:
    for i, meeting in enumerate(dossier.class_work.meetings):
        week = WeekSpan(meeting.week, meeting.week)
        check_weeks(week, (*BASE, "主题班会", i, "周次"), dossier.weeks, source)


def _check_hosts(dossier: Dossier, source: SourceFile) -> None:
    """Ask for hosts who may be pupils and stand in no list: only listed names are masked."""
    listed = {pupil.name for pupil in dossier.pupils} | {dossier.teacher}
    listed |= {helper for pupil in dossier.pupils for helper in pupil.helpers}
    listed |= {post.name for post in dossier.class_work.committee}
    listed |= {member.name for team in dossier.teams for member in team.members}
    for i, meeting in enumerate(dossier.class_work.meetings):
        for name in BETWEEN_HOSTS.split(meeting.host or ""):
            if PERSON.fullmatch(name) and not ROLE.search(name) and name not in listed:
                source.add_at(
                    (*BASE, "主题班会", i, "负责"),
                    f"“{name}”不在班委和各个名单里，姓名会照原样印出",
                    "是学生就列进“班委”，印出时会隐去；是老师就写 罗老师 这样",
                    Severity.WARNING,
                )


def _check_months(dossier: Dossier, source: SourceFile) -> None:
    opening, weeks = dossier.opening_day, dossier.weeks
    if opening is None or weeks is None or not 1 <= weeks <= LONGEST_TERM:
        return
    first = opening.toordinal()
    end = min(first - opening.weekday() + DAYS_IN_A_WEEK * weeks, dt.date.max.toordinal())
    known = {dt.date.fromordinal(day).month for day in range(first, end)}
    for i, entry in enumerate(dossier.class_work.months):
        place = (*BASE, "月安排", i, "月份")
        if entry.month not in known and source.has(source.written(place)):
            source.add_at(
                place,
                f"{entry.month}月不在本学期里：{opening} 开学"
                f"（{source.where(('开学日期',))}），共 {weeks} 周",
                "核对月份、开学日期和周数",
            )


def _check_honours(dossier: Dossier, source: SourceFile) -> None:
    end = dossier.outcome.date if dossier.outcome else None
    for i, honour in named_items(dossier.class_work.honours):
        if end is not None and honour.date > end:
            source.add_at(
                (*BASE, "荣誉", i, "日期"),
                f"“{honour.name}”的日期 {honour.date} 晚于总结日期 {end}"
                f"（{source.where(('总结', '日期'))}）",
                "核对后改正其中一个",
            )


def _check_awards(dossier: Dossier, source: SourceFile) -> None:
    total = dossier.situation.total
    for i, award in named_items(dossier.awards):
        place = ("奖励", i)
        _check_ranking(award, place, source)
        _check_places(award, total, place, source)
        if award.given is not None and total is not None and award.given > total:
            where = source.where(("学生情况", "人数"))
            source.add_at(
                (*place, "获奖"),
                f"“{award.name}”获奖 {award.given} 人，比全班 {total} 人（{where}）还多",
                "写得奖的人数，不写次数",
                rule="N12",
            )


def _check_ranking(award: Award, place: ValuePath, source: SourceFile) -> None:
    texts: list[tuple[ValuePath, str]] = [((*place, "标准"), award.standard)]
    texts += [((*place, "不参评", j), text) for j, text in enumerate(award.excluded)]
    texts += [((*place, "等次", j, "名称"), tier.name) for j, tier in enumerate(award.tiers)]
    for where, text in texts:
        if words := first_affirmed(RANKING, text):
            source.add_at(
                where,
                f"奖励“{award.name}”按“{words}”来评，名次不得公开：{RANKING_RULE}",
                "改成与学生本人上一次相比，如 订正比上个月及时",
                rule="L07",
            )


def _check_places(award: Award, total: int | None, place: ValuePath, source: SourceFile) -> None:
    """Places and shares must leave room for each other in the class."""
    shares = Decimal(0)
    places = 0
    for j, tier in enumerate(award.tiers):
        share = tier.share
        where = (*place, "等次", j)
        if share is not None and (share.number is None or not share.is_rate):
            source.add_at(
                (*where, "比例"), f"比例“{share.text}”不是百分数", "写成 比例: 10% 这样", rule="N12"
            )
            return
        if share is not None and tier.places is not None:
            numbered = source.where((*where, "名额"))
            source.add_at(
                (*where, "比例"),
                f"“{tier.name}”既写了名额（{numbered}）又写了比例",
                "只留一个；人数由比例和全班人数算出",
                rule="N12",
            )
        shares += share.number if share is not None and share.number is not None else Decimal(0)
        places += tier.places or 0
    if shares > WHOLE:
        source.add_at(
            (*place, "等次"),
            f"“{award.name}”各等次的比例合起来超过 100%",
            "核对各等次的比例",
            rule="N04",
        )
    if total is not None and places > total:
        known = source.where(("学生情况", "人数"))
        source.add_at(
            (*place, "等次"),
            f"“{award.name}”的名额合起来 {places} 人，比全班 {total} 人（{known}）还多",
            "核对名额或全班人数",
            rule="N12",
        )
