"""Access to the packaged templates: kinds, sections, library, styles, scaffolds."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import yaml

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
    """Values of a packaged YAML file; the caller must not change them."""
    loader = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
    return yaml.load(read_text(name), Loader=loader)  # noqa: S506  (a safe loader, chosen above)
