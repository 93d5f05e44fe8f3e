"""The map of the code in CONTRIBUTING.md: every room and folder is on it, and all that it names."""

from __future__ import annotations

import re
from fnmatch import fnmatch

import pytest

from places import ROOT
from repository import tracked
from test_structure import ROOMS

GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
# Named as what will be there, with the reason for it.
TO_COME = {"model/migrations.py"}


def chapter(text: str, title: str) -> str:
    """Return what stands under a heading."""
    return text.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def described(text: str) -> dict[str, str]:
    """Return each room on the map with what is said of it."""
    items = re.split(r"^- \*\*", chapter(text, "The architecture in a page"), flags=re.MULTILINE)
    return dict(item.split("**", 1) for item in items[1:])


def named(text: str) -> set[str]:
    """Return the modules that a text names; `…` and `*` stand for any part of a name."""
    return {name.replace("…", "*") for name in re.findall(r"`([\w/…*]+\.py)`", text)}


def unknown(names: set[str], files: frozenset[str], folder: str = "") -> set[str]:
    """Return the names that no file below a folder has."""
    inside = [f"/{name.removeprefix(folder)}" for name in files if name.startswith(folder)]
    return {name for name in names if not any(fnmatch(place, f"*/{name}") for place in inside)}


def folders(text: str) -> list[str]:
    """Return the folders in the table of where things are."""
    return re.findall(r"^\| `([^`]+)/` \| [^|\s]", chapter(text, "Where things are"), re.MULTILINE)


def test_every_room_is_on_the_map_in_order() -> None:
    assert list(described(GUIDE)) == [*ROOMS, "templates/"]
    sentence = re.search(r"The rooms in order: ([^.]*)\.", GUIDE)
    assert sentence is not None
    assert tuple(re.findall(r"`(\w+)`", sentence[1])) == ROOMS


@pytest.mark.parametrize("room", ROOMS)
def test_the_modules_of_a_room_are_in_it(room: str) -> None:
    own = {name for name in named(described(GUIDE)[room]) if "/" not in name}
    assert unknown(own, tracked(), f"src/plangen/{room}") == set()


def test_every_module_named_is_there() -> None:
    assert len(named(GUIDE)) > 100
    assert unknown(named(GUIDE), tracked()) == TO_COME


def test_every_folder_is_in_the_table() -> None:
    held = {name.split("/")[0] for name in tracked() if "/" in name}
    assert set(folders(GUIDE)) == held
    assert len(folders(GUIDE)) == len(held)


def test_a_map_that_is_not_true_is_found() -> None:
    text = (
        "\n## The architecture in a page\n\n- **facts** – `turns.py`, `gone.py` and the other\n"
        "  `…_checks.py`\n- **document** – `facts/turns.py`\n"
        "\n## Where things are\n\n| `src/` | rooms |\n| `empty/` | |\n\n## Set up\n"
    )
    files = frozenset({"src/plangen/facts/turns.py", "src/plangen/facts/payment_checks.py"})
    assert list(described(text)) == ["facts", "document"]
    assert unknown(named(text), files) == {"gone.py"}
    assert unknown({"turns.py", "*_checks.py"}, files, "src/plangen/document") == {
        "turns.py",
        "*_checks.py",
    }
    assert folders(text) == ["src"]
