"""Facts of a dossier given as YAML text or as values, without a file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from plangen.facts.calendar import Calendar, build_calendar
from plangen.facts.derive import Facts, derive
from plangen.facts.warnings import warn_of_gaps
from plangen.library.choices import resolve_choices
from plangen.library.entries import load_library
from plangen.model.completing import complete
from plangen.model.dossier import LocalCalendar
from plangen.model.loading import load_dossier
from plangen.problems import Problem, Severity
from plangen.source import SourceFile
from plangen.source.tree import Tree, parse

PLAN_PARTS = ("学困生", "原因分析", "目标", "措施", "开学日期", "周数")
FactsOf = Callable[[str | dict[str, Any]], Facts]
GapsOf = Callable[..., list[Problem]]
CalendarOf = Callable[..., Calendar]


def derived(given: str | dict[str, Any], *, warn: bool, summary: bool) -> tuple[Facts, SourceFile]:
    if isinstance(given, str):
        source = SourceFile(Path("档案.yaml"), given.split("\n"), parse(given))
        source.tree.data.setdefault("文种", "学困生转化计划")
    else:
        source = SourceFile(Path("档案.yaml"), [], Tree(data={"文种": "学困生转化计划"} | given))
    dossier = load_dossier(source)
    assert dossier is not None, source.problems
    dossier = complete(dossier, source)
    choices = resolve_choices(dossier, load_library(), source)
    assert not [p for p in source.problems if p.severity is Severity.ERROR], source.problems
    facts = derive(dossier, choices)
    if warn:
        expected = () if summary else PLAN_PARTS
        warn_of_gaps(dossier, facts, source, expected=expected, summary=summary)
    return facts, source


@pytest.fixture(scope="session")
def facts_of() -> FactsOf:
    """Return what derives the facts of a dossier."""
    return lambda given: derived(given, warn=False, summary=False)[0]


@pytest.fixture(scope="session")
def gaps_of() -> GapsOf:
    """Return what finds the gaps of a dossier."""

    def gaps(given: str, *, summary: bool = False) -> list[Problem]:
        return derived(given, warn=True, summary=summary)[1].problems

    return gaps


@pytest.fixture(scope="session")
def calendar_of() -> CalendarOf:
    """Return what lays out a term, by default the first term of 2026–2027."""

    def calendar(
        opening: dt.date = dt.date(2026, 9, 1),
        weeks: int = 21,
        **local: list[str],
    ) -> Calendar:
        return build_calendar(opening, weeks, LocalCalendar.model_validate(local))

    return calendar
