"""Weeks of a term as a teacher writes them: 3, 第3周, 20～21."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Annotated, Any

from msgspec import Struct
from pydantic_core import PydanticCustomError

from plangen.language.patterns import lazy
from plangen.model.json_forms import TO, D, Reader, written

if TYPE_CHECKING:
    from plangen.source import SourceFile
    from plangen.source.tree import ValuePath

WEEKS = lazy(r"第?(\d{1,2})周?(?:\s*(?:[~至到-]|—+)\s*第?(\d{1,2})周?)?")


class WeekSpan(Struct, frozen=True):
    """A run of weeks by their numbers in the term, first and last included."""

    first: int
    last: int

    @property
    def text(self) -> str:
        """The weeks as printed: 3, or 20～21."""
        return f"{self.first}" if self.first == self.last else f"{self.first}～{self.last}"

    def within(self, weeks: int | None) -> bool:
        """Whether a term of so many weeks has them all; one of unknown length has any from 1."""
        return self.first >= 1 and (weeks is None or self.last <= weeks)


def check_weeks(span: WeekSpan, place: ValuePath, weeks: int | None, source: SourceFile) -> bool:
    """Whether a term of so many weeks has these; where not, add a problem that names both lines."""
    if span.within(weeks):
        return True
    where = source.where(("周数",))
    length = "" if weeks is None else f" {weeks} 周（{where}）"
    source.add_at(place, f"第 {span.text} 周不在本学期{length}之内", "核对周次或周数")
    return False


def read_week_span(value: Any) -> WeekSpan:
    """Read a week or a run of weeks.

    Raises:
        PydanticCustomError: the text names no weeks, or the last before the first.

    """
    text = unicodedata.normalize("NFKC", value).strip() if isinstance(value, str) else ""
    found = WEEKS.fullmatch(text)
    if found is None:
        raise PydanticCustomError(
            "plangen_weeks", "这里应当写第几周，如 3；几周写成 20～21", {"text": text}
        )
    first, last = int(found[1]), int(found[2] or found[1])
    if last < first:
        raise PydanticCustomError(
            "plangen_weeks_order", "“{text}”的后一周早于前一周", {"text": text}
        )
    return WeekSpan(first, last)


Weeks = Annotated[
    WeekSpan,
    Reader(
        read_week_span,
        written(
            rf"第?{D}{{1,2}}周?(?:\s*{TO}\s*第?{D}{{1,2}}周?)?",
            "这里写第几周，如 3；几周写成 20～21",
            number="integer",
            least=0,
            most=99,
        ),
    ),
]
