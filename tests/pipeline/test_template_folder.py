"""Which folder of templates is in force: command line, environment, plangen.toml, beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plangen.pipeline.template_folder import VARIABLE, templates_for
from plangen.problems import ProblemsError
from plangen.source.settings import NAME

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def dossier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the place of a dossier in a folder of the school's; the environment says nothing."""
    monkeypatch.delenv(VARIABLE, raising=False)
    return tmp_path / "班" / "档案.yaml"


def folder(path: Path, room: str = "kinds") -> Path:
    (path / room).mkdir(parents=True)
    return path


def settle(school: Path, named: str) -> Path:
    path = school / NAME
    path.write_text(f"\n模板 = '{named}'\n", encoding="utf-8")
    return path


def test_each_goes_before_the_next(
    dossier: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed, of_system, settled = (folder(tmp_path / name) for name in ("命令", "变量", "设置"))
    beside = [folder(dossier.parent / name) for name in ("templates", "模板")]
    monkeypatch.setenv(VARIABLE, str(of_system))
    settings = settle(tmp_path, "设置")
    assert templates_for(dossier, typed) == typed
    assert templates_for(dossier) == of_system
    monkeypatch.setenv(VARIABLE, "")
    assert templates_for(dossier) == settled
    settings.unlink()
    assert templates_for(dossier) == beside[0]
    (beside[0] / "kinds").rmdir()
    assert templates_for(dossier) == beside[1]


def test_a_folder_beside_that_holds_something_else_is_let_be(dossier: Path) -> None:
    folder(dossier.parent / "templates", "别的")
    (dossier.parent / "模板").write_text("一个文件", encoding="utf-8")
    assert templates_for(dossier) is None


@pytest.mark.parametrize("what", ["没有", "文件", "空的"])
@pytest.mark.parametrize("who", ["--templates", VARIABLE, NAME])
def test_a_folder_that_is_asked_for_and_is_none_is_told(
    dossier: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str, who: str
) -> None:
    (tmp_path / "文件").write_text("", encoding="utf-8")
    (tmp_path / "空的").mkdir()
    path = tmp_path / what
    told_at = settle(tmp_path, what) if who == NAME else path
    if who == VARIABLE:
        monkeypatch.setenv(VARIABLE, str(path))
    with pytest.raises(ProblemsError) as caught:
        templates_for(dossier, path if who == "--templates" else None)
    (problem,) = caught.value.problems
    assert (problem.file, problem.line) == (told_at, 2 if who == NAME else 0)
    assert who in problem.message
    assert str(path) in f"{problem.file}{problem.message}"
    assert problem.hint
