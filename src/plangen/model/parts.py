"""What every part of a dossier is made of: its settings, lists of words, the pupils' name."""

from collections.abc import Callable
from typing import Any, Literal, get_args

from pydantic import BaseModel, ConfigDict

from plangen.model.values import FreeText, Listed, Text, Words

Texts = Listed[Text]
Names = Words[Text]
FreeTexts = Listed[FreeText]

# 称谓: what the pupils may be called; a document keeps to one.
Designation = Literal["学困生", "学习有困难的学生", "暂时落后的学生"]
DESIGNATIONS: tuple[str, ...] = get_args(Designation)


class Part(BaseModel):
    """Common settings: unknown keys are errors, and a part once read does not change."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, arbitrary_types_allowed=True, defer_build=True
    )


def no_items() -> list[Any]:
    """Return an empty list: what a dossier that does not have the key says.

    pydantic asks for the signature of what makes a default, and that of ``list`` has to be parsed.
    """
    return []


def unsaid(part: type[Part]) -> Callable[[], Any]:
    """Return what gives a part of which the dossier says nothing.

    It is one and the same, as it does not change, and made without what would read one: that would
    have to be built first.
    """
    empty = part.model_construct()
    return lambda: empty
