"""What every part of a dossier is made of: its settings, and lists of words."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainValidator

from plangen.model.values import DaySpan, FreeText, Text, as_list, read_day_span

Texts = Annotated[list[Text], BeforeValidator(as_list)]
Names = Annotated[list[Text], BeforeValidator(as_list)]
FreeTexts = Annotated[list[FreeText], BeforeValidator(as_list)]
DaySpans = Annotated[
    list[Annotated[DaySpan, PlainValidator(read_day_span)]], BeforeValidator(as_list)
]


class Part(BaseModel):
    """Common settings: unknown keys are errors, and a part once read does not change."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)
