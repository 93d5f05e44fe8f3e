"""G06."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.checker.coverage.answered_causes import DOSSIER
from plangen.checker.coverage.parts import items_of, parts_of
from plangen.checker.rule import Finding, Rule
from plangen.language.patterns import lazy
from plangen.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.readers.articles import Article

# How often or when; who answers for it; what is left to be looked at.
WORKABLE = lazy(
    r"每(?:[天日周月期]|学期|学年|节课?|课|次|两|隔|单元|星期|个?[周月]|课时|晚|早|[一二三四五]?次)|周[一二三四五六日\d]|星期[一二三四五六日]"
    r"|第[一二三四五六七八九十\d]+[周个]|[一二两三四五六七八九十\d]+(?:次|遍|分钟|小时|周|天|月)|\d+月|课前|课后|课间|下课|放学|早读|午休|午间|当天|当堂|当日|开学|期[初中末]|月[初底末]|学期[初末]"
    r"|由[^，。；]{1,12}(?:负责|担任|承担|组织|检查|监督|辅导|帮)|负责人|组长|班主任负责"
    r"|记录|登记|档案|记载|台账|统计表|成长袋|联系本|联络本|联系卡|跟踪表|《"
)
OWN = "[{名称: 抄题前先读, 说明: 抄写前把题目读一遍。, 针对: [作业马虎粗心]}]"
FEWEST = 3
# In a longer list one item that can be carried out does not make the others so.
LONG = 6


class WorkableMeasures(Rule):
    """Measures say how often, by whom, or what record is kept."""

    id = "G06"
    severity = Severity.WARNING
    summary = "措施写明频次、负责人或记录"
    why = "“加强辅导、多关心”谁做、几时做、留下什么都没有，期末就没有东西可以总结。"
    bad = (
        (
            "# 学困生转化计划\n\n## 三、转化措施\n\n1. 关心爱护学困生。\n2. 加强学习方法的指导。\n"
            "3. 多鼓励，少批评。\n4. 与家长配合。\n"
        ),
        (
            "# 学困生辅导计划\n\n一、辅导措施\n\n（一）树立信心\n\n多鼓励，发现闪光点。\n\n"
            "（二）激发兴趣\n\n让课堂生动有趣。\n\n（三）争取家长配合\n\n与家长保持联系。\n"
        ),
    )
    good = (
        (
            "# 学困生转化计划\n\n## 三、转化措施\n\n1. 每周谈心一次。\n2. 加强学习方法的指导。\n"
            "3. 多鼓励，少批评。\n4. 与家长配合。\n"
        ),
        "# 学困生转化计划\n\n## 三、转化措施\n\n1. 关心爱护学困生。\n2. 加强方法指导。\n",
        "# 学困生转化总结\n\n## 三、主要做法\n\n1. 关心学生。\n2. 指导方法。\n3. 联系家长。\n",
    )
    dossier_bad = (DOSSIER.replace("[作业面批]", OWN),)
    dossier_good = (DOSSIER, DOSSIER.replace("[作业面批]", OWN.replace("}", ", 频次: 每天一次}")))

    def check(self, article: Article) -> Iterator[Finding]:
        if article.about.kind != "计划" or article.about.own:
            return
        parts = parts_of(article, "措施")
        items = [item for part in parts for item in items_of(part, article)]
        if len(items) < FEWEST:
            return
        workable = sum(bool(WORKABLE.search(item.text)) for item in items)
        if workable > (1 if len(items) >= LONG else 0):
            return
        heading = parts[0].heading.passage
        rest = "没有一条" if not workable else "只有一条"
        yield Finding(
            heading,
            0,
            len(heading.text),
            f"{len(items)}条措施里{rest}写明多久做一次、谁来做、留下什么记录",
            "每条加上频次、负责人和记录，如“每周两次，由数学教师负责，记入《补缺记录》”",
        )
