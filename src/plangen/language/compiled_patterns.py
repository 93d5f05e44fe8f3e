"""Plangen's own patterns, compiled once and kept beside this module as Python keeps its bytecode.

To compile those that one document needs took an eighth of a run, and ``re`` has no way to keep
them. So what it made is taken apart here and put together again by the parts of ``re`` that do so,
which Python promises nobody. That is why a pattern is kept only if what was put together again
equals it (Python compares the code as well), why the parts are used only by the very Python that
made them, and why whatever is not as expected is compiled as ever.

What is kept is on the disk for good: no pattern made of a user's words may come here.
"""

from __future__ import annotations

import atexit
import marshal
import re
import sys
from contextlib import suppress
from functools import cache
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from plangen import __version__, kept

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__)
WHAT = "compiled"
# plangen has some 700; more are left over from older states of its modules.
MOST = 2000
# What comes of parts of ``re`` that are gone, take something else, or refuse what they are given.
UNEXPECTED = (
    *(ImportError, AttributeError, TypeError, ValueError, OverflowError, RuntimeError, EOFError),
)

_new: dict[tuple[str, int], re.Pattern[str]] = {}


@cache
def compiled(text: str, flags: int) -> re.Pattern[str]:
    """Return the pattern that ``re.compile`` makes, without making it where an earlier run did.

    Raises:
        re.error: the text is no pattern.

    """
    found = _kept().get((text, flags))
    if found is not None:
        with suppress(*UNEXPECTED):
            return _together(found)
    pattern = re.compile(text, flags)
    if not _new:
        atexit.register(_keep)
    _new[text, flags] = pattern
    return pattern


@cache
def _kept() -> dict[tuple[str, int], bytes]:
    """Return what runs before this one have kept."""
    found = kept.load(HERE, _state(), WHAT)
    return marshal.loads(found) if found else {}  # noqa: S302  (sealed, and as good as the program)


def _keep() -> None:
    """Keep what this run compiled, with what was there."""
    with suppress(*UNEXPECTED):
        kept.save(HERE, _state(), _everything, WHAT)


def _everything() -> bytes:
    take_apart = _compiler()
    new = {}
    for (text, flags), pattern in _new.items():
        parts = marshal.dumps([_plain(part) for part in take_apart(text, flags)])
        if _together(parts) == pattern:
            new[text, flags] = parts
    found = _kept() | new
    return marshal.dumps(found if len(found) <= MOST else new)


def _state() -> str:
    """Name all that the parts depend on, besides a pattern's text and flags."""
    return f"{__version__} {sys.version} {sys.byteorder}"


def _compiler() -> Callable[[str, int], tuple[Any, ...]]:
    """Return what compiles in a copy of ``re``'s own module, all but the last step.

    That hands over what it was to put together.
    """
    spec = find_spec("re._compiler")
    if spec is None or spec.loader is None:
        raise ImportError
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    last_step = {"compile": lambda *parts: parts}
    vars(module)["_sre"] = SimpleNamespace(**vars(import_module("_sre")) | last_step)
    compile_: Callable[[str, int], tuple[Any, ...]] = module.compile
    return compile_


def _plain(part: Any) -> Any:
    """Return a part as marshal can write it: numbers of the code are of a class of their own."""
    return [*map(int, part)] if isinstance(part, list) else part


def _together(parts: bytes) -> re.Pattern[str]:
    pattern: re.Pattern[str] = import_module("_sre").compile(*marshal.loads(parts))  # noqa: S302
    return pattern
