"""T13."""

from __future__ import annotations

from plangen.checker.writing.listed_words import ListedWordsRule


class SpunWords(ListedWordsRule):
    """No word is left that a program put in place of the right one."""

    id = "T13"
    summary = "没有机器换坏的词：用心性、个性是、帮忙学生"
    why = "网上的文稿常用程序把词换成“同义词”来避查重，“积极性”成了“用心性”，读不通。"
    bad = (
        "调动学生的用心性，个性是学困生。",
        "帮忙学生树立信心，增强班群众的凝聚力。",
        "上课留意力不集中，取得了必须的进步。",
    )
    good = (
        "用心学习，积极参与；每个人的个性是不同的。",
        "同学之间互相帮忙值日，老师在旁边看着。",
        "这是今后学习必须的基础，群众路线教育活动已经结束。",
        "挖掘学生的潜力，明确每个人的职责。",
    )
    words = "spun_words"
    message = "“{wrong}”不通，像是网上的文稿被程序换过词"
    remedy = "应是“{right}”"
    otherwise = "换回通顺的说法"
