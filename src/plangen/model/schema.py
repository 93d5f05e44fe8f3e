"""The keys of the dossier's schema, looked up by place, for messages that name the right one."""

from __future__ import annotations

from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from plangen.model.classwork import (
    Award,
    Honour,
    Indicator,
    Meeting,
    MonthPlan,
    Post,
    Tier,
)
from plangen.model.dossier import (
    Case,
    ChosenCause,
    ChosenMeasure,
    Dossier,
    Goal,
    Pupil,
    Section,
    WeekEntry,
)
from plangen.model.grouping import Cluster, Member, Team
from plangen.model.tutoring import Session

Path = tuple[str | int, ...]
FIRST_KEYS = 2


@cache
def all_keys() -> frozenset[str]:
    """Every key that the schema knows, at whatever depth."""
    found: set[str] = set()
    waiting: list[type[BaseModel]] = [Dossier]
    seen: set[type[BaseModel]] = set()
    while waiting:
        model = waiting.pop()
        if model in seen:
            continue
        seen.add(model)
        for field in model.model_fields.values():
            found.add(str(field.alias))
            waiting.extend(_models_in(field.annotation))
    return frozenset(found)


@cache
def item_keys() -> frozenset[str]:
    """Keys with which an item of a list of mappings begins, such as 姓名 and 名称."""
    models = (
        *(Section, Pupil, ChosenCause, Goal, ChosenMeasure, WeekEntry, Case),
        *(Post, Indicator, Meeting, MonthPlan, Honour, Award, Tier),
        *(Cluster, Team, Member, Session),
    )
    return frozenset(
        str(field.alias)
        for model in models
        for field in list(model.model_fields.values())[:FIRST_KEYS]
    )


def keys_at(path: Path) -> list[str]:
    """Keys that may stand in the mapping at this place of a dossier."""
    model: type[BaseModel] | None = Dossier
    rest = [part for part in path if isinstance(part, str)]
    while rest and model is not None:
        part = rest.pop(0)
        field = next((f for f in model.model_fields.values() if f.alias == part), None)
        if field is None:
            return []
        if getattr(field.annotation, "__origin__", None) is dict and rest:
            rest.pop(0)  # a name of the teacher's own, such as that of an examination
        model = next(iter(_models_in(field.annotation)), None)
    return [str(field.alias) for field in model.model_fields.values()] if model else []


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    """Models named anywhere in a type annotation."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in get_args(annotation) for model in _models_in(part)]
