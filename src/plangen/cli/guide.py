"""``plangen`` without a command: where to begin, and where to go on in this folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from plangen.cli.printable import printable
from plangen.problems import typable

if TYPE_CHECKING:
    from collections.abc import Iterator

BEGIN = """\
plangen：一份班级档案，写出学期初的计划和学期末的总结。

  plangen new 档案.yaml        写出一份带说明的空档案，用记事本填好
  plangen render 档案.yaml     学期初，按档案写出计划（Word）
  plangen summary 档案.yaml    学期末，在档案里补上成绩，写出总结

先拿写好的一个班试试        plangen demo
不想自己填，一题一题地问    plangen new 档案.yaml -i
别处来的文稿，查一遍        plangen check 计划.docx
装好了没有，缺什么          plangen doctor
全部命令                    plangen --help"""
# Files that are looked into, so that the answer comes at once in a folder of thousands.
MOST = 40
# Dossiers that are named one by one.
FEW = 3
SUFFIXES = (".yaml", ".yml")


def show_guide() -> None:
    """Say in a few lines how to begin, and what comes next for the dossiers that lie here."""
    typer.echo(BEGIN)
    if steps := list(_next_steps()):
        typer.echo("\n" + "\n".join(steps))


def _next_steps() -> Iterator[str]:
    names = _names_here()
    candidates = [name for name in names if name.lower().endswith(SUFFIXES)]
    if dossiers := _dossiers(candidates[:MOST]):
        all_known = len(candidates) <= MOST
        counted = "有" if all_known else "至少有"
        asked = " ".join(map(_word, dossiers)) if all_known and len(dossiers) <= FEW else "."
        yield f"这个文件夹里{counted} {len(dossiers)} 份档案，写出文稿：plangen render {asked}"
    if begun := _begun(names):
        yield f"有一份还没有答完，接着答：plangen new {_word(begun)} -i"


def _word(name: str) -> str:
    """Write a name so that it can be typed, whatever is in it."""
    return printable(typable(Path(name)))


def _names_here() -> list[str]:
    """Names of what lies in the current folder; none where it cannot be looked into."""
    try:
        return sorted(path.name for path in Path().iterdir() if not path.name.startswith("."))
    except OSError:
        return []


def _dossiers(candidates: list[str]) -> list[str]:
    if not candidates:
        return []
    from plangen.pipeline.finding import is_dossier
    from plangen.writers.output import is_set_aside

    paths = [path for path in map(Path, candidates) if path.is_file() and not is_set_aside(path)]
    return [path.name for path in paths if is_dossier(path)]


def _begun(names: list[str]) -> str:
    """Return the dossier of which the questions were left unanswered, if there is one."""
    if not any(name.endswith(".json") for name in names):
        return ""
    from plangen.wizard.draft import SUFFIX

    return next((name.removesuffix(SUFFIX) for name in names if name.endswith(SUFFIX)), "")
