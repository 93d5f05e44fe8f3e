"""N14."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plangen.checker.rule import Finding, Rule
from plangen.language.clauses import FULL_SENTENCE, unquoted
from plangen.language.counts import NUMBER, whole_number
from plangen.language.patterns import lazy
from plangen.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.readers.articles import Article

SIZE = lazy(
    rf"(?:每|各)个?(?:学习|互助|合作|帮扶)?小?组(?:由|为|有|是|共)?(?P<each>{NUMBER})[名人个](?!组)"
    rf"|(?P<one>{NUMBER})[名人个](?:学生|同学)?(?:为|组成|分成|编成|编为|结成)?[一1]个?(?:学习|互助|合作)?小?组"
    rf"|(?P<team>{NUMBER})人(?:学习|互助|合作|帮扶)?小组"
)
_POSTS = r"副?组长|组员|成员|队员|记录员|汇报员|检查员|监督员|发言人"
_LEVELS = r"优等?生|优秀生|尖子生|学优生|中等生|学困生|后进生|潜能生|待优生"
# Each of these has one of them.
MEMBERS = (
    *("组长", "组员", "成员", "队员", "记录员", "汇报员", "检查员", "监督员", "发言人", "优生"),
    *("优等生", "优秀生", "尖子生", "中等生", "学困生", "后进生", "潜能生"),
)
PART = lazy(
    rf"(?P<name>{_POSTS}|{_LEVELS})(?:共?有|为|是|：|:)?(?P<number>{NUMBER})[名人个]"
    rf"|(?P<number_first>{NUMBER})[名个位](?P<name_last>{_POSTS}|{_LEVELS})"
)
MANY = lazy(
    rf"(?:分|编|组)(?:成|为)?了?(?P<groups>{NUMBER})个?(?:学习|互助|合作)?小?组[^。；\d]{{0,8}}?(?P<total>共{NUMBER}人)?[，,]?每个?小?组(?P<size>{NUMBER})[名人]"
)
EVERY = ("每组", "每个组", "每小组", "每个小组")
WHOLE = lazy(rf"(?:全班|共有?|一共)(?:学生)?(?P<total>{NUMBER})[名人]")
# Numbers that hold for some groups, or about.
ROUGHLY = lazy(r"左右|[～~]|至少|或|[到至]|余|多|约|最后一组|有的组|其中[一二两三四五\d]+个?组|各")
NEAR = 40


class GroupSizes(Rule):
    """The members of a group are as many as the group is said to have."""

    id = "N14"
    severity = Severity.WARNING
    summary = "小组成员相加等于每组人数"
    why = "每组4人，组长1人、组员2人，还差一个人没有安排，照着分组就会落下学生。"
    bad = (
        "每组4人：组长1人、组员2人。",
        "四人小组由优生1名、中等生1名、学困生1名组成。",
        "1名优生、2名中等生、2名学困生，四人一组。",
        "全班45人，分成10个小组，每组4人。",
    )
    good = (
        "每组4人：组长1人、组员3人。",
        "四人小组由优生1名、中等生2名、学困生1名组成，每两周换一次组长。",
        "1名优生、2名中等生、1名学困生，四人一组。",
        "编成八个小组，共32人，每组4人。",
        "每组4人，设组长1人。",
        "全班45人，分成11个小组，每组4人，余下1人编进第一组。",
        "每组4～5人，优生1名，中等生2名，学困生1名。",
    )
    dossier_bad = (
        "文种: 学困生转化计划\n编组: 组长加三人\n小组: [{名称: 一组, 组长: 甲, 成员: [乙, 丙]}]\n",
    )
    dossier_good = (
        (
            "文种: 学困生转化计划\n编组: 组长加三人\n"
            "小组: [{名称: 一, 组长: 甲, 成员: [乙, 丙, 丁]}]\n目标: [每天按时交作业]\n"
        ),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        for passage in article.holding("组"):
            text = unquoted(passage.text)
            for sentence in FULL_SENTENCE.finditer(text):
                said = sentence[0]
                if "组" not in said:
                    continue
                for start, end, message in (*_of_members(said), *_of_groups(said)):
                    yield Finding(
                        passage,
                        sentence.start() + start,
                        sentence.start() + end,
                        message,
                        "核对每组人数和各种成员的人数，改正其中一个",
                    )


def _of_members(said: str) -> Iterator[tuple[int, int, str]]:
    """Compare the size of a group with the posts and the levels in it."""
    size = SIZE.search(said) if any(member in said for member in MEMBERS) else None
    if size is None:
        return
    number = whole_number(size["each"] or size["one"] or size["team"])
    parts = [
        part
        for part in PART.finditer(said)
        if (part.start() >= size.end() and part.start() - size.end() <= NEAR)
        or (part.end() <= size.start() and size.start() - part.end() <= NEAR)
    ]
    if not parts or number is None:
        return
    start = min(size.start(), parts[0].start())
    end = max(size.end(), parts[-1].end())
    if ROUGHLY.search(said[start:end].removeprefix("各")) or said[end : end + 2].startswith("以上"):
        return
    posts: list[int] = []
    levels: list[int] = []
    for part in parts:
        amount = whole_number(part["number"] or part["number_first"])
        name = part["name"] or part["name_last"]
        if amount is None:
            return
        (posts if re.fullmatch(_POSTS, name) else levels).append(amount)
    sums = {sum(posts), sum(levels), sum(posts) + sum(levels)}
    if len(parts) > 1 and max(len(posts), len(levels)) > 1 and number not in sums:
        told = sum(levels) if len(levels) > 1 else sum(posts) + sum(levels)
        yield start, end, f"“{size[0]}”，写出的成员合起来是{told}人"


def _of_groups(said: str) -> Iterator[tuple[int, int, str]]:
    """Compare the number of groups times their size with all pupils."""
    if not any(every in said for every in EVERY):
        return
    for found in MANY.finditer(said):
        whole = WHOLE.search(said, 0, found.end())
        groups, size = whole_number(found["groups"]), whole_number(found["size"])
        total = whole_number(whole["total"]) if whole else None
        if not (groups and size and total) or ROUGHLY.search(said, found.start()):
            continue
        if groups * size != total:
            yield (
                *found.span(),
                f"{groups}个组、每组{size}人是{groups * size}人，总数写的是{total}人",
            )
