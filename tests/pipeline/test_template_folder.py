"""Which folder of templates is in force: command line, environment, plangen.toml, beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plangen.pipeline.template_folder import VARIABLE, templates_folder
from plangen.problems import ProblemsError

if TYPE_CHECKING:
    from pathlib import Path


def folder(path: Path, room: str = "kinds") -> Path:
    (path / room).mkdir(parents=True)
    return path


@pytest.fixture
def places(tmp_path: Path) -> dict[str, Path]:
    for name in ("命令", "变量", "设置", "班/templates", "班/模板"):
        folder(tmp_path / name)
    return {name: tmp_path / name for name in ("命令", "变量", "设置", "班/templates", "班/模板")}


def test_each_goes_before_the_next(places: dict[str, Path], tmp_path: Path) -> None:
    dossier = tmp_path / "班/档案.yaml"
    settings = (tmp_path / "plangen.toml", "设置")
    named = {VARIABLE: str(places["变量"])}

    def found(**said: object) -> Path | None:
        return templates_folder(dossier=dossier, **{"environment": {}} | said)  # type: ignore[arg-type]

    everything = {"asked": places["命令"], "environment": named, "settings": settings}
    assert found(**everything) == places["命令"]
    assert found(environment=named, settings=settings) == places["变量"]
    assert found(settings=settings) == places["设置"]
    assert found() == places["班/templates"]
    (places["班/templates"] / "kinds").rmdir()
    assert found() == places["班/模板"]


def test_the_variable_of_the_system_is_read(
    places: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, str(places["变量"]))
    assert templates_folder() == places["变量"]
    monkeypatch.setenv(VARIABLE, "")
    assert templates_folder() is None


def test_a_folder_beside_that_holds_something_else_is_let_be(tmp_path: Path) -> None:
    folder(tmp_path / "templates", "别的")
    (tmp_path / "模板").write_text("一个文件", encoding="utf-8")
    assert templates_folder(dossier=tmp_path / "档案.yaml", environment={}) is None


@pytest.mark.parametrize("what", ["没有", "文件", "空的"])
@pytest.mark.parametrize("who", ["--templates", VARIABLE, "plangen.toml"])
def test_a_folder_that_is_asked_for_and_is_none_is_told(
    tmp_path: Path, what: str, who: str
) -> None:
    (tmp_path / "文件").write_text("", encoding="utf-8")
    (tmp_path / "空的").mkdir()
    path = tmp_path / what
    with pytest.raises(ProblemsError) as caught:
        templates_folder(
            asked=path if who == "--templates" else None,
            environment={VARIABLE: str(path)} if who == VARIABLE else {},
            settings=(tmp_path / "plangen.toml", what) if who == "plangen.toml" else None,
        )
    (problem,) = caught.value.problems
    assert problem.file == path
    assert who in problem.message
    assert problem.hint
