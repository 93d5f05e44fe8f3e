from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plangen.compose.masking import Mask, labels, people_of
from plangen.model.dossier import Dossier, Masking
from plangen.model.tables import ReadRoster
from plangen.model.values import Markdown

if TYPE_CHECKING:
    from .conftest import DocumentOf, LinesOf


SURNAMES = ["许", "马", "王", "欧阳", "司马", "诸葛", "张"]
GIVEN = ["晓", "小雨", "天赐", "铭", "子墨", "雨涵"]
NAMES = st.lists(
    st.builds(str.__add__, st.sampled_from(SURNAMES), st.sampled_from(GIVEN)),
    min_size=1,
    max_size=8,
    unique=True,
)
MODES = st.sampled_from([Masking.SURNAME, Masking.CODE])


def dossier(*names: str, **rest: Any) -> Dossier:
    pupils = [{"姓名": name} for name in names]
    return Dossier.model_validate({"文种": "学困生转化计划", "学困生": pupils} | rest)


def shown(*names: str, masking: Masking = Masking.SURNAME) -> list[str]:
    return list(labels(names, masking).values())


def test_everybody_in_a_dossier_is_a_pupil_to_mask() -> None:
    found = people_of(
        dossier(
            "许晓",
            小组=[
                {"名称": "甲组", "组长": "周明", "成员": ["周明", {"姓名": "李想", "层次": "中"}]}
            ],
            班级工作={"班委": [{"姓名": "方小禾", "职务": "班长"}]},
        )
    )
    assert found == ["许晓", "周明", "李想", "方小禾"]


def test_by_default_only_the_surname_is_printed() -> None:
    assert dossier("许晓").masking is Masking.SURNAME
    assert shown("许晓", "马小雨") == ["许×", "马×"]


@pytest.mark.parametrize("name", ["欧阳雪", "司马小光", "诸葛明"])
def test_a_surname_of_two_characters_stays_whole(name: str) -> None:
    assert shown(name) == [f"{name[:2]}×"]


def test_a_name_of_two_characters_has_a_surname_of_one() -> None:
    assert shown("司马") == ["司×"]


def test_equal_surnames_are_told_apart() -> None:
    assert shown("许晓", "许铭", "马小雨") == ["许×甲", "许×乙", "马×"]


def test_more_equal_surnames_than_heavenly_stems_are_still_told_apart() -> None:
    found = shown(*(f"王{i}号" for i in range(14)))
    assert len(set(found)) == 14


def test_codes_are_letters_in_the_order_of_the_list() -> None:
    assert shown("许晓", "马小雨", masking=Masking.CODE) == ["学生A", "学生B"]


def test_codes_go_on_after_the_last_letter() -> None:
    found = shown(*(f"生{i}" for i in range(28)), masking=Masking.CODE)
    assert found[25:] == ["学生Z", "学生AA", "学生AB"]


def test_without_masking_names_are_printed() -> None:
    assert shown("许晓", masking=Masking.OFF) == ["许晓"]


@given(names=NAMES, masking=st.sampled_from(Masking))
def test_no_two_people_are_printed_alike(names: list[str], masking: Masking) -> None:
    found = labels(names, masking)
    assert list(found) == names
    assert len(set(found.values())) == len(names)


def test_helpers_and_cases_are_people_too() -> None:
    found = dossier(
        "许晓",
        学困生=[{"姓名": "许晓", "结对": "周明"}],
        总结={"个案": [{"姓名": "高天", "经过": "好些了。"}]},
    )
    assert people_of(found) == ["许晓", "周明", "高天"]


def test_pupils_who_are_ahead_are_people_too() -> None:
    found = dossier(
        学困生=[{"姓名": "许晓", "结对": "沈知言"}],
        培优={"学生": [{"姓名": "沈知言"}, {"姓名": "戴明哲"}]},
    )
    assert people_of(found) == ["许晓", "沈知言", "戴明哲"]
    assert Mask(found, Masking.SURNAME)("明哲和沈知言") == "戴×和沈×"


