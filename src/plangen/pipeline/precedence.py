"""Which value holds where several places name one.

The first of these that says anything: the command line, the dossier, the school's ``plangen.toml``,
the kind of document, what is built in. The first three are settled here, before the dossier is
checked, so that a value passes the same checks wherever it stands; the kind fills in what is then
still missing (its title and sections), the model the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from plangen.checker.selecting import PART as CHECKING
from plangen.model.schema import all_keys
from plangen.problems import did_you_mean
from plangen.source.layering import lay_over, lay_under
from plangen.source.origins import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plangen.source import SourceFile
    from plangen.source.settings import Settings

# What a school settles for all its classes.
SCHOOL_KEYS: Final = (
    "学校",
    "学年",
    "学期",
    "开学日期",
    "周数",
    "校历",
    "满分",
    "分数线",
    "脱敏",
    "版式",
    "编号",
    "封面",
    "目录",
    "审批栏",
    "详略",
)
TEMPLATES: Final = "模板"
TABLES: Final = {"校历": '放假 = ["2026-11-06"]', "分数线": '优秀 = "90%"'}


def settle(source: SourceFile, overrides: Iterable[Entry], settings: Settings) -> None:
    """Lay what was typed over a dossier, and the school's settings under it.

    What is wrong with either is a problem of the source.
    """
    if not isinstance(source.data, dict):
        return
    for entry in overrides:
        lay_over(source, entry)
    for key, value in settings.values.items():
        if key in TABLES and not isinstance(value, dict):
            told = f"“{key}”应当是一节", f"先写一行 [{key}]，下面几行写 {TABLES[key]}"
            source.problems.append(settings.problem((key,), *told))
        elif key in SCHOOL_KEYS:
            parts = value if isinstance(value, dict) else {"": value}
            for part, said in parts.items():
                path = (key, part) if part else (key,)
                lay_under(source, Entry(path, said, settings.origin(path)))
        elif key not in {CHECKING, TEMPLATES}:
            source.problems.append(settings.problem((key,), *_no_setting(key)))


def settled_keys(settings: Settings) -> tuple[str, ...]:
    """Return the keys that settings say for every dossier below them, in order."""
    return tuple(key for key in SCHOOL_KEYS if key in settings.values)


def _no_setting(key: str) -> tuple[str, str]:
    if key in all_keys():
        return f"“{key}”各班不同，不能写在这里", "写在班级的档案里"
    known = (*SCHOOL_KEYS, TEMPLATES, CHECKING)
    near = did_you_mean(key, known) or f"可以写：{'、'.join(known)}"
    return f"这里没有“{key}”这一项", near
