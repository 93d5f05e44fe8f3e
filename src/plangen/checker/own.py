"""The rules on a document that plangen has made, told at the places of its dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from plangen.checker.checking import check_manuscript
from plangen.checker.ignoring import Ignoring, ignores_in_yaml
from plangen.checker.rules import ALL
from plangen.problems import Problem, Severity
from plangen.readers.articles import About, kind_of
from plangen.readers.own import read_document
from plangen.source.texts import mark_of, texts_of

if TYPE_CHECKING:
    from plangen.checker.rules import Selection
    from plangen.compose.kinds import Kind
    from plangen.document.tree import Document
    from plangen.model.dossier import Dossier
    from plangen.source import SourceFile
    from plangen.writers.styles import Style

# An error in the facts of a dossier cannot be ignored, since numbers would be made of it. N01 is
# about numbers in the teacher's own sentences (``told_counts``).
OF_WORDING = ("N01", "L", "P", "T")
# Characters of a passage that are quoted around what was found.
AROUND = 12
# Words that short stand in many places of a dossier.
LEAST_FOUND = 2


def about_of(dossier: Dossier, kind: Kind, document: Document) -> About:
    """Return what a document from a dossier is about."""
    return About(
        title=document.title,
        kind="总结" if kind.is_summary else kind_of(kind.name),
        grade=dossier.grade,
        subject=dossier.subject or "",
        names=tuple(pupil.name for pupil in dossier.pupils),
        own=True,
    )


def check_own(
    document: Document, style: Style, source: SourceFile, about: About, selection: Selection = ALL
) -> None:
    """Add to a dossier's problems what the rules find in the document made of it.

    What the dossier's own checks have said already is not said again. Comments may ignore any of
    it: the document stands whatever a rule thinks of its words.
    """
    manuscript = read_document(source.path, document, style.marks_of(document))
    said = {(problem.rule, problem.message) for problem in source.problems if problem.rule}
    found: dict[Problem, None] = {}
    for problem in check_manuscript(manuscript, selection, about):
        shown = manuscript.shown(problem.line)
        words = shown[problem.column - 1 : problem.column - 1 + problem.length]
        if not words or not any(
            rule == problem.rule and words in message for rule, message in said
        ):
            found[_located(problem, words, shown, source)] = None
    kept = dict.fromkeys(Ignoring(ignores_in_yaml(source.lines)).kept(found))
    source.problems += kept
    source.dismissed += [problem for problem in found if problem not in kept]


def dismiss(source: SourceFile, selection: Selection = ALL) -> None:
    """Set aside the problems of a dossier that comments in it, or the command line, ignore."""
    ignoring = Ignoring(ignores_in_yaml(source.lines))
    free = [problem for problem in source.problems if _may_be_ignored(problem)]
    chosen = [problem for problem in free if selection.has(problem.rule)]
    kept = {id(problem) for problem in ignoring.kept(chosen)}
    gone = {id(problem) for problem in free} - kept
    source.dismissed += [problem for problem in source.problems if id(problem) in gone]
    source.problems[:] = [problem for problem in source.problems if id(problem) not in gone]


def tell_unused(source: SourceFile, selection: Selection = ALL) -> None:
    """Add a warning for each comment of a dossier that has ignored nothing."""
    ignoring = Ignoring(ignores_in_yaml(source.lines))
    for _ in ignoring.kept(source.dismissed):
        pass
    source.problems += ignoring.unused(source.path, source.lines, selection.has)


def _may_be_ignored(problem: Problem) -> bool:
    return bool(problem.rule) and (
        problem.severity is not Severity.ERROR or problem.rule.startswith(OF_WORDING)
    )


def _located(problem: Problem, words: str, shown: str, source: SourceFile) -> Problem:
    """Give a finding the place in the dossier from which its words come; else quote around it."""
    bare = replace(problem, fixes=(), related=())
    if len(words) >= LEAST_FOUND:
        for path, text in texts_of(source):
            if words in text:
                mark = mark_of(source, path, words)
                return replace(
                    bare, line=mark.line, column=mark.column, source=source.lines[mark.line - 1]
                )
    start = max(problem.column - 1 - AROUND, 0)
    stop = problem.column - 1 + problem.length + AROUND
    quote = f"{'……' if start else ''}{shown[start:stop]}{'……' if stop < len(shown) else ''}"
    told = f"{problem.message}（写出的文稿里：“{quote}”）"
    return replace(bare, line=0, column=0, source="", message=told)
