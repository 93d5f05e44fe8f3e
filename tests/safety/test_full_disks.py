"""Disks that are full, folders that may not be written to: the old file stays, and it is said."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tools import require

from .running import DOSSIER, environment, plangen, python

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits and mounts of Linux")

OLD = "旧的文稿".encode()
LIMITED = """\
import resource, sys
from plangen.cli import main
resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
sys.argv = ["plangen", *sys.argv[1:]]
main()
"""
WITHOUT_PRIVILEGE = ("--bounding-set", "-dac_override,-dac_read_search")


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """Return a file that is there already."""
    folder = tmp_path / "输出"
    folder.mkdir()
    path = folder / "计划.docx"
    path.write_bytes(OLD)
    return path


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Return the folder of a disk that takes 12 KB."""
    place = tmp_path / "小盘"
    place.mkdir()
    mount = shutil.which("mount")
    command = [mount or "", "-t", "tmpfs", "-o", "size=12k", "plangen-test", str(place)]
    if mount is None or subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("no small disk can be mounted here")
    yield place
    subprocess.run([shutil.which("umount") or "umount", str(place)], check=True)


def test_a_limit_on_the_size_of_files_is_a_full_disk(output: Path) -> None:
    done = python("-c", LIMITED, "render", DOSSIER, "-o", output, "--force", cwd=output.parent)
    assert done.returncode == 1
    assert "放不下" in done.stderr
    assert "Traceback" not in done.stderr
    assert output.read_bytes() == OLD
    assert list(output.parent.iterdir()) == [output]


@pytest.mark.parametrize("way", ["--force", "--backup"])
def test_a_full_disk_keeps_the_old_file(small_disk: Path, way: str) -> None:
    output = small_disk / "计划.docx"
    output.write_bytes(OLD)
    done = plangen("render", DOSSIER, "-o", output, way, cwd=small_disk.parent)
    assert done.returncode == 1
    assert "磁盘满了" in done.stderr
    assert output.read_bytes() == OLD
    assert list(small_disk.iterdir()) == [output]


@pytest.mark.parametrize("command", ["new", "schema", "fix", "check"])
def test_every_other_command_that_writes_keeps_what_is_there(
    small_disk: Path, command: str
) -> None:
    # The disk is filled but for what the command reads.
    dossier = small_disk / "档案.yaml"
    dossier.write_text("plangen：1\n文种：学困生转化计划\n", encoding="utf-8")
    draft = small_disk / "文稿.md"
    draft.write_text("# 三年级数学计划\n\n差生8名。\n", encoding="utf-8")
    (small_disk / "满").write_bytes(b"x" * 4096)
    before = {path.name: path.read_bytes() for path in small_disk.iterdir()}
    arguments = {
        "new": ("new", "新.yaml"),
        "schema": ("schema", "-o", "格式.json"),
        "fix": ("fix", "档案.yaml", "--yes"),
        "check": ("check", "文稿.md", "--fix"),
    }[command]
    done = plangen(*arguments, cwd=small_disk)
    assert done.returncode == 1, done.stderr
    assert "磁盘满了" in done.stderr
    assert {path.name: path.read_bytes() for path in small_disk.iterdir()} == before


def bound_by_rights(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run the command line so that rights bind it, root too."""
    command = [sys.executable, "-m", "plangen", *map(str, arguments)]
    if os.geteuid() == 0:
        command = [require("setpriv"), *WITHOUT_PRIVILEGE, *command]
    return subprocess.run(
        command, cwd=cwd, env=environment(), capture_output=True, check=False, encoding="utf-8"
    )


@pytest.mark.parametrize("mode", [0o555, 0o000], ids=["not written to", "not even entered"])
def test_a_folder_without_rights_is_told(tmp_path: Path, output: Path, mode: int) -> None:
    output.parent.chmod(mode)
    done = bound_by_rights("render", DOSSIER, "-o", output, "--force", cwd=tmp_path)
    output.parent.chmod(0o755)
    assert done.returncode == 1
    assert "没有权限" in done.stderr
    assert "Traceback" not in done.stderr
    assert output.read_bytes() == OLD
    assert list(output.parent.iterdir()) == [output]


def test_an_output_that_may_not_be_read_is_not_replaced_unasked(
    tmp_path: Path, output: Path
) -> None:
    output.chmod(0o200)
    done = bound_by_rights("render", DOSSIER, "-o", output, cwd=tmp_path)
    assert done.returncode == 1
    assert "没有覆盖" in done.stderr
    output.chmod(0o600)
    assert output.read_bytes() == OLD


def test_a_document_beside_the_pdf_that_may_not_be_read_is_no_obstacle(
    tmp_path: Path, output: Path
) -> None:
    require("soffice")
    output.chmod(0o200)
    pdf = output.with_suffix(".pdf")
    done = bound_by_rights("render", DOSSIER, "-o", pdf, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert pdf.read_bytes().startswith(b"%PDF")
