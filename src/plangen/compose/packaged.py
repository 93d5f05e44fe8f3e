"""The environment of plangen's own templates, where no school's are in force.

They come to an end and reach for nothing, so nothing that they do is weighed or asked after; what
is printed still must be text. They are compiled as for the sandbox: one bytecode serves both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import pass_context
from jinja2.sandbox import SandboxedEnvironment
from jinja2.tests import TESTS

from plangen.compose.budget import BUILT_IN
from plangen.compose.compiling import EACH, STEPPED
from plangen.compose.sandbox import Sandbox, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from jinja2.runtime import Context


@pass_context
def _nothing(_context: Context, _value: None) -> None:
    """Stand in for the pay of a step."""


def _same(value: Any) -> Any:
    return value


class Trusting(Sandbox):
    """The sandbox with its doors open: what plangen's own templates ask for, they get."""

    most_work = None
    call_binop = SandboxedEnvironment.call_binop

    def __init__(self, made: Mapping[str, Callable[..., Any]], **options: Any) -> None:
        """Set up with the filters made for templates."""
        super().__init__(made, **options)
        self.filters = {**BUILT_IN, **made, EACH: _same, STEPPED: _nothing}
        self.tests = dict(TESTS)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Read an attribute; what is Python's own stays shut."""
        if not attribute.startswith("_"):
            try:
                return getattr(obj, attribute)
            except AttributeError:
                pass
        return super().getattr(obj, attribute)

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call something."""
        return context.call(obj, *args, **kwargs)

    def concat(self, parts: Iterable[str]) -> str:
        """Put a text together."""
        return "".join(parts)

    def joined(self, parts: tuple[Any, ...]) -> str:
        """Join values with ``~``."""
        return "".join(map(str, map(shown, parts)))

    def weighed(self, value: Any) -> Any:
        """Return a value as it is."""
        return value
