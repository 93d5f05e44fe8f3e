"""P07."""

from __future__ import annotations

import re

from plangen.check.regulations.wording import BURDEN, WordingRule

_DEMAND = r"(?:要求|请|让|由|督促|希望|建议|动员|通知|指导|要|需|发动|和|与|提醒)"
_GAP = r"(?:(?!会|学校|反映|看|老师|教师|对|的)[^，,。；;：:！!？?\n不没无未少难我])"
_WORK = r"[^，,。；;\n]{0,6}?(?:作业|练习|试卷)"


class MarkingByParents(WordingRule):
    """Parents are not asked to mark or check homework."""

    id = "P07"
    summary = "不要求家长批改、检查作业"
    why = f"教师要认真批改作业，严禁要求家长检查、批改作业：{BURDEN}第5条。"
    bad = (
        "家庭作业请家长批改后签字。",
        "要求家长每晚检查作业。",
        "口算由家长负责批改。",
    )
    good = (
        "作业由教师面批，不要求家长批改。",
        "家长会上展示教师批改的作业。",
        "有的家长没有时间检查作业。",
        "严禁要求家长检查、批改作业。",
        "请家长检查孩子的书包是否带齐用品。",
    )
    words = ("批改", "批阅", "检查")
    pattern = re.compile(
        rf"家长(?:{_GAP}){{0,6}}?(?:批改|批阅)(?![的情])"
        rf"|{_DEMAND}(?:学生|孩子|各位|每位)?家长(?:{_GAP}){{0,6}}?检查{_WORK}"
        r"|(?:作业|练习|试卷)[^，,。；;\n不]{0,6}?(?:由|请|让|交)家长[^，,。；;\n不没的]{0,4}?(?:检查|批改|订正)"
        rf"|家长(?:要|须|必须|应当?|负责|每天|每晚|坚持)(?:{_GAP}){{0,4}}?检查{_WORK}"
    )
    message = "“{words}”：不能要求家长批改、检查作业"
    remedy = "改成由教师批改；家长只提供安静的环境和固定的时间"
