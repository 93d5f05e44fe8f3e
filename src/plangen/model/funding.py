"""经费: what 课后服务 takes in, and by which rules it is shared among those who give it."""

import unicodedata
from decimal import Decimal
from typing import Annotated, Any

from pydantic import Field
from pydantic_core import PydanticCustomError

from plangen.language.patterns import lazy
from plangen.model.json_forms import DECIMAL, AlsoAs, Mended, Reader, written
from plangen.model.money import MOST, Money, in_fen
from plangen.model.parts import Part, Texts, no_items, unsaid
from plangen.model.values import (
    DIGITS,
    NUMBER,
    Count,
    Date,
    FreeText,
    Listed,
    Number,
    Text,
    read_text,
)

RATIO = lazy(rf"({DIGITS})%?\s*[:∶比]\s*({DIGITS})%?")
LARGEST_UNIT = 100


def read_unit(value: Any) -> Decimal:
    """Read how much a rule counts for: 1, 0.5, and -1 for what is taken off."""
    text = unicodedata.normalize("NFKC", read_text(value))
    bare = text.replace("−", "-")
    number = Decimal(bare) if NUMBER.fullmatch(bare) else None
    if number is None or abs(number) > LARGEST_UNIT:
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
    Reader(
        read_unit,
        written(
            rf"[-－−]?{DECIMAL}",
            "这里写每次计多少，如 1、0.5 或 0",
            number="number",
            least=-LARGEST_UNIT,
            most=LARGEST_UNIT,
        ),
    ),
]
RATIO_FORM = written(
    rf"{DECIMAL}[%％]?\s*[:：∶比]\s*{DECIMAL}[%％]?",
    "这里写过程性与终结性的比，如 9:1",
)


class Income(Part):
    """收入: an amount, or the factors that make it: 人数 × 标准 × 课时."""

    name: Text = Field(alias="项目", description="一笔收入的名称，如 课后服务费。")
    amount: Money | None = Field(
        None,
        alias="金额",
        description="收入的总额，如 86000元；写了人数、标准、课时就不用写，会算出来。",
    )
    pupils: Count | None = Field(None, alias="人数", description="交费的学生人数，如 612。")
    price: Money | None = Field(None, alias="标准", description="一名学生一课时交多少，如 2元。")
    sessions: Count | None = Field(None, alias="课时", description="每名学生多少课时，如 72。")
    note: Text | None = Field(None, alias="说明", description="这笔钱的来源等，写一句。")

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

    name: Text = Field(alias="项目", description="分配前先列支的一项，如 材料费。")
    amount: Money = Field(alias="金额", description="列支多少，如 3600元。")
    note: Text | None = Field(None, alias="说明", description="用在哪里，写一句。")


class Ratio(Part):
    """比例: how many parts go by the work done (过程性) and by the result (终结性)."""

    process: Number = Field(Decimal(0), alias="过程性", description="按平时的计量分几份，如 9。")
    final: Number = Field(Decimal(0), alias="终结性", description="按期末考核的得分分几份，如 1。")


class UnitRule(Part):
    """计量: how much one session of a sort counts for."""

    name: Text = Field(
        alias="项目", description="一种情况的名称，如 按时上岗；教师的“计量”里用同样的名称。"
    )
    unit: UnitCount = Field(alias="计", description="这种情况一次计多少，如 1、0.5 或 0。")
    note: Text | None = Field(None, alias="说明", description="什么算这种情况，写一句。")


class Payee(Part):
    """教师: one of those among whom the money is shared.

    ``done`` maps the rules of 计量 to how often each applied. The name is an adult's and is
    printed in full, for the list is posted in the school: masking is for pupils.
    """

    name: Text = Field(alias="姓名", description="教师的姓名，公示要用，印出时不隐去。")
    process: Number | None = Field(
        None, alias="过程", description="平时计量的总数；写了“计量”就由次数算出，不用写。"
    )
    done: dict[Text, Number] = Field(
        default_factory=dict,
        alias="计量",
        description="各种情况各有几次，照点名表写，如 {按时上岗: 60, 只到半程: 2}。",
    )
    final: Number | None = Field(None, alias="终结", description="期末考核的得分，如 95。")
    deduction: Money = Field(
        Decimal(0), alias="扣减", description="从应发里减去的金额，如 50元；没有就不写。"
    )
    note: Text | None = Field(None, alias="备注", description="要在表后说明的话，如 11月病假。")


class Payout(Part):
    """发放: when and how the money is paid."""

    date: Date | None = Field(None, alias="日期", description="哪一天发，如 2027-01-26。")
    way: Text | None = Field(None, alias="方式", description="怎样发，如 转入教师本人的工资卡。")
    note: FreeText | None = Field(None, alias="说明", description="发放时另外要说的话。")


class Notice(Part):
    """公示: from when to when and where the list hangs, and where to object.

    ``period`` is the number of working days that the school's own rules ask for.
    """

    first: Date | None = Field(None, alias="起", description="公示从哪一天起，如 2027-01-18。")
    last: Date | None = Field(
        None, alias="止", description="公示到哪一天止，如 2027-01-22；有几个工作日会算出来。"
    )
    place: Text | None = Field(None, alias="地点", description="在哪里公示，如 校务公开栏。")
    phone: Text | None = Field(None, alias="电话", description="有异议打哪个电话，写学校的座机。")
    period: Count | None = Field(
        None, alias="期限", description="学校规定公示几个工作日，如 5；写了就核对起止够不够。"
    )
    note: FreeText | None = Field(None, alias="说明", description="公示时另外要说的话。")


class Funding(Part):
    """经费 of one school's 课后服务 in one term; amounts are in 元."""

    incomes: Listed[Income] = Field(
        default_factory=no_items, alias="收入", description="本学期的各笔收入，一笔一项。"
    )
    expenses: Listed[Expense] = Field(
        default_factory=no_items, alias="支出", description="分配前先列支的各项，没有就写 []。"
    )
    ratio: Annotated[Ratio | None, Mended(as_ratio), AlsoAs(RATIO_FORM, first=True)] = Field(
        None, alias="比例", description="过程性与终结性的比，如 9:1；只按计量分的不用写。"
    )
    rules: Listed[UnitRule] = Field(
        default_factory=no_items, alias="计量", description="每种情况一次计多少，一种一项。"
    )
    payees: Listed[Payee] = Field(
        default_factory=no_items, alias="教师", description="参加分配的教师，一人一项。"
    )
    payout: Payout = Field(
        default_factory=unsaid(Payout), alias="发放", description="什么时候、怎样发。"
    )
    notice: Notice = Field(
        default_factory=unsaid(Notice),
        alias="公示",
        description="分配结果在哪里公示、从哪天到哪天。",
    )
    provisions: Texts = Field(
        default_factory=no_items,
        alias="附则",
        description="方案最后的几条，如 本方案由校务会议讨论通过后施行。",
    )

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
