"""P16."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.checker.regulations.after_school import SERVICE
from plangen.checker.regulations.wording import WordingRule, sentence_before
from plangen.language.forbidden import DRILLING, IN_SERVICE, NEW_LESSONS, SERVICE_RULE
from plangen.language.patterns import lazy

if TYPE_CHECKING:
    import re

    from plangen.readers.articles import Article
    from plangen.readers.passages import Passage


_NEW_LESSONS = IN_SERVICE[NEW_LESSONS].pattern
_DRILLING = IN_SERVICE[DRILLING].pattern


class LessonsAfterSchool(WordingRule):
    """课后服务 is no time for new lessons, drilling, or lessons for all."""

    id = "P16"
    summary = "课后服务不讲新课、不刷题、不集体补课"
    why = (
        "课后服务不得用来讲授新课、集体补课、刷题备考，早到校、午休、晚自习的看管也不在其内："
        f"{SERVICE_RULE}。"
    )
    bad = (
        "课后服务第一节讲授新课。",
        "周三的课后服务安排六年级刷题。",
        "# 三年级课后服务工作计划\n\n第二时段集体补课。\n",
    )
    good = (
        "课后服务时间不讲新课，不刷题，不集体补课。",
        "严禁在课后服务中讲授新课、集体补课、刷题。",
        "课后服务先写作业，再答疑。",
        "数学课上讲新课之前先复习旧知识。",
        "上午讲新课，下午课后服务由副班主任看护。",
    )
    words = ("新课", "新授课", "提前授课", "刷题", "题海", "补课", "补习")
    pattern = lazy(rf"{_NEW_LESSONS}|{_DRILLING}|(?:集体|集中|统一)(?:补课(?!本)|补习)")
    message = "“{words}”：课后服务时间不能这样安排"
    remedy = "改成写作业、答疑、补学过的内容，或兴趣活动"

    def counts(self, article: Article, passage: Passage, found: re.Match[str]) -> bool:
        before = sentence_before(passage.text, found.start())
        return bool(SERVICE.search(article.about.title) or SERVICE.search(before))
