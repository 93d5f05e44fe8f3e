"""What templates may do: a sandbox in which every operation pays for what it makes (``budget``).

A school's templates may come from anywhere, so they reach data and text, nothing of Python, and
each rendering ends.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from enum import Enum
from types import BuiltinMethodType, FunctionType, MethodType
from typing import TYPE_CHECKING, Any, cast

from jinja2 import nodes, pass_context
from jinja2.environment import Template, TemplateModule
from jinja2.exceptions import TemplateNotFound
from jinja2.runtime import BlockReference, LoopContext, Macro, Undefined
from jinja2.sandbox import SandboxedEnvironment, modifies_known_mutable
from jinja2.tests import TESTS
from jinja2.utils import Cycler, Joiner, Namespace

from plangen.compose.budget import (
    BUILT_IN,
    CHARACTERS_FOR_ONE,
    LONGEST,
    LONGEST_RANGE,
    MOST_BITS,
    MOST_WORK,
    STEP,
    TOO_LONG,
    RefusedError,
    bounded,
    budgeted,
    each_of,
    is_rendering,
    limited,
    pay,
    settled,
    weigh,
)
from plangen.compose.compiling import EACH, STEPPED, WeighingGenerator, let_loops_pay
from plangen.compose.template_errors import CAUGHT, Missing, explained
from plangen.compose.view import Given, GivenMapping, View
from plangen.problems import ProblemsError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, MutableMapping

    from jinja2.runtime import Context

# Attributes of Python's own values; of plangen's objects any is read that has no underscore.
OF_TEXT = frozenset(
    (
        *("capitalize", "count", "endswith", "find", "index", "isalpha", "isdecimal"),
        *("isdigit", "lower", "lstrip", "partition", "removeprefix", "removesuffix", "rfind"),
        *("rpartition", "rsplit", "rstrip", "split", "splitlines", "startswith", "strip"),
        "upper",
    )
)
OF_LISTS = frozenset(("append", "count", "extend", "index", "insert", "pop"))
OF_MAPPINGS = frozenset(("get", "items", "keys", "pop", "setdefault", "update", "values"))
OF_DAYS = frozenset(("day", "month", "year", "isoweekday", "weekday", "isoformat"))
OF_ENUMS = frozenset(("name", "value"))
PRINTED_AS_NONE = (
    *(list, tuple, dict, View, Iterator, type),
    *(FunctionType, MethodType, BuiltinMethodType),
)
ATTRIBUTES: dict[type, frozenset[str]] = {
    str: OF_TEXT,
    list: OF_LISTS,
    tuple: frozenset(("count", "index")),
    dict: OF_MAPPINGS,
    dt.date: OF_DAYS,
    Enum: OF_ENUMS,
}
# Objects of Jinja2 that templates handle.
RUNTIME = (Macro, LoopContext, Cycler, Joiner, Namespace, TemplateModule)
CALLED = (Macro, BlockReference, LoopContext, Joiner, Undefined)
# Attributes of types of which it is known whether they are data.
MOST_KNOWN = 5000


def bounded_range(*bounds: int) -> range:
    """Return a range of a bounded length."""
    found = range(*bounds)
    if len(found) > LONGEST_RANGE:
        raise RefusedError(f"range 最多数到 {LONGEST_RANGE}")
    return found


@pass_context
def _step(_context: Context, _nothing: None) -> None:
    pay(STEP)


class Sandbox(SandboxedEnvironment):
    """An environment whose templates reach nothing of Python, and come to an end."""

    code_generator_class = WeighingGenerator
    intercepted_binops = frozenset(("+", "*", "**", "%"))
    # What one rendering may do; None for anything.
    most_work: int | None = MOST_WORK

    def __init__(self, made: Mapping[str, Callable[..., Any]], **options: Any) -> None:
        """Set up with the filters made for templates."""
        super().__init__(optimized=False, finalize=_printed, undefined=Missing, **options)
        self.filters = {name: bounded(make) for name, make in (BUILT_IN | dict(made)).items()}
        for name, test in TESTS.items():
            self.tests[name] = bounded(cast("Callable[..., Any]", test))
        self.globals = {
            "range": bounded_range,
            "dict": dict,
            "namespace": Namespace,
            "cycler": Cycler,
            "joiner": Joiner,
        }
        self._safe: dict[tuple[type, str], bool] = {}
        self.filters[EACH], self.filters[STEPPED] = each_of, _step

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return what a template finds beside its context: each rendering goes through all of it.

        A plain mapping, unlike Jinja2's chain of two, is not followed by what comes into
        ``globals`` later.
        """
        return {**self.globals, **(d or {})}

    def get_template(self, *args: Any, **kwargs: Any) -> Template:
        """Load a template by its name.

        Raises:
            ProblemsError: it is written wrongly, or there is none that is asked for from outside.

        """
        try:
            return super().get_template(*args, **kwargs)
        except TemplateNotFound as error:
            if is_rendering():
                raise
            raise ProblemsError([explained(error, self)]) from error
        except CAUGHT as error:
            raise ProblemsError([explained(error, self)]) from error

    def from_string(self, *args: Any, **kwargs: Any) -> Template:
        """Take a text as a template.

        Raises:
            ProblemsError: it is written wrongly.

        """
        try:
            return super().from_string(*args, **kwargs)
        except CAUGHT as error:
            raise ProblemsError([explained(error, self)]) from error

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Parse a template; each loop pays for what it goes through, and for each turn."""
        template = super()._parse(source, name, filename)
        let_loops_pay(template)
        return template.set_environment(self)  # type: ignore[return-value]

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether an attribute is data: a few of Python's own values, any of plangen's objects."""
        if isinstance(value, type):
            return False
        known = type(obj), attr
        if known not in self._safe:
            if len(self._safe) > MOST_KNOWN:
                self._safe.clear()
            self._safe[known] = self._is_data(obj, attr, value)
        return self._safe[known]

    def _is_data(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether an attribute of all objects of a type is data."""
        if not super().is_safe_attribute(obj, attr, value):
            return False
        if isinstance(obj, (Given, GivenMapping)) and modifies_known_mutable(obj, attr):
            return False
        for known, attributes in ATTRIBUTES.items():
            if isinstance(obj, known):
                return attr in attributes
        home = type(obj).__module__
        return isinstance(obj, RUNTIME) or home.startswith("plangen.")

    def is_safe_callable(self, obj: Any) -> bool:
        """Whether something may be called: macros, what templates are given, plain methods."""
        if isinstance(obj, CALLED) or any(obj is known for known in self.globals.values()):
            return True
        if isinstance(obj, BuiltinMethodType):
            return any(
                isinstance(obj.__self__, known) and obj.__name__ in attributes
                for known, attributes in ATTRIBUTES.items()
            )
        if isinstance(obj, MethodType) and isinstance(obj.__self__, RUNTIME):
            return not obj.__name__.startswith("_")
        made = obj.__func__ if isinstance(obj, MethodType) else obj
        return isinstance(made, FunctionType) and made.__module__.startswith("plangen.")

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Read an attribute; a list of data is made anew each time, and paid for."""
        found = super().getattr(obj, attribute)
        if isinstance(found, (Given, GivenMapping)):
            pay(len(found))
        return found

    def wrap_str_format(self, value: Any) -> None:
        """Leave ``str.format`` to the list of what texts can do: it is not in it."""

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call something; what goes in is weighed."""
        pay(STEP)
        args = tuple(map(settled, args))
        kwargs = {name: settled(arg) for name, arg in kwargs.items()}
        weigh(args, kwargs, getattr(obj, "__self__", None))
        if not self.is_safe_callable(obj):
            raise RefusedError("这里不能加括号调用：模板只能用数据，不能碰程序内部")
        return limited(context.call(obj, *args, **kwargs))

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Calculate, unless the result would be huge."""
        if operator == "%" and isinstance(left, str):
            raise RefusedError("文字不能用 % 套写，请用 ~ 连接")
        sizes = [_size(each) for each in (left, right)]
        if operator == "+" and None not in sizes:
            weigh(left, right)
        elif operator == "*":
            _check_product(left, right)
        elif operator == "**":
            base = max(_bits(left), 1)
            exponent: Any = abs(right) if isinstance(right, (int, float, Decimal)) else 0
            if isinstance(left, int) and base * exponent > MOST_BITS:
                raise RefusedError("这个数太大，算不出来")
        return super().call_binop(context, operator, left, right)

    def concat(self, parts: Iterable[str]) -> str:
        """Put a text together, as long as it has a length that can be printed."""
        length, kept = 0, []
        for part in parts:
            length += len(part)
            if length > LONGEST:
                raise RefusedError(TOO_LONG)
            kept.append(part)
        pay(length // CHARACTERS_FOR_ONE)
        return "".join(kept)

    def joined(self, parts: tuple[Any, ...]) -> str:
        """Join values with ``~``."""
        weigh(parts)
        return "".join(map(str, map(shown, parts)))

    def weighed(self, value: Any) -> Any:
        """Return a value that is not too large to be walked through."""
        if isinstance(value, (str, list, tuple, dict)):
            weigh(value)
        return value


def _size(value: Any) -> int | None:
    return len(value) if isinstance(value, (str, list, tuple)) else None


def _bits(value: Any) -> int:
    return value.bit_length() if isinstance(value, int) else 0


def _check_product(left: Any, right: Any) -> None:
    """Refuse a product that would be huge."""
    if _bits(left) + _bits(right) > MOST_BITS:
        raise RefusedError("这个数太大，算不出来")
    pairs: tuple[tuple[Any, Any], ...] = ((left, right), (right, left))
    for text, times in pairs:
        size = _size(text)
        if size is not None and isinstance(times, int):
            characters, items = weigh(text)
            if characters * times > LONGEST or max(items, size) * times > LONGEST:
                raise RefusedError(TOO_LONG)
            pay(max(times, 0) * (items * CHARACTERS_FOR_ONE + characters) // CHARACTERS_FOR_ONE)


def shown(value: Any) -> Any:
    """Return what can be printed: a text, a number, a day; no list, and no object of plangen's."""
    if not isinstance(value, str) and isinstance(value, PRINTED_AS_NONE):
        raise RefusedError(
            "这里不是文字也不是数，印不出来：写到它的哪一项；列表用 | listed 连成一句"
        )
    return value


@pass_context
def _printed(_context: Context, value: Any) -> Any:
    """Look at what is to be printed."""
    return value if isinstance(value, str) else shown(value)


class _Bounded(Template):
    """A template that is rendered within a budget, and whose errors are problems."""

    environment: Sandbox

    def render(self, *args: Any, **kwargs: Any) -> str:
        """Fill the template.

        Raises:
            ProblemsError: it cannot be filled: with the template's file, line and remedy.

        """
        try:
            with budgeted(self.environment.most_work):
                return super().render(*args, **kwargs)
        except CAUGHT as error:
            known = dict(*args, **kwargs)
            raise ProblemsError([explained(error, self.environment, known, self)]) from error


Sandbox.template_class = _Bounded