def test_a_name_within_another_name_does_not_break_it() -> None:
    mask = Mask(dossier("王明", "王明明"), Masking.CODE)
    assert mask("王明明和王明") == "学生B和学生A"


@given(names=NAMES, masking=MODES, before=st.text("，。和与", max_size=3))
def test_no_name_is_left_in_a_text(names: list[str], masking: Masking, before: str) -> None:
    masked = Mask(dossier(*names), masking)(before.join(["", *names, ""]))
    assert [name for name in names if name in masked] == []


@pytest.mark.parametrize(
    "text", ["张　晓同桌", "张 晓同桌", "今天张\n晓到了"], ids=["wide-space", "space", "line-end"]
)
def test_a_name_written_with_a_gap_is_masked_too(text: str) -> None:
    masked = Mask(dossier("张晓"), Masking.SURNAME)(text)
    assert "晓" not in masked
    assert "张×" in masked


@pytest.mark.parametrize(
    "names",
    [
        ("许晓", "许铭", "许×甲"),
        ("许×甲", "许晓", "许铭"),
        ("许×", "许晓"),
        ("许×甲", "许×乙", "许晓"),
    ],
    ids=["masked-last", "masked-first", "masked-without-a-stem", "two-masked"],
)
def test_a_name_masked_by_the_teacher_keeps_its_label_for_itself(names: tuple[str, ...]) -> None:
    found = labels(names, Masking.SURNAME)
    assert [found[name] for name in names if "×" in name] == [n for n in names if "×" in n]
    assert len(set(found.values())) == len(names)


def test_each_of_several_helpers_is_masked() -> None:
    found = dossier("许晓", 学困生=[{"姓名": "许晓", "结对": "周明、高天"}])
    assert Mask(found, Masking.SURNAME)("周明和高天") == "周×和高×"


def test_a_name_that_the_dossier_spreads_by_spaces_is_masked_without_them() -> None:
    mask = Mask(dossier("张　晓"), Masking.SURNAME)
    assert mask("张晓和张 晓") == "张×和张×"


def test_masking_a_masked_text_changes_nothing() -> None:
    mask = Mask(dossier("许×乙", "许×甲"), Masking.SURNAME)
    once = mask("许×乙写完了，许×甲没有。")
    assert mask(once) == once


def everywhere(names: list[str], helpers: list[str]) -> dict[str, Any]:
    """A dossier that names everybody in every field that takes a text."""
    said = "、".join([*names, *helpers])
    return {
        "标题": f"{names[0]}所在班计划",
        "班级": "四年级（1）班",
        "学校": "向阳小学",
        "教师": "李老师",
        "学科": "数学",
        "开学日期": "2026-09-01",
        "周数": "20",
        "日期": "2026-09-07",
        "章节": [
            "学生情况",
            "原因分析",
            "目标",
            "措施",
            "工作安排",
            "结语",
            {"标题": f"{said}的约定", "内容": f"与**{said}**约好。\n\n- {said}\n"},
        ],
        "指导思想": f"帮助{said}。",
        "学生情况": {
            "人数": "31",
            "特点": [f"{said}很安静"],
            "优点": [f"{said}爱画画"],
            "说明": f"{said}坐前排。",
        },
        "学困生": [
            {
                "姓名": name,
                "结对": helper,
                "表现": [f"常与{said}说话"],
                "说明": f"{said}同组。",
                "优点": [f"肯帮{said}"],
                "原因": ["作业马虎粗心", "父母离异或不和"],
                "成绩": {"上学期期末": "52", "期末": "50"},
                "目标": "60",
            }
            for name, helper in zip(names, helpers, strict=True)
        ],
        "原因分析": [{"名称": "作业马虎粗心", "说明": f"{said}抄错题。"}],
        "目标": [{"内容": f"{said}按时交作业", "测法": f"{said}的本子", "时间": f"{said}生日前"}],
        "措施": [
            {
                "名称": "作业面批",
                "负责人": said,
                "记录": f"{said}面批册",
                "要点": [f"先看{said}"],
                "说明": f"{said}先来。",
            },
            {"名称": f"陪{said}跳绳", "说明": "课间做。", "频次": "每两周一次"},
        ],
        "工作安排": [{"周次": "3", "内容": f"{said}换座位"}],
        "结语": f"第10周看{said}的本子。",
        "总结": {
            "日期": "2027-01-22",
            "说明": f"{said}有变化。",
            "措施执行": {
                "作业面批": {"次数": "9", "记录": f"{said}的册子", "说明": f"{said}常来。"}
            },
            "目标达成": {f"{said}按时交作业": f"{said}做到了"},
            "个案": [{"姓名": name, "家长同意": "是", "经过": f"{said}同桌。"} for name in names],
            "问题": [f"{said}没有家访"],
            "打算": [f"去{said}家"],
        },
    }


