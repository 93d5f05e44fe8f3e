"""``plangen fix``: mend the slips of the keyboard in a dossier, as far as they are certain."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from plangen.cli.messages import show_count, show_diff, show_problems, show_written, wants_json
from plangen.cli.printable import printable
from plangen.problems import ProblemsError

if TYPE_CHECKING:
    from pydantic import BaseModel

    from plangen.source.mending import Mending

YES = frozenset({"是", "好", "对", "y", "yes"})
NO = frozenset({"", "否", "不", "n", "no"})


def fix(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="档案.yaml…",
            help="一份或几份档案，或版式文件。",
            show_default=False,
            readable=False,
        ),
    ],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="不再问，直接改。")] = False,
) -> None:
    """改正档案里的键盘错误，如中文冒号、全角空格、Tab、“－”；内容一个字也不动。

    先列出怎样改，问过再写；原来的文件改名留下。拿不准的不改，只说在哪里。

    例：

      plangen fix 档案.yaml

      plangen fix 四1班.yaml 四2班.yaml --yes
    """
    whole = True
    for path in files:
        try:
            whole &= _fix(path, yes=yes)
        except ProblemsError as error:
            show_problems(error.problems)
            whole = False
    if not whole:
        raise typer.Exit(1)


def _fix(path: Path, *, yes: bool) -> bool:
    """Mend one file; False where something is left to do."""
    from plangen.model.schema import keys_of
    from plangen.source.mending import mend_file
    from plangen.writers.output import save

    root = _schema_of(path)
    mending = mend_file(path, keys_of(root))
    written = False
    if mending.changed:
        _show(path, mending)
        if yes or _agreed():
            kept = save(path, mending.data, backup=True)
            show_written(path, "已改好", f"，原来的留作 {kept}" if kept else "")
            written = True
        else:
            typer.echo(f"{path} 没有改。", err=True)
    if mending.left:
        show_problems(mending.left)
        show_count(f"{path}：还有 {len(mending.left)} 处拿不准，请您自己改。")
        return False
    if not mending.changed:
        typer.echo(f"{path} 没有要改的。")
        return True
    return written


def _schema_of(path: Path) -> type[BaseModel]:
    """Return what a file is to be read as: a page style, where more of its keys are of one."""
    from plangen.model.dossier import Dossier
    from plangen.source.mending import top_keys
    from plangen.writers.style_schema import StyleFile

    def known(root: type[BaseModel]) -> int:
        return len(top_keys(path) & {str(field.alias) for field in root.model_fields.values()})

    return StyleFile if known(StyleFile) > known(Dossier) else Dossier


def _show(path: Path, mending: Mending) -> None:
    """Say what is to be mended, and show it line by line."""
    for slip in mending.mended:
        typer.echo(f"{path}:{slip.line}:{slip.column} {printable(slip.message)}")
    if mending.recoded:
        typer.echo(f"{path} 的编码是 {mending.encoding_name}，写成 UTF-8")
    show_diff(mending.diff(str(path)))


def _agreed() -> bool:
    """Ask whether to write; without a terminal nobody can answer, so nothing is written."""
    if wants_json() or not sys.stdin.isatty():
        typer.echo("这里不能回答问题，所以没有写。确定要改，请加 --yes。", err=True)
        return False
    while True:
        typer.echo("按上面的改吗？[y/N] ", nl=False)
        answer = sys.stdin.readline()
        word = answer.strip().lower()
        if word in YES:
            return True
        if word in NO or not answer:
            return False
        typer.echo("请回答 是 或 否。")
