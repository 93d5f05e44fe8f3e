from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plangen.compose.environment import quote
from plangen.compose.kinds import kinds
from plangen.compose.scaffold import OUTCOME, part_scaffold, scaffold
from plangen.compose.wishes import NewPupil, Wishes
from plangen.library.choices import Choices, MeasureChoice
from plangen.library.entries import load_library
from plangen.model.dossier import Dossier
from plangen.model.schema import keys_of
from plangen.model.values import read_text
from plangen.problems import ProblemsError
from plangen.source import read_source
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


def test_a_class_teachers_plan_starts_from_the_class() -> None:
    data = written(kind="班主任工作计划").data
    assert "学科" not in data
    assert data["措施"] == ["发挥班集体作用", "持之以恒巩固习惯", "家访"]
    library = load_library()
    assert all(library.measure(name) for name in data["措施"])


def test_causes_asked_for_bring_their_measures_to_a_class_plan_too() -> None:
    data = written(kind="班主任工作计划", causes=("作业拖拉",)).data
    assert "发挥班集体作用" not in data["措施"]


def test_the_summary_part_of_a_class_plan_asks_for_no_examination() -> None:
    plan = Dossier.model_validate({"文种": "班主任工作计划", "年级": "四年级"})
    assert "全班成绩" not in part_scaffold(OUTCOME, Choices(), plan)
    assert "全班成绩" in part_scaffold(OUTCOME, Choices(), FOURTH_GRADE)


@pytest.mark.parametrize(
    ("kind", "keys"),
    [("学困生辅导计划", {"薄弱"}), ("学困生帮扶计划", {"座位", "约定"}), ("学困生转化计划", set())],
)
def test_a_pupil_is_asked_for_what_the_kind_tells(kind: str, keys: set[str]) -> None:
    text = scaffold(Wishes(kind=kind), PATH)
    assert {key for key in ("薄弱", "座位", "约定") if f"    {key}: " in text} == keys


PUPILS = (
    NewPupil("许晓", sex="男", signs=("晚饭后才动笔, 常缺",), causes=("作业拖欠不完成",)),
    NewPupil("王芳", number="0012", scores={"上学期期末": "52"}, target="65"),
)


@pytest.mark.parametrize("kind", [name for name, kind in kinds().items() if "学困生" in kind.parts])
def test_pupils_who_are_known_are_written_one_by_one(kind: str) -> None:
    pupils = written(kind=kind, pupils=PUPILS).data["学困生"]
    assert [pupil["姓名"] for pupil in pupils] == ["许晓", "王芳"]
    assert pupils[0]["表现"] == ["晚饭后才动笔, 常缺"]
    assert pupils[0]["原因"] == ["作业拖欠不完成"]
    assert pupils[1]["学号"] == "0012"
    assert pupils[1]["成绩"] == {"上学期期末": "52"}
    assert pupils[1]["目标"] == "65"


def test_a_whole_class_takes_one_line_each() -> None:
    text = scaffold(Wishes("学困生转化计划", pupils=PUPILS, unsorted=True), PATH)
    assert "  - {姓名: 许晓, 性别: 男}\n  - {姓名: 王芳, 学号: 0012}\n" in text


def test_measures_asked_for_come_instead_of_those_of_the_causes() -> None:
    data = written(causes=("作业拖拉",), measures=("家访", "谈心交流")).data
    assert data["措施"] == ["家访", "谈心交流"]


def test_an_unknown_measure_is_refused_with_the_nearest_name() -> None:
    with pytest.raises(ProblemsError) as refused:
        written(measures=("谈心",))
    assert "谈心交流" in refused.value.problems[0].hint


def test_the_facts_of_the_class_are_filled_in() -> None:
    facts = {"school_year": "2026-2027", "term": "第一学期", "weeks": "21", "total": "31"}
    tree = written(**facts, traits=("计算慢",), goals=("作业当天交齐",))
    assert tree.data["学年"] == "2026-2027"
    assert tree.data["学生情况"]["人数"] == "31"
    assert tree.data["学生情况"]["特点"] == ["计算慢"]
    assert tree.data["目标"] == ["作业当天交齐"]


# Signs that mean something to YAML or to the search for slips of the keyboard, among words.
WORDS = st.lists(
    st.sampled_from(
        ["甲", "乙丙", " ", "，", "、", "：", ": ", ",", "（", "）", "【", "】", "#", "1."]
    ),
    min_size=1,
    max_size=6,
).map(lambda parts: read_text("".join(parts)))


@given(word=WORDS.filter(bool))
@example(word="上课不听，爱讲话")
@settings(max_examples=200, deadline=None)
def test_whatever_is_typed_is_no_slip_in_the_scaffold(
    tmp_path_factory: pytest.TempPathFactory, word: str
) -> None:
    pupil = NewPupil(word, signs=(word, "常缺"), strengths=(word,), scores={word: word})
    wishes = Wishes(
        "培优辅差计划",
        school=word,
        class_name=word,
        traits=(word,),
        goals=(word,),
        pupils=(pupil,),
        talents=(pupil,),
    )
    path = tmp_path_factory.getbasetemp() / "档案.yaml"
    path.write_text(scaffold(wishes, path), encoding="utf-8")
    source = read_source(path, keys_of())
    assert [
        p for p in source.problems if "没有填" not in p.message and "示例" not in p.message
    ] == []
    assert source.data["学校"] == word
    assert source.data["目标"] == [word]
    assert source.data["学困生"][0]["表现"] == [word, "常缺"]
    assert source.data["培优"]["学生"][0]["成绩"] == {word: word}
