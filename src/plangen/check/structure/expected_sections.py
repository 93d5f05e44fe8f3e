"""S07."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plangen.check.rule import Finding, Rule
from plangen.problems import Severity
from plangen.readers.outline import role_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.readers.articles import Article

ABOUT_PUPILS = re.compile(r"学困生|后进生|潜能生|学习困难|转化|帮扶|辅导|辅差|补差")
EXPECTED = {
    "计划": {"情况": "学生情况", "原因": "原因分析", "目标": "目标", "措施": "措施"},
    "总结": {"措施": "做法", "成效": "成效", "反思": "问题与打算"},
}
LONGEST_HEADING = 16
# A text that short is an excerpt.
LEAST = 300


class ExpectedSections(Rule):
    """A plan for struggling pupils has its four sections, a summary its three."""

    id = "S07"
    severity = Severity.WARNING
    summary = "该有的几节都有"
    why = (
        "学困生的计划要让人看到学生情况、原因分析、目标和措施，总结要看到做法、成效、问题与打算；"
        "少一节，检查的人会退回来。"
    )
    bad = (
        "# 三年级数学学困生转化计划\n\n一、学生情况\n\n"
        + "本班有学困生6名。" * 20
        + "\n\n二、措施\n\n"
        + "每天放学前面批作业。" * 20
        + "\n",
    )
    good = (
        "# 三年级数学学困生转化计划\n\n一、学生情况\n\n"
        + "本班有学困生6名。" * 10
        + "\n\n二、原因分析\n\n"
        + "口算不熟。" * 20
        + "\n\n三、工作目标\n\n"
        + "期末及格。" * 20
        + "\n\n四、具体措施\n\n"
        + "每天面批作业。" * 20
        + "\n",
        "# 三年级数学教学计划\n\n" + "本册教材共九个单元。" * 40 + "\n",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        about = article.about
        expected = EXPECTED.get(about.kind, {})
        if about.own or not expected or not ABOUT_PUPILS.search(about.title):
            return
        if len(article.text) < LEAST:
            return
        roles = {role_of(entry.text) for entry in article.outline.entries if entry.is_heading}
        roles |= {role_of(text) for text in article.printed if _may_be_heading(text)}
        missing = [name for role, name in expected.items() if role not in roles]
        title = next((p for p in article.running if p.text == about.title), None)
        if missing and title is not None:
            yield Finding(
                title,
                0,
                len(title.text),
                f"没有看到这几节：{'、'.join(missing)}",
                "补上这一节；已经写了的，加上标题",
            )


def _may_be_heading(text: str) -> bool:
    return len(text) <= LONGEST_HEADING and text[-1:] not in "。；，："
