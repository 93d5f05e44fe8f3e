"""A record beside the documents may come from somebody else, like any file."""

from __future__ import annotations

import json
import shutil
import sys
from typing import TYPE_CHECKING

import pytest

from .running import DOSSIER, plangen

if TYPE_CHECKING:
    from pathlib import Path

RECORD = ".plangen.json"


@pytest.mark.skipif(sys.platform != "linux", reason="devices of Linux")
@pytest.mark.parametrize("name", ["/dev/zero", "a\0b", "长" * 5_000])
def test_a_record_that_names_what_is_no_file_is_not_believed(tmp_path: Path, name: str) -> None:
    shutil.copy(DOSSIER, tmp_path)
    arguments = ("render", "档案.yaml", "--changed")
    assert plangen(*arguments, cwd=tmp_path).returncode == 0
    path = tmp_path / RECORD
    record = json.loads(path.read_text(encoding="utf-8"))
    for made in record["made"].values():
        made["files"] = {name: "x"}
    path.write_text(json.dumps(record), encoding="utf-8")
    done = plangen(*arguments, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "已写出" in done.stdout
