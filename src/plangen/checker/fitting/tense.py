"""F06."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.checker.rule import Finding, Rule
from plangen.language.clauses import SENTENCE, span_around, unquoted
from plangen.language.negating import is_affirmed
from plangen.language.patterns import lazy
from plangen.language.supposing import is_supposed
from plangen.problems import Severity
from plangen.readers.outline import role_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.readers.articles import Article

DONE = lazy(
    r"(?:取得|收到)了(?:良好|显著|较好|明显|一定|可喜|优异|很好|不错|喜人|较大)的?(?:效果|成效|进步|成绩|成果)"
    r"|(?:有|取得|发生)了(?:很大|明显|较大|显著|长足|可喜|不小|根本)的?(?:进步|提高|改观|改变|好转|转变|变化)"
    r"|(?:本|这|一)个?学期(?:以来|来)，?我[们班校]?[^。；\n]{0,12}?(?:做了|采取了|开展了|组织了|进行了|抓了|完成了)"
    r"|(?:成绩|学习|习惯|纪律|作业|态度)[^。；，\n]{0,4}(?:明显|大大|显著|大幅度?)(?:提高|好转|改善|改观|进步|增强)了"
)
# The term before, a wish, an example.
OTHER = lazy(
    r"上个?学期|上学[年期]|去年|过去|以往|此前|以前|前一|上一|一年来|几年来|近年|暑假|寒假|期初|一年级时"
    r"|目标|有的|曾|案例|例如|比如|实践证明"
)
PAST_SECTIONS = {"情况", "原因", "思想", "反思"}
SENTENCES_OF_A_SUMMARY = 5
# Fewer are enough where every one of them is of the future.
FEWEST = 3
REACHED = lazy(
    r"(?:学生|学困生|孩子|他们)[^。；，,\n]{0,4}?(?:全部|都|均|基本上?|如期)(?:达到|实现|完成)了(?:预期|预定|既定|规定)?的?(?:目标|任务|要求)"
)
# Of these each of the patterns above has one.
SIGNS = (
    *("取得了", "收到了", "有了", "发生了", "做了", "采取了", "开展了", "组织了", "进行了", "抓了"),
    *("完成了", "提高了", "好转了", "改善了", "改观了", "进步了", "增强了", "达到了", "实现了"),
)
MODAL = lazy(
    r"(?<![只需就还简重主想])要(?![求点领素么害紧])|[应须]当?|准备|打算|力争|争取|将(?=[继会在对把以从组开坚采通进重每])"
)
PAST = lazy(r"了|过(?!程)|已|没有|\d(?![\d年月日、.．])")


class Tense(Rule):
    """A plan tells what will be done, a summary what was done."""

    id = "F06"
    severity = Severity.WARNING
    summary = "计划写要做的，总结写做过的"
    why = "计划里写“取得了明显进步”，总结里全是“要怎样做”，多半是计划和总结互相套用。"
    bad = (
        "# 学困生转化计划\n\n## 三、措施\n\n课后辅导每周两次，学困生的成绩有了明显的提高。\n",
        "# 学困生辅导计划\n\n本学期以来，我们开展了结对帮扶，取得了良好的效果。\n",
        "# 学困生辅导计划\n\n一年来，我坚持面批作业，6名学生都达到了目标。\n",
        "# 学困生辅导计划\n\n本学期主要抓口算，收到了良好的效果。\n",
        "# 帮扶工作总结\n\n我将每天听写。我将每周面谈。我将每月家访。\n",
        "# 学困生转化工作总结\n\n要关心学困生。要做好家访。教师应当耐心。要多表扬。作业要分层。\n",
    )
    good = (
        "# 学困生转化计划\n\n经过上学期的努力，三名学生有了明显的进步。\n",
        "# 学困生转化计划\n\n学生有了明显的进步后，换一件事做。力争取得良好的效果。\n",
        "# 学困生转化计划\n\n## 学生情况\n\n经过训练，他们的作业习惯有了很大的改观。\n",
        "# 学困生转化计划\n\n上学期4名学生都达到了目标，他们都达到了目标以后再加一点。\n",
        "# 帮扶工作总结\n\n## 下学期打算\n\n我将每天听写。我将每周面谈。我将每月家访。\n",
        "# 帮扶工作总结\n\n将每周面谈。辅导36次。将每月家访。\n",
        "# 学困生转化工作总结\n\n共辅导36次。家访走了6户。还要多表扬。作业要分层。要有耐心。\n",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        if article.about.kind == "计划":
            yield from _results_in_a_plan(article)
        elif article.about.kind == "总结":
            yield from _only_plans(article)


def _results_in_a_plan(article: Article) -> Iterator[Finding]:
    part = ""
    told = {id(passage) for passage in article.holding(*SIGNS)}
    for passage in article.running if told else ():
        if passage.level:
            part = role_of(passage.text)
        if part in PAST_SECTIONS or id(passage) not in told:
            continue
        text = unquoted(passage.text)
        for words in (*DONE.finditer(text), *REACHED.finditer(text)):
            start, end = span_around(SENTENCE, text, words.start())
            sentence = text[start:end]
            # 一年来 … 都达到了目标 is the end of a year, not the state at its beginning.
            if words.re.pattern == REACHED.pattern:
                sentence = sentence.replace("一年来", "").replace(words[0], "")
            if (
                OTHER.search(sentence)
                or is_supposed(text, *words.span())
                or not is_affirmed(text, *words.span())
            ):
                continue
            yield Finding(
                passage,
                *words.span(),
                f"计划里写着“{words[0]}”，是做完以后才说得出的话",
                "改成要做的事和要达到的数；说的是上学期，就写明“上学期”",
            )


def _only_plans(article: Article) -> Iterator[Finding]:
    """Find a summary in which no sentence tells of anything done."""
    modal = []
    sentences = 0
    part = ""
    for passage in article.running:
        if passage.level:
            part = role_of(passage.text)
        if passage.level or passage.text == article.about.title:
            continue
        if PAST.search(passage.text):
            return
        for sentence in SENTENCE.finditer(passage.text):
            sentences += 1
            found = MODAL.search(passage.text, *sentence.span())
            if found and part != "反思":
                modal.append((passage, found))
    whole = len(modal) == sentences >= FEWEST
    if not whole and (sentences < SENTENCES_OF_A_SUMMARY or 2 * len(modal) <= sentences):
        return
    passage, found = modal[0]
    yield Finding(
        passage,
        *found.span(),
        f"整份总结都在说要怎样做，{sentences}句话里没有一句说做过什么",
        "写做了的事：做了几次、对谁、结果怎样；打算放到最后一节",
    )
