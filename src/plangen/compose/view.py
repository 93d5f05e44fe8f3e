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
    from collections.abc import Callable


# What pydantic's models can do is none of a template's business.
OF_MODELS = frozenset(dir(BaseModel))
SAFE = (bool, int, Decimal, dt.date, Enum)


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
    """Turns any value into what a template may see of it."""

    def __init__(self, mask: Callable[[str], str]) -> None:
        self._mask = mask

    def __call__(self, value: Any) -> Any:
        """Wrap, mask or pass on a value by its type."""
        if isinstance(value, str):
            return self._text(value)
        if value is None or isinstance(value, SAFE):
            return value
        if isinstance(value, (list, tuple)):
            return Given(map(self, value))
        if isinstance(value, dict):
            return GivenMapping({self(key): self(item) for key, item in value.items()})
        if isinstance(value, (Struct, BaseModel)):
            return View(value, self)
        raise TypeError(f"templates may not see a {type(value).__name__}")

    def _text(self, text: str) -> str:
        if isinstance(text, Composed):
            return text
        if isinstance(text, LibraryText):
            return shield(text)
        masked = self._mask(text)
        return Markdown(masked) if isinstance(text, Markdown) else shield(masked)
