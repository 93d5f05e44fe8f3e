"""Where keys and list items may begin: beside those above, or below a key without a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from plangen.source.signs import margin_of, width

if TYPE_CHECKING:
    from collections.abc import Callable

    from plangen.source.draft import Draft
    from plangen.source.expected import Keys

CLOSE = 1


class Level(Struct):
    """A mapping or list that is open: its column, and the last key or item in it."""

    column: int
    is_list: bool
    key: str = ""
    is_empty: bool = False


class Levels:
    """The mappings and lists that are open at a line, from the outermost in."""

    def __init__(self, keys: Keys) -> None:
        self._keys = keys
        self._open: list[Level] = []

    def holder(self, column: int, *, is_item: bool = False) -> str:
        """Return the key that a line at this column belongs to, or nothing.

        An item of a list may stand right below its key, at the key's own column.
        """
        for level in reversed(self._open):
            beside = is_item and level.column == column and level.is_empty
            if not level.is_list and (level.column < column or beside):
                return level.key
        return ""

    def mark_beside(self) -> str:
        """Return how one more item of the innermost list begins; nothing where there is none."""
        last = self._open[-1] if self._open else None
        return f"{' ' * last.column}- " if last and last.is_list and not last.is_empty else ""

    def text_column(self, column: int) -> int | None:
        """Return the column of the key whose text begins in a line at this column, or None."""
        last = self._open[-1] if self._open else None
        if last is None or not last.is_empty or last.column >= column:
            return None
        shapes = self._keys.shapes
        is_name = self.holder(last.column) in shapes.free
        return last.column if last.key in shapes.texts and not is_name else None

    def is_close(self, column: int) -> bool:
        """Whether a key at this column stands a space away from those above, and so means them."""
        return any(0 < abs(x.column - column) <= CLOSE for x in self._open if not x.is_list)

    def mend_alignment(self, draft: Draft, following: Callable[[], str], *, widened: bool) -> None:
        """Move a key or item to where those above it stand, where it can stand nowhere else.

        ``following`` finds the next line that holds something; ``widened`` says that the margin
        was typed in signs of no certain width.
        """
        parts = draft.parts
        column = parts.column
        is_item = bool(parts.dashes) or draft.text.strip() == "-"
        if not self._open or not (is_item or parts.key):
            return
        last = self._open[-1]
        is_beside = column == last.column and is_item == last.is_list
        is_below = last.is_empty and (
            column > last.column or (is_item and column == last.column and not last.is_list)
        )
        if is_beside or is_below:
            return
        if column > last.column and last.is_list and not is_item:
            message = "上一条没有写键名，这一行就没有地方放"
            hint = "上一条也写上键名，如 - 名称: 谈心交流，这一行与“名称”左边对齐"
            draft.note(column, message, certain=False, hint=hint)
            return
        if column > last.column and is_item and not last.is_list:
            message = f"上面的“{last.key}”后面已有内容，这里的“-”会并进去"
            hint = f"“{last.key}:”后面的内容也另起一行，以“- ”开头"
            draft.note(column, message, certain=False, hint=hint)
            return
        columns = self._columns(is_item=is_item)
        if column in columns or not columns:
            return
        wanted = min(columns, key=lambda each: (abs(each - column), -each))
        if widened:
            draft.mend(0, column, " " * wanted)
            return
        near = abs(wanted - column) <= CLOSE and (
            parts.value != ""
            or (is_item and not parts.key)
            or width(margin_of(following())) > wanted
        )
        what = "这一条的“-”没有和上一条对齐" if is_item else "这一行没有和上面同级的项对齐"
        draft.note(column, f"{what}，行首的空格数不对", certain=near)
        draft.mend(0, column, " " * wanted, certain=near)

    def _columns(self, *, is_item: bool) -> list[int]:
        """Columns at which an item, or a key, may stand beside one above."""
        found = [level.column for level in self._open if level.is_list == is_item]
        if is_item:
            found += [x.column for x in self._open if not x.is_list and x.is_empty]
        return found

    @staticmethod
    def _stays(level: Level, column: int, *, is_item: bool) -> bool:
        """Whether a level is still open at a line of this column."""
        holds = is_item and not level.is_list and level.is_empty
        return level.column < column or (level.column == column and holds)

    def enter(self, draft: Draft) -> None:
        """Take note of what a line opens."""
        parts = draft.parts
        is_bare = draft.text.strip() == "-"
        dashes = "-" if is_bare else parts.dashes
        if not dashes and not parts.key:
            return
        while self._open and not self._stays(self._open[-1], parts.column, is_item=bool(dashes)):
            self._open.pop()
        for at, char in enumerate(dashes, parts.column):
            if char == "-":
                self._open.append(Level(at, is_list=True, is_empty=is_bare))
        if parts.key:
            self._open.append(
                Level(parts.text_start, is_list=False, key=parts.key, is_empty=not parts.value)
            )
        elif not draft.text[parts.text_start :].strip():
            self._open[-1].is_empty = True
