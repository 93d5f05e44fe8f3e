from __future__ import annotations

from pathlib import Path

import pytest

from plangen.problems import ProblemsError
from plangen.source.names import person_name, solid
from plangen.source.sheets import Sheet, squared
from plangen.source.tables import find_table

PATH = Path("表.xlsx")


def sheet(*lines: str, name: str = "四1班") -> Sheet:
    """Return a sheet from lines of cells parted by |."""
    rows = [[cell.strip(" ") for cell in line.split("|")] for line in lines]
    return Sheet(PATH, name, squared(rows))


def names(*lines: str) -> list[str]:
    return [row.name for row in find_table([sheet(*lines)]).rows]


def headers(*lines: str) -> list[str]:
    return [column.name for column in find_table([sheet(*lines)]).columns]


def skipped(*lines: str) -> list[tuple[int, str]]:
    return [(row.number, row.reason) for row in find_table([sheet(*lines)]).skipped]


def refusal(*sheets: Sheet, wanted: str | None = None) -> str:
    with pytest.raises(ProblemsError) as refused:
        find_table(sheets, wanted)
    (problem,) = refused.value.problems
    assert problem.hint
    return f"{problem.message} → {problem.hint}"


def test_the_header_is_the_row_with_the_name() -> None:
    lines = ("花名册|花名册", "2026年9月|", "序号|姓　名：", "1|张　三", "2|李 四")
    assert headers(*lines) == ["序号", "姓名"]
    assert names(*lines) == ["张三", "李四"]
    assert skipped(*lines) == [(1, "标题"), (2, "标题")]


def test_a_header_of_two_rows_is_read_from_the_top_down() -> None:
    lines = ("姓名|语文|语文|数学|数学", "姓名|平时|期末|平时|期末", "张三|1|2|3|4")
    assert headers(*lines) == ["姓名", "语文平时", "语文期末", "数学平时", "数学期末"]
    assert names(*lines) == ["张三"]


def test_a_header_of_two_rows_need_not_be_merged() -> None:
    lines = ("姓名|语文||数学|", "|平时|期末|平时|期末", "张三|1|2|3|4")
    assert headers(*lines) == ["姓名", "语文平时", "语文期末", "数学平时", "数学期末"]


def test_the_groups_may_stand_above_the_row_with_the_name() -> None:
    lines = ("||语文|语文|数学|数学", "学号|姓名|平时|期末|平时|期末", "1|张三|1|2|3|4")
    assert headers(*lines)[2:] == ["语文平时", "语文期末", "数学平时", "数学期末"]


def test_a_line_of_facts_above_is_no_header() -> None:
    lines = ("班级：四1|班级：四1||", "学号|姓名|数学|", "1|张三|90|")
    assert headers(*lines) == ["学号", "姓名", "数学"]


def test_the_first_pupil_is_no_second_row_of_the_header() -> None:
    assert names("姓名|数学|备注", "张三|缺考|病", "李四|90|") == ["张三", "李四"]


def test_a_row_without_a_name_is_no_second_row_where_it_has_figures() -> None:
    lines = ("学号|姓名|数学", "1||90", "2|李四|80")
    assert names(*lines) == ["李四"]
    assert skipped(*lines) == [(2, "没有姓名")]


@pytest.mark.parametrize(
    "footer",
    [
        "平均分||81.5",
        "|平均分|81.5",
        "|合计|45人",
        "|及格率|90%",
        "制表人：李老师||",
        "|男生人数|20",
    ],
)
def test_footers_are_no_pupils(footer: str) -> None:
    lines = ("学号|姓名|数学", "1|张三|90", footer)
    assert names(*lines) == ["张三"]
    assert skipped(*lines) == [(3, "合计、说明一类的行")]


def test_a_repeated_header_and_what_is_no_name_are_skipped() -> None:
    lines = ("学号|姓名|数学", "1|张三|90", "学号|姓名|数学", "2|12345|80", "3|李四|70")
    assert names(*lines) == ["张三", "李四"]
    assert skipped(*lines) == [(3, "重复的表头"), (4, "“姓名”一格不像姓名")]


def test_blank_rows_are_nothing_to_tell() -> None:
    assert skipped("姓名|数学", "|", "张三|90", "|") == []


def test_lists_side_by_side_are_one_list() -> None:
    lines = ("序号|姓名|性别|序号|姓名|性别", "1|张三|男|3|王五|女", "2|李四|女|4|赵六|男")
    table = find_table([sheet(*lines)])
    assert [row.name for row in table.rows] == ["张三", "李四", "王五", "赵六"]
    sex = table.column("性别")
    assert sex is not None
    assert [table.cell(row, sex) for row in table.rows] == ["男", "女", "女", "男"]


