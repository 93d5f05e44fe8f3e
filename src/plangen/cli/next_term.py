"""``plangen new --from``: the next term's dossier, and what was carried over into it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import typer

from plangen.cli.chinese import Refusal
from plangen.cli.messages import show_written
from plangen.problems import file_problem

if TYPE_CHECKING:
    from pathlib import Path

    from plangen.compose.rollover import RolledOver
    from plangen.compose.wishes import Wishes


def write_next_term(
    previous: Path, path: Path, wishes: Wishes, templates: Path | None, *, force: bool
) -> bool:
    """Write the dossier of the term after a dossier's; return whether its document is a summary.

    Raises:
        ProblemsError: the old dossier has errors, or the new one cannot be written.

    """
    from plangen.pipeline.dossiers import load
    from plangen.pipeline.next_term import make_next_term
    from plangen.writers.output import save

    if wishes.causes:
        raise Refusal(
            "--cause 不能和 --from 一起用：原因从上学期的档案里带过来；"
            "要添原因，写出以后写在“原因分析”下面"
        )
    if _is_same(previous, path):
        raise file_problem(
            path, "这就是上学期的档案，不能写在它上面", "换一个文件名，如 下学期.yaml"
        )
    made = make_next_term(load(previous, templates=templates), path, wishes)
    save(path, made.text.encode(), force=force)
    show_written(path)
    for line in _carried_over(made):
        typer.echo(line)
    return made.kind.is_summary


def _is_same(one: Path, other: Path) -> bool:
    try:
        return os.path.samefile(one, other)  # noqa: PTH121  (does not fail on odd names)
    except (OSError, ValueError):
        return False


def _carried_over(made: RolledOver) -> list[str]:
    """Say in a few lines what was carried over, what was not done and what is to be filled in."""
    told = [f"学生 {made.pupils} 人"] * bool(made.pupils)
    told += [f"没有达到的目标 {made.missed} 个"] * bool(made.missed)
    found = [f"从上学期带过来：{'，'.join(told)}"] * bool(told)
    if made.idle:
        found.append(f"上学期没有做，或做得比计划少的措施：{'、'.join(made.idle)}")
    if made.places:
        found.append(f"要填的有 {made.places} 处，在：{'、'.join(made.to_fill)}")
    if made.to_read:
        found.append(f"写着【示例】的 {made.to_read} 处是上学期的话，改成本学期的")
    return found
