"""P12."""

from __future__ import annotations

from plangen.checker.regulations.wording import DISCIPLINE, WordingRule
from plangen.language.patterns import lazy
from plangen.problems import Severity


class StandingAsPunishment(WordingRule):
    """Standing is hardly ever a fitting punishment."""

    id = "P12"
    severity = Severity.WARNING
    summary = "慎用罚站"
    why = f"可以让学生在教室内站立不超过一节课的时间，超时、超量的罚站是过度惩罚：{DISCIPLINE}。"
    bad = ("上课讲话的罚站。", "不交作业就到走廊罚站十分钟。")
    good = (
        "不罚站，不停课。",
        "严禁罚站、罚抄。",
        "练习罚球站位。",
        "老师从不让孩子罚站。",
        "赏罚站得住脚，大家才服气。",
    )
    words = ("罚站",)
    pattern = lazy("(?<![奖赏惩责处])罚站")
    message = "“{words}”容易成为变相体罚"
    remedy = "改成别的办法，如 课后单独谈一次，说定下一次怎样做"
