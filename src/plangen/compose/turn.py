"""The turn from one term to the next: the old term with its facts, and what the new one is.

What a teacher typed is carried over as typed. A text that tells a time of the old term (九月,
第3周, 上学期) would be untrue in the new one: it is carried over as an example, of which ``render``
reminds until somebody has looked at it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

from plangen import resources
from plangen.language.clauses import unquoted
from plangen.language.patterns import lazy

if TYPE_CHECKING:
    from pathlib import Path

    from plangen.compose.kinds import Kind
    from plangen.compose.promotion import NextTerm
    from plangen.compose.wishes import Wishes
    from plangen.facts.derive import Facts
    from plangen.model.dossier import Dossier
    from plangen.source import SourceFile

EXAMPLE = "【示例】"
_NUMERAL = "(?:[一二三四五六七八九]|十[一二]?|[1-9]|1[0-2])"
# 每月一次 and 一月一次 hold in any term.
PAST_TIME = lazy(
    rf"(?<![\d.一二三四五六七八九十]){_NUMERAL}月(?!一次|两次)"
    rf"|第\s*(?:\d{{1,2}}|[一二三四五六七八九十]+)(?:\s*[、～~—-]\s*第?\d{{1,2}})*\s*周"
    r"|上个?学期|上学年|下学期|(?<!每学期)开学|寒假|暑假|国庆|元旦|清明|五一|端午|中秋|春节"
    r"|[一二三四五六]年级(?:时|上|下|第|最后|期末|开学)|\d{4}\s*[-年]"
)


class Turn(Struct, frozen=True):
    """An old term and the head of the new one.

    ``data`` are the old values as typed, without those from elsewhere; ``kind`` is the new kind,
    ``class_name`` and ``grade`` those of the new term. ``wishes`` win over what is carried over.
    ``folder`` is where the old file lies, ``target`` the folder of the new one.
    """

    data: dict[str, Any]
    dossier: Dossier
    facts: Facts
    old_kind: Kind
    kind: Kind
    term: NextTerm
    class_name: str | None
    grade: int | None
    wishes: Wishes
    folder: Path
    target: Path

    @property
    def kind_changes(self) -> bool:
        """Whether the new document is of another kind, as the plan after a summary is."""
        return self.kind.name != self.old_kind.name


def words() -> dict[str, Any]:
    """Return the comments and placeholders of a dossier that follows another one."""
    found: dict[str, Any] = resources.read_yaml("rollover/_words.yaml")
    return found


def keys() -> dict[str, Any]:
    """Return what becomes of each key of a dossier."""
    found: dict[str, Any] = resources.read_yaml("rollover/_keys.yaml")
    return found


def typed(source: SourceFile) -> dict[str, Any]:
    """Return a file's own values as typed, examples that nobody has replaced with their mark."""
    examples = {(place.line, place.column) for place in source.tree.placeholders if place.example}
    marked = {
        path for path, mark in source.tree.values.items() if (mark.line, mark.column) in examples
    }

    def read(value: Any, path: tuple[str | int, ...]) -> Any:
        if isinstance(value, dict):
            own = {
                key: read(item, (*path, key))
                for key, item in value.items()
                if item is not None and source.origin((*path, key)) is None
            }
            # A part that is written and empty may have been filled from elsewhere.
            return {key: item for key, item in own.items() if item != {} or value[key] == {}}
        if isinstance(value, list):
            return [read(item, (*path, i)) for i, item in enumerate(value)]
        return f"{EXAMPLE}{value}" if path in marked else value

    found: dict[str, Any] = read(source.data, ())
    return found


def to_look_at(text: str) -> str:
    """Mark a text as an example that somebody must look at."""
    return text if text.startswith(EXAMPLE) else EXAMPLE + text


def carried(value: Any, key: str) -> Any:
    """Carry a value over: texts of the teacher's own that tell a time are marked."""
    if isinstance(value, dict):
        return {name: carried(item, name) for name, item in value.items()}
    if isinstance(value, list):
        return [carried(item, key) for item in value]
    if isinstance(value, str) and key in keys()["话"] and PAST_TIME.search(unquoted(value)):
        return to_look_at(value)
    return value


def as_items(value: Any) -> list[Any]:
    """Return the items of a list for which a single item may stand."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
