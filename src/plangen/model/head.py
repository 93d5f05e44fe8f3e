"""The head of a dossier alone: which class, in which term, and nothing about its pupils."""

from __future__ import annotations

from plangen.model.dossier import Dossier

HEAD = (
    "scope",
    "school",
    "class_name",
    "grade",
    "subject",
    "school_year",
    "term",
    "teacher",
    "opening_day",
    "weeks",
    "calendar",
    "full_marks",
    "masking",
    "designation",
)


def head_only(dossier: Dossier | None) -> Dossier:
    """Return a dossier that says of a class only what its head says, or nothing at all."""
    if dossier is None:
        return Dossier.model_validate({"文种": "空白表格"})
    empty = Dossier.model_validate({"文种": dossier.kind})
    return empty.model_copy(update={name: getattr(dossier, name) for name in HEAD})
