"""Files that are not there or no dossiers are answered with what may be meant."""

from __future__ import annotations

import os
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from plangen.model.loading import load_dossier
from plangen.problems import Problem, ProblemsError
from plangen.source import read_source
from plangen.source.spreadsheets import read_sheets

if TYPE_CHECKING:
    from collections.abc import Callable


def refusal(read: Callable[[Path], object], path: Path) -> Problem:
    with pytest.raises(ProblemsError) as caught:
        read(path)
    (problem,) = caught.value.problems
    return problem


@pytest.mark.parametrize(
    ("typed", "new"),
    [
        ("四1班.yaml", "四1班.yaml"),
        ("四1班.YML", "四1班.YML"),
        ("四1班", "四1班.yaml"),
        ("四1班.docx", "四1班.yaml"),
        ("四 1班.docx", "'四 1班.yaml'"),
    ],
)
def test_a_new_one_is_offered_under_a_name_that_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, new: str
) -> None:
    monkeypatch.chdir(tmp_path)
    problem = refusal(read_source, Path(typed))
    assert problem.message == "找不到这个文件"
    assert problem.hint == f"检查路径；要新建档案，请输入 plangen new {new}"


@pytest.mark.parametrize("typed", ["四1班", "四1斑.yaml", "四1班.docx"])
def test_one_that_is_there_is_offered(tmp_path: Path, typed: str) -> None:
    (tmp_path / "四1班.yaml").touch()
    (tmp_path / "四1班.xlsx").touch()
    (tmp_path / "别的.yaml").touch()
    assert "是不是想写“四1班.yaml”？" in refusal(read_source, tmp_path / typed).hint


def test_a_folder_that_is_not_there_has_none_to_offer(tmp_path: Path) -> None:
    assert "检查路径" in refusal(read_source, tmp_path / "没有" / "档案.yaml").hint


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("花名册.xlsx", "plangen scores"),
        ("成绩.xls", "plangen scores"),
        ("计划.docx", "plangen check"),
    ],
)
def test_a_file_of_office_is_answered_with_the_command_that_reads_it(
    tmp_path: Path, name: str, command: str
) -> None:
    path = tmp_path / name
    path.write_bytes(b"PK\x03\x04")
    assert f"{command} {path}" in refusal(read_source, path).hint


@pytest.mark.parametrize("name", ["档案.yaml", "档案.YML"])
def test_a_dossier_is_no_table(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("文种: 学困生转化计划\n", encoding="utf-8")
    problem = refusal(read_sheets, path)
    assert problem.message == "这是档案，不是表格"
    assert ".xlsx" in problem.hint


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("四 1班.yaml", "plangen new '四 1班.yaml' --force"),
        ("计划.docx", "这里写 .yaml 档案的文件名；还没有档案，请输入 plangen new 档案.yaml"),
    ],
)
def test_of_an_empty_file_only_a_dossier_is_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).touch()
    source = read_source(Path(name))
    assert load_dossier(source) is None
    (problem,) = source.problems
    assert problem.message == "文件是空的"
    assert told in problem.hint


@pytest.mark.skipif(os.name == "nt", reason="cmd quotes otherwise")
def test_a_command_that_is_offered_can_be_typed(tmp_path: Path) -> None:
    path = tmp_path / "我的 成绩.xlsx"
    path.write_bytes(b"PK\x03\x04")
    hint = refusal(read_source, path).hint
    assert shlex.split(hint.partition("plangen scores ")[2]) == [str(path)]
