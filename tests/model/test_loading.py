"""A source file to a dossier, or to Chinese sentences about what does not fit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, get_args, get_origin

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from plangen.model.dossier import Dossier
from plangen.model.loading import load_dossier
from plangen.model.schema import all_keys, keys_at, keys_of
from plangen.problems import Problem, Severity
from plangen.source import SourceFile, read_source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

Place = tuple[str | int, ...]

KIND = "文种: 学困生转化计划\n"
LATIN = re.compile(r"[A-Za-z]{2,}")
COMMANDS = re.compile(r"plangen( new)?")


def models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in get_args(annotation) for model in models_in(part)]


def mentions(annotation: Any, wanted: type) -> bool:
    return get_origin(annotation) is wanted or any(
        mentions(part, wanted) for part in get_args(annotation)
    )


def places_of(model: type[BaseModel], above: Place = ()) -> Iterator[Place]:
    """Every place of a dossier at which the model has a field, an item or a named entry."""
    for field in model.model_fields.values():
        here: Place = (*above, str(field.alias))
        yield here
        if mentions(field.annotation, dict):
            here = (*here, "期末")
            yield here
        elif mentions(field.annotation, list):
            here = (*here, 0)
            yield here
        for inner in models_in(field.annotation):
            yield from places_of(inner, here)


def dossier_with(place: Place, value: Any) -> str:
    """Return a dossier that holds one value at a place, as YAML."""
    for part in reversed(place):
        value = [value] if isinstance(part, int) else {part: value}
    data = {"文种": "学困生转化计划", **value}
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False)


def name_of(place: Place) -> str:
    return ".".join(str(part) for part in place)


PLACES = sorted(set(places_of(Dossier)), key=str)


@pytest.fixture
def source_of(dossier_file: Callable[[str], Path]) -> Callable[[str], SourceFile]:
    """Read a text as a dossier file, with the dossier's problems."""

    def read(text: str) -> SourceFile:
        source = read_source(dossier_file(text), keys_of())
        source.problems.clear()
        return source

    return read


@pytest.fixture
def problems_of(source_of: Callable[[str], SourceFile]) -> Callable[[str], list[Problem]]:
    """Load a text that is no dossier and return its problems."""

    def load(text: str) -> list[Problem]:
        source = source_of(text)
        load_dossier(source)
        return source.problems

    return load


def test_a_full_dossier_loads(source_of: Callable[[str], SourceFile], full_dossier: str) -> None:
    source = source_of(full_dossier)
    dossier = load_dossier(source)
    assert dossier is not None
    assert [pupil.name for pupil in dossier.pupils] == ["许晓", "马小雨"]
    assert source.problems == []


def test_the_kind_is_all_that_a_dossier_needs(source_of: Callable[[str], SourceFile]) -> None:
    assert load_dossier(source_of(KIND)) is not None


@pytest.mark.parametrize("place", PLACES, ids=name_of)
@pytest.mark.parametrize(
    "value",
    [[["甲"]], {"甲": {"乙": {"丙": "丁"}}}],
    ids=["list", "mapping"],
)
def test_a_wrong_type_is_told_in_chinese_with_a_remedy(
    problems_of: Callable[[str], list[Problem]],
    place: Place,
    value: Any,
) -> None:
    found = problems_of(dossier_with(place, value))
    assert found
    for problem in found:
        text = COMMANDS.sub("", problem.message + problem.hint)
        assert LATIN.search(text) is None
        assert problem.severity is Severity.ERROR
        assert problem.hint or "应当写" in problem.message
        assert problem.line >= 1


@pytest.mark.parametrize("place", PLACES, ids=name_of)
@pytest.mark.parametrize(
    "value",
    [[["甲"]], {"甲": {"乙": {"丙": "丁"}}}],
    ids=["list", "mapping"],
)
def test_a_wrong_type_is_told_without_the_notation_of_a_program(
    problems_of: Callable[[str], list[Problem]],
    place: Place,
    value: Any,
) -> None:
    for problem in problems_of(dossier_with(place, value)):
        assert re.search(r"[\[\]{}'<>]", problem.message) is None


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
    problems_of: Callable[[str], list[Problem]],
    text: str,
    line: int,
    column: int,
    words: str,
) -> None:
    (problem,) = problems_of(KIND + text)
    assert (problem.line, problem.column) == (line, column)
    assert words in problem.message


def test_words_that_may_stand_there_are_named_in_chinese(
    problems_of: Callable[[str], list[Problem]],
) -> None:
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
    problems_of: Callable[[str], list[Problem]],
    text: str,
    typed: str,
    meant: str,
) -> None:
    (problem,) = problems_of(KIND + text)
    assert f"“{typed}”" in problem.message
    assert f"“{meant}”" in problem.hint
    assert problem.source[problem.column - 1 :].startswith(typed)


def test_an_unknown_key_like_no_other_gets_the_list_of_keys(
    problems_of: Callable[[str], list[Problem]],
) -> None:
    (problem,) = problems_of(KIND + "学生情况:\n  天气: 晴\n")
    assert "人数" in problem.hint
    assert "男生" in problem.hint


def test_a_missing_kind_is_reported(problems_of: Callable[[str], list[Problem]]) -> None:
    (problem,) = problems_of("班级: 二\n")
    assert "“文种”" in problem.message


