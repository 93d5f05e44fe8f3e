"""docs/rules.md is what the rules say of themselves."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from plangen.checker.explaining import manual
from plangen.checker.rules import all_rules

if TYPE_CHECKING:
    import pytest

PAGE = Path(__file__).parents[2] / "docs" / "rules.md"


def test_the_page_of_rules_is_up_to_date(request: pytest.FixtureRequest) -> None:
    text = manual(all_rules().values())
    if request.config.getoption("--update-golden"):
        PAGE.write_text(text, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == text


def test_a_page_that_lacks_a_rule_is_noticed() -> None:
    *but_the_last, last = all_rules().values()
    assert manual(but_the_last) != manual([*but_the_last, last])
