"""L03."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.checker.persons import (
    FULL,
    around_name,
    named_rows,
    passages_with_names,
    persons_in,
    uses_aliases,
)
from plangen.checker.rule import MOST_PLACES, Finding, Rule
from plangen.language.guarded_words import guarded_words
from plangen.language.patterns import lazy
from plangen.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.readers.articles import Article
    from plangen.readers.passages import Passage

# Whom he helps is described, not he.
HELPING = lazy(
    r"(?:帮助|帮扶|辅导|带动|带领|指导|督促|提醒|关心|照顾|[与和]|结对)[^，,。；;：:]{0,12}"
)


class FullNames(Rule):
    """No pupil's full name stands beside faults or family."""

    id = "L03"
    summary = "写学生不足和家庭情况时，不写全名"
    why = (
        "学生的不足和家庭情况连着全名，传出去会伤害学生；不满十四周岁的未成年人的个人信息是敏感个人信息"
        "（《个人信息保护法》第28、31条）。"
    )
    bad = (
        "李浩然同学上课走神，作业拖拉。",
        "1. 周子豪、吴梓涵、郑可欣：学习习惯差，作业不按时交。\n",
        "欧阳婷婷，女，父母离异，跟着奶奶生活。",
        "| 姓名 | 存在问题 |\n| --- | --- |\n| 孙宇航 | 作业拖拉，字迹潦草 |\n",
        "学困生：王梓轩、刘思远、赵一凡。",
    )
    good = (
        "许×上课走神，作业拖拉。",
        "高兴的是，学困生作业拖拉的少了。",
        "马虎：做题不认真，抄错数字。",
        "李浩然同学拾金不昧，受到表扬。",
        "小明同学上课走神，学生A作业拖拉。",
        "由周子豪同学帮助学困生复习。",
        "张贴、安全、成长：班级文化角的三个主题，作业拖拉的学生也参与。",
        "王梓轩（化名）父母外出务工，作业拖拉。",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        places: dict[str, list[tuple[Passage, int, int]]] = {}
        for name, place in _exposed(article):
            places.setdefault(name, []).append(place)
        if article.about.own:
            # A plan of the dossier's pupils is about their faults, wherever their names stand.
            for name, place in _printed(article):
                places.setdefault(name, []).append(place)
        if article.about.own and places:
            # They are printed because the teacher wants them to be: one reminder for all.
            all_places = [place for of_one in places.values() for place in of_one]
            yield _finding("、".join(places), all_places, Severity.WARNING)
            return
        for name, of_one in places.items():
            yield _finding(name, of_one, None)


def _finding(
    name: str, places: list[tuple[Passage, int, int]], severity: Severity | None
) -> Finding:
    passage, start, end = places[0]
    masked = passage.text[start] + "×"
    told = f"“{name}”是学生的全名，旁边写了不足或家庭情况"
    if severity is not None:
        told = f"文稿里印着学生的全名：“{name}”，旁边是他们的不足"
    return Finding(
        passage,
        start,
        end,
        told,
        f"隐去名字，如“{masked}”，或用“学生A”这样的代号",
        others=tuple((other, offset) for other, offset, _ in places[1:MOST_PLACES]),
        severity=severity,
    )


def _printed(article: Article) -> Iterator[tuple[str, tuple[Passage, int, int]]]:
    """Yield where the names of the dossier's pupils stand; one of two characters may be a word."""
    for name in article.about.names:
        for passage in article.holding(name) if len(name) >= FULL else ():
            start = passage.text.index(name)
            yield name, (passage, start, start + len(name))


def _exposed(article: Article) -> Iterator[tuple[str, tuple[Passage, int, int]]]:
    """Yield the full names that stand beside faults or family, each with its place."""
    faults = guarded_words("pupil_descriptions", "不足").pattern
    family = guarded_words("pupil_descriptions", "家庭").pattern
    if uses_aliases(article):
        return
    for passage in passages_with_names(article):
        for person in persons_in(passage.text, article.about.names):
            around = HELPING.sub("", around_name(passage.text, person.start, person.end))
            if faults.search(around) or family.search(around):
                yield person.name, (passage, person.start, person.end)
    for passage, rest in named_rows(article):
        if faults.search(rest) or family.search(rest):
            yield passage.text, (passage, 0, len(passage.text))
