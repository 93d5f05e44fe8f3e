"""``plangen doctor``: is everything there that plangen needs, and what to do where it is not."""

from __future__ import annotations

import sys
from typing import Annotated

import typer
from msgspec.structs import asdict

from plangen.cli.messages import show_data, wants_json
from plangen.cli.printable import printable

WELL, PLAIN_WELL, UNWELL = "✓", "√", "!"
WIDTH = 14


def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON，供其他程序使用。")] = False,
) -> None:
    """查一查装得对不对：版本、字体、LibreOffice、用的是哪些模板、命令行的编码；不好的写明怎么办。

    报告问题时可以整段贴上：里面没有学生的姓名，也没有您的用户名。不用联网。

    例：

      plangen doctor

      plangen doctor --json
    """
    from plangen.pipeline.health import examine

    findings = list(examine())
    if as_json or wants_json():
        show_data([{**asdict(finding), "well": finding.well} for finding in findings])
    else:
        from rich.cells import cell_len

        for finding in findings:
            sign = _well_sign() if finding.well else UNWELL
            gap = " " * (WIDTH - cell_len(finding.topic))
            typer.echo(printable(f"{sign} {finding.topic}{gap}{finding.told}"))
            if finding.remedy:
                typer.echo(f"    → {finding.remedy}")
        wrong = sum(not finding.well for finding in findings)
        typer.echo(f"有 {wrong} 处要看，照 → 后面的做。" if wrong else "都好。")
    if any(finding.fatal for finding in findings):
        raise typer.Exit(1)


def _well_sign() -> str:
    """Return the sign that the console can show: GBK has no ✓."""
    try:
        WELL.encode((sys.stdout and sys.stdout.encoding) or "ascii")
    except UnicodeEncodeError:
        return PLAIN_WELL
    return WELL
