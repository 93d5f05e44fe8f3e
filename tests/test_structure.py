"""The building itself: which room may know which, and what must not be loaded early."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

SRC = Path(__file__).parents[1] / "src"
ROOMS = (
    "problems",
    "kept",
    "resources",
    "language",
    "source",
    "model",
    "library",
    "facts",
    "compose",
    "document",
    "readers",
    "writers",
    "editor",
    "checker",
    "pipeline",
    "preview",
    "wizard",
    "cli",
)
DOORS = ("plangen", "plangen.__main__")
WORD_ROOMS = ("plangen.readers.docx.", "plangen.writers.docx.")
LONGEST = 350
SLOW = ("docx", "pydantic", "pydantic_core", "jinja2")
# What an ordinary document takes none of: the school's own, charts, and workbooks do.
SELDOM = ("docx", "pptx", "xlsxwriter", "openpyxl", "xlrd", "lxml")
SERVING = ("watchfiles", "anyio", "http")
ASKING = ("prompt_toolkit",)


def modules() -> dict[str, Path]:
    """Every module of the package by its dotted name; a package goes by the name of its folder."""
    found = {}
    for path in sorted(SRC.rglob("*.py")):
        parts = path.relative_to(SRC).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


MODULES = modules()


def imported(module: str, code: str, *, package: bool = False) -> Iterator[str]:
    """Dotted names that a module imports, anywhere in it: in functions and for types too."""
    home = module.split(".") if package else module.split(".")[:-1]
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = home[: len(home) - node.level + 1] if node.level else []
            start = ".".join([*base, *([node.module] if node.module else [])])
            yield from (f"{start}.{alias.name}" for alias in node.names)


def room(name: str) -> str | None:
    """Room of a dotted name; None for what is not plangen's or has no room."""
    parts = name.split(".")
    return parts[1] if parts[0] == "plangen" and len(parts) > 1 and parts[1] in ROOMS else None


def wrong_ways(module: str, code: str, *, package: bool = False) -> list[str]:
    """Names that a module imports from a later room than its own."""
    own = room(module)
    names = imported(module, code, package=package)
    if own is None:
        return []
    return [
        name
        for name in names
        if (other := room(name)) is not None and ROOMS.index(other) > ROOMS.index(own)
    ]


def knows_word(module: str, code: str, *, package: bool = False) -> bool:
    """Whether a module outside the rooms of Word imports python-docx."""
    names = imported(module, code, package=package)
    inside = f"{module}.".startswith(WORD_ROOMS)
    return not inside and any(name.split(".")[0] == "docx" for name in names)


each_module = pytest.mark.parametrize(
    ("module", "path"),
    MODULES.items(),
    ids=MODULES.keys(),
)


def test_every_module_is_in_a_room() -> None:
    assert [name for name in MODULES if room(name) is None and name not in DOORS] == []


def test_every_room_is_there() -> None:
    assert {room(name) for name in MODULES} - {None} == set(ROOMS)


# Import directions.


@each_module
def test_a_module_imports_only_from_its_own_room_and_earlier_ones(
    module: str,
    path: Path,
) -> None:
    code = path.read_text(encoding="utf-8")
    assert wrong_ways(module, code, package=path.stem == "__init__") == []


