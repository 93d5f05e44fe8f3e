from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plangen.compose.environment import quote
from plangen.compose.kinds import kinds
from plangen.compose.scaffold import OUTCOME, Wishes, part_scaffold, scaffold
from plangen.library.choices import Choices, MeasureChoice
from plangen.library.entries import load_library
from plangen.model.dossier import Dossier
from plangen.problems import ProblemsError
from plangen.source.tree import Tree, parse

PATH = Path("档案.yaml")
FOURTH_GRADE = Dossier.model_validate({"文种": "学困生转化计划", "年级": "四年级"})


def written(**wishes: Any) -> Tree:
    return parse(scaffold(Wishes(**({"kind": "学困生转化计划"} | wishes)), PATH))


@pytest.mark.parametrize("kind", list(kinds()))
def test_the_scaffold_is_a_dossier_of_its_kind(kind: str) -> None:
    assert written(kind=kind).data["文种"] == kind


def test_what_the_command_line_says_is_filled_in() -> None:
    data = written(
        school="向阳小学",
        class_name="四年级（1）班",
        subject="数学",
        teacher="李老师",
    ).data
    assert [data[key] for key in ("学校", "班级", "学科", "教师")] == [
        "向阳小学",
        "四年级（1）班",
        "数学",
        "李老师",
    ]


def test_what_is_not_known_is_a_placeholder() -> None:
    assert {place.key for place in written().placeholders} >= {"学校", "班级", "教师"}


def test_what_is_known_is_no_placeholder() -> None:
    keys = {place.key for place in written(school="向阳小学", teacher="李老师").placeholders}
    assert not keys & {"学校", "教师"}


def test_causes_bring_the_measures_that_answer_them() -> None:
    data = written(causes=("作业拖拉",)).data
    assert "作业拖欠不完成" in str(data["原因分析"])
    names = [item if isinstance(item, str) else item["名称"] for item in data["措施"]]
    library = load_library()
    answering = [
        name
        for name in names
        if (found := library.measure(name)) and "作业拖欠不完成" in found.answers
    ]
    assert len(answering) >= 2


def test_an_unknown_cause_is_refused_with_the_nearest_name() -> None:
    with pytest.raises(ProblemsError) as refused:
        written(causes=("作业拖欠",))
    assert "作业拖欠不完成" in refused.value.problems[0].hint


def test_everything_wrong_with_the_wishes_is_told_at_once() -> None:
    with pytest.raises(ProblemsError) as refused:
        written(kind="没有", causes=("没有这一条",), grade="九年级")
    assert len(refused.value.problems) == 3


@settings(deadline=None, max_examples=60)
@given(value=st.text(min_size=1, max_size=20))
@example(value="甲: 乙")
@example(value="甲 #乙")
@example(value="'甲'")
@example(value="- 甲")
@example(value="*甲")
@example(value="&甲")
@example(value="{甲}")
@example(value="否")
@example(value="~")
@example(value="null")
@example(value="{{ kind }}")
def test_any_value_is_read_back_from_the_scaffold(value: str) -> None:
    kept = "".join(char for char in value if char.isprintable())
    if not kept.strip():
        return
    assert parse(f"键: {quote(value)}\n").data == {"键": kept}


@pytest.mark.parametrize("name", ["晚托", "订正: 当天", "“小老师”[每周]", "- 抽背", "null"])
def test_a_measure_of_the_teachers_own_can_be_read_back_from_the_summary_part(name: str) -> None:
    own = MeasureChoice(name, None, None, None, listed=True, written=())
    text = part_scaffold(OUTCOME, Choices(measures={name: own}), FOURTH_GRADE)
    assert list(parse(text).data["总结"]["措施执行"]) == [name]


def test_the_summary_part_asks_for_the_measures_of_both_ends() -> None:
    own = MeasureChoice("家访", None, None, None, listed=True, written=())
    ahead = MeasureChoice("主编小报", None, None, None, listed=True, written=())
    choices = Choices(measures={"家访": own}, talent_measures={"主编小报": ahead})
    text = part_scaffold(OUTCOME, choices, FOURTH_GRADE)
    assert list(parse(text).data["总结"]["措施执行"]) == ["家访", "主编小报"]


def test_the_summary_part_of_a_plan_without_measures_has_no_place_for_them() -> None:
    assert "措施执行" not in part_scaffold(OUTCOME, Choices(), FOURTH_GRADE)
