"""N05."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.checker.numbers.grids import grids_of
from plangen.checker.numbers.listings import is_listed
from plangen.checker.numbers.quantities import struggling
from plangen.checker.rule import Finding, Rule
from plangen.language.clauses import SENTENCE, span_around, unquoted
from plangen.language.counts import PUPILS, STRUGGLING
from plangen.language.patterns import lazy
from plangen.language.shares import shares_in
from plangen.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.language.counts import Count
    from plangen.readers.articles import Article

PEOPLE = lazy(r"学生|同学|孩子|学困生|后进生|家长|儿童|的人")
# What is wished for, or shares of something else than people, needs no base.
OTHERWISE = lazy(
    r"使|让|争取|力争|达到|确保|保证|目标|期望|希望|要求|计划|要有|必须|至少|不[低少]于|率|成绩|分值|总评|权重"
    r"|经费|时间|正确|完成|题|课时|覆盖|高于|低于|提高|增长|升|降|大纲|标准"
)
BASE = lazy(r"\d\s*份|\d\s*户|应考|实考|[回收发]{1,2}.{0,4}问卷.{0,6}\d|\d.{0,4}问卷")
# A base is a number of people that is more than a handful.
LEAST_BASE = 5
MANY = 10
AMONG = lazy(r"\s*(?:之)?(?:[里中]|[，,]\s*(?:有|其中|\d)|有\d)")
REMEDY = "写明总数，如 全班45人中有18人（占40%）；引用调查的，写明谁调查、多少人作答"


class KnownBase(Rule):
    """A share of people, or “these 24”, needs a number that it is a part of."""

    id = "N05"
    severity = Severity.WARNING
    summary = "百分比和“这些人”要说明总数从哪里来"
    why = "“95%的学生”没有写在多少人里、由谁统计，读的人没法判断；班里有45人，95%也凑不成整数。"
    bad = (
        "这24名学生里，有20名后来都升入了满意的学校。",
        "这17人里有11人进步明显。",
        "据调查，95%的学困生学习方法不当。",
        "缺少动力的学生占五成，基础薄弱的学生占30%。",
    )
    good = (
        "我先后教过24名学困生。这24名学生里，有20名后来都合格了。",
        "参加课后服务的有17人。这17人里有11人进步明显。",
        "许×。\n\n马×。\n\n林×。\n\n这3人里有2人爱走神。",
        "四年级165人填了问卷，缺少动力的学生占60%。",
        "力争使95%的学生达到合格。",
        "发出问卷98份，95%的学生认为自己听得懂。",
        "上学期期末及格率88.4%，优秀率25.6%。",
        "每节课留30%的时间给学生练习。",
        "这6名学生坐到前排。",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        yield from _these(article)
        yield from _shares(article)


def _these(article: Article) -> Iterator[Finding]:
    """Find 这24名学生中 where nobody has told of 24."""
    told: set[int] = {grid.height - 1 for grid in grids_of(article)}
    pending = [count for _, counts in article.counts for count in counts if count.these]
    if not pending or any(True for _ in struggling(article)):
        return
    for passage, counts in article.counts:
        for count in counts:
            text = passage.text
            if (
                count.these
                and count.exact
                and (count.noun in {STRUGGLING, PUPILS} or _is_many(text, count))
                and count.value not in told
                and AMONG.match(text, count.end)
                and not is_listed(text[: count.start], count.value)
            ):
                words = f"这{text[count.start : count.end]}"
                yield Finding(
                    passage,
                    count.start,
                    count.end,
                    f"“{words}”指哪些学生，前面没有交代",
                    f"先写明这{count.value}人是谁，如 近三年帮扶的{count.value}名学生",
                )
            told.add(count.value)


def _is_many(text: str, count: Count) -> bool:
    """Whether 这17人 without a noun means more people than lines above are likely to name."""
    pointed = text[max(count.start - 1, 0) : count.start] == "这"
    return not count.noun and pointed and count.value >= MANY


def _shares(article: Article) -> Iterator[Finding]:
    """Find the first share of people in a document that names no number of people."""
    if not any(sign in article.text for sign in ("%", "％", "分之", "成")) or _has_base(article):
        return
    for passage in article.running:
        said = unquoted(passage.text)
        for share in shares_in(said):
            start, end = span_around(SENTENCE, said, share.start)
            sentence = said[start:end]
            if share.value < 1 and PEOPLE.search(sentence) and not OTHERWISE.search(sentence):
                yield Finding(
                    passage,
                    share.start,
                    share.end,
                    f"“{passage.text[share.start : share.end]}”没有写是多少人里的、从哪里统计来的",
                    REMEDY,
                )
                return


def _has_base(article: Article) -> bool:
    if "人数" in article.text or any(
        count.value >= LEAST_BASE and not (count.these or count.each or count.change or count.part)
        for _, counts in article.counts
        for count in counts
    ):
        return True
    return BASE.search(article.text) is not None
