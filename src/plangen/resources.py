"""Access to the packaged templates: kinds, sections, library, styles, scaffolds."""

from __future__ import annotations

import marshal
from contextlib import suppress
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from plangen import kept
from plangen.problems import Problem, ProblemsError

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def _folder(name: str) -> Traversable:
    return files("plangen.templates").joinpath(*name.split("/"))


def read_text(name: str) -> str:
    """Text of the template of this name, such as ``sections/措施.md.j2``.

    Raises:
        FileNotFoundError: there is no such template.

    """
    return _folder(name).read_text(encoding="utf-8")


def names(folder: str, suffix: str) -> list[str]:
    """Names without suffix of the files in a folder, sorted so that every machine agrees."""
    return sorted(
        entry.name.removesuffix(suffix)
        for entry in _folder(folder).iterdir()
        if entry.name.endswith(suffix)
    )


@cache
def read_yaml(name: str) -> Any:
    """Values of a packaged YAML file; the caller must not change them.

    Raises:
        ProblemsError: the file was edited and is no YAML any more.

    """
    loader = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
    text = read_text(name)
    origin = kept.origin_of(name, text)
    state = f"{yaml.__version__} {text}"
    if origin and (found := kept.load(origin, state)):
        return marshal.loads(found)  # noqa: S302  (sealed, and as good as the program)
    try:
        values = yaml.load(text, Loader=loader)  # noqa: S506  (a safe loader, chosen above)
    except yaml.YAMLError as error:
        raise ProblemsError([_slip(name, text, error)]) from error
    if origin:
        with suppress(ValueError):  # a date, say, which marshal does not know
            kept.save(origin, state, marshal.dumps(values))
    return values


def _slip(name: str, text: str, error: yaml.YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
    lines = text.splitlines()
    return Problem(
        Path(name),
        line,
        column,
        "素材文件从这里起不合 YAML 的写法",
        "看这一行和上一行：冒号要用英文冒号，后面空一格；同级的项左边对齐；引号要成对",
        lines[line - 1] if 0 < line <= len(lines) else "",
    )
