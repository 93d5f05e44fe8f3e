from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangen.problems import ProblemsError
from plangen.wizard.draft import DamagedDraftError, Draft

if TYPE_CHECKING:
    from pathlib import Path

    from plangen.wizard.known import Answers

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
ANSWERS = st.dictionaries(TEXT, TEXT | st.lists(TEXT, max_size=3), max_size=4)


@given(answers=ANSWERS)
def test_answers_come_back_as_they_were_kept(
    tmp_path_factory: pytest.TempPathFactory, answers: Answers
) -> None:
    draft = Draft(tmp_path_factory.getbasetemp() / "档案.yaml")
    draft.keep(answers)
    assert draft.read() == answers


def test_without_a_draft_there_are_no_answers(tmp_path: Path) -> None:
    assert Draft(tmp_path / "档案.yaml").read() == {}


def test_a_draft_cut_short_is_noticed_and_set_aside(tmp_path: Path) -> None:
    draft = Draft(tmp_path / "档案.yaml")
    draft.keep({"school": "向阳小学"})
    cut = draft.path.read_bytes()[:-20]
    draft.path.write_bytes(cut)
    with pytest.raises(DamagedDraftError):
        draft.read()
    aside = draft.keep({"school": "光明小学"})
    assert aside is not None
    assert aside.read_bytes() == cut
    assert draft.read() == {"school": "光明小学"}


@pytest.mark.skipif(sys.platform == "win32", reason="no owners of files")
def test_a_draft_that_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    draft = Draft(tmp_path / "档案.yaml")
    draft.keep({})
    draft.path.chmod(0o644)
    draft.keep({"school": "向阳小学"})
    assert draft.path.stat().st_mode & 0o777 == 0o600


def test_a_draft_that_is_discarded_is_gone(tmp_path: Path) -> None:
    draft = Draft(tmp_path / "档案.yaml")
    draft.keep({"school": "向阳小学"})
    draft.discard()
    draft.discard()
    assert list(tmp_path.iterdir()) == []


def test_a_draft_that_cannot_be_kept_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "笔记").write_text("笔记", encoding="utf-8")
    with pytest.raises(ProblemsError):
        Draft(tmp_path / "笔记" / "档案.yaml").keep({})
