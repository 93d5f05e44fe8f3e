from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plangen.library.entries import load_library
from plangen.library.matching import measures_for, propose

LIBRARY = load_library()


@pytest.mark.parametrize("cause", ["作业拖欠不完成", "自卑缺乏自信", "不良社会风气"])
def test_every_proposal_answers_the_cause(cause: str) -> None:
    proposals = propose(cause, LIBRARY)
    assert proposals
    assert all(cause in measure.answers for measure in proposals)


def test_proposals_are_limited_to_the_number_asked_for() -> None:
    assert len(propose("基础知识薄弱", LIBRARY, limit=1)) == 1


def test_an_unknown_cause_brings_no_proposal() -> None:
    assert propose("没有这一条", LIBRARY) == []


def test_a_measure_already_in_the_plan_is_not_proposed_again() -> None:
    first = propose("作业拖欠不完成", LIBRARY)[0]
    assert first not in propose("作业拖欠不完成", LIBRARY, chosen=[first.name], limit=99)


def test_a_measure_in_conflict_with_the_plan_is_not_proposed() -> None:
    conflict = LIBRARY.conflicts[0]
    for chosen, refused in (
        (conflict.first, conflict.second),
        (conflict.second, conflict.first),
    ):
        cause = LIBRARY.measures[refused].answers[0]
        proposals = propose(cause, LIBRARY, chosen=[chosen], limit=99)
        assert refused not in [measure.name for measure in proposals]


def test_without_the_conflicting_measure_it_is_proposed() -> None:
    refused = LIBRARY.conflicts[0].second
    cause = LIBRARY.measures[refused].answers[0]
    assert refused in [measure.name for measure in propose(cause, LIBRARY, limit=99)]


@pytest.mark.parametrize("grade", [1, 3, 6])
def test_only_measures_that_fit_the_grade_are_proposed(grade: int) -> None:
    proposals = {
        measure
        for cause in LIBRARY.causes
        for measure in propose(cause, LIBRARY, grade=grade, limit=99)
    }
    assert [m.name for m in proposals if not m.fits(grade, None)] == []


def test_a_measure_that_also_answers_the_classs_other_causes_comes_first() -> None:
    cause, other = next(
        (cause, other)
        for cause in LIBRARY.causes
        for measure in propose(cause, LIBRARY, limit=99)[1:]
        for other in measure.answers
        if other != cause and other not in propose(cause, LIBRARY)[0].answers
    )
    causes = [cause, other]
    shared = [m for m in propose(cause, LIBRARY, limit=99) if other in m.answers]
    before = propose(cause, LIBRARY, limit=99).index(shared[0])
    after = propose(cause, LIBRARY, causes=causes, limit=99).index(shared[0])
    assert after < before


@pytest.mark.parametrize(
    "causes",
    [
        ["作业拖欠不完成"],
        ["自卑缺乏自信", "基础知识薄弱", "父母忙疏于照管"],
        list(LIBRARY.causes),
    ],
    ids=["one", "three", "all"],
)
def test_each_cause_is_answered_by_two_of_the_measures_chosen_for_the_class(
    causes: list[str],
) -> None:
    chosen = measures_for(causes, LIBRARY)
    short = [cause for cause in causes if sum(cause in m.answers for m in chosen) < 2]
    assert short == []


def test_no_measure_is_chosen_twice() -> None:
    names = [measure.name for measure in measures_for(list(LIBRARY.causes), LIBRARY)]
    assert len(set(names)) == len(names)


def test_measures_chosen_for_one_class_do_not_conflict() -> None:
    chosen = {measure.name for measure in measures_for(list(LIBRARY.causes), LIBRARY)}
    clashes = [c for c in LIBRARY.conflicts if {c.first, c.second} <= chosen]
    assert clashes == []


def test_no_causes_need_no_measures() -> None:
    assert measures_for([], LIBRARY) == []


@settings(deadline=None, max_examples=60)
@given(
    causes=st.lists(st.sampled_from(list(LIBRARY.causes)), max_size=8, unique=True),
    grade=st.sampled_from([None, 1, 3, 6]),
    subject=st.sampled_from([None, "数学", "语文"]),
)
def test_no_choice_of_causes_brings_two_measures_in_conflict(
    causes: list[str],
    grade: int | None,
    subject: str | None,
) -> None:
    chosen = measures_for(causes, LIBRARY, grade=grade, subject=subject)
    names = {measure.name for measure in chosen}
    assert [c for c in LIBRARY.conflicts if {c.first, c.second} <= names] == []
    assert all(measure.fits(grade, subject) for measure in chosen)
    assert all(set(measure.answers) & set(causes) for measure in chosen)


def test_of_two_measures_in_conflict_only_one_is_proposed_for_one_cause() -> None:
    for conflict in LIBRARY.conflicts:
        first, second = (LIBRARY.measures[name] for name in (conflict.first, conflict.second))
        shared = [cause for cause in first.answers if cause in second.answers]
        for cause in shared:
            chosen = {measure.name for measure in measures_for([cause], LIBRARY, each=99)}
            assert not {conflict.first, conflict.second} <= chosen
