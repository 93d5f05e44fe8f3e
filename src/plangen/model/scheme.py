"""What a scheme (方案) of any kind may say: its basis, principles, organisation."""

from typing import Annotated, Any

from pydantic import Field

from plangen.language.patterns import lazy
from plangen.model.json_forms import OneOrMany
from plangen.model.parts import Part, Texts, no_items
from plangen.model.values import FreeText, Listed, Text, as_list, named

# Signs between names, but not those within （校长、书记）.
BETWEEN_NAMES = lazy(r"[、，,；;](?![^（(]*[）)])")


def as_people(value: Any) -> Any:
    """Let people in one text stand for a list; what is in brackets stays with its name."""
    if isinstance(value, str):
        return [name for name in BETWEEN_NAMES.split(value) if name.strip()]
    return as_list(value)


People = Annotated[list[Text], OneOrMany(as_people)]


class Basis(Part):
    """依据: a document that the scheme rests on, with its official number where it has one."""

    title: Text = Field(alias="文件名", description="上级文件的全名，书名号可以不写。")
    number: Text | None = Field(
        None, alias="文号", description="文件的发文字号，如 教基厅〔2021〕1号；没有就不写。"
    )

    @property
    def text(self) -> str:
        """The document as it is cited: 《…》（教基厅〔2021〕1号）; marks that are typed stand."""
        title = self.title if "《" in self.title else f"《{self.title}》"
        return title + (f"（{self.number.strip('（）()')}）" if self.number else "")


class Principle(Part):
    """原则: a principle by name, and what it means in this school."""

    name: Text = Field(alias="名称", description="一条原则，如 多劳多得。")
    note: FreeText | None = Field(
        None, alias="说明", description="这条原则在本校怎样做到，写一两句。"
    )


class Organisation(Part):
    """组织机构: who leads the work; all of them adults, whose names are printed in full."""

    leaders: People = Field(
        default_factory=no_items,
        alias="组长",
        description="组长的姓名，职务写在括号里，如 周建国（校长）。",
    )
    deputies: People = Field(
        default_factory=no_items, alias="副组长", description="副组长的姓名和职务，几人用顿号隔开。"
    )
    members: People = Field(
        default_factory=no_items,
        alias="成员",
        description="小组里其他人的姓名和职务，几人用顿号隔开。",
    )
    duties: Texts = Field(
        default_factory=no_items,
        alias="职责",
        description="各人做什么，一条一行，如 组长统筹人员、场地和经费。",
    )


Bases = Listed[Annotated[Basis, named("文件名", one_line=("文件名", "文号"))]]
Principles = Listed[Annotated[Principle, named("名称", one_line=("名称", "说明"))]]
