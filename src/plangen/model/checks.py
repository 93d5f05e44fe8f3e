"""Every check of a dossier against itself and against the rules, in one list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.model.agreement import check_agreement
from plangen.model.approvals import check_approvals
from plangen.model.article_agreement import check_article
from plangen.model.class_agreement import check_class_work
from plangen.model.designation import check_designations
from plangen.model.funding_agreement import check_funding_agreement
from plangen.model.group_agreement import check_groups
from plangen.model.service_agreement import check_service_agreement
from plangen.model.service_rules import check_service_rules
from plangen.model.talent_agreement import check_talent
from plangen.model.teaching_agreement import check_aims, check_lessons
from plangen.model.told_counts import check_told_counts
from plangen.model.tutoring_agreement import check_tutoring

if TYPE_CHECKING:
    from plangen.model.dossier import Dossier
    from plangen.source import SourceFile

CHECKS = (
    check_agreement,
    check_article,
    check_class_work,
    check_groups,
    check_tutoring,
    check_talent,
    check_aims,
    check_lessons,
    check_service_agreement,
    check_funding_agreement,
    check_service_rules,
    check_designations,
    check_told_counts,
)


def check_dossier(dossier: Dossier, source: SourceFile) -> None:
    """Add a problem to the source for everything in a dossier that cannot stand."""
    check_approvals(source)
    for check in CHECKS:
        check(dossier, source)
