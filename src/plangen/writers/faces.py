"""Faces: which ones page styles name, and which of them this machine has.

Word on the teacher's machine has its own; here they matter for PDF and the preview.
"""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plangen.writers.css import stand_in_group
from plangen.writers.styles import Margin, Style, TextStyle

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LIST_FONTS = ("fc-list", ":", "family")
SECONDS = 20
# Where Windows keeps the names of its fonts, for all users and for this one.
WINDOWS_FONTS = r"SOFTWARE\Microsoft\Windows NT\CurrentVersion\Fonts"
MAC_FOLDERS = ("/System/Library/Fonts", "/Library/Fonts", "~/Library/Fonts")
FONT_FILES = (".ttf", ".ttc", ".otf", ".otc")


def named_faces(styles: Iterable[Style]) -> dict[str, tuple[str, ...]]:
    """Return the Chinese faces that styles name, each with its other names in them."""
    faces: dict[str, tuple[str, ...]] = {}
    for style in styles:
        for text in _texts(style):
            other = style.stand_ins.get(text.font)
            faces.setdefault(text.font, (other,) if other else ())
    return faces


def _texts(style: Style) -> Iterator[TextStyle]:
    for name in style.__struct_fields__:
        value: Any = getattr(style, name)
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, TextStyle):
                yield part
            elif isinstance(part, Margin):
                yield part.text


def stand_in(names: list[str], installed: set[str]) -> str:
    """Return the face that is taken for one that is missing; nothing where there is none."""
    own = stand_in_group(names)["字体"]
    others = (face for part in ("黑", "宋") for face in stand_in_group([part])["字体"])
    return next((face for face in (*own, *others) if is_there((face,), installed)), "")


def is_there(names: Iterable[str], installed: set[str]) -> bool:
    """Whether one of the names of a face is among those installed."""
    return any(_bare(name) in installed for name in names)


def installed_faces() -> set[str] | None:
    """Return the names of the faces of this machine, in one form; None where nobody can tell."""
    names = {"win32": _of_windows, "darwin": _of_mac}.get(sys.platform, _of_fontconfig)()
    return None if names is None else {_bare(name) for name in names}


def _bare(name: str) -> str:
    return "".join(name.split()).casefold()


def _of_fontconfig() -> list[str] | None:
    try:
        done = subprocess.run(LIST_FONTS, check=True, capture_output=True, timeout=SECONDS)  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return None
    text = done.stdout.decode("utf-8", errors="replace")
    return [name for line in text.splitlines() for name in line.split(",")]


def _of_mac() -> list[str]:
    folders = [Path(folder).expanduser() for folder in MAC_FOLDERS]
    files = (path for folder in folders if folder.is_dir() for path in folder.rglob("*"))
    return [name for path in files if path.suffix.lower() in FONT_FILES for name in _of_file(path)]


def _of_file(path: Path) -> tuple[str, ...]:
    """Return what a font file is called: a collection holds a face for mainland China as well."""
    return (path.stem, f"{path.stem} SC")


def _of_windows() -> list[str] | None:
    registry: Any = importlib.import_module("winreg")
    names: list[str] = []
    for root in (registry.HKEY_LOCAL_MACHINE, registry.HKEY_CURRENT_USER):
        try:
            with registry.OpenKey(root, WINDOWS_FONTS) as key:
                count = registry.QueryInfoKey(key)[1]
                entries = [registry.EnumValue(key, number)[0] for number in range(count)]
        except OSError:
            continue
        # “宋体 & 新宋体 (TrueType)”
        names += [name for entry in entries for name in entry.partition(" (")[0].split(" & ")]
    return names or None
