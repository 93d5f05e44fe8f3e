"""序号: the forms that the number of a heading or item can take, each told by its first number.

GB/T 9704-2012, 7.3.3 has 一、 （一） 1. （1）, and a document of two levels may go from 一、 to 1.
at once; schools also write 1、 第一， 一是 and ①.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

from msgspec import Struct
from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from plangen.language.han_numbers import in_han
from plangen.model.json_forms import Reader, one_of, written
from plangen.model.values import Listed, read_text
from plangen.problems import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Sequence

LITERAL: Final = "文字"
CIRCLED_ONE = ord("①")
LAST_CIRCLED = 20
MOST_LEVELS = 5
HEADING_LEVELS = 3


class NumberMark(Struct, frozen=True):
    """One form of number: what stands before and after it, and how the number itself is written.

    ``rank`` is the level that the form has in the standard, from 0; the forms that the standard
    does not know share the rank of those that they replace.
    """

    before: str
    form: Literal["一", "1", "①"]
    after: str
    rank: int

    @property
    def example(self) -> str:
        """The first number in this form, by which a dossier names it."""
        return self.of(1)

    @property
    def of_headings(self) -> bool:
        """Whether the form marks headings alone and never the items of a list."""
        return self.example in {"一、", "（一）"}

    def of(self, number: int) -> str:
        """Write a number in this form; circles end at ⑳, then brackets take their place."""
        if self.form == "一":
            return f"{self.before}{in_han(number)}{self.after}"
        if self.form == "1":
            return f"{self.before}{number}{self.after}"
        return chr(CIRCLED_ONE + number - 1) if number <= LAST_CIRCLED else f"（{number}）"


STANDARD = (
    NumberMark("", "一", "、", 0),
    NumberMark("（", "一", "）", 1),
    NumberMark("", "1", ".", 2),
    NumberMark("（", "1", "）", 3),
    NumberMark("", "①", "", 4),
)
OTHERS = (
    NumberMark("", "1", "、", 2),
    NumberMark("第", "一", "，", 1),
    NumberMark("", "一", "是", 1),
)
BY_EXAMPLE = {mark.example: mark for mark in (*STANDARD, *OTHERS)}
# Half-width forms, and 第一 without its comma, which separates items in a list of YAML.
SPELLINGS = {"(一)": "（一）", "(1)": "（1）", "1．": "1.", "第一": "第一，", "第一,": "第一，"}


def read_mark(value: Any) -> NumberMark:
    """Read a form of number from its example."""
    text = read_text(value)
    mark = BY_EXAMPLE.get(SPELLINGS.get(text, text))
    if mark is None:
        known = (*BY_EXAMPLE, LITERAL)
        raise PydanticCustomError(
            "plangen_mark",
            "不认识序号“{text}”，{meant}可以写：{known}",
            {"text": text, "known": " ".join(known), "meant": did_you_mean(text, known)},
        )
    return mark


def read_mark_or_word(value: Any) -> NumberMark | Literal["文字"]:
    """Read a form of number, or the word that makes numbers text."""
    return LITERAL if read_text(value) == LITERAL else read_mark(value)


def forms_of(marks: Sequence[NumberMark | Literal["文字"]]) -> tuple[NumberMark, ...]:
    """Return the forms of numbers by level, without the word that makes them text."""
    return tuple(mark for mark in marks if mark != LITERAL)


def _check(
    marks: list[NumberMark | Literal["文字"]],
) -> list[NumberMark | Literal["文字"]]:
    if len(forms_of(marks)) > MOST_LEVELS:
        raise PydanticCustomError(
            "plangen_marks",
            "写了 {count} 级，最多 {most} 级",
            {"count": len(forms_of(marks)), "most": MOST_LEVELS},
        )
    twice = next((mark for i, mark in enumerate(marks) if mark in marks[:i]), None)
    if twice is not None:
        text = twice if isinstance(twice, str) else twice.example
        raise PydanticCustomError(
            "plangen_marks", "“{text}”写了两次，分不清是哪一级", {"text": text}
        )
    return marks


def all_levels(marks: Sequence[NumberMark]) -> tuple[NumberMark, ...]:
    """Complete the marks of the first levels by those that follow them in the standard.

    Where too few follow for three levels of headings, the marks of items that are left serve.
    """
    if not marks:
        return STANDARD
    free = [mark for mark in STANDARD if mark not in marks]
    levels = (*marks, *(mark for mark in free if mark.rank > marks[-1].rank))
    rest = [mark for mark in free if mark not in levels and not mark.of_headings]
    return (*levels, *rest[: max(HEADING_LEVELS - len(levels), 0)])[:MOST_LEVELS]


Marks = Annotated[
    Listed[
        Annotated[
            NumberMark | Literal["文字"],
            Reader(
                read_mark_or_word,
                # To an editor 1. is the number 1.
                written(
                    one_of((*BY_EXAMPLE, *SPELLINGS, LITERAL)),
                    f"这里写序号的样子：{''.join(f'“{each}”' for each in (*BY_EXAMPLE, LITERAL))}",
                    number="integer",
                    least=1,
                    most=1,
                    offered=(*BY_EXAMPLE, LITERAL),
                ),
            ),
        ]
    ],
    AfterValidator(_check),
]
