"""P04."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.checker.regulations.wording import MINORS, WordingRule, sentence_around
from plangen.language.patterns import lazy

if TYPE_CHECKING:
    import re

    from plangen.readers.articles import Article
    from plangen.readers.passages import Passage


_REST = (
    r"(?:周末|双休日?|节假日|休息日|假期|寒暑假|寒假|暑假|(?:周|星期|礼拜)[六日天]|长假|假日"
    r"|国庆|五一|元旦|清明|端午|中秋|春节)"
)
_REFUSED = r"禁止|严禁|杜绝|避免|反对|取消|拒绝|停止|谢绝|防止|制止|抵制|整治|违规"
_GATHERED = r"(?:集中|集体|组织|统一|安排|到校|到学校|来校)"
_CLASSES = r"(?:补习班|补课班|辅导班|提高班)"
_ELSEWHERE = r"校外|在外|外面|机构|家教|参加|自己|网上|自学"
OTHERWISE = lazy(
    r"调休|调课|停课|阅读|请假|因病|病假|缺课|落下|机构|校外|社会上|家长[给为让送带利趁]|报了?[^，,。]{0,4}班"
)


class LessonsInFreeTime(WordingRule):
    """Weekends and holidays are free of lessons."""

    id = "P04"
    summary = "不在周末和假期补课"
    why = f"学校不得占用国家法定节假日、休息日和寒暑假组织学生集体补课：{MINORS}第33条。"
    bad = (
        "利用周末给学困生补课。",
        "寒假前两周集体补课。",
        "每周六到校统一辅导。",
        "五一长假期间，组织不及格的同学补课。",
        "寒假开办数学提高班。",
    )
    good = (
        "不占用周末补课，缺漏在课后服务时间补。",
        "周末预习，补课本知识的空缺。",
        "节假日、双休日杜绝补课。",
        "国庆期间，学校不组织补课。",
        "暑假里，防止有人集中学生补课。",
        "暑假社区开办的辅导班由家长自选。",
        "严禁在节假日集体补课。",
        "有的学生双休日在校外补课，没有休息。",
        "国庆调休，周六补课表按周四执行。",
        "周末家访两户，了解在家的学习情况。",
    )
    words = ("补课", "补习", "上新课", "集体", "统一", "到校", "辅导班", "提高班")
    also = (
        *("周末", "周六", "周日", "周天", "双休", "假", "休息日", "星期", "礼拜", "国庆", "五一"),
        *("元旦", "清明", "端午", "中秋", "春节"),
    )
    pattern = lazy(
        rf"{_REST}(?:(?!{_ELSEWHERE}|{_REFUSED})[^，,。；;！!？?\n不没]){{0,12}}?"
        r"(?:补课(?![本程缺外])|补习(?!班)|上新课|(?:集体|统一|到校)[^，,。；;\n]{0,4}?(?:辅导|上课|授课)"
        rf"|(?:办|举办|开办|开设)[^，,。；;\n不没的]{{0,4}}?{_CLASSES})"
        rf"|{_REST}(?:长?假|假[期日])?(?:里|期间|中|内|时)?[，,]"
        rf"(?:(?!{_ELSEWHERE}|{_REFUSED})(?:不[合及达][格标]|[^，,。；;！!？?\n不没])){{0,14}}?"
        rf"{_GATHERED}(?:不[合及达][格标]|[^，,。；;！!？?\n不没]){{0,9}}?补课(?![本程缺外])"
        rf"|补课(?:时间)?[^，,。；;\n不]{{0,3}}?(?:为|在|定在|[：:])[^，,。；;\n不]{{0,3}}?{_REST}"
    )
    message = "“{words}”：休息时间不能组织学生补课"
    remedy = "改在上学日的课内或课后服务时间辅导，如 周二、周四课后服务第一节"

    def counts(self, article: Article, passage: Passage, found: re.Match[str]) -> bool:
        return not OTHERWISE.search(sentence_around(passage.text, *found.span()))
