"""P14."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from plangen.checker.regulations.grades import LOWEST, grades_before
from plangen.checker.regulations.wording import BURDEN
from plangen.checker.rule import Finding, Rule
from plangen.language.clauses import SENTENCE, unquoted
from plangen.language.numerals import NUMERAL, read_numeral
from plangen.language.patterns import lazy
from plangen.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.readers.articles import Article
    from plangen.readers.passages import Passage

# 双减意见, article 4: minutes of written homework a day in grades 3 to 6.
MOST_MINUTES = 60
AN_HOUR = 60
SUBJECT = r"(?:语文|数学|英语|科学|道德与法治)"
TIME = rf"(?P<amount>{NUMERAL}|半)\s*个?(?P<half>半)?(?P<unit>分钟|小时)"
OF_A_SUBJECT = lazy(rf"(?P<subject>{SUBJECT})[^，,。；;、\d一二两三四五六七八九十]{{0,12}}{TIME}")
EACH = lazy(
    rf"(?P<subjects>{SUBJECT}(?:[、和]{SUBJECT})+)[^，,。；;\d]{{0,12}}各[^，,。；;\d]{{0,4}}?{TIME}"
)
ALONE = lazy(TIME)
SET = lazy(r"不超过|控制|以内|布置|安排|总量|左右|书面|家庭作业")
# At school, in other times than a day, or told of what was.
OTHERWISE = lazy(
    r"课后服务|在校|校内|课内|课堂|当堂|每周|一周|周末|假期|寒假|暑假|原来|以前|过去|上学期|减少|减到|降到"
    r"|才能|才写|要写|拖|花[了费]|用了|初中|[七八九]年级|拉长|延长|超出|不得超|(?<!不)超过"
)


class Told(NamedTuple):
    """How long the homework of a subject takes, and where that is said; no subject is all."""

    passage: Passage
    start: int
    end: int
    minutes: Fraction
    subject: str = ""


class HomeworkMinutes(Rule):
    """Homework of all subjects together takes at most an hour a day."""

    id = "P14"
    severity = Severity.WARNING
    summary = "三至六年级每天书面作业合起来不超过60分钟"
    why = f"小学三至六年级书面作业平均完成时间不超过60分钟，各科加在一起算：{BURDEN}第4条。"
    bad = (
        "每天书面作业控制在90分钟以内。",
        "家庭作业每天安排一个半小时。",
        "每天布置书面作业：语文25分钟、数学25分钟、英语20分钟。",
        "1. 语文书面作业每天30分钟。\n2. 数学书面作业每天不超过40分钟。\n",
        "语文、数学、英语家庭作业各30分钟。",
    )
    good = (
        "三至六年级每天书面作业不超过60分钟。",
        "每天布置书面作业：语文20分钟、数学20分钟、英语20分钟。",
        "课后服务安排90分钟，先写作业再活动。",
        "上学期他写家庭作业要两小时，这学期四十分钟。",
        "周末家庭作业总量控制在90分钟以内。",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        if article.about.grade is not None and article.about.grade in LOWEST:
            return
        by_subject: dict[str, Told] = {}
        for told in _told(article):
            if told.subject:
                known = by_subject.get(told.subject)
                if known is None or told.minutes > known.minutes:
                    by_subject[told.subject] = told
            if told.minutes > MOST_MINUTES:
                yield _finding([told])
        parts = list(by_subject.values())
        total = sum(told.minutes for told in parts)
        if total > MOST_MINUTES and all(told.minutes <= MOST_MINUTES for told in parts):
            yield _finding(parts)


def _finding(parts: list[Told]) -> Finding:
    last = parts[-1]
    total = sum(told.minutes for told in parts)
    named = "、".join(f"{told.subject}{_number(told.minutes)}分钟" for told in parts)
    whole = f"合起来{_number(total)}分钟，" if len(parts) > 1 else ""
    return Finding(
        last.passage,
        last.start,
        last.end,
        f"每天的作业“{named}”，{whole}超过{MOST_MINUTES}分钟",
        f"各科加在一起减到{MOST_MINUTES}分钟以内，多出的在校内写完",
        others=tuple((told.passage, told.start) for told in parts[:-1]),
    )


def _number(minutes: Fraction | int) -> str:
    return f"{float(minutes):g}"


def _told(article: Article) -> Iterator[Told]:
    for passage in article.holding("作业"):
        if "分钟" not in passage.text and "小时" not in passage.text:
            continue
        text = unquoted(passage.text)
        for sentence in SENTENCE.finditer(text):
            told = sentence[0]
            if "作业" not in told or not SET.search(told) or OTHERWISE.search(told):
                continue
            for found in _in_sentence(passage, told, sentence.start()):
                grades = grades_before(text, found.start)
                if grades is None or not grades <= LOWEST:
                    yield found


def _in_sentence(passage: Passage, text: str, offset: int) -> Iterator[Told]:
    def told(found: re.Match[str], subject: str = "") -> Told:
        start, end = found.span()
        return Told(passage, offset + start, offset + end, _minutes(found), subject)

    each = EACH.search(text)
    if each is not None:
        for subject in re.findall(SUBJECT, each["subjects"]):
            yield told(each, subject)
        return
    subjects = [told(found, found["subject"]) for found in OF_A_SUBJECT.finditer(text)]
    if subjects:
        yield from subjects
    elif (alone := ALONE.search(text, text.index("作业"))) is not None:
        yield told(alone)


def _minutes(found: re.Match[str]) -> Fraction:
    amount = Fraction(1, 2) if found["amount"] == "半" else read_numeral(found["amount"])
    if amount is None:
        return Fraction(0)
    if found["unit"] == "分钟":
        return amount
    return (amount + (Fraction(1, 2) if found["half"] else 0)) * AN_HOUR
