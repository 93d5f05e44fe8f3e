"""plangen.toml as a teacher writes it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from plangen.problems import ProblemsError
from plangen.source.settings import Settings, find_settings, read_settings
from plangen.source.toml_text import toml_entry

if TYPE_CHECKING:
    from collections.abc import Callable

    from plangen.problems import Problem

    Write = Callable[[str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a text as the settings of the temporary folder and return their path."""

    def write_text(text: str) -> Path:
        path = tmp_path / "plangen.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write_text


def refused(path: Path) -> Problem:
    with pytest.raises(ProblemsError) as error:
        read_settings(path)
    (problem,) = error.value.problems
    return problem


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("周数 = 21", {"周数": "21"}),
        ("优秀 = 87.5", {"优秀": "87.5"}),
        ("开学日期 = 2026-09-01", {"开学日期": "2026-09-01"}),
        ("封面 = true\n目录 = false", {"封面": "是", "目录": "否"}),
        ('编号 = ["一、", "1."]', {"编号": ["一、", "1."]}),
        ("放假 = [2026-11-06, 2026-11-07]", {"放假": ["2026-11-06", "2026-11-07"]}),
        ("编号 = [\n  '一、',  # 第一级\n  '1.',\n]", {"编号": ["一、", "1."]}),
        ('"学校" = "向阳小学"', {"学校": "向阳小学"}),
        ("学校='向阳小学'", {"学校": "向阳小学"}),
        ("  学校 = '向阳小学'", {"学校": "向阳小学"}),
        ("[校历]\n放假 = ['2026-11-06']", {"校历": {"放假": ["2026-11-06"]}}),
        ("[ 校历 ]\n放假 = ['2026-11-06']", {"校历": {"放假": ["2026-11-06"]}}),
        ('["校历"]\n"放假" = ["2026-11-06"]', {"校历": {"放假": ["2026-11-06"]}}),
        ("校历.放假 = ['2026-11-06']", {"校历": {"放假": ["2026-11-06"]}}),
        ("校历.\"放假\" = ['2026-11-06']", {"校历": {"放假": ["2026-11-06"]}}),
        ("分数线 = {优秀 = 90, 及格=60}", {"分数线": {"优秀": "90", "及格": "60"}}),
        ("[甲.乙]\n丙 = 1", {"甲": {"乙": {"丙": "1"}}}),
        ('学校 = "甲=乙, 丙 = 丁"  # 校名 = 甲', {"学校": "甲=乙, 丙 = 丁"}),
        ('学校 = "“向阳”小学"', {"学校": "“向阳”小学"}),
        ('学校 = "向阳\\"小学 = 好\\""', {"学校": '向阳"小学 = 好"'}),
        ("", {}),
        ("# 全校 = 设置", {}),
    ],
)
def test_every_scalar_becomes_text_as_in_a_dossier(
    write: Write, typed: str, read: dict[str, Any]
) -> None:
    assert read_settings(write(f"{typed}\n")).values == read


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
def test_encodings_of_windows_are_read(tmp_path: Path, encoding: str, newline: str) -> None:
    path = tmp_path / "plangen.toml"
    text = "学校 = '向阳小学'\n[校历]\n放假 = ['2026-11-06']\n"
    path.write_bytes(text.replace("\n", newline).encode(encoding))
    found = read_settings(path)
    assert found.values == {"学校": "向阳小学", "校历": {"放假": ["2026-11-06"]}}
    assert found.origin(("校历", "放假")).line == 3


@pytest.mark.parametrize(
    ("typed", "line", "remedy"),
    [
        ("学校 = 向阳小学", 1, '学校 = "向阳小学"'),
        ("学校 = 向阳小学  # 全称", 1, '学校 = "向阳小学"，'),
        ("学校 ＝ '向阳小学'", 1, '学校 = "向阳小学"'),
        ("学校: 向阳小学", 1, '学校 = "向阳小学"'),
        ("学校：向阳小学", 1, '学校 = "向阳小学"'),
        ("学校 = “向阳小学”", 1, '学校 = "向阳小学"'),
        ("“学校” = “向阳小学”", 1, '学校 = "向阳小学"'),
        ('学校 = "向阳小学', 1, '学校 = "向阳小学"'),
        ("# 全校\n学年 = 2026-2027", 2, '学年 = "2026-2027"'),
        ("[分数线]\n优秀 = 90%", 2, '优秀 = "90%"'),
        ("周数：21", 1, "周数 = 21"),
        ("编号 = [“一、”，“1.”]", 1, '编号 = ["一、", "1."]'),
        ("编号 = [一、, 1.]", 1, '编号 = ["一、", "1."]'),
        ("［校历］", 1, "[校历]"),
        ("周数 = 21\n【校历】", 2, "[校历]"),
        ("学校 =", 1, "英文"),
        ("向阳小学", 1, "英文"),
        ("学校 = 'a'\n学校 = 'b'", 2, "留下正确的"),
        ("[校历]\n[校历]", 2, "留下正确的"),
        ("校历 = 1\n校历.放假 = 2", 2, "留下正确的"),
    ],
)
def test_a_slip_is_answered_with_the_line_as_it_should_be(
    write: Write, typed: str, line: int, remedy: str
) -> None:
    problem = refused(write(f"{typed}\n"))
    assert problem.line == line
    assert problem.source == typed.splitlines()[line - 1]
    assert remedy in problem.hint


