from __future__ import annotations

import datetime as dt

from plangen.compose.composing import Composition
from plangen.document.building import build_document
from plangen.document.tree import Document, Heading, Paragraph, Span


def built(*, school: str = "向阳小学", author: str = "李老师") -> Document:
    return build_document(
        Composition(
            title="四年级学困生转化计划",
            subtitle="第一学期",
            markdown="# 目标\n\n一句话。\n",
            school=school,
            author=author,
            date=dt.date(2026, 9, 7),
            empty_sections=(),
        )
    )


def test_a_document_has_its_title_and_its_blocks() -> None:
    document = built()
    assert (document.title, document.subtitle) == ("四年级学困生转化计划", "第一学期")
    assert document.blocks == (Heading(1, (Span("目标"),)), Paragraph((Span("一句话。"),)))


def test_school_and_teacher_sign_with_the_date() -> None:
    signature = built().signature
    assert signature.lines == ("向阳小学", "李老师")
    assert signature.date == dt.date(2026, 9, 7)


def test_who_is_not_known_does_not_sign() -> None:
    assert built(school="").signature.lines == ("李老师",)
    assert built(school="", author="").signature.lines == ()


def test_the_teacher_is_the_documents_author() -> None:
    assert built().author == "李老师"
