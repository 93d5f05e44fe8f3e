from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from plangen.compose.slots import content_words
from plangen.library.entries import (
    BANDS,
    CATEGORIES,
    DIMENSIONS,
    ORGANISATION,
    TALENT_CATEGORY,
    Cause,
    Entry,
    LibraryText,
    MeasureText,
    load_library,
)

LIBRARY = load_library()
SUBJECTS = {"数学", "语文", "英语", "科学", "道德与法治", "音乐", "体育", "美术"}


def every_entry() -> list[Entry]:
    return [*LIBRARY.causes.values(), *LIBRARY.measures.values()]


def test_the_library_holds_75_causes() -> None:
    assert len(LIBRARY.causes) == 75


def test_the_library_holds_140_measures_and_11_for_pupils_who_are_ahead() -> None:
    ahead = [m for m in LIBRARY.measures.values() if m.category == TALENT_CATEGORY]
    assert (len(LIBRARY.measures), len(ahead)) == (151, 11)


def test_every_cause_has_two_wordings_or_more() -> None:
    assert [cause.name for cause in LIBRARY.causes.values() if len(cause.texts) < 2] == []


def test_every_measure_has_two_wordings_or_more_that_fit_every_class() -> None:
    short = [
        measure.name
        for measure in LIBRARY.measures.values()
        if sum(text.general for text in measure.texts)
        < (1 if measure.category == ORGANISATION else 2)
    ]
    assert short == []


def test_every_wording_of_a_measure_has_its_sentence_for_the_summary() -> None:
    silent = [
        measure.name
        for measure in LIBRARY.measures.values()
        if not all(text.steps and text.report for text in measure.texts)
    ]
    assert silent == []


def test_every_cause_names_symptoms_and_clues() -> None:
    bare = [c.name for c in LIBRARY.causes.values() if not c.symptoms or not c.clues]
    assert bare == []


def test_no_measure_names_a_cause_twice() -> None:
    assert [m.name for m in LIBRARY.measures.values() if len(set(m.answers)) < len(m.answers)] == []


def test_only_measures_of_organisation_and_for_pupils_ahead_answer_no_cause() -> None:
    silent = {measure.category for measure in LIBRARY.measures.values() if not measure.answers}
    assert silent == {"课后服务组织", TALENT_CATEGORY}


@pytest.mark.parametrize("grade", range(1, 7))
@pytest.mark.parametrize("subject", ["数学", "语文", "英语", "科学", None])
def test_pupils_who_are_ahead_have_measures_in_every_grade_and_subject(
    grade: int, subject: str | None
) -> None:
    fitting = [
        measure.name
        for measure in LIBRARY.measures.values()
        if measure.category == TALENT_CATEGORY and measure.fits(grade, subject)
    ]
    assert len(fitting) >= 5


@pytest.mark.parametrize("grade", range(1, 7))
@pytest.mark.parametrize("subject", ["数学", "语文", "英语", "科学"])
def test_every_cause_is_answered_in_every_grade_and_subject_that_it_fits(
    grade: int,
    subject: str,
) -> None:
    helped = {
        cause
        for measure in LIBRARY.measures.values()
        if measure.fits(grade, subject)
        for cause in measure.answers
    }
    alone = [
        name
        for name, cause in LIBRARY.causes.items()
        if cause.fits(grade, subject) and name not in helped
    ]
    assert alone == []


def test_every_conflict_says_why() -> None:
    assert all(conflict.reason for conflict in LIBRARY.conflicts)


def test_a_cause_is_found_by_its_alias() -> None:
    found = LIBRARY.cause("作业拖拉")
    assert found is not None
    assert found.name == "作业拖欠不完成"


def test_a_cause_is_found_by_the_title_that_is_printed_for_it() -> None:
    lost = [c.name for c in LIBRARY.causes.values() if LIBRARY.cause(c.title) is not c]
    assert lost == []


def test_a_measure_is_found_by_the_title_that_is_printed_for_it() -> None:
    lost = [m.name for m in LIBRARY.measures.values() if LIBRARY.measure(m.title) is not m]
    assert lost == []


