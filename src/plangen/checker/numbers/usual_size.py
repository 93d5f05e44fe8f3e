"""N08."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.checker.numbers.quantities import class_sizes
from plangen.checker.rule import Finding, Rule
from plangen.model.agreement import LARGEST_USUAL_CLASS, SMALLEST_USUAL_CLASS
from plangen.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.readers.articles import Article


class UsualSize(Rule):
    """A class of fewer than 10 or more than 55 pupils asks for a second look."""

    id = "N08"
    severity = Severity.WARNING
    summary = "全班人数在10到55之间"
    why = (
        "小学的班额标准是45人，超过55人就是大班额，少于10人的班也少见；"
        "数字相差这么多，常常是少打或多打了一个字。"
    )
    bad = (
        "我担任的班级有70名学生，是全校最大的一个班。",
        "全班共7人，男生4人，女生3人。",
        "我班现有学生八十二人。",
    )
    good = (
        "全班45人，男生23人，女生22人。",
        "全校学生830人。",
        "全年级共有学生165人。",
        "全班有7人没有交作业。",
        "我班学困生有7人。",
        "每班约60人。",
    )
    dossier_bad = ("文种: 学困生转化计划\n学生情况: {人数: 70}\n",)
    dossier_good = ("文种: 学困生转化计划\n学生情况: {人数: 45}\n",)

    def check(self, article: Article) -> Iterator[Finding]:
        told: set[int] = set()
        for size in class_sizes(article):
            value = size.told.value
            if SMALLEST_USUAL_CLASS <= value <= LARGEST_USUAL_CLASS or value in told:
                continue
            told.add(value)
            start = size.told.number_start
            number = size.passage.text[start : size.told.number_end - 1].rstrip()
            yield Finding(
                size.passage,
                start,
                start + len(number),
                f"“{size.words}”，与一般的班额相差较大",
                "核对全班人数；确认无误可以不改",
            )
