"""课后服务经费分配方案: what a school's account says follows from its dossier."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from plangen.compose.kinds import kinds
from plangen.document.tree import plain

from .printed import titles

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import DocumentOf, LinesOf, SectionOf, TableOf, TextsOf

KIND = "课后服务经费分配方案"
# Name, full sessions, half ones, score.
TEACHERS = """\
陈淑芬 78 2 95
李国平 76 0 92
王晓兰 80 0 96
张慧 74 3 90
刘志远 62 1 88
赵丽娟 71 2 93
孙瑶 80 0 97
钱芳 66 4 86
吴海燕 75 1 92
郑凯 79 0 95
冯涛 58 2 84
韩雪 72 1 91
蒋雯 77 0 94
沈丽华 69 2 90
胡晓燕 73 1 92
任强 64 3 87
杨帆 80 0 96
朱敏 70 2 89
许文静 76 0 93
何琳 68 1 88
吕波 52 3 82
施雅琴 74 0 91
孔德明 60 2 85
曹玉梅 79 0 95
"""
ROWS = "".join(
    f"    - {{姓名: {name}, 计量: {{按时上岗: {full}, 只到半程: {half}}}, 终结: {score}"
    + (", 扣减: 120元, 备注: 两次缺活动记录}\n" if name == "吕波" else "}\n")
    for name, full, half, score in map(str.split, TEACHERS.splitlines())
)
HEAD = """\
文种: 课后服务经费分配方案
学校: 城东小学
学年: 2026-2027
学期: 第一学期
日期: 2027-01-15
依据: [{文件名: 课后服务实施细则, 文号: 清教基〔2026〕12号}]
原则: [{名称: 多劳多得, 说明: 按点名表上的次数计量}]
对象: [本学期参加课后服务的本校教师]
"""
MONEY = """\
经费:
  收入:
    - {项目: 课后服务费, 人数: 612, 标准: 2元, 课时: 160, 说明: 已扣除退费}
    - {项目: 财政补贴, 金额: 86000}
  支出:
    - {项目: 社团材料, 金额: 6480.50元}
    - {项目: 意外伤害保险, 金额: 3120}
  计量:
    - {项目: 按时上岗, 计: 1, 说明: 两个时段都在岗}
    - {项目: 只到半程, 计: 0.5}
    - {项目: 缺勤, 计: 0}
"""
AFTER = """\
  发放: {日期: 2027-01-27, 方式: 转入本人工资卡, 说明: 税款由学校代扣。}
  公示: {起: 2027-01-18, 止: 2027-01-22, 地点: 校务公开栏, 电话: 0572-8765432}
  附则: [活动记录缺项的当周补齐, 由总务处解释]
