"""The same dossier gives the same bytes, whatever the clock, the language, the machine says."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from dossiers import FULL_DOSSIER

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FORMATS = "docx,html,md,txt"
COMMANDS = ("render", "summary", "forms")
# The clock of the system cannot be set from here, but all that Python reads of it.
CLOCK = """\
import datetime, time, sys
away = float(sys.argv.pop(1)) * 86400
now, zone = time.time, time.localtime
time.time = lambda: now() + away
time.time_ns = lambda: int(time.time() * 1e9)
time.localtime = lambda seconds=None: zone(time.time() if seconds is None else seconds)
class Day(datetime.date):
    @classmethod
    def today(cls):
        return cls.fromtimestamp(time.time())
class Moment(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)
    @classmethod
    def utcnow(cls):
        return cls.fromtimestamp(time.time(), datetime.UTC).replace(tzinfo=None)
datetime.date, datetime.datetime = Day, Moment
"""
RUN = "from plangen.cli import main; main()"
SHOW = "print(Day.today().year, Moment.now().year, time.localtime().tm_year)"
SETTINGS = {
    "plain": {"LC_ALL": "C", "LANG": "C", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1"},
    "chinese": {
        "LC_ALL": "zh_CN.UTF-8",
        "LANG": "zh_CN.UTF-8",
        "TZ": "Asia/Shanghai",
        "PYTHONHASHSEED": "4294967295",
        "COLUMNS": "20",
    },
    "english": {
        "LC_ALL": "en_US.UTF-8",
        "LANG": "en_US.UTF-8",
        "TZ": "America/New_York",
        "SOURCE_DATE_EPOCH": "1",
        "COLUMNS": "200",
    },
    "gbk": {"PYTHONUTF8": "0", "PYTHONIOENCODING": "gbk:replace", "TERM": "dumb", "NO_COLOR": "1"},
    "turkish": {
        "LC_ALL": "tr_TR.UTF-8",
        "LANG": "tr_TR.UTF-8",
        "TZ": "Europe/Istanbul",
        "FORCE_COLOR": "1",
        "TTY_COMPATIBLE": "1",
        "COLORTERM": "truecolor",
        "LINES": "5",
    },
}


def digests(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".yaml"
    }


def make(
    folder: Path,
    dossier: str = FULL_DOSSIER,
    settings: Mapping[str, str] | None = None,
    *,
    where: Path | None = None,
    days: int | None = None,
) -> dict[str, str]:
    """Write all that a dossier gives, in processes of their own; return the digests by name."""
    folder.mkdir(parents=True)
    path = folder / "档案.yaml"
    path.write_text(dossier, encoding="utf-8")
    start = ["-m", "plangen"] if days is None else ["-c", CLOCK + RUN, str(days)]
    for command in COMMANDS:
        done = subprocess.run(
            [sys.executable, *start, command, str(path), "-f", FORMATS],
            cwd=where or folder,
            check=False,
            capture_output=True,
            env={**os.environ, "PYTHONUTF8": "1", "PYTHONHASHSEED": "0", **(settings or {})},
        )
        assert done.returncode == 0, done.stderr.decode(errors="replace")
    return digests(folder)


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the digests of what is written in ordinary circumstances."""
    return make(tmp_path_factory.mktemp("usual") / "班级")


def test_all_that_is_compared_is_there(usual: dict[str, str]) -> None:
    for form in FORMATS.split(","):
        assert sum(name.endswith(f".{form}") for name in usual) > 4
    assert any("转化计划" in name for name in usual)
    assert any("工作总结" in name for name in usual)


@pytest.mark.parametrize("settings", SETTINGS.values(), ids=SETTINGS.keys())
def test_surroundings_do_not_show(
    tmp_path: Path, usual: dict[str, str], settings: dict[str, str]
) -> None:
    assert make(tmp_path / "班级", settings=settings) == usual


@pytest.mark.parametrize("days", [-9000, 200], ids=["years-ago", "in-spring"])
def test_the_clock_does_not_show(tmp_path: Path, usual: dict[str, str], days: int) -> None:
    assert make(tmp_path / "班级", days=days) == usual


def test_the_clock_is_another() -> None:
    done = subprocess.run(
        [sys.executable, "-c", CLOCK + SHOW, "-9000"], check=True, capture_output=True, text=True
    )
    years = {int(year) for year in done.stdout.split()}
    assert len(years) == 1
    assert max(years) < dt.datetime.now(tz=dt.UTC).year - 20


def test_the_folder_does_not_show(tmp_path: Path, usual: dict[str, str]) -> None:
    elsewhere = tmp_path / "别处"
    elsewhere.mkdir()
    assert make(tmp_path / "很深" / "的 文件夹", where=elsewhere) == usual


def test_another_dossier_gives_other_bytes(tmp_path: Path, usual: dict[str, str]) -> None:
    changed = make(tmp_path / "班级", FULL_DOSSIER.replace("李老师", "王老师"))
    assert changed.keys() == usual.keys()
    assert {name for name in usual if changed[name] == usual[name]} == set()
