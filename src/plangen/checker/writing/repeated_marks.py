"""T25."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.checker.rule import Rule
from plangen.checker.writing.gathering import Slip, gathered
from plangen.language.patterns import lazy
from plangen.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.checker.rule import Finding
    from plangen.readers.articles import Article
    from plangen.readers.passages import Passage

REPEATED = lazy(
    r"(?P<run>[，、；：。]{2,})"
    # 双引号“”的用法: the marks themselves are spoken of; （） may be for pupils to fill in.
    r"|(?<!号)(?P<empty>“”|《》|【】)"
)
# A first look, which is quick.
MAY_HAVE = lazy(r"[，、；：。][，、；：。]|“”|《》|【】")

# Somebody's ellipsis, of which another rule speaks.
STOPS = "。。。"


class RepeatedMarks(Rule):
    """One mark stands where one belongs, and no pair of marks is empty."""

    id = "T25"
    severity = Severity.WARNING
    summary = "标点不重复，引号括号里不空着"
    why = "“，，”“，。”是删改时留下的，“《》”里丢了书名，读的人会以为少了内容。"
    bad = ("全班31人，，其中学困生6人。", "每周辅导两次，。", "根据《》的要求，制定计划。")
    good = (
        "全班31人，其中学困生6人。",
        "他说：“好。”，大家都笑了！！",
        "语文、数学……，还有英语。",
        "在（　）里填数，写上“、”和“，”。",
        "填空：3+（）=5。",
        "学会用双引号“”和书名号《》。",
    )
    for_fragments = True

    def check(self, article: Article) -> Iterator[Finding]:
        yield from gathered(
            (slip for passage in article.matching(MAY_HAVE) for slip in _in_passage(passage)),
            "里的标点重复了，或者里面空着",
            "只留一个标点；空着的引号、书名号补上内容",
        )


def _in_passage(passage: Passage) -> Iterator[Slip]:
    for found in REPEATED.finditer(passage.text):
        run = found["run"]
        if run is None:
            yield Slip(passage, *found.span())
        elif not run.startswith(STOPS):
            yield Slip(passage, *found.span(), _one_mark(run))


def _one_mark(run: str) -> str | None:
    """Return the mark that is meant; None where either may be."""
    if "。" in run:
        return "。"
    return run[0] if len(set(run)) == 1 else None
