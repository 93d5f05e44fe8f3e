"""Places that are no files, or not those of a dossier, and outputs that cannot be written."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

from hostile.case import DOSSIER, FIX, FOLLOW, GOOD, RENDER, Case

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

OUT = "计划.docx"
EVERY_COMMAND = (
    RENDER,
    ("summary", DOSSIER),
    ("suggest", DOSSIER),
    ("forms", DOSSIER),
    ("preview", DOSSIER, "--no-pager"),
    FIX,
    FOLLOW,
)


def _folder(folder: Path, name: str) -> None:
    (folder / name).mkdir()


def _pipe(folder: Path, name: str) -> None:
    os.mkfifo(folder / name)


def _link(folder: Path, name: str, *, to: str) -> None:
    (folder / name).symlink_to(to)


def _loop(folder: Path, name: str) -> None:
    (folder / name).symlink_to("另一个")
    (folder / "另一个").symlink_to(name)


def _endless_folders(folder: Path, name: str) -> None:
    (folder / "内").symlink_to(".")
    (folder / name).symlink_to("内/" * 60 + "别处.docx")


def _unreadable(folder: Path, name: str) -> None:
    (folder / name).write_text(GOOD, encoding="utf-8")
    (folder / name).chmod(0)


def _empty(folder: Path, name: str) -> None:
    (folder / name).touch()


PLACES: dict[str, Callable[[Path, str], None]] = {
    "folder": _folder,
    "pipe": _pipe,
    "link to nothing": partial(_link, to="别处.docx"),
    "link to itself": _loop,
    "link through itself": _endless_folders,
    "link to zeros": partial(_link, to="/dev/zero"),
    "link to nothing at all": partial(_link, to="/dev/null"),
    "link to chance": partial(_link, to="/dev/urandom"),
    "link to a full device": partial(_link, to="/dev/full"),
    "link to memory": partial(_link, to="/proc/self/mem"),
    "link to the system": partial(_link, to="/proc/self/cmdline"),
    "link to a folder": partial(_link, to="/"),
    "empty": _empty,
}
if hasattr(os, "geteuid") and os.geteuid() != 0:
    PLACES["unreadable"] = _unreadable


def _with_dossier(folder: Path, put: Callable[[Path, str], None], name: str, line: str) -> None:
    (folder / DOSSIER).write_text(GOOD + line, encoding="utf-8")
    put(folder, name)


NO_DOSSIERS = {
    "device of zeros": "/dev/zero",
    "device of chance": "/dev/urandom",
    "empty device": "/dev/null",
    "terminal": "/dev/tty",
    "standard input": "/dev/stdin",
    "below a file": "/etc/passwd/档案.yaml",
    "file of the system": "/etc/passwd",
    "no name": "",
    "long name": "长" * 5_000,
    "NUL in a name": "档\\0案.yaml",
    "surrogate in a name": "档\udcff案.yaml",
    "a dot": ".",
    "dots by the thousand": "../" * 2_000 + "a.yaml",
}
OUTPUTS = {
    "full device": "/dev/full",
    "device of zeros": "/dev/zero",
    "device as a document": "/dev/full.docx",
    "below a file": f"{DOSSIER}/计划.docx",
    "long name": "长" * 5_000 + ".docx",
    "long folder": "长" * 5_000 + "/",
    "surrogate": "计\udcff划.docx",
    "no folder of the system": "/proc/计划.docx",
}


def cases() -> Iterator[Case]:
    """Yield every place as dossier, as output and as what a dossier names."""
    for name, put in PLACES.items():
        yield Case(
            "places", f"{name} as dossier", partial(_put, put=put, name=DOSSIER), EVERY_COMMAND
        )
        for role, used, line, arguments in (
            ("style", "坏.yaml", "版式: 坏.yaml\n", ()),
            ("roster", "坏.xlsx", "花名册: 坏.xlsx\n", ()),
            ("reference", "坏.docx", "", ("--reference", "坏.docx")),
            ("style option", "坏.yaml", "", ("--style", "坏.yaml")),
        ):
            make = partial(_with_dossier, put=put, name=used, line=line)
            yield Case("places", f"{name} as {role}", make, ((*RENDER, *arguments),))
        make = partial(_with_dossier, put=put, name=OUT, line="")
        yield Case("outputs", f"{name} as output", make, ((*RENDER, "-o", OUT),))
    for name, path in NO_DOSSIERS.items():
        yield Case("arguments", f"{name} as dossier", _nothing, (("render", path),))
    for name, path in OUTPUTS.items():
        make = partial(_with_dossier, put=lambda *_: None, name="", line="")
        yield Case("outputs", f"{name} as output", make, ((*RENDER, "-o", path),))
    for option in ("--style", "--reference", "--mask", "-f"):
        for name, path in NO_DOSSIERS.items():
            make = partial(_with_dossier, put=lambda *_: None, name="", line="")
            yield Case("arguments", f"{name} as {option}", make, ((*RENDER, option, path),))


def _put(folder: Path, put: Callable[[Path, str], None], name: str) -> None:
    put(folder, name)


def _nothing(folder: Path) -> None:
    """Leave the folder empty."""
