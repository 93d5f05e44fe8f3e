"""``plangen schema``: what a dossier may hold, for editors that complete and explain."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from plangen.cli.messages import show_problems, show_written
from plangen.problems import ProblemsError


def schema(
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="文件",
            help="写到哪个文件；不写就显示出来。",
            show_default=False,
        ),
    ] = None,
) -> None:
    """写出档案格式（JSON Schema），让 VS Code、PyCharm 等编辑器补全名称、显示说明、标出错处。

    写新档案时旁边已经放好一份（.plangen/schema.json）。
    升级 plangen 或把档案搬到别处以后，用这个命令再写一份。

    例：

      plangen schema -o .plangen/schema.json

      plangen schema -o 档案格式.json
    """
    if output is None:
        from plangen.editor.schema import schema_text

        sys.stdout.buffer.write(schema_text().encode())
        return
    from plangen.editor.placing import place_schema

    try:
        written = place_schema(output)
    except ProblemsError as error:
        show_problems(error.problems)
        raise typer.Exit(1) from None
    if written:
        show_written(output)
    else:
        typer.echo(f"{output} 已经是最新的，没有改动")
