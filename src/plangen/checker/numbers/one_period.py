"""N13."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.checker.rule import Finding, Rule
from plangen.language.characters import NOT_HAN
from plangen.language.clauses import SENTENCE, unquoted
from plangen.language.numerals import read_numeral
from plangen.language.patterns import lazy
from plangen.problems import Severity

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from plangen.readers.articles import Article
    from plangen.readers.passages import Passage

EVERY = lazy(
    r"每(?:个)?(?:天|日|周|星期|月|半月|两周)(?:[一二两三四五\d]至?[一二两三四五\d]?次)?|[一两](?:周|个月|星期)一次"
)
LOOSE = lazy(
    r"(?:(?P<what>[^，,。；、]{0,6}?)(?:也|都|并|均)?不(?:固定|定期|定时)|不固定(?:时间|次数)"
    r"|(?:时间|次数|日期)(?:[和与、](?:时间|次数|日期))?(?:也|都|并|均)?不定(?=[，,。；]|$))"
)
# Weekly visits may well change their place; at least weekly is loose itself.
OTHER = lazy(
    "地点|地方|人员|形式|内容|座位|方式|对象|主题|题目|顺序|组员|同桌|搭档|教师|老师|场地|题型|篇目"
)
# What a child or a family does without a fixed time is told, not planned.
OF_PUPILS = lazy(
    r"(?:写作业|作息|睡觉|吃饭|起床|上学|到校|作业)的?时间|[他她]|孩子[们的]?在?家|催|常常?|有时"
)
AT_LEAST = lazy("至少|不少于|不低于|以上|最少")
_TIMES = r"[一二两三四五六\d]{1,2}次"
# 每天听写10个词语，每周听写两次, and 每周两次听写.
DAILY = lazy(
    rf"每(?<![^，,：:。；;！!？?\s]每)(?:天|日)(?P<thing>[^{NOT_HAN}]{{2}})[^，,每]{{0,10}}[，,]"
    rf"(?P<then>每(?:周|月|个月)(?:(?P=thing){_TIMES}|{_TIMES}(?P=thing)))(?=[，,。；;！!？?\s]|$)"
)
THEN = tuple(f"{comma}{every}" for comma in "，," for every in ("每周", "每月", "每个月"))
# 家访每月一次, as the beginning of a sentence.
_PERIOD = r"天|日|周|星期|月|个月|学期|学年"
PERIODIC = lazy(
    rf"(?P<thing>[^{NOT_HAN}]{{2,6}}?)(?P<often>每(?P<period>{_PERIOD})(?:[开举进]行?)?(?P<times>{_TIMES}))(?=[，,]|$)"
)
OFTEN = lazy(rf"每(?:{_PERIOD})(?:[开举进]行?)?{_TIMES}")
SAME_PERIOD = {"日": "天", "星期": "周", "个月": "月"}
# Pupils of two kinds, or times of two kinds, may have periods of their own.
SOME = lazy(
    r"学生|学困|优生|其[他余它]|一般|普通|重点|特殊|年级|[寒暑]|毕业|期初|期末|至少|原则|以前|原来|改"
)
MONTHLY_CUT = lazy(r"扣(?:除|发|减)?(?:当月|本月)|(?:当月|本月)[^，。；]{0,8}扣")
TERM_END = lazy(r"(?:学期末|期末|每学期|学期结束|年终)[^，。；]{0,10}(?:结算|发放|核算|兑现|清算)")
MONTHLY_PAY = lazy(r"每月[^，。；]{0,6}(?:结算|发放|核算)|按月")
_HOURS = r"(?P<hours>[一二两三四\d](?:\.\d)?)\s?个?(?:小时|课时)"
LEAST_HOURS = lazy(rf"(?:不少于|至少|不低于){_HOURS}")
FIXED_HOURS = lazy(
    rf"(?:不超过|至多|最多|不多于){_HOURS}"
    rf"|{_HOURS.replace('hours', 'then')}(?:后|之后)(?:放学|离校|结束|由?家长接)"
)
SERVICE = lazy("课后|服务|看护|托管|放学")


class OnePeriod(Rule):
    """What is done regularly has one period, and a period of time one length."""

    id = "N13"
    severity = Severity.WARNING
    summary = "同一件事的周期和时长不矛盾"
    why = "又说每周一次，又说时间不固定，到时候没有人知道哪一天做，多半就不做了。"
    bad = (
        "每周利用课余时间个别辅导，时间不固定。",
        "每月谈心一次，时间和次数不定。",
        "每天口算10题，每周口算两次。",
        "班会每周一次。\n\n班会每月一次，由班长主持。",
        "家访的时间不固定，每周一次，由班主任安排。",
        "1. 迟到两次的扣当月补贴。\n2. 课后服务费在学期末一次结算。\n",
        "课后服务每天不少于2小时。\n\n课后服务最多1小时，学生按时离校。\n",
    )
    good = (
        "每周三放学前个别辅导一次。",
        "每周一次谈心，谈多久说不定。",
        "每天听写10个词语，每周听写一次全课的词语。",
        "每天口算10题，每周批改两次。",
        "家访每月一次，重点学生优先。家访每学期一次，其他学生都走到。",
        "家访每月两次。家长会每学期一次。",
        "每周个别辅导一次，地点不固定。",
        "每周至少谈话一次，时间不固定。",
        "他写作业的时间不固定，每天催了才写。",
        "迟到两次的扣当月补贴，补贴按月发放。",
        "家访不定期进行。每周打一次电话。",
        "课后服务每天不少于2小时，2小时后离校。",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        for passage in article.holding("不固定", "不定"):
            yield from _loose(passage)
        for passage in article.body_holding(*THEN):
            if "每天" in passage.text or "每日" in passage.text:
                yield from _daily(passage)
        yield from _neighbours(article)
        yield from _between(
            article,
            (MONTHLY_CUT, ("当月", "本月")),
            (TERM_END, ("结算", "发放", "核算", "兑现", "清算")),
        )
        yield from _hours(article)


def _loose(passage: Passage) -> Iterator[Finding]:
    if not EVERY.search(passage.text):
        return
    text = unquoted(passage.text)
    for sentence in SENTENCE.finditer(text):
        loose = LOOSE.search(sentence[0])
        every = EVERY.search(sentence[0])
        if loose is None or every is None or AT_LEAST.search(sentence[0]):
            continue
        said = sentence[0]
        if OTHER.search(said[max(loose.start() - 6, 0) : loose.end()]) or OF_PUPILS.search(said):
            continue
        start = sentence.start() + every.start()
        yield Finding(
            passage,
            start,
            start + len(every[0]),
            f"又写“{every[0]}”，又写“{loose[0].strip('，, ')}”，互相矛盾",
            "定下哪一天、几点做，如 每周三放学前一次；确实不固定，就删去“每周”",
            others=((passage, sentence.start() + loose.start()),),
        )


def _daily(passage: Passage) -> Iterator[Finding]:
    """Find what is done each day and, in the next words, some times a week."""
    if not DAILY.search(passage.text):
        return
    text = unquoted(passage.text)
    for sentence in SENTENCE.finditer(text):
        found = DAILY.search(sentence[0])
        if found is not None:
            start = sentence.start() + found.start("then")
            yield Finding(
                passage,
                start,
                start + len(found["then"]),
                f"前面写每天{found['thing']}，这里又写“{found['then']}”",
                f"定下{found['thing']}是每天做还是每周做几次，只留一个",
                others=((passage, sentence.start() + found.start("thing")),),
            )


def _neighbours(article: Article) -> Iterator[Finding]:
    """Find one thing with two periods in sentences that follow each other."""
    before: tuple[Passage, int, re.Match[str]] | None = None
    last = -1
    for passage in article.in_body(OFTEN):
        index = article.index_of(passage)
        if index != last + 1:
            before = None
        last = index
        for sentence in SENTENCE.finditer(unquoted(passage.text)):
            found = PERIODIC.match(sentence[0].lstrip())
            if found is None or SOME.search(sentence[0]):
                before = None
                continue
            place = sentence.start() + len(sentence[0]) - len(sentence[0].lstrip())
            if before is not None and _differ(before[2], found):
                yield Finding(
                    passage,
                    place,
                    place + found.end(),
                    f"这里写“{found[0]}”，前面写“{before[2][0]}”",
                    f"核对{found['thing']}多久一次，两处改成一样",
                    others=((before[0], before[1]),),
                )
            before = (passage, place, found)


def _differ(first: re.Match[str], second: re.Match[str]) -> bool:
    """Whether one thing has two periods: 每月一次 and 每学期一次, but 每月两次 may agree."""
    periods = [SAME_PERIOD.get(each["period"], each["period"]) for each in (first, second)]
    return (
        first["thing"] == second["thing"]
        and periods[0] != periods[1]
        and first["times"] == second["times"]
    )


def _between(
    article: Article,
    first: tuple[re.Pattern[str], tuple[str, ...]],
    second: tuple[re.Pattern[str], tuple[str, ...]],
) -> Iterator[Finding]:
    """Find a deduction by the month beside a settlement by the term."""
    here = _first(article, *first)
    there = _first(article, *second)
    if here and there and not MONTHLY_PAY.search(article.text):
        (passage, found), (other, ending) = here, there
        yield Finding(
            passage,
            *found.span(),
            f"“{found[0]}”是按月算，“{ending[0]}”是按学期算",
            "写明按月还是按学期结算，两处改成一样",
            others=((other, ending.start()),),
        )


def _first(
    article: Article, pattern: re.Pattern[str], words: tuple[str, ...]
) -> tuple[Passage, re.Match[str]] | None:
    for passage in article.holding(*words):
        found = pattern.search(unquoted(passage.text))
        if found:
            return passage, found
    return None


def _hours(article: Article) -> Iterator[Finding]:
    """Compare the least length of the after-school service with its end."""
    words = ("小时", "课时")
    least = [
        (passage, found)
        for passage in article.holding(*words)
        if SERVICE.search(passage.text)
        for found in LEAST_HOURS.finditer(unquoted(passage.text))
    ]
    if not least:
        return
    passage, found = least[0]
    number = read_numeral(found["hours"])
    for other in article.holding(*words):
        if not SERVICE.search(other.text):
            continue
        for ending in FIXED_HOURS.finditer(unquoted(other.text)):
            most = read_numeral(ending["hours"] or ending["then"])
            if most is not None and number is not None and most < number:
                yield Finding(
                    other,
                    *ending.span(),
                    f"这里写“{ending[0]}”，另一处写“{found[0]}”",
                    "核对每天服务多长时间，两处改成一样",
                    others=((passage, found.start()),),
                )
