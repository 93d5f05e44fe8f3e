"""What a scheme (方案) of any kind may say: its basis, principles, organisation."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from plangen.model.json_forms import OneOrMany
from plangen.model.parts import Part, Texts
from plangen.model.values import FreeText, Listed, Text, as_list, named

# Signs between names, but not those within （校长、书记）.
BETWEEN_NAMES = re.compile(r"[、，,；;](?![^（(]*[）)])")


def as_people(value: Any) -> Any:
    """Let people in one text stand for a list; what is in brackets stays with its name."""
    if isinstance(value, str):
        return [name for name in BETWEEN_NAMES.split(value) if name.strip()]
    return as_list(value)


People = Annotated[list[Text], BeforeValidator(as_people), OneOrMany()]


class Basis(Part):
    """依据: a document that the scheme rests on, with its official number where it has one."""

    title: Text = Field(alias="文件名")
    number: Text | None = Field(None, alias="文号")

    @property
    def text(self) -> str:
        """The document as it is cited: 《…》（教基厅〔2021〕1号）; marks that are typed stand."""
        title = self.title if "《" in self.title else f"《{self.title}》"
        return title + (f"（{self.number.strip('（）()')}）" if self.number else "")


class Principle(Part):
    """原则: a principle by name, and what it means in this school."""

    name: Text = Field(alias="名称")
    note: FreeText | None = Field(None, alias="说明")


class Organisation(Part):
    """组织机构: who leads the work; all of them adults, whose names are printed in full."""

    leaders: People = Field(default_factory=list, alias="组长")
    deputies: People = Field(default_factory=list, alias="副组长")
    members: People = Field(default_factory=list, alias="成员")
    duties: Texts = Field(default_factory=list, alias="职责")


Bases = Listed[Annotated[Basis, named("文件名", one_line=("文件名", "文号"))]]
Principles = Listed[Annotated[Principle, named("名称", one_line=("名称", "说明"))]]
