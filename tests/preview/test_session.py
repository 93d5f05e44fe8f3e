"""What is shown after each save, and how those who wait learn of it."""

from __future__ import annotations

import datetime as dt
import time
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from plangen.document.tree import Document, Paragraph, Signature, Span
from plangen.pipeline.documents import Made
from plangen.preview.session import Session, Shown
from plangen.problems import Problem, ProblemsError, Severity
from plangen.writers.style_files import load_style

from .pages import PATIENCE, write_page

if TYPE_CHECKING:
    from collections.abc import Callable

WRONG = Problem(Path("档案.yaml"), 3, 1, "人数不对", "改成 31", "人数: 30")
DOUBTFUL = Problem(Path("档案.yaml"), 4, 1, "没有写目标", severity=Severity.WARNING)


def made(text: str, *problems: Problem) -> Made:
    signature = Signature(("李老师",), dt.date(2026, 9, 7))
    document = Document(text, "", (Paragraph((Span("正文"),)),), signature, "李老师")
    return Made(document, load_style(), problems)


def session_of(*outcomes: Made | Exception) -> Session:
    """Return a session whose documents come out like this, one after the other."""
    coming = iter(outcomes)

    def make() -> Made:
        outcome = next(coming)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    return Session(make, write_page)


def page(text: str) -> bytes:
    return write_page(made(text).document, load_style())


def test_nothing_is_shown_before_anything_is_made() -> None:
    assert session_of().shown == Shown(0, None, (), failed=False)


def test_a_document_is_shown_with_its_reminders() -> None:
    session = session_of(made("甲", DOUBTFUL))
    session.remake()
    assert session.shown == Shown(1, page("甲"), (DOUBTFUL,), failed=False)


def test_another_document_is_another_version() -> None:
    session = session_of(made("甲"), made("乙"))
    session.remake()
    session.remake()
    assert session.shown == Shown(2, page("乙"), (), failed=False)


def test_the_same_document_is_no_other_version() -> None:
    session = session_of(made("甲"), made("甲"), made("甲", DOUBTFUL))
    for version in (1, 1, 2):
        session.remake()
        assert session.shown.version == version


def test_a_broken_save_keeps_the_last_good_document() -> None:
    session = session_of(made("甲", DOUBTFUL), ProblemsError([WRONG]), made("乙"))
    session.remake()
    session.remake()
    assert session.shown == Shown(2, page("甲"), (WRONG,), failed=True)
    session.remake()
    assert session.shown == Shown(3, page("乙"), (), failed=False)


def test_a_mended_save_of_the_same_document_is_another_version() -> None:
    session = session_of(made("甲"), ProblemsError([WRONG]), made("甲"))
    for _ in range(3):
        session.remake()
    assert session.shown == Shown(3, page("甲"), (), failed=False)


def test_a_broken_first_version_has_no_document() -> None:
    session = session_of(ProblemsError([WRONG]))
    session.remake()
    assert session.shown == Shown(1, None, (WRONG,), failed=True)


def test_what_is_no_fault_of_the_dossier_is_not_hidden() -> None:
    with pytest.raises(ZeroDivisionError):
        session_of(ZeroDivisionError()).remake()


# Waiting.


def test_who_has_seen_an_older_version_does_not_wait() -> None:
    session = session_of(made("甲"))
    session.remake()
    assert session.wait(0, PATIENCE) == 1


def test_waiting_ends_when_time_is_up() -> None:
    session = session_of()
    started = time.monotonic()
    assert session.wait(0, 0.05) == 0
    assert 0.04 < time.monotonic() - started < PATIENCE


@pytest.mark.parametrize(
    ("act", "version"), [(Session.remake, 1), (Session.close, 0)], ids=["made", "closed"]
)
def test_who_waits_is_woken(act: Callable[[Session], None], version: int) -> None:
    session = session_of(made("甲"))
    heard: list[int] = []
    waiting = [Thread(target=lambda: heard.append(session.wait(0, 60))) for _ in range(3)]
    for thread in waiting:
        thread.start()
    act(session)
    for thread in waiting:
        thread.join(PATIENCE)
    assert heard == [version] * 3
    assert session.closed == (act is Session.close)
