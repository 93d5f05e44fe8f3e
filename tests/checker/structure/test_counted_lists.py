"""How many things are announced, and how many follow."""

from __future__ import annotations

import pytest

from plangen.checker.checking import check_text
from plangen.checker.rules import Selection

ONLY = Selection(("S02",))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "做到“八优先”：（2）提问优先；（3）板演优先；（5）辅导优先；（6）面批优先；（8）颁奖优先。",
            "“八优先”应当有8项，后面列了5项",
        ),
        ("“三心两信”：爱心、信心、耐心、信任。", "“三心两信”应当有5项，后面列了4项"),
        ("落实六个一：谈一次心、记一句话、看一页书。", "“六个一”应当有6项，后面列了3项"),
        ("做到“四勤”，即勤看、勤问、勤记。", "“四勤”应当有4项，后面列了3项"),
        ("四个优先：提问优先、面批优先、座位优先。", "“四个优先”应当有4项，后面列了3项"),
        ("具体做法有以下六条。\n\n1、甲。\n2、乙。\n3、丙。", "“六条”应当有6项，后面列了3项"),
        ("从三个方面入手：第一，备课。第二，上课。", "“三个方面”应当有3项，后面列了2项"),
        (
            "一、以下三项工作：\n（一）甲\n（二）乙\n（三）丙\n（四）丁",
            "“三项”应当有3项，后面列了4项",
        ),
    ],
)
def test_a_wrong_number_is_told(text: str, message: str) -> None:
    assert [found.message for found in check_text(text, ONLY)] == [message]


@pytest.mark.parametrize(
    "text",
    [
        "做到“四勤”，即勤看、勤问、勤记、勤改。",
        "六个一：谈一次心、记一句话、看一页书、写一个字、讲一道题、认一个错。",
        "一是备课；二是上课。",
        "有三点原因：一是基础弱；二是没人管；最后，动笔慢。",
        "做好三件事。\n\n1. 甲\n2. 乙\n",
        "全班45人，分三类：\n\n| 类 | 人 |\n| --- | --- |\n| 甲 | 3 |\n",
        "第三条：\n\n1. 甲\n2. 乙\n",
        "每天做两道题：1. 口算；2. 竖式；3. 画图。",
        "三年级（1）班、（2）班、（3）班。",
        "两人一组：1. 读；2. 问；3. 记。",
        "学生要有信心、恒心、决心，三心缺一不可。",
        "以下三点：\n\n1. 甲\n2. 乙\n3. 丙\n\n另外两点：\n\n1. 丁\n2. 戊\n",
        "以下两点：1. 甲：（1）子；（2）丑；（3）寅。2. 乙。",
    ],
)
def test_what_agrees_or_counts_something_else_is_left_alone(text: str) -> None:
    assert check_text(text, ONLY) == []
