"""G08."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from plangen.check.coverage.figures import FIGURE
from plangen.check.coverage.themes import all_themes
from plangen.check.rule import Finding, Rule
from plangen.language.clauses import SENTENCE, span_around
from plangen.problems import Severity
from plangen.readers.passages import Part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.readers.articles import Article
    from plangen.readers.passages import Passage

CONCLUDED = re.compile(
    r"(?:从|由|据)(?:以上|上述|上面|这些|这组|上表|下表|表中|表格|图中)?的?(?:调查)?(?:数据|数字|统计|统计结果|调查结果|上表|表中|百分比|比例|一点)[^。；，,\n]{0,6}?(?:可以|可|能)?(?:看出|看到|得出|知道|说明|表明|发现|来看|可见|可知)"
    r"|(?:以上|上述|这些|这组)(?:数据|数字|统计)(?:充分)?(?:说明|表明|显示)"
)
INFERRED = re.compile(
    r"由此可见|由此看来|从此点来看|从这点来看|从中可以看出|可见，|因此，|所以，|由此可知"
)
SHARE = re.compile(r"\d+(?:\.\d+)?\s*[%％]|百分之[一二三四五六七八九十]")
# Told of elsewhere: in a paper of its own, in an annex.
ELSEWHERE = re.compile(r"附[件表后]|另附|详见|见表|见图|另见|大数据")
LEAST_SHARES = 2
_NUMBER = r"\d{1,4}(?:\.\d{1,2})?"
_UNIT = r"\s?[%％分人名个]?"
# 由80%变为76%; 帮扶前3人，帮扶后5人.
MOVED = re.compile(
    rf"(?:由|从)[^，。；\d]{{0,8}}(?P<before>{_NUMBER}){_UNIT}，?(?:变为|变成|变到|到|为|至)"
    rf"[^，。；\d]{{0,8}}(?P<after>{_NUMBER}){_UNIT}"
)
COMPARED = re.compile(
    rf"[前初][^，。；\d]{{0,8}}(?P<before>{_NUMBER}){_UNIT}，[^，。；\d]{{0,6}}[后末][^，。；\d]{{0,8}}"
    rf"(?P<after>{_NUMBER}){_UNIT}"
)
INFERRED_NEXT = re.compile(r"[。；]\s?(?:可见|由此|说明|这说明)")
RISEN = re.compile("提高|上升|提升|升高|增长|进步")
FALLEN = re.compile("减少|下降|降低|下滑|退步")
# Of these fewer is better, so 进步 says no rise.
WORSE = re.compile("不合格|不及格|待合格|错|误|漏|拖|缺交|迟到|低分|用时|时间|分钟|名次|学困生")
MEASURED = re.compile("率|分|成绩|人数|次数")


class ShownData(Rule):
    """A conclusion is drawn from data that are there, and speaks of what they speak of."""

    id = "G08"
    severity = Severity.WARNING
    summary = "结论从数据来，数据写出来"
    why = "“从以上数据看出”前面没有数据，或数据说的是一件事、结论说的是另一件事，结论就站不住。"
    bad = (
        "# 学困生调查总结\n\n我们做了问卷。从以上数据可以看出，家长不重视学习。\n",
        "# 课题阶段总结\n\n父母外出打工的占60%，玩手机的占40%。由此可见，学困生的基础薄弱。\n",
        "# 学困生转化工作总结\n\n平均分由72分到68分，成绩有所上升。\n",
        "# 学困生转化工作总结\n\n帮扶前不合格3人，帮扶后不合格5人，不合格人数明显减少。\n",
    )
    good = (
        "# 学困生调查总结\n\n问卷收回40份，家里有人陪的15份。从以上数据可以看出，陪的人不多。\n",
        "# 课题阶段总结\n\n父母外出打工的占60%，沉迷游戏的占40%。由此可见，要请家长配合。\n",
        "# 课题阶段总结\n\n基础薄弱的占60%。由此可见，要补基础。\n",
        "# 学困生转化工作总结\n\n平均分由72分到68分，比上学期下降4分。\n",
        "# 学困生转化工作总结\n\n错题由每天5道变为2道，计算的正确率明显提高。\n",
        "# 学困生转化工作总结\n\n合格人数由24人增加到28人，不合格人数减少4人。\n",
        "# 学困生转化工作总结\n\n不合格人数由7人到4人，进步明显。\n",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        yield from _without_data(article)
        yield from _of_something_else(article)
        yield from _against_the_figures(article)


def _against_the_figures(article: Article) -> Iterator[Finding]:
    """Find a figure that fell and is said to have risen, or the other way round."""
    for passage in article.running:
        if not (MOVED.search(passage.text) or COMPARED.search(passage.text)):
            continue
        for found in (*MOVED.finditer(passage.text), *COMPARED.finditer(passage.text)):
            before, after = Fraction(found["before"]), Fraction(found["after"])
            start, end = span_around(SENTENCE, passage.text, found.start())
            following = INFERRED_NEXT.match(passage.text, end)
            _, stop = (
                span_around(SENTENCE, passage.text, following.end()) if following else (0, end)
            )
            said = passage.text[found.end() : stop]
            rose, fell = RISEN.search(said), FALLEN.search(said)
            counted = passage.text[start : found.start("before")]
            wrong = rose if after < before and not WORSE.search(counted) else None
            wrong = fell if after > before and not rose else wrong
            if wrong is None or (rose and fell) or not MEASURED.search(counted + said):
                continue
            yield Finding(
                passage,
                found.end() + wrong.start(),
                found.end() + wrong.end(),
                f"数字是{found['before']}到{found['after']}，这里却说“{wrong[0]}”",
                "照数字说：升了说升了，降了说降了；数字写反了，就改数字",
                others=((passage, found.start("before")),),
            )


def _without_data(article: Article) -> Iterator[Finding]:
    """Find a conclusion from data before which the document has neither figure nor table."""
    before = ""
    for passage in article.passages:
        if passage.part is Part.CELL or SHARE.search(before) or FIGURE.search(before):
            return
        found = CONCLUDED.search(passage.text)
        if found:
            shown = before + passage.text[: found.start()]
            if not FIGURE.search(shown) and not ELSEWHERE.search(passage.text):
                yield Finding(
                    passage,
                    *found.span(),
                    f"“{found[0]}”的前面没有写出数据",
                    "把数据写出来：查了多少人、各有几人；没有数据，就不说“看出”",
                )
            return
        before = passage.text


def _of_something_else(article: Article) -> Iterator[Finding]:
    """Find a conclusion from shares of causes that speaks of none of these causes."""
    data: Passage | None = None
    for passage in article.running:
        found = INFERRED.search(passage.text)
        if found:
            source = passage.text[: found.start()]
            if len(SHARE.findall(source)) < LEAST_SHARES and data is not None:
                source = data.text
            _, end = span_around(SENTENCE, passage.text, found.end())
            told = passage.text[found.end() : end]
            if len(SHARE.findall(source)) >= LEAST_SHARES and _is_foreign(source, told):
                yield Finding(
                    passage,
                    found.start(),
                    end,
                    "这个结论说的事，前面的数据里没有",
                    "结论照数据来：占得最多的是哪一条，就写怎样改这一条",
                    severity=Severity.NOTICE,
                )
        data = passage


def _is_foreign(source: str, told: str) -> bool:
    """Whether a conclusion is about causes, and none of the themes of the data is among them."""
    shown = {theme.name for theme in all_themes().values() if theme.causes.search(source)}
    about = {theme.name for theme in all_themes().values() if theme.causes.search(told)}
    answered = {theme.name for theme in all_themes().values() if theme.measures.search(told)}
    return bool(shown and about) and not shown & (about | answered)
