"""T 文字规范: leftovers, punctuation, wrong characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.check.writing.copied_documents import CopiedDocuments

if TYPE_CHECKING:
    from plangen.check.rule import Rule

RULES: tuple[type[Rule], ...] = (CopiedDocuments,)
