"""审批栏: whose opinions are asked for at the end of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from pydantic_core import PydanticCustomError

from plangen.model.json_forms import AlsoAs, OneOrMany, only
from plangen.model.values import Text, as_names, read_flag
from plangen.problems import Severity

if TYPE_CHECKING:
    from plangen.source import SourceFile

KEY = "审批栏"
USUAL = ("教导处意见", "校长意见")


def read_approvals(value: Any) -> Any:
    """Let 是 stand for the usual two opinions, and 否 for none."""
    if isinstance(value, (str, bool)):
        try:
            return list(USUAL) if read_flag(value) else []
        except PydanticCustomError:
            return as_names(value)
    names = as_names(value)
    if isinstance(names, list) and all(isinstance(name, str) for name in names):
        return [part for name in names for part in as_names(name)]
    return names


def check_approvals(source: SourceFile) -> None:
    """Warn of 审批栏 with nothing behind it: whoever wrote the key wanted it printed."""
    value = source.data.get(KEY)
    if KEY in source.data and KEY not in source.tree.waiting and (value is None or value == ""):
        source.add_at(
            (KEY,),
            f"“{KEY}”后面没有内容，没有印",
            f"写 {KEY}: 是（{'、'.join(USUAL)}），或写 {KEY}: [{USUAL[1]}]；不要就删去这一行",
            Severity.WARNING,
            key=True,
        )


Approvals = Annotated[
    list[Text],
    OneOrMany(read_approvals),
    AlsoAs({"enum": ["是", "否"]}),
    AlsoAs(only("boolean")),
]
