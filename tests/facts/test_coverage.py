from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from plangen.facts.coverage import CauseFacts, MeasureFacts
    from plangen.facts.derive import Facts

    from .conftest import FactsOf


TWO_PUPILS = """\
学困生:
  - 姓名: 许晓
    表现: [晚饭后才动笔, 走路很快]
    原因: [作业拖欠不完成]
  - 姓名: 马小雨
    原因: [自卑缺乏自信, 作业拖欠不完成]
"""


def cause(facts: Facts, name: str) -> CauseFacts:
    return next(cause for cause in facts.causes if cause.name == name)


def measure(facts: Facts, name: str) -> MeasureFacts:
    return next(measure for measure in facts.measures if measure.name == name)


def names(found: CauseFacts | MeasureFacts) -> list[str]:
    return [pupil.name for pupil in found.pupils]


def test_a_cause_concerns_the_pupils_who_name_it(facts_of: FactsOf) -> None:
    facts = facts_of(TWO_PUPILS)
    assert names(cause(facts, "作业拖欠不完成")) == ["许晓", "马小雨"]
    assert names(cause(facts, "自卑缺乏自信")) == ["马小雨"]


def test_causes_are_ordered_by_dimension(facts_of: FactsOf) -> None:
    facts = facts_of("原因分析: [父母忙疏于照管, 自卑缺乏自信, 作业拖欠不完成]\n")
    assert [found.dimension for found in facts.causes] == ["学习习惯与方法", "学生心理", "家庭"]


def test_an_own_cause_comes_last(facts_of: FactsOf) -> None:
    facts = facts_of("原因分析: [{名称: 早上迟到, 说明: 听不全。}, 父母忙疏于照管]\n")
    assert facts.causes[-1].name == "早上迟到"


def test_a_sign_is_told_under_the_cause_it_points_to(facts_of: FactsOf) -> None:
    facts = facts_of(
        "学困生:\n  - 姓名: 许晓\n    表现: [常忘带作业本]\n"
        "    原因: [自卑缺乏自信, 作业拖欠不完成]\n",
    )
    assert cause(facts, "作业拖欠不完成").signs == {"许晓": ("常忘带作业本",)}
    assert cause(facts, "自卑缺乏自信").signs == {}


def test_a_sign_that_points_to_no_cause_is_told_under_the_first(facts_of: FactsOf) -> None:
    assert "走路很快" in cause(facts_of(TWO_PUPILS), "作业拖欠不完成").signs["许晓"]


def test_every_sign_is_told_exactly_once(facts_of: FactsOf) -> None:
    facts = facts_of(TWO_PUPILS)
    told = [sign for found in facts.causes for signs in found.signs.values() for sign in signs]
    assert sorted(told) == sorted(["晚饭后才动笔", "走路很快"])


def test_no_sign_is_told_under_a_sensitive_cause(facts_of: FactsOf) -> None:
    facts = facts_of(
        "学困生:\n  - 姓名: 许晓\n    表现: [走路很快]\n    原因: [父母离异或不和, 基础知识薄弱]\n",
    )
    assert cause(facts, "父母离异或不和").signs == {}
    assert cause(facts, "基础知识薄弱").signs == {"许晓": ("走路很快",)}


def test_a_measure_answers_the_causes_of_the_dossier_that_the_library_says(
    facts_of: FactsOf,
) -> None:
    facts = facts_of("原因分析: [作业马虎粗心, 父母忙疏于照管]\n措施: [作业面批]\n")
    assert [found.name for found in measure(facts, "作业面批").causes] == ["作业马虎粗心"]


def test_what_the_teacher_says_a_measure_answers_wins_over_the_library(facts_of: FactsOf) -> None:
    facts = facts_of(
        "原因分析: [作业马虎粗心, 父母忙疏于照管]\n"
        "措施: [{名称: 作业面批, 针对: [父母忙疏于照管]}]\n",
    )
    assert [found.name for found in measure(facts, "作业面批").causes] == ["父母忙疏于照管"]


def test_a_cause_knows_the_measures_that_answer_it(facts_of: FactsOf) -> None:
    facts = facts_of("原因分析: [作业马虎粗心]\n措施: [作业面批, 家访]\n")
    assert "作业面批" in cause(facts, "作业马虎粗心").measures


def test_a_measure_is_for_the_pupils_of_the_causes_it_answers(facts_of: FactsOf) -> None:
    facts = facts_of(TWO_PUPILS + "措施: [{名称: 谈心交流, 针对: [自卑缺乏自信]}]\n")
    assert names(measure(facts, "谈心交流")) == ["马小雨"]


def test_a_measure_is_also_for_the_pupils_who_name_it(facts_of: FactsOf) -> None:
    facts = facts_of(
        "学困生:\n  - {姓名: 许晓, 原因: [作业拖欠不完成], 措施: [谈心交流]}\n"
        "  - {姓名: 马小雨, 原因: [自卑缺乏自信]}\n"
        "措施: [{名称: 谈心交流, 针对: [自卑缺乏自信]}]\n",
    )
    assert names(measure(facts, "谈心交流")) == ["许晓", "马小雨"]


