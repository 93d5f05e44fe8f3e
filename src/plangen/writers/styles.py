"""版式: everything about the look of a page, as the writers use it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

from plangen.document.tree import Furniture
from plangen.model.marks import NumberMark, all_levels

if TYPE_CHECKING:
    from pathlib import Path

    from plangen.document.tree import Document
    from plangen.problems import Problem

TWIPS_PER_CM = 1440 / 2.54
TWIPS_PER_POINT = 20
# What of a document's head the words of 页眉 and 页脚 may name.
HEAD_FIELDS = ("学校", "班级", "年级", "学科", "教师")
# Signs of lists without numbers, by depth; the last serves for all below.
BULLETS = ("•", "–", "·")
Place = Literal["left", "center", "right", "outside"]


def twips(points: float) -> int:
    """Return a length in points as whole twips, as Word's files give it."""
    return round(points * TWIPS_PER_POINT)


class TextStyle(Struct, frozen=True):
    """How one kind of paragraph looks.

    ``size`` in points; ``line`` in multiples of a line, unless ``exact`` gives the distance of two
    lines in points; ``before`` and ``after`` in points; ``indent`` of the first line in characters;
    ``spread`` is what is put between two characters, in points; ``latin`` the face of digits and
    letters where it is not the page style's.
    """

    font: str
    size: float
    bold: bool = False
    line: float = 1.5
    exact: float = 0
    before: float = 0
    after: float = 0
    indent: float = 0
    spread: float = 0
    latin: str = ""


class Margin(Struct, frozen=True):
    """What stands at the head or foot of every page.

    ``words`` may hold {页码} and {总页数} and the fields of ``words_of``; empty words print
    nothing. ``outside`` is right on odd pages and left on even ones, ``inset`` characters from the
    edge. A ``ruled`` margin is parted from the text by a line.
    """

    text: TextStyle
    words: str
    place: Place
    inset: float
    ruled: bool

    def words_of(self, document: Document) -> str:
        """Fill in what the document says; the page numbers stay in braces."""
        known = {
            "标题": document.title,
            "学期": document.subtitle,
            **dict.fromkeys(HEAD_FIELDS, ""),
            **dict(document.head),
        }
        words = self.words
        for name, value in known.items():
            words = words.replace(f"{{{name}}}", value)
        return words.strip()


class Style(Struct, frozen=True):
    """A page style; lengths of the page in twips (1/1440 inch).

    ``header_distance`` and ``footer_distance`` are those from the edge of the paper. ``stand_ins``
    names for a font those that may be taken where it is missing. ``literal`` numbers are text.
    ``colours`` (RRGGBB) are those of a chart's series, ``chart_height`` is in twips. ``reference``
    is a .docx of the school's whose page and styles are taken instead; ``style_names`` says what
    the styles are called there. ``said`` are the settings that a file of the user's gives itself,
    ``told`` is what to say of them, ``in_vain`` what else where there is no reference.
    """

    name: str
    latin_font: str
    width: int
    height: int
    top: int
    bottom: int
    left: int
    right: int
    header_distance: int
    footer_distance: int
    body: TextStyle
    title: TextStyle
    subtitle: TextStyle
    headings: tuple[TextStyle, TextStyle, TextStyle]
    table: TextStyle
    caption: TextStyle
    header: Margin
    footer: Margin
    marks: tuple[NumberMark, ...]
    literal: bool
    stand_ins: dict[str, str]
    colours: tuple[str, ...]
    chart_height: int
    furniture: Furniture
    reference: Path | None
    style_names: dict[str, str]
    said: tuple[str, ...]
    told: tuple[Problem, ...] = ()
    in_vain: tuple[Problem, ...] = ()

    def __hash__(self) -> int:
        """Hash what tells styles apart and can be hashed: a mapping cannot."""
        return hash((self.body, self.title, self.headings, self.marks, self.reference))

    def marks_of(self, document: Document) -> tuple[NumberMark, ...]:
        """Forms of the numbers of a document: its own, else those of this style."""
        return all_levels(document.marks or self.marks)

    def is_literal(self, document: Document) -> bool:
        """Whether the numbers of a document are text: by its own word or this style's."""
        return document.literal or self.literal

    def furniture_of(self, document: Document) -> Furniture:
        """Return what stands around the text of a document: its own wishes, else this style's."""
        own, usual = document.furniture, self.furniture
        return Furniture(
            usual.cover if own.cover is None else own.cover,
            usual.contents if own.contents is None else own.contents,
            usual.approvals if own.approvals is None else own.approvals,
        )

    @property
    def text_width(self) -> int:
        """Width of the text block in twips."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> int:
        """Height of the text block in twips."""
        return self.height - self.top - self.bottom

    @property
    def landscape(self) -> bool:
        """Whether the page is wider than high."""
        return self.width > self.height

    def turned(self) -> Style:
        """Return the same style with the page on its side; the margins stay where they are."""
        return replace(self, width=self.height, height=self.width)
