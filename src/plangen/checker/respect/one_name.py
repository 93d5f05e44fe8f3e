"""L02."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from plangen.checker.rule import MOST_PLACES, Change, Finding, Rule
from plangen.language.clauses import unquoted
from plangen.language.labels import PREFERRED, doubtful_labels, insults
from plangen.language.patterns import lazy
from plangen.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.readers.articles import Article
    from plangen.readers.passages import Passage

    Place = tuple[Passage, int]

# Of these every name below has one.
SHORT = (
    *("学困生", "后进生", "后进学生", "差生", "困难学生", "困难生", "潜能生", "待优生", "待进生"),
    *("暂困生", "弱生", "待转化生"),
)
# Names of one and the same pupils; a description (学习有困难的学生) may stand beside a name.
TERM = lazy(
    r"(?:学习)?困难(?:学生|生)|学困生|(?:学习)?后进(?:学生|生)|(?<![参误温落偏时色视反])差生(?![源长])"
    r"|潜能生|待优生|待进生|暂困生|学弱生|(?<![学])弱生|待转化生"
)
# 家庭困难学生 need money, 行为后进生 are others; a name that is explained is another on purpose.
OTHERS = lazy(r"(?:家庭|经济|生活|行为|贫|特|资助|心理|适应|身体)(?:上)?(?:有)?$")
EXPLAINED = lazy(r"以下简称|简称|也就是|即|又称|也叫|也称|所谓|俗称|或称|（又|指的?是")
NEAR = 12


class OneName(Rule):
    """A document calls the same pupils by one name throughout."""

    id = "L02"
    severity = Severity.WARNING
    summary = "一份文稿里，对帮扶学生只用一种称呼"
    why = "一会儿写学困生，一会儿写潜能生，读的人分不清说的是不是同一批学生。"
    bad = (
        "本班有学困生6名。\n\n对潜能生每周辅导两次，学困生的作业面批。",
        "学习困难生共4人，给待优生建档案。",
    )
    good = (
        "本班有学困生6名，每周辅导学困生两次。",
        "学习有困难的学生（以下简称学困生）共6名，学困生每周面批。",
        "学困生6名，家庭困难学生2名。",
        "学困生也就是潜能生，潜能生三个字更让人有信心。",
        "有人叫“后进生”，我们叫学困生。",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        places = _places(article)
        if len(places) < 2:  # noqa: PLR2004  (one name is what is asked for)
            return
        kept = _kept(places)
        # Where a name insults, that is told and mended already.
        mended = {*insults().replacements, *doubtful_labels().replacements}
        told = "、".join(f"“{term}”{len(where)}处" for term, where in places.items())
        for term, where in places.items():
            if term == kept:
                continue
            passage, start = where[0]
            changes = [
                Change(each, at, at + len(term), kept)
                for each, at in where
                if term not in mended or kept == PREFERRED
            ]
            others = [*where[1:MOST_PLACES], *places.get(kept, ())[:1]]
            yield Finding(
                passage,
                start,
                start + len(term),
                f"对同一批学生有几种称呼：{told}；“{term}”也要统一",
                f"全文都写“{kept}”",
                tuple(changes),
                tuple(others),
            )


def _places(article: Article) -> dict[str, list[Place]]:
    """Return where each name stands that an article itself uses, unless it explains one."""
    found: dict[str, list[Place]] = defaultdict(list)
    explained = set()
    for passage in article.holding(*SHORT):
        text = passage.text
        for match in TERM.finditer(unquoted(text)):
            before = text[max(match.start() - NEAR, 0) : match.start()]
            if OTHERS.search(before):
                continue
            behind = text[match.end() : match.end() + NEAR]
            if EXPLAINED.search(before) or EXPLAINED.match(behind.lstrip("（(，, ")):
                explained.add(match[0])
            found[match[0]].append((passage, match.start()))
    kept = {term: where for term, where in found.items() if term not in explained}
    return kept if explained and len(kept) > 1 else found if not explained else {}


def _kept(places: dict[str, list[Place]]) -> str:
    """Return the name to keep: the most frequent of those that neither insult nor label."""
    bad = {*insults().words, *doubtful_labels().words}
    fit = {term: len(where) for term, where in places.items() if term not in bad}
    return max(fit, key=lambda term: fit[term]) if fit else PREFERRED
