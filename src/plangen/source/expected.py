"""What a schema expects of a file: its keys, and the shapes of their values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Collection


class Shapes(Struct, frozen=True):
    """What the schema says of the values of its keys, by key.

    ``texts`` take one text (or number, date …) and never a list; ``lists`` always take lists,
    ``listed`` in some places. ``words`` are lists whose items are words such as names, so that a
    comma can only stand between two of them. Those in ``free`` hold keys of the teacher's own, such
    as names of examinations.
    """

    texts: Collection[str] = ()
    lists: Collection[str] = ()
    listed: Collection[str] = ()
    words: Collection[str] = ()
    free: Collection[str] = ()


class Keys(Struct, frozen=True):
    """The keys of a schema, those with which an item of a list may begin, and their values.

    In a list, “上午：语文” is text, but “姓名：许晓” is a key with the wrong colon.
    """

    known: Collection[str] = ()
    of_items: Collection[str] = ()
    shapes: Shapes = field(default_factory=Shapes)


# Of a file of which no schema is known.
NO_KEYS = Keys()
