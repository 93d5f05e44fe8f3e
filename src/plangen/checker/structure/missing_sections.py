"""S07."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.checker.rule import Finding, Rule
from plangen.language.patterns import lazy
from plangen.problems import Severity
from plangen.readers.articles import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.readers.articles import Article
    from plangen.readers.outline import Entry

# What a kind must say, by words of headings, and by words with which a text says it without one.
PLAN = {
    "学生情况": (
        r"情况|现状|学情|班情|概况|简况|学生分析|对象|名单",
        r"(?:全班|我班|本班|班上|班级|班里)[^。]{0,16}(?:\d|[一二三四五六七八九十]+)[名人]|班级情况|学生情况",
    ),
    "原因分析": (r"原因|成因|症结|根源|为什么|从哪里来", r"原因|成因|根源|由于|是因为"),
    "措施": (
        r"措施|做法|方法|办法|对策|策略|步骤|内容|途径|怎样|安排|(?:辅导|帮扶|转化|具体|主要)工作|形式|要求",
        r"措施|做法|办法|对策|采取",
    ),
    "目标": (r"目标|目的|任务|预期", r"(?<!学习)目标(?!不)|力争|争取|提高到|达到|目的是"),
}
SUMMARY = {
    "做法": (
        r"做法|措施|工作|过程|方法|开展|落实|办法|策略|对策|个案|案例|怎样|进展|回顾",
        r"做法|采取|措施|开展|坚持|每天|每周",
    ),
    "成效": (
        r"成效|效果|成绩|成果|收获|结果|变化|达成|进步",
        r"成效|效果|进步|合格率|及格率|提高了|(?:提高|增加|上升|降|减)到|达到",
    ),
    "反思": (
        r"反思|不足|问题|困惑|教训|改进|今后|下一步|下学期|打算|思考|努力方向|遗憾",
        r"反思|不足|问题|今后|下学期|打算|没有做到|没有达到|有待|教训",
    ),
}
ABOUT_PUPILS = lazy(
    r"学困|后进|潜能|待优|待进|困难|转化|辅导|帮扶|帮教|培优|辅差|补差|提优|补弱|帮困|转差|扶困"
)
OTHER_SHAPES = lazy(r"教学(?:工作)?计划|课题|方案|课后服务|延时|阶段|班会|家访|活动")
# Characters of a document from which its sections are asked for, and headings of a shorter one.
LEAST = 300
HEADINGS = 2
# Headings from which they tell all that there is.
STRUCTURED = 3
# What a list without a heading may be.
OF_LISTS = ("措施", "做法")
ROLES = tuple(
    (name, lazy(heading), lazy(words))
    for kind in (PLAN, SUMMARY)
    for name, (heading, words) in kind.items()
)


class MissingSections(Rule):
    """A plan tells of pupils, causes, goals and measures; a summary of work, effects and gaps."""

    id = "S07"
    severity = Severity.WARNING
    summary = "计划、总结该有的部分都写到"
    why = (
        "计划要写清谁有困难、为什么、做什么、做到哪一步；总结要写清做了什么、结果怎样、哪里没做到。"
        "少了一块，学期末就没法对照。"
    )
    bad = (
        (
            "# 三年级数学学困生转化计划\n\n## 一、学生情况\n\n全班45人，6人计算常出错。\n\n"
            "## 二、转化措施\n\n1. 每天课后辅导十分钟。\n"
        ),
        (
            "# 学困生转化工作总结\n\n## 一、主要做法\n\n每天课后辅导十分钟。\n\n"
            "## 二、工作成效\n\n6人里有4人及格。\n"
        ),
    )
    good = (
        (
            "# 三年级数学学困生转化计划\n\n## 一、学生情况及原因\n\n全班45人，6人计算常出错。\n\n"
            "## 二、目标\n\n期末6人都及格。\n\n## 三、转化措施\n\n1. 每天课后辅导十分钟。\n"
        ),
        "# 三年级数学教学计划\n\n## 一、教材内容\n\n加减法。\n\n## 二、教学措施\n\n讲练。\n",
        "# 课后服务实施方案\n\n## 一、服务内容\n\n作业辅导。\n\n## 二、工作措施\n\n签到。\n",
        "# 学困生转化计划\n\n每天课后辅导十分钟。\n",
        "# 学困生转化的做法与思考\n\n## 一、情况\n\n6人。\n\n## 二、措施\n\n辅导。\n",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        about = article.about
        if about.own or OTHER_SHAPES.search(about.title):
            return
        kind = kind_of(about.title)
        if kind == "计划" and ABOUT_PUPILS.search(about.title):
            needed = tuple(PLAN)
        elif kind == "总结":
            needed = tuple(SUMMARY)
        else:
            return
        heads = [entry.text for entry in article.outline.entries if _names_a_part(entry)]
        named = sum(any(heading.search(text) for _, heading, _ in ROLES) for text in heads)
        if named < HEADINGS and len(article.text) < LEAST:
            return
        lists = named < HEADINGS and any(len(run) >= STRUCTURED for run in article.outline.runs)
        body = _body(article, leads_only=named >= STRUCTURED)
        missing = [
            name
            for name, heading, words in ROLES
            if name in needed
            and not (lists and name in OF_LISTS)
            and not any(heading.search(text) for text in heads)
            and not words.search(body)
        ]
        if missing:
            title = next(p for p in article.passages if p.text == about.title)
            parts = "、".join(missing)
            yield Finding(
                title,
                0,
                len(title.text),
                f"这份{kind}没有写到：{parts}",
                f"补上{parts}，{'各' if len(missing) > 1 else ''}写成一节",
            )


def _names_a_part(entry: Entry) -> bool:
    return entry.is_heading or (entry.printed is not None and not entry.runs_on)


def _body(article: Article, *, leads_only: bool) -> str:
    """Return the text that may say a part; below headings, only what paragraphs begin with."""
    texts = [p.text for p in article.passages if p.text != article.about.title and not p.level]
    return "\n".join(text[:16] if leads_only else text for text in texts)
