"""A source file to a dossier, or to Chinese sentences about what does not fit."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from plangen.model.loading import load_dossier
from plangen.model.schema import all_keys, keys_at, keys_of
from plangen.source.reading import source_of

if TYPE_CHECKING:
    from plangen.problems import Problem
    from plangen.source import SourceFile

KIND = "文种: 学困生转化计划\n"


def read(text: str) -> SourceFile:
    """Read a text as a dossier file, without what is wrong with its spelling."""
    source = source_of(Path("档案.yaml"), text, keys_of())
    source.problems.clear()
    return source


def problems_of(text: str) -> list[Problem]:
    """Load a text that is no dossier and return its problems."""
    source = read(text)
    load_dossier(source)
    return source.problems


def test_a_full_dossier_loads(full_dossier: str) -> None:
    source = read(full_dossier)
    dossier = load_dossier(source)
    assert dossier is not None
    assert [pupil.name for pupil in dossier.pupils] == ["许晓", "马小雨"]
    assert source.problems == []


def test_the_kind_is_all_that_a_dossier_needs() -> None:
    assert load_dossier(read(KIND)) is not None


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        pytest.param(
            "学生情况: 三十一人\n", 2, 7, "“学生情况”应当写成几行", id="text-for-a-mapping"
        ),
        pytest.param(
            "学生情况:\n  - 人数\n", 3, 3, "“学生情况”应当写成几行", id="list-for-a-mapping"
        ),
        pytest.param("学困生: 许晓\n", 2, 6, "“学困生”应当写成几行", id="text-for-pupils"),
        pytest.param("学困生:\n  - 许晓\n", 3, 5, "“学困生”应当写成几行", id="text-for-a-pupil"),
        pytest.param("班级: [二, 三]\n", 2, 5, "“班级”", id="list-for-text"),
        pytest.param("周数: 很多\n", 2, 5, "“很多”不是整数", id="words-for-a-count"),
        pytest.param(
            "日期: 2026-13-45\n", 2, 5, "“2026-13-45”不存在", id="date-that-does-not-exist"
        ),
        pytest.param("年级: 七年级\n", 2, 5, "不是小学年级", id="grade-outside-primary-school"),
        pytest.param(
            "学困生:\n  - 姓名: 许晓\n    性别: 南\n", 4, 9, "“南”", id="word-not-in-the-list"
        ),
        pytest.param("学困生:\n  - 性别: 男\n", 3, 5, "缺少“姓名”", id="missing-key"),
        pytest.param("plangen: 2\n", 2, 10, "第 2 版", id="version-of-the-future"),
        pytest.param(
            "学困生:\n  - 姓名: 许晓\n    成绩: {期末: 很好}\n",
            4,
            14,
            "“很好”不是成绩",
            id="word-for-a-score",
        ),
        pytest.param(
            "总结:\n  全班成绩:\n    期末: {实考: 多}\n",
            4,
            14,
            "“多”不是整数",
            id="word-for-a-count-deep-within",
        ),
    ],
)
def test_a_value_that_does_not_fit_is_reported_at_its_place(
    text: str,
    line: int,
    column: int,
    words: str,
) -> None:
    (problem,) = problems_of(KIND + text)
    assert (problem.line, problem.column) == (line, column)
    assert words in problem.message


def test_words_that_may_stand_there_are_named_in_chinese() -> None:
    (problem,) = problems_of(KIND + "学困生:\n  - {姓名: 许晓, 性别: 南}\n")
    assert problem.hint == "可以写：男、女"


@pytest.mark.parametrize(
    ("text", "typed", "meant"),
    [
        pytest.param("班机: 二\n", "班机", "班级", id="root"),
        pytest.param("学困生:\n  - 姓名: 许晓\n    性另: 男\n", "性另", "性别", id="pupil"),
        pytest.param("措施:\n  - 名称: 家访\n    频率: 每周\n", "频率", "频次", id="measure"),
        pytest.param(
            "学生情况:\n  全班成绩:\n    期末: {均分: 7}\n", "均分", "平均分", id="class-result"
        ),
    ],
)
def test_an_unknown_key_is_reported_with_the_nearest_known_one(
    text: str,
    typed: str,
    meant: str,
) -> None:
    (problem,) = problems_of(KIND + text)
    assert f"“{typed}”" in problem.message
    assert f"“{meant}”" in problem.hint
    assert problem.source[problem.column - 1 :].startswith(typed)


def test_an_unknown_key_like_no_other_gets_the_list_of_keys() -> None:
    (problem,) = problems_of(KIND + "学生情况:\n  天气: 晴\n")
    assert "人数" in problem.hint
    assert "男生" in problem.hint


def test_a_missing_kind_is_reported() -> None:
    (problem,) = problems_of("班级: 二\n")
    assert "“文种”" in problem.message


def test_everything_that_does_not_fit_is_reported_at_once() -> None:
    found = problems_of("班机: 二\n周数: 很多\n日期: 2026-02-30\n学困生:\n  - {性别: 南}\n")
    assert {problem.line for problem in found} == {1, 2, 3, 5}
    assert len(found) == 6  # the kind and the pupil's name are missing, too


def test_an_empty_file_gets_the_command_that_fills_it() -> None:
    (problem,) = problems_of("# 只有说明\n")
    assert "空的" in problem.message
    assert f"plangen new {problem.file} --force" in problem.hint


@pytest.mark.parametrize("text", ["- 班级: 二\n", "班级二\n"], ids=["list", "sentence"])
def test_a_root_that_is_no_mapping_is_reported(
    text: str,
) -> None:
    (problem,) = problems_of(text)
    assert (problem.line, problem.column) == (1, 1)
    assert "最外层" in problem.message


def test_a_required_key_without_its_value_is_told_apart_from_a_missing_key() -> None:
    (problem,) = problems_of(KIND + "学困生:\n  - 姓名:\n    性别: 男\n")
    assert (problem.line, problem.column) == (3, 8)
    assert "“姓名”后面没有内容" in problem.message
    assert "姓名: " in problem.hint


# What is wrong does not hide the rest.


def test_a_dossier_with_wrong_values_is_returned_without_them() -> None:
    source = read(KIND + "周数: 很多\n班级: 四年级（1）班\n")
    dossier = load_dossier(source)
    assert dossier is not None
    assert (dossier.weeks, dossier.class_name) == (None, "四年级（1）班")
    assert len(source.problems) == 1


def test_a_wrong_item_of_a_list_is_told_once_and_the_rest_is_still_read() -> None:
    source = read(KIND + "学困生:\n  - {姓名: 许晓}\n  - 马小雨\n班级: 四年级（1）班\n")
    dossier = load_dossier(source)
    assert dossier is not None
    assert dossier.class_name == "四年级（1）班"
    assert [problem.line for problem in source.problems] == [4]


def test_a_wrong_value_in_one_pupil_leaves_the_others_in_their_places() -> None:
    dossier = load_dossier(
        read(KIND + "学困生:\n  - {姓名: [许晓]}\n  - {姓名: 马雨}\n  - {姓名: 丁一}\n")
    )
    assert dossier is not None
    assert [pupil.name for pupil in dossier.pupils[1:]] == ["马雨", "丁一"]


def test_an_unknown_key_and_a_wrong_value_in_one_pupil_are_each_told_once() -> None:
    found = problems_of(KIND + "学困生:\n  - {姓名: 许晓, 性另: 男, 成绩: {期末: 很好}}\n")
    assert sorted(problem.column for problem in found) == [14, 30]


# A measure and something about it in one line.


def test_a_measure_and_its_frequency_in_one_line_get_one_message_with_two_lines_to_type() -> None:
    (problem,) = problems_of(KIND + "措施:\n  - 谈心交流: 每周一次\n")
    assert (problem.line, problem.column) == (3, 5)
    assert "“谈心交流: 每周一次”" in problem.message
    assert "- 名称: 谈心交流" in problem.message
    assert "频次" in problem.message


@pytest.mark.parametrize(
    ("key", "item"),
    [
        ("原因分析", "晚上无人督促: 没有人管"),
        ("目标", "及格率: 92%"),
        ("章节", "家长会: 第10周召开"),
    ],
    ids=["cause", "goal", "section"],
)
def test_keys_named_for_the_second_line_may_stand_there(key: str, item: str) -> None:
    (problem,) = problems_of(KIND + f"{key}:\n  - {item}\n")
    allowed = keys_at((key, 0))
    named = [each for each in all_keys() if each in problem.message.split("下一行")[-1]]
    assert [each for each in named if each not in allowed] == []


def test_one_known_key_alone_is_no_slip() -> None:
    source = read(KIND + "措施:\n  - 名称: 谈心交流\n")
    assert load_dossier(source) is not None
    assert source.problems == []


# Remedies that can be typed.


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("日期: 九月初\n", "日期: 2026-09-07", id="date"),
        pytest.param("周数: 很多\n", "周数: 21", id="weeks"),
        pytest.param("年级: 七年级\n", "年级: 四年级", id="grade"),
        pytest.param("校历:\n  放假: [国庆]\n", "放假: [2026-10-01～2026-10-07]", id="days-off"),
    ],
)
def test_a_wrong_value_is_answered_with_a_line_to_type(text: str, shown: str) -> None:
    (problem,) = problems_of(KIND + text)
    assert shown in problem.hint
