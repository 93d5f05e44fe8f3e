"""``plangen demo``: a complete folder to play with."""

from __future__ import annotations

import os
from itertools import count
from pathlib import Path
from typing import Annotated

import typer

from plangen.cli.messages import show_problems, show_written
from plangen.problems import ProblemsError, typable

FOLDER = "plangen示范"


def demo(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="文件夹", help="写到哪个新文件夹；不写就是 plangen示范。", show_default=False
        ),
    ] = Path(FOLDER),
) -> None:
    """写出一个完整的示范文件夹，照着试：档案、花名册、成绩表，和由它们写出的计划、总结。

    里面的学校、姓名和成绩都是编的，可以随便改。已有的文件夹不动。

    例：

      plangen demo

      plangen demo 试一试
    """
    from plangen.writers.folder import refuse_taken, save_folder

    hint = f"另写一份：{_other(folder)}"
    if os.path.isdir(folder):  # noqa: PTH112  (a name may be none that there can be)
        hint = f"里面是以前写的示范，就从那里的“先看这里.txt”读起；{hint}"
    try:
        refuse_taken(folder, hint)
        from plangen.pipeline.demo import GUIDE, demo_files

        files = demo_files()
        save_folder(folder, files, hint)
    except ProblemsError as error:
        show_problems(error.problems)
        raise typer.Exit(1) from None
    for name in sorted(files):
        if not name.startswith("."):
            show_written(folder / name)
    typer.echo(f"用记事本打开 {folder / GUIDE}，照着试。先进到这个文件夹：")
    typer.echo(f"  cd {typable(folder)}")


def _other(folder: Path) -> str:
    """Return the command that writes the folder under the next free name."""
    names = (folder.with_name(f"{folder.name}{n}") for n in count(2))
    try:
        free = next(name for name in names if not os.path.lexists(name))
    except ValueError:
        free = Path(FOLDER)
    return f"plangen demo {typable(free)}"
