"""What the old term's tables become: the list of the class stays, so does the last examination.

Results that came from a table go on coming from it, under the name that they have in the new term.
A table that parts its classes knows this one by the name of the old term.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plangen.compose.rollover_results import class_column, term_name
from plangen.compose.turn import as_items, words
from plangen.compose.yaml_text import Noted

if TYPE_CHECKING:
    from plangen.compose.turn import Turn


def roster(turn: Turn) -> Any:
    """Return the list of the class, a file named as seen from the new dossier."""
    typed = turn.data.get("花名册")
    if typed is None:
        return None
    settings = _table(turn, typed)
    found = settings if settings.keys() != {"文件"} else settings["文件"]
    return Noted(found, (words()["留"]["花名册"],))


def score_tables(turn: Turn) -> Any:
    """Return the tables that hold the last examination, which is now the one before the term."""
    kept = []
    for typed, table in zip(
        as_items(turn.data.get("成绩表")), turn.dossier.score_tables, strict=True
    ):
        names = {
            name: term_name(turn, name)
            for name in table.examinations
            if name in {turn.facts.last_column, class_column(turn)}
        }
        if names:
            settings = {k: v for k, v in typed.items() if k not in table.examinations}
            examinations = {new: table.examinations[old] for old, new in names.items()}
            kept.append(_table(turn, settings) | examinations)
    if not kept:
        return None if turn.data.get("成绩表") is None else Noted(None, (words()["去"]["成绩表"],))
    return Noted(kept[0] if len(kept) == 1 else kept, (words()["留"]["成绩表"],))


def _table(turn: Turn, typed: Any) -> dict[str, Any]:
    settings = dict(typed) if isinstance(typed, dict) else {"文件": typed}
    settings["文件"] = relocated(turn, settings["文件"])
    old = turn.dossier.class_name
    if old is not None and old != turn.class_name:
        settings.setdefault("班级", old)
    return settings


def relocated(turn: Turn, value: Any) -> Any:
    """Return a file named relative to the old dossier as it is named from the new one."""
    if not isinstance(value, str) or Path(value).is_absolute():
        return value
    found = turn.folder / value
    if not os.path.isfile(found):  # noqa: PTH113  (does not fail on odd names)
        return value
    try:
        return Path(os.path.relpath(found, turn.target)).as_posix()
    except ValueError:  # another drive of Windows
        return str(found.resolve())
