"""How the money of 课后服务 is shared: every amount that a document or form states."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct

from plangen.facts.apportionment import apportion
from plangen.facts.calendar import school_days
from plangen.model.money import in_fen, money_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plangen.model.dossier import Dossier, LocalCalendar
    from plangen.model.funding import Funding, Income, Notice

ZERO = Decimal("0.00")


class IncomeFacts(Struct, frozen=True):
    """Where money comes from; ``working`` shows the factors (612人×2.00元×160课时) or nothing."""

    name: str
    working: str
    amount: Decimal
    note: str | None


class Payment(Struct, frozen=True):
    """What one teacher gets, in 元: two parts, less what is deducted.

    ``units`` are those of the process, ``score`` that of the result; None where neither is asked.
    The name is an adult's and is printed in full.
    """

    name: str
    units: Decimal | None
    score: Decimal | None
    process: Decimal
    final: Decimal
    deduction: Decimal
    note: str | None

    @property
    def due(self) -> Decimal:
        """What is paid out."""
        return self.process + self.final - self.deduction


class FundingFacts(Struct, frozen=True):
    """The whole account, in 元. ``income`` less ``spent`` is ``pool``, which is shared.

    ``parts`` are those by process and by result; one of them may be zero.
    ``notice_days`` are the working days of the 公示. The rows' parts make exactly the pools.
    """

    incomes: tuple[IncomeFacts, ...]
    income: Decimal
    spent: Decimal
    pool: Decimal
    parts: tuple[Decimal, Decimal]
    process_pool: Decimal
    final_pool: Decimal
    rows: tuple[Payment, ...]
    notice_days: int | None

    @property
    def units(self) -> Decimal:
        """All units of the process."""
        return sum((row.units or ZERO for row in self.rows), Decimal(0))

    @property
    def scores(self) -> Decimal:
        """All scores of the result."""
        return sum((row.score or ZERO for row in self.rows), Decimal(0))

    @property
    def deducted(self) -> Decimal:
        """All that is deducted; it stays in the account."""
        return sum((row.deduction for row in self.rows), ZERO)

    @property
    def due(self) -> Decimal:
        """All that is paid out."""
        return sum((row.due for row in self.rows), ZERO)

    @property
    def per_unit(self) -> Decimal | None:
        """What one unit brings, rounded half up to 分; shown only, nothing is computed from it."""
        return in_fen(self.process_pool / self.units) if self.units else None

    @property
    def per_score(self) -> Decimal | None:
        """What one point of the result brings, rounded half up to 分; shown only."""
        return in_fen(self.final_pool / self.scores) if self.scores else None

    @property
    def example(self) -> Payment | None:
        """The row that shows how it is computed: one that a pocket calculator gives as printed."""
        return next((row for row in self.rows if self._is_plain(row)), None)

    def _is_plain(self, row: Payment) -> bool:
        process = self._share(self.process_pool, row.units, self.units)
        return (row.process, row.final) == (
            process,
            self._share(self.final_pool, row.score, self.scores),
        ) and row.due > 0

    @staticmethod
    def _share(pool: Decimal, weight: Decimal | None, total: Decimal) -> Decimal:
        return in_fen(pool * (weight or ZERO) / total) if total else ZERO


def funding_facts(dossier: Dossier) -> FundingFacts | None:
    """Work out the account; None where the dossier has no 经费."""
    funding = dossier.funding
    if funding is None:
        return None
    pool = in_fen(funding.income - funding.spent)
    process_pool, final_pool = apportion(pool, funding.parts)
    return FundingFacts(
        incomes=tuple(_income(income) for income in funding.incomes),
        income=in_fen(funding.income),
        spent=in_fen(funding.spent),
        pool=pool,
        parts=funding.parts,
        process_pool=process_pool,
        final_pool=final_pool,
        rows=_payments(funding, process_pool, final_pool),
        notice_days=_notice_days(funding.notice, dossier.calendar),
    )


def _income(income: Income) -> IncomeFacts:
    factors = [
        f"{income.pupils}人" if income.pupils is not None else "",
        f"{money_text(income.price)}元" if income.price is not None else "",
        f"{income.sessions}课时" if income.sessions is not None else "",
    ]
    working = "×".join(filter(None, factors)) if income.product is not None else ""
    return IncomeFacts(income.name, working, in_fen(income.total), income.note)


def _payments(funding: Funding, process_pool: Decimal, final_pool: Decimal) -> tuple[Payment, ...]:
    units = [funding.units(payee) for payee in funding.payees]
    scores = [payee.final for payee in funding.payees]
    return tuple(
        Payment(payee.name, unit, score, process, final, payee.deduction, payee.note)
        for payee, unit, score, process, final in zip(
            funding.payees,
            units,
            scores,
            apportion(process_pool, _weights(units)),
            apportion(final_pool, _weights(scores)),
            strict=True,
        )
    )


def _weights(numbers: Sequence[Decimal | None]) -> list[Decimal]:
    return [number or ZERO for number in numbers]


def _notice_days(notice: Notice, local: LocalCalendar) -> int | None:
    if notice.first is None or notice.last is None:
        return None
    return school_days(notice.first, notice.last, local)
