"""措施执行: how often a measure was carried out, and what was kept of it."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from plangen.model.json_forms import TEXT, AlsoAs
from plangen.model.parts import Part
from plangen.model.values import Count, FreeText, Text

COUNTED = re.compile(r"\d+\s*次?")


def read_execution(value: Any) -> Any:
    """Let 谈心交流: 16次 stand for a count, and any other words for an explanation."""
    if isinstance(value, str):
        return {"次数" if COUNTED.fullmatch(value.strip()) else "说明": value}
    return value


class Execution(Part):
    """措施执行: how a measure was carried out."""

    times: Count | None = Field(None, alias="次数")
    planned: Count | None = Field(None, alias="计划次数")
    record: Text | None = Field(None, alias="记录")
    note: FreeText | None = Field(None, alias="说明")


Executions = dict[Text, Annotated[Execution, BeforeValidator(read_execution), AlsoAs(TEXT)]]
