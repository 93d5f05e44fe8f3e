from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plangen.facts.suggestions import Proposal, Suggestions, suggest
from plangen.library.entries import load_library
from plangen.library.matching import conflicting, propose
from plangen.model.dossier import Dossier
from plangen.model.values import read_grade

if TYPE_CHECKING:
    from .conftest import FactsOf, GapsOf

LIBRARY = load_library()

OPEN = """\
学困生:
  - {姓名: 许晓, 表现: [上课常走神], 原因: [作业拖欠不完成]}
  - {姓名: 马小雨, 原因: [自卑缺乏自信]}
"""


def suggested(facts_of: FactsOf, text: str, **head: str) -> Suggestions:
    values = {"文种": "学困生转化计划", **head}
    return suggest(Dossier.model_validate(values), facts_of(text), LIBRARY)


def names(proposals: tuple[Proposal, ...]) -> list[str]:
    return [proposal.measure.name for proposal in proposals]


def test_three_measures_are_proposed_for_each_open_cause(facts_of: FactsOf) -> None:
    found = suggested(facts_of, f"{OPEN}措施: [作业面批]\n")
    (gap,) = found.causes
    assert gap.cause.name == "自卑缺乏自信"
    assert len(gap.proposals) == 3
    assert all(gap.cause in proposal.causes for proposal in gap.proposals)


def test_proposals_are_those_that_render_names(facts_of: FactsOf, gaps_of: GapsOf) -> None:
    text = f"{OPEN}措施: [作业面批]\n"
    (gap,) = suggested(facts_of, text).causes
    (hint,) = [p.hint for p in gaps_of(text) if p.message == "原因“自卑缺乏自信”没有对应的措施"]
    assert hint == f"素材库里可用的措施：{'、'.join(names(gap.proposals))}"


def test_a_proposal_says_which_causes_of_the_class_it_answers(facts_of: FactsOf) -> None:
    found = suggested(facts_of, OPEN)
    for gap in found.causes:
        for proposal in gap.proposals:
            told = [cause.name for cause in proposal.causes]
            assert told == [
                n for n in proposal.measure.answers if n in {"作业拖欠不完成", "自卑缺乏自信"}
            ]


@pytest.mark.parametrize("grade", ["一年级", "六年级"])
def test_proposals_fit_grade_and_subject(facts_of: FactsOf, grade: str) -> None:
    text = (
        "学困生: [{姓名: 许晓, 原因: [作业拖欠不完成, 基础知识薄弱, 计算能力偏弱, 听课不专心]}]\n"
    )
    found = suggested(facts_of, text, 年级=grade, 学科="语文")
    proposed = [p.measure for gap in found.causes for p in gap.proposals]
    assert proposed
    assert [m.name for m in proposed if not m.fits(read_grade(grade), "语文")] == []


def test_a_measure_in_conflict_with_the_plan_is_not_proposed(facts_of: FactsOf) -> None:
    for conflict in LIBRARY.conflicts:
        other = LIBRARY.measures[conflict.second]
        text = f"原因分析: [{other.answers[0]}]\n措施: [{conflict.first}]\n"
        found = suggested(facts_of, text)
        assert all(conflict.second not in names(gap.proposals) for gap in found.causes)


def test_what_is_to_be_added_answers_every_open_cause_of_the_library(facts_of: FactsOf) -> None:
    found = suggested(facts_of, f"原因分析: [{', '.join(list(LIBRARY.causes)[::6])}]\n")
    answered = {cause.name for proposal in found.to_add for cause in proposal.causes}
    assert {gap.cause.name for gap in found.causes if gap.proposals} <= answered
    added = names(found.to_add)
    assert len(set(added)) == len(added)
    assert conflicting(added, LIBRARY) & set(added) == set()


def test_a_cause_of_ones_own_has_no_proposal_and_is_named(facts_of: FactsOf) -> None:
    found = suggested(facts_of, "原因分析: [{名称: 早上迟到, 说明: 头一节听不全。}]\n")
    assert [gap.proposals for gap in found.causes] == [()]
    assert [cause.name for cause in found.unanswerable] == ["早上迟到"]


