from __future__ import annotations

import pytest

from plangen.compose.slots import EVERYBODY, TALENTED, content_words, count_word, slots, they
from plangen.facts.people import PupilFacts, pupil_facts
from plangen.library.choices import Choices
from plangen.model.dossier import Dossier


def pupils(*sexes: str | None) -> tuple[PupilFacts, ...]:
    listed = [{"姓名": f"甲{i}"} | ({"性别": sex} if sex else {}) for i, sex in enumerate(sexes)]
    dossier = Dossier.model_validate({"文种": "学困生转化计划", "学困生": listed})
    nothing: list[list[str]] = [[] for _ in listed]
    return pupil_facts(dossier, Choices(pupil_causes=nothing, pupil_measures=nothing))


@pytest.mark.parametrize(
    ("sexes", "word"),
    [
        ([], "学困生"),
        (["男"], "他"),
        (["女"], "她"),
        (["男", "女"], "两人"),
        (["女"] * 3, "三人"),
        (["男"] * 7, "七人"),
        (["男"] * 12, "这12人"),
    ],
    ids=["nobody", "a-boy", "a-girl", "two", "three", "seven", "twelve"],
)
def test_pupils_are_spoken_of_by_their_number(sexes: list[str], word: str) -> None:
    assert str(they(pupils(*sexes))) == word


def test_pupils_who_are_not_named_are_called_struggling_only_once_in_a_paragraph() -> None:
    word = they(())
    assert [str(word) for _ in range(3)] == ["学困生", "这些学生", "这些学生"]


def test_pupils_who_are_ahead_are_not_called_struggling() -> None:
    word = they((), unnamed=TALENTED)
    assert [str(word) for _ in range(2)] == ["学有余力的学生", "这些学生"]


def test_everybody_stays_everybody() -> None:
    word = they((), unnamed=EVERYBODY)
    assert [str(word) for _ in range(2)] == ["学生", "学生"]


def test_pupils_with_names_are_counted_whoever_they_are() -> None:
    assert they(pupils("男", "女"), unnamed=TALENTED) == "两人"


def test_every_paragraph_begins_anew_with_who_is_meant() -> None:
    dossier = Dossier.model_validate({"文种": "学困生转化计划"})
    assert [str(slots(dossier, ())["他们"]) for _ in range(2)] == ["学困生", "学困生"]


@pytest.mark.parametrize("sex", ["男", "女", None])
def test_where_names_are_withheld_a_single_pupils_sex_is_too(sex: str | None) -> None:
    assert they(pupils(sex), hidden=True) == "该生"


def test_where_names_are_withheld_several_pupils_are_counted() -> None:
    assert they(pupils("男", "男"), hidden=True) == "两人"


def test_a_pupil_of_unknown_sex_is_neither_he_nor_she() -> None:
    assert they(pupils(None)) not in {"他", "她"}


@pytest.mark.parametrize(("number", "word"), [(2, "两"), (3, "三"), (10, "十"), (11, "11")])
def test_small_numbers_are_words(number: int, word: str) -> None:
    assert count_word(number) == word


@pytest.mark.parametrize("subject", ["数学", "语文", "英语"])
def test_every_grade_of_a_main_subject_learns_something_else(subject: str) -> None:
    assert len({content_words(grade, subject)["新课"] for grade in range(1, 7)}) == 6


def test_subjects_of_one_grade_learn_different_things() -> None:
    subjects = ("数学", "语文", "英语", "科学", "音乐", None)
    words = {tuple(content_words(4, subject).values()) for subject in subjects}
    assert len(words) == 6


@pytest.mark.parametrize("grade", [None, 1, 6])
def test_mathematics_is_not_taught_with_words_of_chinese(grade: int | None) -> None:
    words = "".join(content_words(grade, "数学").values())
    assert not any(word in words for word in ("生字", "课文", "习作", "拼音", "单词"))


@pytest.mark.parametrize(
    ("grade", "homework"),
    [("一年级", "课堂作业"), ("二年级", "课堂作业"), ("三年级", "作业"), ("六年级", "作业")],
)
def test_grades_one_and_two_have_no_homework(grade: str, homework: str) -> None:
    dossier = Dossier.model_validate({"文种": "学困生转化计划", "年级": grade})
    assert slots(dossier, ())["作业"] == homework


def test_without_a_subject_the_lesson_is_just_the_classroom() -> None:
    words = slots(Dossier.model_validate({"文种": "学困生转化计划"}), ())
    assert (words["学科"], words["课"]) == ("各科", "课堂")


def test_with_a_subject_the_lesson_is_named() -> None:
    words = slots(Dossier.model_validate({"文种": "学困生转化计划", "学科": "语文"}), ())
    assert (words["学科"], words["课"]) == ("语文", "语文课")
