"""N04."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from plangen.checker.numbers.grids import TOTAL, grids_of
from plangen.checker.rule import Finding, Rule
from plangen.language.clauses import FULL_SENTENCE
from plangen.language.patterns import lazy
from plangen.language.shares import shares_in
from plangen.problems import Severity

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from plangen.checker.numbers.grids import Grid
    from plangen.language.shares import Share
    from plangen.readers.articles import Article
    from plangen.readers.passages import Passage

WHOLE = 100
# Only shares with one of these are added up: 三分之一 and 一半 are round figures.
PERCENT = ("%", "％")
# The words between two parts: a label, and that it is a share of the same whole.
PART = lazy(r"[、，,；;和及与\s][^%％。\d]{0,24}?|[、，,；;和及与]?\s*")
# Words that say the parts are all there is.
ALL = lazy(
    r"分为|分成|[两三四五六](?:类|种|个层次|个等级)|分别|各占|其余|其[他它].{0,6}占|余下|构成|组成|总评|权重|总成绩"
    r"|评定|比例(?:为|是)|分[两三四五六]等|文化程度：|合在一起|合起来|[，,]按[^，。\d]{2,12}分[，,]"
)
# The line before the parts, and the words behind them, that say the same.
GRADED = lazy(r"分[两三四五六](?:等|类|种|个层次)[。：:]$")
LOOKED_AT = lazy(r"从[^，。\d]{1,6}看")
SUMMED_UP = lazy(r"[，,](?:[两三四五六]项)?合(?:在一起|起来)")
# 高中及以上 is the last of the parts; of two such the one holds the other.
UPWARDS = lazy("(?:及|或|和)(?:其)?以[上下]")
SPLIT = lazy(r"按[^，。\d]{2,12}分(?:的话)?[，,：:]")
SURVEY = lazy(r"调查|问卷|统计|选择|认为|显示|原因|成因|因素")
# Shares of different wholes, or of parts that overlap.
APART = lazy(
    r"率|提高|增长|上升|下降|降低|达到|由|从|以上|以下|男|女|其中|及格|合格|满意|目标|力争|左右|约|近|比上|同比|至少|不[低少]于"
)
TWICE = lazy(r"多选|不止|兼|可以?计入|重复|交叉|不限一|可选|有出入|四舍五入")
HEADER = lazy(r"占比|比例|百分比|所占|百分率|权重")
LEAST = 3
REMEDY = "重新算一遍；可以多选的，写明“可多选”，再写明共多少人作答"
SLACK = Fraction(1, 2)


class HundredPercent(Rule):
    """Shares that make up a whole add up to 100%; where answers overlap, the text says so."""

    id = "N04"
    summary = "各部分的百分比相加等于100%"
    why = "一个整体分成几部分，占比相加应当是100%；可以多选的调查要写明，否则读的人会以为算错了。"
    bad = (
        "学困生分为三类，基础薄弱的占60%，习惯不好的占20%，缺少陪伴的占30%。",
        "调查显示，听讲不专心的占60%，计算不熟的占30%，缺少陪伴的占20%。",
        "三类学生分别占５０％、３０％和１０％。",
        "总评成绩中，平时作业占40%，期末测试占70%。",
        "家长的文化程度：小学占20%，初中占60%，高中及以上占30%。",
        "学生按上学路上所花时间分，十分钟内的占50%，半小时内的占40%，更久的占20%。",
        "| 原因 | 占比 |\n|---|---|\n| 甲 | 40% |\n| 乙 | 80% |\n| 丙 | 9% |\n| 合计 | 100% |",
    )
    good = (
        "学困生分为三类，基础薄弱的占60%，习惯不好的占20%，缺少陪伴的占20%。",
        "问卷可多选，听讲不专心的占60%，计算不熟的占50%，缺少陪伴的占20%。",
        "三类学生各占33.3%、33.3%和33.3%。",
        "家长的文化程度：小学占20%，初中占60%，高中及以上占20%。",
        "学生家长中，高中及以上占60%，初中及以上占90%，小学及以上占99%。",
        "学生按上学方式分，步行的占46%，骑车的占38%。",
        "及格率95.2%，优秀率45.2%，低分率2.4%。",
        "男生占52%，留守儿童占30%，学困生占16%。",
        "按三类统计，及格率由81.8%升到90.9%，提高9.1个百分点。",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        if not article.standing(PERCENT):
            return
        for passage in article.body_holding(*PERCENT):
            index = article.index_of(passage)
            yield from _in_passage(passage, article.running[index - 1].text if index else "")
        for grid in grids_of(article):
            if not TWICE.search(article.text):
                yield from _in_grid(grid)


def _in_passage(passage: Passage, before: str) -> Iterator[Finding]:
    text = passage.text
    shares = shares_in(text)
    if len(shares) < LEAST - 1 or TWICE.search(text):
        return
    for sentence in FULL_SENTENCE.finditer(text):
        within = [s for s in shares if sentence.start() <= s.start < sentence.end()]
        run: list[Share] = []
        for share in within:
            if run and not PART.fullmatch(text, run[-1].end, share.start):
                yield from _in_run(passage, sentence, run, before)
                run = []
            run.append(share)
        yield from _in_run(passage, sentence, run, before)


def _in_run(
    passage: Passage, sentence: re.Match[str], run: Sequence[Share], before: str
) -> Iterator[Finding]:
    if len(run) < LEAST - 1 or any(share.places is None or not share.exact for share in run):
        return
    text = passage.text
    said = LOOKED_AT.sub("", text[sentence.start() : run[-1].start])
    if len(UPWARDS.findall(said)) == 1:
        said = UPWARDS.sub("", said)
    if APART.search(said) or APART.search(text, run[-1].end, min(run[-1].end + 8, sentence.end())):
        return
    total = sum((share.percent for share in run), Fraction(0))
    opens = sentence.start() == 0 and GRADED.search(before)
    sure = ALL.search(said) or (len(run) >= LEAST and (opens or SUMMED_UP.match(text, run[-1].end)))
    asked = len(run) >= LEAST and total > WHOLE and SURVEY.search(said) and said.count("占") > 1
    # Of 按…分 with less than all, the rest may have gone without saying.
    split = len(run) >= LEAST and SPLIT.search(said)
    if split and total > WHOLE:
        sure = split
    if not sure and not asked and not split:
        return
    if abs(total - WHOLE) > _slack([share.places or 0 for share in run]):
        added = "、".join(text[share.start : share.end] for share in run)
        yield Finding(
            passage,
            run[0].start,
            run[-1].end,
            f"{added}相加是{float(total):g}%，不是100%",
            REMEDY,
            severity=None if sure else Severity.WARNING,
        )


def _slack(places: Sequence[int]) -> Fraction:
    """How far rounding may take a sum from 100: half a unit for each part, and half a percent."""
    return max(SLACK, sum((Fraction(1, 2 * 10**each) for each in places), Fraction(0)))


def _in_grid(grid: Grid) -> Iterator[Finding]:
    totals = [row for row in range(1, grid.height) if TOTAL.fullmatch(grid.text(row, 0))]
    stop = totals[0] if totals else grid.height
    for column in range(1, grid.width):
        header = grid.cells.get((0, column))
        figures = [grid.figure(row, column) for row in range(1, stop)]
        if header is None or not HEADER.search(header.text) or len(figures) < LEAST:
            continue
        numbers = [number for number, unit in filter(None, figures) if unit in {"%", "％", ""}]
        has_sign = "%" in header.text or any(
            unit in {"%", "％"} for _, unit in filter(None, figures)
        )
        if len(numbers) < len(figures) or not has_sign:
            continue
        total = sum(map(Fraction, numbers), Fraction(0))
        slack = _slack([len(number.partition(".")[2]) for number in numbers])
        # Without a row of totals the rows may be only the most frequent ones.
        if abs(total - WHOLE) > slack and (totals or total > WHOLE):
            yield Finding(
                header,
                0,
                len(header.text),
                f"表里“{header.text}”一列相加是{float(total):g}%，不是100%",
                REMEDY,
                severity=None if totals else Severity.WARNING,
            )