@settings(deadline=None, max_examples=15)
@given(names=NAMES, masking=MODES, data=st.data())
@pytest.mark.parametrize("summary", [False, True], ids=["plan", "summary"])
def test_no_name_stands_anywhere_in_a_masked_document(
    document_of: DocumentOf,
    lines_of: LinesOf,
    names: list[str],
    masking: Masking,
    data: st.DataObject,
    summary: bool,  # noqa: FBT001
) -> None:
    helpers = [f"周{chr(0x4E00 + data.draw(st.integers(0, 500)))}{i}" for i in range(len(names))]
    document = document_of(everywhere(names, helpers), summary=summary, masking=masking)
    text = "\n".join([document.title, *lines_of(document.blocks), *document.signature.lines])
    assert [name for name in (*names, *helpers) if name in text] == []


@pytest.mark.parametrize("summary", [False, True], ids=["plan", "summary"])
def test_without_masking_the_names_stand_in_the_document(
    document_of: DocumentOf,
    lines_of: LinesOf,
    summary: bool,  # noqa: FBT001
) -> None:
    given = everywhere(["许晓", "马小雨"], ["周明", "高天"])
    document = document_of(given, summary=summary, masking=Masking.OFF)
    text = "\n".join(lines_of(document.blocks))
    assert {name for name in ("许晓", "马小雨", "周明", "高天") if name in text} == {
        "许晓",
        "马小雨",
        "周明",
        "高天",
    }


def test_the_dossier_says_how_names_are_masked(
    document_of: DocumentOf,
    lines_of: LinesOf,
) -> None:
    given = everywhere(["许晓"], ["周明"]) | {"脱敏": "代号"}
    assert any("学生A" in line for line in lines_of(document_of(given).blocks))


def test_names_already_masked_in_the_dossier_are_not_exchanged(
    document_of: DocumentOf,
    lines_of: LinesOf,
) -> None:
    document = document_of(
        {
            "学困生": [
                {
                    "姓名": "许×乙",
                    "表现": ["晚饭后才动笔"],
                    "原因": ["作业拖欠不完成"],
                    "成绩": {"上学期期末": "52"},
                },
                {
                    "姓名": "许×甲",
                    "表现": ["常忘带作业本"],
                    "原因": ["作业拖欠不完成"],
                    "成绩": {"上学期期末": "49"},
                },
            ],
        }
    )
    lines = lines_of(document.blocks)
    first = lines[lines.index("52") - 1]
    assert any(f"{first}晚饭后才动笔" in line for line in lines)


def test_a_given_name_leaves_the_words_of_the_library_alone(
    document_of: DocumentOf,
    lines_of: LinesOf,
) -> None:
    given = {
        "学困生": [{"姓名": "褚天一", "原因": ["作业拖欠不完成"]}],
        "措施": [{"名称": "特定作业"}],
    }
    lines = lines_of(document_of(given).blocks)
    assert "特定作业（褚×，每天一次）" in lines


