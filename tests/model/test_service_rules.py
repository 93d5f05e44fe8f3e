"""What the rules of 课后服务 forbid, found in words and figures."""

from __future__ import annotations

import pytest

from plangen.model.service_rules import check_service_rules
from plangen.problems import Problem, Severity

from .reading import problems_of

KIND = "文种: 课后服务实施方案\n"
VOLUNTARY = "对象: [自愿报名的学生]\n"
NOTICE = "2023年12月27日《关于进一步规范义务教育课后服务有关工作的通知》"


def checked(text: str) -> list[Problem]:
    """Return the problems of a dossier; its kind is line 1."""
    return problems_of(KIND + text, check_service_rules)


def told(text: str) -> str:
    """A dossier whose service says a sentence."""
    return f"{VOLUNTARY}课后服务:\n  评价:\n    - {text}\n"


def timed(days: str, hours: str) -> str:
    return f"{VOLUNTARY}课后服务:\n  时间: {{每周: {days}, 时段: {hours}}}\n"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("周三讲新课", "讲授新课"),
        ("第二时段安排新授课", "讲授新课"),
        ("周五集体补课", "集体补课"),
        ("六年级刷题", "刷题"),
        ("晚自习到20:00", "晚自习"),
        ("早到校的学生在阅览室自习", "早到校看管"),
        ("午休由值班教师看护", "午休看管"),
        ("午间看护每天一小时", "午休看管"),
        ("不完成作业的学生集体补课", "集体补课"),
        ("不得不讲新课", "讲授新课"),
        ("不仅做作业，还要刷题", "刷题"),
        ("不留作业，组织集体补课", "集体补课"),
    ],
)
def test_what_the_notice_forbids_is_an_error_with_the_name_of_the_rule(
    text: str, name: str
) -> None:
    (problem,) = checked(told(text))
    assert (problem.line, problem.severity) == (5, Severity.ERROR)
    assert f"课后服务里写了{name}" in problem.message
    assert NOTICE in problem.hint


@pytest.mark.parametrize(
    "text",
    [
        "不讲新课",
        "课后服务时间不讲新课，不集体补课，不刷题",
        "严禁讲授新课、集体补课、刷题",
        "不得利用课后服务时间组织学生刷题备考",
        "不占用课后服务时间讲新课",
        "早到校、午休、晚自习的看管不属于课后服务",
        "早到校和午休的看管，不列入课后服务",
        "补课本知识的空缺",
        "学习《关于整治集体补课的通知》",
        "家长问到“晚自习”时由班主任说明",
        "预习下一课的生字",
        "教师学习新课标",
        "因病缺课的学生由任课教师个别补课",
    ],
)
def test_what_is_ruled_out_or_only_quoted_is_fine(text: str) -> None:
    assert checked(told(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "课后服务: {安排: [{星期: 周一, 内容: 数学新授课}]}\n",
        "课后服务: {评价: [期末问卷]}\n措施: [{名称: 周三补课, 说明: 按班进行}]\n",
        "课后服务: {评价: [期末问卷]}\n原则: [{名称: 提高成绩, 说明: 每周刷题一次}]\n",
    ],
    ids=["timetable", "measure", "principle"],
)
def test_every_part_that_says_what_is_done_is_read(text: str) -> None:
    found = checked(VOLUNTARY + text)
    assert found
    assert {problem.severity for problem in found} == {Severity.ERROR}


def test_a_plan_without_the_service_may_speak_of_such_things() -> None:
    assert checked("措施: [{名称: 午休看护, 说明: 早到校的学生先晨读}]\n") == []


@pytest.mark.parametrize("text", ["全体学生必须参加", "一律报名", "强制参加"])
def test_forcing_pupils_is_an_error(text: str) -> None:
    (problem,) = checked(told(text))
    assert problem.severity is Severity.ERROR
    assert "自愿参加，不得强制" in problem.message
    assert checked(told(f"不得{text}")) == []


def test_saying_that_nobody_is_forced_is_fine() -> None:
    assert checked(told("不强制参加，中途可以退出")) == []


def test_a_scheme_that_says_nothing_of_free_choice_is_warned_of() -> None:
    (problem,) = checked("课后服务: {评价: [期末问卷]}\n")
    assert (problem.line, problem.severity) == (2, Severity.WARNING)
    assert "没有写明学生自愿参加" in problem.message


@pytest.mark.parametrize("text", ["费用由家委会代收", "通过家长委员会统一收取"])
def test_a_fee_through_the_parents_committee_is_an_error(text: str) -> None:
    (problem,) = checked(told(text))
    assert problem.severity is Severity.ERROR
    assert "不得通过家长委员会收取" in problem.message


@pytest.mark.parametrize(
    "text", ["不通过家委会收费", "不得由家长委员会代收", "收费标准听取家委会的意见"]
)
def test_the_committee_may_be_heard_and_ruled_out(text: str) -> None:
    assert checked(told(text)) == []


# The length of the service


def test_five_days_of_two_hours_are_fine() -> None:
    assert checked(timed("周一至周五", "15:50～17:50")) == []


@pytest.mark.parametrize(
    ("days", "hours", "words"),
    [
        ("周一至周四", "15:50～17:50", "每周 4 天，不到 5 天"),
        ("周一至周五", "16:00～17:50", "每天 1小时50分钟，不到 2 小时"),
    ],
)
def test_a_shorter_service_is_a_warning_with_the_name_of_the_rule(
    days: str, hours: str, words: str
) -> None:
    (problem,) = checked(timed(days, hours))
    assert (problem.message, problem.severity) == (words, Severity.WARNING)
    assert "“5+2”" in problem.hint


def test_breaks_between_the_parts_of_a_day_belong_to_it() -> None:
    assert checked(timed("周一至周五", "{甲: 15:50～16:45, 乙: 16:55～17:50}")) == []


def test_a_weekend_is_an_error() -> None:
    (problem,) = checked(timed("周一至周六", "15:50～17:50"))
    assert problem.severity is Severity.ERROR
    assert "周六不是上课日" in problem.message
    assert NOTICE in problem.hint


def test_hours_before_the_end_of_the_lessons_are_a_warning() -> None:
    (problem,) = checked(timed("周一至周五", "{午间: 12:00～13:30, 傍晚: 15:50～17:50}"))
    assert problem.severity is Severity.WARNING
    assert "服务从 12:00 开始" in problem.message


# Phones and pay


@pytest.mark.parametrize(
    "text",
    [
        told("有意见拨打13812345678"),
        "经费: {公示: {电话: 13812345678}}\n",
    ],
    ids=["supervision", "notice"],
)
def test_a_mobile_number_is_a_warning(text: str) -> None:
    (problem,) = checked(text)
    assert problem.severity is Severity.WARNING
    assert "手机号码" in problem.message


def test_a_landline_is_fine() -> None:
    assert checked(told("监督电话0572-8765432")) == []


def test_pay_for_what_is_no_part_of_the_service_is_a_warning() -> None:
    rules = "经费: {计量: [{项目: 午间看护, 计: {unit}}]}\n"
    (problem,) = checked(rules.replace("{unit}", "0.5"))
    assert problem.severity is Severity.WARNING
    assert "“午间看护”不在课后服务之内" in problem.message
    assert checked(rules.replace("{unit}", "0")) == []
