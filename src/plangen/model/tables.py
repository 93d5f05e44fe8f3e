"""花名册 and 成绩表: the spreadsheets that a dossier reads, and where in them it looks."""

from typing import Annotated, Any

from pydantic import AfterValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from plangen.model.json_forms import Mended
from plangen.model.parts import Part
from plangen.model.values import Listed, Number, Text, as_list, named

ROSTER = "花名册"
SCORES = "成绩表"


class RosterFile(Part):
    """花名册: the list of the class."""

    file: Text = Field(alias="文件", description="花名册的文件名，如 花名册.xlsx，与档案放在一起。")
    sheet: Text | None = Field(
        None, alias="工作表", description="名单在哪个工作表；不写就用第一个有“姓名”的。"
    )
    class_name: Text | None = Field(
        None,
        alias="班级",
        description="花名册里有几个班时，本班在“班级”一列里的写法，如 四1班。",
    )


class ReadRoster(RosterFile):
    """A 花名册 that has been read: ``names`` are those of the whole class."""

    names: tuple[str, ...] = Field((), exclude=True)


class ScoreFile(Part):
    """成绩表: results by examination; every key that is no setting names one, with its column."""

    model_config = ConfigDict(extra="allow", frozen=True)
    __pydantic_extra__: dict[str, Text] = Field(init=False)

    file: Text = Field(alias="文件", description="成绩表的文件名，如 成绩.xlsx，与档案放在一起。")
    sheet: Text | None = Field(
        None, alias="工作表", description="成绩在哪个工作表；不写就用第一个有“姓名”的。"
    )
    class_name: Text | None = Field(
        None,
        alias="班级",
        description="成绩表里有几个班时，本班在“班级”一列里的写法，如 四1班。",
    )
    full_marks: Number | None = Field(
        None, alias="满分", description="这张表的满分，与档案的满分不同时才写，如 120。"
    )

    @property
    def examinations(self) -> dict[str, str]:
        """Examinations and the headers of their columns: 期末: 数学."""
        return dict(self.__pydantic_extra__)


def _with_examination(table: ScoreFile) -> ScoreFile:
    if not table.examinations:
        raise PydanticCustomError(
            "plangen_score_table",
            "没有写哪次考试在哪一列",
        )
    return table


def _with_file(value: Any) -> Any:
    """Let a bare file name stand for a table of which nothing else is said."""
    return {"文件": value} if isinstance(value, str) else value


Roster = Annotated[RosterFile, named("文件", one_line=("文件", "工作表"))]
ScoreFiles = Listed[Annotated[ScoreFile, Mended(_with_file), AfterValidator(_with_examination)]]


def table_names(values: dict[str, Any], key: str) -> list[str]:
    """Return the files that a dossier's values, as they are typed, name as tables at a key."""
    named = as_list(values.get(key)) or ()
    files = [each.get("文件") if isinstance(each, dict) else each for each in named]
    return [file for file in files if isinstance(file, str)]
