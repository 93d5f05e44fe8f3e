"""Names of which the library or another room knows some, so that an editor can propose them."""

from __future__ import annotations

from typing import Annotated

from plangen.model.json_forms import Reader, names_of
from plangen.model.values import read_text

CauseName = Annotated[str, Reader(read_text, names_of("原因"))]
MeasureName = Annotated[str, Reader(read_text, names_of("措施"))]
TalentMeasureName = Annotated[str, Reader(read_text, names_of("培优措施"))]
DimensionName = Annotated[str, Reader(read_text, names_of("维度"))]
IndicatorName = Annotated[str, Reader(read_text, names_of("指标"))]
KindName = Annotated[str, Reader(read_text, names_of("文种"))]
SectionName = Annotated[str, Reader(read_text, names_of("章节"))]
StyleName = Annotated[str, Reader(read_text, names_of("版式"))]
SubjectName = Annotated[str, Reader(read_text, names_of("学科"))]
