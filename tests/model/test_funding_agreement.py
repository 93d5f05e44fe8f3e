"""Figures of the 经费 that contradict each other, and rules that cannot be carried out."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plangen.model.funding_agreement import check_funding_agreement
from plangen.problems import Problem, Severity

from .reading import only, problems_of

RULES = """\
  计量:
    - {项目: 按时上岗, 计: 1}
    - {项目: 只到半程, 计: 0.5}
    - {项目: 缺勤, 计: 0}
"""
MONEY = "  收入: [{项目: 财政补贴, 金额: 86000}]\n"
PAID = MONEY + RULES + "  教师:\n"


def checked(text: str) -> list[Problem]:
    """Return the problems of a dossier with this 经费, which begins at line 3."""
    return problems_of(f"文种: 课后服务经费分配方案\n经费:\n{text}", check_funding_agreement)


def test_an_account_that_agrees_has_no_problems() -> None:
    assert (
        checked(
            "  比例: 9:1\n"
            + PAID
            + "    - {姓名: 陈淑芬, 计量: {按时上岗: 62, 只到半程: 2}, 终结: 92}\n"
            + "    - {姓名: 李国平, 过程: 60, 终结: 88}\n"
        )
        == []
    )


# Income and expenses


@settings(deadline=None)
@given(pupils=st.integers(1, 2000), price=st.integers(1, 20), amount=st.integers(1, 40000))
def test_an_amount_must_be_the_product_of_its_factors(pupils: int, price: int, amount: int) -> None:
    found = checked(
        f"  收入: [{{项目: 服务费, 人数: {pupils}, 标准: {price}元, 金额: {amount}}}]\n"
    )
    assert bool(found) is (pupils * price != amount)


def test_a_wrong_product_names_every_factor_with_its_line() -> None:
    problem = only(
        checked(
            "  收入:\n    - 项目: 服务费\n      人数: 612\n      标准: 2元\n"
            "      课时: 160\n      金额: 195000\n"
        )
    )
    assert problem.line == 8
    for words in ("195000.00", "612（第 5 行）", "2.00（第 6 行）", "160（第 7 行）", "195840.00"):
        assert words in problem.message


@pytest.mark.parametrize("factors", ["", ", 人数: 612", ", 标准: 2元", ", 人数: 612, 课时: 160"])
def test_an_income_without_amount_and_without_price_and_number_is_an_error(factors: str) -> None:
    problem = only(checked(f"  收入: [{{项目: 服务费{factors}}}]\n"))
    assert "收入“服务费”没有金额" in problem.message


def test_more_cannot_be_spent_than_comes_in() -> None:
    problem = only(checked(MONEY + "  支出: [{项目: 材料, 金额: 86000.01}]\n"))
    assert "支出合计 86000.01 元，比收入合计 86000.00 元（第 3 行起）还多" in problem.message


def test_teachers_without_income_cannot_be_paid() -> None:
    problem = only(checked("  教师: [{姓名: 陈淑芬, 过程: 60}]\n"))
    assert "没有写收入" in problem.message


# Rules


@pytest.mark.parametrize("name", ["迟到", "早退", "只到半程"])
def test_being_late_must_not_cost_more_than_staying_away(name: str) -> None:
    rules = "  计量: [{项目: " + name + ", 计: {unit}}, {项目: 缺勤, 计: 0}]\n"
    problem = only(checked(rules.replace("{unit}", "-1")), Severity.WARNING)
    assert f"“{name}”计 -1，比缺勤还少" in problem.message
    assert checked(rules.replace("{unit}", "0")) == []


def test_without_a_rule_for_absence_it_counts_nothing() -> None:
    assert only(checked("  计量: [{项目: 迟到, 计: -1}]\n"), Severity.WARNING)


def test_a_rule_listed_twice_is_an_error() -> None:
    problem = only(checked("  计量: [{项目: 按时上岗, 计: 1}, {项目: 按时上岗, 计: 2}]\n"))
    assert "“按时上岗”列了两次" in problem.message


# Teachers


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        pytest.param(
            ["{姓名: 陈淑芬, 过程: 60}", "{姓名: 陈淑芬, 过程: 50}"],
            "“陈淑芬”在教师里有两次（另一处在第 9 行）",
            id="listed-twice",
        ),
        pytest.param(
            ["{姓名: 陈淑芬, 计量: {按时上: 60}}"], "“按时上”不在“计量”的项目里", id="unknown-rule"
        ),
        pytest.param(
            ["{姓名: 陈淑芬, 计量: {按时上岗: 62, 只到半程: 3}, 过程: 63}"],
            "“陈淑芬”的过程写的是 63，按计量（第 9 行）算是 63.5",
            id="units-that-differ",
        ),
        pytest.param(["{姓名: 陈淑芬}"], "陈淑芬没有写计量", id="no-units"),
        pytest.param(["{姓名: 陈淑芬, 过程: 0}"], "过程计量合起来是 0", id="no-units-at-all"),
        pytest.param(
            ["{姓名: 陈淑芬, 过程: 60, 终结: 90}"], "比例里没有终结性这一部分", id="no-ratio"
        ),
    ],
)
def test_rows_that_cannot_be_paid_are_errors(rows: list[str], words: str) -> None:
    found = checked(PAID + "".join(f"    - {row}\n" for row in rows))
    assert words in only(found).message


def test_an_unknown_rule_is_answered_with_the_nearest() -> None:
    problem = only(checked(PAID + "    - {姓名: 陈淑芬, 计量: {按时上: 60}}\n"))
    assert "“按时上岗”" in problem.hint


def test_units_below_zero_are_an_error() -> None:
    rules = "  计量: [{项目: 按时上岗, 计: 1}, {项目: 其他, 计: -1}]\n"
    found = checked(
        MONEY
        + rules
        + "  教师: [{姓名: 陈淑芬, 计量: {其他: 2}}, {姓名: 李国平, 计量: {按时上岗: 9}}]\n"
    )
    assert "“陈淑芬”的过程计量是 -2，不能是负数" in only(found).message


@pytest.mark.parametrize(
    ("scores", "words"),
    [
        (("", ", 终结: 90"), "陈淑芬没有终结得分"),
        ((", 终结: 0", ", 终结: 0"), "终结得分合起来是 0"),
    ],
)
def test_a_share_by_the_result_needs_scores(scores: tuple[str, str], words: str) -> None:
    rows = "".join(
        f"    - {{姓名: {name}, 过程: 60{score}}}\n"
        for name, score in zip(("陈淑芬", "李国平"), scores, strict=True)
    )
    assert words in only(checked("  比例: 9:1\n" + PAID + rows)).message


def test_a_ratio_of_nothing_to_nothing_is_an_error() -> None:
    assert "比例的两个数都是 0" in only(checked("  比例: 0:0\n" + MONEY)).message


# 公示 and 发放


def notice(first: str, last: str, paid: str) -> str:
    return f"  公示: {{起: {first}, 止: {last}}}\n  发放: {{日期: {paid}}}\n"


def test_a_notice_must_not_end_before_it_starts() -> None:
    problem = only(checked(notice("2027-01-22", "2027-01-18", "2027-01-27")))
    assert "公示到 2027-01-18 止，早于开始的 2027-01-22（第 3 行）" in problem.message


def test_a_notice_of_years_is_an_error() -> None:
    assert "超过一年" in only(checked(notice("2027-01-18", "2207-01-22", "2027-01-27"))).message


def test_paying_before_the_notice_ends_is_a_warning() -> None:
    found = checked(notice("2027-01-18", "2027-01-22", "2027-01-22"))
    assert "还没有结束" in only(found, Severity.WARNING).message
    assert checked(notice("2027-01-18", "2027-01-22", "2027-01-23")) == []
