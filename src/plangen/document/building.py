"""A composition to a document or a form: its Markdown read, its signature placed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.document.forms import Form
from plangen.document.grids import read_page
from plangen.document.markdown import read_markdown
from plangen.document.tree import Document, Furniture, Signature

if TYPE_CHECKING:
    from plangen.compose.composing import Composition
    from plangen.compose.forms import FormComposition


def build_document(composition: Composition) -> Document:
    """Build the tree of a composed document."""
    lines = tuple(line for line in (composition.school, composition.author) if line)
    return Document(
        title=composition.title,
        subtitle=composition.subtitle,
        blocks=read_markdown(composition.markdown),
        signature=Signature(lines, composition.date),
        author=composition.author,
        marks=composition.marks,
        literal=composition.literal,
        attachments=composition.attachments,
        head=composition.head,
        furniture=Furniture(composition.cover, composition.contents, composition.approvals),
    )


def build_form(composition: FormComposition) -> Form:
    """Build the tree of a composed form."""
    return Form(
        title=composition.title,
        head=composition.head,
        pages=tuple(map(read_page, composition.pages)),
        landscape=composition.landscape,
        author=composition.author,
    )
