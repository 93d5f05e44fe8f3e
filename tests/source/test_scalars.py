"""What YAML would guess at, in the fields where a teacher writes it, means what was written."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from plangen.model.loading import load_dossier
from plangen.model.schema import keys_of
from plangen.source import SourceFile, read_source

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "文种: 学困生转化计划\n"


def read(path: Path, text: str) -> SourceFile:
    path.write_text(HEAD + text, encoding="utf-8")
    return read_source(path, keys_of())


@pytest.mark.parametrize(
    ("text", "attribute", "value"),
    [
        pytest.param("班级: 0012", "class_name", "0012", id="octal"),
        pytest.param("班级: 0089", "class_name", "0089", id="no-octal"),
        pytest.param("班级: 16:30", "class_name", "16:30", id="sexagesimal"),
        pytest.param("班级: 08:30", "class_name", "08:30", id="clock"),
        pytest.param("班级: 10.10", "class_name", "10.10", id="float"),
        pytest.param("班级: 1_000", "class_name", "1_000", id="underscore"),
        pytest.param("班级: 0x1F", "class_name", "0x1F", id="hexadecimal"),
        pytest.param("班级: 1e3", "class_name", "1e3", id="exponent"),
        pytest.param("班级: .5", "class_name", ".5", id="point"),
        pytest.param("班级: =", "class_name", "=", id="equals"),
        pytest.param("班级: 否", "class_name", "否", id="no-in-chinese"),
        pytest.param("班级: no", "class_name", "no", id="no"),
        pytest.param("班级: ~", "class_name", None, id="tilde"),
        pytest.param("班级: '~'", "class_name", "~", id="quoted-tilde"),
        pytest.param("plangen: １", "version", "1", id="full-width-version"),
        pytest.param("周数: １２", "weeks", 12, id="full-width-digits"),
        pytest.param("周数: 021", "weeks", 21, id="count-with-a-zero"),
        pytest.param("满分: １００．５", "full_marks", Decimal("100.5"), id="full-width-point"),
        pytest.param("图表: no", "charts", False, id="flag-no"),
        pytest.param("图表: on", "charts", True, id="flag-on"),
        pytest.param("图表: 是", "charts", True, id="flag-yes-in-chinese"),
        pytest.param("图表: 否", "charts", False, id="flag-no-in-chinese"),
        pytest.param("日期: 2026-9-1", "date", dt.date(2026, 9, 1), id="short-date"),
        pytest.param("日期: ２０２６－９－１", "date", dt.date(2026, 9, 1), id="full-width-date"),
    ],
)
def test_a_value_means_what_was_written(
    tmp_path: Path, text: str, attribute: str, value: Any
) -> None:
    source = read(tmp_path / "档案.yaml", text)
    dossier = load_dossier(source)
    assert source.problems == []
    assert getattr(dossier, attribute) == value


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("日期: 2026-13-45", "不存在", id="no-such-date"),
        pytest.param("日期: 10.10", "不像日期", id="no-year"),
        pytest.param("周数: 1_000", "不是整数", id="underscore"),
        pytest.param("周数: 0x1F", "不是整数", id="hexadecimal"),
        pytest.param("周数: .5", "不是整数", id="point"),
        pytest.param("周数: =", "不是整数", id="equals"),
        pytest.param("满分: 1e2", "不是数字", id="exponent"),
        pytest.param("图表: 16:30", "看不出是还是否", id="clock"),
    ],
)
def test_what_cannot_be_meant_is_told_with_what_was_typed(
    tmp_path: Path, text: str, words: str
) -> None:
    source = read(tmp_path / "档案.yaml", text)
    load_dossier(source)
    (problem,) = source.problems
    assert (problem.line, problem.column) == (2, 5)
    assert words in problem.message
    assert text.split(": ")[1] in problem.message
