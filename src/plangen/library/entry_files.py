"""What the files of the library may say (``library/causes``, ``library/measures``)."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from plangen.model.parts import Part, Texts
from plangen.model.template_files import TemplateText, load_template
from plangen.model.values import Listed, Text, Words

Answer = Literal["是", "否"]
Bands = Listed[Literal["低", "中", "高"]]
PAIR = 2


def _some(texts: list[_CauseText]) -> list[_CauseText]:
    if not texts:
        raise PydanticCustomError("plangen_text", "一条也没有，至少写一条", {})
    return texts


def _general(texts: list[_MeasureText]) -> list[_MeasureText]:
    if all(text.bands or text.subjects for text in texts):
        raise PydanticCustomError("plangen_text", "至少要有一条不写学段、学科，各班都能用", {})
    return texts


def _two(names: list[str]) -> list[str]:
    if len(names) != PAIR:
        raise PydanticCustomError("plangen_text", "要写两项措施，如 [家访, 电话联系]", {})
    return names


class _Entry(Part):
    name: Text = Field(alias="名称")
    title: Text | None = Field(None, alias="标题")
    aliases: Texts = Field([], alias="别名")
    summary: Text = Field("", alias="说明")
    bands: Bands = Field([], alias="学段")
    subjects: Texts = Field([], alias="学科")


class _CauseText(Part):
    sign: TemplateText = Field(alias="现象")
    effect: TemplateText = Field(alias="影响")


class _Cause(_Entry):
    symptoms: Texts = Field([], alias="表现")
    clues: Texts = Field([], alias="线索")
    sensitive: Answer = Field("否", alias="敏感")
    texts: Annotated[Listed[_CauseText], AfterValidator(_some)] = Field(alias="文本")


class _MeasureText(Part):
    steps: TemplateText = Field(alias="做法")
    report: TemplateText = Field(alias="总结")
    bands: Bands = Field([], alias="学段")
    subjects: Texts = Field([], alias="学科")


class _Measure(_Entry):
    answers: Texts = Field([], alias="针对")
    frequency: Text = Field("", alias="频次")
    person: Text = Field("", alias="负责人")
    record: Text = Field("", alias="记录")
    one_by_one: Answer = Field("否", alias="逐人")
    whole_class: Answer = Field("否", alias="全班")
    brief: TemplateText = Field(alias="简")
    set_name: Text | None = Field(None, alias="合称")
    members: Texts = Field([], alias="组成")
    texts: Annotated[Listed[_MeasureText], AfterValidator(_general)] = Field(alias="文本")


class CauseFile(Part):
    """Causes of one dimension: the one that the file is called by, unless it names another."""

    dimension: Text | None = Field(None, alias="维度")
    causes: Listed[_Cause] = Field(alias="原因")


class MeasureFile(Part):
    """Measures of one category: the one that the file is called by, unless it names another."""

    category: Text | None = Field(None, alias="类别")
    measures: Listed[_Measure] = Field(alias="措施")


class _Conflict(Part):
    measures: Annotated[Words[Text], AfterValidator(_two)] = Field(alias="措施")
    reason: Text = Field(alias="理由")


class ConflictFile(Part):
    """Pairs of measures that one plan should not use side by side."""

    listed: Listed[_Conflict] = Field(alias="冲突")


def own_content(file: str) -> dict[str, Any]:
    """Read a school's file of the library, checked; what it leaves out has its usual value.

    Raises:
        ProblemsError: it does not have its shape; all that is wrong is named.

    """
    shapes: dict[str, type[Part]] = {"causes": CauseFile, "measures": MeasureFile}
    shape = shapes.get(file.split("/")[1], ConflictFile)
    return load_template(file, shape).model_dump(by_alias=True, exclude_none=True)
