"""Library texts as they read in a plan that names no pupils: for looking them up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.compose.environment import sentence_template
from plangen.compose.slots import slots
from plangen.library.entries import BANDS
from plangen.model.dossier import Dossier
from plangen.model.values import GRADE_NAMES

if TYPE_CHECKING:
    from collections.abc import Sequence


def sample_text(text: str, bands: Sequence[str] = (), subjects: Sequence[str] = ()) -> str:
    """Fill a text of the library; grade and subject are named only where it is written for some."""
    data = {"文种": ""}
    if bands:
        data["年级"] = GRADE_NAMES[next(n for n, band in BANDS.items() if band in bands) - 1]
    if subjects:
        data["学科"] = subjects[0]
    return sentence_template(text).render(slots(Dossier.model_validate(data), ()))
