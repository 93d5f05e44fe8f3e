"""Whether the figures of a 经费 agree, and whether its rules can be carried out.

The seed of a rule: being late must never cost a teacher more than staying away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.language.patterns import lazy
from plangen.model.doubles import tell_doubles
from plangen.model.money import money_text
from plangen.model.values import plain_number
from plangen.problems import Severity, did_you_mean

if TYPE_CHECKING:
    from plangen.model.dossier import Dossier
    from plangen.model.funding import Funding, Income, Payee
    from plangen.source import SourceFile

PART = "经费"
LONGEST_NOTICE = 366
LATE = lazy(r"迟到|早退|半程|中途|晚到")
ABSENT = lazy(r"缺勤|缺席|旷|没到|未到岗")


def check_funding_agreement(dossier: Dossier, source: SourceFile) -> None:
    """Add a problem for every figure of the 经费 that contradicts another or has no ground."""
    funding = dossier.funding
    if funding is None:
        return
    for i, income in enumerate(funding.incomes):
        _check_income(i, income, source)
    _check_pool(funding, source)
    _check_rules(funding, source)
    _check_payees(funding, source)
    _check_notice(funding, source)


def _check_income(i: int, income: Income, source: SourceFile) -> None:
    place = (PART, "收入", i)
    product = income.product
    factors = [
        f"{key} {value}（{source.where((*place, key))}）"
        for key, value in (
            ("人数", income.pupils),
            ("标准", income.price),
            ("课时", income.sessions),
        )
        if value is not None
    ]
    if income.amount is not None and product is not None and income.amount != product:
        source.add_at(
            (*place, "金额"),
            f"金额写的是 {money_text(income.amount)}，{'乘'.join(factors)}是 {money_text(product)}",
            "改正其中一个，或删去金额，由程序相乘",
            rule="N11",
        )
    if income.amount is None and product is None and not source.blamed_within(place):
        source.add_at(
            place,
            f"收入“{income.name}”没有金额，也算不出来",
            "加一行 金额: 86000，或写全 人数、标准、课时",
        )


def _check_pool(funding: Funding, source: SourceFile) -> None:
    if funding.incomes and funding.spent > funding.income:
        source.add_at(
            (PART, "支出"),
            f"支出合计 {money_text(funding.spent)} 元，比收入合计 {money_text(funding.income)} 元"
            f"（{source.where((PART, '收入'))}起）还多",
            "核对收入和支出",
            rule="N03",
        )
    if funding.payees and not funding.incomes and not source.blamed_within((PART, "收入")):
        source.add_at(
            (PART, "教师"), "列了教师，没有写收入，算不出金额", "在“经费”下加上收入和金额"
        )


def _check_rules(funding: Funding, source: SourceFile) -> None:
    tell_doubles(
        source,
        (((PART, "计量", i, "项目"), rule.name) for i, rule in enumerate(funding.rules)),
        "计量“{value}”列了两次",
        "留下一处",
    )
    absent = max((rule.unit for rule in funding.rules if ABSENT.search(rule.name)), default=None)
    for i, rule in enumerate(funding.rules):
        if LATE.search(rule.name) and rule.unit < (absent or 0):
            source.add_at(
                (PART, "计量", i, "计"),
                f"“{rule.name}”计 {rule.unit}，比缺勤还少",
                "到了总比没到强：迟到、早退的计量不应低于缺勤",
                Severity.WARNING,
                rule="N11",
            )


def _check_payees(funding: Funding, source: SourceFile) -> None:
    tell_doubles(
        source,
        (((PART, "教师", i, "姓名"), payee.name) for i, payee in enumerate(funding.payees)),
        "“{value}”在教师里有两次",
        "重复的删去一处；同名的两人在姓名后加字区分",
    )
    for i, payee in enumerate(funding.payees):
        _check_units(i, payee, funding, source)
    process, final = funding.parts
    if not process + final:
        source.add_at(
            (PART, "比例"), "比例的两个数都是 0", "写成 {过程性: 9, 终结性: 1} 这样", rule="N11"
        )
        return
    scored = [payee.name for payee in funding.payees if payee.final is not None]
    unscored = [payee.name for payee in funding.payees if payee.final is None]
    if not final and scored:
        where = (PART, "比例") if funding.ratio else (PART, "教师")
        source.add_at(
            where,
            f"{len(scored)} 位教师写了终结得分，比例里没有终结性这一部分",
            "加一行 比例: {过程性: 9, 终结性: 1}，或删去终结得分",
        )
    elif final and unscored and not source.blamed_within((PART, "教师")):
        source.add_at(
            (PART, "教师"),
            f"比例里有终结性，{'、'.join(unscored)}没有终结得分",
            "补上 终结: 得分；不参加终结评定的写 0",
        )
    elif final and scored and not any(payee.final for payee in funding.payees):
        source.add_at((PART, "教师"), "终结得分合起来是 0，没法分配", "核对终结得分")
    _check_total_units(funding, source)


def _check_units(i: int, payee: Payee, funding: Funding, source: SourceFile) -> None:
    place = (PART, "教师", i)
    rules = [rule.name for rule in funding.rules]
    unknown = [name for name in payee.done if name not in rules]
    for name in unknown:
        source.add_at(
            (*place, "计量", name),
            f"“{name}”不在“计量”的项目里",
            did_you_mean(name, rules)
            or (f"可以写：{'、'.join(rules)}" if rules else "先在“经费”的“计量”里写明它计多少"),
            key=True,
        )
    counted = funding.counted(payee)
    if unknown or counted is None or source.blamed_within((PART, "计量")):
        return
    if payee.process is not None and payee.process != counted:
        source.add_at(
            (*place, "过程"),
            f"“{payee.name}”的过程写的是 {payee.process}，按计量"
            f"（{source.where((*place, '计量'))}）算是 {plain_number(counted)}",
            "改正其中一处，或删去过程，由程序相加",
            rule="N11",
        )
    if counted < 0:
        source.add_at(
            (*place, "计量"),
            f"“{payee.name}”的过程计量是 {plain_number(counted)}，不能是负数",
            "核对计量的次数和标准",
        )


def _check_total_units(funding: Funding, source: SourceFile) -> None:
    """Without units nothing can be shared by the process."""
    if not funding.payees or not funding.parts[0] or source.blamed_within((PART, "教师")):
        return
    without = [payee.name for payee in funding.payees if funding.units(payee) is None]
    if without:
        source.add_at(
            (PART, "教师"),
            f"{'、'.join(without)}没有写计量，算不出过程金额",
            "补上 计量: {项目: 次数} 或 过程: 数；一次也没有的写 过程: 0",
        )
    elif not any(funding.units(payee) for payee in funding.payees):
        source.add_at((PART, "教师"), "过程计量合起来是 0，没法分配", "核对计量的次数和标准")


def _check_notice(funding: Funding, source: SourceFile) -> None:
    notice, paid = funding.notice, funding.payout.date
    place = (PART, "公示", "止")
    if notice.first and notice.last and notice.last < notice.first:
        source.add_at(
            place,
            f"公示到 {notice.last} 止，早于开始的 {notice.first}"
            f"（{source.where((PART, '公示', '起'))}）",
            "核对起止日期",
        )
    elif notice.first and notice.last and (notice.last - notice.first).days > LONGEST_NOTICE:
        source.add_at(place, f"公示从 {notice.first} 到 {notice.last}，超过一年", "核对起止日期")
    elif notice.last and paid and paid <= notice.last:
        source.add_at(
            (PART, "发放", "日期"),
            f"{paid} 发放时，公示（到 {notice.last} 止）还没有结束",
            "一般公示无异议后再发放；确认无误可以不改",
            Severity.WARNING,
        )
