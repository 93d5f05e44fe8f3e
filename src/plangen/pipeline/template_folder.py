"""Which folder of a school's own templates is in force for a run."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from plangen.pipeline.precedence import TEMPLATES as KEY
from plangen.problems import ProblemsError, file_problem
from plangen.resources import SUBFOLDERS
from plangen.source.settings import find_settings

if TYPE_CHECKING:
    from plangen.source.settings import Settings

VARIABLE = "PLANGEN_TEMPLATES"
# Folders beside a dossier that need not be asked for.
BESIDE = ("templates", "模板")


def templates_for(
    dossier: Path, asked: Path | None = None, settings: Settings | None = None
) -> Path | None:
    """Find the folder of templates for a dossier, or for one that would lie at this place.

    ``asked`` is what the command line names. Without it, the environment decides, then what
    plangen.toml says, then a folder ``templates`` or ``模板`` beside the dossier that has one of
    the known subfolders. ``settings`` are those that hold for the dossier, if they have been read.

    Returns None where only the templates of plangen are in force.

    Raises:
        ProblemsError: a folder that is asked for is not there, or holds no templates.

    """
    settings = find_settings(dossier) if settings is None else settings
    named = _named_in(settings)
    if asked is not None:
        return _checked(asked, "--templates", "后面写文件夹，如 --templates 模板")
    if of_system := os.environ.get(VARIABLE):
        remedy = "改成文件夹的路径，或删去这个变量"
        return _checked(Path(of_system), f"环境变量 {VARIABLE}", remedy)
    if named is not None:
        return _checked_in(settings, settings.path.parent / named)
    beside = (dossier.parent / name for name in BESIDE)
    return next((folder for folder in beside if _holds_templates(folder)), None)


def _named_in(settings: Settings) -> str | None:
    """Return what settings say of the folder, which counts from their own."""
    named = settings.values.get(KEY)
    if named is not None and not isinstance(named, str):
        told = f"“{KEY}”应当是一个文件夹的名称"
        raise ProblemsError([settings.problem((KEY,), told, f'写成 {KEY} = "模板"')])
    return named


def _checked_in(settings: Settings, folder: Path) -> Path:
    """Check a folder that settings name; what is wrong with it is told at their line."""
    who, remedy = f"{settings.path} 的“{KEY}”", f'写成 {KEY} = "模板"，从它所在的文件夹找起'
    try:
        return _checked(folder, who, remedy)
    except ProblemsError as error:
        (problem,) = error.problems
        message = f"{problem.file}：{problem.message}"
        raise ProblemsError([settings.problem((KEY,), message, problem.hint)]) from None


def _holds_templates(folder: Path) -> bool:
    # Most dossiers have no such folder beside them, and then one question is enough.
    return os.path.isdir(folder) and any(  # noqa: PTH112  (does not fail on odd names)
        os.path.isdir(folder / name)  # noqa: PTH112
        for name in SUBFOLDERS
    )


def _checked(folder: Path, who: str, remedy: str) -> Path:
    if not os.path.isdir(folder):  # noqa: PTH112  (does not fail on odd names)
        what = "这不是文件夹" if os.path.exists(folder) else "找不到这个模板文件夹"  # noqa: PTH110
        raise file_problem(folder, f"{what}（{who}）", remedy)
    if not _holds_templates(folder):
        known = "、".join(SUBFOLDERS)
        raise file_problem(
            folder, f"这个文件夹里没有模板（{who}）", f"其中至少要有一个子文件夹：{known}"
        )
    return folder
