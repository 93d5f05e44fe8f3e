"""``plangen schema``, and the schema that ``plangen new`` puts beside a dossier."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from plangen.compose.kinds import kinds
from plangen.editor.schema import schema_text

if TYPE_CHECKING:
    from pathlib import Path

    from .terminal import Plangen

FIRST_LINE = "# yaml-language-server: $schema=.plangen/schema.json"


def test_it_is_printed(plangen: Plangen) -> None:
    outcome = plangen("schema")
    assert (outcome.status, outcome.err) == (0, "")
    assert json.loads(outcome.out)["title"] == "plangen 档案"


def test_it_is_printed_in_utf_8_to_a_file(process: Plangen) -> None:
    assert process("schema", PYTHONUTF8="0", PYTHONIOENCODING="gbk").status == 0


def test_it_is_written(plangen: Plangen, tmp_path: Path) -> None:
    outcome = plangen("schema", "-o", "格式.json")
    assert outcome.status == 0
    assert "已写出 格式.json" in outcome.out
    assert (tmp_path / "格式.json").read_text(encoding="utf-8") == schema_text()


def test_what_is_the_same_is_said_to_be(plangen: Plangen) -> None:
    plangen("schema", "-o", "格式.json")
    outcome = plangen("schema", "-o", "格式.json")
    assert outcome.status == 0
    assert "没有改动" in outcome.out


def test_somebody_elses_file_stays(plangen: Plangen, tmp_path: Path) -> None:
    (tmp_path / "笔记.json").write_text("{}", encoding="utf-8")
    outcome = plangen("schema", "-o", "笔记.json")
    assert outcome.status == 1
    assert "没有动它" in outcome.err
    assert (tmp_path / "笔记.json").read_text(encoding="utf-8") == "{}"


@pytest.mark.parametrize("kind", kinds())
def test_a_new_dossier_names_the_schema_beside_it(
    plangen: Plangen, tmp_path: Path, kind: str
) -> None:
    plangen("new", "班级/档案.yaml", "--kind", kind)
    lines = (tmp_path / "班级" / "档案.yaml").read_text(encoding="utf-8").splitlines()
    assert lines[0] == FIRST_LINE
    beside = tmp_path / "班级" / FIRST_LINE.partition("=")[2]
    assert beside.read_text(encoding="utf-8") == schema_text()


def test_only_what_was_written_is_said(plangen: Plangen) -> None:
    assert "schema.json" in plangen("new", "一.yaml").out
    assert "schema.json" not in plangen("new", "二.yaml").out
