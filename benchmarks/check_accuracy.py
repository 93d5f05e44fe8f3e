"""Measure the rules of the checker on labelled texts: what they find, and what they find wrongly.

Run ``python benchmarks/check_accuracy.py [--misses] [--set 1|2] [rule…]``. The texts are in
``check_sentences.yaml`` and ``check_sentences_2.yaml``: for each rule those in which it must find
something (hit) and those that only look so (miss). The first set was at hand while the rules were
written; the second was written without sight of their patterns, so it tells how they do on texts
they have not met. Ends with status 1 where precision of the errors or recall falls short.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from plangen.checker.checking import check_text
from plangen.checker.rules import all_rules
from plangen.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

SETS = {
    "1": Path(__file__).with_name("check_sentences.yaml"),
    "2": Path(__file__).with_name("check_sentences_2.yaml"),
}
LEAST_PRECISION = 0.98
LEAST_RECALL = 0.9
COLUMNS = "rule    hits  found missed  traps  false   precision  recall"

Labelled = dict[str, dict[str, list[str]]]


@dataclass(slots=True)
class Score:
    """How one rule did: the texts it missed, those it found wrongly, and how many there were."""

    hits: int = 0
    traps: int = 0
    missed: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)

    @property
    def found(self) -> int:
        """Hits that were found."""
        return self.hits - len(self.missed)

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 1 where nothing was found."""
        told = self.found + len(self.false)
        return self.found / told if told else 1.0

    @property
    def recall(self) -> float:
        """Share of the hits that were found; 1 where there are none."""
        return self.found / self.hits if self.hits else 1.0

    def row(self, name: str) -> str:
        """Return the figures as a line of the table."""
        return (
            f"{name:6} {self.hits:5} {self.found:6} {len(self.missed):6} {self.traps:6}"
            f" {len(self.false):6} {self.precision:10.3f} {self.recall:8.3f}"
        )


@dataclass(slots=True)
class Measured:
    """The scores by rule, and errors of other rules in texts that should have none."""

    scores: dict[str, Score] = field(default_factory=dict)
    strangers: list[tuple[str, str, str]] = field(default_factory=list)


def read_sets(numbers: Iterable[str]) -> dict[str, Labelled]:
    """Read the labelled texts of the sets with these numbers, by the name of their file."""
    return {
        SETS[number].name: yaml.safe_load(SETS[number].read_text(encoding="utf-8"))
        for number in numbers
    }


def only(labelled: Labelled, rules: Sequence[str]) -> Labelled:
    """Return the texts of these rules alone, or all where none is named."""
    return {rule: texts for rule, texts in labelled.items() if not rules or rule in rules}


def joined(sets: Iterable[Labelled]) -> Labelled:
    """Put the texts of several sets together, rule by rule."""
    whole: Labelled = {}
    for labelled in sets:
        for rule, texts in labelled.items():
            there = whole.setdefault(rule, {"hit": [], "miss": []})
            for label in there:
                there[label] += texts[label]
    return dict(sorted(whole.items(), key=lambda item: ("NSFGLPT".find(item[0][0]), item[0])))


def heading(sets: Mapping[str, Labelled]) -> str:
    """Return a line that tells how many texts there are in each file."""
    counts = (
        f"{name}: {sum(len(each) for texts in labelled.values() for each in texts.values())} texts"
        for name, labelled in sets.items()
    )
    return "; ".join(counts)


def measure(labelled: Labelled) -> Measured:
    """Check every text."""
    measured = Measured()
    for rule, texts in labelled.items():
        score = measured.scores[rule] = Score(len(texts["hit"]), len(texts["miss"]))
        for text in texts["hit"]:
            if all(problem.rule != rule for problem in check_text(text)):
                score.missed.append(text)
        for text in texts["miss"]:
            problems = check_text(text)
            if any(problem.rule == rule for problem in problems):
                score.false.append(text)
            others = {
                problem.rule
                for problem in problems
                if problem.severity is Severity.ERROR and problem.rule not in {rule, ""}
            }
            measured.strangers += [(other, rule, text) for other in sorted(others)]
    return measured


def total(scores: Iterable[Score]) -> Score:
    """Add scores up."""
    whole = Score()
    for score in scores:
        whole.hits += score.hits
        whole.traps += score.traps
        whole.missed += score.missed
        whole.false += score.false
    return whole


def errors_among(scores: Mapping[str, Score]) -> list[Score]:
    """Return the scores of those rules that tell errors."""
    rules = all_rules()
    return [
        score
        for rule, score in scores.items()
        if rule in rules and rules[rule].severity is Severity.ERROR
    ]


def print_texts(title: str, rule: str, texts: Sequence[str]) -> None:
    """Print texts that were judged wrongly, each in one line."""
    for text in texts:
        shown = text.replace("\n", "⏎")
        print(f"{title} {rule}  {shown}")


def main() -> int:
    """Print the table; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true", help="list every text judged wrongly")
    parser.add_argument(
        "--set", dest="numbers", action="append", choices=sorted(SETS), help="measure one set alone"
    )
    parser.add_argument("rules", nargs="*", metavar="rule")
    asked = parser.parse_args()
    sets = {
        name: only(labelled, asked.rules)
        for name, labelled in read_sets(asked.numbers or sorted(SETS)).items()
    }
    measured = measure(joined(sets.values()))
    print(heading(sets))
    print(COLUMNS)
    for rule, score in measured.scores.items():
        there = "" if rule in all_rules() else "   (no such rule yet)"
        print(score.row(rule) + there)
    errors, every = total(errors_among(measured.scores)), total(measured.scores.values())
    print(errors.row("errors"))
    print(every.row("all"))
    strange = Counter(other for other, _, _ in measured.strangers)
    print(f"errors of other rules: {len(measured.strangers)}", dict(strange.most_common()))
    if asked.misses:
        for rule, score in measured.scores.items():
            print_texts("missed", rule, score.missed)
            print_texts("false ", rule, score.false)
        for other, rule, text in measured.strangers:
            print_texts(f"error {other} in", rule, [text])
    # An error of another rule in a text that has no fault is as false as one of its own.
    told = errors.found + len(errors.false) + len(measured.strangers)
    precision = errors.found / told if told else 1.0
    print(f"precision of errors, with those of other rules: {precision:.3f}")
    good = precision >= LEAST_PRECISION and every.recall >= LEAST_RECALL
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
