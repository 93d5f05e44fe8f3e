"""T12."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.check.rule import Change, Finding, Rule
from plangen.check.writing.word_lists import word_list
from plangen.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.readers.articles import Article


class MissingCharacters(Rule):
    """No character is lost that turns the meaning round or breaks a word."""

    id = "T12"
    severity = Severity.WARNING
    summary = "没有掉字：必可少、持之恒、5名后进行"
    why = "“必不可少”掉了“不”，意思就反了；复制和改写时最容易掉字。"
    bad = (
        "家长的配合是必可少的。",
        "学习贵在持之恒。",
        "我班后进行为数不多，多鼓励学困，他们就敢举手。",
        "他们学习上能刻苦，一碰到难题就放弃。",
        "重点转化3名后进行的学习习惯，不认真，能按时完成作业。",
    )
    good = (
        "家长的配合是必不可少的。",
        "学习贵在持之以恒。",
        "课后进行为数不多的几次谈话，扶贫助学困境儿童。",
        "他学习上能刻苦，一遇到难题就请教同学，遇到困难也不退缩。",
        "关心学困儿童，鼓励学困家庭。",
        "放学后进行辅导，转化后进行巩固。",
        "上课不走神，能专心听讲；不马虎，能按时完成作业。",
    )
    for_fragments = True

    def check(self, article: Article) -> Iterator[Finding]:
        words = word_list("missing_words")
        for passage in article.passages:
            for start, end, entry in words.found_in(passage.text):
                yield Finding(
                    passage,
                    start,
                    end,
                    f"“{entry.wrong}”像是掉了字",
                    f"应是“{entry.right}”",
                    (Change(passage, start, end, entry.right),),
                )
