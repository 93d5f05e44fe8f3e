"""Whatever goes wrong in a template, as a problem with its file, line and remedy."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import StrictUndefined, TemplateError
from jinja2.exceptions import (
    SecurityError,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.utils import missing

from plangen import resources
from plangen.compose.budget import ENDLESS, TOO_LONG
from plangen.compose.view import names_in
from plangen.language.patterns import lazy
from plangen.problems import Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from types import TracebackType

    from jinja2 import Environment, Template

# What a template can bring about; anything else is a mistake of plangen's.
CAUGHT = (
    TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
    RuntimeError,
    MemoryError,
    SyntaxError,
)
PARTS = {"filter": "过滤器", "test": "判断"}
TAGS = ("if", "elif", "else", "endif", "for", "endfor", "set", "endset", "macro", "endmacro")
MORE_TAGS = ("include", "import", "from", "with", "endwith", "do", "block", "endblock", "extends")
NO_SUCH_PART = lazy(r"No (filter|test) named '([^']*)'")
UNKNOWN_TAG = lazy(r"unknown tag '([^']*)'")
PAIRS = "有一段没有收尾：{% for %} 要有 {% endfor %}，{% if %} 要有 {% endif %}"
SIGNS = "花括号、括号和引号要成对；判断和循环写在 {% %} 里，要印的写在 {{ }} 里"
ROUND = "看 include、import 和 macro 有没有绕回自己"
LESS = "减少循环的层数和次数；模板只排文字，不做大的计算"
VALUES = "看这一行用的值：是文字、数还是列表，是不是没有（先用 {% if %} 判断）"
NO_REACH = "模板只能用档案里的数据和自带的过滤器"
SENTENCES: tuple[tuple[type[BaseException], str, str], ...] = (
    (RecursionError, "模板一层套一层，没有尽头", ROUND),
    (MemoryError, "这个模板要的内存太多", LESS),
    (ZeroDivisionError, "这一行用零做了除数", "先用 {% if %} 看除数是不是零"),
    (ArithmeticError, "这一行的数算不出来", VALUES),
    (TemplateNotFound, "没有“{}”这个模板", "写模板文件夹里的名称，如 sections/措施.md.j2"),
    (SyntaxError, "模板一层套得太深，读不了", "把里面的几层移到另一个文件，用 include 引进来"),
)
WRONG_VALUE = "这一行的值不能这样用"


class UnknownNameError(UndefinedError):
    """A name that nothing has: ``name`` of ``holder``, which is ``missing`` for a free name."""

    def __init__(self, name: str, holder: Any, message: str) -> None:
        super().__init__(message)
        self.name = name
        self.holder = holder


class Missing(StrictUndefined):
    """What stands for a name that nothing has: using it tells the name."""

    __slots__ = ()

    def __init__(
        self,
        hint: str | None = None,
        obj: Any = missing,
        name: str | None = None,
        exc: Any = UndefinedError,
    ) -> None:
        known: Any = partial(UnknownNameError, str(name), obj) if exc is UndefinedError else exc
        super().__init__(hint, obj, name, known)

    @property
    def _undefined_message(self) -> str:
        if self._undefined_exception is SecurityError:
            return f"模板不能用“{self._undefined_name}”"
        return f"没有“{self._undefined_name}”"


def explained(
    error: BaseException,
    environment: Environment,
    known: Mapping[str, Any] | None = None,
    template: Template | None = None,
) -> Problem:
    """Say what is wrong with a template: its real file and line, in Chinese, with a remedy.

    ``known`` are the names that it could use.
    """
    name, line = _place(error, template)
    message, hint = _said(error, environment, known or {})
    if name is None:
        return Problem(Path("模板"), line, 0, message, hint)
    try:
        lines = resources.read_text(name).splitlines()
    except FileNotFoundError:
        lines = []
    source = lines[line - 1] if 0 < line <= len(lines) else ""
    return Problem(resources.place(name), line, 1 if source else 0, message, hint, source)


def _place(error: BaseException, template: Template | None) -> tuple[str | None, int]:
    """Return name and line: the innermost of the school's templates, else the innermost."""
    if isinstance(error, TemplateSyntaxError):
        return error.name, error.lineno
    found = list(_frames(error.__traceback__))
    own = [place for place in found if resources.own_path(place[0])]
    if found:
        return (own or found)[-1]
    lines = [line for name, line in _all_frames(error.__traceback__) if name == "<template>"]
    return (template.name if template else None), (lines[-1] if lines else 0)


def _frames(trace: TracebackType | None) -> Iterator[tuple[str, int]]:
    """Yield name and line of each template that was at work."""
    return ((name, line) for name, line in _all_frames(trace) if name.endswith(".j2"))


def _all_frames(trace: TracebackType | None) -> Iterator[tuple[str, int]]:
    while trace is not None:
        yield trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next


def _said(
    error: BaseException, environment: Environment, known: Mapping[str, Any]
) -> tuple[str, str]:
    told = str(error)
    if isinstance(error, UnknownNameError):
        return _unknown(error, (*known, *environment.globals))
    if part := NO_SUCH_PART.search(told):
        what, name = PARTS[part[1]], part[2]
        names = environment.filters if part[1] == "filter" else environment.tests
        return f"没有“{name}”这个{what}", _choice(name, (n for n in names if n.isidentifier()))
    if isinstance(error, TemplateSyntaxError):
        return _slip(told)
    if isinstance(error, SecurityError):
        return told, LESS if told in {ENDLESS, TOO_LONG} else NO_REACH
    sentences = (each[1:] for each in SENTENCES if isinstance(error, each[0]))
    message, hint = next(sentences, (WRONG_VALUE, VALUES))
    return message.format(error), hint


def _unknown(error: UnknownNameError, free: Iterable[str]) -> tuple[str, str]:
    if error.holder is missing:
        names = list(free)
        return f"模板里用的“{error.name}”没有定义", _choice(error.name, names)
    names = names_in(error.holder)
    return f"这里没有“{error.name}”这一项", _choice(error.name, names)


def _choice(name: str, names: Iterable[str]) -> str:
    listed = sorted(set(names))
    choice = f"可以用：{'、'.join(listed)}" if listed else "看 . 前面的值是什么"
    return did_you_mean(name, listed) or choice


def _slip(told: str) -> tuple[str, str]:
    if tag := UNKNOWN_TAG.search(told):
        tags = (*TAGS, *MORE_TAGS)
        return f"没有 {{% {tag[1]} %}} 这种写法，或放错了地方", _choice(tag[1], tags) + PAIRS
    if "end of template" in told:
        return "模板到这里还没有收尾", PAIRS
    return "模板的写法不对", SIGNS
