from __future__ import annotations

import re

import pytest

from plangen.language.negating import affirmed, first_affirmed, is_affirmed

THING = re.compile("罚抄|体罚|公布成绩|补课|期中考试|张贴名次|书面作业|有偿补课|月考")


@pytest.mark.parametrize(
    "text",
    [
        "不得不罚抄。",
        "不完成作业者罚抄。",
        "不仅公布成绩。",
        "不能按时完成作业的罚抄十遍。",
        "没有完成作业的学生罚抄生词。",
        "未及时订正的，一律罚抄。",
        "不认真听讲的学生体罚。",
        "不断补课。",
        "不留作业，组织补课。",
        "罚抄十遍，不得有误。",
        "严禁迟到，迟到者罚抄。",
        "放假以前补课。",
        "名次不论高低，公布成绩。",
    ],
)
def test_what_only_seems_to_be_ruled_out_is_meant(text: str) -> None:
    assert first_affirmed(THING, text)


@pytest.mark.parametrize(
    "text",
    [
        "禁止体罚。",
        "不公布成绩。",
        "取消期中考试。",
        "严禁辱骂、体罚。",
        "严禁公布成绩，张贴名次。",
        "严禁以下做法：体罚学生；公布成绩；张贴名次。",
        "教师不得有下列行为：（一）体罚学生；（二）有偿补课。",
        "有偿补课零容忍。",
        "月考已取消。",
        "月考改为课堂观察。",
        "罚抄的做法要坚决制止。",
        "一律不准补课。",
        "以谈心代替罚抄。",
        "从不罚抄，也不体罚。",
        "未发现体罚学生。",
        "不留任何书面作业。",
        "无体罚、无补课。",
        "过去靠罚抄。",
        "学生害怕罚抄。",
        "自查有无有偿补课。",
        "罚抄、体罚都不可取。",
    ],
)
def test_what_is_ruled_out_is_not_meant(text: str) -> None:
    assert [found[0] for found in affirmed(THING, text)] == []


def test_a_refusal_ends_with_its_clause() -> None:
    text = "不批评学生，公布成绩"
    assert is_affirmed(text, text.index("公"), len(text))


def test_a_place_in_a_long_text_costs_no_more_than_its_neighbourhood() -> None:
    text = "很长" * 5000 + "罚抄" + "很长" * 5000
    assert is_affirmed(text, 10_000, 10_002)


def test_the_first_words_that_are_meant_are_told() -> None:
    assert first_affirmed(THING, "不公布成绩，但要补课，还要月考") == "补课"
    assert first_affirmed(THING, "") is None
