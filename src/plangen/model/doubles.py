"""What a list says a second time, such as a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from plangen.model.values import FILLER

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from plangen.source import SourceFile
    from plangen.source.tree import ValuePath


class _Named(Protocol):
    @property
    def name(self) -> str: ...


Named = TypeVar("Named", bound=_Named)


def named_items(items: Sequence[Named]) -> Iterator[tuple[int, Named]]:
    """Yield each item with its place in the list; of one without a name enough is said already."""
    return ((i, item) for i, item in enumerate(items) if item.name != FILLER)


def tell_doubles(
    source: SourceFile, items: Iterable[tuple[ValuePath, Hashable]], message: str, hint: str
) -> None:
    """Add a problem for every value that stands there a second time, with the place of the first.

    ``message`` says it of a {value}.
    """
    seen: dict[Hashable, str] = {}
    for place, value in items:
        if value in seen:
            told = message.replace("{value}", str(value))
            source.add_at(place, f"{told}（另一处在{seen[value]}）", hint)
        elif FILLER not in str(value):
            seen[value] = source.where(place)
