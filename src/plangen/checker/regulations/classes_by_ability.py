"""P08."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.checker.regulations.wording import EDUCATION, WordingRule
from plangen.language.patterns import lazy

if TYPE_CHECKING:
    import re

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
        "基础弱的学生转到慢班。",
    )
    good = (
        "学校均衡编班，不设重点班、快慢班。",
        "本学期的重点班级活动是读书节。",
        "请老师们尽快班前到岗。",
        "本周的重点班务是换座位。",
        "观察实验班前一天备好材料。",
        "作业放到最后写，加快班里的节奏。",
        "课题设实验班和对照班各一个，比较两种做法。",
    )
    words = ("重点班", "快慢班", "尖子班", "火箭班", "实验班", "拔尖班", "奥赛班", "慢班", "快班")
    pattern = lazy(
        r"(?:重点|实验|尖子|火箭|拔尖|奥赛)班(?![级子主委会队干车务长前规训风])|快慢班|快班[、和与]慢班"
        r"|(?:编[入到]|分[到成为]|转[入到]|插[入到]|放[到进在]|设立?|办|进入?)[^，,。；;\n不]{0,3}?"
        r"(?<![尽赶加])[快慢]班(?![级子主委会队干车务长前里上])"
        r"|(?:带|教)的?是[快慢]班(?![级子主委会队干车务长前里上])"
    )
    message = "“{words}”：学校不能分设这样的班"
    remedy = "删去；要照顾不同水平的学生，写成班内的分层练习或小组"

    def counts(self, article: Article, passage: Passage, found: re.Match[str]) -> bool:
        return found[0] != "实验班" or not article.standing(RESEARCH)
