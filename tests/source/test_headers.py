"""Which rows of a sheet are its header, and which columns it has."""

from __future__ import annotations

import pytest

from plangen.source.headers import find_header, is_name_header
from plangen.source.sheets import squared


def grid(*lines: str) -> list[list[str]]:
    return squared([line.split("|") for line in lines])


def names(*lines: str) -> list[str]:
    header = find_header(grid(*lines))
    assert header is not None
    return [column.name for column in header.blocks[0]]


@pytest.mark.parametrize(
    "typed",
    [
        "姓名",
        "姓　名：",
        "*学生姓名（必填）",
        "1.姓名（必填）",
        "姓名（中文）",
        "孩子姓名",
        "学生",
        "姓\n名",
    ],
)
def test_the_names_of_pupils_are_headed_in_many_ways(typed: str) -> None:
    assert is_name_header(typed)


@pytest.mark.parametrize(
    "typed", ["家长姓名", "姓名（家长）", "父亲姓名", "班主任", "学生情况", "曾用名"]
)
def test_other_names_are_not_those_of_pupils(typed: str) -> None:
    assert not is_name_header(typed)


def test_a_title_that_says_student_is_no_header_where_a_later_row_says_name() -> None:
    assert names("学生|名单|四1班", "序号|姓名|性别", "1|张三|男") == ["序号", "姓名", "性别"]


def test_full_marks_in_a_third_row_belong_to_no_name() -> None:
    lines = (
        "学号|姓名|语文|语文|总分",
        "学号|姓名|基础|阅读|总分",
        "学号|姓名|40分|(满分60)|100分",
        "1|张三|35|50|85",
    )
    header = find_header(grid(*lines))
    assert header is not None
    assert header.bottom == 2
    assert names(*lines) == ["学号", "姓名", "语文基础", "语文阅读", "总分"]


def test_examinations_above_subjects_are_part_of_the_name() -> None:
    lines = ("姓名|期中||期末|", "|语文|数学|语文|数学", "张三|1|2|3|4")
    assert names(*lines) == ["姓名", "期中语文", "期中数学", "期末语文", "期末数学"]


def test_numbers_and_demands_of_forms_on_the_net_are_no_part_of_the_name() -> None:
    assert names("1.姓名（必填）|2.班级（必填）|*数学", "张三|四1|90") == ["姓名", "班级", "数学"]


def test_a_second_list_may_have_a_column_more_or_none_in_between() -> None:
    header = find_header(grid("序号|姓名|数学||序号|姓名|数学|备注", "1|张三|90||2|李四|80|x"))
    assert header is not None
    assert header.names == (1, 5)
    assert header.unlike == ()


def test_lists_that_are_headed_differently_are_told_apart() -> None:
    header = find_header(grid("姓名|语文|姓名|数学", "张三|90|李四|80"))
    assert header is not None
    assert header.unlike == (2,)
