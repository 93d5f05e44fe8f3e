"""T04."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.checker.rule import Rule
from plangen.checker.writing.gathering import Slip, gathered
from plangen.language.characters import HAN
from plangen.language.clauses import CLAUSE
from plangen.language.patterns import lazy
from plangen.problems import Severity
from plangen.readers.passages import Part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.checker.rule import Finding
    from plangen.readers.articles import Article
    from plangen.readers.passages import Passage

SPACE = lazy(rf"(?<=[{HAN}])[ \t\u00a0]+(?=[{HAN}])")
# A first look, which is quick.
MAY_HAVE = lazy(r"[ \t\u00a0](?<=[^\x00-\x7f].)[ \t\u00a0]*[^\x00-\x7f]")
RUN = lazy(rf"[{HAN}]+(?:[ \t\u00a0]+[{HAN}]+)+")
IN_A_SENTENCE = lazy(r"[，。；！？]")
# 第三周 复习: what stands before the space is a mark or a label.
LABEL = lazy(
    r"(?:^|[，。；：])\s*(?:第[一二三四五六七八九十百]{1,3}.{1,2}|[一二三四五六七八九十]{1,3}|附[件表]?.?)$"
)
LONGEST_NAME = 4
SHORT_WORD = 3
# No name and no label of a list has these.
PARTICLE = lazy(r"[了把被]")


class SpacesBetweenHan(Rule):
    """No space stands between the characters of a sentence."""

    id = "T04"
    severity = Severity.WARNING
    summary = "汉字和汉字之间没有空格"
    why = "句子里的空格多半是从网页或PDF复制来的，排版时会断开，看着像漏了字。"
    bad = (
        "每天抽背，背错了当 天补上。",
        "本学期要关心 学困生的学习，多鼓励。",
        "我 们 要 关 心 每 一 名 学 生。",
    )
    good = (
        "帮扶对象：许晓 马小军 李明，每周二辅导。",
        "第三周 复习乘法，每天10题。",
        "一年级 语文 数学",
        "每天自评：举手 发言 书写，记三项。",
        "分两组：先读 后写，每周轮换。",
        "学会Good morning和How are you两句。",
        "许　晓、马小军，每周二辅导。",
    )
    for_fragments = True

    def check(self, article: Article) -> Iterator[Finding]:
        yield from gathered(
            (slip for passage in article.matching(MAY_HAVE) for slip in _in_passage(passage)),
            "中间多了空格",
            "删去空格；原来有标点的，补上标点",
        )


def _in_passage(passage: Passage) -> Iterator[Slip]:
    text = passage.text
    if not IN_A_SENTENCE.search(text):
        return
    if passage.part is not Part.BODY or passage.level:
        return
    for clause in CLAUSE.finditer(text):
        for run in RUN.finditer(clause[0]):
            start = clause.start() + run.start()
            if not _is_list(run[0], text, start):
                yield from _slips(passage, start, run[0])


def _is_list(run: str, text: str, start: int) -> bool:
    """Whether spaces set names or words apart, or a label from what it labels."""
    words = run.split()
    if LABEL.search(text[: start + len(words[0])]):
        return True
    lengths = {len(word) for word in words}
    aligned = lengths == {1} and len(words) == 2  # noqa: PLR2004  (许 晓 among longer names)
    listed = 1 not in lengths and max(lengths) <= LONGEST_NAME
    return aligned or (listed and not PARTICLE.search(run))


def _slips(passage: Passage, start: int, run: str) -> Iterator[Slip]:
    """Yield the spaces; between two long stretches one may stand for a comma that was lost."""
    words = run.split()
    many = len(words) > SHORT_WORD
    for found, before, after in zip(SPACE.finditer(run), words, words[1:], strict=False):
        short = min(len(before), len(after)) <= SHORT_WORD
        place = (start + found.start(), start + found.end())
        yield Slip(passage, *place, "" if many or short else None)
