"""What every part of a dossier is made of: its settings, lists of words, the pupils' name."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainValidator

from plangen.model.values import DaySpan, FreeText, Text, as_list, read_day_span

# Marks a list of words, such as names: a comma in it stands between two of them. Other texts may be
# sentences.
WORDS = "words"

Texts = Annotated[list[Text], BeforeValidator(as_list)]
Names = Annotated[list[Text], BeforeValidator(as_list), WORDS]
FreeTexts = Annotated[list[FreeText], BeforeValidator(as_list)]
DaySpans = Annotated[
    list[Annotated[DaySpan, PlainValidator(read_day_span)]], BeforeValidator(as_list)
]

# 称谓: what the pupils may be called; a document keeps to one.
Designation = Literal["学困生", "学习有困难的学生", "暂时落后的学生"]
DESIGNATIONS: tuple[str, ...] = get_args(Designation)


class Part(BaseModel):
    """Common settings: unknown keys are errors, and a part once read does not change."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)
