"""What a dossier implies about itself without saying so: its grade, the size of the class."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.language.patterns import lazy
from plangen.model.values import GRADE_NAMES

if TYPE_CHECKING:
    from plangen.model.dossier import Dossier, Situation
    from plangen.source import SourceFile

CLASS_GRADE = lazy(r"^([一二三四五六1-6])\s*(?:年级|[（(])")
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
    """Fill in what follows: the grade, the third of class size, boys and girls.

    A grade that contradicts the class's name is a problem of the source.
    """
    changes: dict[str, object] = {"situation": _with_size(dossier.situation)}
    if dossier.class_name is not None:
        changes["class_name"] = dossier.class_name.translate(WIDE)
        grade = grade_of_class(dossier.class_name)
        if dossier.grade is None:
            changes["grade"] = grade
        elif grade not in {None, dossier.grade}:
            source.add_at(
                ("年级",),
                f"年级写的是{GRADE_NAMES[dossier.grade - 1]}，"
                f"班级（{source.where(('班级',))}）是“{dossier.class_name}”",
                "核对后改正其中一处，或删去年级，由班级推出",
            )
    return dossier.model_copy(update=changes)


def _with_size(here: Situation) -> Situation:
    """Of total, boys and girls, work out the one that the other two give."""
    total, boys, girls = here.total, here.boys, here.girls
    if total is None and boys is not None and girls is not None:
        total = boys + girls
    elif total is not None and boys is not None and girls is None and boys <= total:
        girls = total - boys
    elif total is not None and girls is not None and boys is None and girls <= total:
        boys = total - girls
    return here.model_copy(update={"total": total, "boys": boys, "girls": girls})
