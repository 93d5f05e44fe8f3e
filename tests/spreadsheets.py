"""Spreadsheets as schools have them, made by tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import xlsxwriter

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

Cell = str | float | None


def write_xlsx(
    path: Path,
    rows: Sequence[Any],
    *,
    merged: Sequence[str] = (),
    sheet: str = "Sheet1",
    more: dict[str, Sequence[Any]] | None = None,
) -> Path:
    """Write rows into a workbook; ``merged`` are ranges such as A1:G1, ``more`` further sheets."""
    with xlsxwriter.Workbook(path) as book:
        for name, content in {sheet: rows, **(more or {})}.items():
            page = book.add_worksheet(name)
            for i, row in enumerate(content):
                for j, value in enumerate(row):
                    if value is not None:
                        page.write(i, j, value)
            for place in merged if name == sheet else ():
                page.merge_range(place, "")
                first, _ = place.split(":")
                column, line = (
                    first.rstrip("0123456789"),
                    first.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
                )
                value = content[int(line) - 1][ord(column) - ord("A")]
                page.write(first, value)
    return path


def roster_rows(*people: tuple[str, str], class_name: str = "四1班") -> list[list[Cell]]:
    """Return a 花名册 with a title, a header and a footer; ``people`` are names and 性别."""
    header: list[Cell] = ["序号", "学号", "姓 名", "性别", "班级", "家长电话", "身份证号"]
    listed: list[list[Cell]] = [
        [i, f"2023{i:04}", name, sex, class_name, f"1380000{i:04}", f"11010120160101{i:03}X"]
        for i, (name, sex) in enumerate(people, start=1)
    ]
    footer: list[list[Cell]] = [["合计", None, f"{len(people)}人"], ["制表人：李老师"]]
    return [["学生花名册"], header, *listed, *footer]
