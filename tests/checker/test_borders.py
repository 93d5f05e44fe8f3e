"""What the rules of fit and coverage find, and the innocent documents that look much like it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from plangen.checker.checking import check_text
from plangen.checker.rules import Selection

BORDERS = yaml.safe_load(Path(__file__).with_name("borders.yaml").read_text(encoding="utf-8"))
FOUND = [
    pytest.param(rule, text, id=f"{rule}-{i}")
    for rule, texts in BORDERS["查出"].items()
    for i, text in enumerate(texts)
]


@pytest.mark.parametrize(("rule", "text"), FOUND)
def test_a_breach_is_found(rule: str, text: str) -> None:
    assert {problem.rule for problem in check_text(text, Selection((rule,)))} == {rule}


@pytest.mark.parametrize("text", BORDERS["不查"])
def test_an_innocent_document_is_left_alone(text: str) -> None:
    found = check_text(text, Selection(("F", "G")))
    assert [(problem.rule, problem.message) for problem in found] == []