def test_what_the_library_prints_of_its_own_is_known_to_hold_no_name() -> None:
    printed = [entry.title for entry in every_entry()]
    printed += [cause.dimension for cause in LIBRARY.causes.values()]
    printed += [word for m in LIBRARY.measures.values() for word in (m.person, m.record)]
    printed += [word for m in LIBRARY.measures.values() for word in (m.set_name, *m.members)]
    assert [word for word in printed if not isinstance(word, LibraryText)] == []


def test_what_a_teacher_notes_of_his_own_lesson_is_no_record_of_a_visit() -> None:
    assert LIBRARY.measures["以教师情绪带动"].record == "教学反思记录"


def test_a_record_is_a_place_to_note_what_was_done() -> None:
    records = {measure.record for measure in LIBRARY.measures.values()}
    assert [r for r in records if re.search("(制度|课程表|预习单|修改稿|感受)$", r)] == []
    assert not {"谈话记录", "活动记录", "辅导记录"} & records  # names of forms for something else


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("培优拔尖", "基本题与提高题分开布置"),  # stands above pupils who need help
        ("课内外结合补课", "课上补讲与课后答疑"),  # 补课 is what rules forbid
        ("假前要求假中走访", "放假前约定与假期走访"),
        ("意志品质磨练", "意志品质磨炼"),
        ("营造赶帮超学风", "互教互学成长卡"),  # slogans
        ("营造关爱氛围", "六样关照"),
    ],
)
def test_a_name_that_would_be_misread_above_pupils_has_a_title(name: str, title: str) -> None:
    assert LIBRARY.measures[name].title == title


def test_a_measure_is_found_by_its_alias() -> None:
    found = LIBRARY.measure("面批面改")
    assert found is not None
    assert found.name == "作业面批"


def test_an_unknown_name_finds_nothing() -> None:
    assert LIBRARY.cause("没有这一条") is None
    assert LIBRARY.measure("没有这一条") is None


def test_an_alias_is_among_the_words_that_can_be_typed() -> None:
    assert {"作业拖欠不完成", "作业拖拉"} <= set(LIBRARY.cause_names)
    assert {"作业面批", "面批面改"} <= set(LIBRARY.measure_names)


def test_dimensions_and_categories_are_the_known_ones() -> None:
    assert {cause.dimension for cause in LIBRARY.causes.values()} <= set(DIMENSIONS)
    assert {measure.category for measure in LIBRARY.measures.values()} <= set(CATEGORIES)


def test_every_dimension_has_a_cause() -> None:
    assert {cause.dimension for cause in LIBRARY.causes.values()} == set(DIMENSIONS)


def test_limits_name_real_grade_bands_and_subjects() -> None:
    odd = [
        entry.name
        for entry in every_entry()
        if set(entry.bands) - set(BANDS.values()) or set(entry.subjects) - SUBJECTS
    ]
    assert odd == []


@pytest.mark.parametrize(
    "cause",
    ["父母离异或不和", "单亲家庭缺陪伴", "留守或隔代照看", "体罚或变相体罚", "先天发展差异"],
)
def test_a_cause_that_tells_private_circumstances_is_sensitive(cause: str) -> None:
    assert LIBRARY.causes[cause].sensitive


@pytest.mark.parametrize("cause", ["作业拖欠不完成", "基础知识薄弱", "自卑缺乏自信"])
def test_a_cause_of_learning_is_not_sensitive(cause: str) -> None:
    assert not LIBRARY.causes[cause].sensitive


@pytest.mark.parametrize(
    ("measure", "one_by_one"),
    [("作业面批", True), ("谈心交流", True), ("课后个别辅导", True), ("因材施教分层教学", False)],
)
def test_only_work_with_single_pupils_is_one_by_one(measure: str, one_by_one: bool) -> None:  # noqa: FBT001
    assert LIBRARY.measures[measure].one_by_one is one_by_one


