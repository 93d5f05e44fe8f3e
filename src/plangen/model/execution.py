"""措施执行: how often a measure was carried out, and what was kept of it."""

from typing import Annotated, Any

from pydantic import Field

from plangen.language.patterns import lazy
from plangen.model.json_forms import TEXT, AlsoAs, Mended
from plangen.model.parts import Part
from plangen.model.values import Count, FreeText, Text

COUNTED = lazy(r"\d+\s*次?")


def read_execution(value: Any) -> Any:
    """Let 谈心交流: 16次 stand for a count, and any other words for an explanation."""
    if isinstance(value, str):
        return {"次数" if COUNTED.fullmatch(value.strip()) else "说明": value}
    return value


class Execution(Part):
    """措施执行: how a measure was carried out."""

    times: Count | None = Field(None, alias="次数", description="一共做了几次，如 16。")
    planned: Count | None = Field(
        None, alias="计划次数", description="计划做几次，如 20；不写就由频次和上课的周数算出。"
    )
    record: Text | None = Field(None, alias="记录", description="留下了什么记录，如 谈心记录16份。")
    note: FreeText | None = Field(
        None, alias="说明", description="没有做够的原因，或另外要说的话。"
    )


Executions = dict[Text, Annotated[Execution, Mended(read_execution), AlsoAs(TEXT)]]
