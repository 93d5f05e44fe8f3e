from __future__ import annotations

import contextlib
import io
import zipfile
from functools import cache
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hostile.archives import changed
from plangen.problems import ProblemsError
from plangen.source import workbooks
from plangen.source.spreadsheets import read_sheets
from spreadsheets import write_xlsx

XLS = Path(__file__).parent / "tables" / "成绩.xls"


def refusal(path: Path) -> str:
    with pytest.raises(ProblemsError) as refused:
        read_sheets(path)
    (problem,) = refused.value.problems
    assert problem.hint
    return problem.message


def rewrite(path: Path, texts: dict[bytes, bytes]) -> None:
    """Write other texts in place of some in all parts of a workbook."""
    members: dict[str, bytes | None] = {}
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            content = archive.read(name)
            for old, new in texts.items():
                content = content.replace(old, new)
            members[name] = content
    path.write_bytes(changed(path.read_bytes(), members))


def test_cells_are_text_as_they_are_shown(tmp_path: Path) -> None:
    path = write_xlsx(
        tmp_path / "表.xlsx", [["甲", 78.0, 78.5, 20230001, "０12", 0.1 + 0.2, None, 0]]
    )
    (sheet,) = read_sheets(path)
    assert sheet.rows == [["甲", "78", "78.5", "20230001", "０12", "0.3", "", "0"]]


def test_a_day_a_truth_and_an_error_are_text(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "表.xlsx", {"default_date_format": "yyyy-mm-dd"}) as book:
        page = book.add_worksheet()
        page.write_formula("A1", "=1/0", value="#DIV/0!")
        page.write_boolean(0, 1, True)  # noqa: FBT003
        page.write_number("C1", 46266, book.add_format({"num_format": "yyyy-mm-dd"}))
    (sheet,) = read_sheets(tmp_path / "表.xlsx")
    assert sheet.rows == [["#DIV/0!", "是", "2026-09-01"]]


def test_every_cell_of_a_merged_range_has_its_text(tmp_path: Path) -> None:
    rows = [["标题"], ["姓名", "数学", None], [None, "平时", "期末"]]
    path = write_xlsx(tmp_path / "表.xlsx", rows, merged=["A1:C1", "A2:A3", "B2:C2"])
    (sheet,) = read_sheets(path)
    assert sheet.rows == [["标题"] * 3, ["姓名", "数学", "数学"], ["姓名", "平时", "期末"]]


def test_an_old_workbook_is_read_alike() -> None:
    (sheet,) = read_sheets(XLS)
    assert sheet.name == "四1班"
    assert sheet.rows[1] == ["学号", "姓名", "数学", "数学", "家长电话"]
    assert sheet.rows[3] == ["1", "许　晓", "80", "68.5", "13800000000"]


def test_hidden_sheets_are_not_read(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "表.xlsx") as book:
        book.add_worksheet("看得见").write("A1", "甲")
        book.add_worksheet("看不见").hide()
    assert [sheet.name for sheet in read_sheets(tmp_path / "表.xlsx")] == ["看得见"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";", "，"])
def test_text_is_read_in_every_usual_encoding(
    tmp_path: Path, encoding: str, delimiter: str
) -> None:
    path = tmp_path / "表.csv"
    lines = [delimiter.join(row) for row in (["姓名", "数学"], ["张三", "90"])]
    path.write_bytes("\r\n".join(lines).encode(encoding))
    (sheet,) = read_sheets(path)
    assert sheet.rows == [["姓名", "数学"], ["张三", "90"]]
    assert sheet.name == ""


def test_rows_of_text_count_like_its_lines(tmp_path: Path) -> None:
    path = tmp_path / "表.csv"
    path.write_text('姓名,备注\n张三,"两\n行"\n李四,\n', encoding="utf-8")
    (sheet,) = read_sheets(path)
    assert [row[0] for row in sheet.rows] == ["姓名", "", "张三", "李四"]


