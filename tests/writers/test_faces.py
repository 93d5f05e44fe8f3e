"""Which faces page styles name, and which of them a machine has."""

from __future__ import annotations

import subprocess
import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Self

import pytest

from plangen import resources
from plangen.writers import faces
from plangen.writers.faces import installed_faces, is_there, named_faces, stand_in
from plangen.writers.style_files import load_style, style_names

if TYPE_CHECKING:
    from pathlib import Path


def test_every_face_in_the_packaged_styles_is_named() -> None:
    found = named_faces(map(load_style, style_names()))
    text = "".join(resources.read_text(f"styles/{name}.yaml") for name in style_names())
    assert {"宋体", "黑体", "楷体", "仿宋", "微软雅黑"} <= found.keys()
    assert [face for face in found if f"字体: {face}" not in text] == []
    assert found["宋体"] == ("SimSun",)


@pytest.mark.parametrize("name", ["Noto Sans CJK SC", "notosanscjksc", "NOTO SANS CJK SC"])
def test_a_face_goes_by_its_name_however_it_is_written(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    listed = b"DejaVu Sans,DejaVu Sans Light\nNoto Sans CJK SC\n"
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: SimpleNamespace(stdout=listed))
    installed = installed_faces()
    assert installed is not None
    assert is_there([name], installed)
    assert is_there(["没有", "DejaVu Sans Light"], installed)
    assert not is_there(["宋体"], installed)


def test_without_fontconfig_nobody_can_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(faces, "LIST_FONTS", ("no-such-program",))
    assert installed_faces() is None


def test_on_macos_font_files_are_looked_at(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "Supplemental").mkdir()
    for name in ("Songti.ttc", "说明.txt"):
        (tmp_path / "Supplemental" / name).touch()
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(faces, "MAC_FOLDERS", (str(tmp_path), "/no/such/folder"))
    installed = installed_faces()
    assert installed == {"songti", "songtisc"}
    assert stand_in(["宋体", "SimSun"], installed) == "Songti SC"


class Registry:
    """As much of ``winreg`` as is used, with the fonts of all users and none of this one's."""

    HKEY_LOCAL_MACHINE, HKEY_CURRENT_USER = 1, 2
    VALUES = ("宋体 & 新宋体 (TrueType)", "Microsoft YaHei & Microsoft YaHei UI (TrueType)")

    def OpenKey(self, root: int, _path: str) -> Any:  # noqa: N802
        if root == self.HKEY_CURRENT_USER:
            raise FileNotFoundError
        return self

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def QueryInfoKey(self, _key: object) -> tuple[int, int, int]:  # noqa: N802
        return 0, len(self.VALUES), 0

    def EnumValue(self, _key: object, number: int) -> tuple[str, str, int]:  # noqa: N802
        return self.VALUES[number], "font.ttc", 1


def test_on_windows_the_registry_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "winreg", Registry())
    assert installed_faces() == {"宋体", "新宋体", "microsoftyahei", "microsoftyaheiui"}


def test_a_face_like_it_is_taken_first_then_any_chinese_one() -> None:
    assert stand_in(["宋体"], {"notosanscjksc", "notoserifcjksc"}) == "Noto Serif CJK SC"
    assert stand_in(["宋体"], {"notosanscjksc"}) == "Noto Sans CJK SC"
    assert stand_in(["黑体"], {"notoserifcjksc"}) == "Noto Serif CJK SC"
    assert stand_in(["宋体"], {"dejavusans"}) == ""
