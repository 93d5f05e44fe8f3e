"""What a kind of document cannot do without, and what to type where a dossier lacks it."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Any

from plangen.compose.kind_files import OR, WITHIN
from plangen.compose.kinds import OUTCOME_DATE
from plangen.compose.scaffold import OUTCOME, part_scaffold
from plangen.problems import Severity
from plangen.source.placeholders import is_hollow

if TYPE_CHECKING:
    from plangen.compose.kinds import Kind
    from plangen.library.choices import Choices
    from plangen.model.dossier import Dossier
    from plangen.source import SourceFile

HEAD_EXAMPLES = {
    "学校": "向阳小学",
    "班级": "四年级（1）班",
    "教师": "李老师",
    "日期": "2026-09-07",
}
UNCOMMENT = (
    "由 plangen new 写出的档案，去掉末尾“# 总结”起各行前面的“# ”；没有这几行，就在末尾加上："
)


def require_parts(kind: Kind, dossier: Dossier, choices: Choices, source: SourceFile) -> None:
    """Add a problem for every required part that is missing, with what to type.

    Of parts joined by 或 one is enough; the first of them is shown. A part within another is named
    by both, 课后服务.时间; it is asked for once the outer one is there.
    """
    for required in kind.required:
        paths = [tuple(part.split(WITHIN)) for part in required.split(OR)]
        if any(_begun(path, source) for path in paths):
            continue
        if all(len(path) > 1 and not _begun(path[:1], source) for path in paths):
            continue
        path = next((path for path in paths if path in source.tree.keys), paths[0])
        body = _within(path, part_scaffold(path[0], choices, dossier))
        listed = "或".join(f"“{path[-1]}”" for path in paths)
        if path in source.tree.keys:
            inner = body.lstrip().removeprefix(f"{path[-1]}:")
            message = f"“{path[-1]}”下面还没有内容"
            hint = f"在“{path[-1]}:”下面写上：{inner}"
            source.add_at(path, message, hint, key=True, rule="S07")
        elif len(path) > 1:
            message = f"{kind.name}的“{path[0]}”里需要{listed}，还没有写"
            hint = f"在“{path[0]}:”下面加上：\n{body}"
            source.add_at(path[:1], message, hint, key=True, rule="S07")
        else:
            message = f"{kind.name}需要{listed}这一部分，档案里还没有"
            where = UNCOMMENT if path == (OUTCOME,) else "在档案里加上："
            source.add(0, 0, message, f"{where}\n{body}", rule="S07")


def expect_head(kind: Kind, dossier: Dossier, source: SourceFile) -> None:
    """Add a warning where the title or the signature lacks what every such document says."""
    dated = kind.dated_by != OUTCOME_DATE
    given = {
        "学校": dossier.school,
        "班级": dossier.class_name or dossier.grade or dossier.scope,
        "教师": dossier.teacher,
        "日期": dossier.date if dated else True,
    }
    waiting = source.tree.waiting
    missing = [key for key in given if key in kind.head and not given[key] and key not in waiting]
    if missing:
        source.add(
            0,
            0,
            f"没有写{'、'.join(missing)}，标题或落款不全",
            "在开头加上：" + "；".join(f"{key}: {HEAD_EXAMPLES[key]}" for key in missing),
            Severity.WARNING,
            rule="S15",
        )


def _value(path: tuple[str, ...], source: SourceFile) -> Any:
    value = source.data
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _begun(path: tuple[str, ...], source: SourceFile) -> bool:
    """Whether a part holds something, be it placeholders."""
    return not is_hollow(_value(path, source)) or _waits(path, source)


def _within(path: tuple[str, ...], body: str) -> str:
    """Cut an inner part out of the scaffold of the part around it, which may offer it commented."""
    if len(path) == 1:
        return body
    lines = body.splitlines()
    margin = "  " if any(line.startswith(f"  {path[1]}:") for line in lines) else "  # "
    starts = (i for i, line in enumerate(lines) if line.startswith(f"{margin}{path[1]}:"))
    start = next(starts, None)
    if start is None:  # a school's own scaffold may leave it out
        return f"  {path[1]}:"
    inner = takewhile(lambda line: line.startswith(f"{margin} "), lines[start + 1 :])
    return "\n".join(f"  {line.removeprefix(margin)}" for line in (lines[start], *inner))


def _waits(path: tuple[str, ...], source: SourceFile) -> bool:
    """Whether a part still holds the placeholders of a scaffold, which are reported already."""
    mark = source.tree.keys.get(path)
    if mark is None:
        return False
    depth = len(path)
    starts = sorted(m.line for other, m in source.tree.keys.items() if len(other) <= depth)
    end = next((line for line in starts if line > mark.line), len(source.lines) + 1)
    return any(mark.line <= place.line < end for place in source.tree.placeholders)
