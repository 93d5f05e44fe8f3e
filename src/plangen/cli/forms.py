"""``plangen forms``: tables to print and write in, one file for each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from plangen.cli.batches import carry_out, find_batch
from plangen.cli.chinese import Refusal
from plangen.cli.messages import errors_told, show_count, show_data, show_problems, wants_json
from plangen.cli.options import (
    Backup,
    FailFast,
    Force,
    Formats,
    Jobs,
    Templates,
    Values,
    read_formats,
    read_values,
    with_school_templates,
)
from plangen.cli.writing import Place, Saving, write_copies

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plangen.compose.forms import FormKind
    from plangen.pipeline.tasks import MadeCopies

FOLDER = "表格"
# What messages name where blank forms are written without a dossier.
NO_DOSSIER = "空白表格"
MOST_NAMED = 6


def _form_names() -> list[str]:
    from plangen.compose.forms import form_kinds

    return list(form_kinds())


@with_school_templates
def forms(
    dossiers: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="档案.yaml…",
            help="一份或几份档案，也可以写放档案的文件夹；只要空白表格时可以不写。",
            show_default=False,
            readable=False,
        ),
    ] = None,
    names: Annotated[
        list[str] | None,
        typer.Option(
            "--form",
            metavar="名称",
            help="要哪张表格，可以写几次，也可以用逗号隔开。不写就是档案里有内容可填的全部。",
            show_default=False,
            autocompletion=_form_names,
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            metavar="文件夹",
            show_default=False,
            help="写到哪个文件夹；不写就放在档案旁边的“表格”文件夹里。",
        ),
    ] = None,
    formats: Formats = None,
    blank: Annotated[
        bool, typer.Option("--blank", help="写出空白表格，不填学生；可以不写档案。")
    ] = False,
    mask: Annotated[
        str | None,
        typer.Option(
            "--mask",
            metavar="方式",
            show_default=False,
            help="学生姓名怎样印：姓氏（许×）、代号（学生A）、否（全名，只留在本班自己的档案里）。"
            "不写就照档案。",
            autocompletion=lambda: ["姓氏", "代号", "否"],
        ),
    ] = None,
    values: Values = None,
    templates: Templates = None,
    force: Force = False,
    backup: Backup = False,
    jobs: Jobs = None,
    fail_fast: FailFast = False,
    listing: Annotated[bool, typer.Option("--list", help="列出有哪些表格，各做什么用。")] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="输出 JSON 格式的表格清单，供其他程序使用。")
    ] = False,
) -> None:
    """写出打印后手写的表格，一张表格一个文件，档案里已有的先填好。

    例：

      plangen forms 档案.yaml

      plangen forms 档案.yaml --form 家访记录表,谈心记录表 --mask 否

      plangen forms --blank --form 家访记录表 -o 空白/

      plangen forms --list
    """
    if listing or as_json:
        _show_forms(as_json=as_json)
        return
    chosen = _chosen(names)
    if not dossiers and not blank:
        raise Refusal(
            "缺少档案.yaml，写在后面：plangen forms 档案.yaml。"
            "只要空白的表格，请加 --blank；看有哪些表格，请加 --list"
        )
    place = Place.read(output, beside=FOLDER)
    if place.is_file:
        raise Refusal(f"每张表格是一个文件，-o 请写文件夹，不写“{place.path}”这样的文件名")
    from plangen.pipeline.batch import make_form_copies
    from plangen.pipeline.finding import Findings, Found, find_dossiers
    from plangen.pipeline.tasks import FormsTask

    wanted, said = tuple(read_formats(formats)), read_values(values, mask)
    saving = Saving(force, backup)

    def task(found: Found) -> FormsTask:
        path = found.path if dossiers else None
        return FormsTask(path, wanted, tuple(form.name for form in chosen), blank, said, templates)

    def write(found: Found, _task: FormsTask, made: MadeCopies) -> bool:
        show_problems(made.problems)
        if not made.copies and not made.faults:
            show_count(errors_told(found.path, made.problems, "没有写出"))
            return False
        written = write_copies(made, found, place, saving)
        _show_left_out(made.left_out)
        return written is not None

    findings = find_dossiers(dossiers) if dossiers else Findings([Found(Path(NO_DOSSIER))], [], [])
    batch = find_batch(findings, task, jobs, fail_fast=fail_fast)
    if not carry_out(batch, make_form_copies, write):
        raise typer.Exit(1)


def _chosen(names: Sequence[str] | None) -> list[FormKind]:
    """Look up the forms asked for; exit with status 1 where one is not known."""
    from plangen.compose.forms import find_form
    from plangen.pipeline.forms import no_such_form

    typed = [
        name.strip()
        for entry in names or ()
        for name in entry.replace("，", ",").replace("、", ",").split(",")
        if name.strip()
    ]
    found = {name: find_form(name) for name in typed}
    for name, form in found.items():
        if form is None:
            typer.echo("。".join(no_such_form(name)), err=True)
    if None in found.values():
        raise typer.Exit(1)
    return list(dict.fromkeys(form for form in found.values() if form is not None))


def _show_left_out(left_out: Sequence[str]) -> None:
    """Name the forms that were not written, or count them where there are many."""
    if left_out:
        told = f"{len(left_out)} 张表格" if len(left_out) > MOST_NAMED else "、".join(left_out)
        typer.echo(f"档案里没有内容可填，没有写出：{told}。要空白的加 --blank，查名称用 --list。")


def _show_forms(*, as_json: bool) -> None:
    from plangen.compose.forms import form_kinds

    found = list(form_kinds().values())
    if as_json or wants_json():
        show_data([_data(form) for form in found])
        return
    from plangen.cli.tables import show_table

    rows = [(form.name, form.paging.value, form.description) for form in found]
    show_table(("表格", "怎样分页", "用处"), rows, striped=True)
    typer.echo(f"共 {len(found)} 张。写一张：plangen forms 档案.yaml --form 名称")


def _data(form: FormKind) -> dict[str, Any]:
    return {
        "名称": form.name,
        "用处": form.description,
        "别名": list(form.aliases),
        "分页": form.paging.value,
        "横排": form.landscape,
        "需要": list(form.needs),
    }
