"""What is said of library texts that do not fill in well: copies of the library, each broken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace

from plangen.compose.proofreading import (
    Part,
    check_library,
    parts,
    renderings,
    settings,
    without_slots,
)
from plangen.library.entries import CauseText, Library, MeasureText, load_library

if TYPE_CHECKING:
    from plangen.problems import Problem

LIBRARY = load_library()
SETTINGS = settings(parts(LIBRARY))
# A measure that need not answer a cause can stand alone.
EXERCISE = LIBRARY.measures["课间操"]


def alone(**changes: Any) -> Library:
    """A library of one measure, changed."""
    measure = replace(EXERCISE, **changes)
    return Library(iter(()), iter([measure]), iter(()))


def with_steps(steps: str, **limits: tuple[str, ...]) -> Library:
    """The library of one measure with one more wording."""
    return alone(texts=(*EXERCISE.texts, MeasureText(steps, "到操场看过。", **limits)))


def only(library: Library) -> Problem:
    (problem,) = check_library(library)
    return problem


def test_nothing_is_wrong_with_the_library() -> None:
    assert check_library(LIBRARY) == []


def test_an_unknown_slot_is_told_with_file_entry_and_text() -> None:
    problem = only(with_steps("到{{ 他们家 }}里坐一坐，看看孩子在哪里读书写字。"))
    assert problem.place == "library/measures/课后服务组织.yaml"
    assert "“课间操”" in problem.message
    assert "做法3" in problem.message
    assert "“他们家”" in problem.message
    assert "subjects.yaml" in problem.hint


def test_a_slot_of_one_subject_belongs_into_a_text_for_that_subject() -> None:
    steps = "进门先请孩子做一道{{ 计算 }}，算完再与大人说话。"
    assert "“计算”" in only(with_steps(steps)).message
    assert check_library(with_steps(steps, subjects=("数学",))) == []


def test_a_text_for_a_subject_without_words_of_its_own_is_filled_in_too() -> None:
    steps = "进门先看孩子做的{{ 计算 }}小制作，再与大人说话。"
    assert "“计算”" in only(with_steps(steps, subjects=("劳动",))).message
    shown = "进门先看孩子做的小制作，说说用到{{ 学科 }}课上哪一样。"
    assert check_library(with_steps(shown, subjects=("劳动",))) == []


@pytest.mark.parametrize(
    "steps",
    [
        "到{{ 他们 }家里坐一坐，看看孩子在哪里读书写字。",
        "{% if 低年级 %}到家里坐一坐，看看孩子在哪里读书写字。",
        "到{{ 他们 | 大写 }}家里坐一坐，看看孩子在哪里读书写字。",
        "到{{ 学科 + 1 }}家里坐一坐，看看孩子在哪里读书写字。",
    ],
    ids=["brace", "unclosed", "filter", "sum"],
)
def test_a_text_that_cannot_be_filled_in_is_told(steps: str) -> None:
    problem = only(with_steps(steps))
    assert "填不进去" in problem.message
    assert "花括号" in problem.hint


def test_braces_that_stay_in_a_text_are_told() -> None:
    assert "留下了“{”" in only(with_steps("到{他们}家里坐一坐，看看孩子怎样读书写字。")).message


@pytest.mark.parametrize("mark", ["【请填：地点】", "□", "TODO", "某某", "xx", "××"])
def test_a_mark_left_for_somebody_to_replace_is_told(mark: str) -> None:
    steps = f"到{{{{ 他们 }}}}家里坐一坐，看看孩子在{mark}怎样读书写字。"
    assert "填好以后留下了" in only(with_steps(steps)).message


def test_a_slot_that_comes_out_as_none_is_told() -> None:
    steps = "到{{ none }}家里坐一坐，看看孩子在哪里读书写字。"
    assert "留下了“None”" in only(with_steps(steps)).message


def test_a_mark_that_is_doubled_in_some_class_alone_is_told() -> None:
    steps = "家访时看孩子的本子，{% if 高年级 %}，{% endif %}问问哪一课学得顺手。"
    problem = only(with_steps(steps))
    assert "重复了“，，”" in problem.message
    assert "看孩子的本子，，问问" in problem.message


def test_a_text_that_is_empty_is_told() -> None:
    assert "没有写做法" in only(with_steps(" ")).message


@pytest.mark.parametrize("brief", ["", " "])
def test_a_measure_without_its_one_sentence_is_told(brief: str) -> None:
    assert "“课间操”没有写简" in only(alone(brief=brief)).message


def test_two_texts_that_are_nearly_alike_are_both_named() -> None:
    steps = EXERCISE.texts[0].steps.replace("领操", "带操")
    problem = only(with_steps(steps))
    assert "“课间操”的做法3与“课间操”的做法1有" in problem.message
    assert "% 相同" in problem.message


def test_texts_that_share_nothing_but_their_slots_are_not_alike() -> None:
    assert without_slots("请{{ 他们 }}{% if 低年级 %}画{% else %}写{% endif %}。") == "请画写。"


def test_a_text_of_a_cause_is_checked_too() -> None:
    cause = LIBRARY.causes["畏难回避"]
    texts = (*cause.texts, CauseText("见了生题就停笔。", "{{ 难题 }}留着不做，越积越多。"))
    library = Library(iter([replace(cause, texts=texts)]), iter(()), iter(()))
    problems = [problem for problem in check_library(library) if "“难题”" in problem.message]
    assert {problem.place for problem in problems} == {"library/causes/学生心理.yaml"}
    assert any("影响" in problem.message for problem in problems)


def test_references_are_checked_with_the_texts() -> None:
    assert "不是素材库里的原因" in only(alone(answers=("太忙",))).message


# What a text is filled in with.


def test_every_grade_subject_and_number_of_pupils_is_tried() -> None:
    assert {place.grade for place in SETTINGS} == {None, 1, 2, 3, 4, 5, 6}
    subjects = {place.subject for place in SETTINGS}
    assert {None, "数学", "语文", "英语", "科学"} < subjects
    assert any(subject not in {None, "数学", "语文", "英语", "科学"} for subject in subjects)
    told = {str(place.words["他们"]) for place in SETTINGS}
    assert {"他", "她", "该生", "两人", "七人", "这12人"} <= told


def part(template: str, **limits: tuple[str, ...]) -> Part:
    return Part(EXERCISE, "做法", 1, template, MeasureText(template, "", **limits))


def test_a_text_for_a_subject_and_grades_is_tried_only_there() -> None:
    found = list(
        renderings(part("说一说{{ 新课 }}。", subjects=("数学",), bands=("低",)), SETTINGS)
    )
    assert {(r.grade, r.subject) for r in found} == {(1, "数学"), (2, "数学")}


def test_classes_that_fill_a_text_alike_count_once() -> None:
    assert len(list(renderings(part("坐下来听孩子说话。"), SETTINGS))) == 2  # low grades, others


def test_a_text_begins_anew_with_who_is_meant() -> None:
    twice = part("先听{{ 他们 }}说，再请{{ 他们 }}做。")
    for _ in range(2):
        texts = [rendering.text for rendering in renderings(twice, SETTINGS)]
        assert "先听学困生说，再请这些学生做。" in texts
