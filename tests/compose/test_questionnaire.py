"""成因问卷: sentences that children can say of themselves, and the tally of causes."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from plangen import resources
from plangen.compose.environment import environment
from plangen.compose.questionnaire import factors, questions
from plangen.compose.slots import slots
from plangen.facts.derive import derive
from plangen.library.choices import Choices, resolve_choices
from plangen.library.entries import DIMENSIONS, load_library
from plangen.model.completing import complete
from plangen.model.dossier import Dossier
from plangen.model.head import head_only
from plangen.model.loading import load_dossier
from plangen.model.schema import keys_of
from plangen.source import read_source

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from plangen.facts.derive import Facts

SENTENCES = {
    cause: text
    for by_cause in resources.read_yaml("forms/_questions.yaml").values()
    for cause, text in by_cause.items()
}
each_sentence = pytest.mark.parametrize("cause", SENTENCES)
# Words that judge a child or compare him with others, or answer before he does.
JUDGING = re.compile(
    "懒|笨|差|坏|不好|不乖|不听话|粗心|马虎|自卑|别人都|比别人|全班最|常常|总是|经常|有时"
)


def said(cause: str, grade: int) -> str:
    dossier = Dossier.model_validate({"文种": "空白表格", "年级": str(grade)})
    return environment().from_string(SENTENCES[cause]).render(slots(dossier, ()))


def facts_of(path: Path) -> tuple[Dossier, Facts]:
    source = read_source(path, keys_of())
    dossier = load_dossier(source)
    assert dossier is not None
    dossier = complete(dossier, source)
    return dossier, derive(dossier, resolve_choices(dossier, load_library(), source))


@pytest.fixture
def known(
    dossier_file: Callable[[str], Path], full_dossier: str
) -> Callable[..., tuple[Dossier, Facts]]:
    """Return what reads a dossier and its facts; without a text, the full one."""
    return lambda text=full_dossier: facts_of(dossier_file(text))


# The sentences.


def test_questions_stand_under_the_dimensions_of_their_causes() -> None:
    library = load_library()
    asked = resources.read_yaml("forms/_questions.yaml")
    assert set(asked) <= set(DIMENSIONS)
    for dimension, by_cause in asked.items():
        for cause in by_cause:
            assert library.causes[cause].dimension == dimension


def test_children_are_not_asked_about_family_matters() -> None:
    assert not [name for name in SENTENCES if load_library().causes[name].sensitive]


def test_every_dimension_has_questions() -> None:
    assert set(resources.read_yaml("forms/_questions.yaml")) == set(DIMENSIONS)


@each_sentence
@pytest.mark.parametrize("grade", [1, 4, 6])
def test_a_sentence_is_short_and_in_the_first_person(cause: str, grade: int) -> None:
    text = said(cause, grade)
    assert "我" in text
    assert text.endswith("。")
    assert len(text) <= 26
    assert "{" not in text


@each_sentence
def test_a_sentence_tells_what_is_done_and_judges_nobody(cause: str) -> None:
    assert not JUDGING.findall(said(cause, 4).replace("不敢", ""))


@each_sentence
def test_lower_grades_are_not_asked_about_homework(cause: str) -> None:
    assert "作业" not in said(cause, 1).replace("课堂作业", "")


def test_no_two_causes_have_one_sentence() -> None:
    assert len({said(cause, 4) for cause in SENTENCES}) == len(SENTENCES)


# The choice.


def test_a_dossiers_own_causes_are_asked_first(
    known: Callable[..., tuple[Dossier, Facts]],
) -> None:
    asked = questions(*known())
    assert {"作业拖欠不完成", "自卑缺乏自信"} <= {question.cause for question in asked}
    assert {question.dimension for question in asked} == {"学习习惯与方法", "学生心理"}


def test_questions_are_numbered_and_fit_on_a_page(
    known: Callable[..., tuple[Dossier, Facts]],
) -> None:
    asked = questions(*known())
    assert [question.number for question in asked] == list(range(1, 21))


def test_young_children_are_asked_less(known: Callable[..., tuple[Dossier, Facts]]) -> None:
    asked = questions(*known("文种: 学困生转化计划\n年级: 一年级\n原因分析: [作业拖欠不完成]\n"))
    assert len(asked) == 10
    assert "下课了，课堂上的练习我还没有写完。" in [question.text for question in asked]


def test_without_causes_every_dimension_has_its_turn() -> None:
    head = head_only(None)
    asked = questions(head, derive(head, Choices()))
    assert len(asked) == 20
    assert {question.dimension for question in asked} == set(DIMENSIONS)


# The tally.


def test_the_tally_counts_the_pupils_of_each_cause(
    known: Callable[..., tuple[Dossier, Facts]],
) -> None:
    dossier, facts = known()
    rows = {row.title: row for row in factors(facts, questions(dossier, facts))}
    assert (rows["作业拖欠不完成"].pupils, rows["作业拖欠不完成"].share) == (2, Decimal(100))
    assert (rows["自卑缺乏自信"].pupils, rows["自卑缺乏自信"].share) == (1, Decimal(50))
    assert (rows["缺少预习与复习"].pupils, rows["缺少预习与复习"].share) == (0, None)


def test_a_cause_of_ones_own_is_counted_without_a_question(
    known: Callable[..., tuple[Dossier, Facts]],
) -> None:
    dossier, facts = known()
    rows = {row.title: row for row in factors(facts, questions(dossier, facts))}
    assert (rows["晚上无人督促"].number, rows["晚上无人督促"].pupils) == (None, 1)


def test_rows_of_a_dimension_stand_together(
    known: Callable[..., tuple[Dossier, Facts]],
) -> None:
    dossier, facts = known()
    order = [row.dimension for row in factors(facts, questions(dossier, facts))]
    assert [d for i, d in enumerate(order) if i == 0 or order[i - 1] != d] == list(
        dict.fromkeys(order)
    )


def test_causes_of_ones_own_bring_the_questions_of_their_dimension(
    known: Callable[..., tuple[Dossier, Facts]],
) -> None:
    text = (
        "文种: 学困生转化计划\n"
        "原因分析: [{名称: 晚上没人看作业, 维度: 家庭, 说明: 作业留到早上。}]\n"
    )
    asked = questions(*known(text))
    assert asked
    assert {question.dimension for question in asked} == {"家庭"}
