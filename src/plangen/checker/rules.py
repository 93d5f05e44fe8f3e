"""All rules in the order of their numbers, and which of them a run carries out."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from plangen.checker import coverage, fitting, numbers, regulations, respect, structure, writing

if TYPE_CHECKING:
    from plangen.checker.rule import Rule


@cache
def all_rules() -> dict[str, Rule]:
    """Return every rule by its number."""
    kinds = (
        *numbers.RULES,
        *structure.RULES,
        *fitting.RULES,
        *coverage.RULES,
        *respect.RULES,
        *regulations.RULES,
        *writing.RULES,
    )
    return {kind.id: kind() for kind in kinds}


class Selection(NamedTuple):
    """Which rules are carried out: numbers such as N01, or letters of whole groups.

    No ``select`` means all. What is ignored is left out of what is selected.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def has(self, rule: str) -> bool:
        """Whether a rule, by its number, is carried out."""
        chosen = not self.select or rule.startswith(self.select)
        return chosen and not (self.ignore and rule.startswith(self.ignore))

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules to be carried out."""
        return tuple(rule for number, rule in all_rules().items() if self.has(number))


ALL = Selection()
