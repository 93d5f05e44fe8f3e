"""Values of the data never become structure: a pupil called ``*甲|乙#1`` prints as just that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plangen.document.tree import Document, Heading, ItemList, Table
from plangen.model.dossier import Masking
from plangen.model.parts import DESIGNATIONS

from .printed import titles

if TYPE_CHECKING:
    from .conftest import DocumentOf, LinesOf


VALUES = (
    st.text(
        st.one_of(
            st.sampled_from("*_|#`<>[]{}()!\\-+=~&;:.%\"'1 甲乙，。：表"),
            st.characters(exclude_categories=("C", "Z")),
        ),
        min_size=1,
        max_size=16,
    )
    .map(lambda text: "".join(text.split()))
    .filter(lambda text: text and not any(name in text for name in DESIGNATIONS))
)
# A designation of the pupils is not printed as typed: a document has one.
NOTES = st.text(st.characters(categories=("L", "N")), min_size=1, max_size=40).filter(
    lambda note: not any(name in note for name in DESIGNATIONS)
)
SEPARATORS = set("、，,；;")
NASTY = [
    "*甲|乙#1",
    "#",
    "1.",
    "-",
    "|",
    "---",
    "{{d}}",
    "{%",
    "&lt;",
    "表：甲",
    "\\",
    "<!--",
    "```",
]


def plan(name: str, *, school: str = "向阳小学", helper: str = "周明") -> dict[str, Any]:
    """A dossier whose texts are all the teacher's own, so that no wording depends on the name."""
    return {
        "学校": school,
        "班级": "四年级（1）班",
        "学科": "数学",
        "教师": "李老师",
        "开学日期": "2026-09-01",
        "周数": "8",
        "学生情况": {"人数": "31"},
        "学困生": [
            {
                "姓名": name,
                "性别": "男",
                "原因": ["早上迟到"],
                "表现": ["第一节课才到"],
                "结对": helper,
                "成绩": {"上学期期末": "52"},
                "目标": "60",
                "说明": "坐前排。",
            },
            {"姓名": "马小雨", "性别": "女", "原因": ["早上迟到"], "成绩": {"上学期期末": "49"}},
        ],
        "原因分析": [{"名称": "早上迟到", "说明": "第一节课听不全。"}],
        "目标": [{"指标": "迟到", "基线": "9次", "目标": "2次"}],
        "措施": [
            {
                "名称": "早到签名",
                "说明": "到校后自己签名。",
                "针对": ["早上迟到"],
                "频次": "每人每月一次",
            }
        ],
        "结语": "第4周看一次签名。",
    }


def shape(document: Document) -> list[object]:
    """What a reader sees of the structure: kinds of blocks, levels, numbers of rows and items."""
    found: list[object] = []
    for block in document.blocks:
        if isinstance(block, Heading):
            found.append(("heading", block.level))
        elif isinstance(block, Table):
            found.append(("table", bool(block.caption), len(block.header), len(block.rows)))
        elif isinstance(block, ItemList):
            found.append(("list", block.ordered, len(block.items)))
        else:
            found.append("paragraph")
    return found


def with_examples(test: Any) -> Any:
    for value in NASTY:
        test = example(value=value)(test)
    return test


def one_name(value: str) -> bool:
    """Whether a text is one helper's name: signs that part names make several of it."""
    return not SEPARATORS & set(value)


@settings(deadline=None, max_examples=60)
@given(value=VALUES)
@with_examples
def test_a_pupils_name_is_printed_as_typed_and_changes_nothing_else(
    document_of: DocumentOf,
    lines_of: LinesOf,
    value: str,
) -> None:
    document = document_of(plan(value), masking=Masking.OFF)
    harmless = document_of(plan("许晓"), masking=Masking.OFF)
    assert value in lines_of([b for b in document.blocks if isinstance(b, Table)])
    assert shape(document) == shape(harmless)
    assert titles(document) == titles(harmless)


@settings(deadline=None, max_examples=60)
@given(value=VALUES.filter(one_name))
@example(value="*甲|乙#1")
@example(value="{{d}}")
@example(value="<!--")
def test_a_helpers_name_is_printed_as_typed_and_changes_nothing_else(
    document_of: DocumentOf,
    lines_of: LinesOf,
    value: str,
) -> None:
    document = document_of(plan("许晓", helper=value), masking=Masking.OFF)
    assert value in lines_of(document.blocks)
    assert shape(document) == shape(document_of(plan("许晓"), masking=Masking.OFF))


@settings(deadline=None, max_examples=60)
@given(value=VALUES)
@with_examples
def test_a_schools_name_is_signed_as_typed_and_changes_nothing_else(
    document_of: DocumentOf,
    value: str,
) -> None:
    document = document_of(plan("许晓", school=value), masking=Masking.OFF)
    assert document.signature.lines == (value, "李老师")
    assert shape(document) == shape(document_of(plan("许晓"), masking=Masking.OFF))


