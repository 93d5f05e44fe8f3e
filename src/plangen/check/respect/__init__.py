"""L 用语与隐私: how pupils and parents are spoken of, and what stays private."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.check.respect.insulting_labels import InsultingLabels

if TYPE_CHECKING:
    from plangen.check.rule import Rule

RULES: tuple[type[Rule], ...] = (InsultingLabels,)