def test_text_that_is_called_xls_is_read_as_text(tmp_path: Path) -> None:
    path = tmp_path / "导出.xls"
    path.write_bytes("姓名\t数学\n张三\t90\n".encode("gb18030"))
    (sheet,) = read_sheets(path)
    assert sheet.rows[1] == ["张三", "90"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<html><table><tr><td>", "网页"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>", "网页"),
        (b"PK\x03\x04 nothing else", "没有存完整"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "没有存完整"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "打开密码",
        ),
        (b"\xff\xfe\x00", "编码"),
        ('姓名\n"'.encode() + b"a" * 200_000, "引号"),
    ],
)
def test_what_is_no_spreadsheet_says_what_it_is(tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "表.xlsx"
    path.write_bytes(data)
    assert words in refusal(path)


def test_a_workbook_without_a_sheet_to_be_seen_is_told(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "表.xlsx", [["姓名"], ["许晓"]])
    sheet = "xl/worksheets/sheet1.xml"
    path.write_bytes(changed(path.read_bytes(), {sheet: None}))
    assert "工作表" in refusal(path)


def test_more_cells_than_a_school_writes_are_refused_before_they_are_read(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "表.xlsx", [["姓名"], ["许晓"]])
    row = b"<row>" + b"<c/>" * 100 + b"</row>"
    page = b"<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'>"
    page += b"<sheetData>%s</sheetData></worksheet>"
    for rows, formulas in ((900, b""), (450, b"<row><c><f>1</f></c></row>")):
        content = page % (formulas + row * rows)
        path.write_bytes(changed(path.read_bytes(), {"xl/worksheets/sheet1.xml": content}))
        assert "太大" in refusal(path)


def test_a_text_of_nothing_but_lines_is_refused_before_they_are_parted(tmp_path: Path) -> None:
    path = tmp_path / "表.csv"
    path.write_bytes(b"\n" * 7_000_000)
    assert "太大" in refusal(path)


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    assert "找不到" in refusal(tmp_path / "没有.xlsx")
    assert "文件夹" in refusal(tmp_path)


def test_another_archive_is_told_what_it_is(tmp_path: Path) -> None:
    for part, words in (
        ("word/document.xml", "Word 文档"),
        ("content.xml", ".ods"),
        ("Index/Document.iwa", "Numbers"),
        ("xl/workbook.bin", ".xlsb"),
        ("花名册.xlsx", "不是 Excel 工作簿"),
    ):
        with zipfile.ZipFile(tmp_path / "表.xlsx", "w") as archive:
            archive.writestr(part, "<a/>")
        assert words in refusal(tmp_path / "表.xlsx")


def test_a_workbook_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "表.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<a/>")
        archive.writestr("xl/worksheets/sheet1.xml", " " * (workbooks.MOST_UNPACKED + 1))
    assert path.stat().st_size < 100_000
    assert "太大" in refusal(path)


def test_pictures_and_other_parts_are_not_unpacked(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "表.xlsx", [["甲"]])
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/image1.png", bytes(workbooks.MOST_UNPACKED + 1))
    assert read_sheets(path)[0].rows == [["甲"]]


def test_a_cell_far_away_is_refused(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "表.xlsx") as book:
        book.add_worksheet("远").write(900_000, 9000, "x")
    assert "工作表“远”太大" in refusal(tmp_path / "表.xlsx")


def test_a_merged_range_as_large_as_the_sheet_is_refused(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "表.xlsx", [["标题"]], merged=["A1:C1"])
    rewrite(path, {b"A1:C1": b"A1:XFD1048576"})
    assert "太大" in refusal(path)


def test_a_long_list_of_a_whole_school_is_read(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "表.xlsx", [[f"学生{i}", *range(20)] for i in range(2000)])
    assert len(read_sheets(path)[0].rows) == 2000


@pytest.mark.parametrize("computing", [True, False])
def test_a_formula_that_nobody_computed_is_no_blank_and_no_zero(
    tmp_path: Path, *, computing: bool
) -> None:
    path = tmp_path / "表.xlsx"
    if computing:  # a program that leaves it to Excel, and stores a zero
        with xlsxwriter.Workbook(path) as book:
            page = book.add_worksheet()
            page.write_row(0, 0, [40, 50])
            page.write_formula("C1", "=A1+B1")
            page.write_formula("D1", "=A1*2", value=80)
    else:  # one that stores nothing
        book = openpyxl.Workbook()
        book.active.append([40, 50, "=A1+B1", 80])
        book.save(path)
    (sheet,) = read_sheets(path)
    assert sheet.rows == [["40", "50", "=（公式没有算出）", "80"]]


