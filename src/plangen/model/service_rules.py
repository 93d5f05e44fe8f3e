"""What the state's rules allow and forbid in 课后服务, checked on the words of a dossier.

The rules are those of the notice of four ministries of 2023-12-27 (关于进一步规范义务教育课后服务
有关工作的通知): service on school days, after the lessons; voluntary; no new lessons, no drilling,
no 集体补课; early arrival, noon and evening are not part of it; no fee through 家委会. The length
(five days, two hours a day) is the “5+2” that the ministry set in 2021. That a dossier passes does
not make a scheme lawful: these are the slips that can be told from words and figures.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from plangen.language.clauses import unquoted
from plangen.language.forbidden import (
    COMMITTEE_FEE,
    FORCED,
    IN_SERVICE,
    MOBILE,
    NOT_SERVICE,
    SERVICE_RULE,
)
from plangen.language.negating import first_affirmed
from plangen.model.hours import SCHOOL_WEEK, duration_text, weekdays_text
from plangen.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.model.dossier import Dossier
    from plangen.model.service import ServiceTime
    from plangen.source import SourceFile
    from plangen.source.tree import ValuePath

PART = "课后服务"
LENGTH = "课后服务“5+2”：每周5天都开展，每天至少2小时（教育部2021年）"
# Parts that say what is done; 课后服务 itself comes first.
TELLING = (PART, "对象", "原则", "目标", "措施")
EARLIEST = dt.time(14)
LEAST_MINUTES = 120


def check_service_rules(dossier: Dossier, source: SourceFile) -> None:
    """Add a problem for everything that the rules of 课后服务 forbid or ask for."""
    if dossier.service is not None:
        _check_time(dossier.service.time, source)
        _check_words(source)
        _check_voluntary(source)
    for key in (PART, "经费"):
        _check_phones(key, source)
    if dossier.funding is not None:
        for i, rule in enumerate(dossier.funding.rules):
            if rule.unit > 0 and any(pattern.search(rule.name) for pattern in NOT_SERVICE.values()):
                source.add_at(
                    ("经费", "计量", i, "项目"),
                    f"“{rule.name}”不在课后服务之内，从课后服务经费里支付要当心",
                    f"改由其他经费支付，或核对本地的规定（{SERVICE_RULE}）",
                    Severity.WARNING,
                )


def _check_time(time: ServiceTime, source: SourceFile) -> None:
    place = (PART, "时间", "每周")
    weekend = tuple(day for day in time.days if day not in SCHOOL_WEEK)
    if weekend:
        source.add_at(
            place,
            f"{weekdays_text(weekend)}不是上课日，课后服务应安排在上课日",
            f"删去{weekdays_text(weekend)}（{SERVICE_RULE}）",
        )
    elif time.days and len(time.days) < len(SCHOOL_WEEK):
        source.add_at(
            place,
            f"每周 {len(time.days)} 天，不到 5 天",
            f"{LENGTH}；学校另有批准可以不改",
            Severity.WARNING,
        )
    whole = time.whole
    if whole is None:
        return
    place = (PART, "时间", "时段")
    if whole.minutes < LEAST_MINUTES:
        source.add_at(
            place,
            f"每天 {duration_text(whole.minutes)}，不到 2 小时",
            f"{LENGTH}；学校另有批准可以不改",
            Severity.WARNING,
        )
    if whole.start < EARLIEST:
        source.add_at(
            place,
            f"服务从 {whole.start.hour}:{whole.start.minute:02} 开始，不像在全天的课程结束之后",
            f"核对时刻；早到校、午休的看管不算课后服务（{SERVICE_RULE}）",
            Severity.WARNING,
        )


def _check_words(source: SourceFile) -> None:
    for place, text in _texts(source, TELLING):
        bare = unquoted(text)
        for name, pattern in (IN_SERVICE | NOT_SERVICE).items():
            if words := first_affirmed(pattern, bare):
                verdict = "不得列入课后服务" if name in NOT_SERVICE else "不得安排"
                source.add_at(
                    place,
                    f"“{words}”：课后服务里写了{name}，{verdict}",
                    f"删去或换成别的内容；要写明不这样做，就写“不”字（{SERVICE_RULE}）",
                    rule="P16",
                )
    for place, text in _texts(source, (PART, "对象")):
        if words := first_affirmed(FORCED, text):
            source.add_at(
                place,
                f"“{words}”：课后服务由学生自愿参加，不得强制",
                f"改成自愿报名（{SERVICE_RULE}）",
                rule="P17",
            )
        if words := first_affirmed(COMMITTEE_FEE, text):
            source.add_at(
                place,
                f"“{words}”：课后服务费不得通过家长委员会收取",
                f"写明由学校按公布的办法收取（{SERVICE_RULE}）",
                rule="P17",
            )


def _check_voluntary(source: SourceFile) -> None:
    told = (PART, "对象", "原则", "指导思想", "目标", "措施")
    if not any("自愿" in text for _, text in _texts(source, told)):
        source.add_at(
            (PART,),
            "没有写明学生自愿参加",
            f"在“原则”“对象”或“报名”的办法里写上（{SERVICE_RULE}）",
            Severity.WARNING,
            key=True,
        )


def _check_phones(key: str, source: SourceFile) -> None:
    for place, text in _texts(source, (key,)):
        if found := MOBILE.search(text):
            source.add_at(
                place,
                f"写了手机号码“{found[0]}”，文稿公开后人人看得到",
                "换成学校的座机，如 0572-8765432",
                Severity.WARNING,
                rule="P09",
            )


def _texts(source: SourceFile, keys: tuple[str, ...]) -> Iterator[tuple[ValuePath, str]]:
    """Every text below some keys of the dossier, with its place."""
    data = source.data if isinstance(source.data, dict) else {}
    for key in keys:
        yield from _below(data.get(key), (key,))


def _below(value: Any, place: ValuePath) -> Iterator[tuple[ValuePath, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _below(item, (*place, key))
    elif isinstance(value, list):
        for i, item in enumerate(value):
            yield from _below(item, (*place, i))
