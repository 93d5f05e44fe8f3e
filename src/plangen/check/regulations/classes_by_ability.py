"""P08."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plangen.check.regulations.wording import EDUCATION, WordingRule

if TYPE_CHECKING:
    from plangen.readers.articles import Article
    from plangen.readers.passages import Passage


RESEARCH = ("对照班", "对比班", "课题", "实验研究", "前测")


class ClassesByAbility(WordingRule):
    """A school has no classes for the quick and the slow."""

    id = "P08"
    summary = "不设重点班、快慢班、实验班"
    why = f"学校不得分设重点班和非重点班：{EDUCATION}第22条；也不得以实验班等名义变相设立。"
    bad = (
        "五年级设一个重点班，优先配备教师。",
        "把年级分成快慢班教学。",
        "成绩前四十名的学生进实验班。",
    )
    good = (
        "学校均衡编班，不设重点班、快慢班。",
        "本学期的重点班级活动是读书节。",
        "请老师们尽快班前到岗。",
        "课题设实验班和对照班各一个，比较两种做法。",
    )
    words = ("重点班", "快慢班", "尖子班", "火箭班", "实验班", "拔尖班", "奥赛班", "慢班")
    pattern = re.compile(
        r"(?:重点|实验|尖子|火箭|拔尖|奥赛)班(?![级子主委会队干车])|快慢班|快班[、和与]慢班"
    )
    message = "“{words}”：学校不能分设这样的班"
    remedy = "删去；要照顾不同水平的学生，写成班内的分层练习或小组"

    def counts(self, article: Article, passage: Passage, found: re.Match[str]) -> bool:  # noqa: ARG002
        return found[0] != "实验班" or not any(word in article.text for word in RESEARCH)
