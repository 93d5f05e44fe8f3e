"""Every text of the library, filled in for every kind of class."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from plangen.compose.proofreading import Part, Rendering, parts, renderings, settings
from plangen.library.entries import load_library

if TYPE_CHECKING:
    import re


@cache
def all_parts() -> list[Part]:
    return list(parts(load_library()))


@cache
def all_renderings() -> list[Rendering]:
    """Every text in every class that it may be chosen for."""
    places = settings(all_parts())
    return [found for part in all_parts() for found in renderings(part, places)]


def places_of(pattern: re.Pattern[str]) -> set[tuple[str, str]]:
    """Where a pattern occurs in a rendered text, and what it found there."""
    return {
        (rendering.part.place, found[0])
        for rendering in all_renderings()
        if (found := pattern.search(rendering.text))
    }
