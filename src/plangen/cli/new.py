"""``plangen new``: a dossier to fill in."""

from __future__ import annotations

import os
import re
import shlex
import sys
from pathlib import Path
from typing import Annotated

import typer

from plangen.cli.chinese import Refusal
from plangen.cli.library import cause_names
from plangen.cli.messages import show_problems, show_written
from plangen.problems import ProblemsError, file_problem

SAFE_IN_A_SHELL = re.compile(r"[\w./\\:（）-]+")


def _kind_names() -> list[str]:
    from plangen.compose.kinds import kinds

    return list(kinds())


def new(
    path: Annotated[
        Path, typer.Argument(metavar="档案.yaml", help="新档案写到哪里。", show_default=False)
    ],
    kind: Annotated[
        str,
        typer.Option("--kind", metavar="文种", help="要写哪种文稿。", autocompletion=_kind_names),
    ] = "学困生转化计划",
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

      plangen new 四1班.yaml --class 四年级（1）班 --subject 数学

      plangen new 档案.yaml --cause 作业拖欠不完成 --cause 自卑缺乏自信
    """
    from plangen.compose.scaffold import Wishes, scaffold
    from plangen.editor.placing import place_beside
    from plangen.writers.output import save

    if path.name in {"", ".", ".."}:
        raise Refusal(f"“{path}”是文件夹，请写到文件名为止，如 档案.yaml")
    if not path.suffix:
        path = path.with_suffix(".yaml")
    if path.suffix.lower() not in {".yaml", ".yml"}:
        raise Refusal(
            f"档案的文件名应以 .yaml 结尾，如 {path.stem}.yaml；写 Word 文档用 plangen render"
        )
    wishes = Wishes(kind, school, class_name, grade, subject, teacher, tuple(causes or ()))
    try:
        if os.path.exists(path) and not force:  # noqa: PTH110  (does not fail on odd names)
            raise file_problem(
                path, "这个文件已经有了，没有动它", "换一个文件名；确定要覆盖就加 --force"
            )
        save(path, scaffold(wishes, path).encode(), force=force)
    except ProblemsError as error:
        show_problems(error.problems)
        raise typer.Exit(1) from None
    show_written(path)
    if placed := place_beside(path):
        typer.echo(f"编辑器用的档案格式：{placed}")
    command = "summary" if scaffold_is_summary(kind) else "render"
    typer.echo("用记事本或其他编辑器打开它，按里面的说明填写，再输入：")
    typer.echo(f"  plangen {command} {quoted(path)}")


def scaffold_is_summary(kind: str) -> bool:
    """Whether the kind's own document is a summary."""
    from plangen.compose.kinds import find_kind

    found = find_kind(kind)
    return found is not None and found.is_summary


def quoted(path: Path) -> str:
    """Write a path so that it can be typed into a shell."""
    text = str(path)
    if SAFE_IN_A_SHELL.fullmatch(text):
        return text
    return f'"{text}"' if sys.platform == "win32" else shlex.quote(text)
