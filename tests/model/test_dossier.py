"""The shape of a dossier: short and long ways of saying the same."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from pydantic import ValidationError

from plangen.model.days import DaySpan
from plangen.model.dossier import Dossier, Masking
from plangen.model.parts import Part
from plangen.model.scores import Score
from plangen.model.values import Quantity

from .reading import dossier_of


def dossier(text: str) -> Dossier:
    return dossier_of(text)[0]


def test_names_are_masked_by_surname_unless_the_dossier_says_otherwise() -> None:
    assert dossier("").masking is Masking.SURNAME
    assert dossier("脱敏: 否\n").masking is Masking.OFF


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("措施:\n  - 谈心交流\n", id="word-in-a-list"),
        pytest.param("措施: [谈心交流]\n", id="list-in-a-line"),
        pytest.param("措施: 谈心交流\n", id="word-alone"),
        pytest.param("措施:\n  名称: 谈心交流\n", id="mapping-alone"),
        pytest.param("措施:\n  - 名称: 谈心交流\n", id="mapping-in-a-list"),
    ],
)
def test_a_measure_may_be_named_in_any_of_these_ways(
    text: str,
) -> None:
    (measure,) = dossier(text).measures
    assert measure.name == "谈心交流"


def test_a_word_among_the_causes_is_its_name() -> None:
    (cause,) = dossier("原因分析: [自卑缺乏自信]\n").causes
    assert (cause.name, cause.note) == ("自卑缺乏自信", None)


def test_a_sentence_among_the_goals_is_its_text() -> None:
    (goal,) = dossier("目标:\n  - 每天的作业当天交齐\n").goals
    assert (goal.text, goal.name) == ("每天的作业当天交齐", "每天的作业当天交齐")


def test_a_goal_with_an_indicator_is_called_by_it() -> None:
    (goal,) = dossier("目标:\n  - {指标: 及格率, 基线: 80.6%, 目标: 92%}\n").goals
    assert goal.name == "及格率"
    assert goal.baseline == Quantity("80.6%", Decimal("80.6"), "%")


def test_a_section_may_be_a_word_or_the_teachers_own() -> None:
    own, known = dossier("章节:\n  - {标题: 家长会, 内容: 第10周召开。}\n  - 目标\n").sections
    assert (own.title, own.content) == ("家长会", "第10周召开。")
    assert (known.title, known.content) == ("目标", None)


def test_a_word_about_a_measure_carried_out_is_its_note() -> None:
    outcome = dossier("总结:\n  措施执行:\n    家访: 只走了三户\n").outcome
    assert outcome is not None
    assert outcome.executions["家访"].note == "只走了三户"


@pytest.mark.parametrize("typed", ["16次", "16", "16 次"])
def test_a_count_about_a_measure_carried_out_is_its_number(typed: str) -> None:
    outcome = dossier(f"总结:\n  措施执行:\n    谈心交流: {typed}\n").outcome
    assert outcome is not None
    assert outcome.executions["谈心交流"].times == 16
    assert outcome.executions["谈心交流"].note is None


def test_words_that_begin_with_a_count_are_a_note() -> None:
    outcome = dossier("总结:\n  措施执行:\n    家访: 16次，只走了三户\n").outcome
    assert outcome is not None
    assert outcome.executions["家访"].note == "16次，只走了三户"
    assert outcome.executions["家访"].times is None


@pytest.mark.parametrize("typed", ["周明、李静", "[周明, 李静]"], ids=["one-text", "list"])
def test_several_classmates_may_help_one_pupil(typed: str) -> None:
    (pupil,) = dossier(f"学困生:\n  - 姓名: 许晓\n    结对: {typed}\n").pupils
    assert pupil.helpers == ["周明", "李静"]
    assert pupil.helper == "周明、李静"


def test_a_pupil_without_a_pair_has_no_helper() -> None:
    (pupil,) = dossier("学困生:\n  - 姓名: 许晓\n").pupils
    assert pupil.helpers == []
    assert pupil.helper is None


def test_the_class_may_have_marks_in_place_of_points() -> None:
    results = dossier(
        "学生情况:\n  全班成绩:\n    期末: {实考: 31, 优: 12, 良: 10, 合格: 8, 待合格: 1}\n"
    ).situation.results
    found = results["期末"]
    assert (found.top_marks, found.good_marks, found.pass_marks, found.fail_marks) == (12, 10, 8, 1)


def test_score_columns_keep_their_names_and_their_order() -> None:
    (pupil,) = dossier(
        "学困生:\n  - {姓名: 许晓, 成绩: {二月摸底: 52, 期中: 优, 期末: 缺考}}\n"
    ).pupils
    assert list(pupil.scores.items()) == [
        ("二月摸底", Score(points=Decimal(52))),
        ("期中", Score(mark="优")),
        ("期末", Score(absence="缺考")),
    ]


def test_a_case_has_no_consent_until_it_is_written() -> None:
    outcome = dossier("总结:\n  个案:\n    - {姓名: 许晓, 经过: 按时交作业了。}\n").outcome
    assert outcome is not None
    assert outcome.cases[0].consent is False


def test_days_off_are_read_as_days_and_spans() -> None:
    calendar = dossier("校历:\n  放假: [2026-10-01～2026-10-07, 2026-11-13 秋游]\n").calendar
    assert calendar.off == [
        DaySpan(dt.date(2026, 10, 1), dt.date(2026, 10, 7)),
        DaySpan(dt.date(2026, 11, 13), dt.date(2026, 11, 13), "秋游"),
    ]


def test_a_dossier_once_read_does_not_change() -> None:
    loaded = dossier("班级: 启明班\n")
    with pytest.raises(ValidationError):
        loaded.class_name = "晨光班"  # type: ignore[misc]


def test_no_time_goes_into_how_a_dossier_would_be_written_as_json() -> None:
    Dossier.model_rebuild(force=True)
    assert "'serialization'" not in repr(Dossier.__pydantic_core_schema__)


def test_a_part_of_which_nothing_is_said_is_as_an_empty_one() -> None:
    silent = Dossier.model_validate({"文种": "学困生转化计划"})
    for name, field in Dossier.model_fields.items():
        if isinstance(field.annotation, type) and issubclass(field.annotation, Part):
            part = getattr(silent, name)
            assert part == field.annotation.model_validate({})
            assert part is getattr(Dossier.model_validate({"文种": "工作总结"}), name)
