"""A source file to a dossier, or to Chinese sentences about what does not fit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, get_args, get_origin

import pytest
import yaml
from pydantic import BaseModel

from plangen.model.dossier import Dossier
from plangen.model.loading import load_dossier
from plangen.model.schema import all_keys
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
        source = read_source(dossier_file(text), all_keys())
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
        assert problem.hint
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
        pytest.param("plangen: 2\n", 2, 10, "“2”", id="version-of-the-future"),
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
    assert "plangen new 档案.yaml --force" in problem.hint


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
    assert all("缺少" in problem.message for problem in source.problems)
