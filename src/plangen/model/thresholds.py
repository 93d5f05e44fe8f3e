"""分数线: from which share of full marks a result counts as a pass, as excellent, as low."""

import re
from decimal import Decimal
from typing import Annotated, Any, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from plangen.model.json_forms import DECIMAL, Reader, written
from plangen.model.parts import Part
from plangen.model.scores import Score
from plangen.model.values import read_text

WHOLE = 100
PASSING_MARKS = frozenset({"优", "良", "合格"})
TOP_MARK = "优"


def read_share(value: Any) -> Decimal:
    """Read a share of full marks in percent, from 60% or 60."""
    text = read_text(value).replace("％", "%").replace("．", ".")
    found = re.fullmatch(r"(\d{1,3}(?:\.\d+)?)\s*%?", text)
    share = Decimal(found[1]) if found else Decimal(0)
    if not 1 < share <= WHOLE:
        raise PydanticCustomError(
            "plangen_share",
            "“{text}”不是分数线，请写满分的百分之几，如 60%",
            {"text": text},
        )
    return share


Share = Annotated[
    Decimal,
    Reader(
        read_share,
        written(
            rf"{DECIMAL}\s*[%％]?", "写满分的百分之几，如 60%", number="number", least=2, most=WHOLE
        ),
    ),
]


class Thresholds(Part):
    """分数线, as shares of full marks in percent.

    The defaults are those in common use: 及格 from 60 %, 优秀 from 85 %, 低分 below 40 %. Places
    differ (优秀 from 80 or 90 %), so they are settings.
    """

    passing: Share = Field(
        Decimal(60), alias="及格", description="满分的百分之几起算及格；不写就是 60%。"
    )
    excellent: Share = Field(
        Decimal(85), alias="优秀", description="满分的百分之几起算优秀；不写就是 85%。"
    )
    low: Share = Field(
        Decimal(40), alias="低分", description="不到满分的百分之几算低分；不写就是 40%。"
    )

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if not self.low <= self.passing <= self.excellent:
            raise PydanticCustomError(
                "plangen_thresholds",
                "低分线 {low}%、及格线 {passing}%、优秀线 {excellent}%，应当一个比一个高",
                {
                    "low": f"{self.low:f}",
                    "passing": f"{self.passing:f}",
                    "excellent": f"{self.excellent:f}",
                },
            )
        return self

    def is_pass(self, score: Score, full_marks: Decimal | None) -> bool | None:
        """Whether a result is a pass; None where there is none."""
        if score.points is not None:
            return score.points * WHOLE >= self.passing * (full_marks or WHOLE)
        return score.mark in PASSING_MARKS if score.mark else None

    def is_excellent(self, score: Score, full_marks: Decimal | None) -> bool | None:
        """Whether a result is excellent; None where there is none."""
        if score.points is not None:
            return score.points * WHOLE >= self.excellent * (full_marks or WHOLE)
        return score.mark == TOP_MARK if score.mark else None

    def is_low(self, score: Score, full_marks: Decimal | None) -> bool | None:
        """Whether a result is a low score; None where there is none, or no points."""
        if score.points is None:
            return None
        return score.points * WHOLE < self.low * (full_marks or WHOLE)
