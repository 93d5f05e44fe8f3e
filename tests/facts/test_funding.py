"""How the money of 课后服务 is shared."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plangen.facts.derive import derive
from plangen.facts.payment_checks import check_payments
from plangen.library.choices import resolve_choices
from plangen.library.entries import load_library
from plangen.model.loading import load_dossier
from plangen.problems import Problem, Severity
from plangen.source import SourceFile
from plangen.source.tree import parse

if TYPE_CHECKING:
    from plangen.facts.funding import FundingFacts

    from .conftest import FactsOf

ACCOUNT = """\
经费:
  收入:
    - {项目: 服务费, 人数: 612, 标准: 2元/课时, 课时: 160}
    - {项目: 财政补贴, 金额: 86000}
  支出: [{项目: 材料, 金额: 6480.50}, {项目: 保险, 金额: 3120}]
  比例: 9:1
  计量:
    - {项目: 按时上岗, 计: 1}
    - {项目: 只到半程, 计: 0.5}
  教师:
    - {姓名: 陈淑芬, 计量: {按时上岗: 62, 只到半程: 3}, 终结: 95}
    - {姓名: 李国平, 过程: 58, 终结: 90, 扣减: 60}
    - {姓名: 王晓兰, 过程: 47.5, 终结: 88}
"""


def account(facts_of: FactsOf, text: str = ACCOUNT) -> FundingFacts:
    found = facts_of(text).funding
    assert found is not None
    return found


def problems_of(text: str) -> list[Problem]:
    source = SourceFile(
        Path("档案.yaml"), text.split("\n"), parse("文种: 课后服务经费分配方案\n" + text)
    )
    dossier = load_dossier(source)
    assert dossier is not None, source.problems
    choices = resolve_choices(dossier, load_library(), source)
    check_payments(dossier, derive(dossier, choices), source)
    return source.problems


def test_a_dossier_without_an_account_has_no_facts_of_it(facts_of: FactsOf) -> None:
    assert facts_of("学校: 城东小学\n").funding is None


def test_income_is_computed_from_its_factors_and_shows_them(facts_of: FactsOf) -> None:
    fee, grant = account(facts_of).incomes
    assert (fee.working, fee.amount) == ("612人×2.00元×160课时", Decimal("195840.00"))
    assert (grant.working, grant.amount) == ("", Decimal("86000.00"))


def test_what_is_spent_first_is_not_shared(facts_of: FactsOf) -> None:
    facts = account(facts_of)
    assert facts.income == Decimal("281840.00")
    assert facts.spent == Decimal("9600.50")
    assert facts.pool == Decimal("272239.50")


def test_the_pool_is_split_by_the_ratio(facts_of: FactsOf) -> None:
    facts = account(facts_of)
    assert facts.process_pool == Decimal("245015.55")
    assert facts.final_pool == Decimal("27223.95")


def test_units_are_counted_by_the_rules_or_taken_as_given(facts_of: FactsOf) -> None:
    facts = account(facts_of)
    assert [row.units for row in facts.rows] == [Decimal("63.5"), Decimal(58), Decimal("47.5")]
    assert facts.units == 169


def test_the_rows_make_exactly_the_pools(facts_of: FactsOf) -> None:
    facts = account(facts_of)
    assert sum(row.process for row in facts.rows) == facts.process_pool
    assert sum(row.final for row in facts.rows) == facts.final_pool
    assert facts.due + facts.deducted == facts.pool


def test_a_deduction_comes_off_what_its_teacher_is_paid_and_off_nobody_elses(
    facts_of: FactsOf,
) -> None:
    with_it = account(facts_of)
    without = account(facts_of, ACCOUNT.replace(", 扣减: 60", ""))
    paid, unpaid = ([row.due for row in facts.rows] for facts in (with_it, without))
    assert [more - less for less, more in zip(paid, unpaid, strict=True)] == [0, 60, 0]
    assert (with_it.deducted, with_it.due) == (Decimal(60), with_it.pool - 60)


def test_without_a_ratio_all_goes_by_the_process(facts_of: FactsOf) -> None:
    text = ACCOUNT.replace("  比例: 9:1\n", "")
    for score in (95, 90, 88):
        text = text.replace(f", 终结: {score}", "")
    facts = account(facts_of, text)
    assert facts.process_pool == facts.pool
    assert facts.final_pool == 0
    assert facts.per_score is None
    assert all(row.final == 0 for row in facts.rows)


def test_a_ratio_may_be_written_as_a_mapping(facts_of: FactsOf) -> None:
    written = ACCOUNT.replace("9:1", "{过程性: 9, 终结性: 1}")
    assert account(facts_of, written) == account(facts_of)


def test_the_value_of_a_unit_is_rounded_for_show_only(facts_of: FactsOf) -> None:
    facts = account(facts_of)
    assert facts.per_unit == Decimal("1449.80")
    assert facts.rows[1].process != facts.per_unit * 58


def test_the_example_is_a_row_that_can_be_checked_on_a_calculator(facts_of: FactsOf) -> None:
    facts = account(facts_of)
    row = facts.example
    assert row is not None
    assert row.process == round(facts.process_pool * (row.units or 0) / facts.units, 2)
    assert row.final == round(facts.final_pool * (row.score or 0) / facts.scores, 2)


def test_three_equal_shares_of_a_hundred_yuan_show_the_one_that_is_plain(
    facts_of: FactsOf,
) -> None:
    facts = account(
        facts_of,
        "经费:\n  收入: [{项目: 补贴, 金额: 100}]\n  教师:\n"
        "    - {姓名: 甲, 过程: 1}\n    - {姓名: 乙, 过程: 1}\n    - {姓名: 丙, 过程: 1}\n",
    )
    assert [row.process for row in facts.rows] == [Decimal("33.34"), *[Decimal("33.33")] * 2]
    assert facts.example is facts.rows[1]


@settings(deadline=None, max_examples=60)
@given(
    amount=st.integers(1, 10**7),
    ratio=st.tuples(st.integers(0, 9), st.integers(1, 9)),
    people=st.lists(st.tuples(st.integers(0, 90), st.integers(1, 100)), min_size=1, max_size=30),
)
def test_whatever_the_figures_the_list_adds_up_to_the_fen(
    facts_of: FactsOf, amount: int, ratio: tuple[int, int], people: list[tuple[int, int]]
) -> None:
    rows = "".join(
        f"    - {{姓名: 教师{i}, 过程: {units + 1}, 终结: {score}}}\n"
        for i, (units, score) in enumerate(people)
    )
    facts = account(
        facts_of,
        f"经费:\n  收入: [{{项目: 补贴, 金额: {amount / 100:.2f}}}]\n"
        f"  比例: {ratio[0]}:{ratio[1]}\n  教师:\n{rows}",
    )
    assert facts.due == facts.pool == Decimal(amount) / 100
    assert facts.process_pool + facts.final_pool == facts.pool


# What can be wrong once it is worked out


def test_more_cannot_be_deducted_than_is_due() -> None:
    (problem,) = problems_of(ACCOUNT.replace("扣减: 60", "扣减: 99999"))
    assert problem.severity is Severity.ERROR
    assert "“李国平”扣减 99999.00 元，比应得的" in problem.message
    assert problem.line == 13


def test_a_notice_shorter_than_the_schools_own_rule_is_a_warning() -> None:
    text = ACCOUNT + "  公示: {起: 2026-12-29, 止: 2026-12-31, 期限: 5}\n"
    (problem,) = problems_of(text)
    assert problem.severity is Severity.WARNING
    assert "公示 3 个工作日，不到学校规定的 5 个" in problem.message


@pytest.mark.parametrize(
    "notice",
    ["{起: 2026-12-29, 止: 2026-12-31}", "{起: 2027-01-18, 止: 2027-01-22, 期限: 5}"],
    ids=["no-rule", "long-enough"],
)
def test_no_rule_is_invented_for_the_notice(notice: str) -> None:
    assert problems_of(f"{ACCOUNT}  公示: {notice}\n") == []


def test_days_of_the_notice_leave_out_weekends_and_the_schools_holidays(facts_of: FactsOf) -> None:
    notice = "  公示: {起: 2026-11-05, 止: 2026-11-11}\n"
    assert account(facts_of, ACCOUNT + notice).notice_days == 5
    away = "校历: {放假: [2026-11-05～2026-11-06 秋假]}\n"
    assert account(facts_of, away + ACCOUNT + notice).notice_days == 3


def test_an_account_without_teachers_is_a_gap() -> None:
    (problem,) = problems_of(ACCOUNT[: ACCOUNT.index("  教师:")])
    assert problem.severity is Severity.WARNING
    assert "没有教师" in problem.message
    assert "教师:" in problem.hint
