from __future__ import annotations

from pathlib import Path

import pytest

from plangen.model.doubts import doubts
from plangen.model.people import People, people_of, rows_told
from plangen.problems import ProblemsError
from plangen.source.sheets import Sheet, squared
from plangen.source.tables import find_table


def people(*lines: str, class_name: str | None = None, written: str | None = None) -> People:
    sheet = Sheet(Path("花名册.xlsx"), "", squared([line.split("|") for line in lines]))
    return people_of(find_table([sheet]), class_name, written)


def refusal(*lines: str, class_name: str | None = None) -> tuple[int, str]:
    with pytest.raises(ProblemsError) as refused:
        people(*lines, class_name=class_name)
    (problem,) = refused.value.problems
    return problem.line, f"{problem.message} → {problem.hint}"


def test_one_class_is_taken_from_a_table_of_the_grade() -> None:
    lines = ("班级|姓名", "四1班|张三", "四2班|李四", "四1班|王五")
    found = people(*lines, class_name="四年级（1）班")
    assert [person.name for person in found.persons] == ["张三", "王五"]
    assert found.elsewhere == 1
    assert [person.name for person in people(*lines).persons] == ["张三", "李四", "王五"]
    assert [person.name for person in people(*lines, written="四2班").persons] == ["李四"]


def test_a_table_of_another_class_is_refused() -> None:
    line, told = refusal("班级|姓名", "四2班|李四", class_name="四年级（1）班")
    assert line == 1
    assert "“四年级（1）班”" in told
    assert "四2班" in told
    assert "班级: 四2班" in told


def test_a_column_of_classes_that_says_nothing_parts_nobody() -> None:
    assert len(people("班级|姓名", "|张三", "|李四", class_name="四年级（1）班").persons) == 2


def test_two_of_one_name_are_told_apart_by_their_number() -> None:
    found = people("学号|姓名", "0012|王芳", "0031|王芳", "0032|张三")
    assert [person.row.number for person in found.find("王芳", "31")] == [3]
    assert len(found.find("王芳")) == 2
    assert [person.row.number for person in found.find("王芳（大）", "0012")] == [2]
    assert [person.name for person in found.find("张三", "77")] == ["张三"]


def test_two_of_one_name_without_numbers_cannot_be_told_apart() -> None:
    line, told = refusal("姓名|数学", "王芳|90", "张三|80", "王　芳|70")
    assert line == 4
    assert "第 2 行和第 4 行都是“王芳”" in told
    assert "学号" in told


def test_one_number_for_two_is_refused() -> None:
    line, told = refusal("学号|姓名", "12|王芳", "12|张三")
    assert line == 3
    assert "“王芳”和第 3 行“张三”的学号都是 12" in told


def test_a_sex_that_is_missing_or_odd_is_told() -> None:
    found = people("姓名|性别", "张三|男", "李四|", "王五|不详", "赵六|女生")
    assert [person.sex for person in found.persons] == ["男", None, None, "女"]
    assert [(p.line, p.column) for p in doubts(found, None)] == [(3, 2), (4, 2)]


def test_the_report_says_what_was_read_and_what_was_not() -> None:
    found = people(
        "四年级名单",
        "班级|姓名|性别|电话",
        "四1班|张三|男|1",
        "四2班|李四|女|2",
        "|合计|2",
        class_name="四年级（1）班",
    )
    assert found.report == (
        "读入 1 人（男 1 人，女 0 人）；别的班 1 人没有读；跳过第 1 行（标题）、第 5 行"
        "（合计、说明一类的行）；“电话”写文稿用不着，没有读"
    )


def warnings(*lines: str, class_name: str | None = None) -> list[str]:
    return [f"{p.message} → {p.hint}" for p in doubts(people(*lines), class_name)]


def test_grade_and_class_in_two_columns_are_one_class() -> None:
    lines = ("年级|班级|姓名", "四|1|张三", "五|1|李四", "四|2|王五")
    assert [p.name for p in people(*lines, class_name="四年级（1）班").persons] == ["张三"]


