"""Rules that the dossier's own checks carry out, each on its own examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plangen.checker.rule import DossierRule
from plangen.checker.rules import all_rules
from plangen.pipeline.documents import make_document
from plangen.pipeline.dossiers import load
from plangen.problems import ProblemsError

if TYPE_CHECKING:
    from pathlib import Path

    from plangen.checker.rule import Rule
    from plangen.problems import Problem


def examples_of(rule: Rule) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Dossiers in which a rule finds something, and those in which it does not."""
    if isinstance(rule, DossierRule):
        return rule.bad, rule.good
    return rule.dossier_bad, rule.dossier_good


BAD = [
    pytest.param(rule.id, text, id=f"{rule.id}-{i}")
    for rule in all_rules().values()
    for i, text in enumerate(examples_of(rule)[0])
]
GOOD = [
    pytest.param(rule.id, text, id=f"{rule.id}-{i}")
    for rule in all_rules().values()
    for i, text in enumerate(examples_of(rule)[1])
]


def problems_of(text: str, folder: Path, rule: str) -> tuple[Problem, ...]:
    """Everything that is told of a dossier when its document is made and a rule is run."""
    path = folder / "档案.yaml"
    path.write_text(text, encoding="utf-8")
    try:
        return make_document(load(path, select=(rule,))).problems
    except ProblemsError as error:
        return error.problems


@pytest.mark.parametrize(("rule", "text"), BAD)
def test_the_checks_of_a_dossier_name_the_rule(rule: str, text: str, tmp_path: Path) -> None:
    found = [problem for problem in problems_of(text, tmp_path, rule) if problem.rule == rule]
    assert found
    for problem in found:
        assert problem.message
        assert problem.hint


@pytest.mark.parametrize(("rule", "text"), GOOD)
def test_a_sound_dossier_breaks_no_rule(rule: str, text: str, tmp_path: Path) -> None:
    found = [problem for problem in problems_of(text, tmp_path, rule) if problem.rule == rule]
    assert [problem.message for problem in found] == []


@pytest.mark.parametrize(("rule", "text"), GOOD)
def test_a_sound_dossier_makes_a_document(rule: str, text: str, tmp_path: Path) -> None:
    """One that is refused would show nothing of the rules that are looked at last."""
    path = tmp_path / f"{rule}.yaml"
    path.write_text(text, encoding="utf-8")
    assert make_document(load(path, select=(rule,))).document.blocks


def test_there_are_rules_of_dossiers() -> None:
    assert any(isinstance(rule, DossierRule) for rule in all_rules().values())
