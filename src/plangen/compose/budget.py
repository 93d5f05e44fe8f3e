"""What one rendering of a template may do: each operation pays for what it makes.

Loops and calls cost steps, and whatever is made or walked through (texts, lists, comparisons) is
weighed first. Whoever uses up the budget is told so.
"""

from __future__ import annotations

from collections.abc import ItemsView, Iterator, KeysView, ValuesView
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import TYPE_CHECKING, Any

from jinja2 import filters, pass_environment
from jinja2.exceptions import SecurityError
from jinja2.runtime import LoopContext

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment

# One rendering of the examples needs less than a twentieth of this.
MOST_WORK = 2_000_000
STEP = 25
# Characters of a text, such as a rendered template.
LONGEST = 2 * 1024 * 1024
MOST_ITEMS = 100_000
LONGEST_RANGE = 10_000
MOST_BITS = 4096
MOST_DECIMALS = 20
CHARACTERS_FOR_ONE = 16
ENDLESS = "这个模板做不完，已经停下"
TOO_LONG = "这个模板写出的内容太多，已经停下"


class RefusedError(SecurityError):
    """A template asks for what it may not have, or for more than it may have; said in Chinese."""


class _Budget:
    """What one rendering may still do; None for anything."""

    def __init__(self, left: int | None) -> None:
        self.left = left


_BUDGET: ContextVar[_Budget | None] = ContextVar("budget", default=None)


@contextmanager
def budgeted(work: int | None) -> Iterator[None]:
    """Give a rendering its budget, None for as much as it likes."""
    token = _BUDGET.set(_Budget(work))
    try:
        yield
    finally:
        _BUDGET.reset(token)


def is_rendering() -> bool:
    """Whether a template is being rendered."""
    return _BUDGET.get() is not None


def pay(work: int) -> None:
    """Take work off the budget of the rendering that goes on.

    Raises:
        RefusedError: it is used up.

    """
    budget = _BUDGET.get()
    if budget is None or budget.left is None:
        return
    budget.left -= work
    if budget.left < 0:
        raise RefusedError(ENDLESS)


def weigh(*values: Any) -> tuple[int, int]:
    """Count characters and items of values, at whatever depth, and pay for them.

    Raises:
        RefusedError: they are too many.

    """
    characters = items = 0
    waiting = list(values)
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            characters += len(value)
        elif isinstance(value, (list, tuple, dict, KeysView, ValuesView, ItemsView)):
            items += len(value)
            if items <= MOST_ITEMS:
                waiting += value
                waiting += value.values() if isinstance(value, dict) else ()
        elif isinstance(value, range):
            items += len(value)
        if items > MOST_ITEMS or characters > LONGEST:
            raise RefusedError(TOO_LONG)
    pay(1 + items + characters // CHARACTERS_FOR_ONE)
    return characters, items


def limited(made: Any) -> Any:
    """Return what was made of values that were weighed, and pay for its length.

    Raises:
        RefusedError: it is too long.

    """
    if isinstance(made, (list, tuple)):
        if len(made) > MOST_ITEMS:
            raise RefusedError(TOO_LONG)
        pay(len(made))
    elif isinstance(made, str):
        if len(made) > LONGEST:
            raise RefusedError(TOO_LONG)
        pay(len(made) // CHARACTERS_FOR_ONE)
    return made


def settled(value: Any) -> Any:
    """Return a list of what would come one by one, for it may be very much."""
    if not isinstance(value, Iterator) or isinstance(value, LoopContext):
        return value
    found: list[Any] = []
    for item in value:
        pay(1)
        found.append(item)
        if len(found) > MOST_ITEMS:
            raise RefusedError(TOO_LONG)
    return found


def bounded(make: Callable[..., Any]) -> Callable[..., Any]:
    """Weigh what goes into a filter or test."""

    @wraps(make)
    def run(*args: Any, **kwargs: Any) -> Any:
        given = [settled(arg) for arg in args]
        named = {name: settled(arg) for name, arg in kwargs.items()}
        weigh(given, named)
        return limited(make(*given, **named))

    return run


def each_of(items: Any) -> Any:
    """Return what a loop goes through; it pays for all of it before."""
    found = settled(items)
    if hasattr(found, "__len__"):
        pay(len(found))
    return found


def join(items: Any, mark: str = "") -> str:
    """Join texts with a mark between."""
    listed = list(items)
    if len(listed) * len(mark) > LONGEST:
        raise RefusedError(TOO_LONG)
    return mark.join(map(str, listed))


def replace(text: Any, old: str, new: str) -> str:
    """Replace a text within another."""
    told = str(text)
    if len(told) + told.count(old) * len(new) > LONGEST:
        raise RefusedError(TOO_LONG)
    return told.replace(old, new)


def batch(items: Any, size: int, fill: Any = None) -> list[list[Any]]:
    """Cut a list into lists of this size."""
    if not 0 < size <= MOST_ITEMS:
        raise RefusedError(f"batch 一批最多 {MOST_ITEMS} 项，至少 1 项")
    return list(filters.do_batch(items, size, fill))


def round_off(number: float, decimals: int = 0, how: str = "common") -> float:
    """Round a number."""
    if abs(decimals) > MOST_DECIMALS:
        raise RefusedError(f"round 最多保留 {MOST_DECIMALS} 位小数")
    return filters.do_round(number, decimals, how)  # type: ignore[arg-type]


@pass_environment
def total(environment: Environment, items: Any, attribute: str | None = None) -> Any:
    """Add numbers up."""
    return filters.sync_do_sum(environment, items, attribute)


# Filters of Jinja2 that templates may use: none that lays text out, draws lots or reads attributes.
KEPT = (
    *("abs", "capitalize", "count", "d", "default", "dictsort", "first", "float", "groupby"),
    *("int", "items", "last", "length", "list", "lower", "map", "max", "min", "reject"),
    *("rejectattr", "reverse", "select", "selectattr", "sort", "trim", "unique", "upper"),
)
BUILT_IN = {
    **{name: filters.FILTERS[name] for name in KEPT},
    "batch": batch,
    "join": join,
    "replace": replace,
    "round": round_off,
    "sum": total,
}
