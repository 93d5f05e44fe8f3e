"""A document through the rules: what they find, as problems with their places in the file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from plangen.check.rules import ALL
from plangen.problems import Edit, Problem, Severity, Spot
from plangen.readers.articles import articles_of
from plangen.readers.reading import read_manuscript
from plangen.readers.text import read_markdown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.check.rule import Change, Finding, Rule
    from plangen.check.rules import Selection
    from plangen.readers.articles import About
    from plangen.readers.passages import Ignore, Manuscript

UNUSED = "这里写着忽略 {}，但没有查出这一项"
UNUSED_REMEDY = "已经改好了，就删去这个注释，免得以后真有问题时看不到"


def check_file(path: Path, selection: Selection = ALL) -> list[Problem]:
    """Check a finished document.

    Raises:
        ProblemsError: it cannot be read.

    """
    return check_manuscript(read_manuscript(path), selection)


def check_text(text: str, selection: Selection = ALL) -> list[Problem]:
    """Check a text in Markdown that is in no file."""
    return check_manuscript(read_markdown(Path("文稿.md"), text), selection)


def check_manuscript(
    manuscript: Manuscript, selection: Selection = ALL, about: About | None = None
) -> list[Problem]:
    """Check a document that was read; ``about`` says what one from a dossier is about.

    Findings are in the order of their places. What comments in the file ignore is left out; a
    comment that ignores nothing is told.
    """
    found = [
        _problem(finding, rule, manuscript)
        for article in articles_of(manuscript, about)
        for rule in selection.rules
        if rule.for_fragments or not article.is_preface
        for finding in rule.check(article)
    ]
    kept, used = without_ignored(dict.fromkeys(found), manuscript.ignores)
    kept += _unused(manuscript, used, selection)
    return sorted(kept, key=lambda problem: (problem.line, problem.column, problem.rule))


def without_ignored(
    problems: dict[Problem, None], ignores: tuple[Ignore, ...]
) -> tuple[list[Problem], set[tuple[Ignore, str]]]:
    """Leave out what comments ignore; also return which comments, by rule, did ignore something."""
    used: set[tuple[Ignore, str]] = set()
    kept = []
    for problem in problems:
        places = {problem.line, *(spot.line for spot in problem.related)}
        by = [
            ignore
            for ignore in ignores
            if problem.rule in ignore.rules and (not ignore.line or ignore.line in places)
        ]
        used.update((ignore, problem.rule) for ignore in by)
        if not by:
            kept.append(problem)
    return kept, used


def _unused(
    manuscript: Manuscript, used: set[tuple[Ignore, str]], selection: Selection
) -> Iterator[Problem]:
    for ignore in manuscript.ignores:
        for rule in ignore.rules:
            if (ignore, rule) not in used and selection.has(rule):
                shown = manuscript.shown(ignore.written)
                yield Problem(
                    manuscript.path,
                    ignore.written,
                    1,
                    UNUSED.format(rule),
                    UNUSED_REMEDY,
                    shown,
                    Severity.WARNING,
                )


def _problem(finding: Finding, rule: Rule, manuscript: Manuscript) -> Problem:
    line, column = finding.passage.place(finding.start)
    spots = []
    for passage, offset in finding.others:
        other = passage.place(offset)
        spots.append(Spot(*other, manuscript.shown(other[0])))
    edits = [_edit(change) for change in finding.changes]
    return Problem(
        manuscript.path,
        line,
        column,
        finding.message,
        finding.remedy,
        manuscript.shown(line),
        finding.severity or rule.severity,
        rule.id,
        finding.end - finding.start,
        tuple(edit for edit in edits if edit) if all(edits) else (),
        tuple(spots),
    )


def _edit(change: Change) -> Edit | None:
    """Return the place of a change in the file; None where markup stands within it."""
    passage = change.passage
    line, column = passage.place(change.start)
    last = passage.place(max(change.end - 1, change.start))
    if last != (line, column + max(change.end - 1 - change.start, 0)):
        return None
    return Edit(line, column, passage.text[change.start : change.end], change.new)
