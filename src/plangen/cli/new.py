"""``plangen new``: a dossier to fill in."""

from __future__ import annotations

import os
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from plangen.cli.asking import DEFAULT_KIND, ask_for_wishes, discard_draft
from plangen.cli.chinese import Refusal
from plangen.cli.library import cause_names
from plangen.cli.messages import quoted, show_problems, show_written
from plangen.problems import ProblemsError, file_problem


def _kind_names() -> list[str]:
    from plangen.compose.kinds import kinds

    return list(kinds())


def new(
    path: Annotated[
        Path | None,
        typer.Argument(
            metavar="档案.yaml", help="新档案写到哪里；加 -i 时可以不写。", show_default=False
        ),
    ] = None,
    interactive: Annotated[
        bool, typer.Option("--interactive", "-i", help="一题一题地问，答完写出档案。")
    ] = False,
    kind: Annotated[
        str | None,
        typer.Option(
            "--kind",
            metavar="文种",
            help=f"要写哪种文稿。[默认：{DEFAULT_KIND}]",
            show_default=False,
            autocompletion=_kind_names,
        ),
    ] = None,
    school: Annotated[
        str | None, typer.Option("--school", metavar="学校", help="学校名称。", show_default=False)
    ] = None,
    class_name: Annotated[
        str | None,
        typer.Option("--class", metavar="班级", help="如 四年级（1）班。", show_default=False),
    ] = None,
    grade: Annotated[
        str | None, typer.Option("--grade", metavar="年级", help="如 四年级。", show_default=False)
    ] = None,
    subject: Annotated[
        str | None,
        typer.Option(
            "--subject", metavar="学科", help="如 数学；班主任的计划可以不写。", show_default=False
        ),
    ] = None,
    teacher: Annotated[
        str | None,
        typer.Option("--teacher", metavar="教师", help="如 李老师。", show_default=False),
    ] = None,
    causes: Annotated[
        list[str] | None,
        typer.Option(
            "--cause",
            metavar="原因",
            help="素材库里的原因，可以写几次；对应的措施会一起写好。",
            show_default=False,
            autocompletion=cause_names,
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="已有同名文件时覆盖它。")] = False,
) -> None:
    """写出一份带说明的班级档案，填好空就能用。

    例：

      plangen new 档案.yaml

      plangen new 档案.yaml -i

      plangen new 四1班.yaml --class 四年级（1）班 --subject 数学

      plangen new 档案.yaml --cause 作业拖欠不完成 --cause 自卑缺乏自信
    """
    from plangen.compose.scaffold import scaffold
    from plangen.compose.wishes import Wishes
    from plangen.writers.output import save

    wishes = Wishes(kind or "", school, class_name, grade, subject, teacher, tuple(causes or ()))
    usable = partial(_usable, force=force)
    try:
        if interactive:
            path, wishes = ask_for_wishes(path, wishes, usable)
        else:
            path, wishes = usable(path), replace(wishes, kind=kind or DEFAULT_KIND)
        save(path, scaffold(wishes, path).encode(), force=force)
    except ProblemsError as error:
        show_problems(error.problems)
        raise typer.Exit(1) from None
    if interactive:
        discard_draft(path)
    show_written(path)
    command = "summary" if scaffold_is_summary(wishes.kind) else "render"
    typer.echo("用记事本或其他编辑器打开它，按里面的说明填写，再输入：")
    typer.echo(f"  plangen {command} {quoted(path)}")


def _usable(path: str | Path | None, *, force: bool) -> Path:
    """Return the path of a new dossier, with its suffix.

    Raises:
        Refusal: it is none, a folder's, or one of another kind of file.
        ProblemsError: there is a file already, which was not to be overwritten.

    """
    if path is None:
        raise Refusal("缺少档案.yaml。想一题一题地答，加 -i。")
    path = Path(path)
    if path.name in {"", ".", ".."}:
        raise Refusal(f"“{path}”是文件夹，请写到文件名为止，如 档案.yaml")
    if not path.suffix:
        path = path.with_suffix(".yaml")
    if path.suffix.lower() not in {".yaml", ".yml"}:
        raise Refusal(
            f"档案的文件名应以 .yaml 结尾，如 {path.stem}.yaml；写 Word 文档用 plangen render"
        )
    if os.path.exists(path) and not force:  # noqa: PTH110  (does not fail on odd names)
        raise file_problem(
            path, "这个文件已经有了，没有动它", "换一个文件名；确定要覆盖就加 --force"
        )
    return path


def scaffold_is_summary(kind: str) -> bool:
    """Whether the kind's own document is a summary."""
    from plangen.compose.kinds import find_kind

    found = find_kind(kind)
    return found is not None and found.is_summary