def test_classmates_of_the_roster_are_masked_in_texts() -> None:
    read = ReadRoster.model_construct(
        file="花名册.xlsx", names=("许晓", "欧阳子墨", "周天赐", "高明")
    )
    masked = Mask(dossier("许晓").model_copy(update={"roster": read}), Masking.SURNAME)
    assert masked("欧阳子墨和周天赐帮许晓，方法高明") == "欧阳×和周×帮许×，方法高明"
    revealed = Mask(dossier("许晓").model_copy(update={"roster": read}), Masking.OFF)
    assert revealed("周天赐") == "周天赐"


def test_a_name_with_an_addition_is_masked_without_it_too() -> None:
    masked = Mask(dossier("王芳（大）", "王芳（小）"), Masking.SURNAME)
    assert masked("王芳（大）") != masked("王芳（小）")
    assert "芳" not in masked("王芳（大）和王芳都来了")


# What a mask replaces, as one pattern says it.

SIGNS = "王明小Ab·×1"
SPACES = " \u3000\n\t\x1f\xa0\u2028"
MARKS = "*_`"
ANY_NAMES = st.lists(st.text(SIGNS, min_size=1, max_size=4), min_size=1, max_size=8, unique=True)


def by_pattern(labels_of: dict[str, str], text: str) -> str:
    """Return a text masked by the plain definition: longer names first, gaps within or not."""
    between = rf"(?:\s|[{MARKS}])*" if isinstance(text, Markdown) else r"\s*"
    ordered = sorted(labels_of, key=len, reverse=True)
    pattern = "|".join(between.join(map(re.escape, name)) for name in ordered)

    def label(found: re.Match[str]) -> str:
        name = re.sub(rf"[\s{MARKS}]", "", found[0])
        return labels_of[name] + "".join(char for char in found[0] if char in MARKS)

    return re.sub(pattern, label, text)


@settings(max_examples=1000)
@given(
    names=ANY_NAMES,
    masking=MODES,
    pieces=st.lists(st.text(SIGNS + SPACES + MARKS + "，", max_size=5), max_size=6),
    gaps=st.lists(st.text(SPACES + MARKS, max_size=2), min_size=1, max_size=4),
    order=st.permutations(range(8)),
    of=st.sampled_from([str, Markdown]),
)
@example(["王小", "王小明"], Masking.CODE, ["", "和"], ["*"], list(range(8)), Markdown)
@example(["王小", "王小明"], Masking.CODE, ["", "和"], ["*"], list(range(8)), str)
def test_the_names_of_a_text_are_found_as_one_pattern_finds_them(
    names: list[str],
    masking: Masking,
    pieces: list[str],
    gaps: list[str],
    order: list[int],
    of: type[str],
) -> None:
    mask = Mask(dossier(*names), masking)
    written = [gaps[place % len(gaps)].join(names[place % len(names)]) for place in order]
    text = of("".join(piece + name for piece, name in zip([*pieces, ""], written, strict=False)))
    labels_of = labels(people_of(dossier(*names)), masking)
    # With given names and names without what is added to them, which a mask knows as well.
    assert labels_of.items() <= mask.labels.items()
    assert mask(text) == by_pattern(mask.labels, text)


@pytest.mark.parametrize(
    ("name", "text", "masked"),
    [
        ("张*明", "**张*明**来了", "**张×**来了"),
        ("张*明", "张**明来了", "张×*来了"),
        ("张*", "张**和张老师", "张×*和张老师"),
    ],
)
def test_a_mark_that_is_part_of_a_name_is_no_emphasis(name: str, text: str, masked: str) -> None:
    assert Mask(dossier(name), Masking.SURNAME)(Markdown(text)) == masked
