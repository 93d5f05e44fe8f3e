"""Whether the parts of an article (教育经验文章) go together: quotations, types, relapses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.model.values import FILLER
from plangen.problems import Severity, did_you_mean

if TYPE_CHECKING:
    from plangen.model.dossier import Dossier
    from plangen.source import SourceFile


def check_article(dossier: Dossier, source: SourceFile) -> None:
    """Add a warning for a quotation of nobody's, a type without pupils, a relapse unanswered."""
    for i, quotation in enumerate(dossier.quotations):
        if quotation.author is None and quotation.work is None and quotation.text != FILLER:
            source.add_at(
                ("引文", i),
                f"引文“{quotation.text}”没有写作者和出处",
                "加一行 作者: 姓名，查不到出处的引文不要用",
                Severity.WARNING,
            )
    for i, relapse in enumerate(dossier.relapses):
        if relapse.answer is None and relapse.situation != FILLER:
            source.add_at(
                ("反复", i),
                f"“{relapse.situation}”没有写对策",
                "加一行 对策: 出现这种情形时怎么做",
                Severity.WARNING,
            )
    _check_types(dossier, source)


def _check_types(dossier: Dossier, source: SourceFile) -> None:
    """Compare the types that are explained with those that the pupils have."""
    noted: dict[str, str] = {}
    had = {name for pupil in dossier.pupils for name in pupil.types}
    for i, note in enumerate(dossier.type_notes):
        place = ("类型说明", i, "名称")
        if note.name == FILLER:
            continue
        if note.name in noted:
            source.add_at(
                place,
                f"类型“{note.name}”写了两次（另一处在{noted[note.name]}）",
                "合成一项",
            )
        elif dossier.pupils and note.name not in had:
            source.add_at(
                place,
                f"没有学生属于“{note.name}”这一类",
                f"{did_you_mean(note.name, had)}在有关学生的“类型”里加上它，两处的写法要一样",
                Severity.WARNING,
            )
        noted.setdefault(note.name, source.where(place))
    told: set[str] = set()
    for i, pupil in enumerate(dossier.pupils):
        for name in pupil.types if noted else ():
            if name not in {*noted, *told, FILLER}:
                told.add(name)
                source.add_at(
                    ("学困生", i, "类型"),
                    f"类型“{name}”没有写进类型说明",
                    f"{did_you_mean(name, noted)}在“类型说明”里加上这一类的特征和措施",
                    Severity.WARNING,
                )