@pytest.mark.parametrize(
    "header",
    [
        "电话",
        "家长电话",
        "联系方式",
        "手机号",
        "身份证号码",
        "证件号",
        "学籍号",
        "家庭住址",
        "家长姓名",
        "微信",
    ],
)
def test_private_columns_are_emptied_and_said_to_be(header: str) -> None:
    table = find_table([sheet(f"姓名|{header}|数学", "张三|秘密|90")])
    assert table.private == (header,)
    assert [column.name for column in table.columns] == ["姓名", "数学"]
    assert "秘密" not in str(table.rows)


@pytest.mark.parametrize("value", ["13800138000", "11010120160101001X", "G11010120160101001X"])
def test_numbers_that_are_private_are_found_under_any_header(value: str) -> None:
    table = find_table([sheet("姓名|备用|数学", f"张三|{value}|90", f"李四|{value}|80")])
    assert table.private == ("备用",)
    assert value not in str(table)


def test_a_column_without_a_header_is_emptied_too_where_it_holds_numbers() -> None:
    assert "13800138000" not in str(find_table([sheet("姓名||数学", "张三|13800138000|90")]))


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("张　三", "张三"),
        ("欧 阳 雪", "欧阳雪"),
        ("阿依努尔·买买提", "阿依努尔·买买提"),
        ("Tom Lee", "Tom Lee"),
        ("张三\u200b", "张三"),
    ],
)
def test_a_name_is_read_without_what_aligns_it(typed: str, name: str) -> None:
    assert person_name(typed) == name
    assert names("姓名|数学", f"{typed}|90") == [name]


def test_the_first_sheet_with_people_is_read_and_the_others_are_named() -> None:
    sheets = [
        sheet("说明", name="说明"),
        sheet("姓名", "张三", name="一"),
        sheet("姓名", "李四", name="二"),
    ]
    table = find_table(sheets)
    assert (table.sheet, table.others) == ("一", ("二",))
    assert find_table(sheets, "二").rows[0].name == "李四"


def test_what_cannot_be_found_is_told_with_a_remedy() -> None:
    one = sheet("姓名", "张三", name="期末")
    assert "没有工作表“期未” → 是不是想写“期末”？" in refusal(one, wanted="期未")
    assert "删去这一项" in refusal(sheet("姓名", "张三", name=""), wanted="期末")
    assert "找不到表头" in refusal(sheet("学生名单", "张三"))
    assert "没有学生" in refusal(sheet("姓名|数学", "平均分|80"))


def test_words_of_a_header_are_compared_without_width_and_spaces() -> None:
    assert solid(" 姓　名：") == solid("姓名*") == "姓名"
    assert solid("ＱＱ") == "QQ"


def test_a_second_list_with_a_column_more_is_read_too() -> None:
    lines = (
        "序号|姓名|数学|序号|姓名|数学|备注",
        "1|张三|90|3|赵六|70|",
        "2|李四|80|4|钱七|60|电话13800138000",
    )
    table = find_table([sheet(*lines)])
    column = table.column("数学")
    assert {row.name: table.cell(row, column) for row in table.rows} == {
        "张三": "90",
        "李四": "80",
        "赵六": "70",
        "钱七": "60",
    }
    assert len({row.place for row in table.rows}) == 4
    assert "13800138000" not in str(table)


def test_lists_of_different_kinds_side_by_side_are_refused() -> None:
    told = refusal(sheet("姓名|语文|姓名|数学", "张三|90|李四|80"))
    assert "表头里有 2 格是姓名" in told
    assert "只留一份名单" in told


def test_a_list_of_another_kind_below_is_refused() -> None:
    told = refusal(sheet("姓名|数学", "张三|90", "|", "姓名|语文", "李四|80"))
    assert "第 4 行又有一个表头，和上面的不一样" in told
    assert "移到另一个工作表" in told


def test_another_class_below_is_refused_and_the_same_one_is_not() -> None:
    lines = ("四（1）班成绩|", "姓名|数学", "张三|90", "TITLE|", "姓名|数学", "李四|80")
    assert names(*(line.replace("TITLE", "四（1）班成绩") for line in lines)) == ["张三", "李四"]
    assert names(*(line.replace("TITLE", "四年级1班") for line in lines)) == ["张三", "李四"]
    told = refusal(sheet(*(line.replace("TITLE", "四（2）班成绩") for line in lines)))
    assert "第 6 行起像是另一个班（四(2)班）" in told


