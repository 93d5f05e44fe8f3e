"""N09."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.checker.numbers.quantities import struggling
from plangen.checker.rule import Finding, Rule
from plangen.language.clauses import unquoted
from plangen.language.counts import ANY_PUPILS, counts_in
from plangen.language.patterns import lazy
from plangen.problems import Severity

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from plangen.readers.articles import Article
    from plangen.readers.passages import Passage

# Where a number belongs; what is done with pupils and why may speak of some of them.
ROLES = ("情况", "目标", "成效")
_STRUGGLING = r"学习有?困难的?(?:学生|孩子)|学困生|后进(?:学生|生)|待[优进]生|潜[能力]生|差生"
SOME = (
    *("不少", "好些", "好几", "许多", "很多", "大批", "若干", "一些", "一部分", "部分", "几", "多"),
)
VAGUE = lazy(
    rf"(?P<said>有|存在|出现)?(?:了|着|相当)?(?<![哪这那前后每没十百])(?P<some>{'|'.join(SOME)})(?<!不多)(?P<unit>[名个位])?(?:的)?"
    rf"(?:数学|语文|英语)?(?:(?P<struggling>{_STRUGGLING})|(?P<pupils>{ANY_PUPILS}))(?!家|的?家长|们?之间|一组|小组)"
)
# These say “a number” so plainly that they need no 有 before them.
PLAIN = ("不少", "好几", "一部分")
# 学生或多或少有了进步 tells nothing.
MORE_OR_LESS = lazy(r"或多或少(?=[^。；]{0,14}(?:进步|提高|改善|变化|好转|收获|成绩))")
REMEDY = "数一数，写成具体人数，如 学困生8名，其中5名计算不过关"


class VagueCounts(Rule):
    """Where a number is expected, 不少, 几名 or 或多或少 are none."""

    id = "N09"
    severity = Severity.WARNING
    summary = "该写人数的地方不写“不少”“几名”"
    why = "“不少学困生”究竟几个没有写，期末就没有数可以对照，也看不出帮了谁、谁有进步。"
    bad = (
        "班里有不少学困生，主要是基础差。",
        "一、学生情况\n\n本班有好几名后进生，上课坐不住。\n",
        "一、工作目标\n\n使学困生或多或少有些进步。\n",
        "一、学生情况\n\n有一部分学生不按时完成作业。\n",
    )
    good = (
        "班里有8名学困生，主要是基础差。",
        "一、学生情况\n\n我班有学困生8名。有的学生计算慢，有的读题慢。\n",
        "一、措施\n\n1. 请几名同学当小老师，每天课间帮一名学困生。\n2. 部分学生可以少做两题。\n",
        "一、学生情况\n\n读题慢的学生不少于5人。\n",
        "哪几名学困生要家访，由班主任定。",
        "有不少学困生，共9名。",
        "一篇课文里总有几个孩子读不通的句子，先带读。",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        passages = [*article.body_holding(*SOME)]
        if not passages:
            return
        roles = _roles(article)
        stated = bool(struggling(article))
        for passage in passages:
            if passage.level:
                continue
            role = roles.get(id(passage), "")
            text = unquoted(passage.text)
            yield from _more_or_less(passage, text, role)
            found = next((f for f in VAGUE.finditer(text) if _is_bare(text, f)), None)
            if found is not None:
                yield from _vague(passage, found, role, stated=stated)


def _roles(article: Article) -> dict[int, str]:
    """Return which section each passage stands in, by what the section is about."""
    return {
        id(passage): section.heading.role or "其他"
        for section in article.outline.sections
        for passage in section.passages
    }


def _more_or_less(passage: Passage, text: str, role: str) -> Iterator[Finding]:
    if role in {*ROLES, "", "反思"}:
        for found in MORE_OR_LESS.finditer(text):
            yield Finding(
                passage,
                *found.span(),
                "“或多或少”没有说清有多少",
                "写明几人、什么变化，如 8人中6人作业能当天订正",
            )


def _is_bare(text: str, found: re.Match[str]) -> bool:
    """Whether no number stands beside a vague one: 不少学困生，共9名 has one."""
    if found["some"] in {"几", "多", "好几"} and not found["unit"]:
        return False
    if found["some"] == "多" and text[found.start("some") - 1 : found.start("some")].isalnum():
        return False
    return not counts_in(text[found.start() : found.end() + 16])


def _vague(passage: Passage, found: re.Match[str], role: str, *, stated: bool) -> Iterator[Finding]:
    start = found.start("some")
    words = passage.text[start : found.end()]
    told = f"“{words}”没有写清几人"
    if found["struggling"] and found["said"] and not stated and role in {*ROLES, ""}:
        yield Finding(passage, start, found.end(), told, REMEDY)
    elif (role in ROLES and (found["said"] or found["some"] in PLAIN)) or (
        not role and found["said"] and found["some"] in PLAIN
    ):
        yield Finding(passage, start, found.end(), told, REMEDY, severity=Severity.NOTICE)
