"""One name for the pupils in one document."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plangen.compose.designating import designate
from plangen.model.parts import DESIGNATIONS

if TYPE_CHECKING:
    from .conftest import DocumentOf, LinesOf

each_designation = pytest.mark.parametrize("designation", DESIGNATIONS)
MIXED = "结语: 学困生、学习有困难的学生和暂时落后的学生是同一些人。\n附件: 学困生名单\n"


@each_designation
@pytest.mark.parametrize("summary", [False, True], ids=["plan", "summary"])
def test_a_document_has_one_name_for_the_pupils_everywhere(
    document_of: DocumentOf,
    lines_of: LinesOf,
    full_dossier: str,
    designation: str,
    *,
    summary: bool,
) -> None:
    text = f"称谓: {designation}\n{full_dossier}{MIXED}"
    document = document_of(text, summary=summary)
    whole = "\n".join([document.title, *document.attachments, *lines_of(document.blocks)])
    others = [name for name in DESIGNATIONS if name != designation]
    assert designation in document.title
    assert f"列入帮扶的{designation}2人" in whole
    assert [name for name in others if name in whole] == []


def test_the_default_unites_a_teachers_own_names_too(
    document_of: DocumentOf, lines_of: LinesOf
) -> None:
    lines = lines_of(document_of(f"学困生: [{{姓名: 许晓}}]\n{MIXED}").blocks)
    assert "学困生、学困生和学困生是同一些人。" in lines


@pytest.mark.parametrize("text", ["《学困生帮扶办法》", "“学困生”三个字", "其中学校、学生"])
def test_titles_and_quoted_words_stay(text: str) -> None:
    assert designate(text, "暂时落后的学生") == text


def test_an_unclosed_quotation_hides_nothing() -> None:
    assert designate("“学困生\n和学困生”", "暂时落后的学生") == (
        "“暂时落后的学生\n和暂时落后的学生”"
    )
