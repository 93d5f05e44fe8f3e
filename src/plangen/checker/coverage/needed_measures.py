"""G02."""

from __future__ import annotations

from plangen.checker.coverage.answered_causes import DOSSIER
from plangen.checker.rule import DossierRule
from plangen.problems import Severity


class NeededMeasures(DossierRule):
    """Each measure answers a cause."""

    id = "G02"
    severity = Severity.WARNING
    summary = "每项措施都对着一条原因"
    why = "措施不对着任何一条原因，就说不出为什么要做；对着哪条写清楚，期末才好看有没有用。"
    bad = (DOSSIER.replace("[作业面批]", "[作业面批, 假前要求假中走访]"),)
    good = (DOSSIER, DOSSIER.replace("[作业面批]", "[作业面批, 校内完成当天作业]"))
