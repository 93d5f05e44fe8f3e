"""经费: what 课后服务 takes in, and by which rules it is shared among those who give it."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from plangen.model.json_forms import DECIMAL, AlsoAs, written
from plangen.model.money import MOST, Money, in_fen
from plangen.model.parts import Part, Texts
from plangen.model.values import Count, Date, FreeText, Listed, Number, Text, read_text

RATIO = re.compile(r"(\d+(?:\.\d+)?)%?\s*[:∶比]\s*(\d+(?:\.\d+)?)%?")
LARGEST_UNIT = 100


def read_unit(value: Any) -> Decimal:
    """Read how much a rule counts for: 1, 0.5, and -1 for what is taken off."""
    text = unicodedata.normalize("NFKC", read_text(value))
    try:
        number = Decimal(text.replace("−", "-"))
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or abs(number) > LARGEST_UNIT:
        raise PydanticCustomError(
            "plangen_unit",
            "“{text}”不是计量，请写成 1、0.5 或 0 这样",
            {"text": text},
        )
    return number


def as_ratio(value: Any) -> Any:
    """Let 9:1 stand for nine parts by the process and one by the result."""
    if isinstance(value, str):
        found = RATIO.fullmatch(unicodedata.normalize("NFKC", value).strip())
        if found is None:
            raise PydanticCustomError(
                "plangen_ratio",
                "“{text}”不是两份的比，请写成 9:1 这样，前面是过程性，后面是终结性",
                {"text": value},
            )
        return {"过程性": found[1], "终结性": found[2]}
    return value


UnitCount = Annotated[
    Decimal,
    PlainValidator(read_unit),
    WithJsonSchema(
        written(
            rf"[-－−]?{DECIMAL}",
            "这里写每次计多少，如 1、0.5 或 0",
            number="number",
            least=-LARGEST_UNIT,
            most=LARGEST_UNIT,
        )
    ),
]
RATIO_FORM = written(
    rf"{DECIMAL}[%％]?\s*[:：∶比]\s*{DECIMAL}[%％]?",
    "这里写过程性与终结性的比，如 9:1",
)


class Income(Part):
    """收入: an amount, or the factors that make it: 人数 × 标准 × 课时."""

    name: Text = Field(alias="项目")
    amount: Money | None = Field(None, alias="金额")
    pupils: Count | None = Field(None, alias="人数")
    price: Money | None = Field(None, alias="标准")
    sessions: Count | None = Field(None, alias="课时")
    note: Text | None = Field(None, alias="说明")

    @property
    def product(self) -> Decimal | None:
        """The amount by its factors; None without a price and something to multiply it by.

        A product beyond any school's means is none either.
        """
        if self.price is None or (self.pupils is None and self.sessions is None):
            return None
        product = self.price
        for count in (self.pupils, self.sessions):
            product *= 1 if count is None else count
        return in_fen(product) if product <= MOST else None

    @property
    def total(self) -> Decimal:
        """The amount, given or computed; zero where neither is known."""
        return self.amount if self.amount is not None else self.product or Decimal(0)


class Expense(Part):
    """支出: what is taken off before anything is shared."""

    name: Text = Field(alias="项目")
    amount: Money = Field(alias="金额")
    note: Text | None = Field(None, alias="说明")


class Ratio(Part):
    """比例: how many parts go by the work done (过程性) and by the result (终结性)."""

    process: Number = Field(Decimal(0), alias="过程性")
    final: Number = Field(Decimal(0), alias="终结性")


class UnitRule(Part):
    """计量: how much one session of a sort counts for."""

    name: Text = Field(alias="项目")
    unit: UnitCount = Field(alias="计")
    note: Text | None = Field(None, alias="说明")


class Payee(Part):
    """教师: one of those among whom the money is shared.

    ``done`` maps the rules of 计量 to how often each applied. The name is an adult's and is
    printed in full, for the list is posted in the school: masking is for pupils.
    """

    name: Text = Field(alias="姓名")
    process: Number | None = Field(None, alias="过程")
    done: dict[Text, Number] = Field(default_factory=dict, alias="计量")
    final: Number | None = Field(None, alias="终结")
    deduction: Money = Field(Decimal(0), alias="扣减")
    note: Text | None = Field(None, alias="备注")


class Payout(Part):
    """发放: when and how the money is paid."""

    date: Date | None = Field(None, alias="日期")
    way: Text | None = Field(None, alias="方式")
    note: FreeText | None = Field(None, alias="说明")


class Notice(Part):
    """公示: from when to when and where the list hangs, and where to object.

    ``period`` is the number of working days that the school's own rules ask for.
    """

    first: Date | None = Field(None, alias="起")
    last: Date | None = Field(None, alias="止")
    place: Text | None = Field(None, alias="地点")
    phone: Text | None = Field(None, alias="电话")
    period: Count | None = Field(None, alias="期限")
    note: FreeText | None = Field(None, alias="说明")


class Funding(Part):
    """经费 of one school's 课后服务 in one term; amounts are in 元."""

    incomes: Listed[Income] = Field(default_factory=list, alias="收入")
    expenses: Listed[Expense] = Field(default_factory=list, alias="支出")
    ratio: Annotated[Ratio | None, BeforeValidator(as_ratio), AlsoAs(RATIO_FORM)] = Field(
        None, alias="比例"
    )
    rules: Listed[UnitRule] = Field(default_factory=list, alias="计量")
    payees: Listed[Payee] = Field(default_factory=list, alias="教师")
    payout: Payout = Field(default_factory=Payout, alias="发放")
    notice: Notice = Field(default_factory=Notice, alias="公示")
    provisions: Texts = Field(default_factory=list, alias="附则")

    @property
    def income(self) -> Decimal:
        """All that comes in."""
        return sum((income.total for income in self.incomes), Decimal(0))

    @property
    def spent(self) -> Decimal:
        """All that is taken off before sharing."""
        return sum((expense.amount for expense in self.expenses), Decimal(0))

    @property
    def parts(self) -> tuple[Decimal, Decimal]:
        """Parts by the process and by the result; all by the process where no ratio is given."""
        return (self.ratio.process, self.ratio.final) if self.ratio else (Decimal(1), Decimal(0))

    def counted(self, payee: Payee) -> Decimal | None:
        """Return a payee's units by the rules that applied; None where none is listed."""
        if not payee.done:
            return None
        units = {rule.name: rule.unit for rule in self.rules}
        return sum((units.get(name, Decimal(0)) * n for name, n in payee.done.items()), Decimal(0))

    def units(self, payee: Payee) -> Decimal | None:
        """Return a payee's units, counted or as given."""
        counted = self.counted(payee)
        return payee.process if counted is None else counted
