"""``plangen config``: which values hold for a dossier, and where each comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from plangen.cli.messages import (
    RICH,
    current_report,
    errors_told,
    show_count,
    show_data,
    show_problems,
    wants_json,
)
from plangen.cli.options import Dossiers, Mask, StyleName, Templates, Values, read_values
from plangen.cli.report_format import change_report_format
from plangen.problems import ProblemsError

if TYPE_CHECKING:
    from pathlib import Path

    from plangen.pipeline.values_in_force import ValueInForce

RULE = "先后：命令行、档案、plangen.toml、文种和版式、内置；前面的说了，就不看后面的。"


def config(
    dossiers: Dossiers,
    summary: Annotated[bool, typer.Option("--summary", help="看写总结时的，不看计划的。")] = False,
    mask: Mask = None,
    style: StyleName = None,
    values: Values = None,
    templates: Templates = None,
    everything: Annotated[
        bool, typer.Option("--all", help="没有写、也没有默认值的项也列出来。")
    ] = False,
    form: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="方式",
            show_default=False,
            help="怎样显示：text 一项一行，用制表符隔开；json 供其他程序使用；不写就是表格。",
        ),
    ] = None,
) -> None:
    """列出每一项用的是什么值，从哪里来：命令行、档案第几行、plangen.toml 第几行、文种，还是内置的。

    不印学生的姓名，名单只数人数。

    例：

      plangen config 档案.yaml

      plangen config 档案.yaml --set 学校=向阳小学 --style 公文

      plangen config 四1班.yaml 四2班.yaml --format text
    """
    if form is not None:
        change_report_format(form)
    from plangen.pipeline.finding import find_dossiers
    from plangen.pipeline.values_in_force import Place, values_in_force

    said = read_values(values, mask, style)
    findings = find_dossiers(dossiers)
    show_problems(findings.problems)
    failed = bool(findings.problems)
    shown: dict[Path, list[ValueInForce]] = {}
    for found in findings.files:
        path = found.path
        try:
            seen = values_in_force(path, said, summary=summary, templates=templates)
        except ProblemsError as error:
            show_problems(error.problems)
            failed = True
            continue
        if seen.problems:
            show_problems(seen.problems)
            show_count(errors_told(path, seen.problems, "列出的值不一定都用得上"))
            failed = True
        shown[path] = [
            each for each in seen.values if everything or each.source.place is not Place.NOWHERE
        ]
    _show(shown)
    if failed:
        raise typer.Exit(1)


def _show(shown: dict[Path, list[ValueInForce]]) -> None:
    if wants_json():
        show_data([_data(path, each) for path, values in shown.items() for each in values])
    elif current_report().form == RICH:
        _show_tables(shown)
    else:
        for path, values in shown.items():
            if len(shown) > 1:
                typer.echo(f"{path}：")
            for each in values:
                typer.echo(f"{each.key}\t{each.value}\t{each.source}")


def _data(path: Path, value: ValueInForce) -> dict[str, Any]:
    source = value.source
    return {
        "dossier": str(path),
        "key": value.key,
        "value": value.value,
        "origin": {
            "kind": source.place.name.lower(),
            "file": None if source.file is None else str(source.file),
            "line": source.line,
        },
    }


def _show_tables(shown: dict[Path, list[ValueInForce]]) -> None:
    from plangen.cli.tables import show_table

    for path, values in shown.items():
        rows = [(each.key, each.value, str(each.source)) for each in values]
        show_table(("键", "值", "来自"), rows, title=str(path), striped=True)
    if shown:
        typer.echo(RULE)