def test_a_measure_that_only_pupils_name_is_for_these_alone(facts_of: FactsOf) -> None:
    facts = facts_of(
        "学困生:\n  - {姓名: 许晓, 原因: [作业马虎粗心], 措施: [作业面批]}\n"
        "  - {姓名: 马小雨, 原因: [作业马虎粗心]}\n",
    )
    assert names(measure(facts, "作业面批")) == ["许晓"]


def test_a_measure_for_one_sensitive_cause_is_sensitive(facts_of: FactsOf) -> None:
    facts = facts_of(
        "学困生:\n  - {姓名: 许晓, 原因: [父母离异或不和]}\n"
        "措施: [{名称: 谈心交流, 针对: [父母离异或不和]}]\n",
    )
    assert measure(facts, "谈心交流").sensitive


def test_a_measure_whose_pupils_also_have_a_plain_cause_tells_nothing_private(
    facts_of: FactsOf,
) -> None:
    facts = facts_of(
        "学困生:\n  - {姓名: 许晓, 原因: [父母离异或不和, 自卑缺乏自信]}\n"
        "措施: [{名称: 谈心交流, 针对: [父母离异或不和, 自卑缺乏自信]}]\n",
    )
    assert not measure(facts, "谈心交流").sensitive


@pytest.mark.parametrize(
    ("key", "given", "attribute"),
    [("负责人", "王老师", "person"), ("记录", "面批登记册", "record")],
)
def test_what_the_teacher_writes_of_a_measure_wins_over_the_library(
    facts_of: FactsOf,
    key: str,
    given: str,
    attribute: str,
) -> None:
    facts = facts_of(f"措施: [{{名称: 作业面批, {key}: {given}}}]\n")
    assert getattr(measure(facts, "作业面批"), attribute) == given


def test_the_teachers_frequency_wins_over_the_library(facts_of: FactsOf) -> None:
    facts = facts_of("措施: [{名称: 作业面批, 频次: 每周三次}]\n")
    assert measure(facts, "作业面批").frequency.text == "每周三次"


def test_the_teacher_of_the_dossier_does_the_subject_teachers_work(facts_of: FactsOf) -> None:
    facts = facts_of("教师: 李老师\n学科: 数学\n措施: [作业面批]\n")
    assert measure(facts, "作业面批").person == "李老师"


def test_the_subject_teacher_is_not_made_the_class_teacher(facts_of: FactsOf) -> None:
    facts = facts_of("教师: 李老师\n学科: 数学\n措施: [谈心交流]\n")
    assert measure(facts, "谈心交流").person == "班主任"


def test_without_a_subject_the_dossiers_teacher_is_the_class_teacher(facts_of: FactsOf) -> None:
    facts = facts_of("教师: 李老师\n措施: [谈心交流]\n")
    assert measure(facts, "谈心交流").person == "李老师"


@pytest.mark.parametrize("scope", ["年级", "学校", "区域"])
def test_who_signs_for_more_than_one_class_does_not_do_its_teachers_work(
    facts_of: FactsOf, scope: str
) -> None:
    facts = facts_of(f"范围: {scope}\n教师: 教导处\n措施: [谈心交流, 作业面批]\n")
    assert measure(facts, "谈心交流").person == "班主任"
    assert measure(facts, "作业面批").person == "任课教师"


def test_without_a_teacher_the_role_stands(facts_of: FactsOf) -> None:
    assert measure(facts_of("措施: [作业面批]\n"), "作业面批").person == "任课教师"


def test_a_sign_of_a_sensitive_cause_is_told_there(facts_of: FactsOf) -> None:
    facts = facts_of(
        "学困生:\n  - 姓名: 许晓\n    表现: [上课常出神]\n"
        "    原因: [基础知识薄弱, 父母离异或不和]\n",
    )
    assert cause(facts, "父母离异或不和").signs == {"许晓": ("上课常出神",)}
    assert cause(facts, "基础知识薄弱").signs == {}


def test_a_sign_without_a_clue_goes_to_a_cause_that_has_none_yet(facts_of: FactsOf) -> None:
    facts = facts_of(
        "学困生:\n  - 姓名: 许晓\n    表现: [常忘带作业本, 走路很快]\n"
        "    原因: [作业拖欠不完成, 自卑缺乏自信]\n",
    )
    assert cause(facts, "作业拖欠不完成").signs == {"许晓": ("常忘带作业本",)}
    assert cause(facts, "自卑缺乏自信").signs == {"许晓": ("走路很快",)}


@pytest.mark.parametrize(
    "sign", ["爸爸妈妈在外打工，常一个人吃饭", "父母分开后常迟到", "奶奶不识字，作业没人看"]
)
def test_what_is_said_of_the_family_is_told_under_the_sensitive_cause(
    facts_of: FactsOf, sign: str
) -> None:
    facts = facts_of(
        f"学困生:\n  - 姓名: 许晓\n    表现: [{sign}, 走路很快]\n"
        "    原因: [作业拖欠不完成, 留守或隔代照看]\n",
    )
    assert cause(facts, "留守或隔代照看").signs == {"许晓": (sign,)}
    assert cause(facts, "作业拖欠不完成").signs == {"许晓": ("走路很快",)}


