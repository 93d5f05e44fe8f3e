"""How problems are shown: with the line and a caret, one line each, or as one JSON document."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from plangen.cli.excerpts import CUT, LEAST_ROOM, excerpt
from plangen.cli.messages import MOST_SHOWN, errors_told
from plangen.cli.printable import printable
from plangen.problems import Problem, Severity

from .terminal import english

if TYPE_CHECKING:
    from .terminal import Plangen

BAD = "plangen: 1\n文种: 学困生转化计划\n周数: 很多\n学困生:\n  - {姓名: 许晓, 性别: 南}\n"
ESCAPE = "\x1b["
ONE_LINE = re.compile(
    r"^(?P<place>[^:]+(?::\d+:\d+)?): (?P<severity>错误|提醒|说明): (?P<told>.+)$"
)


def under_the_caret(line: str, caret: str) -> str:
    """Return what stands in the column of the caret."""
    column = cell_len(caret) - 1
    for i in range(len(line)):
        if cell_len(line[:i]) == column:
            return line[i:]
    return ""


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    path = tmp_path / "坏.yaml"
    path.write_text(BAD, encoding="utf-8")
    return path


# For people: place and message, the line, a caret, the remedy.


def test_an_error_shows_its_line_with_a_caret_and_the_remedy(plangen: Plangen, bad: Path) -> None:
    lines = plangen("render", bad.name).err.splitlines()
    at = next(i for i, line in enumerate(lines) if line.startswith("坏.yaml:3:5 错误："))
    _, line, caret, remedy, *_ = lines[at:]
    assert line == "    3 | 周数: 很多"
    assert caret == "      |       ^"
    assert under_the_caret(line, caret) == "很多"
    assert remedy.startswith("    → ")


def test_a_line_is_shown_without_its_indentation_and_the_caret_is_still_right(
    plangen: Plangen, bad: Path
) -> None:
    lines = plangen("render", bad.name).err.splitlines()
    at = next(i for i, line in enumerate(lines) if line.startswith("坏.yaml:5:18 错误："))
    assert lines[at + 1] == "    5 | - {姓名: 许晓, 性别: 南}"
    assert under_the_caret(lines[at + 1], lines[at + 2]) == "南}"


def test_the_caret_is_right_where_a_slip_before_it_was_mended(
    plangen: Plangen, tmp_path: Path
) -> None:
    (tmp_path / "坏.yaml").write_text("文种: 学困生转化计划\n周数：很多\n", encoding="utf-8")
    lines = plangen("render", "坏.yaml").err.splitlines()
    at = next(i for i, line in enumerate(lines) if "“很多”不是整数" in line)
    assert lines[at].startswith("坏.yaml:2:4 ")
    assert under_the_caret(lines[at + 1], lines[at + 2]) == "很多"


def test_output_that_is_no_terminal_has_no_colour(plangen: Plangen, bad: Path) -> None:
    assert ESCAPE not in plangen("render", bad.name).all


def test_a_terminal_has_colour_unless_it_is_not_wanted(
    plangen: Plangen, bad: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    red = f"{ESCAPE}1;31m"
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    assert red in plangen("render", bad.name).err
    monkeypatch.setenv("NO_COLOR", "1")
    assert red not in plangen("render", bad.name).err


def test_the_blanks_of_a_new_dossier_are_a_list_with_one_remedy(plangen: Plangen) -> None:
    plangen("new", "新.yaml")
    err = plangen("render", "新.yaml").err
    assert err.count("还没有填") > 5
    assert err.count("把【请填…】整个换成内容") == 1
    assert "^" not in err


@pytest.mark.parametrize(
    ("source", "column", "shown", "below"),
    [
        pytest.param("周数: 很多", 5, "周数: 很多", "很多", id="chinese-is-two-columns-wide"),
        pytest.param("    周数: 很多", 9, "周数: 很多", "很多", id="indented"),
        pytest.param("甲:\t乙", 4, "甲: 乙", "乙", id="tab-inside"),
        pytest.param("\t周数: 1", 1, "    周数: 1", "    周数: 1", id="tab-at-fault"),
        pytest.param(
            "\u3000周数: 1", 1, "\u3000周数: 1", "\u3000周数: 1", id="wide-space-at-fault"
        ),
        pytest.param("周数: 1  ", 20, "周数: 1", "", id="past-the-end"),
        pytest.param("甲\x1b[31m: 乙", 8, "甲\ufffd[31m: 乙", " 乙", id="control-characters"),
        pytest.param("e\u0301: 乙", 5, "e\u0301: 乙", "乙", id="combining"),
    ],
)
def test_the_caret_stands_below_the_place(source: str, column: int, shown: str, below: str) -> None:
    line, caret = excerpt(source, 12, column, 80)
    assert line == f"    12 | {shown}"
    assert under_the_caret(line, caret) == below


LONG = "".join(chr(0x4E00 + i) for i in range(300))


@pytest.mark.parametrize("column", [1, 20, 150, 299, 300])
@pytest.mark.parametrize("width", [40, 80, 131])
def test_a_long_line_is_cut_around_the_place(column: int, width: int) -> None:
    line, caret = excerpt(LONG, 3, column, width)
    assert cell_len(line) <= width
    assert CUT in line
    assert under_the_caret(line, caret).startswith(LONG[column - 1])


@given(
    st.text(st.characters(exclude_characters="\n\r"), min_size=1, max_size=90),
    st.integers(1, 120),
    st.integers(1, 200),
)
def test_no_line_is_wider_than_the_terminal_and_the_caret_is_within(
    source: str, column: int, width: int
) -> None:
    line, caret = excerpt(source, 7, column, width)
    lead = cell_len("    7 | ")
    # A character may be two columns wide, and a Tab up to four.
    assert cell_len(line) <= max(width, lead + LEAST_ROOM) + 4
    assert lead < cell_len(caret) <= cell_len(line) + 1
    assert printable(line) == line


@pytest.mark.parametrize("column", [1, 500_000, 1_000_000])
def test_a_line_of_a_megabyte_is_shown_as_quickly_as_a_short_one(column: int) -> None:
    source = "甲" * 1_000_000
    shown = [excerpt(source, 3, column, 80) for _ in range(500)]
    line, caret = shown[0]
    assert cell_len(line) <= 80
    assert under_the_caret(line, caret).startswith("甲")


def test_of_very_many_problems_the_first_are_shown_and_the_others_counted(
    plangen: Plangen, tmp_path: Path
) -> None:
    path = tmp_path / "坏.yaml"
    keys = "".join(f"无{i}: 甲\n" for i in range(MOST_SHOWN + 7))
    path.write_text(f"plangen: 1\n文种: 学困生转化计划\n{keys}", encoding="utf-8")
    told = plangen("render", path.name).err
    assert len(re.findall(r" 错误(?: [A-Z]\d\d)?：", told)) == MOST_SHOWN
    assert "处没有列出" in told
    document = json.loads(plangen("--format", "json", "render", path.name).out)
    assert sum("不认识" in each["message"] for each in document["problems"]) == MOST_SHOWN + 7


# One line each.


def test_text_is_one_line_for_each_problem(plangen: Plangen, bad: Path) -> None:
    told = plangen("--format", "text", "render", bad.name)
    assert told.status == 1
    found = [ONE_LINE.match(line) for line in told.err.splitlines()]
    assert all(found)
    assert "坏.yaml:3:5: 错误: “周数”：“很多”不是整数，请写成 31 这样 → 照这个样子写：周数: 21" in (
        told.err.splitlines()
    )


def test_a_remedy_of_several_lines_is_folded(plangen: Plangen, tmp_path: Path) -> None:
    (tmp_path / "空.yaml").write_text("plangen: 1\n文种: 学困生转化计划\n", encoding="utf-8")
    (line,) = plangen("--format", "text", "render", "空.yaml").err.splitlines()
    assert " → 在档案里加上： 学困生: - 姓名: " in line


def test_a_key_with_a_line_break_stays_on_one_line(plangen: Plangen, tmp_path: Path) -> None:
    text = 'plangen: 1\n文种: 学困生转化计划\n措施: [家访]\n"甲\\n乙\\e[0m": 1\n'
    (tmp_path / "断.yaml").write_text(text, encoding="utf-8")
    told = plangen("--format", "text", "render", "断.yaml").err.splitlines()
    assert all(ONE_LINE.match(line) for line in told)
    assert not any("\x1b" in line for line in told)


def test_what_was_written_is_told_in_text_as_ever(plangen: Plangen, dossier: Path) -> None:
    told = plangen("--format", "text", "render", dossier.name, "-f", "md")
    assert (told.status, len(told.written)) == (0, 1)


# One JSON document.


def test_json_is_the_only_thing_that_is_printed(plangen: Plangen, bad: Path) -> None:
    told = plangen("--format", "json", "render", bad.name)
    assert (told.status, told.err) == (1, "")
    document = json.loads(told.out)
    assert document["written"] == []
    (first,) = (each for each in document["problems"] if each["line"] == 3)
    assert first == {
        "file": "坏.yaml",
        "line": 3,
        "column": 5,
        "rule": "",
        "severity": "error",
        "message": "“周数”：“很多”不是整数，请写成 31 这样",
        "remedy": "照这个样子写：周数: 21",
        "source": "周数: 很多",
    }
    assert "周数" in told.out


def test_json_names_what_was_written(plangen: Plangen, dossier: Path) -> None:
    told = plangen("--format", "json", "render", dossier.name, "-f", "md,txt", "-o", "出/")
    document = json.loads(told.out)
    assert told.status == 0
    assert [Path(each).suffix for each in document["written"]] == [".md", ".txt"]
    assert all(Path(each).is_file() for each in document["written"])


def test_json_keeps_what_else_is_said(plangen: Plangen, dossier: Path) -> None:
    plangen("render", dossier.name, "-o", "甲.md")
    Path("甲.md").write_text("改过", encoding="utf-8")
    told = plangen("--format", "json", "render", dossier.name, "-o", "甲.md", "--backup")
    (note,) = json.loads(told.out)["notes"]
    assert "已改名为" in note


@pytest.mark.usefixtures("dossier")
@pytest.mark.parametrize(
    ("arguments", "written"),
    [
        (("summary", "档案.yaml", "-f", "md"), 1),
        (("forms", "档案.yaml", "--form", "家访记录表", "-f", "md"), 1),
        (("new", "新.yaml"), 1),
        (("library", "check"), 0),
        (("render", "没有.yaml"), 0),
    ],
    ids=lambda each: each[0] if isinstance(each, tuple) else "",
)
def test_every_command_that_shows_problems_makes_one_document(
    plangen: Plangen, arguments: tuple[str, ...], written: int
) -> None:
    told = plangen("--format", "json", *arguments)
    document = json.loads(told.out)
    assert told.err == ""
    assert len(document["written"]) == written
    assert bool(document["problems"]) or told.status == 0


@pytest.mark.usefixtures("dossier")
@pytest.mark.parametrize(
    "arguments",
    [
        ("suggest", "档案.yaml"),
        ("kinds",),
        ("forms", "--list"),
        ("library", "causes", "作业"),
        ("library", "measures", "家访"),
    ],
    ids=" ".join,
)
def test_what_a_command_looks_up_is_in_the_document(
    plangen: Plangen, arguments: tuple[str, ...]
) -> None:
    document = json.loads(plangen("--format", "json", *arguments).out)
    assert document["found"]
    assert document["notes"] == []


def test_a_wrong_command_line_is_told_in_the_document(plangen: Plangen) -> None:
    told = plangen("--format", "json", "render", "档案.yaml", "--forse")
    assert told.status == 2
    assert any("--force" in note for note in json.loads(told.out)["notes"])


def test_a_run_after_one_in_json_speaks_to_people_again(plangen: Plangen, bad: Path) -> None:
    plangen("--format", "json", "render", bad.name)
    assert "坏.yaml:3:5 错误：" in plangen("render", bad.name).err
    assert plangen("--version").out.startswith("plangen ")


# In the wrong place, or unknown.


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        pytest.param(
            ("render", "档案.yaml", "--format", "json"),
            "plangen --format json render 档案.yaml",
            id="messages-after-the-command",
        ),
        pytest.param(
            ("render", "档案.yaml", "-f", "text"),
            "plangen --format text render 档案.yaml",
            id="text-after-the-command",
        ),
        pytest.param(
            ("--format", "docx", "render", "档案.yaml"),
            "plangen render 档案.yaml --format docx",
            id="files-before-the-command",
        ),
        pytest.param(("--format", "xml", "kinds"), "rich、text、json", id="unknown"),
        pytest.param(("--format", "json", "preview", "档案.yaml"), "render", id="preview"),
    ],
)
def test_a_form_in_the_wrong_place_is_answered_with_the_right_one(
    plangen: Plangen, arguments: tuple[str, ...], words: str
) -> None:
    told = plangen(*arguments)
    assert told.status == 2
    assert words in told.all
    assert english(told.err, "xml", "rich") == set()


# Whom the count blames.


def error(file: str) -> Problem:
    return Problem(Path(file), 1, 1, "不对")


@pytest.mark.parametrize(
    ("files", "told"),
    [
        (["档案.yaml"], "档案.yaml：有 1 处要改，没有写出。"),
        (["校本.yaml"] * 2, "校本.yaml：有 2 处要改，档案.yaml 的文稿没有写出。"),
        (
            ["档案.yaml", "校本.docx"],
            "共有 2 处要改（档案.yaml 1 处，校本.docx 1 处），档案.yaml 的文稿没有写出。",
        ),
    ],
    ids=["dossier", "style", "both"],
)
def test_the_count_names_the_file_at_fault(files: list[str], told: str) -> None:
    problems = [
        *map(error, files),
        Problem(Path("它.yaml"), 1, 1, "小事", "", "", Severity.WARNING),
    ]
    assert errors_told(Path("档案.yaml"), problems, "没有写出") == told


def test_mending_in_json_asks_nothing_and_names_what_it_wrote(
    plangen: Plangen, tmp_path: Path
) -> None:
    (tmp_path / "坏.yaml").write_text("文种：学困生转化计划\n", encoding="utf-8")
    asked = json.loads(plangen("--format", "json", "fix", "坏.yaml").out)
    assert asked["written"] == []
    done = json.loads(plangen("--format", "json", "fix", "坏.yaml", "--yes").out)
    assert done["written"] == ["坏.yaml"]
    assert any("原来的留作" in note for note in done["notes"])
