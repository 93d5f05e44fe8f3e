"""What is not to be told: rules named in comments of a file or on the command line.

A comment beside text concerns its line, one on a line of its own the whole file:
``# plangen: 忽略 N01`` in a dossier, ``<!-- plangen: 忽略 T05 -->`` in Markdown. A comment that
ignores nothing is told, since it would hide the next mistake.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from plangen.language.patterns import lazy
from plangen.problems import Problem, Severity
from plangen.readers.ignores import SAID, read_ignore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from plangen.readers.ignores import Ignore

IN_YAML = lazy(rf"(?P<before>^|^.*\s)#\s*{SAID}")
UNUSED = "这里写着忽略 {}，但没有查出这一项"
REMEDY = "已经改好了，就删去这个注释，免得以后真有问题时看不到"


class Ignoring:
    """The comments of one file, and which of them were of use."""

    def __init__(self, ignores: Iterable[Ignore]) -> None:
        self._ignores = tuple(ignores)
        self._by_rule: dict[str, list[Ignore]] = defaultdict(list)
        for ignore in self._ignores:
            for rule in ignore.rules:
                self._by_rule[rule].append(ignore)
        self._used: set[tuple[Ignore, str]] = set()

    def kept(self, problems: Iterable[Problem]) -> Iterator[Problem]:
        """Yield the problems that no comment ignores."""
        for problem in problems:
            lines = {problem.line, *(spot.line for spot in problem.related)}
            by = [
                ignore
                for ignore in self._by_rule.get(problem.rule, ())
                if not ignore.line or ignore.line in lines
            ]
            self._used.update((ignore, problem.rule) for ignore in by)
            if not by:
                yield problem

    def unused(
        self, path: Path, lines: Sequence[str], runs: Callable[[str], bool]
    ) -> Iterator[Problem]:
        """Tell of comments that were of no use, among those whose rule ``runs``."""
        for ignore in self._ignores:
            for rule in ignore.rules:
                if (ignore, rule) not in self._used and runs(rule):
                    shown = lines[ignore.written - 1]
                    told = (UNUSED.format(rule), REMEDY, shown, Severity.WARNING)
                    yield Problem(path, ignore.written, 1, *told)


def ignores_in_yaml(lines: Sequence[str]) -> Iterator[Ignore]:
    """Yield what the comments of a YAML file ignore."""
    for number, line in enumerate(lines, start=1):
        found = IN_YAML.match(line) if "忽略" in line else None
        if found:
            yield read_ignore(found, number, beside_text=bool(found["before"].strip()))