@pytest.mark.parametrize("sign", ["字母写反", "午间不喝牛奶"])
def test_a_word_that_only_looks_like_the_family_is_not_of_it(facts_of: FactsOf, sign: str) -> None:
    facts = facts_of(
        f"学困生:\n  - 姓名: 许晓\n    表现: [{sign}]\n"
        "    原因: [作业拖欠不完成, 留守或隔代照看]\n",
    )
    assert cause(facts, "作业拖欠不完成").signs == {"许晓": (sign,)}


def test_signs_without_a_clue_are_told_under_the_causes_in_their_order(facts_of: FactsOf) -> None:
    facts = facts_of(
        "学困生:\n  - 姓名: 许晓\n    表现: [走路很快, 习作只有三五行]\n"
        "    原因: [自卑缺乏自信, 作业拖欠不完成]\n",
    )
    assert cause(facts, "自卑缺乏自信").signs == {"许晓": ("走路很快",)}
    assert cause(facts, "作业拖欠不完成").signs == {"许晓": ("习作只有三五行",)}


@pytest.mark.parametrize(
    ("sign", "shows", "beside"),
    [
        ("课上和后桌说话", "听课不专心", "作业拖欠不完成"),
        ("回家作业常缺", "作业拖欠不完成", "听课不专心"),
        ("阅读题不写依据", "不会读题审题", "自卑缺乏自信"),
        ("从不举手", "自卑缺乏自信", "不会读题审题"),
        ("错别字多", "基础知识薄弱", "作业拖欠不完成"),
        ("单词默写错一半", "记忆不牢", "学习动机不足"),
        ("做到一半就喊累", "意志薄弱怕吃苦", "计算能力偏弱"),
        ("晚上十一点才睡", "家教放任自流", "听课不专心"),
    ],
)
def test_a_sign_in_a_teachers_words_is_told_under_what_it_shows(
    facts_of: FactsOf, sign: str, shows: str, beside: str
) -> None:
    facts = facts_of(
        f"学困生:\n  - 姓名: 许晓\n    表现: [走路很快, {sign}]\n    原因: [{shows}, {beside}]\n"
    )
    assert sign in cause(facts, shows).signs["许晓"]


@pytest.mark.parametrize("called", ["自卑缺乏自信", "缺乏自信", "没有信心"])
def test_the_teacher_may_say_in_brackets_what_a_sign_shows(facts_of: FactsOf, called: str) -> None:
    facts = facts_of(
        f"学困生:\n  - 姓名: 许晓\n    表现: [作业常缺（{called}）]\n"
        "    原因: [作业拖欠不完成, 自卑缺乏自信]\n",
    )
    assert cause(facts, "自卑缺乏自信").signs == {"许晓": ("作业常缺",)}
    assert cause(facts, "作业拖欠不完成").signs == {}


def test_brackets_that_name_no_cause_of_the_pupil_stay_as_typed(facts_of: FactsOf) -> None:
    facts = facts_of(
        "学困生:\n  - 姓名: 许晓\n    表现: [作业常缺（周一最多）]\n    原因: [作业拖欠不完成]\n"
    )
    assert cause(facts, "作业拖欠不完成").signs == {"许晓": ("作业常缺（周一最多）",)}


@pytest.mark.parametrize("measure_name", ["业务学习", "公正不偏袒"])
def test_what_a_teacher_does_about_his_own_teaching_names_no_pupils(
    facts_of: FactsOf,
    measure_name: str,
) -> None:
    facts = facts_of(
        f"学困生:\n  - {{姓名: 许晓, 原因: [教育方式不当, 偏优忽弱]}}\n措施: [{measure_name}]\n",
    )
    found = measure(facts, measure_name)
    assert found.causes != ()
    assert found.pupils == ()


def test_a_record_is_named_without_the_brackets_that_are_printed_around_it(
    facts_of: FactsOf,
) -> None:
    facts = facts_of("措施: [{名称: 作业面批, 记录: 《面批登记册》}]\n")
    assert measure(facts, "作业面批").record == "面批登记册"


def test_a_measure_is_printed_under_its_title_and_found_under_its_name(facts_of: FactsOf) -> None:
    facts = facts_of("措施: [面批面改, {名称: 午间口算, 说明: 每天三题。}]\n")
    assert [found.name for found in facts.measures] == ["作业面批", "午间口算"]
    own = measure(facts, "午间口算")
    assert own.title == "午间口算"
    library = measure(facts, "作业面批")
    assert library.entry is not None
    assert library.title == library.entry.title


def test_a_frequency_for_each_pupil_makes_work_with_one_at_a_time(facts_of: FactsOf) -> None:
    facts = facts_of(
        "措施: [{名称: 午间口算, 说明: 每天三题。, 频次: 每人每周一次},"
        " {名称: 早读, 说明: 读一页。, 频次: 每周一次}]\n",
    )
    assert [found.one_by_one for found in facts.measures] == [True, False]