def test_everything_that_does_not_fit_is_reported_at_once(
    problems_of: Callable[[str], list[Problem]],
) -> None:
    found = problems_of("班机: 二\n周数: 很多\n日期: 2026-02-30\n学困生:\n  - {性别: 南}\n")
    assert {problem.line for problem in found} == {1, 2, 3, 5}
    assert len(found) == 6  # the kind and the pupil's name are missing, too


def test_an_empty_file_gets_the_command_that_fills_it(
    problems_of: Callable[[str], list[Problem]],
) -> None:
    (problem,) = problems_of("# 只有说明\n")
    assert "空的" in problem.message
    assert f"plangen new {problem.file} --force" in problem.hint


@pytest.mark.parametrize("text", ["- 班级: 二\n", "班级二\n"], ids=["list", "sentence"])
def test_a_root_that_is_no_mapping_is_reported(
    problems_of: Callable[[str], list[Problem]],
    text: str,
) -> None:
    (problem,) = problems_of(text)
    assert (problem.line, problem.column) == (1, 1)
    assert "最外层" in problem.message


@pytest.mark.parametrize("place", PLACES, ids=name_of)
def test_a_value_left_empty_counts_as_not_given(
    source_of: Callable[[str], SourceFile],
    place: Place,
) -> None:
    source = source_of(dossier_with(place, None))
    load_dossier(source)
    for problem in source.problems:
        assert "缺少" in problem.message or "后面没有内容" in problem.message


def test_a_required_key_without_its_value_is_told_apart_from_a_missing_key(
    problems_of: Callable[[str], list[Problem]],
) -> None:
    (problem,) = problems_of(KIND + "学困生:\n  - 姓名:\n    性别: 男\n")
    assert (problem.line, problem.column) == (3, 8)
    assert "“姓名”后面没有内容" in problem.message
    assert "姓名: " in problem.hint


# What is wrong does not hide the rest.


def test_a_dossier_with_wrong_values_is_returned_without_them(
    source_of: Callable[[str], SourceFile],
) -> None:
    source = source_of(KIND + "周数: 很多\n班级: 四年级（1）班\n")
    dossier = load_dossier(source)
    assert dossier is not None
    assert (dossier.weeks, dossier.class_name) == (None, "四年级（1）班")
    assert len(source.problems) == 1


def test_a_wrong_item_of_a_list_is_told_once_and_the_rest_is_still_read(
    source_of: Callable[[str], SourceFile],
) -> None:
    source = source_of(KIND + "学困生:\n  - {姓名: 许晓}\n  - 马小雨\n班级: 四年级（1）班\n")
    dossier = load_dossier(source)
    assert dossier is not None
    assert dossier.class_name == "四年级（1）班"
    assert [problem.line for problem in source.problems] == [4]


def test_a_wrong_value_in_one_pupil_leaves_the_others_in_their_places(
    source_of: Callable[[str], SourceFile],
) -> None:
    dossier = load_dossier(
        source_of(KIND + "学困生:\n  - {姓名: [许晓]}\n  - {姓名: 马雨}\n  - {姓名: 丁一}\n")
    )
    assert dossier is not None
    assert [pupil.name for pupil in dossier.pupils[1:]] == ["马雨", "丁一"]


def test_an_unknown_key_and_a_wrong_value_in_one_pupil_are_each_told_once(
    problems_of: Callable[[str], list[Problem]],
) -> None:
    found = problems_of(KIND + "学困生:\n  - {姓名: 许晓, 性另: 男, 成绩: {期末: 很好}}\n")
    assert sorted(problem.column for problem in found) == [14, 30]


# A measure and something about it in one line.


def test_a_measure_and_its_frequency_in_one_line_get_one_message_with_two_lines_to_type(
    problems_of: Callable[[str], list[Problem]],
) -> None:
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
def test_keys_named_for_the_second_line_may_stand_there(
    problems_of: Callable[[str], list[Problem]], key: str, item: str
) -> None:
    (problem,) = problems_of(KIND + f"{key}:\n  - {item}\n")
    allowed = keys_at((key, 0))
    named = [each for each in all_keys() if each in problem.message.split("下一行")[-1]]
    assert [each for each in named if each not in allowed] == []


def test_one_known_key_alone_is_no_slip(source_of: Callable[[str], SourceFile]) -> None:
    source = source_of(KIND + "措施:\n  - 名称: 谈心交流\n")
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
def test_a_wrong_value_is_answered_with_a_line_to_type(
    problems_of: Callable[[str], list[Problem]], text: str, shown: str
) -> None:
    (problem,) = problems_of(KIND + text)
    assert shown in problem.hint


# Whole dossiers turned inside out.

WRONG: st.SearchStrategy[Any] = st.sampled_from(
    [None, [], {}, "", "甲", "31", [None], ["甲", ["乙"]], {"甲": None}, {"甲": ["乙"]}, [{}, [[]]]]
)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.sampled_from(PLACES), value=WRONG)
def test_no_value_at_any_place_raises(
    source_of: Callable[[str], SourceFile], place: Place, value: Any
) -> None:
    source = source_of(dossier_with(place, value))
    assert load_dossier(source) is not None or source.problems
