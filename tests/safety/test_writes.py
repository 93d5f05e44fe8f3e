"""Every file is written by one function; whoever else writes does so in a folder of its own."""

from __future__ import annotations

import ast
from pathlib import Path

import plangen

SOURCE = Path(plangen.__file__).parent
# In TemporaryDirectory, for LibreOffice or for a look at a dossier before it is written.
PRIVATE = {
    "writers/pdf.py",
    "readers/office.py",
    "readers/office_program.py",
    "wizard/outcome.py",
    "pipeline/demo.py",
}
# Beside the templates, as Python keeps its bytecode; no file of a user's.
OF_PYTHON = {"kept.py"}
IN_PLACE = {"writers/output.py", "writers/temporary.py", "writers/folder.py"}
WRITING = {
    *("write_text", "write_bytes", "mkstemp", "NamedTemporaryFile", "truncate", "copyfile"),
    *("copy2", "copytree", "fdopen", "symlink_to", "hardlink_to", "touch"),
}
OF_SYSTEM = {"replace", "rename", "renames", "link", "symlink", "open", "remove", "unlink"}


def writes(tree: ast.AST) -> list[str]:
    """Return what of a module writes, moves or makes files."""
    found = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or goes_nowhere(node):
            continue
        called = node.func
        name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
        of = called.value if isinstance(called, ast.Attribute) else None
        is_system = isinstance(of, ast.Name) and of.id in {"os", "shutil"}
        if name in WRITING or (is_system and name in OF_SYSTEM):
            found.append(name)
        elif name == "open" and any(mode and mode[0] in "wax" for mode in modes(node)):
            found.append("open")
    return found


def goes_nowhere(call: ast.Call) -> bool:
    return any(isinstance(each, ast.Attribute) and each.attr == "devnull" for each in call.args)


def modes(call: ast.Call) -> list[str]:
    given = [*call.args, *(word.value for word in call.keywords if word.arg == "mode")]
    return [
        each.value
        for each in given
        if isinstance(each, ast.Constant) and isinstance(each.value, str)
    ]


def test_nobody_else_writes() -> None:
    found = {
        path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*.py")
        if writes(ast.parse(path.read_text(encoding="utf-8")))
    }
    assert found == PRIVATE | OF_PYTHON | IN_PLACE


def test_those_with_a_folder_of_their_own_make_one() -> None:
    for name in PRIVATE - {"readers/office_program.py"}:
        assert "TemporaryDirectory" in (SOURCE / name).read_text(encoding="utf-8")


def test_what_writes_is_seen() -> None:
    for line in (
        "p.write_text(a)",
        "open(p, 'w')",
        "p.open('ab')",
        "p.open(mode='x')",
        "os.link(a)",
        "os.open(p, mode)",
    ):
        assert writes(ast.parse(line))
    for line in (
        "p.open('rb')",
        "text.replace(a, b)",
        "webbrowser.open(url)",
        "open(p)",
        "os.open(os.devnull, mode)",
    ):
        assert not writes(ast.parse(line))
