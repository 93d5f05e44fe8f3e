"""Patterns that are compiled when a text first needs them."""

from __future__ import annotations

import ast
import importlib
import marshal
import pkgutil
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import plangen
from plangen.language import compiled_patterns
from plangen.language.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator


def test_it_is_what_it_stands_for() -> None:
    pattern = lazy(r"(?P<one>甲)乙?$", re.MULTILINE)
    text = "甲乙\n甲"
    assert [found.span() for found in pattern.finditer(text)] == [(0, 2), (3, 4)]
    assert pattern.match(text, 3)
    assert pattern.fullmatch("甲乙")
    assert pattern.sub("丙", text) == "丙\n丙"
    assert pattern.pattern == r"(?P<one>甲)乙?$"


def test_it_is_compiled_when_it_is_used() -> None:
    wrong = lazy("(")
    with pytest.raises(re.error):
        wrong.search("")


def test_it_has_nothing_else() -> None:
    with pytest.raises(AttributeError):
        getattr(lazy("甲"), "scanner")  # noqa: B009  (mypy knows that there is none)


def _patterns(value: Any) -> Iterator[Any]:
    if type(value) is type(lazy("")):
        yield value
    elif isinstance(value, dict):
        for held in value.values():
            yield from _patterns(held)
    elif isinstance(value, (tuple, list)):
        for held in value:
            yield from _patterns(held)
    elif isinstance(value, type) and value.__module__.startswith("plangen."):
        for name, held in vars(value).items():
            if not name.startswith("__"):
                yield from _patterns(held)


def test_every_pattern_can_be_compiled_and_kept() -> None:
    found = {
        pattern.pattern: pattern
        for module in pkgutil.walk_packages(plangen.__path__, "plangen.")
        if module.name != "plangen.__main__"
        for value in vars(importlib.import_module(module.name)).values()
        for pattern in _patterns(value)
    }
    assert len(found) > 500
    take_apart = compiled_patterns._compiler()
    for pattern in found.values():
        pattern.search("")  # compiles it
        plain = re.compile(pattern.pattern, pattern._flags)
        parts = [compiled_patterns._plain(part) for part in take_apart(plain.pattern, plain.flags)]
        assert compiled_patterns._together(marshal.dumps(parts)) == plain


# Compiled patterns are kept on the disk: none may be made of a user's words. These functions make
# theirs of words in ``templates/check``, which no school has of its own, or of plangen's units.
SOURCE = Path(plangen.__file__).parent
MADE_LATE = {
    ("checker/coverage/contradictions.py", "all_contradictions"),
    ("checker/coverage/themes.py", "all_themes"),
    ("checker/coverage/themes.py", "cause_words"),
    ("checker/fitting/current_names.py", "_pattern"),
    ("checker/fitting/own_subject.py", "_pattern"),
    ("checker/numbers/things.py", "_parts"),
    ("checker/persons.py", "patterns"),
    ("checker/regulations/named_scores.py", "_before_result"),
    ("checker/respect/family_circumstances.py", "check"),
    ("checker/structure/slogans.py", "_patterns"),
    ("checker/writing/doubled_words.py", "_character"),
    ("checker/writing/doubled_words.py", "_shape"),
    ("checker/writing/doubled_words.py", "_words"),
    ("checker/writing/unsourced_quotations.py", "_said"),
    ("checker/writing/website_residue.py", "_sentences"),
    ("checker/writing/website_residue.py", "_words"),
    ("checker/writing/word_lists.py", "before_pattern"),
    ("checker/writing/word_lists.py", "_of_item"),
    ("language/guarded_words.py", "guarded_words"),
    ("language/patterns.py", "any_of"),
}


def made_late(tree: ast.AST, function: str = "") -> Iterator[str]:
    """Yield the functions in which patterns are made that a module does not make as it is read."""
    for node in ast.iter_child_nodes(tree):
        inside = function
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            inside = node.name
        elif isinstance(node, ast.Lambda):
            inside = function or "lambda"
        elif isinstance(node, ast.Name) and node.id in {"lazy", "any_of", "compiled"} and function:
            yield function
        elif isinstance(node, ast.Attribute) and node.attr in {"lazy", "any_of", "compiled"}:
            yield function or "attribute"
        yield from made_late(node, inside)


def test_patterns_are_made_late_by_known_functions_alone() -> None:
    found = {
        (path.relative_to(SOURCE).as_posix(), function)
        for path in SOURCE.rglob("*.py")
        for function in made_late(ast.parse(path.read_text(encoding="utf-8")))
    }
    assert found == MADE_LATE | {("language/patterns.py", "__getattr__")}


@pytest.mark.parametrize(
    "code",
    [
        "def f(word): return lazy(word)",
        "def f(word): return map(lazy, word)",
        "f = lambda word: any_of(word)",
        "class A:\n def f(self, word): return [patterns.lazy(each) for each in word]",
        "import re\nONE = patterns.lazy('')",
    ],
)
def test_a_pattern_that_is_made_late_is_seen(code: str) -> None:
    assert list(made_late(ast.parse(code)))


def test_a_pattern_of_a_module_is_not_made_late() -> None:
    assert list(made_late(ast.parse("A = lazy('')\nB = {each: any_of(each) for each in C}"))) == []
