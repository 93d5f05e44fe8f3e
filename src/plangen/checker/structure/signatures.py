"""S15."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.checker.rule import Finding, Rule
from plangen.checker.structure.closing_lines import DATE, PERSON, closing_lines
from plangen.language.patterns import lazy
from plangen.problems import Severity
from plangen.readers.articles import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.readers.articles import Article

TERM = lazy(r"学年度?|第[一二]学期|[上下]学期|[春秋]季|20\d\d年[春秋]|20\d\d年?[—\-~～至到]20\d\d")
KINDS = ("计划", "总结", "方案")
# Lines at the head and at the foot of a document that may say whose it is.
HEAD, FOOT = 4, 6
LEAST = 120
LONGEST_LINE = 40


class Signatures(Rule):
    """A plan or summary says of which school, term and day it is."""

    id = "S15"
    severity = Severity.NOTICE
    summary = "写明学校或教师、学期、日期"
    why = "一学期以后，没有落款和日期的文稿分不清是谁的、哪一学期的。"
    bad = (
        (
            "# 三年级数学学困生转化计划\n\n一、情况\n\n全班45人，帮扶6人，上学期末都在60分以下，"
            "错在口算和解决问题。\n\n二、原因\n\n作业拖拉，家里晚上没有人看管，错题当天不改。\n\n三、措施\n\n"
            "每天放学后辅导十分钟，从口诀补起，背熟一句过一句，记入《辅导记录》，两周小结一次，给家长看。\n"
        ),
    )
    good = (
        (
            "# 三年级数学学困生转化计划\n\n2026—2027学年度第一学期\n\n一、情况\n\n"
            "全班45人，帮扶6人，上学期末都在60分以下，错在口算和解决问题。\n\n二、措施\n\n每天放学后辅导十分钟，"
            "从口诀补起，背熟一句过一句，记入《辅导记录》，两周小结一次，给家长看。\n\n青石桥小学\n\n2026年9月7日\n"
        ),
        "# 三年级数学学困生转化计划\n\n每天辅导。\n",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        about = article.about
        if about.own or kind_of(about.title) not in KINDS or len(article.text) < LEAST:
            return
        lines = article.running
        ends = "\n".join(
            p.text for p in (*lines[:HEAD], *lines[-FOOT:]) if len(p.text) <= LONGEST_LINE
        )
        said = {
            "学校或教师": bool(PERSON.search(ends.replace("小学生", "").replace("学校", ""))),
            "学期": bool(TERM.search(ends) or TERM.search(lines[min(1, len(lines) - 1)].text)),
            "日期": bool(DATE.search(ends)),
        }
        said["学校或教师"] = said["学校或教师"] or len(closing_lines(article)) > 1
        if "课题" in about.title:
            del said["学期"]
        missing = [name for name, is_there in said.items() if not is_there]
        if missing:
            last = lines[-1]
            yield Finding(
                last,
                len(last.text),
                len(last.text),
                f"没有写明{'、'.join(missing)}",
                f"在标题下或文末写上{'、'.join(missing)}",
            )
