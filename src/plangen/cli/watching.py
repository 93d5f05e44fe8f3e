"""``plangen render --watch``: documents made anew whenever what they are made from is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from plangen.cli.messages import forget_told

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from pathlib import Path


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
