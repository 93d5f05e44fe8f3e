"""What can be wrong with an account once it is worked out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.model.money import money_text
from plangen.problems import Severity

if TYPE_CHECKING:
    from plangen.facts.derive import Facts
    from plangen.model.dossier import Dossier
    from plangen.source import SourceFile


def check_payments(dossier: Dossier, facts: Facts, source: SourceFile) -> None:
    """Add an error for what nobody can be paid; warnings for gaps and for a 公示 too short."""
    if dossier.funding is None or facts.funding is None:
        return
    if not facts.funding.rows and not source.tree.waiting & {"姓名", "教师"}:
        source.add_at(
            ("经费",),
            "“经费”里没有教师，写不出每人应发多少，也没有公示表",
            "在“经费:”下面加上“教师:”，一人一行 - {姓名: …, 计量: {…}}；只定办法的可以不改",
            Severity.WARNING,
            key=True,
        )
    for i, row in enumerate(facts.funding.rows):
        if row.due < 0:
            source.add_at(
                ("经费", "教师", i, "扣减"),
                f"“{row.name}”扣减 {money_text(row.deduction)} 元，比应得的"
                f" {money_text(row.process + row.final)} 元还多",
                "核对扣减",
            )
    days, asked = facts.funding.notice_days, dossier.funding.notice.period
    if days is not None and asked is not None and days < asked:
        source.add_at(
            ("经费", "公示", "止"),
            f"公示 {days} 个工作日，不到学校规定的 {asked} 个",
            "推迟截止的日期",
            Severity.WARNING,
        )
