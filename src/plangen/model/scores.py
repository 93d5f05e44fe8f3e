"""成绩: one result of one pupil, in points or as a mark, or the reason why there is none."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any

from msgspec import Struct
from pydantic_core import PydanticCustomError

from plangen.language.patterns import lazy
from plangen.model.json_forms import DECIMAL, Reader, one_of, written
from plangen.model.values import plain_number, read_plain

MARKS = ("优", "良", "合格", "待合格")
MARK_SYNONYMS = {
    "优秀": "优",
    "良好": "良",
    "及格": "合格",
    "达标": "合格",
    "不合格": "待合格",
    "不及格": "待合格",
    "待达标": "待合格",
    "待及格": "待合格",
}
POINTS = lazy(r"-?\d{1,4}(\.\d{1,12})?")
ABSENCES = ("缺考", "病假", "事假", "免考")
ABSENCE_SYNONYMS = {
    **dict.fromkeys(("缺", "-", "–", "—", "——", "/", "\\", "无", "无成绩", "未考", "没考"), "缺考"),
    **dict.fromkeys(("缺席", "缓考", "旷考", "请假", "未参加", "未参考"), "缺考"),
    **dict.fromkeys(("免", "免修", "免测", "免试"), "免考"),
    "病": "病假",
    "事": "事假",
}


class Score(Struct, frozen=True):
    """One result of one pupil: points, or a mark (优 良 合格 待合格), or why it is missing."""

    points: Decimal | None = None
    mark: str = ""
    absence: str = ""

    @property
    def text(self) -> str:
        """The result as printed in a table."""
        if self.points is not None:
            return plain_number(self.points)
        return self.mark or self.absence


def read_score(value: Any) -> Score:
    """Read a result; an absence is never a zero."""
    if value is None:
        return Score(absence="缺考")
    text = read_plain(value, "分数或等级")
    text = MARK_SYNONYMS.get(text, ABSENCE_SYNONYMS.get(text, text))
    if text in MARKS:
        return Score(mark=text)
    if text in ABSENCES:
        return Score(absence=text)
    bare = text.removesuffix("分").strip()
    if not POINTS.fullmatch(bare):
        raise PydanticCustomError(
            "plangen_score",
            "“{text}”不是成绩，请写分数，或优、良、合格、待合格，没有成绩写缺考",
            {"text": text},
        )
    points = Decimal(bare)
    if points < 0:
        raise PydanticCustomError("plangen_score_range", "成绩“{text}”不能是负数", {"text": text})
    return Score(points=points)


Result = Annotated[
    Score,
    Reader(
        read_score,
        written(
            rf"{DECIMAL}\s*分?|{one_of((*MARKS, *ABSENCES, *MARK_SYNONYMS, *ABSENCE_SYNONYMS))}",
            "这里写分数，或优、良、合格、待合格，没有成绩写缺考",
            number="number",
            least=0,
            offered=(*MARKS, *ABSENCES),
        ),
    ),
]
