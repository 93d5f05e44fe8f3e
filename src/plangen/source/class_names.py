"""What classes are called: 四（1）班, 四1班, 401, 四年级一班 and 1班 may all be one class."""

from __future__ import annotations

import re

from plangen.language.patterns import lazy
from plangen.source.names import solid

NUMERALS = str.maketrans({sign: f"{i}," for i, sign in enumerate("〇一二三四五六七八九")})
# 十, 十二; 四十二班 is the twelfth class of grade 4.
TEEN = lazy("十([一二三四五六七八九]?)")
# 四1班 is written 41班 as well; no school has forty classes of a grade.
MOST_CLASSES = 30
CLASS_IN_TEXT = lazy(
    r"(?:20\d\d级?|[一二三四五六1-6])?(?:年级)?\(?(?:十?[一二三四五六七八九]|十|\d{1,2})\)?班"
)


def same_class(one: str, other: str) -> bool:
    """Whether two ways of writing name one class: 四（1）班, 四1班, 401 and 1班."""
    if solid(one) == solid(other):
        return True
    first, second = class_key(one), class_key(other)
    if first is None or second is None or first[1] != second[1]:
        return False
    return first[0] == second[0] or not (first[0] and second[0])


def class_key(name: str) -> tuple[int, int] | None:
    """Return grade (or year of entry; 0 where it is not told) and number of a class."""
    written = TEEN.sub(lambda found: f"1{found[1].translate(NUMERALS) or '0'},", solid(name))
    written = re.sub(r"([一二三四五六])(?=1\d,)", r"\1,", written).translate(NUMERALS)
    numbers = re.findall(r"\d+", written)
    match [int(number) for number in numbers]:
        case [grade, number]:
            return grade, number
        case [number] if len(numbers[0]) == len("401") or number > MOST_CLASSES:
            return int(numbers[0][0]), int(numbers[0][1:])
        case [number] if re.search(r"班|^\d+,?$", written):
            return 0, number
    return None


def classes_in(text: str) -> set[str]:
    """Return the classes that a title names."""
    return set(CLASS_IN_TEXT.findall(solid(text)))
