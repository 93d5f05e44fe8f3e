"""L 用语与隐私: how pupils and parents are spoken of, and what stays private."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.checker.respect.consent import Consent
from plangen.checker.respect.family_circumstances import FamilyCircumstances
from plangen.checker.respect.full_names import FullNames
from plangen.checker.respect.insulting_images import InsultingImages
from plangen.checker.respect.insulting_labels import InsultingLabels
from plangen.checker.respect.judged_parents import JudgedParents
from plangen.checker.respect.one_name import OneName
from plangen.checker.respect.ranking import Ranking

if TYPE_CHECKING:
    from plangen.checker.rule import Rule

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
