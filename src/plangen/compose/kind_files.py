"""What the files of kinds and forms may say, and the order they are listed in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import Field

from plangen import resources
from plangen.model.dossier import Dossier
from plangen.model.json_forms import Reader
from plangen.model.parts import Part, Texts
from plangen.model.template_files import TitlePattern, check_words
from plangen.model.values import Listed, Text, read_text
from plangen.problems import did_you_mean, file_problem

if TYPE_CHECKING:
    from plangen.source import SourceFile

ROOM = "kinds"
OR = " 或 "
WITHIN = "."
SECTION = ".md.j2"
SCAFFOLD = ".yaml.j2"
ORDER = "_order"
# What the head of a form's page may say.
FORM_HEAD = ("学校", "班级", "教师", "学期")
# What a new kind asks for where its file does not say.
HEAD = ["标题", "学校", "班级", "年级", "学科", "学年", "学期", "教师", "日期", "满分", "脱敏"]


def _read_alternatives(value: Any) -> str:
    """Read parts of which one is enough: 措施 或 班级工作."""
    text = value if isinstance(value, str) else read_text(value)
    return OR.join(read_text(part) for part in text.split("或"))


class _SectionPart(Part):
    template: Text = Field(alias="节")
    title: Text = Field("", alias="标题")


class KindFile(Part):
    """What a kind's file may say; only its sections must be there."""

    name: Text | None = Field(None, alias="文种")
    description: Text = Field("", alias="说明")
    aliases: Texts = Field([], alias="别名")
    title: TitlePattern | None = Field(None, alias="标题")
    summary: Text | None = Field(None, alias="总结")
    summary_title: TitlePattern | None = Field(None, alias="总结标题")
    dated_by: Literal["日期", "总结日期"] = Field("日期", alias="日期")
    scope: Literal["班级", "年级", "学校", "区域"] = Field("班级", alias="范围")
    head: Texts = Field(HEAD, alias="抬头")
    parts: Texts = Field([], alias="档案")
    required: Listed[Annotated[str, Reader(_read_alternatives)]] = Field([], alias="必需")
    expected: Texts = Field([], alias="应有")
    for_whom: Literal["全班"] | None = Field(None, alias="面向")
    sections: Listed[_SectionPart] = Field(alias="章节")


class FormFile(Part):
    """What a form's file may say."""

    name: Text | None = Field(None, alias="名称")
    description: Text = Field("", alias="说明")
    aliases: Texts = Field([], alias="别名")
    title: TitlePattern = Field(alias="标题")
    head: Texts | None = Field(None, alias="抬头")
    paging: Literal["每人一页", "全班一表", "每月一页"] = Field(alias="分页")
    landscape: Literal["是", "否"] = Field("否", alias="横向")
    needs: Texts = Field([], alias="前提")
    measures: Texts = Field([], alias="措施")


def in_order(room: str) -> list[str]:
    """Names of the kinds, or forms: those of the list in their order, then those it lacks.

    Raises:
        ProblemsError: the list of a school is none, or names what is not there.

    """
    files = [name for name in resources.names(room, ".yaml") if not name.startswith("_")]
    name = f"{room}/{ORDER}.yaml"
    listed = resources.read_yaml(name)
    path = resources.place(name)
    if not isinstance(listed, list) or not all(isinstance(item, str) for item in listed):
        raise file_problem(path, "次序应当是一个列表", "每行写“- ”和一个文件名（不带 .yaml）")
    for item in listed:
        if item not in files:
            hint = did_you_mean(item, files) or f"写 {item}.yaml，或从次序里删去这一行"
            raise file_problem(path, f"次序里的“{item}”没有文件", hint)
    return [*dict.fromkeys(listed), *(name for name in files if name not in listed)]


def check_kind(said: KindFile, source: SourceFile) -> None:
    """Look for names in a school's kind that lead nowhere."""
    sections = [name for name in resources.names("sections", SECTION) if not name.startswith("_")]
    scaffolds = resources.names("scaffold", SCAFFOLD)
    keys = [str(field.alias) for field in Dossier.model_fields.values()]
    for i, section in enumerate(said.sections):
        if section.template not in sections:
            hint = did_you_mean(section.template, sections)
            hint += f"新的一节写在模板文件夹的 sections/{section.template}{SECTION} 里"
            source.add_at(("章节", i), f"没有“{section.template}”这一节", hint)
    check_words(source, "抬头", enumerate(said.head), keys, "档案的键")
    check_words(source, "应有", enumerate(said.expected), keys, "档案的键")
    check_words(source, "档案", enumerate(said.parts), scaffolds, "档案里的一部分")
    required = [
        (i, part.partition(WITHIN)[0])
        for i, parts in enumerate(said.required)
        for part in parts.split(OR)
    ]
    check_words(source, "必需", required, scaffolds, "档案里的一部分")


def check_form(said: FormFile, name: str, source: SourceFile) -> None:
    """Look for names in a school's form that lead nowhere."""
    keys = [str(field.alias) for field in Dossier.model_fields.values()]
    check_words(source, "前提", enumerate(said.needs), keys, "档案的键")
    check_words(source, "抬头", enumerate(said.head or ()), FORM_HEAD, "表头能写的")
    if name not in resources.names("forms", SECTION):
        hint = f"页面写在模板文件夹的 forms/{name}{SECTION} 里"
        source.add(0, 0, f"表格“{name}”没有页面", hint)
