from __future__ import annotations

from pathlib import Path

import pytest

from plangen.library.choices import Choices, resolve_choices
from plangen.library.entries import load_library
from plangen.model.loading import load_dossier
from plangen.problems import Problem, Severity
from plangen.source import SourceFile
from plangen.source.tree import parse


def resolved(text: str) -> tuple[Choices, list[Problem]]:
    source = SourceFile(Path("档案.yaml"), text.split("\n"), parse("文种: 学困生转化计划\n" + text))
    dossier = load_dossier(source)
    assert dossier is not None, source.problems
    choices = resolve_choices(dossier, load_library(), source)
    return choices, source.problems


def only(problems: list[Problem]) -> Problem:
    assert len(problems) == 1, problems
    return problems[0]


def test_a_known_name_brings_the_librarys_entry() -> None:
    choices, problems = resolved("原因分析: [作业拖欠不完成]\n措施: [作业面批]\n")
    assert choices.causes["作业拖欠不完成"].entry is load_library().causes["作业拖欠不完成"]
    assert choices.measures["作业面批"].entry is load_library().measures["作业面批"]
    assert problems == []


def test_an_alias_stands_for_the_librarys_name() -> None:
    choices, problems = resolved("原因分析: [作业拖拉]\n措施: [面批面改]\n")
    assert list(choices.causes) == ["作业拖欠不完成"]
    assert list(choices.measures) == ["作业面批"]
    assert problems == []


def test_a_known_cause_with_a_note_keeps_both() -> None:
    choices, _ = resolved("原因分析:\n  - 名称: 作业拖欠不完成\n    说明: 周一最多。\n")
    choice = choices.causes["作业拖欠不完成"]
    assert choice.entry is not None
    assert choice.note == "周一最多。"


def test_an_own_cause_with_an_explanation_is_accepted() -> None:
    choices, problems = resolved("原因分析:\n  - 名称: 早上迟到\n    说明: 第一节课听不全。\n")
    assert choices.causes["早上迟到"].entry is None
    assert problems == []


def test_an_own_cause_may_name_its_dimension() -> None:
    choices, _ = resolved(
        "原因分析:\n  - {名称: 早上迟到, 说明: 第一节课听不全。, 维度: 行为与纪律}\n",
    )
    assert choices.causes["早上迟到"].dimension == "行为与纪律"


def test_an_unknown_cause_without_explanation_is_an_error_that_offers_the_nearest_name() -> None:
    _, problems = resolved("原因分析: [作业拖欠]\n")
    problem = only(problems)
    assert problem.severity is Severity.ERROR
    assert "作业拖欠" in problem.message
    assert "“作业拖欠不完成”" in problem.hint


def test_an_unknown_measure_without_explanation_is_an_error_that_offers_the_nearest_name() -> None:
    _, problems = resolved("措施: [作业面谈]\n")
    problem = only(problems)
    assert problem.severity is Severity.ERROR
    assert "“作业面批”" in problem.hint


def test_an_own_measure_with_an_explanation_is_accepted() -> None:
    choices, problems = resolved("措施:\n  - 名称: 午间口算\n    说明: 每天三题。\n")
    assert choices.measures["午间口算"].entry is None
    assert problems == []


def test_a_library_cause_that_only_a_pupil_has_joins_the_causes() -> None:
    choices, problems = resolved("学困生:\n  - 姓名: 许晓\n    原因: [作业拖欠不完成]\n")
    assert list(choices.causes) == ["作业拖欠不完成"]
    assert choices.pupil_causes == [["作业拖欠不完成"]]
    assert problems == []


def test_a_library_measure_that_only_a_pupil_has_joins_the_measures() -> None:
    choices, problems = resolved("学困生:\n  - 姓名: 许晓\n    措施: [作业面批]\n")
    assert not choices.measures["作业面批"].listed
    assert choices.pupil_measures == [["作业面批"]]
    assert problems == []


@pytest.mark.parametrize("key", ["原因", "措施"])
def test_what_a_pupil_names_and_neither_list_nor_library_holds_is_an_error(key: str) -> None:
    _, problems = resolved(f"学困生:\n  - 姓名: 许晓\n    {key}: [全新的一条]\n")
    problem = only(problems)
    assert problem.severity is Severity.ERROR
    assert "全新的一条" in problem.message


def test_a_pupil_may_name_an_own_cause_and_measure_of_the_dossier() -> None:
    choices, problems = resolved(
        "学困生:\n  - 姓名: 许晓\n    原因: [早上迟到]\n    措施: [午间口算]\n"
        "原因分析:\n  - 名称: 早上迟到\n    说明: 第一节课听不全。\n"
        "措施:\n  - 名称: 午间口算\n    说明: 每天三题。\n",
    )
    assert choices.pupil_causes == [["早上迟到"]]
    assert choices.pupil_measures == [["午间口算"]]
    assert problems == []


def test_causes_keep_the_dossiers_order() -> None:
    choices, _ = resolved("原因分析: [自卑缺乏自信, 基础知识薄弱, 作业拖欠不完成]\n")
    assert list(choices.causes) == ["自卑缺乏自信", "基础知识薄弱", "作业拖欠不完成"]


@pytest.mark.parametrize(
    "text",
    ["原因分析: [作业拖欠不完成, 作业拖拉]\n", "措施: [作业面批, 面批面改]\n"],
    ids=["cause", "measure"],
)
def test_an_entry_listed_twice_under_two_names_is_a_warning(text: str) -> None:
    _, problems = resolved(text)
    assert only(problems).severity is Severity.WARNING


def test_a_measure_may_say_which_of_the_causes_it_answers() -> None:
    choices, problems = resolved(
        "原因分析: [作业拖拉]\n措施:\n  - 名称: 家访\n    针对: [作业拖拉]\n",
    )
    assert choices.measures["家访"].answers == ("作业拖欠不完成",)
    assert problems == []


def test_without_a_word_of_the_teacher_the_library_decides_what_a_measure_answers() -> None:
    choices, _ = resolved("措施: [家访]\n")
    assert choices.measures["家访"].answers is None


def test_a_measure_that_answers_an_unknown_cause_is_an_error() -> None:
    _, problems = resolved("措施:\n  - 名称: 家访\n    针对: [全新的一条]\n")
    assert only(problems).severity is Severity.ERROR


def test_a_measure_that_answers_a_cause_outside_the_analysis_is_a_warning() -> None:
    _, problems = resolved("措施:\n  - 名称: 家访\n    针对: [作业拖欠不完成]\n")
    assert only(problems).severity is Severity.WARNING


def test_carrying_out_a_measure_that_was_not_planned_is_an_error() -> None:
    _, problems = resolved("措施: [家访]\n总结:\n  措施执行:\n    谈心交流: {次数: 3}\n")
    problem = only(problems)
    assert problem.severity is Severity.ERROR
    assert "谈心交流" in problem.message


def test_carrying_out_a_measure_may_be_reported_under_its_alias() -> None:
    _, problems = resolved("措施: [作业面批]\n总结:\n  措施执行:\n    面批面改: {次数: 3}\n")
    assert problems == []
