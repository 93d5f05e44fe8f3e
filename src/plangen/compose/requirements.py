"""What a kind of document cannot do without, and what to type where a dossier lacks it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.compose.scaffold import OUTCOME, part_scaffold
from plangen.source.placeholders import is_hollow

if TYPE_CHECKING:
    from plangen.compose.kinds import Kind
    from plangen.library.choices import Choices
    from plangen.model.dossier import Dossier
    from plangen.source import SourceFile

OR = " 或 "
UNCOMMENT = (
    "由 plangen new 写出的档案，去掉末尾“# 总结”起各行前面的“# ”；没有这几行，就在末尾加上："
)


def require_parts(kind: Kind, dossier: Dossier, choices: Choices, source: SourceFile) -> None:
    """Add a problem for every required part that is missing, with what to type.

    Of parts joined by 或 one is enough; the first of them is shown.
    """
    for required in kind.required:
        parts = required.split(OR)
        if any(not is_hollow(source.data.get(part)) or _waits(part, source) for part in parts):
            continue
        part = next((part for part in parts if (part,) in source.tree.keys), parts[0])
        body = part_scaffold(part, choices, dossier)
        if (part,) in source.tree.keys:
            inner = body.removeprefix(f"{part}:")
            source.add_at(
                (part,), f"“{part}”下面还没有内容", f"在“{part}:”下面写上：{inner}", key=True
            )
        else:
            listed = "或".join(f"“{part}”" for part in parts)
            message = f"{kind.name}需要{listed}这一部分，档案里还没有"
            where = UNCOMMENT if part == OUTCOME else "在档案里加上："
            source.add(0, 0, message, f"{where}\n{body}")


def _waits(part: str, source: SourceFile) -> bool:
    """Whether a part still holds the placeholders of a scaffold, which are reported already."""
    starts = sorted(mark.line for path, mark in source.tree.keys.items() if len(path) == 1)
    mark = source.tree.keys.get((part,))
    if mark is None:
        return False
    end = next((line for line in starts if line > mark.line), len(source.lines) + 1)
    return any(mark.line <= place.line < end for place in source.tree.placeholders)
