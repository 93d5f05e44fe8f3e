"""Names as tables write them."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plangen.source.names import bare_key, is_name, name_key, person_name


@pytest.mark.parametrize(
    "typed",
    [
        "张三",
        "欧阳娜娜",
        "买买提艾力",
        "阿卜杜拉·买买提",
        "迪丽热巴•迪力木拉提",
        "𠮷野",
        "王𬀩",
        "王\ue001",
        "王〇一",
        "许×",
        "王芳2",
        "王丽（大）",
        "周九-转入",
        "Tom Lee",
        "O'Brien",
        "Anna M. Smith",
        "José",
        "张ｓａｎ",
    ],
)
def test_a_name_of_any_people_is_one(typed: str) -> None:
    assert is_name(person_name(typed))


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "12345",
        "四2班",
        "四（1）班成绩",
        "以上名单核对无误",
        "红色表示不及格",
        "李老师",
        "语文",
        "≥90",
        "=（公式没有算出）",
        "希望小学",
        "请各位家长仔细核对以上信息",
        "张" * 31,
    ],
)
def test_a_title_a_note_and_a_subject_are_no_names(typed: str) -> None:
    assert not is_name(person_name(typed))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("阿卜杜拉·买买提", "阿卜杜拉.买买提"),
        ("阿卜杜拉•买买提", "阿卜杜拉 ‧ 买买提"),
        ("张　三", "张三"),
        ("张三*", "★张三"),
        ("王芳（大）", "王芳(大)"),
        ("Tom Lee", "ＴＯＭ  lee"),
        ("张\n三", "张三"),
        ("01张三", "张三"),
        ("3.张三", "张三"),
    ],
)
def test_two_ways_to_write_a_name_have_one_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


def test_what_is_in_brackets_behind_a_name_can_be_left_out() -> None:
    assert bare_key("张三（转出）") == name_key("张三")


@given(st.text(max_size=40))
@example("A A\r\x1b 0")
def test_a_name_once_read_is_read_alike_again(typed: str) -> None:
    assert person_name(person_name(typed)) == person_name(typed)
    is_name(person_name(typed))
