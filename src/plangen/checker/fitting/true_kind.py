"""F01."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.checker.fitting.severity import severity_for
from plangen.checker.rule import Finding, Rule
from plangen.language.clauses import SENTENCE, span_around
from plangen.language.patterns import lazy
from plangen.problems import Severity
from plangen.readers.outline import role_of

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from plangen.readers.articles import Article
    from plangen.readers.passages import Passage

TERM = r"(?:本|这一?|一|现在|眼看)个?(?:学期|学年)"
# A text that says of itself that it looks back; 期末时 and the like name a date of the plan.
LOOKS_BACK = lazy(
    r"(?:现|特|兹|下面)[^。；;\n]{0,30}?(?:总结|小结|汇报)(?:如下|一下)"
    r"|(?:作|做)(?:如下|以下|了?一个|一下|一次)?(?:工作)?(?:总结|小结|回顾)(?:如下|[：:。])"
    rf"|{TERM}[^。；;，,\n]{{0,10}}?(?:即将|就要|快要|已经|马上|转眼|又)就?要?(?:结束|过去|接近尾声)了?(?![时前后之以的])"
    rf"|{TERM}[^。；;，,\n]{{0,10}}?(?:接近尾声|已近尾声|进入尾声|结束了|过去了)(?![时前后之以的])"
    rf"|回[顾首]{TERM}(?:以来|来)?的?(?:教育|教学|帮扶|辅导|转化|班级)*(?:工作|历程)"
)
LOOKS_AHEAD = lazy(
    r"(?:特|现|兹)(?:此)?制[定订](?:了)?[^。；;\n]{0,20}?(?:计划|方案)"
    r"|制[定订](?:本|如下|以下)[^。；;，,\n]{0,12}?(?:计划|方案)"
    r"|(?:特|现)(?:将|就|把)[^。；;\n]{0,24}?(?:计划|打算)如下"
)
# Of these the one pattern, and the other, has one.
BACK = (
    *(
        f"{word}{end}"
        for word in ("总结", "小结", "汇报", "回顾")
        for end in ("如下", "一下", *"：:。")
    ),
    *(f"{word}{term}" for word in ("回顾", "回首") for term in "本这一现眼"),
    *("结束", "过去", "尾声"),
)
AHEAD = ("计划", "方案", "打算")
# Words that put the sentence at another time than that of the document.
EARLIER = lazy(r"上个?学期|上学年|上一学[期年]|去年|以往|过去的|期末|学期末|第\d+周|(?<!几点)经验")
OTHER_TERM = lazy(
    r"下个?学期|下学年|下一|下阶段|今后|明年|新学期|开学初|学期初|期初|年初|开学时|当时|假期|寒假|暑假"
)
OWN_NAME = lazy(r"制[定订]本(?P<kind>方案|办法|细则|计划)")
ESSAY = lazy(r"笔者|本文(?=[从就将试拟结主])")
# A first look for either, which is quick.
CALLED = lazy(r"制[定订]本|笔者|本文")
# Headings of rules on money; a plan of help for pupils has none of them.
MONEY = lazy(
    r"经费来源|(?:经费|酬金|补助|津贴)(?:分配|发放)|分配(?:办法|方案|原则)|收费标准|补助标准|发放(?:办法|标准)|奖惩(?:办法|细则)"
)
MOST_MONEY = 1
BOTH = lazy(r"(?:总结|小结|回顾).*(?:计划|打算|规划)|(?:计划|打算|规划).*(?:总结|小结|回顾)")
LONGEST_HEAD = 20
REMEDY = "看看标题和正文是不是同一份文稿的；标题写错了就改标题"


class TrueKind(Rule):
    """A document is of the kind that its title says: a plan does not sum up, a summary no plan."""

    id = "F01"
    summary = "标题的文种和正文一致"
    why = "标题写“计划”，正文却是总结，多半是套用旧文稿时忘了改，或拿错了文件。"
    bad = (
        "# 二年级数学学困生转化计划\n\n本学期即将结束，现将学困生转化工作总结如下。\n",
        "# 学困生转化工作总结\n\n为帮助学困生进步，特制定本学期学困生转化计划。\n",
        "# 学困生辅导计划\n\n一学期的工作又要结束了，我对学困生的辅导作如下总结：\n",
        "# 语文学困生辅导计划\n\n回顾这一学期的工作，有几点经验和不足。\n",
        "# 三年级语文帮扶计划\n\n## 一、经费来源\n\n学校。\n\n## 二、发放办法\n\n按课时。\n",
        "# 学困生帮扶计划\n\n为做好帮扶工作，特制定本方案。\n",
    )
    good = (
        "# 学困生转化计划\n\n本学期即将结束时写出总结。上学期的做法总结如下。\n",
        "# 学困生转化工作总结\n\n开学初制定了本学期的计划。\n\n## 下一步打算\n\n特制定以下计划。\n",
        "# 学困生转化计划\n\n为帮助6名学困生，特制定本计划。期末回顾本学期的工作。\n",
        "# 学困生转化计划\n\n第18周回顾这一学期的工作，写出经验。\n",
        "# 课后服务工作计划\n\n## 一、经费来源\n\n财政补助。\n\n## 二、发放办法\n\n按课时。\n",
        "# 三年级语文帮扶计划\n\n## 一、奖惩办法\n\n每周评一次进步之星。\n",
        "# 本学期工作总结及下学期计划\n\n本学期即将结束，现总结如下。下学期特制定以下计划。\n",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        about = article.about
        if BOTH.search(about.title):
            return
        found = None
        if about.kind == "计划":
            found = _first(article, LOOKS_BACK, BACK, EARLIER)
        elif about.kind == "总结":
            found = _first(article, LOOKS_AHEAD, AHEAD, OTHER_TERM)
        if found is not None:
            passage, words = found
            other = "总结" if about.kind == "计划" else "计划"
            told = f"标题是{about.kind}，正文却写着“{words[0].strip()}”，像是一份{other}"
            title = next((p for p in article.passages[:3] if p.text == about.title), None)
            place = passage if title is None else title
            yield Finding(
                place,
                *(words.span() if title is None else (0, len(title.text))),
                told,
                REMEDY,
                severity=severity_for(about),
                others=() if title is None else ((passage, words.start()),),
            )
            return
        yield from _called_otherwise(article)
        yield from _of_money(article)


def _called_otherwise(article: Article) -> Iterator[Finding]:
    """Find a document that calls itself by the name of another kind, or speaks as an essay does."""
    kind = article.about.kind
    if kind not in {"计划", "方案"}:
        return
    for passage in article.in_body(CALLED):
        own = OWN_NAME.search(passage.text)
        if own and (own["kind"] == "计划") is not (kind == "计划"):
            yield Finding(
                passage,
                *own.span("kind"),
                f"标题是{kind}，正文自称“本{own['kind']}”",
                f"正文改成“本{kind}”，或者改标题，让两处一致",
                severity=Severity.WARNING,
            )
            return
        essay = ESSAY.search(passage.text)
        if essay:
            yield Finding(
                passage,
                *essay.span(),
                f"标题是{kind}，“{essay[0]}”却是写文章的口气",
                f"这一段写成{kind}：谁、什么时候、做什么；从文章里摘来的话删去",
                severity=Severity.WARNING,
            )
            return


def _of_money(article: Article) -> Iterator[Finding]:
    """Find the plan of a subject that has the headings of rules on how money is shared out."""
    about = article.about
    if about.kind != "计划" or not about.subject:
        return
    heads = [
        (passage, found)
        for passage in article.running
        if (passage.level or len(passage.text) <= LONGEST_HEAD)
        and (found := MONEY.search(passage.text))
        and "。" not in passage.text
    ]
    if len(heads) > MOST_MONEY:
        passage, found = heads[0]
        yield Finding(
            passage,
            *found.span(),
            f"标题是{about.subject}{about.kind}，这里的“{found[0]}”却是经费办法里的一节",
            "看看正文是不是拿错了文件；是的话换成帮扶计划的正文",
            severity=Severity.WARNING,
            others=tuple((each, 0) for each, _ in heads[1:]),
        )


def _first(
    article: Article,
    pattern: re.Pattern[str],
    signs: tuple[str, ...],
    innocent: re.Pattern[str],
) -> tuple[Passage, re.Match[str]] | None:
    """Return the first place where the text says what it is, outside of what it plans next."""
    part = ""
    signed = {id(passage) for passage in article.holding(*signs)}
    for passage in article.running if signed else ():
        if passage.level:
            part = role_of(passage.text)
        if part in {"反思", "安排"}:
            continue
        if id(passage) not in signed:
            continue
        for words in pattern.finditer(passage.text):
            start, end = span_around(SENTENCE, passage.text, words.start())
            if not innocent.search(passage.text, start, max(end, words.end())):
                return passage, words
    return None
