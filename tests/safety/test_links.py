"""An output that is a link: the file behind it is written, the link stays."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from .running import DOSSIER, plangen

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(os.name == "nt", reason="links need rights")


@pytest.mark.parametrize("command", ["render", "new", "fix", "schema"])
def test_every_command_writes_behind_a_link(tmp_path: Path, command: str) -> None:
    disk = tmp_path / "网盘"
    disk.mkdir()
    dossier = disk / "档案.yaml"
    shutil.copy(DOSSIER, dossier)
    if command == "fix":
        text = dossier.read_text(encoding="utf-8")
        dossier.write_text(text.replace("plangen: 1", "plangen：1"), encoding="utf-8")
    name = {"render": "计划.docx", "new": "新.yaml", "fix": "档案.yaml", "schema": "格式.json"}
    link, real = tmp_path / name[command], disk / name[command]
    if command == "new":
        real.write_bytes(b"")
    link.symlink_to(real)
    before = real.read_bytes() if real.exists() else b""
    arguments: tuple[str | Path, ...] = {
        "render": ("render", dossier, "-o", link),
        "new": ("new", link, "--force"),
        "fix": ("fix", link, "--yes"),
        "schema": ("schema", "-o", link),
    }[command]
    done = plangen(*arguments, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert link.is_symlink()
    assert not real.is_symlink()
    assert real.read_bytes() != before
