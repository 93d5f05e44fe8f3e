"""``plangen scores``: what a table holds, without names and places."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import xlsxwriter

from spreadsheets import write_xlsx

if TYPE_CHECKING:
    from pathlib import Path

    from .terminal import Plangen


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> Path:
    rows = [
        ["四年级成绩"],
        ["班级", "姓名", "数学", "总分", "家长电话"],
        ["四1班", "许晓", 52, 150, "13800000000"],
        ["四1班", "马小雨", 90, 190, "13800000001"],
        ["四2班", "周明", "缺考", 95, "13800000002"],
        ["四2班", "李四", 38, 100, "13800000003"],
        [None, "平均分", 60],
    ]
    write_xlsx(tmp_path / "成绩.xlsx", rows, sheet="期末")
    return tmp_path


def rows_of(text: str, name: str) -> list[list[str]]:
    return [line.split() for line in text.splitlines() if line.split()[:1] == [name]]


def test_every_class_and_all_together_are_counted(plangen: Plangen) -> None:
    done = plangen("scores", "成绩.xlsx")
    assert done.status == 0
    assert rows_of(done.out, "四1班") == [
        ["四1班", "2", "2", "0", "71.0", "19.0", "90", "52"],
        ["四1班", "1", "50.0%", "1", "50.0%", "0", "0.0%", "171.0"],
        ["四1班", "1", "0", "0", "0", "1"],
    ]
    assert rows_of(done.out, "四2班")[0] == ["四2班", "2", "1", "1", "38.0", "0.0", "38", "38"]
    assert rows_of(done.out, "合计")[0] == ["合计", "4", "3", "1", "60.0", "22.0", "90", "38"]
    assert "总分" not in done.out


def test_names_are_not_printed(plangen: Plangen) -> None:
    done = plangen("scores", "成绩.xlsx")
    assert not {"许晓", "马小雨", "138"} & {
        word for word in ("许晓", "马小雨", "138") if word in done.out + done.err
    }
    assert "“家长电话”写文稿用不着，没有读" in done.err
    assert "跳过第 1 行（标题）、第 7 行（合计、说明一类的行）" in done.err


def test_lines_can_be_set_and_one_class_chosen(plangen: Plangen) -> None:
    done = plangen(
        "scores", "成绩.xlsx", "--class", "四年级（1）班", "--pass", "50%", "--column", "C列"
    )
    assert done.status == 0
    assert rows_of(done.out, "四年级（1）班")[1][1:3] == ["2", "100.0%"]
    assert "50% 起算及格" in done.out


def test_marks_have_no_points(plangen: Plangen, folder: Path) -> None:
    write_xlsx(folder / "等级.xlsx", [["姓名", "等级"], ["许晓", "优"], ["马小雨", "待合格"]])
    done = plangen("scores", "等级.xlsx")
    assert rows_of(done.out, "全表") == [
        ["全表", "2", "2", "0", "1", "0", "0", "1"],
        ["全表", "1", "50.0%", "1", "50.0%"],
    ]


@pytest.mark.parametrize(
    ("options", "status", "words"),
    [
        (("没有.xlsx",), 1, "找不到"),
        (("成绩.xlsx", "--column", "英语"), 1, "没有“英语”"),
        (("成绩.xlsx", "--class", "三1班"), 1, "四1班、四2班"),
        (("成绩.xlsx", "--full-marks", "80"), 1, "超过满分 80"),
        (("成绩.xlsx", "--full-marks", "0"), 2, "大于 0"),
        (("成绩.xlsx", "--pass", "六成"), 2, "60%"),
        (("成绩.xlsx", "--pass", "90%"), 2, "一个比一个高"),
        (("名单.xlsx",), 1, "没有一列是成绩"),
    ],
)
def test_what_cannot_be_counted_is_told(
    plangen: Plangen, folder: Path, options: tuple[str, ...], status: int, words: str
) -> None:
    write_xlsx(folder / "名单.xlsx", [["姓名", "爱好"], ["许晓", "画画"], ["马小雨", "唱歌"]])
    done = plangen("scores", *options)
    assert done.status == status
    assert words in done.err
    assert done.out == ""


def test_a_column_that_is_not_counted_says_why(plangen: Plangen, folder: Path) -> None:
    rows = [["姓名", "语文", "数学", "班次"], ["许晓", "A", 90, 1], ["马小雨", "B", 80, 2]]
    write_xlsx(folder / "等级.xlsx", rows)
    done = plangen("scores", "等级.xlsx")
    assert done.status == 0
    assert "“语文”没有统计：多数格子写的不是成绩，如 B2" in done.err
    assert "在表里全部替换成 优、良、合格、待合格" in done.err
    assert "班次" not in done.out + done.err
    assert "许晓" not in done.out + done.err


def test_other_sheets_and_doubtful_rows_are_told(plangen: Plangen, folder: Path) -> None:
    rows = [["姓名", "数学", "备注"], ["许晓", 90, "转出"], [None, 80, None], ["马小雨", 70, None]]
    write_xlsx(folder / "两班.xlsx", rows, sheet="四1班", more={"四2班": [["姓名"], ["周明"]]})
    done = plangen("scores", "两班.xlsx")
    assert done.status == 0
    assert "还有“四2班”也是名单，没有统计；要统计就写 --sheet 四2班" in done.err
    assert "第 3 行没有姓名，没有读" in done.err
    assert "第 2 行写着转出，仍算在 2 人里" in done.err


def test_formulas_that_nobody_computed_are_told(plangen: Plangen, folder: Path) -> None:
    with xlsxwriter.Workbook(folder / "公式.xlsx") as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ["姓名", "期末"])
        page.write_row(1, 0, ["许晓", "=40+50"])
    done = plangen("scores", "公式.xlsx")
    assert done.status == 1
    assert "公式还没有算出来：用 Excel 打开这个文件，存一次再读" in done.err
