"""P05."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.checker.regulations.grades import LOWEST, grades_before
from plangen.checker.regulations.wording import BURDEN, WordingRule, sentence_around
from plangen.language.patterns import lazy

if TYPE_CHECKING:
    import re

    from plangen.readers.articles import Article
    from plangen.readers.passages import Passage


AT_SCHOOL = lazy(r"当堂|课内|校内|在校|课堂|学校里|不带回")
AT_HOME = lazy(r"家庭|回家|在家|课后|课外")


class HomeworkOfYoungest(WordingRule):
    """Grades 1 and 2 have no written homework."""

    id = "P05"
    summary = "一、二年级不留书面家庭作业"
    why = f"小学一、二年级不布置书面家庭作业，可以在校内安排适当的巩固练习：{BURDEN}第4条。"
    bad = (
        "一、二年级每天的书面家庭作业控制在20分钟以内。",
        "1年级布置书面作业，家长督促。",
        "# 二年级数学学困生转化计划\n\n每天书面家庭作业两页。\n",
    )
    good = (
        "一、二年级不留书面家庭作业。",
        "三至六年级书面家庭作业不超过60分钟。",
        "一、二年级不布置任何书面作业，三年级以上书面作业每天不超过一小时。",
        "一年级的书面作业在校内完成。",
        "# 二年级语文计划\n\n书面作业在课堂上写完。\n",
    )
    words = ("书面",)
    pattern = lazy(r"(?:家庭|课外|课后|回家)?书面(?:的)?(?:家庭|课外|课后|回家)?作业")
    message = "“{words}”：一、二年级不能留书面家庭作业"
    remedy = "改成在校内写完，回家只做听读、口头、动手的事"

    def counts(self, article: Article, passage: Passage, found: re.Match[str]) -> bool:
        around = sentence_around(passage.text, *found.span())
        if AT_SCHOOL.search(around):
            return False
        grades = grades_before(passage.text, found.start())
        if grades is None:
            return article.about.grade in LOWEST and bool(AT_HOME.search(around))
        return grades <= LOWEST
