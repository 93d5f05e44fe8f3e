"""A YAML file of the user as read, with the place of each value and what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct, field
from msgspec.structs import replace

from plangen.problems import Problem, Severity, with_brief_quotes
from plangen.source.tree import Mark, Tree

if TYPE_CHECKING:
    from pathlib import Path

    from plangen.source.origins import Origin
    from plangen.source.tree import ValuePath


class SourceFile(Struct):
    """A YAML file as read: values (all scalars text), the place of each, problems found.

    ``lines`` are as typed, ``mended`` as they were parsed. ``dismissed`` are problems that the
    teacher does not want to be told. ``origins`` are the places of values that came in from
    elsewhere (``layering``).
    """

    path: Path
    lines: list[str]
    tree: Tree = field(default_factory=Tree)
    problems: list[Problem] = field(default_factory=list)
    readable: bool = True
    mended: list[str] = field(default_factory=list)
    dismissed: list[Problem] = field(default_factory=list)
    origins: dict[ValuePath, Origin] = field(default_factory=dict)

    @property
    def data(self) -> Any:
        """The values: nested dicts and lists of text."""
        return self.tree.data

    def add(
        self,
        line: int,
        column: int,
        message: str,
        hint: str = "",
        severity: Severity = Severity.ERROR,
        *,
        rule: str = "",
    ) -> None:
        """Record a problem at a place of this file, with the line as it stands.

        ``rule`` is the number of the checker's rule that says why, such as N02.
        """
        shown = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        told = with_brief_quotes(message)
        self.problems.append(Problem(self.path, line, column, told, hint, shown, severity, rule))

    def add_at(
        self,
        path: ValuePath,
        message: str,
        hint: str = "",
        severity: Severity = Severity.ERROR,
        *,
        key: bool = False,
        rule: str = "",
    ) -> None:
        """Record a problem at a value (or, with ``key``, at its key), by path.

        Where the value is not in the file, the nearest enclosing one gives the place.
        """
        origin = self.origin(path)
        if origin is not None:
            told = with_brief_quotes(message)
            place = (origin.file, origin.line, origin.column)
            self.problems.append(Problem(*place, told, hint, origin.shown, severity, rule))
            return
        mark = self.mark(path, key=key)
        self.add(mark.line, self._as_typed(mark), message, hint, severity, rule=rule)

    def _as_typed(self, mark: Mark) -> int:
        """Return the column in the line as it was typed, where slips before the place were mended.

        What follows the last slip of a line is the same in both.
        """
        index = mark.line - 1
        if index >= len(self.mended):
            return mark.column
        typed, rest = self.lines[index], self.mended[index][mark.column - 1 :]
        return len(typed) - len(rest) + 1 if typed.endswith(rest) else mark.column

    def origin(self, path: ValuePath) -> Origin | None:
        """Return where a value came in from; None for one that stands in this file, or nowhere."""
        if not self.origins:
            return None
        around = [path[:end] for end in range(len(path), 0, -1)]
        within = [known for known in self.origins if known[: len(path)] == path]
        known = around if path in self.tree.values else [*around, *within]
        return next((self.origins[at] for at in known if at in self.origins), None)

    def folder(self, path: ValuePath) -> Path:
        """Return the folder from where the file names in a value are looked for."""
        origin = self.origin(path)
        return self.path.parent if origin is None else origin.folder

    def where(self, path: ValuePath) -> str:
        """Say where a value stands, for a message that names it: 第 3 行."""
        return str(self.origin(path) or f"第 {self.mark(path).line} 行")

    def copy(self) -> SourceFile:
        """Return the file as it is now, with lists of problems of its own."""
        return replace(self, problems=[*self.problems], dismissed=[*self.dismissed])

    def mark(self, path: ValuePath, *, key: bool = False) -> Mark:
        """Return the place of a value, or of the nearest value around it that the file has."""
        path = self.written(path)
        while path:
            found = self.tree.keys.get(path) if key else None
            found = found or self.tree.values.get(path) or self.tree.keys.get(path)
            if found:
                return found
            path = path[:-1]
        return Mark(1, 1)

    def written(self, path: ValuePath) -> ValuePath:
        """Return the path as the file has it: a single item may stand for a list of one."""
        found: ValuePath = ()
        value = self.data
        for part in path:
            if isinstance(part, int) and not isinstance(value, list):
                continue
            found = (*found, part)
            try:
                value = value[part]
            except (KeyError, IndexError, TypeError):
                value = None
        return found

    def blamed(self, path: ValuePath) -> bool:
        """Whether there is a value at this path, and an error on its line is known."""
        origin = self.origin(path)
        is_said = origin is not None or self.has(self.written(path))
        place = (origin.file, origin.line) if origin else (self.path, self.mark(path).line)
        errors = (p for p in self.problems if p.severity is Severity.ERROR)
        return is_said and any((p.file, p.line) == place for p in errors)

    def blamed_within(self, path: ValuePath) -> bool:
        """Whether an error is known on the line of a value or of anything within it."""
        base = self.written(path)
        places = {
            (self.path, mark.line)
            for marks in (self.tree.keys, self.tree.values)
            for known, mark in marks.items()
            if known[: len(base)] == base
        }
        places |= {
            (origin.file, origin.line)
            for known, origin in self.origins.items()
            if known[: len(path)] == path
        }
        errors = (p for p in self.problems if p.severity is Severity.ERROR)
        return any((p.file, p.line) in places for p in errors)

    def has(self, path: ValuePath) -> bool:
        """Whether the file has a value at this path."""
        return path in self.tree.values