def test_a_class_written_once_for_many_rows_is_not_guessed() -> None:
    lines = ("班级|姓名", "四1|张三", "|李四", "四2|王五", "|赵六")
    line, told = refusal(*lines, class_name="四年级（1）班")
    assert line == 3
    assert "第 3、5 行没有写班级" in told
    assert "逐行写上班级" in told
    assert len(people(*lines[:3], class_name="四年级（1）班").persons) == 2


def test_numbers_within_classes_may_be_the_same() -> None:
    lines = ("班级|学号|姓名", "四1|1|张三", "四2|1|李四")
    assert len(people(*lines).persons) == 2


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("张三（转出）", "张三"),
        ("张三", "张三（大）"),
        ("阿卜杜拉.买买提", "阿卜杜拉·买买提"),
        ("张三*", "张　三"),
    ],
)
def test_somebody_is_found_however_the_name_is_written(typed: str, asked: str) -> None:
    assert len(people("姓名", typed).find(asked)) == 1


@pytest.mark.parametrize(
    "lines",
    [
        ("姓名|男|女", "张三|√|", "李四||1"),
        ("姓名|性别|性别", "姓名|男|女", "张三|√|", "李四||√"),
        ("姓名|性别", "张三|1", "李四|2"),
        ("姓名|性别", "张三|男性", "李四|f"),
    ],
)
def test_sexes_are_told_in_many_ways(lines: tuple[str, ...]) -> None:
    found = people(*lines)
    assert [person.sex for person in found.persons] == ["男", "女"]
    assert doubts(found, None) == []


def test_both_marks_and_none_tell_no_sex() -> None:
    lines = ("姓名|男|女", "张三|√|√", "李四||")
    assert [person.sex for person in people(*lines).persons] == [None, None]
    assert warnings(*lines)[1].startswith("“李四”的性别没有填 → 在表里写 男 或 女")


def test_a_number_that_excel_spoilt_tells_nobody_apart() -> None:
    assert people("学号|姓名", "2.02301E+16|张三", "2.02301E+16|李四").persons[0].number is None
    _, told = refusal("学号|姓名", "2.02301E+16|张三", "2.02301E+16|张三")
    assert "分不清是谁" in told
    _, told = refusal("学号|姓名", "20230000000000000|张三", "20230000000000000|李四")
    assert "先把这一列设成“文本”" in told


def test_many_problems_of_one_kind_are_counted() -> None:
    with pytest.raises(ProblemsError) as refused:
        people("姓名", *["张三"] * 100)
    assert len(refused.value.problems) == 5
    assert refused.value.problems[-1].message.endswith("这样的地方后面还有 94 处")


def test_rows_that_may_be_pupils_are_warned_of() -> None:
    assert warnings("学号|姓名|数学", "1|张三|90", "2||80", "3|≥90|1", "4||70") == [
        "第 3、5 行没有姓名，没有读 → 是学生就把姓名写对；不是学生的不用管",
        "第 4 行“姓名”一格不像姓名，没有读 → 是学生就把姓名写对；不是学生的不用管",
    ]


def test_who_left_is_counted_and_told() -> None:
    assert warnings("姓名|备注", "张三（转出）|", "李四|已休学一年", "王五|借读") == [
        "第 2 行写着转出，仍算在 3 人里 → 已经不在班里的，从表里删去这一行",
        "第 3 行写着休学，仍算在 3 人里 → 已经不在班里的，从表里删去这一行",
    ]


def test_the_title_of_another_class_is_told() -> None:
    lines = ("四（2）班花名册", "姓名|性别", "张三|男")
    (told,) = warnings(*lines, class_name="四年级（1）班")
    assert "标题写的是四(2)班，档案写的是四年级（1）班 → 看看是不是拿错了表" in told
    assert warnings(*lines, class_name="四年级（2）班") == []
    assert warnings("2023级2班名单", *lines[1:], class_name="四年级（2）班") == []
    assert warnings("班级：2班", *lines[1:], class_name="四年级（2）班") == []
    assert warnings(*lines) == []


def test_rows_that_follow_each_other_are_told_as_a_span() -> None:
    assert rows_told([3, 9, 4, 5, 3]) == "第 3～5、9 行"
