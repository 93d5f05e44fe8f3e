"""Broken and hostile files by families, made from fixed seeds, and what runs plangen on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hostile import (
    attachments,
    bulk,
    characters,
    encodings,
    manuscripts,
    mutations,
    places,
    values,
    word_documents,
    yaml_tricks,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hostile.case import Case

FAMILIES = (
    mutations,
    encodings,
    yaml_tricks,
    bulk,
    characters,
    values,
    places,
    attachments,
    manuscripts,
    word_documents,
)


def every_case() -> Iterator[Case]:
    """Yield all cases; every run of the tests has the same."""
    for module in FAMILIES:
        yield from module.cases()
