"""Pieces of Markdown that all generated pages are made of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

NOTICE = "<!-- 由 python -m manual 写出，不要手改；怎样改见 CONTRIBUTING.md。 -->"
NO_WORD = re.compile(r"[^\w.]+")
# Signs that would begin markup in running text.
MARKUP = re.compile(r"([\\`*_{}\[\]<>|#])")


def page(title: str, *parts: str) -> str:
    """Return a whole page: parts that are empty are left out."""
    return "\n\n".join([f"# {title}", NOTICE, *(part.strip("\n") for part in parts if part)]) + "\n"


def plain(text: str) -> str:
    """Return a text in which no sign is markup, in one line."""
    return MARKUP.sub(r"\\\1", " ".join(text.split()))


def code(text: str) -> str:
    """Return a text as typed; a bar would end a cell."""
    return f"`{text}`".replace("|", "\\|")


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table of cells that are Markdown already; without rows there is none."""
    lines = [f"| {' | '.join(row)} |" for row in rows]
    if not lines:
        return ""
    return "\n".join([f"| {' | '.join(columns)} |", "|" + " :-- |" * len(columns), *lines])


def bullets(items: Iterable[str]) -> str:
    """Return a list."""
    return "\n".join(f"- {item}" for item in items)


def fenced(language: str, text: str) -> str:
    """Return a block of code."""
    return f"```{language}\n{text.rstrip()}\n```"


def anchor(name: str) -> str:
    """Return the anchor under which a name is found."""
    return NO_WORD.sub("-", name).strip("-")


def heading(level: int, name: str, told: str = "") -> str:
    """Return a heading with the anchor of its name, said where it would be another."""
    plainly = not told and re.fullmatch(r"\w+", name) and name == name.lower()
    own = "" if plainly else f" {{ #{anchor(name)} }}"
    return f"{'#' * level} {told or plain(name)}{own}"


def link(name: str, target: str = "", told: str = "") -> str:
    """Return a link to the anchor of a name, on this page or on another."""
    return f"[{told or plain(name)}]({target}#{anchor(name)})"
