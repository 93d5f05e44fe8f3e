from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plangen.model.designation import check_designations
from plangen.problems import Severity

from .reading import problems_of

if TYPE_CHECKING:
    from plangen.problems import Problem


def problems(text: str) -> list[Problem]:
    return problems_of(text, check_designations)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("帮助差生进步", "差生"),
        ("差生成绩提高", "差生"),
        ("转化双差生", "双差生"),
        ("三差生名单", "三差生"),
        ("不仅有劣等生", "劣等生"),
        ("其中差生三人", "差生"),
    ],
)
def test_an_insulting_name_is_an_error_with_what_to_write(text: str, word: str) -> None:
    (problem,) = problems(f"班级: 四年级（1）班\n结语: {text}\n")
    assert problem.severity is Severity.ERROR
    assert problem.line == 2
    assert f"“{word}”" in problem.message
    assert problem.hint == "改成“学困生”"


@pytest.mark.parametrize(
    "text",
    [
        "草木参差生长",
        "量角时误差生成的原因",
        "其中学困生三人",
        "不挑剔较差生源",
        "学习《转化差生的几点做法》",
        "家长说“我家是差生”",
        "'家长说\"差生\"两个字'",
    ],
)
def test_other_words_and_quotations_are_left_alone(text: str) -> None:
    assert problems(f"结语: {text}\n") == []


@pytest.mark.parametrize("word", ["后进生", "问题学生"])
def test_a_label_is_a_warning(word: str) -> None:
    (problem,) = problems(f"结语: 帮助{word}进步\n")
    assert problem.severity is Severity.WARNING
    assert f"“{word}”" in problem.message


@pytest.mark.parametrize("text", ["这个问题学生没有答", "同一道问题学生自己讲", "问题学生都答对了"])
def test_a_question_that_pupils_answer_is_no_label(text: str) -> None:
    assert problems(f"结语: {text}\n") == []


def test_the_remedy_is_the_name_that_the_document_uses() -> None:
    (problem,) = problems("称谓: 暂时落后的学生\n结语: 帮助差生\n")
    assert problem.hint == "改成“暂时落后的学生”"


def test_every_value_and_name_is_looked_at_in_its_own_line() -> None:
    found = problems(
        "学生情况:\n  说明: |\n    第一段。\n    差生少。\n"
        "总结:\n  措施执行: {差生辅导: 16次}\n原因分析: [基础差, 双差生]\n",
    )
    assert [problem.line for problem in found] == [4, 6, 7]