def test_a_title_repeated_on_every_page_is_a_title() -> None:
    lines = (
        "四1班成绩|四1班成绩",
        "姓名|数学",
        "张三|90",
        "四1班成绩|四1班成绩",
        "姓名|数学",
        "李四|80",
    )
    assert names(*lines) == ["张三", "李四"]
    assert skipped(*lines) == [(1, "标题"), (4, "标题"), (5, "重复的表头")]


def test_rows_prepared_for_later_are_nothing_to_tell() -> None:
    lines = ("序号|班级|姓名|数学", "1|四1|张三|90", "2|四1||", "3|四1||")
    assert names(*lines) == ["张三"]
    assert skipped(*lines) == []


def test_a_word_of_footers_before_a_name_makes_it_none_only_where_it_must() -> None:
    assert names("性别|姓名|数学", "男生|张三|90", "女生|李四|80") == ["张三", "李四"]
    lines = ("序号|姓名|数学", "1|张三|90", "制表人|李明|")
    assert names(*lines) == ["张三"]
    assert skipped(*lines) == [(3, "合计、说明一类的行")]


def test_figures_beside_the_list_are_no_pupils() -> None:
    lines = ("姓名|数学||分数段|人数", "张三|90||90-100|1", "|||平均分|90")
    assert names(*lines) == ["张三"]
    assert skipped(*lines) == [(3, "合计、说明一类的行")]


def test_a_table_with_a_pupil_in_every_column_is_refused() -> None:
    told = refusal(sheet("姓名|张三|李四", "语文|90|80", "数学|60|70"))
    assert "一个学生要占一行，不是一列" in told


def test_two_rows_of_one_merged_name_are_one_pupil() -> None:
    rows = [
        ["姓名", "家长姓名", "家长电话"],
        ["张三", "张大", "1"],
        ["张三", "李大", "2"],
        ["王五", "", ""],
    ]
    one = Sheet(PATH, "", rows, continued=frozenset({(2, 0)}))
    table = find_table([one])
    assert [row.name for row in table.rows] == ["张三", "王五"]
    assert [(row.number, row.reason) for row in table.skipped] == [(3, "和上一行是同一个人")]


def test_a_merged_name_with_different_results_is_left_for_the_teacher() -> None:
    rows = [["姓名", "考试", "数学"], ["张三", "期中", "90"], ["张三", "期末", "80"]]
    assert len(find_table([Sheet(PATH, "", rows, frozenset({(2, 0)}))]).rows) == 2


def test_the_sheet_that_suits_goes_before_the_first() -> None:
    sheets = [sheet("姓名", "张三", name="四1班"), sheet("姓名", "李四", name="四2班")]
    table = find_table(sheets, None, lambda name: name == "四2班")
    assert (table.sheet, table.others) == ("四2班", ("四1班",))


def test_hidden_rows_are_read_and_named() -> None:
    one = Sheet(PATH, "", [["姓名"], ["张三"], ["李四"], ["合计"]], hidden=frozenset({2, 3}))
    assert find_table([one]).hidden == (3,)


def test_an_empty_file_is_told() -> None:
    assert "这张表是空的" in refusal(Sheet(PATH, "", []))


def test_full_marks_and_averages_above_the_pupils_are_no_pupils() -> None:
    lines = ("学号|姓名|数学", "|满分|100", "|平均分|85", "1|张三|90", "一组小计||90")
    assert names(*lines) == ["张三"]
    assert [number for number, _ in skipped(*lines)] == [2, 3, 5]
    assert names("姓名|数学", "满分|100", "张三|90") == ["张三"]


def test_tables_below_the_list_add_nobody() -> None:
    lines = (
        "学号|姓名|数学",
        "1|张三|90",
        "分数段|人数|百分比",
        "90-100|1|100%",
        "班级|平均分|及格率",
        "四1|90|100%",
    )
    assert names(*lines) == ["张三"]


def test_numbers_of_an_examination_are_kept_though_they_look_like_telephones() -> None:
    table = find_table([sheet("考号|姓名", "15032401001|张三", "15032401002|李四")])
    assert [table.cell(row, table.column("考号")) for row in table.rows] == [
        "15032401001",
        "15032401002",
    ]
    assert "1380013" not in str(
        find_table([sheet("学号|姓名", "13800138000|甲", "15912345678|乙")])
    )
    lines = ("学号|姓名", "1|甲", "2|乙", "110101201601010012|丙")
    assert "110101" not in str(find_table([sheet(*lines)]))
