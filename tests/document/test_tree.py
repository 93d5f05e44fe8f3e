from __future__ import annotations

from plangen.document.tree import Span, plain


def test_a_lines_text_is_that_of_its_spans() -> None:
    assert plain((Span("先"), Span("读题", strong=True), Span("。"))) == "先读题。"


def test_an_empty_line_has_no_text() -> None:
    assert plain(()) == ""
