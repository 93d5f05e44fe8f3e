"""Bytes of files: never of what is no file, never more than are wanted."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from plangen.problems import Problem, ProblemsError
from plangen.source.files import read_bytes

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="pipes and devices")


def refusal(path: Path, most: int = 100) -> Problem:
    with pytest.raises(ProblemsError) as refused:
        read_bytes(path, "名单", most=most)
    (problem,) = refused.value.problems
    assert problem.hint
    return problem


def test_a_file_is_read_up_to_its_bound(tmp_path: Path) -> None:
    path = tmp_path / "名单.csv"
    path.write_bytes(b"x" * 100)
    assert read_bytes(path, "名单", most=100) == b"x" * 100
    assert "太大" in refusal(path, most=99).message


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert "文件夹" in refusal(tmp_path).message


@posix_only
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "名单.csv"
    os.mkfifo(path)
    assert "普通文件" in refusal(path).message


@posix_only
@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null", "/dev/urandom"])
def test_a_device_is_not_read(tmp_path: Path, device: str) -> None:
    path = tmp_path / "名单.csv"
    path.symlink_to(device)
    assert "普通文件" in refusal(path).message


@posix_only
def test_a_file_that_has_more_than_it_says_is_read_within_its_bound() -> None:
    # Linux gives its size as 0.
    path = Path("/proc/self/maps")
    if path.exists():
        assert "太大" in refusal(path, most=10).message


@pytest.mark.parametrize("name", ["名\0单.csv", "名\ud800单.csv"], ids=["zero", "surrogate"])
def test_a_name_that_no_file_can_have_is_told(tmp_path: Path, name: str) -> None:
    assert "文件名" in refusal(tmp_path / name).message


def test_a_name_that_is_too_long_is_told_in_words(tmp_path: Path) -> None:
    assert "文件名" in refusal(tmp_path / ("长" * 5000)).hint


def test_what_is_said_of_a_missing_file_may_be_chosen(tmp_path: Path) -> None:
    assert "找不到" in refusal(tmp_path / "没有").message
    with pytest.raises(ProblemsError, match="没有它"):
        read_bytes(tmp_path / "没有", "名单", missing=("没有它", "检查路径"))
