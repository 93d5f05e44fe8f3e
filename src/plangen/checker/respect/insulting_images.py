"""L05."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.checker.meaning import meant
from plangen.checker.rule import Finding, Rule
from plangen.language.guarded_words import guarded_words
from plangen.language.labels import insults
from plangen.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.readers.articles import Article

FILE = "insulting_images"


class InsultingImages(Rule):
    """Pupils are neither likened to waste and stones nor threatened."""

    id = "L05"
    severity = Severity.WARNING
    summary = "不用伤人的比喻，不写威胁学生的话"
    why = (
        "教师要尊重学生的人格，不得有侮辱人格尊严的行为（《义务教育法》第29条，《未成年人保护法》第27条）；"
        "威胁换不来学习。"
    )
    bad = (
        "这些孩子好比工厂里的次品。",
        "个别学生是害群之马，拖了全班的后腿。",
        "再不完成作业就停课，叫家长领回去。",
        "这样的学生将来会危害社会。",
        "这几个人就是工厂里的废品。",
        "再迟到，就叫你们家长来领人。",
    )
    good = (
        "每一块石头都有自己的纹理，科学课观察石头。",
        "不让一个学生掉队，不说谁拖后腿。",
        "因雨停课一天，课程顺延。",
        "严禁威胁学生停课、叫家长。",
        "教室里的废品箱每周五清一次。",
        "家长会上邀请你们全家到学校来看展览。",
        "垃圾分类由两个小组负责。",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        images, threats = guarded_words(FILE, "比喻"), guarded_words(FILE, "威胁")
        for passage, found in meant(article, images.pattern, *images.words):
            if not insults().pattern.fullmatch(found[0]):
                yield Finding(
                    passage,
                    *found.span(),
                    f"“{found[0]}”这样的话伤学生的自尊",
                    "删去比喻，写具体的表现，如 两周里有六次没交作业",
                )
        for passage, found in meant(article, threats.pattern, *threats.words):
            yield Finding(
                passage,
                *found.span(),
                f"“{found[0]}”是威胁学生的话",
                "改成要求和帮助，如 没写完的当天在校补上，老师陪着",
            )
