"""What the wizard knows so far, and what a question is made of."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct, field

from plangen.compose.kinds import find_kind
from plangen.library.entries import load_library
from plangen.model.completing import grade_of_class
from plangen.model.values import LOWER_GRADES, read_count, read_grade, read_text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from plangen.compose.kinds import Kind
    from plangen.compose.wishes import Wishes
    from plangen.library.entries import Library

Answer = str | list[str]
Answers = dict[str, Answer]


class Known(Struct, frozen=True, dict=True):
    """The answers so far by the keys of their questions; an empty one was skipped.

    ``given`` is what was known before, of which nothing is asked that tables have told already.
    ``today`` is what dates are proposed from.
    """

    given: Wishes
    today: dt.date
    answers: Answers = field(default_factory=dict)

    def text(self, key: str) -> str:
        """Return the answer under a key that is one text; nothing where it was skipped."""
        answer = self.answers.get(key)
        return answer if isinstance(answer, str) else ""

    def items(self, key: str) -> list[str]:
        """Return the answer under a key that is a list; an empty one where it was skipped."""
        answer = self.answers.get(key)
        return answer if isinstance(answer, list) else []

    @property
    def kind(self) -> Kind | None:
        """The kind of document, once it is chosen."""
        return find_kind(self.text("kind"))

    def number(self, key: str) -> int | None:
        """Return the number of people typed under a key; nothing where there is none."""
        try:
            return read_count(self.text(key))
        except ValueError:
            return None

    @property
    def grade(self) -> int | None:
        """The grade, 1 to 6, told by the class's name or on its own."""
        grade = grade_of_class(self.text("class_name"))
        try:
            return grade or read_grade(self.text("grade"))
        except ValueError:
            return None

    @property
    def lower(self) -> bool:
        """Whether results are marks (优 良 合格 待合格) and not points."""
        return self.grade in LOWER_GRADES

    @cached_property
    def library(self) -> Library:
        """Causes and measures to choose from."""
        return load_library()

    @property
    def causes(self) -> list[str]:
        """The chosen causes by the library's names; what it does not know is left out."""
        found = (self.library.cause(name) for name in self.items("causes"))
        return [cause.name for cause in found if cause]

    def has_place_for(self, place: str) -> bool:
        """Whether the dossier of this kind has this key in its head, or this part."""
        return self.kind is not None and place in (*self.kind.head, *self.kind.parts)


class Option(Struct, frozen=True):
    """Something to choose: what is kept, what is shown, and a line about it.

    Options of one ``group`` stand under its name. ``words`` are other words to find it by.
    """

    value: str
    title: str
    note: str = ""
    group: str = ""
    words: str = ""

    @property
    def haystack(self) -> str:
        """All by which the option can be found."""
        return f"{self.title} {self.note} {self.words} {self.group}".lower()


def _always(_known: Known) -> bool:
    return True


def _nothing(_known: Known) -> Answer:
    return ""


def _no_remark(_known: Known, _answer: list[str]) -> str:
    return ""


class Question(Struct, frozen=True):
    """One question, as data.

    It is asked where the kind of document has its ``place`` (a key of the head, or a part) and
    ``when`` holds. Without ``options`` it is answered by a text, which ``read`` must accept: it
    raises a ValueError with a Chinese sentence otherwise. With ``several``, a text holds up to
    ``most`` phrases between ；, and of options any number can be chosen. An answer that
    ``rests_on`` others is asked for again when one of them changes. ``remark`` is told once
    before a choice is taken. ``skipped`` is what an empty answer means.
    """

    key: str
    label: str
    text: str
    place: str = ""
    example: str = ""
    group: str = ""
    when: Callable[[Known], bool] = _always
    read: Callable[[str], object] = read_text
    default: Callable[[Known], Answer] = _nothing
    options: Callable[[Known], tuple[Option, ...]] | None = None
    several: bool = False
    most: int = 9
    required: bool = False
    rests_on: tuple[str, ...] = ()
    skipped: str = "跳过，以后再填"
    remark: Callable[[Known, list[str]], str] = _no_remark

    def fault(self, answer: Answer, known: Known) -> str:
        """Say what is wrong with an answer by itself, as a Chinese sentence; nothing if it is."""
        told = [answer] if isinstance(answer, str) else answer
        if self.required and not answer:
            return "这一题要选一项"
        if isinstance(answer, list) is not self.several and answer:
            return "这个回答的样子不对"
        if self.options is not None:
            offered = {option.value for option in self.options(known)}
            foreign = [item for item in told if item and item not in offered]
            return f"没有“{foreign[0]}”这一项" if foreign else ""
        if len(told) > self.most:
            return f"最多写 {self.most} 条，现在有 {len(told)} 条"
        for item in filter(None, told):
            try:
                self.read(item)
            except ValueError as error:
                return str(error)
        return ""
