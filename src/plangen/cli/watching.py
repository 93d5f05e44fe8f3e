"""Waiting for saves: ``plangen render --watch``, and what a preview in the browser shares."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import typer

from plangen.cli.messages import forget_told, show_problems
from plangen.problems import ProblemsError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from pathlib import Path


def refuse_to_wait(dossiers: Sequence[Path]) -> None:
    """Refuse to wait for dossiers that nobody has begun: their names are likely mistyped.

    Exits with status 1 where none of them is there.
    """
    from plangen.source.reading import read_text

    # os.path does not fail on names that are too long or odd, as Path does.
    if any(os.path.isfile(dossier) for dossier in dossiers):  # noqa: PTH113
        return
    for dossier in dossiers:
        try:
            read_text(dossier)
        except ProblemsError as error:
            show_problems(error.problems)
    raise typer.Exit(1)


def watch(
    asked: Sequence[Path],
    values: Mapping[str, str],
    more: tuple[Path | None, Path | None],
    write: Callable[[Collection[Path] | None], object],
) -> None:
    """Write all documents, and again those of the dossiers that a save concerns, until Ctrl-C.

    ``more`` are a folder of templates and a document to be followed. ``write`` writes the documents
    of some dossiers, None for all, and tells what is wrong.
    """
    from plangen.pipeline.watching import Files, Watch

    files = Files(asked, values, *more)
    try:
        follow = Watch(files)
        write(None)
        typer.echo("改好档案保存，文稿自己更新。按 Ctrl-C 结束。")
        for changed in follow.changes():
            concerned = files.made_from(changed)
            if concerned:
                forget_told()
                write(concerned)
    except KeyboardInterrupt:
        typer.echo("\n不再跟着更新了。")
