"""What follows from a scheme of 课后服务."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plangen.facts.service import ServiceFacts

    from .conftest import FactsOf

TIME = "课后服务:\n  时间: {每周: 周一至周五, 时段: 15:50～17:50}\n"


def service_of(facts_of: FactsOf, text: str) -> ServiceFacts:
    found = facts_of(text).service
    assert found is not None
    return found


def test_a_dossier_without_the_service_has_no_facts_of_it(facts_of: FactsOf) -> None:
    assert facts_of("学校: 城东小学\n").service is None


def test_the_length_of_a_day_and_a_week_is_computed(facts_of: FactsOf) -> None:
    facts = service_of(facts_of, TIME)
    assert (facts.days, facts.day_count) == ("周一至周五", 5)
    assert (facts.hours, facts.daily, facts.weekly) == ("15:50～17:50", "2小时", "10小时")
    assert facts.slots == ()


def test_a_day_in_parts_is_told_in_parts_and_counted_whole(facts_of: FactsOf) -> None:
    facts = service_of(
        facts_of,
        TIME.replace("15:50～17:50", "{第一时段: 15:50～16:45, 第二时段: 16:55～17:50}"),
    )
    assert [(slot.name, slot.text) for slot in facts.slots] == [
        ("第一时段", "15:50～16:45"),
        ("第二时段", "16:55～17:50"),
    ]
    assert facts.daily == "2小时"


def test_without_days_nothing_is_said_of_a_week(facts_of: FactsOf) -> None:
    facts = service_of(facts_of, "课后服务: {时间: {时段: 16:00～17:30}}\n")
    assert (facts.daily, facts.weekly) == ("1小时30分钟", "")


def test_the_share_enrolled_is_computed(facts_of: FactsOf) -> None:
    facts = service_of(facts_of, "课后服务: {报名: {学生: 612, 全校: 830}}\n")
    assert facts.share is not None
    assert round(facts.share, 1) == Decimal("73.7")


def test_without_both_numbers_there_is_no_share(facts_of: FactsOf) -> None:
    assert service_of(facts_of, "课后服务: {报名: {学生: 612}}\n").share is None
    assert service_of(facts_of, "课后服务: {报名: {学生: 0, 全校: 0}}\n").share is None


def test_the_timetable_is_in_words_and_its_contents_are_counted_once(facts_of: FactsOf) -> None:
    facts = service_of(
        facts_of,
        TIME
        + "  安排:\n"
        + "    - {星期: [周一, 周三], 内容: 篮球、足球, 地点: 操场, 教师: [郑凯, 任强]}\n"
        + "    - {星期: 周二, 内容: 足球, 时段: 16:00～17:00}\n",
    )
    first, second = facts.rows
    assert (first.days, first.place, first.teachers) == ("周一、周三", "操场", "郑凯、任强")
    assert (second.slot, second.form) == ("16:00～17:00", "")
    assert facts.contents == ("篮球", "足球")
