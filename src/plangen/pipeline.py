"""From a dossier file to a document, step by step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plangen.compose.composing import compose
from plangen.compose.kinds import plan_sections, resolve_kind, summary_of
from plangen.document.building import build_document
from plangen.facts.derive import derive
from plangen.facts.warnings import warn_of_gaps
from plangen.library.choices import resolve_choices
from plangen.library.entries import load_library
from plangen.model.agreement import check_agreement
from plangen.model.completing import complete
from plangen.model.loading import load_dossier
from plangen.model.schema import all_keys, item_keys
from plangen.problems import Problem, ProblemsError, Severity
from plangen.source import read_source

if TYPE_CHECKING:
    from pathlib import Path

    from plangen.document.tree import Document
    from plangen.model.dossier import Masking


OUTCOME_HINT = """\
在档案末尾加上下面几行，数字换成本班的，没有的项删去：
总结:
  日期: 2027-01-22
  全班成绩:
    期末: {实考: 31, 平均分: 78.9, 及格: 28, 优秀: 9}
  措施执行:
    谈心交流: {次数: 16, 记录: 谈心记录16份}
  问题: [写一条没有做好的事]
  打算: [写一条下学期要做的事]"""


@dataclass(frozen=True, slots=True)
class Made:
    """A document, and what the user should know about how it was made."""

    document: Document
    problems: tuple[Problem, ...]


def make_document(path: Path, *, summary: bool = False, masking: Masking | None = None) -> Made:
    """Make the document of a dossier: its own kind, or with ``summary`` the kind that sums it up.

    Raises:
        ProblemsError: the dossier has errors; all of them are named, and nothing was made.

    """
    source = read_source(path, all_keys(), item_keys())
    dossier = load_dossier(source)
    if dossier is None:
        raise ProblemsError(source.problems)
    dossier = complete(dossier, source)
    check_agreement(dossier, source)
    choices = resolve_choices(dossier, load_library(), source)
    kind = resolve_kind(dossier, source)
    if kind is not None and summary:
        kind = summary_of(kind)
    if kind is not None and kind.is_summary and dossier.outcome is None:
        source.add(0, 0, f"{kind.name}需要“总结”这一部分，档案里还没有", OUTCOME_HINT)
    sections = plan_sections(dossier, kind, source) if kind else ()
    if kind is None or any(p.severity is Severity.ERROR for p in source.problems):
        raise ProblemsError(source.problems)
    facts = derive(dossier, choices)
    warn_of_gaps(dossier, facts, load_library(), source, summary=kind.is_summary)
    composition = compose(dossier, facts, kind, sections, masking or dossier.masking)
    for title in composition.empty_sections:
        source.add_at(
            ("章节",),
            f"“{title}”这一节没有内容，没有写进文稿",
            "补上相应的数据，或从章节里删去它",
            Severity.WARNING,
        )
    return Made(build_document(composition), tuple(source.problems))
