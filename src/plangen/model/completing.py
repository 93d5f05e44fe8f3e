"""What a dossier implies about itself without saying so: the grade from the class's name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plangen.model.values import GRADE_NAMES

if TYPE_CHECKING:
    from plangen.model.dossier import Dossier
    from plangen.source import SourceFile

CLASS_GRADE = re.compile(r"^([一二三四五六1-6])\s*(?:年级|[（(])")
DIGITS = "123456"
WIDE = str.maketrans({"(": "（", ")": "）"})


def grade_of_class(name: str) -> int | None:
    """Grade, 1 to 6, that a class's name such as 四年级（1）班 or 二(1)班 begins with."""
    found = CLASS_GRADE.match(name)
    if found is None:
        return None
    sign = found[1]
    return DIGITS.index(sign) + 1 if sign in DIGITS else "一二三四五六".index(sign) + 1


def complete(dossier: Dossier, source: SourceFile) -> Dossier:
    """Fill in the grade and write the class's brackets full-width.

    A grade that contradicts the class's name is a problem of the source.
    """
    if dossier.class_name is None:
        return dossier
    changes: dict[str, object] = {"class_name": dossier.class_name.translate(WIDE)}
    grade = grade_of_class(dossier.class_name)
    if grade is not None:
        if dossier.grade is None:
            changes["grade"] = grade
        elif dossier.grade != grade:
            source.add_at(
                ("年级",),
                f"年级写的是{GRADE_NAMES[dossier.grade - 1]}，"
                f"班级（第 {source.mark(('班级',)).line} 行）是“{dossier.class_name}”",
                "核对后改正其中一处，或删去年级，由班级推出",
            )
    return dossier.model_copy(update=changes)
