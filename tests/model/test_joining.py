"""花名册 and 成绩表 in a dossier: what comes from them, and what is told where they disagree."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from plangen.model.joining import join_tables
from plangen.model.loading import load_dossier
from plangen.model.tables import ReadRoster
from plangen.problems import Severity
from plangen.source import read_source
from spreadsheets import roster_rows, write_xlsx

if TYPE_CHECKING:
    from pathlib import Path

    from plangen.model.dossier import Dossier
    from plangen.problems import Problem

CLASS = (("许　晓", "男"), ("马小雨", "女"), ("王芳", "女"), ("王芳", "女"), ("周明", "男"))
PUPILS = "学困生:\n  - {姓名: 许晓}\n  - {姓名: 马小雨}\n"
HEAD = "文种: 学困生转化计划\n班级: 四年级（1）班\n满分: 100\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_xlsx(tmp_path / "花名册.xlsx", roster_rows(*CLASS), sheet="四1班")
    scores = [68, "４７", 90, "缺考", "病假"]
    rows = [
        [f"2023{i:04}", name, score]
        for i, ((name, _), score) in enumerate(zip(CLASS, scores, strict=True), 1)
    ]
    write_xlsx(tmp_path / "成绩.xlsx", [["学号", "姓名", "数学"], *rows, [None, "平均分", 68]])
    return tmp_path


def join(folder: Path, text: str) -> tuple[Dossier, list[Problem]]:
    path = folder / "档案.yaml"
    path.write_text(HEAD + text, encoding="utf-8")
    source = read_source(path)
    dossier = load_dossier(source)
    assert dossier is not None
    assert source.problems == []
    return join_tables(dossier, source), source.problems


def told(problems: list[Problem], severity: Severity = Severity.ERROR) -> list[str]:
    return [
        f"{p.file.name}:{p.line} {p.message} → {p.hint}" for p in problems if p.severity is severity
    ]


def test_the_roster_gives_the_size_of_the_class_and_who_is_a_boy(folder: Path) -> None:
    dossier, problems = join(folder, "花名册: 花名册.xlsx\n" + PUPILS)
    here = dossier.situation
    assert (here.total, here.boys, here.girls) == (5, 2, 3)
    assert [pupil.sex for pupil in dossier.pupils] == ["男", "女"]
    assert isinstance(dossier.roster, ReadRoster)
    assert dossier.roster.names == ("许晓", "马小雨", "王芳", "王芳", "周明")
    (report,) = told(problems, Severity.NOTICE)
    assert "读入 5 人（男 2 人，女 3 人）" in report
    assert "“家长电话”“身份证号”写文稿用不着，没有读" in report
    assert told(problems) == []


def test_numbers_that_are_typed_must_agree_with_the_roster(folder: Path) -> None:
    text = (
        "花名册: 花名册.xlsx\n学生情况: {人数: 6, 男生: 2}\n学困生:\n  - {姓名: 许晓, 性别: 女}\n"
    )
    _, problems = join(folder, text)
    assert told(problems) == [
        (
            "档案.yaml:5 人数写的是 6，花名册.xlsx的“四1班”里是 5 人 → 删去 人数 这一行，"
            "由花名册数出；花名册不对就改花名册"
        ),
        (
            "档案.yaml:7 “许晓”的性别写的是女，花名册.xlsx的“四1班”第 3 行是男 → 删去性别这一行，"
            "由花名册来；花名册不对就改花名册"
        ),
    ]


def test_a_pupil_who_is_not_in_the_class_is_told_with_the_nearest_name(folder: Path) -> None:
    _, problems = join(
        folder,
        "花名册: 花名册.xlsx\n学困生: [{姓名: 马小宇, 结对: 周朋}, 赵六]\n".replace(
            "赵六", "{姓名: 赵六}"
        ),
    )
    first, second = told(problems)
    assert first.endswith("花名册.xlsx的“四1班”里没有“马小宇” → 是不是想写“马小雨”？")
    assert "没有“赵六” → 核对姓名" in second
    (helper,) = told(problems, Severity.WARNING)
    assert "结对同学“周朋”不在花名册.xlsx的“四1班”里 → 是不是想写“周明”？" in helper


def test_two_of_one_name_need_their_number(folder: Path) -> None:
    _, problems = join(folder, "花名册: 花名册.xlsx\n学困生: [{姓名: 王芳}]\n")
    (message,) = told(problems)
    assert "有 2 个“王芳”：第 5 行（学号 20230003）、第 6 行（学号 20230004）" in message
    assert "学号: 20230003" in message


def test_the_number_tells_two_of_one_name_apart(folder: Path) -> None:
    text = "花名册: 花名册.xlsx\n成绩表: {文件: 成绩.xlsx, 上学期期末: 数学}\n"
    text += (
        "学困生:\n  - {姓名: 王芳（大）, 学号: 20230003}\n  - {姓名: 王芳（小）, 学号: 20230004}\n"
    )
    dossier, problems = join(folder, text)
    assert told(problems) == []
    found = [pupil.scores["上学期期末"].text for pupil in dossier.pupils]
    assert found == ["90", "缺考"]


def test_results_come_from_the_table(folder: Path) -> None:
    text = "花名册: 花名册.xlsx\n成绩表: {文件: 成绩.xlsx, 上学期期末: 数学}\n" + PUPILS
    dossier, problems = join(folder, text)
    assert [pupil.scores["上学期期末"].points for pupil in dossier.pupils] == [68, 47]
    result = dossier.situation.results["上学期期末"]
    assert (result.enrolled, result.present) == (5, 3)
    assert result.average == Decimal(205) / 3
    assert (result.passed, result.excellent, result.low) == (2, 1, 0)
    assert told(problems) == []
    assert any(
        "“上学期期末”（数学）应考 5 人，实考 3 人，缺考 1 人，病假 1 人" in line
        for line in told(problems, Severity.NOTICE)
    )


def test_the_end_of_the_term_belongs_to_the_summary(folder: Path) -> None:
    text = "成绩表: {文件: 成绩.xlsx, 期末: 数学}\n总结: {日期: 2027-01-22}\n"
    text += "学困生:\n  - {姓名: 许晓, 成绩: {上学期期末: 52, 期中: 60}}\n"
    dossier, problems = join(folder, text)
    assert told(problems) == []
    assert dossier.outcome is not None
    assert dossier.outcome.results["期末"].present == 3
    assert list(dossier.pupils[0].scores) == ["上学期期末", "期中", "期末"]


def test_results_that_are_typed_must_agree_with_the_table(folder: Path) -> None:
    text = "成绩表: {文件: 成绩.xlsx, 上学期期末: 数学}\n"
    text += "学生情况:\n  全班成绩:\n    上学期期末: {实考: 4, 平均分: 68.4, 及格: 2}\n"
    text += "学困生:\n  - {姓名: 许晓, 成绩: {上学期期末: 66}}\n"
    _, problems = join(folder, text)
    assert [line.split(" → ")[0] for line in told(problems)] == [
        "档案.yaml:9 “许晓”的上学期期末写的是 66，成绩.xlsx的“Sheet1”第 2 行是 68",
        "档案.yaml:7 上学期期末的实考写的是 4，按成绩.xlsx的“Sheet1”数出来是 3",
        "档案.yaml:7 上学期期末的平均分写的是 68.4，按成绩.xlsx的“Sheet1”算出来是 68.3",
    ]


def test_who_is_missing_in_which_table_is_told(folder: Path) -> None:
    rows = [["姓名", "数学"], ["许晓", 68], ["马小宇", 47], ["周明", 90]]
    write_xlsx(folder / "成绩.xlsx", rows)
    text = (
        "花名册: 花名册.xlsx\n成绩表: {文件: 成绩.xlsx, 上学期期末: 数学}\n学困生: [{姓名: 许晓}]\n"
    )
    dossier, problems = join(folder, text)
    warnings = told(problems, Severity.WARNING)
    assert (
        "花名册.xlsx的“四1班”里的马小雨、王芳、王芳，成绩.xlsx的“Sheet1”里没有，按没有成绩算"
        in warnings[0]
    )
    assert "里的马小宇，花名册.xlsx的“四1班”里没有，没有计入 → 是不是想写“马小雨”？" in warnings[1]
    result = dossier.situation.results["上学期期末"]
    assert (result.enrolled, result.present) == (5, 2)


def test_a_cell_that_is_no_result_is_told_at_its_place(folder: Path) -> None:
    rows = [["姓名", "数学"], ["许晓", "6o"], ["马小雨", 101], ["周明", -3]]
    write_xlsx(folder / "成绩.xlsx", rows)
    _, problems = join(folder, "成绩表: {文件: 成绩.xlsx, 期末: 数学}\n学困生: [{姓名: 许晓}]\n")
    first, second, third = [p for p in problems if p.severity is Severity.ERROR]
    assert (first.file.name, first.line, first.column) == ("成绩.xlsx", 2, 2)
    assert "B2（许晓，数学）：“6o”不是成绩" in first.message
    assert "101 超过满分 100" in second.message
    assert "不能是负数" in third.message


def test_full_marks_of_a_table_go_before_those_of_the_dossier(folder: Path) -> None:
    write_xlsx(folder / "成绩.xlsx", [["姓名", "数学"], ["许晓", 110], ["周明", 70]])
    text = "成绩表: {文件: 成绩.xlsx, 满分: 120, 期末: 数学}\n学困生: [{姓名: 许晓}]\n"
    dossier, problems = join(folder, text)
    assert told(problems) == []
    assert dossier.situation.results["期末"].passed == 1


def test_thresholds_of_the_dossier_count(folder: Path) -> None:
    text = "分数线: {及格: 70%}\n成绩表: {文件: 成绩.xlsx, 期末: 数学}\n学困生: [{姓名: 许晓}]\n"
    dossier, _ = join(folder, text)
    assert dossier.situation.results["期末"].passed == 1


def test_marks_are_counted_as_marks(folder: Path) -> None:
    write_xlsx(
        folder / "成绩.xlsx", [["姓名", "等级"], ["许晓", "良好"], ["周明", "优"], ["马小雨", None]]
    )
    dossier, _ = join(folder, "成绩表: {文件: 成绩.xlsx, 上学期: 等级}\n学困生: [{姓名: 许晓}]\n")
    result = dossier.situation.results["上学期"]
    assert (result.enrolled, result.present, result.average) == (3, 2, None)
    assert (result.top_marks, result.good_marks, result.fail_marks) == (1, 1, 0)
    assert dossier.pupils[0].scores["上学期"].mark == "良"


def test_a_column_without_results_is_told_and_counts_nothing(folder: Path) -> None:
    write_xlsx(folder / "成绩.xlsx", [["姓名", "数学"], ["许晓", None], ["周明", "缺考"]])
    dossier, problems = join(
        folder, "成绩表: {文件: 成绩.xlsx, 期末: 数学}\n学困生: [{姓名: 许晓}]\n"
    )
    assert dossier.situation.results == {}
    assert any("“期末”（数学）还没有成绩" in line for line in told(problems, Severity.WARNING))


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("{文件: 成绩.xlsx, 期末: 数字}", "没有“数字”这一列 → 是不是想写“数学”？"),
        ("{文件: 成绩.xlsx, 期末: 英语}", "没有“英语”这一列 → 有这些列：数学"),
        ("{文件: 成绩.xls, 期末: 数学}", "找不到这个表格 → 是不是想写“成绩.xlsx”"),
        ("{文件: 成绩.xlsx, 工作表: 期末, 期末: 数学}", "没有工作表“期末” → 有：Sheet1"),
        ("{文件: 成绩.xlsx, 期末: H列}", "没有“H列”这一列"),
    ],
)
def test_what_is_not_in_the_table_is_told_at_the_dossier(
    folder: Path, table: str, words: str
) -> None:
    _, problems = join(folder, f"成绩表: {table}\n学困生: [{{姓名: 许晓}}]\n")
    (message,) = told(problems)
    assert message.startswith("档案.yaml:4")
    assert words in message


def test_a_header_of_two_rows_is_chosen_by_the_examination_or_the_letter(folder: Path) -> None:
    rows = [["姓名", "数学", None], [None, "期中", "期末"], ["许晓", 60, 70]]
    write_xlsx(folder / "成绩.xlsx", rows, merged=["A1:A2", "B1:C1"])
    for header in ("数学", "数学期末", "C列", "c"):
        text = f"成绩表: {{文件: 成绩.xlsx, 本学期期末: {header}}}\n学困生: [{{姓名: 许晓}}]\n"
        dossier, problems = join(folder, text)
        assert told(problems) == []
        assert dossier.pupils[0].scores["本学期期末"].points == 70
    _, problems = join(folder, "成绩表: {文件: 成绩.xlsx, 上学期: 数学}\n学困生: [{姓名: 许晓}]\n")
    (message,) = told(problems)
    assert "有几列：B 列“数学期中”、C 列“数学期末” → 写明是哪一列，如 上学期: 数学期末" in message


def test_several_tables_and_talents_are_joined(folder: Path) -> None:
    write_xlsx(folder / "期末.xlsx", [["姓名", "数学"], ["许晓", 75], ["周明", 96]])
    text = (
        "花名册: {文件: 花名册.xlsx, 工作表: 四1班}\n"
        "成绩表:\n  - {文件: 成绩.xlsx, 上学期期末: 数学}\n  - {文件: 期末.xlsx, 期末: 数学}\n"
        "学困生: [{姓名: 许晓}]\n培优: {学生: [{姓名: 周明}]}\n总结: {日期: 2027-01-22}\n"
    )
    dossier, problems = join(folder, text)
    assert told(problems) == []
    assert {name: score.text for name, score in dossier.pupils[0].scores.items()} == {
        "上学期期末": "68",
        "期末": "75",
    }
    assert dossier.talent is not None
    assert dossier.talent.pupils[0].sex == "男"
    assert dossier.talent.pupils[0].scores["期末"].points == 96


def test_a_pupil_whom_the_only_table_lacks_is_told(folder: Path) -> None:
    _, problems = join(folder, "成绩表: {文件: 成绩.xlsx, 期末: 数学}\n学困生: [{姓名: 赵六}]\n")
    (message,) = told(problems)
    assert "没有“赵六”" in message


def test_a_table_without_an_examination_is_refused(folder: Path) -> None:
    path = folder / "档案.yaml"
    path.write_text(HEAD + "成绩表: 成绩.xlsx\n", encoding="utf-8")
    source = read_source(path)
    load_dossier(source)
    assert "期末: 数学" in source.problems[0].hint


def test_a_dossier_without_tables_stays_as_it_is(folder: Path) -> None:
    dossier, problems = join(folder, "学困生: [{姓名: 许晓}]\n")
    assert dossier.situation.total is None
    assert problems == []


def test_two_of_one_name_in_two_classes_are_told_of_only_where_one_is_meant(folder: Path) -> None:
    rows = [["班级", "姓名", "数学"], ["四1", "王芳", 60], ["四2", "王芳", 70], ["四2", "李四", 80]]
    write_xlsx(folder / "成绩.xlsx", rows)
    text = "范围: 年级\n成绩表: {文件: 成绩.xlsx, 上学期期末: 数学}\n学困生: [{姓名: NAME}]\n"
    assert told(join(folder, text.replace("NAME", "李四"))[1]) == []
    (message,) = told(join(folder, text.replace("NAME", "王芳"))[1])
    assert "第 2 行（学号 没有）、第 3 行（学号 没有） → 在 成绩.xlsx 里加一列“学号”" in message


def test_a_number_that_is_nobodys_is_told_with_those_that_there_are(folder: Path) -> None:
    text = "花名册: 花名册.xlsx\n学困生: [{姓名: 王芳, 学号: 99}]\n"
    (message,) = told(join(folder, text)[1])
    assert message.endswith("写的学号 99 不是其中任何一个，改成 20230003 或 20230004")


def test_two_lists_side_by_side_keep_their_own_results(folder: Path) -> None:
    rows = [
        ["序号", "姓名", "数学", "序号", "姓名", "数学"],
        [1, "许晓", 90, 3, "周明", 70],
        [2, "马小雨", 80, 4, "李四", "6o"],
    ]
    write_xlsx(folder / "成绩.xlsx", rows)
    text = "成绩表: {文件: 成绩.xlsx, 期末: 数学}\n学困生: [{姓名: 许晓}, {姓名: 周明}]\n"
    dossier, problems = join(folder, text)
    assert [pupil.scores["期末"].text for pupil in dossier.pupils] == ["90", "70"]
    assert dossier.situation.results["期末"].average == Decimal(80)
    (wrong,) = [p for p in problems if p.severity is Severity.ERROR]
    assert (wrong.line, wrong.column) == (3, 6)
    assert wrong.message.startswith("F3（李四，数学）：“6o”不是成绩")


def test_the_sheet_of_the_class_is_read(folder: Path) -> None:
    other = [["姓名", "数学"], ["李四", 10]]
    own = [["姓名", "数学"], ["许晓", 90]]
    write_xlsx(folder / "成绩.xlsx", other, sheet="四2班", more={"四1班": own})
    dossier, problems = join(
        folder, "成绩表: {文件: 成绩.xlsx, 期末: 数学}\n学困生: [{姓名: 许晓}]\n"
    )
    assert told(problems) == []
    assert dossier.situation.results["期末"].average == 90


def test_the_table_of_another_class_is_warned_of(folder: Path) -> None:
    write_xlsx(folder / "成绩.xlsx", [["四（2）班成绩"], ["姓名", "数学"], ["许晓", 90]])
    _, problems = join(folder, "成绩表: {文件: 成绩.xlsx, 期末: 数学}\n学困生: [{姓名: 许晓}]\n")
    (warning,) = told(problems, Severity.WARNING)
    assert "标题写的是四(2)班，档案写的是四年级（1）班" in warning


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("A+", "在表里全部替换成 优、良、合格、待合格"),
        ("优+", "不加 + 和 -"),
        ("#N/A", "公式出错了"),
        ("85+5", "改成分数"),
        ("2026-09-01", "设成了日期"),
        ("90%", "是百分比"),
        ("妈妈电话13800138000", "“妈妈电话”不是成绩"),
        ("9" * 5000, "“999999999999…”不是成绩"),
    ],
)
def test_a_cell_that_cannot_be_decided_says_what_to_do(folder: Path, cell: str, words: str) -> None:
    write_xlsx(folder / "成绩.xlsx", [["姓名", "数学"], ["许晓", cell], ["周明", cell]])
    _, problems = join(folder, "成绩表: {文件: 成绩.xlsx, 期末: 数学}\n学困生: [{姓名: 许晓}]\n")
    (message,) = told(problems)
    assert words in message
    assert "下面还有 1 格也是" in message
    assert "13800138000" not in message


def test_reasons_to_be_absent_are_never_a_zero(folder: Path) -> None:
    reasons = ["缺 考", "－", "/", "缓考", "请假", "未参加", None, "免修", "请　假"]
    rows = [["姓名", "数学"], ["许晓", 0], *([f"学生{i}", r] for i, r in enumerate(reasons))]
    write_xlsx(folder / "成绩.xlsx", rows)
    dossier, problems = join(
        folder, "成绩表: {文件: 成绩.xlsx, 期末: 数学}\n学困生: [{姓名: 许晓}]\n"
    )
    assert told(problems) == []
    result = dossier.situation.results["期末"]
    assert (result.enrolled, result.present) == (9, 1)
    assert result.average == 0


@pytest.mark.parametrize(
    ("header", "below"),
    [
        (["姓名", "数学", "数学", "数学"], ["姓名", "分数", "班次", "校次"]),
        (["姓名", "数学成绩", "数学名次", "语文成绩"], None),
        (["姓名", "数学（期末）", "语文（期末）", "数学进步"], None),
    ],
)
def test_the_column_of_results_is_found_beside_places(
    folder: Path, header: list[str], below: list[str] | None
) -> None:
    rows = [header, *([below] if below else []), ["许晓", 90, 1, 2]]
    write_xlsx(folder / "成绩.xlsx", rows)
    dossier, problems = join(
        folder, "成绩表: {文件: 成绩.xlsx, 期末: 数学}\n学困生: [{姓名: 许晓}]\n"
    )
    assert told(problems) == []
    assert dossier.pupils[0].scores["期末"].points == 90


def test_one_row_is_nobody_twice(folder: Path) -> None:
    rows = [["学号", "姓名", "数学"], ["20230004", "王芳", 90], ["20230001", "许晓", 60]]
    write_xlsx(folder / "成绩.xlsx", rows)
    text = "花名册: 花名册.xlsx\n成绩表: {文件: 成绩.xlsx, 期末: 数学}\n"
    text += (
        "学困生:\n  - {姓名: 王芳（大）, 学号: 20230003}\n  - {姓名: 王芳（小）, 学号: 20230004}\n"
    )
    dossier, problems = join(folder, text)
    assert told(problems) == []
    result = dossier.situation.results["期末"]
    assert (result.enrolled, result.present) == (5, 2)
    assert result.average == 75
    assert [pupil.scores.get("期末") and pupil.scores["期末"].text for pupil in dossier.pupils] == [
        None,
        "90",
    ]
    warning = told(problems, Severity.WARNING)[0]
    assert "里的马小雨、王芳、周明，成绩.xlsx的“Sheet1”里没有" in warning


def test_whoever_left_does_not_get_the_result_of_a_namesake(folder: Path) -> None:
    write_xlsx(folder / "花名册.xlsx", roster_rows(("许晓", "男"), ("许晓（转出）", "女")))
    write_xlsx(folder / "成绩.xlsx", [["姓名", "数学"], ["许晓", 90]])
    text = "花名册: 花名册.xlsx\n成绩表: {文件: 成绩.xlsx, 期末: 数学}\n学困生: [{姓名: 许晓}]\n"
    dossier, _ = join(folder, text)
    assert dossier.situation.results["期末"].present == 1
    assert dossier.pupils[0].scores["期末"].text == "90"
