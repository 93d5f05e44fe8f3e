"""One dossier file: its values, their places, its problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plangen.problems import Problem, ProblemsError, Severity
from plangen.source import SourceFile, read_source
from plangen.source.expected import Keys
from plangen.source.reading import MAX_LINE, MAX_LINES
from plangen.source.tree import MAX_NODES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

KNOWN = frozenset({"班级", "学科", "学生情况", "人数", "特点"})
KEYS = Keys(KNOWN, KNOWN)


@pytest.fixture
def source_of(tmp_path: Path) -> Callable[[str | bytes], SourceFile]:
    """Read a text or bytes as a dossier file."""

    def read(content: str | bytes) -> SourceFile:
        path = tmp_path / "档案.yaml"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read_source(path, KEYS)

    return read


def only(source: SourceFile) -> Problem:
    (problem,) = source.problems
    return problem


def refusal(path: Path) -> Problem:
    with pytest.raises(ProblemsError) as caught:
        read_source(path, KEYS)
    (problem,) = caught.value.problems
    return problem


def test_a_good_file_has_its_values_and_no_problems(
    source_of: Callable[[str], SourceFile],
) -> None:
    source = source_of("班级: 二\n学生情况:\n  人数: 31\n")
    assert source.data == {"班级": "二", "学生情况": {"人数": "31"}}
    assert source.problems == []


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\n"], ids=["windows", "old-mac", "unix"])
def test_lines_are_counted_alike_whatever_ends_them(
    source_of: Callable[[bytes], SourceFile],
    ending: str,
) -> None:
    source = source_of(ending.join(["班级: 二", "学科: 数学", "班级: 三", ""]).encode())
    assert (only(source).line, only(source).column) == (3, 1)


def test_a_missing_file_is_said_to_be_missing_with_the_command_that_makes_one(
    tmp_path: Path,
) -> None:
    problem = refusal(tmp_path / "没有.yaml")
    assert "找不到" in problem.message
    assert f"plangen new {tmp_path / '没有.yaml'}" in problem.hint


def test_a_folder_is_said_to_be_a_folder(tmp_path: Path) -> None:
    assert "文件夹" in refusal(tmp_path).message


def test_a_word_file_is_recognised(tmp_path: Path) -> None:
    path = tmp_path / "计划.docx"
    path.write_bytes(b"PK\x03\x04\x14\x00")
    assert "Word" in refusal(path).message


def test_a_huge_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "档案.yaml"
    path.write_bytes(b"#" * (9 * 1024 * 1024))
    assert "太大" in refusal(path).message


def test_a_file_of_more_lines_than_a_class_fills_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "档案.yaml"
    path.write_text("# 甲\n" * MAX_LINES, encoding="utf-8")
    problem = refusal(path)
    assert (problem.line, "行" in problem.message) == (0, True)
    path.write_text("# 甲\n" * (MAX_LINES - 1), encoding="utf-8")
    assert read_source(path).problems == []


def test_a_line_longer_than_any_text_is_refused_at_its_place(tmp_path: Path) -> None:
    path = tmp_path / "档案.yaml"
    path.write_text(f"班级: 二\n标题: {'长' * MAX_LINE}\n", encoding="utf-8")
    problem = refusal(path)
    assert problem.line == 2
    assert "太长" in problem.message
    path.write_text(f"班级: 二\n标题: {'长' * (MAX_LINE - 4)}\n", encoding="utf-8")
    assert read_source(path).problems == []


def test_more_values_than_a_class_has_are_refused_where_they_are_too_many(
    source_of: Callable[[str], SourceFile],
) -> None:
    # The mapping, the key and the list are three.
    items = MAX_NODES - 3
    assert source_of("措施:\n" + f"- {'甲'}\n" * min(items, MAX_LINES - 2)).problems == []
    problem = only(source_of("措施: [\n" + "甲, 甲,\n" * (items // 2 + 1) + "]\n"))
    assert "太多" in problem.message
    assert problem.line > items // 2


@pytest.mark.parametrize(
    "value",
    ["[\n" * 5000, "[" * 5000 + "\n", "\n  - " + "[" * 30 + "]" * 30 + "\n  - 家访\n"],
    ids=["lines", "line", "item"],
)
def test_brackets_that_go_too_deep_are_told_once_and_the_rest_is_left(
    source_of: Callable[[str], SourceFile], value: str
) -> None:
    source = source_of(f"措施: {value}班级：二\n")
    assert "层次太深" in only(source).message


def test_an_unknown_encoding_is_refused_with_a_remedy(tmp_path: Path) -> None:
    path = tmp_path / "档案.yaml"
    path.write_bytes(b"\xff\xff\xff\x00")
    problem = refusal(path)
    assert "编码" in problem.message
    assert "UTF-8" in problem.hint


def test_a_gbk_file_is_read_with_a_notice(source_of: Callable[[bytes], SourceFile]) -> None:
    source = source_of("班级: 四年级（1）班\n".encode("gbk"))
    assert source.data == {"班级": "四年级（1）班"}
    assert only(source).severity is Severity.NOTICE
    assert "GBK" in only(source).message


def test_a_byte_order_mark_is_no_part_of_the_first_key(
    source_of: Callable[[bytes], SourceFile],
) -> None:
    source = source_of("班级: 二\n".encode("utf-8-sig"))
    assert source.data == {"班级": "二"}
    assert source.problems == []


def test_a_slip_is_reported_once_and_the_rest_is_still_read(
    source_of: Callable[[str], SourceFile],
) -> None:
    source = source_of("班级：二\n学科: 数学\n")
    assert source.data == {"班级": "二", "学科": "数学"}
    assert (only(source).line, only(source).column) == (1, 3)


def test_a_slip_shows_the_line_and_what_to_type_instead(
    source_of: Callable[[str], SourceFile],
) -> None:
    problem = only(source_of("班级：二\n"))
    assert problem.source == "班级：二"
    assert "班级: 二" in problem.hint


def test_a_duplicate_key_names_both_lines(source_of: Callable[[str], SourceFile]) -> None:
    problem = only(source_of("班级: 二\n学科: 数学\n班级: 三\n"))
    assert problem.line == 3
    assert "第 1 行" in problem.message
    assert "第 3 行" in problem.message


def test_slips_and_duplicates_are_reported_together(
    source_of: Callable[[str], SourceFile],
) -> None:
    source = source_of("班级：二\n班级: 三\n学生情况:\n\t人数: 31\n")
    assert {problem.line for problem in source.problems} == {1, 2, 4}


@pytest.mark.parametrize(
    ("line", "words"),
    [
        pytest.param("班级: '二（1）班", "引号", id="open-quote"),
        pytest.param("特点: [粗心, 好动", "括号", id="open-bracket"),
        pytest.param("学生情况: {人数: 31", "括号", id="open-brace"),
    ],
)
def test_what_was_left_open_is_reported_on_the_line_that_opened_it(
    source_of: Callable[[str], SourceFile],
    line: str,
    words: str,
) -> None:
    problem = only(source_of(f"{line}\n学科: 数学\n"))
    assert problem.line == 1
    assert words in problem.message


@pytest.mark.parametrize(
    "value",
    ["*陀螺", "&陀螺", "%80", "@全体", "`甲`", ">60"],
    ids=["asterisk", "ampersand", "percent", "at", "backtick", "greater"],
)
def test_a_value_that_begins_with_a_sign_of_yaml_gets_quotes_as_the_remedy(
    source_of: Callable[[str], SourceFile],
    value: str,
) -> None:
    problem = only(source_of(f"学科: 数学\n班级: {value}\n"))
    assert problem.line == 2
    assert f"'{value}'" in problem.hint


def test_two_colons_in_one_line_get_quotes_as_the_remedy(
    source_of: Callable[[str], SourceFile],
) -> None:
    problem = only(source_of("学科: 数学\n班级: 如下: 二\n"))
    assert problem.line == 2
    assert "'如下: 二'" in problem.hint


def test_a_control_character_is_reported_where_it_stands(
    source_of: Callable[[str], SourceFile],
) -> None:
    problem = only(source_of("学科: 数学\n班级: 二\x01班\n"))
    assert (problem.line, problem.column) == (2, 6)
    assert "字符" in problem.message


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        pytest.param("措施:\n  - '家访\n  - 谈心交流\n班级: 二\n", 2, 5, id="quote-in-a-list"),
        pytest.param("措施:\n  - [家访\n班级: 二\n", 2, 5, id="bracket-in-a-list"),
        pytest.param('学科: "数学\n班级: 二\n学校: 向阳\n', 1, 5, id="double-quote-at-the-top"),
    ],
)
def test_what_was_left_open_is_reported_at_the_very_sign_that_opened_it(
    source_of: Callable[[str], SourceFile],
    text: str,
    line: int,
    column: int,
) -> None:
    problem = only(source_of(text))
    assert (problem.line, problem.column) == (line, column)
    assert "没有成对" in problem.message


@pytest.mark.parametrize(
    ("text", "line", "spaces"),
    [
        pytest.param("学生情况:\n\t人数: 31\n", 2, 2, id="tab"),
        pytest.param("学生情况:\n\u3000\u3000人数: 31\n", 2, 4, id="wide-spaces"),
    ],
)
def test_a_slip_of_indentation_says_how_many_spaces_to_type(
    source_of: Callable[[str], SourceFile],
    text: str,
    line: int,
    spaces: int,
) -> None:
    problem = only(source_of(text))
    assert problem.line == line
    assert f"（行首 {spaces} 个空格）" in problem.hint


def test_a_slip_within_the_line_does_not_speak_of_indentation(
    source_of: Callable[[str], SourceFile],
) -> None:
    assert "行首" not in only(source_of("学生情况:\n  人数：31\n")).hint


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        pytest.param("班级: 二\n学校: {&a 甲: [乙]}\n", 2, "“&”", id="anchor"),
        pytest.param("班级: 二\n学校: " + "[" * 40 + "]" * 40 + "\n", 2, "层次", id="deep"),
    ],
)
def test_what_could_exhaust_the_machine_is_refused_with_a_remedy(
    source_of: Callable[[str], SourceFile],
    text: str,
    line: int,
    words: str,
) -> None:
    source = source_of(text)
    problem = only(source)
    assert problem.line == line
    assert words in problem.message
    assert problem.hint
    assert not source.readable


@pytest.mark.parametrize("sign", ["\u2028", "\u0085"], ids=["line-separator", "next-line"])
def test_a_sign_that_no_editor_breaks_a_line_at_ends_no_value(
    source_of: Callable[[str], SourceFile],
    sign: str,
) -> None:
    source = source_of(f"班级: 二{sign}班\n学科: 数学\n")
    assert source.data == {"班级": "二 班", "学科": "数学"}
    assert source.problems == []


def test_keys_with_which_no_item_begins_are_text_in_a_list(tmp_path: Path) -> None:
    path = tmp_path / "档案.yaml"
    path.write_text("特点:\n  - 人数：偏多\n", encoding="utf-8")
    source = read_source(path, Keys(KNOWN, frozenset({"姓名"})))
    assert source.data == {"特点": ["人数：偏多"]}
    assert source.problems == []


@pytest.mark.parametrize("sign", ["\u2028", "\u0085"], ids=["line-separator", "next-line"])
def test_lines_are_counted_as_an_editor_counts_them(
    source_of: Callable[[str], SourceFile],
    sign: str,
) -> None:
    source = source_of(f"学科: 数{sign}  学\n班级: 二\n班级: 三\n")
    assert only(source).source == "班级: 三"


def test_a_text_that_is_not_yaml_is_not_readable(source_of: Callable[[str], SourceFile]) -> None:
    assert not source_of("班级: [二\n").readable


def test_an_unfilled_placeholder_is_a_warning_with_a_remedy(
    source_of: Callable[[str], SourceFile],
) -> None:
    problem = only(source_of("班级: 【请填：如 四年级（1）班】\n"))
    assert problem.severity is Severity.WARNING
    assert "“班级”还没有填" in problem.message
    assert problem.hint


def test_an_example_left_in_place_is_a_warning(source_of: Callable[[str], SourceFile]) -> None:
    problem = only(source_of("特点: [【示例】粗心]\n"))
    assert problem.severity is Severity.WARNING
    assert "示例" in problem.message
    assert "粗心" in problem.message


def test_a_problem_at_a_missing_value_is_placed_at_what_encloses_it(
    source_of: Callable[[str], SourceFile],
) -> None:
    source = source_of("班级: 二\n学生情况:\n  人数: 31\n")
    source.add_at(("学生情况", "特点", 0), "没有特点")
    assert (only(source).line, only(source).column) == (3, 3)


def test_a_problem_at_a_key_is_placed_at_the_key(source_of: Callable[[str], SourceFile]) -> None:
    source = source_of("班级: 二\n")
    source.add_at(("班级",), "不认识", key=True)
    assert (only(source).line, only(source).column) == (1, 1)


def test_a_problem_of_the_file_as_a_whole_has_no_line(
    source_of: Callable[[str], SourceFile],
) -> None:
    source = source_of("班级: 二\n")
    source.add(0, 0, "文件是空的")
    assert only(source).place == str(source.path)
