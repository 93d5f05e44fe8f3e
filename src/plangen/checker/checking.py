"""A document through the rules: what they find, as problems with their places in the file."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from plangen.checker.ignoring import Ignoring
from plangen.checker.rules import ALL
from plangen.problems import Edit, Problem, Spot
from plangen.readers.articles import articles_of
from plangen.readers.reading import read_manuscript
from plangen.readers.text import read_markdown

if TYPE_CHECKING:
    from plangen.checker.rule import Change, Finding, Rule
    from plangen.checker.rules import Selection
    from plangen.readers.articles import About
    from plangen.readers.passages import Manuscript

# Of one rule in one document; a file with more is no document.
MOST_FINDINGS = 1000


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
    found = (
        _problem(finding, rule, manuscript)
        for article in articles_of(manuscript, about)
        for rule in selection.rules
        if rule.for_fragments or not article.is_preface
        for finding in islice(rule.check(article), MOST_FINDINGS)
    )
    ignoring = Ignoring(manuscript.ignores)
    kept = [*ignoring.kept(dict.fromkeys(found))]
    kept += ignoring.unused(manuscript.path, manuscript.lines, selection.has)
    return sorted(kept, key=lambda problem: (problem.line, problem.column, problem.rule))


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
