"""L 用语与隐私: how pupils and parents are spoken of, and what stays private."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.check.respect.consent import Consent
from plangen.check.respect.family_circumstances import FamilyCircumstances
from plangen.check.respect.full_names import FullNames
from plangen.check.respect.insulting_images import InsultingImages
from plangen.check.respect.insulting_labels import InsultingLabels
from plangen.check.respect.judged_parents import JudgedParents
from plangen.check.respect.one_name import OneName
from plangen.check.respect.ranking import Ranking

if TYPE_CHECKING:
    from plangen.check.rule import Rule

RULES: tuple[type[Rule], ...] = (
    InsultingLabels,
    OneName,
    FullNames,
    FamilyCircumstances,
    InsultingImages,
    JudgedParents,
    Ranking,
    Consent,
)
