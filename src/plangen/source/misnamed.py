"""A file that is not there, or is no dossier: what may be meant, and what to type."""

from __future__ import annotations

import os
from pathlib import Path

from plangen.problems import nearest, typable

# How names of dossiers end, and which files of Office are tables.
DOSSIERS = (".yaml", ".yml")
TABLES = (".xlsx", ".xls", ".et")


def not_there(path: Path) -> tuple[str, str]:
    """Say that a dossier is not there: which one may be meant, or how a new one is made."""
    name = typable(path if path.suffix.lower() in DOSSIERS else Path(f"{path.stem or '档案'}.yaml"))
    near = nearest(path.stem, beside := _beside(path))
    meant = (
        f"是不是想写{'、'.join(f'“{beside[stem]}”' for stem in near)}？" if near else "检查路径；"
    )
    return "找不到这个文件", f"{meant}要新建档案，请输入 plangen new {name}"


def empty(path: Path) -> tuple[str, str]:
    """Say that there is nothing in a file: a dossier is written anew, another file stays."""
    if path.suffix.lower() in DOSSIERS:
        remedy = f"输入 plangen new {typable(path)} --force 写出一份可以填的档案"
    else:
        remedy = "这里写 .yaml 档案的文件名；还没有档案，请输入 plangen new 档案.yaml"
    return "文件是空的", remedy


def of_office(path: Path) -> tuple[str, str]:
    """Say that a file of Office is no dossier, and which command reads it."""
    told = "这是 Word 或 Excel 文件，不是档案"
    suffix = path.suffix.lower()
    if suffix in DOSSIERS:
        return told, "只改名字不行：另写一份档案，请输入 plangen new 新档案.yaml"
    asked = "看成绩用 plangen scores" if suffix in TABLES else "查文稿用 plangen check"
    return told, f"这里写 .yaml 档案的文件名；{asked} {typable(path)}"


def _beside(path: Path) -> dict[str, str]:
    """Return the dossiers in the folder, by their names without what all names end with."""
    try:
        names = os.listdir(path.parent)  # noqa: PTH208  (a folder that is not there has none)
    except (OSError, ValueError):
        return {}
    return {name.rpartition(".")[0]: name for name in sorted(names) if name.endswith(DOSSIERS)}
