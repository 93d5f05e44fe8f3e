"""S14."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from plangen.checker.rule import Finding, Rule
from plangen.checker.structure.closing_lines import last_paragraph
from plangen.language.patterns import lazy
from plangen.problems import Severity
from plangen.resources import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.readers.articles import Article
    from plangen.readers.passages import Passage

ENDS = '。！？!?.…”’"）)】》〉'
OPEN_ENDS = "，,、；;：:"
# Characters of a last line that is a sentence, not an item or a caption.
LEAST_SENTENCE = 16
LEAST_PASSAGES = 3
DOTS = lazy(r"(?:…+|\.{3,}|。{2,})[”）)]?$")
DIGIT = lazy(r"\d$")


class Endings(Rule):
    """A document ends with a whole sentence."""

    id = "S14"
    severity = Severity.WARNING
    summary = "文稿要写完：末尾是完整的句子"
    why = "文稿停在半句话上，或者停在逗号、省略号上，多半是复制时没有复制全。"
    bad = (
        "# 总结\n\n一、做法\n\n每天辅导十分钟。\n\n二、体会\n\n要有耐心，我们坚信，精诚所至。\n",
        "# 计划\n\n一、情况\n\n全班45人。\n\n二、措施\n\n每天放学后辅导十分钟，从口诀补起\n",
        "# 计划\n\n1. 每天辅导十分钟。\n\n2. 每周家访一次，\n",
        "# 计划\n\n一、情况\n\n全班45人。\n\n根据我班的实际情况，特制订二年级的计划……\n",
    )
    good = (
        "# 计划\n\n一、情况\n\n45人。\n\n二、措施\n\n每天辅导。\n\n青石桥小学\n\n2026年9月7日\n",
        "# 计划\n\n一、情况\n\n全班45人。\n\n二、措施\n\n1. 建档\n2. 辅导\n",
        "# 计划\n\n一、安排\n\n按周安排。\n\n| 周 | 事 |\n| --- | --- |\n| 1 | 建档 |\n",
        "# 总结\n\n一、做法\n\n每天辅导。\n\n古人说：“精诚所至，金石为开。”\n",
        "# 计划\n\n一、情况\n\n全班45人。\n\n附件：1. 名单\n",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        if len(article.running) < LEAST_PASSAGES:
            return
        last = last_paragraph(article)
        if last is not None and not last.level and len(last.text) > 1:
            told = _breaks_off(last, article)
            if told:
                yield Finding(
                    last,
                    max(len(last.text) - 8, 0),
                    len(last.text),
                    f"文稿末尾“{last.text[-12:]}”{told}",
                    "把后面的内容补完，或者改成完整的句子",
                )


def _breaks_off(passage: Passage, article: Article) -> str:
    """Return what is wrong with the end of the last paragraph; nothing if it is in order."""
    text = passage.text.rstrip()
    saying = _half_saying(text)
    if saying:
        return f"没有写完，下一句是“{saying}”"
    if DOTS.search(text):
        return "停在省略号上"
    if text[-1] in OPEN_ENDS:
        return "停在句子中间"
    if text[-1] in ENDS or len(text) < LEAST_SENTENCE or DIGIT.search(text):
        return ""
    # Items may all go without a full stop.
    entries = article.outline.by_index.get(len(article.running) - 1, [])
    for run in article.outline.runs:
        if entries and any(entry is entries[-1] for entry in run):
            others = [entry.text[-1:] for entry in run[:-1]]
            if others and not any(end in ENDS for end in others):
                return ""
    return "没有句号" if "，" in text or "。" in text else ""


def _half_saying(text: str) -> str:
    bare = text.rstrip('。！!”"…')
    return next((rest for said, rest in _sayings().items() if bare.endswith(said)), "")


@cache
def _sayings() -> dict[str, str]:
    return dict(read_yaml("check/sayings.yaml"))
