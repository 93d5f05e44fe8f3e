from __future__ import annotations

import pytest

from plangen.library.entries import LibraryText, load_library
from plangen.problems import Severity

from .resolving import only, resolved


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


def test_what_was_carried_out_is_found_under_the_measures_own_name() -> None:
    choices, _ = resolved("措施: [作业面批]\n总结:\n  措施执行:\n    面批面改: {次数: 3}\n")
    assert {name: found.times for name, found in choices.executions.items()} == {"作业面批": 3}


def test_one_measure_carried_out_under_two_names_is_an_error() -> None:
    _, problems = resolved(
        "措施: [作业面批]\n总结:\n  措施执行:\n    作业面批: {次数: 3}\n    面批面改: {次数: 4}\n",
    )
    problem = only(problems)
    assert problem.severity is Severity.ERROR
    assert "写了两次" in problem.message


def test_a_plan_without_a_summary_has_nothing_carried_out() -> None:
    assert resolved("措施: [作业面批]\n")[0].executions == {}


def test_each_choice_knows_where_the_dossier_names_it_first() -> None:
    choices, _ = resolved(
        "学困生:\n  - {姓名: 许晓, 原因: [自卑缺乏自信, 作业拖欠不完成], 措施: [家访, 作业面批]}\n"
        "原因分析: [作业拖欠不完成]\n措施: [作业面批]\n",
    )
    assert {name: choice.written for name, choice in choices.causes.items()} == {
        "作业拖欠不完成": ("原因分析", 0),
        "自卑缺乏自信": ("学困生", 0, "原因"),
    }
    assert {name: choice.written for name, choice in choices.measures.items()} == {
        "作业面批": ("措施", 0),
        "家访": ("学困生", 0, "措施"),
    }


def test_a_title_that_is_printed_can_be_typed() -> None:
    library = load_library()
    causes = [cause.title for cause in library.causes.values()]
    measures = [measure.title for measure in library.measures.values()]
    choices, problems = resolved(
        "原因分析:\n"
        + "".join(f"  - {title}\n" for title in causes)
        + "措施:\n"
        + "".join(f"  - {title}\n" for title in measures),
    )
    assert problems == []
    assert list(choices.causes) == list(library.causes)
    assert list(choices.measures) == list(library.measures)


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("措施: [{名称: 家访, 针对: [作业拖欠]}]\n", "作业拖欠不完成"),
        ("学困生: [{姓名: 许晓, 措施: [作业面谈]}]\n", "作业面批"),
        ("学困生: [{姓名: 许晓, 原因: [作业拖欠]}]\n", "作业拖欠不完成"),
        ("措施: [谈心交流]\n总结: {措施执行: {谈心交谈: {次数: 3}}}\n", "谈心交流"),
    ],
    ids=["answers", "pupils-measure", "pupils-cause", "carried-out"],
)
def test_a_name_that_is_nearly_right_is_offered_everywhere(text: str, offered: str) -> None:
    assert f"“{offered}”" in only(resolved(text)[1]).hint


def test_the_hint_for_an_own_measure_shows_what_to_type() -> None:
    assert "名称: 午间口算" in only(resolved("措施: [午间口算]\n")[1]).hint


def test_a_title_of_the_library_is_the_librarys_and_ones_own_is_not() -> None:
    choices, _ = resolved("原因分析: [作业拖欠不完成, {名称: 早上迟到, 说明: 听不全。}]\n")
    assert isinstance(choices.causes["作业拖欠不完成"].title, LibraryText)
    assert not isinstance(choices.causes["早上迟到"].title, LibraryText)


TYPED = (
    "学困生:\n  - {姓名: 许晓, 类型: [动力不足], 措施: [家访]}\n  - {姓名: 马小雨}\n"
    "类型说明:\n  - {名称: 动力不足, 措施: [面批面改, 家访]}\n"
)


def test_the_measures_of_a_type_join_the_measures_and_those_of_its_pupils() -> None:
    choices, problems = resolved(TYPED)
    assert problems == []
    assert choices.type_measures == {"动力不足": ["作业面批", "家访"]}
    assert choices.pupil_measures == [["家访", "作业面批"], []]
    assert not choices.measures["作业面批"].listed


def test_a_listed_measure_of_a_type_keeps_what_the_teacher_says_of_it() -> None:
    choices, _ = resolved(TYPED + "措施:\n  - {名称: 作业面批, 频次: 隔天一次}\n")
    choice = choices.measures["作业面批"]
    assert choice.chosen is not None
    assert choice.chosen.frequency == "隔天一次"
    assert not choice.listed


def test_a_listed_measure_of_a_type_without_pupils_stays_for_all() -> None:
    choices, _ = resolved("类型说明: [{名称: 动力不足, 措施: [家访]}]\n措施: [家访]\n")
    assert choices.measures["家访"].listed


def test_what_a_type_names_and_neither_list_nor_library_holds_is_an_error() -> None:
    _, problems = resolved("类型说明: [{名称: 动力不足, 措施: [全新的一条]}]\n")
    problem = only(problems)
    assert problem.severity is Severity.ERROR
    assert "全新的一条" in problem.message


GROUPS = """\
学困生: [{姓名: 许晓, 原因: [作业拖拉]}, {姓名: 高天}, {姓名: 马小雨}]
分组:
  - {名称: 甲组, 学生: [许晓, 高天], 原因: [作业拖欠不完成], 措施: [面批面改]}
  - {名称: 乙组, 学生: [马小雨], 原因: [自卑缺乏自信]}
"""


def test_what_a_group_names_counts_for_each_of_its_pupils() -> None:
    choices, problems = resolved(GROUPS)
    assert choices.pupil_causes == [["作业拖欠不完成"], ["作业拖欠不完成"], ["自卑缺乏自信"]]
    assert choices.pupil_measures == [["作业面批"], ["作业面批"], []]
    assert choices.cluster_measures == [["作业面批"], []]
    assert problems == []


def test_what_only_a_group_names_joins_the_lists_and_is_written_there() -> None:
    choices, _ = resolved(GROUPS)
    assert choices.causes["自卑缺乏自信"].written == ("分组", 1, "原因")
    assert choices.measures["作业面批"].written == ("分组", 0, "措施")
    assert not choices.measures["作业面批"].listed


def test_an_unknown_name_in_a_group_is_told_at_its_place() -> None:
    _, problems = resolved(GROUPS.replace("[自卑缺乏自信]", "[自卑缺乏]"))
    problem = only(problems)
    assert problem.line == 5
    assert "“自卑缺乏自信”" in problem.hint
