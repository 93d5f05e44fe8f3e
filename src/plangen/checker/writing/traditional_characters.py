"""T08."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.checker.rule import Rule
from plangen.checker.writing.gathering import Slip, gathered
from plangen.language.characters import IN_BOTH_SETS, simplified, traditional_in
from plangen.language.clauses import QUOTED
from plangen.language.patterns import lazy
from plangen.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.checker.rule import Finding
    from plangen.readers.articles import Article
    from plangen.readers.passages import Passage

# In a text about characters and calligraphy they are its subject.
SUBJECT = lazy(r"繁体|繁體|书法|碑|篆|隶书|字帖|异体|古文")


class TraditionalCharacters(Rule):
    """Characters are the simplified ones."""

    id = "T08"
    severity = Severity.WARNING
    summary = "用简化字，不夹繁体字"
    why = (
        "学校以规范汉字为基本的教育教学用字（《国家通用语言文字法》第10条）；"
        "复制来的文字常夹着繁体字。"
    )
    bad = ("培养良好的學習习惯。", "輔導後進生。")
    good = (
        "课后在教室里干干净净地坐着，学生乾、著都认得。",
        "书法课临“學”字，讲繁体字的来历。",
        "读《論語》。",
        "李昇、王喆、赵堃三名同学。",
    )
    for_fragments = True

    def check(self, article: Article) -> Iterator[Finding]:
        signs = traditional_in(article.text)
        passages = article.holding(*signs)
        yield from gathered(
            (slip for passage in passages for slip in _in_passage(passage, signs)),
            "里有繁体字",
            "改成简化字",
        )


def _in_passage(passage: Passage, signs: frozenset[str]) -> Iterator[Slip]:
    if SUBJECT.search(passage.text):
        return
    text = QUOTED.sub(lambda found: _blanked(found[0]), passage.text)
    if signs.isdisjoint(text):
        return
    forms = simplified(text)
    same_length = len(forms) == len(text)
    for i, character in enumerate(text):
        if character in signs or character in IN_BOTH_SETS:
            form = forms[i] if same_length else simplified(character)
            yield Slip(passage, i, i + 1, form if form != character else None)


def _blanked(quoted: str) -> str:
    """Blank out titles, which may be of old books; what is merely quoted stays."""
    return "\u3000" * len(quoted) if quoted.startswith("《") else quoted
