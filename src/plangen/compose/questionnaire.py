"""成因问卷: the causes of a dossier as sentences that a pupil can say of himself."""

from __future__ import annotations

from itertools import chain, islice, zip_longest
from typing import TYPE_CHECKING

from msgspec import Struct

from plangen.compose.environment import fill
from plangen.compose.slots import slots
from plangen.library.entries import LibraryText, load_library
from plangen.model.examinations import rate
from plangen.model.template_files import load_table
from plangen.model.values import LOWER_GRADES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from plangen.facts.derive import Facts
    from plangen.model.dossier import Dossier

# What fits on one page, and what a child reads through: younger ones are read to.
MOST_QUESTIONS = 20
MOST_IN_LOWER_GRADES = 10


class Question(Struct, frozen=True):
    """One sentence to agree with more or less, and the cause that it asks about."""

    number: int
    cause: str
    title: str
    dimension: str
    text: LibraryText


class Factor(Struct, frozen=True):
    """A row of the tally: a cause, the number of its question, and how many on the list have it.

    ``share`` is the percentage of all pupils on the list; 0 pupils where the list has none of it.
    """

    dimension: str
    title: str
    number: int | None
    pupils: int
    share: Decimal | None


def questions(dossier: Dossier, facts: Facts) -> tuple[Question, ...]:
    """Choose the questions for a class: its own causes first, then others of their dimensions.

    Without causes, all dimensions have their turn. A cause that children should not be asked about
    has no sentence.
    """
    sentences = load_table("forms/_questions.yaml")
    own = [cause.name for cause in facts.causes]
    dimensions = dict.fromkeys(c.dimension for c in facts.causes if c.dimension in sentences)
    most = MOST_IN_LOWER_GRADES if dossier.grade in LOWER_GRADES else MOST_QUESTIONS
    listed = [list(sentences.get(dimension, ())) for dimension in dimensions or sentences]
    named = [name for name in chain(*listed) if name in own]
    in_turn = [name for turn in zip_longest(*listed) for name in turn if name is not None]
    library = load_library()
    known = (name for name in dict.fromkeys([*named, *in_turn]) if name in library.causes)
    chosen = set(islice(known, most))
    causes = [library.causes[name] for name in chain(*listed) if name in chosen]
    words = slots(dossier, ())
    return tuple(
        Question(
            number,
            cause.name,
            cause.title,
            cause.dimension,
            LibraryText(
                fill(sentences[cause.dimension][cause.name], words, "forms/_questions.yaml")
            ),
        )
        for number, cause in enumerate(causes, start=1)
    )


def factors(facts: Facts, asked: Sequence[Question]) -> tuple[Factor, ...]:
    """Return the causes of a dossier and those asked about, by dimension, with their counts."""
    numbers = {question.cause: question.number for question in asked}
    causes = {cause.name: cause for cause in facts.causes}
    rows = {question.cause: (question.dimension, question.title) for question in asked}
    rows |= {name: (cause.dimension, cause.title) for name, cause in causes.items()}
    order = list(dict.fromkeys(dimension for dimension, _ in rows.values()))
    total = len(facts.pupils)
    found = []
    for name, (dimension, title) in sorted(rows.items(), key=lambda row: order.index(row[1][0])):
        count = len(causes[name].pupils) if name in causes else 0
        share = rate(count, total) if count else None
        found.append(Factor(dimension, title, numbers.get(name), count, share))
    return tuple(found)