@pytest.mark.parametrize(
    "typed", [f"周数 = {'1' * 5000}", f"周数 = {'[' * 50_000}", "学校 = '\0'", "\x01 = 1"]
)
def test_what_nobody_types_is_refused_without_a_traceback(write: Write, typed: str) -> None:
    assert "plangen.toml" in str(refused(write(typed)).file)


def test_no_text_is_no_settings(tmp_path: Path) -> None:
    path = tmp_path / "plangen.toml"
    path.write_bytes(b"\xff\xd8\xff\xe0\x00\x10")
    assert "编码" in refused(path).message


def test_each_key_has_its_line(write: Write) -> None:
    text = "# 全校\n学校 = '甲'\n校历.上课 = []\n分数线 = {优秀 = 90}\n[检查]\n  忽略 = [\n'T05']\n"
    found = read_settings(write(text))
    lines = {
        ("学校",): 2,
        ("校历", "上课"): 3,
        ("分数线", "优秀"): 4,
        ("检查",): 5,
        ("检查", "忽略"): 6,
        ("没有",): 0,
    }
    assert {path: found.origin(path).line for path in lines} == lines
    assert found.origin(("检查", "忽略")).column == 3
    assert found.origin(("检查", "忽略")).shown == "  忽略 = ["


# Where they are found.


def test_the_nearest_settings_above_a_file_hold_alone(write: Write, tmp_path: Path) -> None:
    write("学校 = '向阳小学'\n周数 = 21\n")
    inner = tmp_path / "四年级" / "plangen.toml"
    inner.parent.mkdir()
    inner.write_text("周数 = 20\n", encoding="utf-8")
    below = tmp_path / "四年级" / "数学"
    below.mkdir()
    assert find_settings(below / "档案.yaml").values == {"周数": "20"}
    assert find_settings(tmp_path / "档案.yaml").values == {"学校": "向阳小学", "周数": "21"}


def test_a_folder_of_that_name_is_no_settings(write: Write, tmp_path: Path) -> None:
    write("周数 = 21\n")
    (tmp_path / "四年级" / "plangen.toml").mkdir(parents=True)
    assert find_settings(tmp_path / "四年级" / "档案.yaml").values == {"周数": "21"}


def test_messages_name_them_as_seen_from_the_current_folder(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write("周数 = 21\n")
    monkeypatch.chdir(tmp_path)
    assert find_settings(Path("四年级") / "档案.yaml").path == Path("plangen.toml")
    (tmp_path / "四年级").mkdir()
    monkeypatch.chdir(tmp_path / "四年级")
    assert find_settings(Path("档案.yaml")).path == path


def test_without_a_file_nothing_is_said(tmp_path: Path) -> None:
    assert find_settings(tmp_path / ("长" * 300) / "档案.yaml") == Settings()
    assert Settings().origin(("学校",)).line == 0


# How an entry is written.


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("21", "周数 = 21"),
        ("87.5", "周数 = 87.5"),
        ("2026-09-01", '周数 = "2026-09-01"'),
        ("60%", '周数 = "60%"'),
        ("内容", '周数 = "内容"'),
        ("'第 {页码} 页'", '周数 = "第 {页码} 页"'),
        ("[一、, 1., （1）]", '周数 = ["一、", "1.", "（1）"]'),
        ("[2026-10-10]", '周数 = ["2026-10-10"]'),
    ],
)
def test_an_example_of_a_dossier_is_written_in_toml(value: str, written: str) -> None:
    assert toml_entry("周数", value) == written
