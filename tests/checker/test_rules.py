"""Every rule on its own examples, and what all rules have in common."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from plangen.checker.checking import check_text
from plangen.checker.rule import GROUPS, DossierRule, FolderRule, Rule
from plangen.checker.rules import Selection, all_rules

RULES = all_rules()
TEXT_RULES = [rule for rule in RULES.values() if not isinstance(rule, DossierRule | FolderRule)]
HAN = re.compile(r"[\u4e00-\u9fff]")
LONGEST_SUMMARY = 40

BAD = [
    pytest.param(rule.id, text, id=f"{rule.id}-{i}")
    for rule in TEXT_RULES
    for i, text in enumerate(rule.bad)
]
GOOD = [
    pytest.param(rule.id, text, id=f"{rule.id}-{i}")
    for rule in TEXT_RULES
    for i, text in enumerate(rule.good)
]


@pytest.mark.parametrize(("rule", "text"), BAD)
def test_a_rule_finds_its_bad_example(rule: str, text: str) -> None:
    assert [problem.rule for problem in check_text(text, Selection((rule,)))]


@pytest.mark.parametrize(("rule", "text"), GOOD)
def test_a_rule_leaves_its_good_example_alone(rule: str, text: str) -> None:
    found = check_text(text, Selection((rule,)))
    assert [(problem.place, problem.message) for problem in found] == []


@pytest.mark.parametrize(("rule", "text"), BAD)
def test_a_finding_stands_where_it_says(rule: str, text: str) -> None:
    lines = text.split("\n")
    for problem in check_text(text, Selection((rule,))):
        assert problem.source == lines[problem.line - 1]
        assert 1 <= problem.column <= len(problem.source) + 1
        assert HAN.search(problem.message)
        assert HAN.search(problem.hint)
        for edit in problem.fixes:
            line = lines[edit.line - 1]
            assert line[edit.column - 1 :].startswith(edit.old)
            assert edit.old != edit.new


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())
def test_a_rule_says_all_that_is_to_be_known_of_it(rule: Rule) -> None:
    assert re.fullmatch(r"[NSFGLPT]\d{2}", rule.id)
    assert rule.id[0] in GROUPS
    assert 0 < len(rule.summary) <= LONGEST_SUMMARY
    assert not rule.summary.endswith("。")
    assert rule.why.endswith("。")
    assert rule.bad
    assert rule.good
    assert type(rule).__doc__


def test_a_rule_has_a_file_of_its_own() -> None:
    homes = [type(rule).__module__ for rule in RULES.values()]
    assert len(set(homes)) == len(homes)


def test_rules_stand_in_the_order_of_their_numbers() -> None:
    ids = list(RULES)
    assert ids == sorted(ids, key=lambda number: (list(GROUPS).index(number[0]), number))


def test_a_rule_of_each_file_is_listed() -> None:
    """A rule that its group does not list would never run."""
    folder = Path(__file__).parents[2] / "src/plangen/checker"
    written = {
        found
        for path in folder.glob("*/*.py")
        for found in re.findall(r'^    id = "([A-Z]\d{2})"$', path.read_text("utf-8"), re.MULTILINE)
    }
    assert written == set(RULES)
