"""T20."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.checker.rule import Rule
from plangen.checker.writing.gathering import Slip, gathered
from plangen.language.marks import mark_at
from plangen.language.patterns import lazy
from plangen.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.checker.rule import Finding
    from plangen.readers.articles import Article
    from plangen.readers.outline import Entry

AFTER_BRACKET = lazy(r"(?<=[)）])[、.．]")
# 一，指导思想: a comma for the mark of a heading.
COMMA = lazy(r"[一二三四五六七八九十]{1,3}[，,：:](?=[^，。；]{2,15}$)")
# 第一、二单元 names two units, 第一、第二小组 two groups.
LISTED = lazy(r"第|[一二三四五六七八九十]")


class HeadingMarks(Rule):
    """Numbers of headings and items have the marks that belong to them."""

    id = "T20"
    severity = Severity.WARNING
    summary = "序号的标点：一、　（一）　1.　（1）　第一，"
    why = (
        "《党政机关公文格式》（GB/T 9704）的序号是一、（一）1.（1）；"
        "《标点符号用法》（GB/T 15834）：带括号的序号后面不加标点。"
    )
    bad = (
        "一.学生情况\n\n全班31人。",
        "（一）、建立档案\n\n每名学生一份。",
        "(一)建立档案\n\n每名学生一份。",
        "第一、建立档案，每名学生一份。",
    )
    good = (
        "一、学生情况\n\n（一）班级概况\n\n1.人数\n\n（1）男生18人。",
        "一、二年级共4个班。",
        "第一，建立档案。第二，课后辅导。",
        "1、建立档案\n2、课后辅导\n",
        "第一、第二单元已经学完。",
    )
    for_fragments = True

    def check(self, article: Article) -> Iterator[Finding]:
        yield from gathered(
            (slip for entry in article.outline.entries for slip in _in_entry(entry)),
            "的序号标点不合规范",
            "写成：一、　（一）　1.　（1）　第一，　带括号的后面不加标点",
        )
        yield from gathered(
            (
                Slip(passage, found.end() - 1, found.end(), "、")
                for passage in article.running
                if (found := COMMA.match(passage.text))
            ),
            "的序号后面用了逗号或冒号",
            "“一”后面用顿号：一、",
        )


def _in_entry(entry: Entry) -> Iterator[Slip]:
    printed = entry.printed
    if printed is None or entry.is_native:
        return
    right = _right(printed.text, printed.family, is_heading=bool(entry.passage.level))
    end = entry.number_end
    if mark_at(entry.passage.text, end) or entry.passage.text.startswith(("、", ".", "．"), end):
        return
    if printed.family == "第一" and LISTED.match(entry.text):
        return
    if right != printed.text:
        yield Slip(entry.passage, entry.start, end, right)


def _right(text: str, family: str, *, is_heading: bool) -> str:
    """Return how a number is to be dressed; 1、 is wrong in a heading alone."""
    if family == "一":
        return f"{text[:-1]}、"
    if family == "（一）":
        return f"（{text.strip('()（）、.．')}）"
    if family == "（1）":
        return AFTER_BRACKET.sub("", text)
    if family == "第一":
        return f"{text[:-1]}，" if text[-1] in "、,.．" else text
    if family == "1" and is_heading and text.endswith("、"):
        return f"{text[:-1]}."
    return text
