"""YAML to plain Python values, every scalar as text, with the place of each value.

Scalars stay text because YAML's own guesses are wrong for a school: 0012 becomes 10, 16:30 becomes
990 and no becomes False. The model knows what each field should be and converts it there.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

from plangen.source.placeholders import EXAMPLE, UNFILLED, Placeholder, is_hollow

Path = tuple[str | int, ...]
EMPTY_SCALARS = frozenset({"", "~", "null", "Null", "NULL"})
QUOTED_STYLES = ("'", '"', "|", ">")
MAX_DEPTH = 24
# Values, lists, mappings and keys. The longest example has 900; 经费 of 200 teachers have 4000.
MAX_NODES = 10_000
QUOTE_OR_DROP = "整个内容加英文单引号；不是您写的内容就删去这一处"
# Newer versions of libyaml have a bound of their own, which its look-ahead can reach before ours.
LIBYAML_TOO_DEEP = "exceeded maximum nesting depth"


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a file: line and column, both from 1."""

    line: int
    column: int


@dataclass(slots=True)
class Tree:
    """The values of a file and where they stand.

    ``keys`` holds the place of a mapping's key, ``values`` the place of a value or list item, both
    by path. ``duplicates`` lists keys written twice (key, first place, second place), ``refused``
    what a dossier cannot hold.
    """

    data: Any = None
    keys: dict[Path, Mark] = field(default_factory=dict)
    values: dict[Path, Mark] = field(default_factory=dict)
    duplicates: list[tuple[str, Mark, Mark]] = field(default_factory=list)
    refused: list[tuple[Mark, str]] = field(default_factory=list)
    placeholders: list[Placeholder] = field(default_factory=list)


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
        _refuse_dangers(text, loader)
    except yaml.MarkedYAMLError as error:
        if error.problem == LIBYAML_TOO_DEEP and error.problem_mark is not None:
            raise _too_deep(_place(error.problem_mark)) from error
        raise
    node = yaml.compose(text, Loader=loader)
    tree = Tree()
    if node is not None:
        tree.data = _build(node, (), tree)
    return tree


def _refuse_dangers(text: str, loader: type[Any]) -> None:
    depth = nodes = 0
    for event in yaml.parse(text, Loader=loader):
        mark = _place(event.start_mark) if event.start_mark else Mark(1, 1)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise Refused(mark, "内容以“&”或“*”开头，YAML 把它当成了记号")
        nodes += isinstance(event, yaml.NodeEvent)
        if nodes > MAX_NODES:
            raise Refused(
                mark,
                "到这里内容已经太多，不像一份班级档案",
                "档案一般不超过几百行；看是不是贴错了内容，或把别的班另写一份档案",
            )
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH:
            raise _too_deep(mark)


def _too_deep(mark: Mark) -> Refused:
    return Refused(mark, "这里的层次太深")


def _place(mark: Any) -> Mark:
    return Mark(mark.line + 1, mark.column + 1)


def _mark(node: yaml.Node) -> Mark:
    return _place(node.start_mark)


def _build(node: yaml.Node, path: Path, tree: Tree) -> Any:
    tree.values[path] = _mark(node)
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node, path, tree)
    if isinstance(node, yaml.SequenceNode):
        return _sequence(node, path, tree)
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path, tree)
    return None


def _scalar(node: yaml.ScalarNode, path: Path, tree: Tree) -> str | None:
    text = str(node.value)
    if node.style not in QUOTED_STYLES and text in EMPTY_SCALARS:
        return None
    found = UNFILLED.match(text.strip()) or EXAMPLE.match(text.strip())
    if found is None:
        return text
    mark = _mark(node)
    key = next((str(part) for part in reversed(path) if isinstance(part, str)), "")
    value = found.groupdict().get("value")
    example = value is not None
    text = value if value is not None else found["what"]
    tree.placeholders.append(Placeholder(mark.line, mark.column, key, text, example))
    return value


def _sequence(node: yaml.SequenceNode, path: Path, tree: Tree) -> list[Any]:
    """Build a list, leaving out empty items and those of which a placeholder was all there was."""
    items: list[Any] = []
    for item_node in node.value:
        marks_before = len(tree.placeholders)
        item = _build(item_node, (*path, len(items)), tree)
        unfilled = len(tree.placeholders) > marks_before and is_hollow(item)
        if item is not None and not unfilled:
            items.append(item)
        else:
            _forget((*path, len(items)), tree)
    return items


def _forget(path: Path, tree: Tree) -> None:
    """Drop the marks of an item that was left out; the next item takes its index."""
    for marks in (tree.keys, tree.values):
        for known in [known for known in marks if known[: len(path)] == path]:
            del marks[known]


def _mapping(node: yaml.MappingNode, path: Path, tree: Tree) -> dict[str, Any]:
    first: dict[str, Mark] = {}
    built: dict[str, Any] = {}
    for key_node, value_node in node.value:
        mark = _mark(key_node)
        if not isinstance(key_node, yaml.ScalarNode):
            tree.refused.append((mark, "键名应当是一个词"))
            continue
        key = str(key_node.value)
        if key in first:
            tree.duplicates.append((key, first[key], mark))
            continue
        first[key] = mark
        tree.keys[*path, key] = mark
        built[key] = _build(value_node, (*path, key), tree)
    return built
