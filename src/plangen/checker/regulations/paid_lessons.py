"""P15."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.checker.regulations.wording import PAID, WordingRule, sentence_around
from plangen.language.patterns import lazy

if TYPE_CHECKING:
    import re

    from plangen.readers.articles import Article
    from plangen.readers.passages import Passage


TALK = lazy(
    r"行为|问题|承诺|自查|整治|治理|举报|抵制|专项|现象|师德|是否|课后服务|服务费|按规定|公示"
)
_LESSONS = r"(?:补课|辅导|补习)"


class PaidLessons(WordingRule):
    """Teachers take no money for lessons."""

    id = "P15"
    summary = "不有偿补课，不收补课费"
    why = f"教师不得组织、参与有偿补课，不得收取补课费用：{PAID}第四条。"
    bad = (
        "放学后在家里有偿补课。",
        "每名学生收取补课费200元。",
        "周三辅导每次收费20元。",
    )
    good = (
        "不搞有偿补课，不收补课费。",
        "签订拒绝有偿补课承诺书。",
        "利用课余时间免费辅导。",
        "开展有偿补课问题专项整治。",
        "课后服务辅导按公布的办法收费。",
    )
    words = ("有偿", "补课", "辅导", "补习")
    pattern = lazy(
        rf"有偿(?:补课|家教|辅导|补习)|(?:收取|收|交|缴纳?)[^，,。；;\n不免无]{{0,4}}?{_LESSONS}费"
        rf"|{_LESSONS}费[^，,。；;\n不免无]{{0,3}}?(?:每|\d)"
        rf"|{_LESSONS}班?[^，,。；;\n不免无]{{0,6}}?(?:收费|收取|缴费|交费"
        r"|每(?:人|次|节|课时|小时|月|学期)[^，,。；;\n不免无]{0,4}?\d+\s*元|\d+\s*元\s*[/每一])"
    )
    message = "“{words}”：教师补课、辅导不能收费"
    remedy = "删去收费；辅导放在课内和课后服务时间"

    def counts(self, article: Article, passage: Passage, found: re.Match[str]) -> bool:
        return not TALK.search(sentence_around(passage.text, *found.span()))
