from __future__ import annotations

import datetime as dt

import pytest

from plangen.compose.kinds import kinds
from plangen.compose.wishes import NewPupil, Wishes
from plangen.wizard.known import Answers, Known, Question
from plangen.wizard.outcome import answers_in, wishes_of
from plangen.wizard.questions import GOAL, ONCE, questions

PLAN = "学困生转化计划"


def known(today: str = "2026-09-01", given: Wishes | None = None, **answers: str) -> Known:
    found: Answers = {"kind": PLAN, **answers}
    return Known(given or Wishes(PLAN), dt.date.fromisoformat(today), found)


def asked(here: Known) -> dict[str, Question]:
    return {question.key: question for question in questions(here)}


def proposed(key: str, here: Known) -> object:
    return asked(here)[key].default(here)


@pytest.mark.parametrize(
    ("today", "year", "term"),
    [
        ("2026-08-25", "2026-2027", "第一学期"),
        ("2026-12-31", "2026-2027", "第一学期"),
        ("2027-01-15", "2026-2027", "第一学期"),
        ("2027-02-20", "2026-2027", "第二学期"),
        ("2027-07-01", "2026-2027", "第二学期"),
        ("2027-08-01", "2027-2028", "第一学期"),
    ],
)
def test_year_and_term_are_proposed_from_today(today: str, year: str, term: str) -> None:
    assert proposed("school_year", known(today)) == year
    assert proposed("term", known(today)) == term


def test_a_plan_is_dated_today_but_a_summary_has_the_date_of_its_plan() -> None:
    assert proposed("date", known("2026-09-07")) == "2026-09-07"
    assert proposed("date", known("2026-09-07", kind="学困生工作总结")) == ""


@pytest.mark.parametrize(
    ("total", "boys", "girls"),
    [
        ("42", "22人", "20"),
        ("四十二", "22", "20"),
        ("42", "", ""),
        ("", "22", ""),
        ("20", "22", ""),
    ],
)
def test_the_girls_are_proposed_where_the_others_are_known(
    total: str, boys: str, girls: str
) -> None:
    assert proposed("girls", known(total=total, boys=boys)) == girls


def test_the_grade_is_asked_where_the_class_does_not_tell_it() -> None:
    assert "grade" not in asked(known(class_name="四年级（1）班"))
    assert "grade" in asked(known(class_name="启明班"))


@pytest.mark.parametrize("kind", kinds())
def test_only_what_the_dossier_of_a_kind_has_a_place_for_is_asked(kind: str) -> None:
    here = known(kind=kind)
    places = {question.place for question in questions(here)} - {""}
    found = kinds()[kind]
    assert places <= {*found.head, *found.parts}
    assert ("pupils.0.name" in asked(here)) is ("学困生" in found.parts)
    assert ("talents.0.name" in asked(here)) is ("培优" in found.parts)


def test_what_tables_tell_is_not_asked() -> None:
    pupils = (NewPupil("许晓"),)
    given = Wishes(PLAN, roster="花名册.xlsx", pupils=pupils)
    here = known(given=given)
    assert not {"total", "boys", "girls", "pupils.0.name"} & set(asked(here))
    assert wishes_of(here).roster == "花名册.xlsx"
    assert wishes_of(here).pupils == pupils


def test_every_question_fills_a_wish() -> None:
    wishes = set(Wishes.__struct_fields__)
    assert {question.key for question in (*ONCE, GOAL)} <= wishes


@pytest.mark.parametrize("question", [*ONCE, GOAL], ids=lambda question: question.key)
def test_an_example_can_be_typed_as_it_stands(question: Question) -> None:
    example = question.example.partition("；班")[0]
    answer = example.split("；") if question.several else example
    if question.options is None:
        assert example
        assert question.fault(answer, known()) == ""


def test_what_the_command_said_becomes_answers_by_the_librarys_names() -> None:
    given = Wishes("帮扶计划", school="向阳小学", causes=("自卑", "自卑缺乏自信"), traits=("慢",))
    assert answers_in(given) == {
        "kind": "学困生帮扶计划",
        "school": "向阳小学",
        "causes": ["自卑缺乏自信"],
        "traits": ["慢"],
    }


def test_answers_to_questions_that_no_longer_arise_are_not_written() -> None:
    here = known(kind="课后服务实施方案", school="向阳小学", class_name="四年级（1）班", total="42")
    assert wishes_of(here) == Wishes("课后服务实施方案", school="向阳小学")


def test_a_pupil_without_a_name_is_left_out_and_the_next_is_not() -> None:
    here = known()
    here.answers.update({"pupils.0.name": "", "pupils.0.more": "是", "pupils.1.name": "王芳"})
    assert [pupil.name for pupil in wishes_of(here).pupils] == ["王芳"]