@settings(deadline=None, max_examples=60)
@given(value=VALUES)
@with_examples
@pytest.mark.parametrize("key", ["班级", "学科"])
def test_class_and_subject_stand_in_the_title_as_typed(
    document_of: DocumentOf,
    key: str,
    value: str,
) -> None:
    document = document_of(plan("许晓") | {key: value}, masking=Masking.OFF)
    assert value.replace("(", "（").replace(")", "）") in document.title.replace("(", "（").replace(
        ")", "）"
    )
    assert shape(document) == shape(document_of(plan("许晓"), masking=Masking.OFF))


@settings(deadline=None, max_examples=60)
@given(value=VALUES)
@with_examples
def test_a_sign_of_a_pupil_is_printed_as_typed(
    document_of: DocumentOf,
    lines_of: LinesOf,
    value: str,
) -> None:
    given_plan = plan("许晓")
    given_plan["学困生"][0]["表现"] = [f"写{value}字"]
    document = document_of(given_plan, masking=Masking.OFF)
    assert any(f"写{value}字" in line for line in lines_of(document.blocks))
    assert shape(document) == shape(document_of(plan("许晓"), masking=Masking.OFF))


@settings(deadline=None, max_examples=60)
@given(value=VALUES)
@with_examples
def test_names_of_ones_own_causes_and_measures_are_printed_as_typed(
    document_of: DocumentOf,
    lines_of: LinesOf,
    value: str,
) -> None:
    cause, measure = f"因{value}因", f"做{value}做"
    given_plan = plan("许晓")
    for pupil in given_plan["学困生"]:
        pupil["原因"] = [cause]
    given_plan["原因分析"][0]["名称"] = cause
    given_plan["措施"][0] |= {"名称": measure, "针对": [cause]}
    document = document_of(given_plan, masking=Masking.OFF)
    lines = lines_of(document.blocks)
    assert any(f"{cause}（" in line for line in lines)
    assert any(f"{measure}（" in line for line in lines)
    assert shape(document) == shape(document_of(plan("许晓"), masking=Masking.OFF))


@settings(deadline=None, max_examples=100)
@given(note=st.text(st.sampled_from("#*_-+|:>`~=<>&\\1. 甲乙\n"), min_size=1, max_size=40))
@example(note="# 甲")
@example(note=" # 甲")
@example(note="   ## 甲")
@example(note="#")
@example(note="甲\n#")
@example(note="甲\n===")
@example(note="- # 甲")
@pytest.mark.parametrize("place", ["原因分析", "措施", "学生情况", "学困生", "结语"])
def test_free_text_never_adds_a_section(
    document_of: DocumentOf,
    place: str,
    note: str,
) -> None:
    given_plan = plan("许晓")
    text = "甲" + note if place in {"原因分析", "措施"} and not note.strip() else note
    if place == "结语":
        given_plan["结语"] = text
    elif place == "学生情况":
        given_plan["学生情况"]["说明"] = text
    else:
        given_plan[place][0]["说明"] = text
    document = document_of(given_plan, masking=Masking.OFF)
    harmless = document_of(plan("许晓"), masking=Masking.OFF)
    assert titles(document) == titles(harmless)


@settings(deadline=None, max_examples=60)
@given(note=NOTES)
def test_a_note_without_signs_is_printed_as_typed(
    document_of: DocumentOf,
    lines_of: LinesOf,
    note: str,
) -> None:
    given_plan = plan("许晓")
    given_plan["原因分析"][0]["说明"] = note
    document = document_of(given_plan, masking=Masking.OFF)
    assert note in lines_of(document.blocks)
    assert shape(document) == shape(document_of(plan("许晓"), masking=Masking.OFF))


def test_free_text_may_be_markdown(document_of: DocumentOf) -> None:
    given_plan = plan("许晓")
    given_plan["原因分析"][0]["说明"] = "分两种：\n\n- 路远\n- 起得晚\n"
    document = document_of(given_plan, masking=Masking.OFF)
    lists = [block for block in document.blocks if isinstance(block, ItemList)]
    assert [len(found.items) for found in lists if not found.ordered] == [2]


@pytest.mark.parametrize("field", ["问题", "打算"])
@pytest.mark.parametrize("text", ["# 甲", "- 甲", "甲\n\n# 乙", "甲\n\n乙", "1. 甲", "| 甲 |"])
def test_a_difficulty_or_plan_stays_one_item_of_its_list(
    document_of: DocumentOf,
    field: str,
    text: str,
) -> None:
    given_plan = plan("许晓") | {"总结": {field: [text, "走访三户"]}}
    document = document_of(given_plan, summary=True, masking=Masking.OFF)
    harmless = document_of(
        plan("许晓") | {"总结": {field: ["一条", "走访三户"]}},
        summary=True,
        masking=Masking.OFF,
    )
    assert shape(document) == shape(harmless)
