"""What the state's rules forbid, found where a clause affirms it and not where it refuses it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plangen.language.forbidden import FEES, FREE_TIME, IN_TUTORING, PENANCE, RANKING
from plangen.language.negating import first_affirmed

if TYPE_CHECKING:
    import re

RULES = (RANKING, FREE_TIME, FEES, IN_TUTORING, PENANCE)


@pytest.mark.parametrize(
    ("pattern", "text", "words"),
    [
        (RANKING, "期末总分前10名", "总分前"),
        (RANKING, "班级前三名得一等奖", "前三名"),
        (RANKING, "位次上升五位", "位次"),
        (RANKING, "按名次发奖", "名次"),
        (RANKING, "成绩靠前的学生", "成绩靠前"),
        (RANKING, "不看平时，只看排名", "排名"),
        (FREE_TIME, "周六上午", "周六"),
        (FREE_TIME, "星期日", "星期日"),
        (FREE_TIME, "寒假第一周", "寒假"),
        (FREE_TIME, "晚自习第二节", "晚自习"),
        (FREE_TIME, "双休日各一次", "双休日"),
        (FEES, "每次20元", "每次20元"),
        (FEES, "10元一节", "10元一节"),
        (FEES, "适当收费", "收费"),
        (IN_TUTORING, "提前讲新课", "讲新课"),
        (IN_TUTORING, "集体补课", "集体补课"),
        (PENANCE, "漏写的罚抄", "罚抄"),
        (PENANCE, "错字抄10遍", "抄10遍"),
        (PENANCE, "一人违规全组受罚", "全组受罚"),
        (PENANCE, "不完成作业的不得不罚抄", "罚抄"),
    ],
)
def test_what_is_affirmed_is_found(pattern: re.Pattern[str], text: str, words: str) -> None:
    assert first_affirmed(pattern, text) == words


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (RANKING, "不看名次，只和自己上一次比"),
        (RANKING, "不按位次、分数评"),
        (RANKING, "第一个月没有漏交作业"),
        (FREE_TIME, "周二、周四课后服务第一节"),
        (FREE_TIME, "周五放学前，不占用周末"),
        (FREE_TIME, "每天大课间"),
        (FEES, "不收费"),
        (FEES, "免费"),
        (FEES, "认1元以内的钱，每次换2角"),
        (IN_TUTORING, "不上新课，只补学过的内容"),
        (IN_TUTORING, "听新课要用到的旧知识"),
        (PENANCE, "写错的当天改对，不罚抄"),
        (PENANCE, "严禁罚抄"),
    ],
)
def test_what_is_refused_or_something_else_is_not_found(
    pattern: re.Pattern[str], text: str
) -> None:
    assert first_affirmed(pattern, text) is None


@pytest.mark.parametrize("pattern", RULES)
def test_nothing_is_found_in_nothing(pattern: re.Pattern[str]) -> None:
    assert first_affirmed(pattern, "") is None