def test_importing_the_package_itself_imports_no_room() -> None:
    code = (
        "import sys, plangen; print(*(name for name in sys.modules if name.startswith('plangen.')))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.split() == []


@pytest.mark.parametrize(
    "code",
    [
        "from plangen.cli.new import new",
        "import plangen.pipeline",
        "import plangen.writers.output as output",
        "from plangen import pipeline",
        "from ..writers import output",
        "from .. import cli",
        "def late():\n    from plangen.writers.output import save",
        "if TYPE_CHECKING:\n    from plangen.document.tree import Line",
        "try:\n    import plangen.compose.kinds\nexcept ImportError:\n    pass",
    ],
    ids=[
        "from",
        "import",
        "import-as",
        "from-package",
        "relative",
        "relative-package",
        "in-function",
        "for-types",
        "in-try",
    ],
)
def test_a_wrong_way_is_found_wherever_it_is_written(code: str) -> None:
    assert wrong_ways("plangen.facts.made_up", code)


@pytest.mark.parametrize(
    "code",
    [
        "from plangen.problems import Problem",
        "from plangen import resources",
        "from . import derive",
        "from ..model.dossier import Dossier",
        "import plangen.library.entries",
        "import json",
        "from plangen import __version__",
        "import plangenesis.cli",
    ],
    ids=[
        "problems",
        "resources",
        "own-room",
        "relative",
        "library",
        "foreign",
        "version",
        "similar",
    ],
)
def test_a_right_way_is_not_reported(code: str) -> None:
    assert wrong_ways("plangen.facts.made_up", code) == []


def test_a_relative_import_is_read_from_the_package_that_holds_it() -> None:
    code = "from ..cli import main"
    assert wrong_ways("plangen.writers", code, package=True) == ["plangen.cli.main"]


def reads_annotations_as_text(code: str) -> bool:
    """Whether a module with parts of the dossier gives pydantic the text of their annotations."""
    has_parts = re.search(r"^class \w+\((?:Part|Masthead|BaseModel)\):", code, re.MULTILINE)
    return has_parts is not None and "from __future__ import annotations" in code


def test_the_model_gives_pydantic_types_instead_of_their_text() -> None:
    """Text would be compiled and looked up again, field by field, in every run."""
    models = {name: path for name, path in MODULES.items() if room(name) == "model"}
    asked = [
        name for name, path in models.items() if reads_annotations_as_text(path.read_text("utf-8"))
    ]
    assert asked == []


def test_annotations_given_as_text_are_found() -> None:
    assert reads_annotations_as_text(
        "from __future__ import annotations\n\nclass A(Part):\n    pass\n"
    )
    assert not reads_annotations_as_text("class A(Part):\n    pass\n")


# python-docx stays in one room.


@each_module
def test_only_the_rooms_of_word_know_python_docx(module: str, path: Path) -> None:
    code = path.read_text(encoding="utf-8")
    assert not knows_word(module, code, package=path.stem == "__init__")


def test_the_rooms_of_word_do_know_python_docx() -> None:
    names = [
        name
        for module, path in MODULES.items()
        if f"{module}.".startswith(WORD_ROOMS)
        for name in imported(module, path.read_text(encoding="utf-8"))
    ]
    assert any(name.split(".")[0] == "docx" for name in names)


@pytest.mark.parametrize(
    "code",
    [
        "import docx",
        "from docx.shared import Pt",
        "def late():\n    from docx import Document",
    ],
    ids=["import", "from", "in-function"],
)
def test_python_docx_in_another_room_is_found(code: str) -> None:
    assert knows_word("plangen.writers.made_up", code)
    assert not knows_word("plangen.writers.docx.made_up", code)


# What help loads.


def loaded(*arguments: str) -> set[str]:
    """Names of the modules that a run of plangen imports."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "plangen", *arguments],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return set(re.findall(r"^import time:.*\|\s*(\S+)$", done.stderr, re.MULTILINE))


@pytest.mark.parametrize(
    "command",
    ["new", "demo", "doctor", "fix", "suggest", "preview", "render", "summary", "forms", "library"],
)
def test_help_of_a_command_loads_no_room_that_makes_documents(command: str) -> None:
    rooms = {room(name) for name in loaded(command, "--help")}
    assert (
        rooms
        & {
            "source",
            "model",
            "library",
            "facts",
            "compose",
            "document",
            "pipeline",
            "preview",
            "wizard",
        }
        == set()
    )


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_loads_nothing_slow(option: str) -> None:
    names = loaded(option)
    assert "plangen.cli" in names
    assert {name for name in names if name.split(".")[0] in (*SLOW, *SERVING, *ASKING)} == set()


def test_a_run_that_writes_loads_what_it_takes_and_no_more(tmp_path: Path) -> None:
    dossier = tmp_path / "档案.yaml"
    dossier.write_text("文种: 学困生转化计划\n原因分析: [作业拖欠不完成]\n", encoding="utf-8")
    names = {name.split(".")[0] for name in loaded("render", str(dossier))}
    assert set(SLOW) - set(SELDOM) <= names
    assert names & {*SELDOM, *SERVING, *ASKING} == set()


def test_a_dossier_without_tables_loads_nothing_that_reads_them(tmp_path: Path) -> None:
    dossier = tmp_path / "档案.yaml"
    dossier.write_text("文种: 学困生转化计划\n原因分析: [作业拖欠不完成]\n", encoding="utf-8")
    tables = {"plangen.model.joining", "plangen.source.tables", "plangen.source.spreadsheets"}
    assert loaded("render", str(dossier)) & tables == set()
    with dossier.open("a", encoding="utf-8") as file:
        file.write("花名册: 名单.csv\n")
    (tmp_path / "名单.csv").write_text("姓名\n陈嘉豪\n", encoding="utf-8")
    assert tables <= loaded("render", "--force", str(dossier))


# Size.


def test_no_module_is_too_long_to_read() -> None:
    lengths = {
        name: len(path.read_text(encoding="utf-8").splitlines()) for name, path in MODULES.items()
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}
