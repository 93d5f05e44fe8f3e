"""What lines and sentences that stand side by side say of one thing (N01, N03, N04, N07, N13)."""

from __future__ import annotations

import pytest

from plangen.checker.checking import check_text
from plangen.checker.rules import Selection
from plangen.problems import Severity

AT_ODDS = (
    ("N01", "我班有学困生9人。\n\n将8名学困生按难点分为三组，各由一名小老师带读。"),
    ("N01", "四年级语文学困生名单共6人。\n\n上述7名学困生由班主任联系家长。"),
    ("N01", "10月全班43人，班会后10月全班44人。"),
    ("N01", "全班43人，没有转入转出。\n\n本班共44名学生。"),
    ("N03", "我班40名学生的识字情况：\n\n一类生20人，二类生15人，三类生3人。"),
    ("N03", "图书角有20本书，其中童话8本，科普6本，漫画5本。"),
    ("N04", "学生按早饭在哪里吃分：家里的占60%，学校的占30%，路上的占20%。"),
    ("N07", "帮扶学生共5人，名单如下：\n\n小海、小林、小雨、小杰"),
    ("N07", "本学期帮扶3人：\n\n小海、小林、小雨、小杰"),
    ("N13", "每天背诵一首古诗，每周背诵三次。"),
    ("N13", "每天朗读课文，每周两次朗读。"),
    ("N13", "每两周谈心一次。面谈每周一次，日期不定。"),
    ("N13", "家长会每学期一次。家长会每学年一次，在礼堂开。"),
)
AT_EASE = (
    ("N01", "9月全班43人，11月全班44人。"),
    ("N01", "全班43人。\n\n期中新来1人，本班共44名学生。"),
    ("N01", "我班有学困生9人，其中4人怕计算。\n\n将4名学困生编好座位，分成两组。"),
    ("N01", "# 总结\n\n全班45人。\n\n期末考试前全班44人都有进步。"),
    ("N03", "我班40名学生的特长分类：\n\n爱好型5人，专长型3人，全面型2人。"),
    ("N04", "学生按早饭在哪里吃分：家里的占60%，学校的占30%，路上的占10%。"),
    ("N04", "阅读测查中，良好及以上占60%，中等及以上占85%，各有进步。"),
    ("N07", "帮扶学生共4人，名单如下：\n\n小海、小林、小雨、小杰"),
    ("N07", "每组4人：\n\n小海、小林、小雨"),
    ("N07", "全班45人。\n\n名单见附件，语文、数学各一份。"),
    ("N07", "本学期帮扶6人，其中进步的：\n\n小海、小林、小雨"),
    ("N13", "每天背诵一首古诗，每周背诵三次课外的。"),
    ("N13", "他心神不定，每天只写几个字。"),
    ("N13", "家访每学期一次。\n\n二、措施\n\n家访每月一次。"),
    ("N13", "谈心每周一次。家访每月一次。"),
    ("N13", "班会每周一次。班会每周1次，由班长主持。"),
)


@pytest.mark.parametrize(("rule", "text"), AT_ODDS)
def test_sentences_at_odds_are_told(rule: str, text: str) -> None:
    assert [problem.rule for problem in check_text(text, Selection((rule,)))] == [rule]


@pytest.mark.parametrize(("rule", "text"), AT_EASE)
def test_sentences_that_only_look_alike_are_left_alone(rule: str, text: str) -> None:
    assert check_text(text, Selection((rule,))) == []


def test_parts_with_less_than_all_are_no_error_where_the_rest_goes_without_saying() -> None:
    text = "学生按上学方式分，步行的占46%，骑车的占30%，坐车的占10%。"
    found = check_text(text, Selection(("N04",)))
    assert [problem.severity for problem in found] == [Severity.WARNING]


def test_the_line_before_is_pointed_at() -> None:
    found = check_text("帮扶学生共5人。\n\n名单：小海、小林、小雨。", Selection(("N07",)))
    assert [problem.place for problem in found] == ["文稿.md:3:4"]
