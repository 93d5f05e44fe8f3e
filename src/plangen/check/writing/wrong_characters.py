"""T11."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.check.rule import Change, Finding, Rule
from plangen.check.writing.word_lists import word_list
from plangen.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.readers.articles import Article


class WrongCharacters(Rule):
    """Words are written with the right characters."""

    id = "T11"
    severity = Severity.WARNING
    summary = "没有错别字：更本、导至、在接再厉"
    why = "错别字在老师写的文稿里格外显眼；这里只查不会看错的，其余的还要自己读一遍。"
    bad = (
        "他们更本不会列竖式，导至作业出错。",
        "希望同学们在接再厉，象朋友一样互相帮助。",
        "本学期查缺补露，因才施教。",
        "错题要在讲一遍，要象大哥哥一样和他们玩。",
    )
    good = (
        "这种变化更本质，引导至课堂，正好象征着团结。",
        "用工单位给家长开会，家长们很支持。",
        "他自己已经写完，成绩单也带回家了。",
        "不用工具，徒手量一量；不用工作簿。",
        "要在读一遍课文的基础上复述，学生在写一遍。",
        "大象和小朋友一样爱玩，要把对象和目标写清。",
        "责任和学生同在，教材已经钻研过。",
    )
    for_fragments = True

    def check(self, article: Article) -> Iterator[Finding]:
        words = word_list("wrong_words")
        for passage in article.passages:
            for start, end, entry in words.found_in(passage.text):
                yield Finding(
                    passage,
                    start,
                    end,
                    f"“{entry.wrong}”是错别字",
                    f"应写成“{entry.right}”",
                    (Change(passage, start, end, entry.right),),
                )