def test_a_formula_computed_by_excel_counts_by_its_result(tmp_path: Path) -> None:
    path = tmp_path / "表.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet()
        page.write_formula("A1", "=1-1", value=0)
        page.write_formula("B1", "=1+1", value=2)
    rewrite(path, {b' fullCalcOnLoad="1"': b""})
    assert read_sheets(path)[0].rows == [["0", "2"]]


def test_shares_are_shown_as_percentages(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "表.xlsx") as book:
        page = book.add_worksheet()
        for i, (number, form) in enumerate([(0.9, "0%"), (0.855, "0.0%"), (90, "0.0")]):
            page.write_number(0, i, number, book.add_format({"num_format": form}))
    assert read_sheets(tmp_path / "表.xlsx")[0].rows == [["90%", "85.5%", "90"]]


def test_rows_that_are_hidden_and_cells_that_go_on_are_known(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "表.xlsx") as book:
        page = book.add_worksheet()
        page.merge_range("A1:A2", "张三")
        page.write("B3", "x")
        page.set_row(2, None, None, {"hidden": True})
    (sheet,) = read_sheets(tmp_path / "表.xlsx")
    assert sheet.continued == {(1, 0)}
    assert sheet.hidden == {2}


def test_a_list_that_begins_far_from_the_corner_keeps_its_rows(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "表.xlsx") as book:
        book.add_worksheet().write("D4", "姓名")
    assert read_sheets(tmp_path / "表.xlsx")[0].rows == [[""] * 4] * 3 + [["", "", "", "姓名"]]


def test_a_workbook_by_the_strict_standard_is_read(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "表.xlsx", [["姓名"], ["张三"]])
    rewrite(path, {usual: strict for strict, usual in workbooks.STRICT.items()})
    assert read_sheets(path)[0].rows == [["姓名"], ["张三"]]


def test_a_title_full_of_commas_does_not_part_the_cells(tmp_path: Path) -> None:
    path = tmp_path / "表.csv"
    path.write_text("甲校，四年级，1班，成绩，表\n姓名\t数学\n张三\t90\n", encoding="utf-8")
    assert read_sheets(path)[0].rows[1:] == [["姓名", "数学"], ["张三", "90"]]


@pytest.mark.parametrize("typed", ['"=""001"""', "'001", "`001", "\t001", '="001"'])
def test_what_keeps_the_zeros_of_a_number_is_not_part_of_it(tmp_path: Path, typed: str) -> None:
    path = tmp_path / "表.csv"
    path.write_text(f"学号,姓名\n{typed},张三\n", encoding="utf-8")
    assert read_sheets(path)[0].rows[1] == ["001", "张三"]


@pytest.mark.parametrize(
    ("name", "beginning", "words"),
    [
        ("成绩.pdf", b"%PDF-1.7", "PDF"),
        ("名单.jpg", b"\xff\xd8\xff\xe0", "图片"),
        ("名单.rar", b"Rar!\x1a\x07", "压缩包"),
        ("~$花名册.xlsx", b"\x07Teacher", "临时文件"),
    ],
)
def test_another_file_is_told_what_it_is(
    tmp_path: Path, name: str, beginning: bytes, words: str
) -> None:
    (tmp_path / name).write_bytes(beginning + bytes(100))
    assert words in refusal(tmp_path / name)


@cache
def new_workbook() -> bytes:
    buffer = io.BytesIO()
    book = openpyxl.Workbook()
    book.active["A1"] = "姓名"
    book.save(buffer)
    return buffer.getvalue()


@settings(
    deadline=None, max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
@pytest.mark.parametrize("name", ["new", "old"])
def test_no_damage_raises_anything_but_problems(
    tmp_path: Path, name: str, data: st.DataObject
) -> None:
    good = XLS.read_bytes() if name == "old" else new_workbook()
    path = tmp_path / "表.xls"
    bad = bytearray(good)
    for _ in range(data.draw(st.integers(1, 6))):
        bad[data.draw(st.integers(8, len(bad) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(bytes(bad[: data.draw(st.integers(len(bad) // 2, len(bad)))]))
    with contextlib.suppress(ProblemsError):
        assert read_sheets(path)
