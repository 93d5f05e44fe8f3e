"""``plangen doctor``: what it shows, and how it leaves."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from plangen import __version__
from plangen.pipeline import health
from plangen.pipeline.health import Finding

if TYPE_CHECKING:
    from collections.abc import Callable

    from .terminal import Plangen

WELL = Finding("甲", "好")
UNWELL = Finding("乙", "缺", "装上")
FATAL = Finding("丙", "坏", "重装", fatal=True)


@pytest.fixture
def findings(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Let these be found."""

    def find(*found: Finding) -> None:
        monkeypatch.setattr(health, "examine", lambda: iter(found))

    return find


def test_it_looks_at_everything(plangen: Plangen) -> None:
    outcome = plangen("doctor")
    assert (outcome.status, outcome.err) == (0, "")
    assert f"plangen       {__version__}" in outcome.out
    for topic in ("Python", "系统", "库", "模板", "字体", "命令行编码", "语言", "当前文件夹"):
        assert re.search(f"^[✓!] {topic} ", outcome.out, re.MULTILINE)


def test_what_is_not_well_says_what_to_do(plangen: Plangen, findings: Callable[..., None]) -> None:
    findings(WELL, UNWELL)
    outcome = plangen("doctor")
    assert outcome.status == 0
    lines = outcome.out.splitlines()
    assert [line.split() for line in lines[:3]] == [
        ["✓", "甲", "好"],
        ["!", "乙", "缺"],
        ["→", "装上"],
    ]
    assert "1 处" in lines[3]


def test_all_well_is_said(plangen: Plangen, findings: Callable[..., None]) -> None:
    findings(WELL)
    assert plangen("doctor").out.splitlines()[-1] == "都好。"


def test_what_plangen_cannot_work_with_is_a_failure(
    plangen: Plangen, findings: Callable[..., None]
) -> None:
    findings(WELL, FATAL)
    assert plangen("doctor").status == 1
    assert plangen("doctor", "--json").status == 1


@pytest.mark.parametrize("words", [("doctor", "--json"), ("--format", "json", "doctor")])
def test_programs_get_json(
    plangen: Plangen, findings: Callable[..., None], words: tuple[str, ...]
) -> None:
    findings(WELL, UNWELL)
    told = json.loads(plangen(*words).out)
    found = told if isinstance(told, list) else told["found"]
    assert found[1] == {
        "topic": "乙",
        "told": "缺",
        "remedy": "装上",
        "fatal": False,
        "well": False,
    }


def test_a_console_of_gbk_gets_a_sign_that_it_has(process: Plangen) -> None:
    outcome = process("doctor", PYTHONIOENCODING="gbk:replace", PYTHONUTF8="1")
    assert "?" not in outcome.out


def test_nobody_is_named(plangen: Plangen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "许晓的家" / "马小雨"
    place.mkdir(parents=True)
    (place / "许晓.yaml").write_text("文种: 学困生转化计划\n", encoding="utf-8")
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "许晓的家")
    monkeypatch.setenv("TMPDIR", str(place))
    monkeypatch.chdir(place)
    outcome = plangen("doctor")
    assert outcome.status == 0
    assert not re.search("许晓|马小雨", outcome.all)
