"""The schema as a file: written where it is missing or old, never over somebody else's."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING

import pytest

from plangen.editor.placing import BESIDE_DOSSIER, place_beside, place_schema
from plangen.editor.schema import schema, schema_text
from plangen.problems import ProblemsError

if TYPE_CHECKING:
    from pathlib import Path

FOREIGN = [
    "",
    "我的笔记",
    "[]",
    '{"$schema": "x", "title": "别的格式"}',
    '{"title": "plangen 档案"}',
]


def test_a_missing_file_is_written(tmp_path: Path) -> None:
    assert place_schema(tmp_path / "格式" / "档案.json")
    assert (tmp_path / "格式" / "档案.json").read_text(encoding="utf-8") == schema_text()


def test_a_file_that_is_the_same_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "档案.json"
    place_schema(path)
    before = path.stat()
    assert not place_schema(path)
    assert path.stat() == before


@pytest.mark.skipif(sys.platform == "win32", reason="pipes")
def test_a_pipe_is_neither_waited_for_nor_replaced(tmp_path: Path) -> None:
    path = tmp_path / "档案.json"
    os.mkfifo(path)
    with pytest.raises(ProblemsError):
        place_schema(path)
    assert path.is_fifo()


def test_an_older_schema_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "档案.json"
    path.write_text(json.dumps({**schema(), "properties": {}}), encoding="utf-8")
    assert place_schema(path)
    assert path.read_text(encoding="utf-8") == schema_text()


@pytest.mark.parametrize("content", FOREIGN)
def test_what_is_no_schema_of_plangens_stays(tmp_path: Path, content: str) -> None:
    path = tmp_path / BESIDE_DOSSIER
    path.parent.mkdir()
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ProblemsError) as caught:
        place_schema(path)
    assert "没有动它" in caught.value.problems[0].message
    assert place_beside(tmp_path / "档案.yaml") is None
    assert path.read_text(encoding="utf-8") == content


def test_a_folder_in_the_way_is_told(tmp_path: Path) -> None:
    with pytest.raises(ProblemsError):
        place_schema(tmp_path)


def test_it_lies_beside_the_dossier(tmp_path: Path) -> None:
    assert place_beside(tmp_path / "档案.yaml") == tmp_path / BESIDE_DOSSIER
    assert place_beside(tmp_path / "另一份.yaml") is None


def test_a_dossier_is_written_where_no_schema_can_be(tmp_path: Path) -> None:
    (tmp_path / BESIDE_DOSSIER.parent).write_text("不是文件夹", encoding="utf-8")
    assert place_beside(tmp_path / "档案.yaml") is None
