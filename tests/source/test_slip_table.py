"""Every slip and every relative of it: place, words, corrected line, meaning.

The schema is that of a dossier, since it decides what a comma or a number at the start means.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from plangen.model.schema import keys_of
from plangen.source.mending import mend_text
from plangen.source.reading import source_of
from plangen.source.signs import (
    BULLETS,
    COLONS,
    COMMAS,
    HYPHENS,
    NARROW_SPACES,
    SPACES,
    WIDE_SPACES,
    WORD_COMMAS,
)

KEYS = keys_of()
HIDDEN = [
    *map(chr, (0xAD, 0x61C, 0x180E, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF, 0xFFFC)),
    *map(chr, range(0x202A, 0x202F)),
    *map(chr, range(0x2061, 0x2065)),
    *map(chr, range(0x2066, 0x206A)),
]
# In an emoji or a rare name these belong to the character before them.
SHAPING = [*map(chr, (0x200C, 0x200D, 0xFE00, 0xFE0E, 0xFE0F, 0xE0100))]
CONTROLS = [chr(n) for n in (*range(1, 9), 0xB, 0xC, *range(0xE, 0x20), 0x7F, 0x80, 0x9F, 0xFFFE)]


@dataclass(frozen=True, slots=True)
class Row:
    """A slip: the text, its place and words, the line as it should be, and what the file means."""

    text: str
    place: tuple[int, int]
    words: str
    corrected: str
    means: Any
    certain: bool = True
    slips: int = 1


def code(char: str) -> str:
    return f"U+{ord(char):04X}"


def row(*fields: Any, name: str, **more: Any) -> Any:
    return pytest.param(Row(*fields, **more), id=name)


def colons() -> list[Any]:
    return [
        case
        for sign in COLONS
        for case in (
            row(
                f"班级{sign}二班",
                (1, 3),
                "中文冒号",
                "班级: 二班",
                {"班级": "二班"},
                name=f"colon-{code(sign)}",
            ),
            row(
                f"学困生:\n  - 姓名{sign} 许晓",
                (2, 7),
                "中文冒号",
                "  - 姓名: 许晓",
                {"学困生": [{"姓名": "许晓"}]},
                name=f"colon-in-a-list-{code(sign)}",
            ),
            row(
                f"学困生:\n  - {{姓名{sign}许晓}}",
                (2, 8),
                "中文冒号",
                "  - {姓名: 许晓}",
                {"学困生": [{"姓名": "许晓"}]},
                name=f"colon-in-braces-{code(sign)}",
            ),
        )
    ]


def list_marks() -> list[Any]:
    return (
        [
            row(
                f"措施:\n  {sign}{gap}家访",
                (2, 3),
                f"“{sign}”",
                "  - 家访",
                {"措施": ["家访"]},
                name=f"mark-{code(sign)}-{len(gap)}",
            )
            for sign in HYPHENS + BULLETS
            for gap in ("", " ", "\u3000")
        ]
        + [
            row(
                f"措施:\n  {sign} 家访",
                (2, 3),
                f"“{sign}”",
                "  - 家访",
                {"措施": ["家访"]},
                name=f"mark-{code(sign)}",
            )
            for sign in "*+"
        ]
        + [
            row(
                f"措施:\n  {number}家访",
                (2, 3),
                "数字",
                "  - 家访",
                {"措施": ["家访"]},
                name=f"number-{number}",
            )
            for number in (
                "1.",
                "1. ",
                "1．",
                "1、",
                "1)",
                "1）",
                "（1）",
                "(1)",
                "①",
                "⑴",
                "⒈",
                "一、",
                "（一）",
            )
        ]
    )


def commas() -> list[Any]:
    found = [
        row(
            f"原因分析: [基础知识薄弱{sign}作业马虎粗心]",
            (1, 14),
            "几项会并成一项",
            "原因分析: [基础知识薄弱, 作业马虎粗心]",
            {"原因分析": ["基础知识薄弱", "作业马虎粗心"]},
            name=f"comma-of-words-{code(sign)}",
        )
        for sign in COMMAS + WORD_COMMAS
    ]
    found += [
        row(
            f"附件: [报名表{sign}课程表]",
            (1, 9),
            "一句话就加英文引号",
            "附件: [报名表, 课程表]",
            {"附件": ["报名表", "课程表"]},
            name=f"comma-of-texts-{code(sign)}",
            certain=False,
        )
        for sign in COMMAS
    ]
    return found + [
        row(
            f"学困生: [{{姓名: 许晓{sign}性别: 男}}]",
            (1, 14),
            "中文逗号",
            "学困生: [{姓名: 许晓, 性别: 男}]",
            {"学困生": [{"姓名": "许晓", "性别": "男"}]},
            name=f"comma-in-braces-{code(sign)}",
        )
        for sign in COMMAS
    ]


def spaces() -> list[Any]:
    found = []
    for sign in SPACES:
        # Two columns in all: one wide space or two narrow ones.
        margin = sign * (1 if sign in WIDE_SPACES else 2)
        found += [
            row(
                f"学生情况:\n{margin}人数: 31",
                (2, 1),
                "行首有全角空格",
                "  人数: 31",
                {"学生情况": {"人数": "31"}},
                name=f"margin-{code(sign)}",
            ),
            row(
                f"学生情况:\n  人数: 31\n  {sign * (sign in NARROW_SPACES)}男生: 18"
                if sign in NARROW_SPACES
                else f"学生情况:\n  人数: 31\n{sign}男生: 18",
                (3, 3 if sign in NARROW_SPACES else 1),
                "行首有全角空格",
                "  男生: 18",
                {"学生情况": {"人数": "31", "男生": "18"}},
                name=f"margin-beside-{code(sign)}",
            ),
            row(
                f"班级:{sign}二班",
                (1, 4),
                "冒号后面是全角空格",
                "班级: 二班",
                {"班级": "二班"},
                name=f"after-colon-{code(sign)}",
            ),
            row(
                f"班级: {sign}'二班'",
                (1, 5),
                "冒号后面是全角空格",
                "班级: '二班'",
                {"班级": "二班"},
                name=f"before-quotes-{code(sign)}",
            ),
            row(
                f"班级{sign}: 二班",
                (1, 1),
                "应当是“班级”",
                "班级: 二班",
                {"班级": "二班"},
                name=f"behind-key-{code(sign)}",
            ),
            row(
                f"措施:\n  -{sign}家访",
                (2, 4),
                "“-”后面是全角空格",
                "  - 家访",
                {"措施": ["家访"]},
                name=f"after-dash-{code(sign)}",
            ),
            row(
                f"附件: [报名表,{sign}'课程表']",
                (1, 10),
                "括号里有全角空格",
                "附件: [报名表, '课程表']",
                {"附件": ["报名表", "课程表"]},
                name=f"in-brackets-{code(sign)}",
            ),
            row(
                f"附件: [报名表]{sign}",
                (1, 10),
                "全角空格",
                "附件: [报名表]",
                {"附件": ["报名表"]},
                name=f"behind-brackets-{code(sign)}",
            ),
            row(
                f"结语: |{sign}\n  好。",
                (1, 6),
                "全角空格",
                "结语: |",
                {"结语": "好。\n"},
                name=f"behind-a-block-sign-{code(sign)}",
            ),
            row(
                f"结语: |\n{sign * 2}好。",
                (2, 1),
                "不算缩进",
                "  好。",
                {"结语": "好。\n"},
                name=f"margin-of-a-block-{code(sign)}",
            ),
        ]
    return found


def hidden() -> list[Any]:
    found = []
    for sign in HIDDEN + SHAPING + CONTROLS:
        means = {"班级": "二班"}
        found += [
            row(
                f"{sign}班级: 二班",
                (1, 1),
                "看不见",
                "班级: 二班",
                means,
                name=f"first-{code(sign)}",
            ),
            row(
                f"班{sign}级: 二班",
                (1, 2),
                "看不见",
                "班级: 二班",
                means,
                name=f"in-key-{code(sign)}",
            ),
            row(
                f"班级:{sign} 二班",
                (1, 4),
                "看不见",
                "班级: 二班",
                means,
                name=f"colon-{code(sign)}",
            ),
            row(
                f"措施:\n  {sign}- 家访",
                (2, 3),
                "看不见",
                "  - 家访",
                {"措施": ["家访"]},
                name=f"before-dash-{code(sign)}",
            ),
        ]
    found += [
        row(
            f"班级: 二{sign}班",
            (1, 6),
            "看不见",
            "班级: 二班",
            {"班级": "二班"},
            name=f"in-value-{code(sign)}",
        )
        for sign in HIDDEN + CONTROLS
    ]
    return found + [
        row(
            f"结语: |\n  好{sign}。  # {sign}",
            (2, 4),
            "看不见",
            "  好。  # ",
            {"结语": "好。  # \n"},
            name=f"control-in-a-block-{code(sign)}",
        )
        for sign in CONTROLS
    ]


def quoted_values() -> list[Any]:
    return [
        row(
            f"学校: {value}",
            (1, 5),
            words,
            f"学校: '{value}'",
            {"学校": value},
            certain=certain,
            name=f"value-{value}",
        )
        for value, words, certain in (
            ("*陀螺", "“*”", True),
            ("&陀螺", "“&”", True),
            ("&a b", "“&”", False),
            ("!重要", "“!”", True),
            ("! 重要", "“!”", True),
            ("%80", "“%”", True),
            ("@全体", "“@”", True),
            ("`甲`", "“`”", True),
            (">60 分", "“>”", True),
            ("> 60 分", "“>”", True),
            ("|甲|", "“|”", True),
            ("| 甲", "“|”", False),
            ("? 甲", "“?”", True),
            ("#1小学", "“#”", True),
            ("#小学", "“#”", False),
            ("甲楼 #3", "“#”", True),
            ("[注]向阳", "“[”", True),
            ("{甲}向阳", "“{”", True),
            ("{页码}", "花括号", True),
            (",甲", "“,”", True),
            ("]甲", "“]”", True),
            ("- 甲", "另起一行", False),
            ('"向阳"小学', "引号外面", True),
        )
    ]


TABLE = [
    *colons(),
    *list_marks(),
    *commas(),
    *spaces(),
    *hidden(),
    *quoted_values(),
    row("班级:二班", (1, 4), "少一个空格", "班级: 二班", {"班级": "二班"}, name="no-space"),
    row("班级:\t二班", (1, 4), "Tab", "班级: 二班", {"班级": "二班"}, name="tab-after-colon"),
    row("班级: \t二班", (1, 5), "Tab", "班级: 二班", {"班级": "二班"}, name="space-and-tab"),
    row(
        "ｐｌａｎｇｅｎ: 1",
        (1, 1),
        "“plangen”",
        "plangen: 1",
        {"plangen": "1"},
        name="wide-letters",
    ),
    row("姓　名: 许晓", (1, 1), "“姓名”", "姓名: 许晓", {"姓名": "许晓"}, name="spaced-key"),
    row("“班级”: 二", (1, 1), "“班级”", "班级: 二", {"班级": "二"}, name="quoted-key"),
    row(
        "学生情况:\n\t人数: 31",
        (2, 1),
        "Tab",
        "  人数: 31",
        {"学生情况": {"人数": "31"}},
        name="tab",
    ),
    row(
        "学生情况:\n    人数: 31\n\t男生: 18",
        (3, 1),
        "Tab",
        "    男生: 18",
        {"学生情况": {"人数": "31", "男生": "18"}},
        name="tab-beside-four-spaces",
    ),
    row("措施:\n  -家访", (2, 4), "少一个空格", "  - 家访", {"措施": ["家访"]}, name="tight-dash"),
    row("措施:\n  -\t家访", (2, 4), "Tab", "  - 家访", {"措施": ["家访"]}, name="tab-after-dash"),
    row("措施:\n  ——家访", (2, 3), "“——”", "  - 家访", {"措施": ["家访"]}, name="two-dashes"),
    row(
        "附件: [甲,\t乙]",
        (1, 8),
        "Tab",
        "附件: [甲, 乙]",
        {"附件": ["甲", "乙"]},
        name="tab-in-list",
    ),
    row("附件: ［甲］", (1, 5), "“［”", "附件: [甲]", {"附件": ["甲"]}, name="wide-square"),
    row("附件: [甲］", (1, 7), "“］”", "附件: [甲]", {"附件": ["甲"]}, name="wide-closing"),
    row(
        "附件: 【甲，乙】",
        (1, 5),
        "“【”",
        "附件: [甲, 乙]",
        {"附件": ["甲", "乙"]},
        slips=2,
        certain=True,
        name="lenticular",
    ),
    row(
        "附件: 〔甲，乙〕",
        (1, 5),
        "“〔”",
        "附件: [甲, 乙]",
        {"附件": ["甲", "乙"]},
        slips=2,
        name="tortoise-shell",
    ),
    row(
        "成绩: ｛期中：60，期末：68｝",
        (1, 5),
        "“｛”",
        "成绩: {期中: 60, 期末: 68}",
        {"成绩": {"期中": "60", "期末": "68"}},
        slips=3,
        name="braces",
    ),
    row(
        "成绩: {期中:60}",
        (1, 9),
        "少一个空格",
        "成绩: {期中: 60}",
        {"成绩": {"期中": "60"}},
        name="tight",
    ),
    row("结语: ｜\n  好。", (1, 5), "“｜”", "结语: |", {"结语": "好。\n"}, name="wide-bar"),
    row("结语: ＞\n  好。", (1, 5), "“＞”", "结语: >", {"结语": "好。\n"}, name="wide-greater"),
    row(
        "结语：｜\n  好。",
        (1, 3),
        "中文冒号",
        "结语: |",
        {"结语": "好。\n"},
        slips=2,
        name="bar-and-colon",
    ),
    row("＃ 说明\n班级: 二", (1, 1), "“＃”", "# 说明", {"班级": "二"}, name="wide-hash"),
    row(
        "\u3000# 说明\n班级: 二", (1, 1), "行首", "  # 说明", {"班级": "二"}, name="comment-margin"
    ),
    row(
        "班级: 二\n————————\n学校: 甲",
        (2, 1),
        "分隔线",
        "# ————————",
        {"班级": "二", "学校": "甲"},
        name="ruler",
    ),
    row(
        "学校: 如下: 甲",
        (1, 7),
        "两个冒号",
        "学校: '如下: 甲'",
        {"学校": "如下: 甲"},
        name="two-colons",
    ),
    row(
        "学校: “如下: 甲”",
        (1, 8),
        "外层请用英文引号",
        "学校: '“如下: 甲”'",
        {"学校": "“如下: 甲”"},
        name="curly",
    ),
    row(
        "学校: ＂如下: 甲＂",
        (1, 8),
        "外层请用英文引号",
        "学校: '＂如下: 甲＂'",
        {"学校": "＂如下: 甲＂"},
        name="wide-quotes",
    ),
    row(
        "学校: 「如下: 甲」",
        (1, 8),
        "外层请用英文引号",
        "学校: '「如下: 甲」'",
        {"学校": "「如下: 甲」"},
        name="corners",
    ),
    row(
        "学校: 甲 班级: 二",
        (1, 9),
        "另起一行",
        "学校: '甲 班级: 二'",
        {"学校": "甲 班级: 二"},
        certain=False,
        name="two-keys-on-a-line",
    ),
    row(
        "学校: '向阳\n班级: 二",
        (1, 5),
        "没有成对",
        "学校: '向阳'",
        {"学校": "向阳", "班级": "二"},
        certain=False,
        name="open-quote",
    ),
    row(
        "附件: [甲, 乙\n班级: 二",
        (1, 5),
        "没有成对",
        "附件: [甲, 乙]",
        {"附件": ["甲", "乙"], "班级": "二"},
        certain=False,
        name="open-bracket",
    ),
    row(
        "学生情况:\n  人数: 31\n   男生: 18",
        (3, 4),
        "对齐",
        "  男生: 18",
        {"学生情况": {"人数": "31", "男生": "18"}},
        name="one-space-too-much",
    ),
    row(
        "学生情况:\n  人数: 31\n 男生: 18",
        (3, 2),
        "对齐",
        "  男生: 18",
        {"学生情况": {"人数": "31", "男生": "18"}},
        name="one-space-too-little",
    ),
    row(
        "学困生:\n  - 姓名: 甲\n   性别: 男",
        (3, 4),
        "对齐",
        "    性别: 男",
        {"学困生": [{"姓名": "甲", "性别": "男"}]},
        name="key-of-an-item-too-little",
    ),
    row(
        "措施:\n  - 家访\n   - 谈心交流",
        (3, 4),
        "对齐",
        "  - 谈心交流",
        {"措施": ["家访", "谈心交流"]},
        name="item-too-much",
    ),
    row(
        "班级: 二\n---\n学校: 甲",
        (2, 1),
        "另一份档案",
        "# ---",
        {"班级": "二", "学校": "甲"},
        certain=False,
        name="mark",
    ),
    row(
        "班级: 二\n...\n学校: 甲",
        (2, 1),
        "另一份档案",
        "# ...",
        {"班级": "二", "学校": "甲"},
        certain=False,
        name="end-mark",
    ),
    row("班级；二", (1, 3), "“；”", "班级: 二", {"班级": "二"}, name="semicolon"),
    row("班级= 二", (1, 3), "“=”", "班级: 二", {"班级": "二"}, name="equals"),
    row(
        "成绩: {期中: 60；期末: 68}",
        (1, 12),
        "中文逗号",
        "成绩: {期中: 60, 期末: 68}",
        {"成绩": {"期中": "60", "期末": "68"}},
        name="semicolon-in-braces",
    ),
    row(
        "学困生: [\n  {姓名: 甲}，\n  {姓名: 乙}\n  ]",
        (2, 10),
        "中文逗号",
        "  {姓名: 甲},",
        {"学困生": [{"姓名": "甲"}, {"姓名": "乙"}]},
        name="comma-behind-braces",
    ),
    row(
        "学困生: [\n  {姓名：甲},\n  {姓名: 乙}\n  ]",
        (2, 6),
        "中文冒号",
        "  {姓名: 甲},",
        {"学困生": [{"姓名": "甲"}, {"姓名": "乙"}]},
        name="colon-on-a-later-line",
    ),
]


@pytest.mark.parametrize("row", TABLE)
def test_a_slip_is_told_at_its_place_with_the_line_to_paste_and_read_as_meant(row: Row) -> None:
    source = source_of(Path("档案.yaml"), row.text + "\n", KEYS)
    found = {(problem.line, problem.column): problem for problem in source.problems}
    assert len(source.problems) == row.slips, source.problems
    problem = found[row.place]
    assert row.words in problem.message
    assert problem.hint.endswith(f"：{row.corrected.strip()}")
    assert problem.source == row.text.split("\n")[row.place[0] - 1]
    assert source.data == row.means


@pytest.mark.parametrize("row", TABLE)
def test_what_is_certain_is_mended_and_what_is_not_is_left(row: Row) -> None:
    after, slips = mend_text(row.text, KEYS)
    line = row.place[0] - 1
    if row.certain and row.slips == 1:
        assert after.split("\n")[line] == row.corrected
        assert source_of(Path("档案.yaml"), after + "\n", KEYS).problems == []
    elif not row.certain:
        assert (after, slips) == (row.text, [])
    assert mend_text(after, KEYS) == (after, [])


@pytest.mark.parametrize(
    ("text", "place", "words", "remedy"),
    [
        pytest.param(
            "措施: 家访\n  - 谈心交流\n",
            (2, 3),
            "“措施”后面已有内容",
            "另起一行",
            id="item-below-a-value",
        ),
        pytest.param(
            "措施:\n  - 家访\n    频次: 每周\n",
            (3, 5),
            "没有写键名",
            "- 名称:",
            id="key-below-a-word",
        ),
        pytest.param(
            "班级: 二\n学生情况:\n  班级: 三\n\n班级: 四\n",
            (5, 1),
            "第 1 行和第 5 行",
            "删去",
            id="far-below",
        ),
    ],
)
def test_what_one_line_cannot_mend_is_told_and_left(
    text: str, place: tuple[int, int], words: str, remedy: str
) -> None:
    (problem,) = source_of(Path("档案.yaml"), text, KEYS).problems
    assert (problem.line, problem.column) == place
    assert words in problem.message
    assert remedy in problem.hint
    assert mend_text(text, KEYS) == (text, [])
