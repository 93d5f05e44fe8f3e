"""Which files a dossier is made from."""

from __future__ import annotations

import os
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from plangen.model.tables import ROSTER, SCORES, table_names
from plangen.pipeline.dossiers import NOTHING, read_settled
from plangen.pipeline.template_folder import templates_for
from plangen.problems import ProblemsError
from plangen.source.settings import NAME, find_settings, settings_path
from plangen.writers.style_files import read_style, style_path

if TYPE_CHECKING:
    from collections.abc import Mapping


def used_files(
    path: Path, values: Mapping[str, str] = NOTHING, templates: Path | None = None
) -> tuple[Path, ...]:
    """Return the files that a dossier names, right or wrong, and the settings that hold for it.

    The dossier is the first; a folder of templates of the school's is the last. Of the settings,
    the files are among them in which nearer ones could be.

    Raises:
        ProblemsError: the dossier or the settings cannot be read.

    """
    settings = find_settings(path)
    source = read_settled(path, values, settings)
    if not source.readable:
        raise ProblemsError(source.problems)
    told = source.data if isinstance(source.data, dict) else {}
    asked = told.get("版式")
    style = style_path(asked, source.folder(("版式",))) if isinstance(asked, str) else None
    styles = () if style is None else (style, *_followed(style))
    tables = [
        source.folder((key,)) / name for key in (ROSTER, SCORES) for name in table_names(told, key)
    ]
    folder = templates_for(path, templates, settings)
    return (path, *settings_for(path), *styles, *tables, *((folder,) if folder else ()))


def settings_for(path: Path) -> tuple[Path, ...]:
    """Return the settings that hold for a dossier, and the nearer files in which some could be."""
    found = settings_path(path)
    folder = Path(os.path.abspath(path)).parent  # noqa: PTH100  (as settings are looked for)
    places = [at / NAME for at in (folder, *folder.parents)]
    last = os.path.abspath(found) if found else None  # noqa: PTH100
    nearer = list(takewhile(lambda place: str(place) != last, places))
    return (*nearer, *((found,) if found else ()))


def _followed(style: Path) -> tuple[Path, ...]:
    """Return the school's document that a style file names."""
    try:
        reference = read_style(style).reference
    except ProblemsError:
        return ()
    return (reference,) if reference else ()
