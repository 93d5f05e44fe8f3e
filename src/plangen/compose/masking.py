"""Pupils' names as they are printed.

A name beside a difficulty must not leave the staff room, so masking is the default. It is applied
to every text that goes into a document, the teacher's free text included.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plangen.model.dossier import Masking

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plangen.model.dossier import Dossier

# Two-character surnames in use; without them 欧阳雪 would become 欧××.
COMPOUND_SURNAMES = frozenset(
    "欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 令狐 慕容 司徒 夏侯 端木 南宫 独孤 宇文 长孙 "
    "轩辕 申屠 闻人 澹台 公冶 宗政 濮阳 淳于 单于 太叔 仲孙 钟离 鲜于 闾丘 司空 亓官 司寇 "
    "子车 颛孙 公西 漆雕 乐正 壤驷 公良 拓跋 夹谷 宰父 谷梁 段干 百里 东郭 南门 呼延 羊舌 "
    "微生 梁丘 左丘 东门 西门 第五".split(),
)
ORDER = "甲乙丙丁戊己庚辛壬癸"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def people_of(dossier: Dossier) -> list[str]:
    """Names of all pupils in a dossier, helpers and cases included, in order."""
    names = [pupil.name for pupil in dossier.pupils]
    names += [pupil.helper for pupil in dossier.pupils if pupil.helper]
    if dossier.outcome:
        names += [case.name for case in dossier.outcome.cases]
    return list(dict.fromkeys(names))


def labels(names: Iterable[str], masking: Masking) -> dict[str, str]:
    """Return what each name is printed as; no two names get the same label."""
    names = list(names)
    if masking is Masking.OFF:
        return {name: name for name in names}
    if masking is Masking.CODE:
        return {name: f"学生{_letters(i)}" for i, name in enumerate(names)}
    masked = {name: _surname(name) + "×" for name in names}
    counts: dict[str, int] = {}
    result = {}
    for name, label in masked.items():
        same = list(masked.values()).count(label)
        place = counts[label] = counts.get(label, 0) + 1
        result[name] = label if same == 1 else f"{label}{_ordinal(place)}"
    return result


def _surname(name: str) -> str:
    if name[:2] in COMPOUND_SURNAMES and len(name) > len("欧阳"):
        return name[:2]
    return name[:1]


def _ordinal(place: int) -> str:
    return ORDER[place - 1] if place <= len(ORDER) else str(place)


def _letters(i: int) -> str:
    text = ""
    i += 1
    while i:
        i, rest = divmod(i - 1, len(LETTERS))
        text = LETTERS[rest] + text
    return text


class Mask:
    """Replaces every pupil's name in a text by its label."""

    def __init__(self, dossier: Dossier, masking: Masking) -> None:
        self._labels = labels(people_of(dossier), masking)
        ordered = sorted((name for name in self._labels if name), key=len, reverse=True)
        self._pattern = re.compile("|".join(map(re.escape, ordered))) if ordered else None

    def __call__(self, text: str) -> str:
        """Return the text with names replaced, longer names first."""
        if self._pattern is None:
            return text
        return self._pattern.sub(lambda found: self._labels[found[0]], text)
