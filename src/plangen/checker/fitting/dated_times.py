"""F07."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.checker.rule import Finding, Rule
from plangen.language.clauses import SENTENCE, span_around, unquoted
from plangen.language.patterns import lazy
from plangen.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.readers.articles import Article

YEAR = lazy(r"(?<!\d)20\d\d(?!\d|年?版)|二[〇○零][一二][〇○零一二三四五六七八九]")
# Words that only a date resolves.
LOOSE = lazy(
    r"今年(?:春|秋|上半年|下半年|\d{1,2}月|[一二三四五六七八九十]{1,2}月|暑假|寒假|[上下]学期)[季天期]?(?:学期)?"
    r"|去年(?:春|秋|上半年|下半年|\d{1,2}月|[一二三四五六七八九十]{1,2}月|暑假|寒假|[上下]学期|期末|开学)?[季天期]?(?:学期)?"
    r"|上学期(?:期末|期中)的?(?:考试|测试|检测|抽测|测验|统考)(?=[^。；\n]{0,12}\d)"
    r"|(?<!级)前年(?![级纪段])|明年(?![级纪])"
)
STORY = lazy(
    r"爸|妈|父亲|母亲|家长|爷爷|奶奶|转[入来学](?!的[一两二三四五六\d]名)|搬|离婚|去世|出生|打工|生病"
)
TERM = lazy(r"第([一二])学期|20\d\d年([春秋])季?学?期")
SEASONS = {"秋": "一", "春": "二"}
SCHOOL_YEAR = lazy(r"(?P<first>20\d\d)\s*[-—–－~～至]{1,2}\s*(?P<last>20\d\d)\s*学?年")
# The title's number of the term, and what the text must not say of this term then.
OTHER_TERM = {
    "一": lazy(
        r"本学期(?:是|为|即)[^。；，,\n]{0,10}第二学期|第二学期(?:已经|已|又)(?:开始|开学|到来|来临|来到)"
        r"|(?:本|这个?)春季?(?:学期|期(?!末))"
    ),
    "二": lazy(
        r"本学期(?:是|为|即)[^。；，,\n]{0,10}第一学期|第一学期(?:已经|已|又)(?:开始|开学|到来|来临|来到)"
        r"|(?:本|这个?)秋季?(?:学期|期(?!末))"
    ),
}
THIS = lazy(r"(?:本|这个?|该)学[期年]|制[定订]")
ANOTHER = lazy(r"下[个一]?学[期年]|下阶段|今后|明年|上[个一]?学[期年]|去年|以往|全学年")
LONGEST_HEAD = 50


class DatedTimes(Rule):
    """Words such as 去年 have a date, and the term in the text is that of the title."""

    id = "F07"
    severity = Severity.WARNING
    summary = "“今年秋季”“去年”写明年份，学期和标题一致"
    why = "文稿要存档，过一年再看，“去年”“今年秋季”就不知道是哪一年；学期写错多半是旧文稿没改。"
    bad = (
        "# 学困生转化计划\n\n从今年秋季起，我校开展课后服务。\n",
        "# 学困生辅导计划\n\n去年期末考试，我班有6人不及格。\n",
        "# 学困生转化计划\n\n上学期期末检测，有5人不合格。前年转来的两名学生也在内。\n",
        "# 2026—2027学年度第一学期学困生转化计划\n\n第二学期已经开始，本学期重点抓计算。\n",
        "# 2026—2027学年度第一学期学困生转化计划\n\n2023—2024学年度本学期共有学困生6人。\n",
    )
    good = (
        "# 2026—2027学年度第一学期学困生转化计划\n\n去年期末有6人不及格，今年秋季接着辅导。\n",
        "# 第一学期学困生转化计划\n\n没有改好的，第二学期再帮。春季运动会上鼓励他。\n",
        "# 学困生转化计划\n\n2026年9月起，我校开展课后服务，明年再看。\n",
        "# 学困生转化计划\n\n上学期的做法接着用，上学期期末考试后家访过一次。\n",
        "# 2026年秋季学困生转化计划\n\n上学期期末检测，有5人不合格，去年转来的也在内。\n",
        "# 学困生转化计划\n\n三年级前年级组议定。他的爸爸去年外出打工。\n",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        if not YEAR.search(article.text):
            yield from _loose(article)
        yield from _other_term(article)


def _loose(article: Article) -> Iterator[Finding]:
    """Find the first word that needs a date, in a document that has no year anywhere."""
    for passage in article.running:
        text = unquoted(passage.text)
        for words in LOOSE.finditer(text):
            if not STORY.search(text, *span_around(SENTENCE, text, words.start())):
                yield Finding(
                    passage,
                    *words.span(),
                    f"“{words[0]}”是哪一年，整份文稿里看不出来",
                    "写明年份，如“2026年秋季学期”，或在落款处写上日期",
                )
                return


def _other_term(article: Article) -> Iterator[Finding]:
    """Find a term or a school year that is not that of the title, told as this one."""
    heads = [
        passage
        for passage in article.running[:2]
        if len(passage.text) <= LONGEST_HEAD and "。" not in passage.text
    ]
    head = " ".join(passage.text for passage in heads)
    terms = [number or SEASONS[season] for number, season in TERM.findall(head)]
    years = SCHOOL_YEAR.findall(head)
    for passage in article.body_holding("20", "第一学期", "第二学期", *SEASONS):
        if article.index_of(passage) < len(heads):
            continue
        text = passage.text
        found = OTHER_TERM[terms[0]].search(text) if len(terms) == 1 else None
        if found is None and len(years) == 1:
            other = SCHOOL_YEAR.search(text)
            if other and other.groups() != years[0]:
                sentence = span_around(SENTENCE, text, other.start())
                told = THIS.search(text, *sentence) and not ANOTHER.search(text, *sentence)
                found = other if told else None
        if found:
            named = f"第{terms[0]}学期" if len(terms) == 1 else ""
            title = f"{years[0][0]}—{years[0][1]}学年" if len(years) == 1 else ""
            yield Finding(
                passage,
                *found.span(),
                f"这里写“{found[0]}”，标题却是{title}{named}",
                "两处核对一下，改成同一个学期",
                others=((heads[0], 0),),
            )
            return
