"""What a text says of how a figure moved, and whether its own two numbers say so too.

Only one quantity is looked at, and only words that speak of that one: a mean that fell beside a
share that rose, or fewer mistakes beside better marks, are no contradiction.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plangen.language.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_NUMBER = r"\d+(?:\.\d+)?"
_UNIT = r"[%％]|分(?!钟|之)|[人名题道处次个篇]"
_QUANTITY = r"[^\d，。；：、\s（）由从到]{0,12}?"
_MOVES = (
    r"(?:(?P<told>→|(?P<verb>提高|提升|上升|升高|增加|增长|增|升|下降|降低|减少|减|降|变|变化|调整)"
    r"(?:到了?|为|成|至))|到了?|至)"
)
# A quick look for two numbers of which one follows the other.
TWO = lazy(
    r"\d[分人名题道处次个篇%％]?(?:→|，(?:帮扶后|辅导后|转化后|期末|学期末|现在|目前)|[^\d，。；\n]{0,6}[到为成至][^\d，。；\n]{0,6}\d)"
)
QUANTITY_BEFORE = lazy(r"[^\d，。；：、\s（）由从到]+$")
LONGEST = 12
# 合格率由80%变为76%
FROM_TO = lazy(
    rf"(?P<from>[由从][^\d，。；\n]{{0,8}})?(?<![\d.])(?P<first>{_NUMBER})(?P<unit>{_UNIT})?"
    rf"[^\d，。；\n]{{0,6}}?{_MOVES}[^\d，。；\n]{{0,6}}?(?P<last>{_NUMBER})(?P<unit_after>{_UNIT})"
)
# 帮扶前不合格3人，帮扶后不合格5人
BEFORE_AFTER = lazy(
    r"(?:(?:帮扶|辅导|转化)前|期初|学期初|开学初|起初|原来)，?"
    rf"(?P<what>{_QUANTITY})(?:是|为|有)?(?P<first>{_NUMBER})(?P<unit>{_UNIT})，"
    r"(?:(?:帮扶|辅导|转化)后|期末|学期末|现在|目前)，?"
    rf"(?P<again>{_QUANTITY})(?:是|为|有)?(?P<last>{_NUMBER})(?P<unit_after>{_UNIT})"
)
# One of these begins it.
AT_FIRST = ("扶前", "导前", "化前", "期初", "开学初", "起初", "原来")
_HOW = (
    r"(?:也|都|却|已|又|比(?:期初|原来|以前|上学期|学期初|帮扶前|过去)"
    r"|有了?|明显|显著|大大|大幅度?|稳步|逐步|逐渐|不断|有所|较大|很大|一定|的|地)*"
)
CLAIM = lazy(
    r"(?P<stop>[，。；\n]*)(?:(?:由此)?可见|这?说明|总的来说|总体来看)?，?"
    rf"(?P<subject>[^，。；：、\d\n]{{0,10}}?)(?P<how>{_HOW})"
    r"(?P<word>提高|提升|上升|增加|增长|升高|下降|降低|减少|进步|改善)了?(?=[，。；！\n]|$|\d)"
)
UP = frozenset({"提高", "提升", "上升", "增加", "增长", "升高", "增", "升", "进步", "改善"})
DOWN = frozenset({"下降", "降低", "减少", "减", "降"})
# These praise: of mistakes that are fewer, they are true too.
PRAISE = frozenset({"提高", "提升", "进步", "改善"})
# More of these is better, so that marks in general are meant with them.
BETTER = lazy(r"(?:合格|及格|优秀|优良|优生|正确|准确|达标|完成|满意)率|平均分|均分|总分|得分|成绩")
WORSE = lazy(r"不|未|低分|错|误|差|缺|迟|旷|流失|名次|排名|位次|用时|耗时|时间")
RANKS = lazy(r"名次|排名|位次|排第|[第前]$")
REFUSED = lazy(r"[没未不无难]|目标|如果|若|防止|避免|为何|为什么")


class FalseTrend(NamedTuple):
    """Words that say a figure rose where it fell, or the other way round; places in the text.

    ``moved`` is what the figure did, 升 or 降.
    """

    start: int
    end: int
    first: str
    last: str
    moved: str


def false_trends(text: str, following: str = "") -> Iterator[FalseTrend]:
    """Yield what a text says of a figure against its own numbers, once for each two numbers.

    What is said may stand in the text that follows; its place counts on, after a line end.
    """
    if not TWO.search(text):
        return
    whole = f"{text}\n{following}"
    begun = any(word in text for word in AT_FIRST)
    for pattern in (FROM_TO, BEFORE_AFTER) if begun else (FROM_TO,):
        for change in pattern.finditer(whole, 0, len(text)):
            words = change.groupdict()
            # 20分到30分 alone is a range.
            meant = pattern is BEFORE_AFTER or words["from"] or words["told"]
            found = _false_trend(change, whole) if meant else None
            if found:
                yield found


def _false_trend(change: re.Match[str], text: str) -> FalseTrend | None:
    first, last, unit = change["first"], change["last"], change["unit_after"]
    what = change.groupdict().get("what")
    if what is None:
        before = QUANTITY_BEFORE.search(text, max(0, change.start() - LONGEST), change.start())
        what = before[0] if before else ""
    rose = float(last) - float(first)
    other = change.groupdict().get("again") not in {None, "", what}
    if not rose or other or change["unit"] not in {None, unit} or RANKS.search(what):
        return None
    shown = f"{first}{unit}", f"{last}{unit}", "升" if rose > 0 else "降"
    verb = change.groupdict().get("verb")
    if verb and _contradicts(verb, rose):
        return FalseTrend(change.start("verb"), change.end("verb"), *shown)
    claim = CLAIM.match(text, change.end())
    if claim is None or REFUSED.search(
        claim["subject"].replace("不合格", "").replace("不及格", "")
    ):
        return None
    if not _contradicts(claim["word"], rose) or not _is_of(claim, what, unit):
        return None
    return FalseTrend(claim.start("how"), claim.end("word"), *shown)


def _contradicts(word: str, rose: float) -> bool:
    return (word in UP and rose < 0) or (word in DOWN and rose > 0)


def _is_of(claim: re.Match[str], what: str, unit: str) -> bool:
    """Whether a claim speaks of the quantity, and praises only one of which more is better."""
    subject = claim["subject"]
    better = bool(BETTER.search(what)) and not WORSE.search(what)
    if claim["word"] in PRAISE and not better:
        return False
    if not subject:
        return "。" not in claim["stop"] and "\n" not in claim["stop"]
    if subject in {"成绩", "学习成绩", "总体成绩"}:
        return better
    if subject == "人数":
        return unit in "人名"
    return _is_same(what, subject)


def _is_same(what: str, subject: str) -> bool:
    """Whether two names are of one quantity; 合格 and 不合格 are two."""
    longer, shorter = sorted((what.removesuffix("人数"), subject.removesuffix("人数")), key=len)[
        ::-1
    ]
    before = longer.removesuffix(shorter)
    return len(shorter) > 1 and longer.endswith(shorter) and not before.endswith(("不", "未", "非"))