"""
PAID = HEAD + MONEY + "  比例: 9:1\n  教师:\n" + ROWS + AFTER
RULES_ONLY = HEAD + MONEY + "  比例: 9:1\n" + AFTER
SECTIONS = [
    "制订依据",
    "经费来源",
    "分配原则",
    "分配对象",
    "分配标准",
    "计算办法",
    "分配结果",
    "发放",
    "公示",
    "附则",
]


@pytest.fixture
def result(
    document_of: DocumentOf, section_of: SectionOf, table_of: TableOf
) -> Callable[[str], list[dict[str, str]]]:
    """Return what reads the table of 分配结果 as rows by column."""

    def rows(given: str) -> list[dict[str, str]]:
        table = table_of(section_of(document_of(given), "分配结果"))
        header = [plain(cell) for cell in table.header]
        return [dict(zip(header, map(plain, row), strict=True)) for row in table.rows]

    return rows


# The frame


def test_the_kind_has_no_summary_and_needs_the_account() -> None:
    kind = kinds()[KIND]
    assert (kind.summary, kind.scope, kind.required) == (
        None,
        "学校",
        ("经费", "经费.收入", "经费.发放", "经费.公示"),
    )


def test_title_and_sections_stand_as_they_should(document_of: DocumentOf) -> None:
    document = document_of(PAID)
    assert document.title == "城东小学课后服务经费分配方案"
    headings = titles(document)
    assert headings == SECTIONS


def test_rules_may_be_set_before_there_are_figures(document_of: DocumentOf) -> None:
    headings = titles(document_of(RULES_ONLY))
    assert headings == [title for title in SECTIONS if title != "分配结果"]


# Where the money comes from


def test_sources_add_up_and_show_their_factors(texts_of: TextsOf) -> None:
    lines = texts_of(PAID, "经费来源")
    assert "612人×2.00元×160课时" in lines
    assert "课后服务经费收入合计281840.00元。" in lines
    assert "分配前先列支两项，合计9600.50元。" in lines
    assert "收入减去列支，可分配经费为272239.50元。" in lines


def test_without_expenses_all_is_shared(texts_of: TextsOf) -> None:
    text = re.sub(r"  支出:\n(    -[^\n]*\n)+", "", PAID)
    lines = texts_of(text, "经费来源")
    assert lines[-1] == "全部用于分配。"
    assert not any("列支" in line for line in lines)


# Rules and formulas


def test_the_split_is_told_with_both_amounts(texts_of: TextsOf) -> None:
    assert (
        "可分配经费按9:1分成两部分。过程性经费245015.55元，终结性经费27223.95元。"
        "前者按过程计量分配，后者按终结得分分配。"
    ) in texts_of(PAID, "分配标准")


def test_the_units_stand_in_a_table(texts_of: TextsOf) -> None:
    lines = texts_of(PAID, "分配标准")
    at = lines.index("只到半程")
    assert lines[at : at + 3] == ["只到半程", "0.5", "—"]


def test_the_formula_is_worked_with_this_schools_figures(texts_of: TextsOf) -> None:
    lines = texts_of(PAID, "计算办法")
    assert lines[:2] == [
        "过程金额＝过程性经费×本人过程计量÷全体过程计量之和。",
        "终结金额＝终结性经费×本人终结得分÷全体终结得分之和。",
    ]
    assert "全体过程计量合计1728，每个计量单位约合141.79元。" in lines[-2]
    assert lines[-1] == (
        "以陈淑芬为例。过程金额245015.55×79÷1728＝11201.52元。"
        "终结金额27223.95×95÷2181＝1185.82元。两项相加，应发12387.34元。"
    )


def test_the_example_can_be_worked_with_a_calculator(texts_of: TextsOf) -> None:
    worked = re.findall(r"([\d.]+)×([\d.]+)÷([\d.]+)＝([\d.]+)元", texts_of(PAID, "计算办法")[-1])
    assert len(worked) == 2
    for pool, part, whole, amount in worked:
        assert round(Decimal(pool) * Decimal(part) / Decimal(whole), 2) == Decimal(amount)


def test_the_rule_for_the_last_fen_is_stated(texts_of: TextsOf) -> None:
    assert any("舍去最多的人起每人补1分" in line for line in texts_of(PAID, "计算办法"))


# The result


def test_every_teacher_has_a_row_with_the_name_in_full(
    result: Callable[[str], list[dict[str, str]]],
) -> None:
    rows = result(PAID + "脱敏: 代号\n")
    assert [row["教师"] for row in rows] == [
        *(line.split()[0] for line in TEACHERS.splitlines()),
        "合计",
    ]


def test_the_columns_add_up_to_their_totals_and_to_the_source(
    result: Callable[[str], list[dict[str, str]]],
) -> None:
    *rows, total = result(PAID)
    for column in list(total)[1:]:
        assert sum(Decimal(row[column]) for row in rows) == Decimal(total[column])
    assert Decimal(total["过程金额"]) == Decimal("245015.55")
    assert Decimal(total["应发"]) + Decimal(total["扣减"]) == Decimal("272239.50")


def test_every_row_adds_up(result: Callable[[str], list[dict[str, str]]]) -> None:
    for row in result(PAID):
        parts = Decimal(row["过程金额"]) + Decimal(row["终结金额"]) - Decimal(row["扣减"])
        assert parts == Decimal(row["应发"])


def test_every_amount_has_two_decimals(document_of: DocumentOf, lines_of: LinesOf) -> None:
    lines = lines_of(document_of(PAID).blocks)
    amounts = [amount for line in lines for amount in re.findall(r"([\d.]+)元", line)]
    assert len(amounts) > 10
    assert [amount for amount in amounts if not re.fullmatch(r"\d+\.\d\d", amount)] == []


def test_deductions_and_notes_are_told_below_the_table(texts_of: TextsOf) -> None:
    lines = texts_of(PAID, "分配结果")
    assert lines[0] == "参加分配的有24人，应发合计272119.50元。"
    assert lines[-2] == "应发合计与扣减合计120.00元相加，等于可分配经费272239.50元。"
    assert lines[-1] == "备注：吕波，两次缺活动记录。"


def test_columns_that_nobody_needs_are_left_out(
    result: Callable[[str], list[dict[str, str]]], texts_of: TextsOf
) -> None:
    text = re.sub(r", 终结: \d+|, 扣减: 120元, 备注: [^}]*|  比例: 9:1\n", "", PAID)
    assert list(result(text)[0]) == ["教师", "过程计量", "过程金额", "应发"]
    assert texts_of(text, "分配结果")[-1] == "应发合计等于可分配经费。"
    assert "可分配经费按过程计量分配。" in texts_of(text, "分配标准")
    assert not any("终结" in line for line in texts_of(text, "计算办法"))


# After the sharing


def test_payout_notice_and_provisions_are_told(texts_of: TextsOf) -> None:
    assert texts_of(PAID, "发放") == [
        "2027年1月27日发放，方式为转入本人工资卡。",
        "税款由学校代扣。",
    ]
    (notice,) = texts_of(PAID, "公示")
    assert notice == (
        "分配结果自2027年1月18日至22日在校务公开栏公示，共5个工作日。"
        "对结果有异议的，可以在公示期内拨打0572-8765432反映。"
    )
    assert texts_of(PAID, "附则") == ["活动记录缺项的当周补齐。", "由总务处解释。"]


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2026-12-28", "2027-01-05", "自2026年12月28日至2027年1月5日"),
        ("2027-01-28", "2027-02-03", "自2027年1月28日至2月3日"),
    ],
)
def test_the_end_of_the_notice_says_only_what_differs(
    texts_of: TextsOf, first: str, last: str, words: str
) -> None:
    text = PAID.replace("2027-01-18", first).replace("2027-01-22", last)
    assert words in texts_of(text, "公示")[0]


def test_no_sentence_stands_twice_and_none_is_hollow(
    document_of: DocumentOf, lines_of: LinesOf
) -> None:
    lines = lines_of(document_of(PAID).blocks)
    sentences = [s for line in lines for s in re.findall(r"[^。；]{8,}[。；]", line)]
    assert len(sentences) == len(set(sentences))
    assert not re.search(r"None|Undefined|[{}]|切实加强|努力做到", "".join(lines))
