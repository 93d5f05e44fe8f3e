"""Values from elsewhere laid over and under those of a dossier.

Each keeps its origin, so that whatever is wrong with it is told where it stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plangen.problems import Problem

if TYPE_CHECKING:
    from plangen.source.origins import Entry
    from plangen.source.source_file import SourceFile
    from plangen.source.tree import ValuePath


def lay_over(source: SourceFile, entry: Entry) -> None:
    """Put a value in the place of what a file says; a place that cannot be is a problem.

    An item of a list for which there is no value goes, and those behind it move up.
    """
    path, holder = _holder(source, entry)
    if holder is None:
        return
    last = _step(holder, entry.path[-1])
    if isinstance(holder, list) and not _has_item(holder, last):
        _refuse_item(source, entry, path, holder, last)
        return
    whole = (*path, last)
    if isinstance(holder, list) and entry.value is None:
        del holder[int(last)]
        for places in (source.tree.keys, source.tree.values, source.origins):
            _close_up(places, whole)
        return
    holder[last] = entry.value
    for known in [known for known in source.origins if known[: len(whole)] == whole]:
        del source.origins[known]
    source.origins[whole] = entry.origin


def lay_under(source: SourceFile, entry: Entry) -> None:
    """Put a value where nothing is said yet."""
    above = (value_at(source.data, entry.path[:end]) for end in range(1, len(entry.path)))
    has_room = all(isinstance(value, dict | None) for value in above)
    if has_room and value_at(source.data, entry.path) is None and not source.origin(entry.path):
        lay_over(source, entry)


def value_at(data: Any, path: ValuePath) -> Any:
    """Return the value at a path; None where there is none."""
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def typed(path: ValuePath) -> str:
    """Name a place as it is typed: 学困生.2."""
    return ".".join(str(part + 1 if isinstance(part, int) else part) for part in path)


def _holder(source: SourceFile, entry: Entry) -> tuple[ValuePath, Any]:
    """Return the mapping or list that holds an entry, made where there is none, and its path.

    It is None where there can be none, which is told.
    """
    holder: Any = source.data
    path: ValuePath = ()
    for name in entry.path[:-1]:
        step = _step(holder, name)
        if isinstance(holder, dict) and holder.get(step) is None:
            holder[step] = {}
        if isinstance(holder, list) and not _has_item(holder, step):
            _refuse_item(source, entry, path, holder, step)
            return path, None
        inside = holder[step]
        path = (*path, step)
        if not isinstance(inside, (dict, list)):
            part = entry.path[len(path)]
            _refuse(source, entry, f"“{typed(path)}”里没有几项，不能只改其中的“{part}”")
            return path, None
        holder = inside
    return path, holder


def _step(holder: Any, name: str | int) -> str | int:
    """Return a name as a key, or, for a list, the place of the item that it counts from 1."""
    return int(name) - 1 if isinstance(holder, list) and str(name).isdecimal() else name


def _has_item(holder: list[Any], step: str | int) -> bool:
    return isinstance(step, int) and 0 <= step < len(holder)


def _close_up(places: dict[ValuePath, Any], gone: ValuePath) -> None:
    """Give the places of the items behind one that is gone to their new paths."""
    depth = len(gone) - 1
    within = [path for path in places if path[:depth] == gone[:depth] and len(path) > depth]
    for path in sorted(within):
        place, number = places.pop(path), int(path[depth])
        if number > int(gone[depth]):
            places[*gone[:depth], number - 1, *path[depth + 1 :]] = place


def _refuse_item(
    source: SourceFile, entry: Entry, path: ValuePath, holder: list[Any], step: str | int
) -> None:
    number = step + 1 if isinstance(step, int) else step
    _refuse(source, entry, f"“{typed(path)}”有 {len(holder)} 项，没有“{number}”这一项")


def _refuse(source: SourceFile, entry: Entry, message: str) -> None:
    origin = entry.origin
    hint = "看档案里这一项是怎样写的，键从最外层写起，列表里第几项写数字，如 学困生.2.目标=60"
    place = (origin.file, origin.line, origin.column)
    source.problems.append(Problem(*place, message, hint, origin.shown))