@pytest.mark.parametrize("word", ["懒", "笨", "不明事理", "素质低", "不负责任"])
def test_no_printed_title_judges_a_person(word: str) -> None:
    assert [cause.name for cause in LIBRARY.causes.values() if word in cause.title] == []


@pytest.fixture
def for_low_grades_in_mathematics() -> Cause:
    return Cause(
        file="library/causes/知识基础与能力.yaml",
        name="数不清",
        aliases=(),
        summary="",
        bands=("低",),
        subjects=("数学",),
        title="数不清",
        dimension="知识基础与能力",
        symptoms=(),
        clues=(),
        sensitive=False,
        texts=(),
    )


@pytest.mark.parametrize(
    ("grade", "subject", "fits"),
    [
        pytest.param(1, "数学", True, id="grade-1-mathematics"),
        pytest.param(2, "数学", True, id="grade-2-mathematics"),
        pytest.param(3, "数学", False, id="grade-too-high"),
        pytest.param(1, "语文", False, id="other-subject"),
        pytest.param(None, "数学", True, id="grade-unknown"),
        pytest.param(2, None, True, id="no-subject"),
        pytest.param(None, None, True, id="nothing-known"),
    ],
)
def test_an_entry_fits_the_grades_and_subjects_it_is_limited_to(
    for_low_grades_in_mathematics: Cause,
    grade: int | None,
    subject: str | None,
    fits: bool,  # noqa: FBT001
) -> None:
    assert for_low_grades_in_mathematics.fits(grade, subject) is fits


GENERAL = MeasureText("做一做", "做了")
FOR_MATHEMATICS = MeasureText("算一算", "算了", subjects=("数学",))
FOR_LOW_GRADES = MeasureText("摆一摆", "摆了", bands=("低",))
FOR_BOTH = MeasureText("数一数", "数了", bands=("低",), subjects=("数学",))


@pytest.mark.parametrize(
    ("grade", "subject", "chosen"),
    [
        pytest.param(4, "数学", [FOR_MATHEMATICS], id="subject"),
        pytest.param(1, "语文", [FOR_LOW_GRADES], id="grades"),
        pytest.param(1, "数学", [FOR_MATHEMATICS, FOR_LOW_GRADES, FOR_BOTH], id="all"),
        pytest.param(4, "语文", [GENERAL], id="neither"),
        pytest.param(None, "数学", [FOR_MATHEMATICS], id="grade-unknown"),
        pytest.param(1, None, [FOR_LOW_GRADES], id="no-subject"),
        pytest.param(None, None, [GENERAL], id="nothing-known"),
    ],
)
def test_a_class_gets_the_wordings_written_for_its_like_before_the_general_ones(
    grade: int | None, subject: str | None, chosen: list[MeasureText]
) -> None:
    texts = (GENERAL, FOR_MATHEMATICS, FOR_LOW_GRADES, FOR_BOTH)
    measure = replace(LIBRARY.measures["作业面批"], texts=texts)
    assert list(measure.texts_for(grade, subject)) == chosen


@pytest.mark.parametrize("subject", ["数学", "语文", "英语"])
def test_eighteen_measures_have_wordings_of_their_own_for_a_subject(subject: str) -> None:
    own = [
        measure.name
        for measure in LIBRARY.measures.values()
        if any(subject in text.subjects for text in measure.texts)
    ]
    assert len(own) == 18


@pytest.mark.parametrize(
    ("subject", "objects"),
    [
        ("数学", ("竖式", "口算", "实际问题")),
        ("语文", ("形近字", "短文", "课文")),
        ("英语", ("单词", "录音", "一问一答")),
    ],
)
def test_what_is_told_of_a_subject_names_its_objects(
    subject: str, objects: tuple[str, ...]
) -> None:
    words = "".join(content_words(4, subject).values())
    told = "".join(
        text.steps
        for measure in LIBRARY.measures.values()
        for text in measure.texts
        if subject in text.subjects
    )
    assert [word for word in objects if word not in told + words] == []
