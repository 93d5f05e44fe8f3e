"""G07."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from plangen.checker.coverage.answered_causes import DOSSIER
from plangen.checker.coverage.figures import has_evidence
from plangen.checker.rule import Finding, Rule
from plangen.language.clauses import CLAUSE, SENTENCE, span_around, unquoted
from plangen.language.negating import is_affirmed
from plangen.language.patterns import lazy
from plangen.language.supposing import is_supposed
from plangen.problems import Severity
from plangen.readers.passages import Part

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from plangen.readers.articles import Article
    from plangen.readers.passages import Passage

_GREAT = (
    "(?:显著|明显|良好|较好|可喜|优异|喜人|很好|不错|丰硕|很大|较大幅度|较大|比较[好大]|长足|巨大|一定|极大|大幅度?"
    "|根本)"
)
_RESULT = "(?:成效|成绩|效果|进步|成果|提高|改观|变化|好转|改善|转变|提升|突破|收获|增强)"
CLAIM = lazy(
    rf"(?:取得|收到|获得|得到|有|发生|见到|起到)了?(?:[^。；，,\n]{{0,6}}?的)?(?:很|非常|十分|比较|较为)?{_GREAT}的?{_RESULT}"
    rf"|(?:成效|效果|进步|变化|收效)(?:很|非常|十分|比较|较为|都很|也很)?(?:显著|明显|良好|很大|可喜)"
    r"|(?:成绩|成果)(?:很|非常|十分)?(?:显著|喜人|斐然|可喜)|突飞猛进"
    rf"|(?:明显|显著|大大|大幅度?|普遍)地?(?:提高|提升|进步|好转|改善|增强|减少)了"
    rf"|(?:成绩|习惯|纪律|态度|能力|水平|质量|信心)[^。；，,\n]{{0,6}}?(?:明显|显著|大大|大幅度?|普遍)地?(?:提高|提升|进步|好转|改善|增强)"
    r"|(?:基本|都|全部|已经?|如期|圆满)(?:上)?(?:达到|实现|完成)了(?:预期|预定|既定|原定|规定)?的?(?:目标|目的|要求)"
    r"|(?:养成|形成)了良好的?(?:学习|行为|作业)?习惯"
)
# A claim begins with words that no other sentence has so often; a quick look for them.
SIGNS = (
    *("显", "大", "好", "长足", "突", "斐然", "比较", "可喜", "优异", "喜人", "不错", "丰硕"),
    *("一定", "普遍", "根本", "达到", "实现", "完成了"),
)
# The term before has its own summary.
OTHER = lazy(r"上个?学期|上学期|以往|去年|过去|没有|未|不")
KINDS = {"总结", "计划", "文章", ""}

SUMMARY = f"""\
{DOSSIER.replace("学困生转化计划", "学困生工作总结")}\
总结:
  日期: 2027-01-20
"""


class ProvedResults(Rule):
    """A result is told with a number, or with what shows it."""

    id = "G07"
    severity = Severity.WARNING
    summary = "说成效有数字或依据"
    why = "“有了明显提高”谁都会写，看的人不信；写上期初多少、期末多少、根据哪份记录。"
    bad = (
        "# 学困生转化工作总结\n\n经过一学期的努力，学困生的成绩有了明显的提高。\n",
        "# 学困生辅导总结\n\n## 三、成效\n\n学生的作业习惯明显好转，家长很满意。\n",
        "# 二年级学困生工作总结\n\n2026年9月起，我采取了结对帮扶，取得了显著的成效。\n",
    )
    good = (
        "# 学困生转化工作总结\n\n成绩有了明显的提高：及格的由24人增加到28人。\n",
        "# 学困生转化工作总结\n\n6人中有4人及格。成绩有了明显的提高。\n",
        "# 学困生转化工作总结\n\n纪×的成绩没有明显提高。希望下学期取得良好的成绩。\n",
        "# 学困生转化计划\n\n学生有了明显的进步时，及时表扬；力争期末取得较好的成绩。\n",
        "# 学困生转化工作总结\n\n学习习惯有了很大的变化，见表2。\n",
    )
    dossier_bad = (SUMMARY,)
    dossier_good = (
        SUMMARY.replace("原因: [", "成绩: {上学期期末: 52, 期末: 68}, 原因: [")
        + "  措施执行: {作业面批: {次数: 80, 记录: 批改记录80份}}\n",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        if article.about.kind not in KINDS:
            return
        running = article.running
        for passage in article.body_holding(*SIGNS):
            if passage.level:
                continue
            place = article.index_of(passage)
            text = unquoted(passage.text)
            end = 0  # of the sentence last told: what else it claims is not told again
            for words in CLAIM.finditer(text):
                if words.start() < end or not _is_told(text, words):
                    continue
                if _is_shown(article, running, place, words):
                    continue
                _, end = span_around(SENTENCE, text, words.start())
                yield Finding(
                    passage,
                    *words.span(),
                    f"“{words[0]}”没有数字，也没有依据",
                    "写上期初多少、期末多少，或根据哪份记录，如“及格的由24人增加到28人”",
                )


def _is_told(text: str, words: re.Match[str]) -> bool:
    """Whether a claim is made of this term, as a fact."""
    start, _ = span_around(CLAUSE, text, words.start())
    return (
        not OTHER.search(text, start, words.end())
        and not is_supposed(text, *words.span())
        and is_affirmed(text, *words.span())
    )


def _is_shown(
    article: Article, running: Sequence[Passage], place: int, words: re.Match[str]
) -> bool:
    """Whether the sentence or one beside it has a figure, or a table follows the paragraph."""
    passage = running[place]
    start, end = span_around(SENTENCE, passage.text, words.start())
    before, _ = span_around(SENTENCE, passage.text, max(0, start - 2))
    _, after = span_around(SENTENCE, passage.text, min(len(passage.text), end + 1))
    around = passage.text[before:after]
    if before == 0 and place > 0:
        around = f"{running[place - 1].text[-60:]}\n{around}"
    follows = running[place + 1] if place + 1 < len(running) else None
    if after >= len(passage.text) - 1 and follows is not None:
        around += f"\n{follows.text[:60]}"
    if has_evidence(around):
        return True
    # A caption may stand between a paragraph and its table.
    at = bisect_right(article.passages, passage.line, key=lambda each: each.line)
    return any(each.part is Part.CELL for each in article.passages[at : at + 2])
