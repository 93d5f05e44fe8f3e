"""``plangen scores``: what a table of results holds, and the figures that follow from it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from plangen.cli.chinese import Refusal
from plangen.cli.messages import show_problems
from plangen.problems import Problem, ProblemsError, Severity

if TYPE_CHECKING:
    from decimal import Decimal

    from plangen.facts.score_report import ClassScores, ColumnReport
    from plangen.model.thresholds import Thresholds
    from plangen.source.tables import Table

NONE = "—"


def scores(
    path: Annotated[
        Path,
        typer.Argument(
            metavar="成绩.xlsx",
            help="成绩表：xlsx、xls、csv 或 tsv。",
            show_default=False,
            readable=False,
        ),
    ],
    sheet: Annotated[
        str | None,
        typer.Option(
            "--sheet",
            metavar="工作表",
            help="不写就用第一个有“姓名”的。",
            show_default=False,
        ),
    ] = None,
    columns: Annotated[
        list[str] | None,
        typer.Option(
            "--column",
            metavar="列",
            help="统计哪一列，如 数学 或 D列；可以写几次，不写就统计有成绩的各列。",
            show_default=False,
        ),
    ] = None,
    class_name: Annotated[
        str | None,
        typer.Option(
            "--class",
            metavar="班级",
            help="只统计一个班；不写就逐班统计。",
            show_default=False,
        ),
    ] = None,
    full_marks: Annotated[str, typer.Option("--full-marks", metavar="满分", help="满分。")] = "100",
    passing: Annotated[
        str, typer.Option("--pass", metavar="百分之几", help="及格线，满分的百分之几。")
    ] = "60%",
    excellent: Annotated[
        str, typer.Option("--excellent", metavar="百分之几", help="优秀线，满分的百分之几。")
    ] = "85%",
    low: Annotated[
        str, typer.Option("--low", metavar="百分之几", help="低分线，满分的百分之几。")
    ] = "40%",
) -> None:
    """读一张成绩表，说明读到了什么，算出平均分、及格率、优秀率和分数段。

    不印姓名和名次。缺考的不当零分，比率按实考人数算。

    例：

      plangen scores 成绩.xlsx

      plangen scores 年级成绩.xlsx --column 数学 --full-marks 120 --excellent 80%
    """
    from plangen.facts.score_report import report_scores
    from plangen.source.spreadsheets import read_sheets
    from plangen.source.tables import find_table

    whole, lines = _settings(full_marks, passing, excellent, low)
    try:
        table = find_table(read_sheets(path), sheet)
        reports = report_scores(table, columns or [], class_name, lines, whole)
        reading = _reading(table, class_name)
    except ProblemsError as error:
        show_problems(error.problems)
        raise typer.Exit(1) from None
    counted = [report for report in reports if report.counts]
    problems = [problem for report in counted for problem in report.problems]
    show_problems([*reading, *(_left_out(r, path) for r in reports if not r.counts), *problems])
    if problems:
        raise typer.Exit(1)
    if not counted:
        named = "、".join(column.name for column in table.columns)
        typer.echo(f"{path}：没有一列是成绩，表里有：{named}。", err=True)
        typer.echo(
            "    → 换成有成绩的表；成绩就在其中一列的，写明是哪一列，如 --column D列", err=True
        )
        raise typer.Exit(1)
    _show(counted, lines, whole)


def _settings(
    full_marks: str, passing: str, excellent: str, low: str
) -> tuple[Decimal, Thresholds]:
    """Read full marks and thresholds; refuse what is no number and no share."""
    from pydantic import ValidationError
    from pydantic_core import PydanticCustomError

    from plangen.model.thresholds import Thresholds
    from plangen.model.values import read_decimal

    try:
        whole = read_decimal(full_marks)
        typed = {"及格": passing, "优秀": excellent, "低分": low}
        thresholds = Thresholds.model_validate(typed)
    except PydanticCustomError as error:
        raise Refusal(error.message()) from None
    except ValidationError as error:
        raise Refusal("；".join(detail["msg"] for detail in error.errors())) from None
    if not whole:
        raise Refusal("满分应当大于 0，如 --full-marks 100")
    return whole, thresholds


def _reading(table: Table, class_name: str | None) -> list[Problem]:
    """Say what was read, what was not, and what to look at; nobody is named."""
    from plangen.model.doubts import doubtful_rows
    from plangen.model.people import people_of

    people = people_of(table, class_name, None)
    sheet = f"工作表“{table.sheet}”" if table.sheet else ""
    others = "、".join(f"“{name}”" for name in table.others)
    hint = f"还有{others}也是名单，没有统计；要统计就写 --sheet {table.others[0]}" if others else ""
    told = Problem(table.path, 0, 0, sheet + people.report, hint, severity=Severity.NOTICE)
    return [told, *doubtful_rows(people, class_name)]


def _left_out(report: ColumnReport, path: Path) -> Problem:
    """Say of a column why it was not counted."""
    from plangen.model.results_in_tables import letter_of

    first = report.problems[0]
    cell = f"{letter_of(first.column - 1)}{first.line}"
    message = f"“{report.column}”没有统计：多数格子写的不是成绩，如 {cell}"
    hint = f"不是成绩的列不用管；是成绩的，{first.hint}"
    return Problem(path, 0, 0, message, hint, severity=Severity.NOTICE)


def _show(reports: list[ColumnReport], lines: Thresholds, whole: Decimal) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table as Grid

    from plangen.cli.tables import text

    console = Console()
    for report in reports:
        console.print(text(report.column, "bold"))
        points = any(each.statistics.total is not None for each in report.classes)
        for figures in (_presence, _rates, _bands) if points else (_presence, _rates):
            shown = [{"班级": each.name} | figures(each) for each in report.classes]
            grid = Grid(box=box.SIMPLE_HEAD)
            for header in shown[0]:
                grid.add_column(header, justify="left" if header == "班级" else "right")
            for cells in shown:
                grid.add_row(*map(text, cells.values()))
            console.print(grid)
    console.print(
        f"满分 {whole:f} 分；{lines.passing:f}% 起算及格，{lines.excellent:f}% 起算优秀，"
        f"不到 {lines.low:f}% 算低分。",
        "平均分和各率按实考人数算，缺考的不当零分；标准差按总体算；分数段含下限，不含上限。",
        "四率和 = 平均分 + 及格率 + 优秀率 − 低分率。",
        sep="\n",
        soft_wrap=True,
    )


def _presence(scores: ClassScores) -> dict[str, str]:
    found = scores.statistics
    told = {"应考": str(found.enrolled), "实考": str(found.present), "缺考": str(found.absent)}
    if found.marks:
        return told | {mark: str(count) for mark, count in found.marks.items()}
    return told | {
        "平均分": _one(found.average),
        "标准差": _one(found.deviation),
        "最高": _plain(found.highest),
        "最低": _plain(found.lowest),
    }


def _rates(scores: ClassScores) -> dict[str, str]:
    found = scores.statistics
    told = {
        "及格": str(found.passed),
        "及格率": _one(found.pass_rate, "%"),
        "优秀": str(found.excellent),
        "优秀率": _one(found.excellence_rate, "%"),
    }
    if found.marks:
        return told
    return told | {
        "低分": str(found.low or 0),
        "低分率": _one(found.low_score_rate, "%"),
        "四率和": _one(found.four_rates),
    }


def _bands(scores: ClassScores) -> dict[str, str]:
    *others, highest = scores.bands
    told = {f"{_plain(band.first)}～": str(band.count) for band in others[1:]}
    lowest = others[0]
    first = {f"不到{_plain(lowest.end)}": str(lowest.count)}
    return first | told | {f"{_plain(highest.first)}～{_plain(highest.end)}": str(highest.count)}


def _one(number: Decimal | None, unit: str = "") -> str:
    """Write a figure with one decimal, rounded half up."""
    from plangen.facts.results import shown

    return NONE if number is None else f"{shown(number):f}{unit}"


def _plain(number: Decimal | None) -> str:
    return NONE if number is None else f"{number.normalize():f}"
