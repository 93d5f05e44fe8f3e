"""The parts that a line is cut into."""

from __future__ import annotations

import pytest

from plangen.source.parts import Parts, parts_of


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("学校: 柳河小学", Parts(0, "", 0, "学校", 4, "柳河小学")),
        ("  - 姓名:  许晓  # 新转来", Parts(2, "- ", 4, "姓名", 9, "许晓")),
        ("\u3000人数 :", Parts(1, "", 1, "人数", 5, "")),
        ("- -  甲：乙", Parts(0, "- -  ", 5, "", 5, "甲：乙")),
        ("- # 没有内容", Parts(0, "- ", 2, "", 1, "")),
        ("目标: # 以后再写", Parts(0, "", 0, "目标", 3, "")),
        ("说明: '甲 # 乙'", Parts(0, "", 0, "说明", 4, "'甲 # 乙'")),
        ("  ", Parts(2, "", 2, "", 2, "")),
    ],
)
def test_a_line_is_cut_as_yaml_would_cut_it(line: str, parts: Parts) -> None:
    assert parts_of(line) == parts
    assert parts.value_end == parts.value_start + len(parts.value)
