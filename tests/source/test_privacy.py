"""What of a table is not read."""

from __future__ import annotations

import pytest

from plangen.source.privacy import are_private, is_private_header, without_private_parts


@pytest.mark.parametrize(
    "header",
    [
        *(
            "家长微信号",
            "父",
            "妈妈",
            "监护人1",
            "紧急联系人",
            "护照号",
            "邮箱",
            "医保",
            "民族",
            "病史",
        ),
        *("出生日期", "户口所在地", "国网学籍号", "提交者", "是否留守儿童", "家庭住址", "QQ号"),
    ],
)
def test_what_tells_of_a_family_or_a_body_is_private(header: str) -> None:
    assert is_private_header(header)


@pytest.mark.parametrize(
    "header",
    [
        "语文",
        "字母",
        "声母韵母",
        "修改病句",
        "家庭作业",
        "学号",
        "性别",
        "联系实际",
        "总分",
        "班级",
    ],
)
def test_what_may_head_a_result_is_not(header: str) -> None:
    assert not is_private_header(header)


def test_numbers_of_an_examination_look_like_telephones_but_begin_alike() -> None:
    assert not are_private(["15032401001", "15032401002"], numbered=True)
    assert are_private(["13812345678", "15098765432"], numbered=True)
    assert are_private(["13812345678", "13898765432"], numbered=False)
    assert are_private(["110101201601010012", "110101201602020021"], numbered=True)
    assert not are_private(["202300000000000001", "202300000000000002"], numbered=True)
    assert not are_private([], numbered=False)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("母亲电话13800138000", "母亲电话"),
        ("138 0013 8000（爸）", "(爸)"),
        ("１３８００１３８０００", ""),
        ("身份证110101201601010012", "身份证"),
        ("010-62345678", ""),
        ("班长，2026年9月起", "班长，2026年9月起"),
        ("20230001", "20230001"),
        ("88.5", "88.5"),
    ],
)
def test_numbers_inside_a_text_are_left_out(typed: str, kept: str) -> None:
    assert without_private_parts(typed) == kept
