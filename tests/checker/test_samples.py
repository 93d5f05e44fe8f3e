"""Raw documents as teachers find them: every fault is told at its line, and nothing else.

What is expected of ``NAME.md`` stands in ``NAME.expect.yaml``: the faults by line and rule, and the
lines that have none.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from plangen.checker.checking import check_file
from plangen.problems import Problem, Severity

SAMPLES = Path(__file__).parent / "samples"
PATHS = sorted(path for path in SAMPLES.iterdir() if path.suffix in {".md", ".txt"})


@dataclass(frozen=True)
class Expected:
    """Faults by line and rule with the words at the place, and the lines without any."""

    findings: dict[tuple[int, str], str]
    clean_lines: frozenset[int]


def expected_of(path: Path) -> Expected:
    tree = yaml.safe_load(path.with_suffix(".expect.yaml").read_text(encoding="utf-8"))
    findings = {(each["line"], each["rule"]): each["what"] for each in tree["findings"]}
    return Expected(findings, frozenset(tree["clean_lines"]))


def places(problem: Problem) -> set[int]:
    return {problem.line, *(spot.line for spot in problem.related)}


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_every_fault_is_found_at_its_line(path: Path) -> None:
    found = {(line, problem.rule) for problem in check_file(path) for line in places(problem)}
    missing = {
        place: what for place, what in expected_of(path).findings.items() if place not in found
    }
    assert missing == {}


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_nothing_is_found_in_clean_lines(path: Path) -> None:
    clean = expected_of(path).clean_lines
    wrong = [
        (problem.line, problem.rule, problem.message)
        for problem in check_file(path)
        if problem.line in clean and problem.severity is not Severity.NOTICE
    ]
    assert wrong == []


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_what_is_expected_stands_in_the_sample(path: Path) -> None:
    """A sample that was edited without its expectations would test the wrong lines."""
    lines = path.read_text(encoding="utf-8").split("\n")
    expected = expected_of(path)
    for (line, _), what in expected.findings.items():
        assert what in lines[line - 1]
        assert line not in expected.clean_lines
    assert all(0 < line <= len(lines) and lines[line - 1].strip() for line in expected.clean_lines)
