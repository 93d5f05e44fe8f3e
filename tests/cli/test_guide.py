"""``plangen`` alone: a few lines that say where to begin."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from plangen.cli import guide
from plangen.cli.commands import app

from .terminal import Plangen, english

if TYPE_CHECKING:
    from pathlib import Path

MOST_LINES = 15
COMMAND = re.compile(r"plangen [a-z-][^\n]*")


def test_it_is_short_chinese_and_no_failure(plangen: Plangen) -> None:
    outcome = plangen()
    assert (outcome.status, outcome.err) == (0, "")
    assert len(outcome.out.splitlines()) <= MOST_LINES
    assert english(outcome.out) == set()


def test_it_names_commands_that_there_are(plangen: Plangen) -> None:
    told = [shlex.split(found)[1] for found in COMMAND.findall(plangen().out)]
    known = {each.name for each in app.registered_commands}
    assert set(told) - {"--help"} <= known
    assert {"new", "render", "summary", "demo", "check", "doctor", "--help"} <= set(told)
    assert told[:3] == ["new", "render", "summary"]


@pytest.mark.parametrize("form", ["rich", "text"])
def test_it_reads_alike_in_every_form_for_people(plangen: Plangen, form: str) -> None:
    assert plangen("--format", form).out == plangen().out


def test_in_json_it_is_notes(plangen: Plangen) -> None:
    plain = plangen().out
    told = json.loads(plangen("--format", "json").out)
    assert told["notes"] == plain.splitlines()


def test_it_names_the_next_step_for_a_dossier_that_is_here(
    plangen: Plangen, tmp_path: Path, full_dossier: str
) -> None:
    (tmp_path / "四 1班.yaml").write_text(full_dossier, encoding="utf-8")
    (tmp_path / "校本.yaml").write_text("基于: 公文\n", encoding="utf-8")
    (tmp_path / "四 1班（改过的1）.yaml").write_text(full_dossier, encoding="utf-8")
    last = plangen().out.splitlines()[-1]
    assert "1 份档案" in last
    found = COMMAND.search(last)
    assert found is not None
    assert shlex.split(found[0]) == ["plangen", "render", "四 1班.yaml"]
    assert plangen(*shlex.split(found[0])[1:]).status == 0


def test_of_many_dossiers_it_names_the_folder(
    plangen: Plangen, tmp_path: Path, full_dossier: str
) -> None:
    for number in range(5):
        (tmp_path / f"四{number}班.yaml").write_text(full_dossier, encoding="utf-8")
    outcome = plangen()
    assert outcome.out.splitlines()[-1].endswith("5 份档案，写出文稿：plangen render .")
    assert len(outcome.out.splitlines()) <= MOST_LINES


def test_it_counts_no_more_than_it_has_looked_into(
    plangen: Plangen, tmp_path: Path, full_dossier: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guide, "MOST", 2)
    for number in range(3):
        (tmp_path / f"四{number}班.yaml").write_text(full_dossier, encoding="utf-8")
    told = plangen().out.splitlines()[-1]
    assert told == "这个文件夹里至少有 2 份档案，写出文稿：plangen render ."


def test_it_names_what_was_left_unanswered(plangen: Plangen, tmp_path: Path) -> None:
    (tmp_path / "档案.yaml.未完成.json").write_text("{}", encoding="utf-8")
    assert plangen().out.splitlines()[-1].endswith("plangen new 档案.yaml -i")


def test_what_cannot_be_a_dossier_is_no_matter(plangen: Plangen, tmp_path: Path) -> None:
    before = plangen().out
    (tmp_path / "文件夹.yaml").mkdir()
    (tmp_path / "断.yaml").symlink_to("不在")
    (tmp_path / "别的.json").write_text("[]", encoding="utf-8")
    (tmp_path / "词表.yaml").write_text("甲: 乙\n", encoding="utf-8")
    assert plangen().out == before


def test_it_loads_nothing_slow(tmp_path: Path, full_dossier: str) -> None:
    (tmp_path / "四1班.yaml").write_text(full_dossier, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "plangen"],
        cwd=tmp_path,
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert "四1班.yaml" in done.stdout
    loaded = set(re.findall(r"^import time:.*\|\s*(\S+)$", done.stderr, re.MULTILINE))
    slow = ("docx", "pydantic", "jinja2", "xlsxwriter", "openpyxl", "prompt_toolkit")
    assert {name for name in loaded if name.split(".")[0] in slow} == set()
