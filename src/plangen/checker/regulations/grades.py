"""Which grades a sentence speaks of."""

from __future__ import annotations

from plangen.checker.regulations.wording import sentence_before
from plangen.language.numerals import read_numeral
from plangen.language.patterns import lazy

LOWEST = frozenset({1, 2})
ALL = frozenset(range(1, 7))
_NAMED = {
    "低": LOWEST,
    "中高": frozenset(range(3, 7)),
    "中": frozenset({3, 4}),
    "高": frozenset({5, 6}),
    "各": ALL,
    "全": ALL,
}
_NUMBER = "[一二三四五六1-6]"
GRADES = lazy(
    rf"(?P<first>{_NUMBER})(?:(?P<sign>[、和及至到～~—-]?)(?P<last>{_NUMBER}))?年级(?P<above>及?以上)?"
    r"|(?P<name>中高|[低中高各全])(?:年级|段)"
)
_RANGES = "至到～~—-"


def grades_before(text: str, place: int) -> frozenset[int] | None:
    """Return the grades that a sentence names last before a place; None if it names none."""
    found = None
    for each in GRADES.finditer(sentence_before(text, place)):
        found = each
    if found is None:
        return None
    if found["name"]:
        return _NAMED[found["name"]]
    first = int(read_numeral(found["first"]) or 0)
    last = int(read_numeral(found["last"] or found["first"]) or 0)
    if found["above"]:
        return frozenset(range(first, 7))
    if found["sign"] and found["sign"] in _RANGES:
        return frozenset(range(first, last + 1))
    return frozenset({first, last})
