"""YAML to plain Python values, every scalar as text, with the place of each value.

Scalars stay text because YAML's own guesses are wrong for a school: 0012 becomes 10, 16:30 becomes
990 and no becomes False. The model knows what each field should be and converts it there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml
from msgspec import Struct, field
from yaml.composer import ComposerError
from yaml.events import (
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    MappingEndEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from plangen.source.placeholders import EXAMPLE, SIGN, UNFILLED, Placeholder, is_hollow

if TYPE_CHECKING:
    from collections.abc import Callable

# The keys and the places in lists, from 0, that lead to a value from the top.
ValuePath = tuple[str | int, ...]
EMPTY_SCALARS = frozenset({"", "~", "null", "Null", "NULL"})
QUOTED_STYLES = ("'", '"', "|", ">")
MAX_DEPTH = 24
# Values, lists, mappings and keys. The longest example has 900; 经费 of 200 teachers have 4000.
MAX_NODES = 10_000
QUOTE_OR_DROP = "整个内容加英文单引号；不是您写的内容就删去这一处"
# Newer versions of libyaml have a bound of their own, which its look-ahead can reach before ours.
LIBYAML_TOO_DEEP = "exceeded maximum nesting depth"


class Mark(Struct, frozen=True, gc=False):
    """A place in a file: line and column, both from 1.

    There is one of every value, and the garbage collector need not look at any of them.
    """

    line: int
    column: int


class Tree(Struct):
    """The values of a file and where they stand.

    ``keys`` holds the place of a mapping's key, ``values`` the place of a value or list item, both
    by path. ``duplicates`` lists keys written twice (key, first place, second place), ``refused``
    what a dossier cannot hold.
    """

    data: Any = None
    keys: dict[ValuePath, Mark] = field(default_factory=dict)
    values: dict[ValuePath, Mark] = field(default_factory=dict)
    duplicates: list[tuple[str, Mark, Mark]] = field(default_factory=list)
    refused: list[tuple[Mark, str]] = field(default_factory=list)
    placeholders: list[Placeholder] = field(default_factory=list)

    @property
    def waiting(self) -> set[str]:
        """Keys whose values are placeholders: these are told of already."""
        return {place.key for place in self.placeholders}


class Refused(yaml.YAMLError):
    """YAML that no dossier needs and that could exhaust the machine.

    Deep nesting, aliases, many thousands of values. ``hint`` says what to do about it.
    """

    def __init__(self, mark: Mark, message: str, hint: str = QUOTE_OR_DROP) -> None:
        super().__init__(message)
        self.mark = mark
        self.message = message
        self.hint = hint


def parse(text: str) -> Tree:
    """Parse YAML text.

    Raises:
        yaml.YAMLError: the text is not YAML, or (Refused) YAML of a kind that is not read.

    """
    loader = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
    try:
        return _Builder(loader(text).get_event).tree
    except yaml.MarkedYAMLError as error:
        if error.problem == LIBYAML_TOO_DEEP and error.problem_mark is not None:
            raise _too_deep(_place(error.problem_mark)) from error
        raise


def _too_deep(mark: Mark) -> Refused:
    return Refused(mark, "这里的层次太深")


def _place(mark: Any) -> Mark:
    return Mark(mark.line + 1, mark.column + 1)


class _Builder:
    """Builds the values while the parser reads, so that it is stopped before a danger grows."""

    def __init__(self, following: Callable[[], Any]) -> None:
        """Build the tree of what ``following`` reads, which is None at the end."""
        self.tree = Tree()
        self._next = following
        self._nodes = 0
        opened: Any = None
        while (event := following()) is not None:
            if isinstance(event, DocumentStartEvent):
                start: Any = event.start_mark
                if opened is not None:
                    what = "expected a single document in the stream"
                    problem = "but found another document"
                    raise ComposerError(what, opened, problem, start)
                opened = start
            elif isinstance(event, NodeEvent):
                self.tree.data = self._value(event, ())

    def _admit(self, event: Any, depth: int) -> Mark:
        """Return the place of a node that may be read.

        Raises:
            Refused: nobody needs it, or there are too many.

        """
        mark = _place(event.start_mark)
        if event.anchor:  # an alias has one, too
            raise Refused(mark, "内容以“&”或“*”开头，YAML 把它当成了记号")
        self._nodes += 1
        if self._nodes > MAX_NODES:
            raise Refused(
                mark,
                "到这里内容已经太多，不像一份班级档案",
                "档案一般不超过几百行；看是不是贴错了内容，或把别的班另写一份档案",
            )
        if depth >= MAX_DEPTH and isinstance(event, CollectionStartEvent):
            raise _too_deep(mark)
        return mark

    def _value(self, event: Any, path: ValuePath) -> Any:
        mark = self._admit(event, len(path))
        self.tree.values[path] = mark
        if isinstance(event, ScalarEvent):
            return self._scalar(event, mark, path)
        if isinstance(event, SequenceStartEvent):
            return self._sequence(path)
        return self._mapping(path)

    def _scalar(self, event: ScalarEvent, mark: Mark, path: ValuePath) -> str | None:
        text = str(event.value)
        if text in EMPTY_SCALARS and event.style not in QUOTED_STYLES:
            return None
        if SIGN not in text:
            return text
        found = UNFILLED.match(text.strip()) or EXAMPLE.match(text.strip())
        if found is None:
            return text
        key = next((str(part) for part in reversed(path) if isinstance(part, str)), "")
        value = found.groupdict().get("value")
        example = value is not None
        text = value if value is not None else found["what"]
        self.tree.placeholders.append(Placeholder(mark.line, mark.column, key, text, example))
        return value

    def _sequence(self, path: ValuePath) -> list[Any]:
        """Build a list, leaving out empty items and those of which a placeholder was all."""
        items: list[Any] = []
        while not isinstance(event := self._next(), SequenceEndEvent):
            marks_before = len(self.tree.placeholders)
            below = (*path, len(items))
            item = self._value(event, below)
            unfilled = len(self.tree.placeholders) > marks_before and is_hollow(item)
            if item is not None and not unfilled:
                items.append(item)
            else:
                self._forget(below)
        return items

    def _forget(self, path: ValuePath) -> None:
        """Drop the marks of an item that was left out; the next item takes its index."""
        for marks in (self.tree.keys, self.tree.values):
            for known in [known for known in marks if known[: len(path)] == path]:
                del marks[known]

    def _mapping(self, path: ValuePath) -> dict[str, Any]:
        first: dict[str, Mark] = {}
        built: dict[str, Any] = {}
        depth = len(path) + 1
        while not isinstance(event := self._next(), MappingEndEvent):
            mark = self._admit(event, depth)
            if not isinstance(event, ScalarEvent):
                self.tree.refused.append((mark, "键名应当是一个词"))
                self._pass_over(event, depth)
                self._pass_over(self._next(), depth, counted=False)
                continue
            key = str(event.value)
            if key in first:
                self.tree.duplicates.append((key, first[key], mark))
                self._pass_over(self._next(), depth, counted=False)
                continue
            first[key] = mark
            below = (*path, key)
            self.tree.keys[below] = mark
            built[key] = self._value(self._next(), below)
        return built

    def _pass_over(self, event: Any, depth: int, *, counted: bool = True) -> None:
        """Read a node of which nothing is kept."""
        if not counted:
            self._admit(event, depth)
        within = int(isinstance(event, CollectionStartEvent))
        while within:
            event = self._next()
            if isinstance(event, CollectionEndEvent):
                within -= 1
            else:
                self._admit(event, depth + within)
                within += isinstance(event, CollectionStartEvent)
