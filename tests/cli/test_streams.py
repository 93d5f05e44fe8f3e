"""What a command says where the terminal does not take it: a full disk, a closed pipe, nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from plangen import __version__

FULL = Path("/dev/full")
COMMANDS = {
    "guide": (),
    "doctor": ("doctor",),
    "table": ("kinds",),
    "json": ("--format", "json", "library", "causes"),
}
each_command = pytest.mark.parametrize("words", COMMANDS.values(), ids=COMMANDS.keys())


def start(words: tuple[str, ...], out: int) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "plangen", *words],
        stdout=out,
        stderr=subprocess.PIPE,
        check=False,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
    )


@pytest.mark.skipif(not FULL.exists(), reason="there is no /dev/full")
@each_command
def test_a_full_disk_is_told(words: tuple[str, ...]) -> None:
    with FULL.open("w", encoding="utf-8") as full:
        done = start(words, full.fileno())
    assert (done.returncode, done.stderr) == (
        1,
        "错误：没有显示完\n    → 磁盘满了，请腾出一些空间，或换一个盘\n",
    )


@pytest.mark.skipif(os.name == "nt", reason="pipes and descriptors of POSIX")
@each_command
def test_nothing_is_said_to_a_pipe_that_nobody_reads(words: tuple[str, ...]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = start(words, writing)
    os.close(writing)
    assert (done.returncode, done.stderr) == (1, "")


@pytest.mark.skipif(os.name == "nt", reason="bash")
@each_command
def test_a_command_works_where_there_is_no_output(words: tuple[str, ...]) -> None:
    done = subprocess.run(
        ["bash", "-c", '"$@" >&-', "bash", sys.executable, "-m", "plangen", *words],  # noqa: S607
        stderr=subprocess.PIPE,
        check=False,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_a_run_ends_when_all_have_cleaned_up_and_takes_nothing_apart() -> None:
    code = (
        "import atexit, sys\n"
        "from plangen.cli import start\n"
        "class Kept:\n"
        "    def __del__(self):\n"
        "        print('taken apart')\n"
        "kept = Kept()\n"
        "sys.argv = ['plangen', '--version']\n"
        "def late():\n"
        "    atexit.register(print, 'within', end='')\n"
        "sys.stdout.reconfigure = lambda **_: late()\n"
        "start()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=False, encoding="utf-8"
    )
    assert done.returncode == 0
    assert done.stdout == f"plangen {__version__}\nwithin"


@pytest.mark.parametrize(("words", "status"), [(("--version",), 0), (("rendr",), 2)])
def test_a_process_ends_with_the_status_of_its_run(words: tuple[str, ...], status: int) -> None:
    assert start(words, subprocess.DEVNULL).returncode == status


def test_a_process_that_fails_says_why() -> None:
    code = "import plangen.cli as cli\ncli.main = lambda: 1 / 0\ncli.start()"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=False, encoding="utf-8"
    )
    assert done.returncode == 1
    assert "ZeroDivisionError" in done.stderr
