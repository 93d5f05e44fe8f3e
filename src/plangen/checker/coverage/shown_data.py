"""G08."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.checker.coverage.figures import FIGURE
from plangen.checker.coverage.shares import false_first
from plangen.checker.coverage.themes import all_themes
from plangen.checker.coverage.trends import false_trends
from plangen.checker.rule import Finding, Rule
from plangen.language.clauses import SENTENCE, span_around
from plangen.language.patterns import any_of, lazy
from plangen.problems import Severity
from plangen.readers.passages import Part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.readers.articles import Article
    from plangen.readers.passages import Passage

CONCLUDED = lazy(
    r"(?:从|由|据)(?:以上|上述|上面|这些|这组|上表|下表|表中|表格|图中)?的?(?:调查)?(?:数据|数字|统计|统计结果|调查结果|上表|表中|百分比|比例|一点)[^。；，,\n]{0,6}?(?:可以|可|能)?(?:看出|看到|得出|知道|说明|表明|发现|来看|可见|可知)"
    r"|(?:以上|上述|这些|这组)(?:数据|数字|统计)(?:充分)?(?:说明|表明|显示)"
)
INFERRED = (
    *("由此可见", "由此看来", "从此点来看", "从这点来看", "从中可以看出"),
    *("可见，", "因此，", "所以，", "由此可知"),
)
INFERENCE = any_of(INFERRED)
SHARE = lazy(r"(?<!\d)\d{1,9}(?:\.\d{1,9})?\s*[%％]|百分之[一二三四五六七八九十]")
# Told of elsewhere: in a paper of its own, in an annex.
ELSEWHERE = lazy(r"附[件表后]|另附|详见|见表|见图|另见|大数据")
LEAST_SHARES = 2
# How far into the next paragraph a conclusion from the last words of one may reach (characters).
NEXT = 60


class ShownData(Rule):
    """A conclusion is drawn from data that are there, and speaks of what they speak of."""

    id = "G08"
    severity = Severity.WARNING
    summary = "结论从数据来，数据写出来"
    why = "“从以上数据看出”前面没有数据，或数据说的是一件事、结论说的是另一件事，结论就站不住。"
    bad = (
        "# 学困生调查总结\n\n我们做了问卷。从以上数据可以看出，家长不重视学习。\n",
        "# 课题阶段总结\n\n父母外出打工的占60%，玩手机的占40%。由此可见，学困生的基础薄弱。\n",
        "# 帮扶总结\n\n及格率由85%变为81%，比期初有了提高。\n",
        "# 帮扶总结\n\n及格人数24人→22人，及格人数增加了。正确率由70%提高到65%。\n",
        "# 帮扶总结\n\n期初不及格4人，期末不及格6人，不及格人数有所减少。\n",
        "# 学困生调查总结\n\n缺少陪伴的占15%，基础不牢的占70%。可见，缺少陪伴是最主要的原因。\n",
        "# 学困生转化工作总结\n\n平均分由72分到68分，成绩有所上升。\n",
        "# 学困生转化工作总结\n\n帮扶前不合格3人，帮扶后不合格5人，不合格人数明显减少。\n",
    )
    good = (
        "# 学困生调查总结\n\n问卷收回40份，家里有人陪的15份。从以上数据可以看出，陪的人不多。\n",
        "# 课题阶段总结\n\n父母外出打工的占60%，沉迷游戏的占40%。由此可见，要请家长配合。\n",
        "# 课题阶段总结\n\n基础薄弱的占60%。由此可见，要补基础。\n",
        "# 帮扶总结\n\n错误率由18%变为9%，正确率提高了。错题由6道减到2道，有了明显进步。\n",
        "# 帮扶总结\n\n平均分由82分到79分，没有提高；试卷难度提高了，优秀率上升。\n",
        "# 帮扶总结\n\n名次由第9名到第5名，上升了。用时由8分钟到5分钟，速度提高了。\n",
        "# 帮扶总结\n\n期初不及格4人，期末及格6人，人数减少。60分到80分的5人，明显提高。\n",
        "# 学困生调查总结\n\n基础不牢的占70%，缺少陪伴的占15%。可见，基础不牢是最主要的原因。\n",
        "# 学困生转化工作总结\n\n平均分由72分到68分，比上学期下降4分。\n",
        "# 学困生转化工作总结\n\n错题由每天5道变为2道，计算的正确率明显提高。\n",
        "# 学困生转化工作总结\n\n合格人数由24人增加到28人，不合格人数减少4人。\n",
        "# 学困生转化工作总结\n\n不合格人数由7人到4人，进步明显。\n",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        yield from _without_data(article)
        yield from _of_something_else(article)
        yield from _against_the_numbers(article)


def _without_data(article: Article) -> Iterator[Finding]:
    """Find a conclusion from data before which the document has neither figure nor table."""
    before = ""
    for passage in article.passages:
        if passage.part is Part.CELL or SHARE.search(before) or FIGURE.search(before):
            return
        found = CONCLUDED.search(passage.text)
        if found:
            shown = before + passage.text[: found.start()]
            if not FIGURE.search(shown) and not ELSEWHERE.search(passage.text):
                yield Finding(
                    passage,
                    *found.span(),
                    f"“{found[0]}”的前面没有写出数据",
                    "把数据写出来：查了多少人、各有几人；没有数据，就不说“看出”",
                )
            return
        before = passage.text


def _of_something_else(article: Article) -> Iterator[Finding]:
    """Find a conclusion from shares of causes that speaks of none of these causes."""
    for passage in article.body_holding(*INFERRED):
        index = article.index_of(passage)
        found = INFERENCE.search(passage.text)
        if found:
            source = passage.text[: found.start()]
            if len(SHARE.findall(source)) < LEAST_SHARES and index:
                source = article.running[index - 1].text
            _, end = span_around(SENTENCE, passage.text, found.end())
            told = passage.text[found.end() : end]
            if len(SHARE.findall(source)) >= LEAST_SHARES and _is_foreign(source, told):
                yield Finding(
                    passage,
                    found.start(),
                    end,
                    "这个结论说的事，前面的数据里没有",
                    "结论照数据来：占得最多的是哪一条，就写怎样改这一条",
                    severity=Severity.NOTICE,
                )


def _against_the_numbers(article: Article) -> Iterator[Finding]:
    """Find a rise that is a fall by its own numbers, and a greatest share that is not."""
    following = ""
    last: Passage | None = None
    for passage in reversed(article.running):
        text = passage.text
        for trend in false_trends(text, following):
            place, cut = (passage, 0)
            if trend.start > len(text) and last is not None:
                place, cut = (last, len(text) + 1)
            yield Finding(
                place,
                trend.start - cut,
                trend.end - cut,
                f"从{trend.first}到{trend.last}是{trend.moved}了，结论却说反了",
                f"核对两个数；数没有错，就如实写“{trend.moved}了”，再写为什么",
                others=() if place is passage else ((passage, 0),),
            )
        if "占" in text and len(SHARE.findall(text)) >= LEAST_SHARES:
            yield from _false_first(passage, last)
        following, last = text[:NEXT], passage


def _false_first(data: Passage, following: Passage | None) -> Iterator[Finding]:
    for place in (data, following):
        found = false_first(data.text, place.text) if place is not None else None
        if found and place is not None:
            yield Finding(
                place,
                found.start,
                found.end,
                f"“{found.label}”占{found.share}%，占得最多的是“{found.greatest}”",
                f"结论照数据来，写“{found.greatest}”；数据抄错了，就改数据",
                others=() if place is data else ((data, 0),),
            )
            return


def _is_foreign(source: str, told: str) -> bool:
    """Whether a conclusion is about causes, and none of the themes of the data is among them."""
    shown = {theme.name for theme in all_themes().values() if theme.causes.search(source)}
    about = {theme.name for theme in all_themes().values() if theme.causes.search(told)}
    answered = {theme.name for theme in all_themes().values() if theme.measures.search(told)}
    return bool(shown and about) and not shown & (about | answered)
