"""Facts as templates see them: read-only, names masked, text inert in Markdown."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from pydantic import BaseModel

from plangen.compose.shielding import shield
from plangen.library.entries import LibraryText
from plangen.model.values import Markdown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


# What pydantic's models can do is none of a template's business.
OF_MODELS = frozenset(dir(BaseModel))
SAFE = (type(None), bool, int, Decimal, dt.date, Enum)


class Composed(Markdown):
    """Markdown whose facts have been masked already; the rest of it comes from the library."""

    __slots__ = ()


class Given(list[Any]):
    """A list that templates are given: theirs to read, not to change."""

    __slots__ = ()


class GivenMapping(dict[Any, Any]):
    """A mapping that templates are given: theirs to read, not to change."""

    __slots__ = ()


class View:
    """Wraps a record or model; every text read through it is masked and shielded.

    What has been read is kept, as long as the view is: templates cannot change it.
    """

    def __init__(self, target: Any, guard: Guard) -> None:
        self._target = target
        self._guard = guard

    def __getattr__(self, name: str) -> Any:
        if name in OF_MODELS:
            raise AttributeError(name)
        found = self._guard(getattr(self._target, name))
        self.__dict__[name] = found
        return found

    def __eq__(self, other: object) -> bool:
        return isinstance(other, View) and self._target == other._target

    __hash__ = None  # type: ignore[assignment]


def names_in(value: Any) -> list[str]:
    """Names of what a template can read of a value."""
    if isinstance(value, dict):
        return [key for key in value if isinstance(key, str)]
    if not isinstance(value, View):
        return []
    target = value._target  # noqa: SLF001  (of this module)
    own = type(target)
    if isinstance(target, BaseModel):
        return [n for n in {*own.model_fields, *dir(own)} - OF_MODELS if not n.startswith("_")]
    return [name for name in dir(target) if not name.startswith("_")]


class Guard:
    """Turns any value into what a template may see of it.

    What stands in several places, as a pupil does under each of his causes, is one view.
    """

    def __init__(self, mask: Callable[[str], str]) -> None:
        self._mask = mask
        # By identity: each view keeps alive what it is of.
        self._views: dict[int, View] = {}

    def __call__(self, value: Any) -> Any:
        """Wrap, mask or pass on a value by its type.

        Raises:
            TypeError: it is of a type that is none of a template's business.

        """
        return _WAY_OF[type(value)](self, value)

    def text(self, text: str) -> str:
        """Mask a text and make it inert."""
        return shield(self._mask(text))

    def markdown(self, text: Markdown) -> Markdown:
        """Mask Markdown and leave its signs."""
        return Markdown(self._mask(text))

    def word(self, text: LibraryText) -> str:
        """Make a word of the library inert: it names nobody."""
        return shield(text)

    def items(self, values: Iterable[Any]) -> Given:
        """Show each item of a list."""
        return Given(map(self, values))

    def mapping(self, values: dict[Any, Any]) -> GivenMapping:
        """Show the keys of a mapping and what they stand for."""
        return GivenMapping({self(key): self(value) for key, value in values.items()})

    def view(self, target: Struct | BaseModel) -> View:
        """Show what is read of a record or model."""
        return self._views.get(id(target)) or self._views.setdefault(id(target), View(target, self))

    def same(self, value: Any) -> Any:
        """Show a value as it is: it holds no text, or one that has been masked."""
        return value


# What is more special stands before what it is made of.
WAYS: tuple[tuple[type | tuple[type, ...], Callable[[Guard, Any], Any]], ...] = (
    (Composed, Guard.same),
    (LibraryText, Guard.word),
    (Markdown, Guard.markdown),
    (str, Guard.text),
    (SAFE, Guard.same),
    ((list, tuple), Guard.items),
    (dict, Guard.mapping),
    ((Struct, BaseModel), Guard.view),
)


class _Ways(dict[type, "Callable[[Guard, Any], Any]"]):
    """How a guard shows the values of each type, looked up when the first such value comes."""

    def __missing__(self, kind: type) -> Callable[[Guard, Any], Any]:
        for known, way in WAYS:
            if issubclass(kind, known):
                self[kind] = way
                return way
        raise TypeError(f"templates may not see a {kind.__name__}")


_WAY_OF = _Ways()