def test_an_idle_measure_may_mean_a_cause_that_pupils_show(facts_of: FactsOf) -> None:
    text = f"{OPEN}措施: [作业面批, 优先提问]\n"
    (gap,) = suggested(facts_of, text).measures
    assert [(meant.cause, [p.name for p in meant.pupils]) for meant in gap.meant] == [
        ("听课不专心", ["许晓"])
    ]


def test_without_such_signs_an_idle_measure_means_what_it_is_made_for(facts_of: FactsOf) -> None:
    found = suggested(facts_of, "原因分析: [作业拖欠不完成]\n措施: [作业面批, 假前要求假中走访]\n")
    (gap,) = found.measures
    entry = LIBRARY.measures["假前要求假中走访"]
    assert [meant.cause for meant in gap.meant] == list(entry.answers[:3])
    assert gap.instead == ()


def test_in_place_of_an_idle_measure_stand_such_as_answer_open_causes(facts_of: FactsOf) -> None:
    found = suggested(facts_of, f"{OPEN}措施: [假前要求假中走访]\n")
    (gap,) = found.measures
    assert len(gap.instead) == 3
    assert all(
        {cause.name for cause in proposal.causes} & {"作业拖欠不完成", "自卑缺乏自信"}
        for proposal in gap.instead
    )


def test_a_cause_of_ones_own_gets_what_its_words_speak_of_and_names_itself(
    facts_of: FactsOf,
) -> None:
    own = "原因分析: [{名称: 晚上无人督促, 说明: 晚饭后没有人在旁边，作业常拖到第二天。}]\n"
    (gap,) = suggested(facts_of, own).causes
    assert len(gap.proposals) == 3
    assert all("作业拖欠不完成" in p.measure.answers for p in gap.proposals)
    assert all([c.name for c in p.own] == ["晚上无人督促"] for p in gap.proposals)


def test_no_family_is_guessed_at_for_a_cause_of_ones_own(facts_of: FactsOf) -> None:
    own = "原因分析: [{名称: 无人督促, 说明: 晚上无人督促。}]\n"
    assert any("无人督促" in cause.clues for cause in LIBRARY.causes.values() if cause.sensitive)
    (gap,) = suggested(facts_of, own).causes
    assert gap.proposals == ()


def test_an_idle_measure_of_ones_own_may_mean_an_open_cause(facts_of: FactsOf) -> None:
    text = f"{OPEN}措施: [作业面批, {{名称: 课间口算, 说明: 一起做。}}]\n"
    (gap,) = suggested(facts_of, text).measures
    assert [meant.cause for meant in gap.meant] == ["自卑缺乏自信"]


def test_a_pupil_without_measure_gets_proposals_for_his_causes(facts_of: FactsOf) -> None:
    (gap,) = suggested(facts_of, f"{OPEN}措施: [作业面批]\n").pupils
    assert gap.pupil.name == "马小雨"
    assert set(names(gap.proposals)) <= {m.name for m in propose("自卑缺乏自信", LIBRARY, limit=99)}
    assert gap.proposals


def test_a_pupil_without_cause_may_have_one_that_he_shows(facts_of: FactsOf) -> None:
    found = suggested(facts_of, "学困生: [{姓名: 许晓, 表现: [上课常走神]}]\n")
    (gap,) = found.pupils
    assert gap.meant[0].cause == "听课不专心"
    assert gap.proposals == ()


def test_a_measure_for_another_pupil_alone_may_be_his_too(facts_of: FactsOf) -> None:
    text = (
        "学困生: [{姓名: 许晓, 原因: [作业拖欠不完成], 措施: [作业面批]},"
        " {姓名: 马小雨, 原因: [作业拖欠不完成]}]\n"
    )
    (gap,) = suggested(facts_of, text).pupils
    assert [measure.name for measure in gap.present] == ["作业面批"]
    assert gap.proposals == ()


def test_a_plan_without_gaps_is_complete(facts_of: FactsOf) -> None:
    text = f"{OPEN}措施: [作业面批, 谈心交流]\n"
    assert suggested(facts_of, text).complete
    assert not suggested(facts_of, OPEN).complete


def test_pupils_who_are_alike_have_each_their_own_place(facts_of: FactsOf) -> None:
    text = "学困生:\n  - {姓名: 许晓}\n  - {姓名: 许晓}\n措施: [作业面批]\n"
    found = suggested(facts_of, text)
    assert [pupil.place for pupil in found.pupils] == [0, 1]
