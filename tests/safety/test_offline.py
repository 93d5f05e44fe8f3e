"""Every command works without a network and does not look for one.

Python's audit events tell of every socket and every name that is looked up; where the system has
network namespaces, the commands run in one that is empty besides, so that libraries and LibreOffice
have no way out either.
"""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys
import urllib.request
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from places import EXAMPLES
from tools import require

from .running import environment, python
from .school import school

if TYPE_CHECKING:
    from collections.abc import Iterable

OFFLINE = Path(__file__).parent / "offline"
COMMANDS: dict[str, tuple[str, ...]] = {
    "render": ("render", "档案.yaml", "-f", "docx,html,md,txt", "-o", "输出/"),
    "render by a reference": ("render", "档案.yaml", "--reference", "校本.docx", "-o", "照.docx"),
    "summary": ("summary", "档案.yaml"),
    "forms": ("forms", "档案.yaml", "-o", "表格/"),
    "check a dossier's document": ("check", "计划.docx"),
    "check one from outside": ("check", "校本.docx", "--fix", "--comments", "--ignore", "G01"),
    "check likeness": ("check", "--similar", "计划.docx", "总结.docx"),
    "new": ("new", "新.yaml", "--roster", "花名册.xlsx"),
    "new from last term's": ("new", "下学期.yaml", "--from", "档案.yaml"),
    "fix": ("fix", "键盘错误.yaml", "--yes"),
    "suggest": ("suggest", "档案.yaml"),
    "demo": ("demo", "示范"),
    "doctor": ("doctor",),
    "kinds": ("kinds",),
    "config": ("config", "档案.yaml"),
    "library causes": ("library", "causes"),
    "library check": ("library", "check"),
    "schema": ("schema",),
    "scores": ("scores", "期末成绩.xls"),
    "preview": ("preview", "档案.yaml", "--no-pager"),
    "help": ("--help",),
    "version": ("--version",),
}


@cache
def namespace() -> tuple[str, ...]:
    """Return what runs a command without a network, nothing where the system does not let us."""
    program = shutil.which("unshare")
    ways: Iterable[tuple[str, ...]] = ((program, "-n"), (program, "-rn")) if program else ()
    for way in ways:
        if subprocess.run([*way, "true"], check=False, capture_output=True).returncode == 0:
            return way
    return ()


def offline(*arguments: str, cwd: Path) -> tuple[subprocess.CompletedProcess[str], str]:
    """Run the command line without a network; return how it ended, and whom it tried to reach."""
    tried = cwd / "tried.txt"
    done = subprocess.run(
        [*namespace(), sys.executable, "-m", "plangen", *arguments],
        cwd=cwd,
        env=environment({"PYTHONPATH": str(OFFLINE), "PLANGEN_TRIED": str(tried)}),
        capture_output=True,
        check=False,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
    )
    return done, tried.read_text(encoding="utf-8") if tried.exists() else ""


@pytest.fixture(scope="module")
def classroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a dossier, its tables and documents."""
    folder = tmp_path_factory.mktemp("classroom")
    for path in (EXAMPLES / "花名册和成绩表").iterdir():
        name = "计划" if "计划" in path.name else "总结"
        shutil.copy(path, folder / (f"{name}.docx" if path.suffix == ".docx" else path.name))
    (folder / "校本.docx").write_bytes(school())
    (folder / "键盘错误.yaml").write_text("plangen：1\n文种：家长会\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_works_without_a_network(
    classroom: Path, tmp_path: Path, command: str
) -> None:
    folder = tmp_path / "班"
    shutil.copytree(classroom, folder)
    done, tried = offline(*COMMANDS[command], cwd=folder)
    assert tried == ""
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_command_is_tried() -> None:
    from plangen.cli.commands import app  # noqa: PLC0415  (slow)

    known = {each.name for each in app.registered_commands}
    known |= {each.name for each in app.registered_groups}
    assert known <= {arguments[0] for arguments in COMMANDS.values()}


def test_a_pdf_is_made_without_a_network(classroom: Path, tmp_path: Path) -> None:
    require("soffice")
    folder = tmp_path / "班"
    shutil.copytree(classroom, folder)
    done, tried = offline(
        *("render", "档案.yaml", "--reference", "校本.docx", "-o", "计划书.pdf"), cwd=folder
    )
    assert done.returncode == 0, done.stderr
    assert tried == ""
    assert (folder / "计划书.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_the_preview_is_for_this_computer_alone(classroom: Path, tmp_path: Path) -> None:
    folder, tried = tmp_path / "班", tmp_path / "tried.txt"
    shutil.copytree(classroom, folder)
    with subprocess.Popen(
        [sys.executable, "-m", "plangen", "preview", "档案.yaml", "--browser", "--no-open"],
        cwd=folder,
        env=environment({"PYTHONPATH": str(OFFLINE), "PLANGEN_TRIED": str(tried)}),
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as running:
        assert running.stdout is not None
        try:
            said = next(line for line in running.stdout if "http" in line)
            url = said.strip().partition("：")[2]
            assert url.startswith("http://127.0.0.1:")
            with urllib.request.urlopen(url, timeout=20) as answer:  # noqa: S310  (ours)
                page = answer.read().decode()
        finally:
            running.send_signal(signal.SIGINT)
    assert "学困生" in page
    assert not re.search(r"""(?:src|href)=["']?(?:https?:)?//""", page)
    assert not tried.exists()


@pytest.mark.parametrize(
    "attempt",
    [
        "import socket; socket.create_connection(('192.0.2.1', 80), 1)",
        "import socket; socket.getaddrinfo('example.com', 80)",
        "import urllib.request as u; u.urlopen('http://192.0.2.1/', timeout=1)",
        "import socket; socket.socket(type=socket.SOCK_DGRAM).sendto(b'', ('192.0.2.1', 9))",
    ],
)
def test_an_attempt_is_noticed(tmp_path: Path, attempt: str) -> None:
    tried = tmp_path / "tried.txt"
    done = python(
        "-c", attempt, cwd=tmp_path, env={"PYTHONPATH": str(OFFLINE), "PLANGEN_TRIED": str(tried)}
    )
    assert done.returncode != 0
    assert tried.read_text(encoding="utf-8")
