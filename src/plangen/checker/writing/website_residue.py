"""T02."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from plangen.checker.rule import Change, Finding, Rule
from plangen.language.clauses import SENTENCE
from plangen.language.patterns import lazy
from plangen.readers.passages import Part
from plangen.resources import read_yaml

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from plangen.readers.articles import Article
    from plangen.readers.passages import Passage

LONGEST_TITLE = 50
# A first look: one of these stands wherever a pattern of the list finds something.
HINTS = (
    *("载", "您", "篇", "网", "侵", "本站", "小编", "编辑", "编者", "大家", "推荐", "相关", "更多"),
    *("点击", "范文", "来源", "分享", "看看", "大全", "集锦", "锦集", "合集", "阅读", "模板"),
    *("参考", "收藏", "版权", "位置", ".doc", ".wps", ".pdf", ".txt", "相信", "想必", "格式"),
    *("划才", "结才", "怎么写", "怎么拟", "怎么制", "怎么做", "如何写", "如样写", "怎何写"),
    *("怎样写", "是时候", "该好好", "不妨", "赶紧", "让我们", "我们要", "我们应"),
)


@cache
def _sentences() -> re.Pattern[str]:
    return lazy("|".join(f"(?:{one})" for one in read_yaml("check/residue.yaml")["整句"]))


@cache
def _words() -> re.Pattern[str]:
    return lazy("|".join(f"(?:{one})" for one in read_yaml("check/residue.yaml")["词语"]))


class WebsiteResidue(Rule):
    """Nothing of the website from which a text was copied is left in it."""

    id = "T02"
    summary = "没有网站留下的话：小编、本站、精选5篇、转载"
    why = "“小编整理”“转载请注明”“精选5篇”是网站的话，说明文稿是下载的，交上去很难看。"
    bad = (
        "以下是小编为大家整理的学困生转化计划，希望对大家有所帮助！",
        "# 二年级数学学困生工作计划（精选5篇）\n\n全班31人。",
        "转载请注明出处。",
        "学困生转化工作总结范文.docx",
    )
    good = (
        "语文课上教师朗读范文，学生仿写开头。",
        "许晓当了校报的小编辑，班会上读《成语大全》。",
        "本学期写教学总结2篇、读书笔记5篇。",
        "把优秀作业拍照，转载到班级群。",
        "放学路队在本站台等车。",
    )
    for_fragments = True

    def check(self, article: Article) -> Iterator[Finding]:
        for passage in article.holding(*HINTS):
            yield from _in_passage(passage)


def _in_passage(passage: Passage) -> Iterator[Finding]:
    text = passage.text
    found = _sentences().search(text)
    if found:
        whole = _is_all_residue(text) and passage.part is Part.BODY and not passage.level
        yield Finding(
            passage,
            *found.span(),
            f"“{found[0]}”是网站留下的话",
            "整段删去" if whole else "把网站的话删去，只留自己的内容",
            (Change(passage, 0, len(text), ""),) if whole else (),
        )
    elif passage.level or (len(text) <= LONGEST_TITLE and "。" not in text):
        yield from _in_title(passage)


def _in_title(passage: Passage) -> Iterator[Finding]:
    for found in _words().finditer(passage.text):
        left = passage.text[: found.start()] + passage.text[found.end() :]
        yield Finding(
            passage,
            *found.span(),
            f"“{found[0]}”是网站的标题里才有的",
            f"删去“{found[0]}”",
            (Change(passage, *found.span(), ""),) if left.strip() else (),
        )


def _is_all_residue(text: str) -> bool:
    """Whether every sentence of a paragraph is the website's."""
    return all(
        _sentences().search(sentence[0])
        for sentence in SENTENCE.finditer(text)
        if sentence[0].strip("”）)》 ")
    )
