"""What a document states of its pupils in numbers: how many the class has, and how many 学困生.

A number states a quantity only where nothing else can be meant: 我班有学困生8名 does,
有8名学困生不带作业本 does not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plangen.language.characters import NOT_HAN
from plangen.language.circumstances import (
    CLASS,
    EARLIER,
    LATER,
    NAMED_CLASS,
    NOW,
    OTHER_CLASS,
    SCHOOL,
    TEAM,
    YEAR,
    scope_at,
    time_at,
)
from plangen.language.clauses import CLAUSE, SENTENCE, span_around
from plangen.language.counts import PUPILS, STRUGGLING
from plangen.language.patterns import lazy
from plangen.readers.articles import NAMED, once

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.language.counts import Count
    from plangen.readers.articles import Article
    from plangen.readers.passages import Passage

# Nobody says 我班有12名学生 of a whole class and goes on with what those twelve do.
LEAST_SIZE = 20
SIZE = "班额"
# A test at the end of a term that all of the class sat tells how many it has.
_SAT = lazy(r"期末(?:测试|考试|检测|测评|调研|质量)[^。；]{0,6}$")
_ALL_SAT = lazy(r"(?:学生)?[，,]?(?:全部|全都|都)(?:参加|参考|到场|应考)")
_MONTH = lazy(
    r"(?:^|[，,：:])(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:份|初|底|末|中旬)?"
    rf"(?=[^{NOT_HAN}])"
)
_GRADE = lazy(r"[一二三四五六]年级")
_OWN_CLASS = (
    rf"(?:全班|[本我该]班|我们班|咱们?班|班级|{NAMED_CLASS}"
    r"|我?(?:任教|担任|所教|教|带|接手)的(?:这个)?(?:班级?|[^，的]{0,8}班))"
)
_SIZE_HEAD = lazy(
    rf"(?:^|[^的者中])(?:{_OWN_CLASS}|班[上里])(?:里|中|内)?(?P<all>(?:现在?|目前|共|一共|总共|总计)*)"
    r"(?P<have>有|为|是|计)?(?:在籍|在校)?$"
)
_ALONE_HEAD = lazy(r"^(?:本学期|现在?|目前|一?共|总共)*(?:有)?$")
_AFTER_ANY = lazy(r"\s*(?:$|[，,。；;、：:（(！!）)]|[中里]|其中|全部|全都|都|均|参差|占)")
_AFTER_SURE = lazy(r"\s*(?:$|[。；;：:（(！!）)]|[，,、]?\s*(?:其中|男|女|是)|[中里])")
_STRUGGLING_HEAD = lazy(
    rf"(?:{_OWN_CLASS}|[一二三四五六]年级|我们?|本学期|这学期|目前|现在?|今年|其中|班[上里]|学生|[里中内]|一?共|总共|还|有"
    r"|确定的|确定了?|列入|帮扶的?|需要?(?:重点)?(?:帮扶|辅导|转化|帮助)的|辅导的?|重点|\d{1,3}[名人个]|\s)*+$"
)
_NOT_ALL = lazy("转化|脱|摘|进步|合格|及格|减少|增加|新增|剩")
_SAYS_ALL = lazy(r"(?:有|确定了?|列入|确定的|帮扶的)$")


SEVERAL = ("两个班", "二个班", "三个班", "四个班")
SEVERAL_CLASSES = lazy(rf"(?:{'|'.join(SEVERAL)})(?:的|$|[，。；])")
# 按时完成的，全班有12人 counts those before the comma.
_OF_SCHOOL = lazy(r"学校|全校|课后服务")
_OF_THOSE = lazy(r"[的者][，,：:]$")
# 有一名学困生 tells of one of them.
_FEWEST = 2


class Mention(NamedTuple):
    """A number that states a quantity; ``key`` says of what, for whom and when."""

    passage: Passage
    told: Count
    key: tuple[str, ...]

    @property
    def words(self) -> str:
        """The words of the number."""
        return self.passage.text[self.told.start : self.told.end]


def head_of(text: str, count: Count) -> str:
    """Return what stands before a count in its clause."""
    start, _ = span_around(CLAUSE, text, count.start)
    return text[start : count.start]


@once
def class_sizes(article: Article) -> Iterator[Mention]:
    """Yield every number that states how many pupils a class has."""
    if _OF_SCHOOL.search(article.about.title):
        return
    several = _has_classes(article)
    for passage, counts in article.counts:
        for count in counts:
            if count.noun in {PUPILS, ""} and _is_plain(count) and _is_size(passage.text, count):
                key = _key(passage.text, count, SIZE)
                if key is not None and (key[1] or not several):
                    yield Mention(passage, count, key)


@once
def struggling(article: Article) -> Iterator[Mention]:
    """Yield every number that states how many 学困生 there are."""
    several = _has_classes(article)
    for passage, counts in article.counts:
        for count in counts:
            if (
                count.noun == STRUGGLING
                and _is_plain(count)
                and count.value >= _FEWEST
                and not count.these
                and _is_stated(passage.text, count, counts)
            ):
                key = _key(passage.text, count, count.subject)
                if key is not None and (key[1] or not several):
                    yield Mention(passage, count, key)


def _key(text: str, count: Count, what: str) -> tuple[str, ...] | None:
    time, scope = time_at(text, count.number_start), scope_at(text, count.number_start)
    head = head_of(text, count)
    if time == LATER and what == SIZE and _SAT.search(head):
        time = NOW if _ALL_SAT.match(text, count.end) else LATER
    if time in {EARLIER, LATER}:
        return None
    if what == SIZE and (month := _month(text, count)):
        time = month
    if not scope and (grade := _GRADE.search(head)):
        return (what, grade[0], time)
    if scope in {"", CLASS}:
        return (what, "", time)
    if scope in {SCHOOL, YEAR, OTHER_CLASS, TEAM}:
        return None
    # Of two classes that the sentence has named, the last need not be the one that is meant.
    start, _ = span_around(SENTENCE, text, count.start)
    sure = scope in head or {*NAMED.findall(text, start, count.start)} == {scope}
    return (what, scope, time) if sure else None


def _month(text: str, count: Count) -> str:
    """Return the month that the sentence has named last before a number, such as 9月."""
    start, _ = span_around(SENTENCE, text, count.start)
    if "月" not in text[start : count.start]:
        return ""
    found = [*_MONTH.finditer(text[start : count.start])]
    return found[-1][0].lstrip("，,：:") if found else ""


def _has_classes(article: Article) -> bool:
    """Whether a document speaks of several classes, so that 全班 may be each of them."""
    if len(article.classes) > 1:
        return True
    return bool(article.standing(SEVERAL) and SEVERAL_CLASSES.search(article.text))


def _is_plain(count: Count) -> bool:
    return count.exact and not (count.each or count.change or count.qualified)


def _is_size(text: str, count: Count) -> bool:
    if count.part or not _AFTER_ANY.match(text, count.end):
        return False
    head = head_of(text, count)
    said = text[count.start : count.number_start]
    if count.noun_first:
        return bool(_SIZE_HEAD.search(head) or (_ALONE_HEAD.match(head) and not count.these))
    if count.total and _ALONE_HEAD.match(head):
        return count.noun == PUPILS
    found = _SIZE_HEAD.search(head + said)
    if not found or _OF_THOSE.search(text[: count.start - len(head)]):
        return False
    if count.noun == PUPILS or found["have"]:
        sure = count.total or found["all"] or _AFTER_SURE.match(text, count.end)
        return bool(sure) or (count.noun == PUPILS and count.value >= LEAST_SIZE)
    return True


def _is_stated(text: str, count: Count, counts: tuple[Count, ...]) -> bool:
    if not _AFTER_ANY.match(text, count.end):
        return False
    head = head_of(text, count)
    if _NOT_ALL.search(head) or not _STRUGGLING_HEAD.match(head):
        return False
    if count.part:
        before = [other for other in counts if other.end <= count.start]
        return count.noun_first and bool(before) and _is_size(text, before[-1])
    if count.noun_first or count.total:
        return True
    return bool(_SAYS_ALL.search(head)) and bool(_AFTER_SURE.match(text, count.end))
