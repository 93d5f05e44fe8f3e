"""引文, 禁止事项 and 附件 in a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.document.tree import Paragraph, plain

if TYPE_CHECKING:
    from .conftest import DocumentOf, LinesOf, SectionOf

PUPILS = "学困生: [{姓名: 许晓, 原因: [作业拖欠不完成]}]\n"


def test_a_quotation_opens_the_document_with_its_source(document_of: DocumentOf) -> None:
    document = document_of(
        f"{PUPILS}引文: {{文: 知之者不如好之者, 作者: 孔子, 出处: 《论语·雍也》}}\n"
    )
    first = document.blocks[0]
    assert isinstance(first, Paragraph)
    assert plain(first.line) == "“知之者不如好之者”——孔子《论语·雍也》"


def test_each_quotation_is_a_paragraph(document_of: DocumentOf, lines_of: LinesOf) -> None:
    document = document_of(f"{PUPILS}引文: [温故而知新。, 教学相长。]\n")
    assert lines_of(document.blocks)[:2] == ["“温故而知新。”", "“教学相长。”"]


def test_prohibitions_are_a_section_of_items(
    document_of: DocumentOf, section_of: SectionOf, lines_of: LinesOf
) -> None:
    document = document_of(f"{PUPILS}禁止事项: [不公布许晓的分数, 不罚抄。]\n")
    assert lines_of(section_of(document, "禁止事项")) == ["不公布许×的分数。", "不罚抄。"]


def test_without_them_nothing_is_printed(document_of: DocumentOf, lines_of: LinesOf) -> None:
    document = document_of(PUPILS)
    assert lines_of(document.blocks)[0] == "指导思想"
    assert "禁止事项" not in lines_of(document.blocks)
    assert document.attachments == ()


def test_attachments_are_masked_and_end_without_a_mark(document_of: DocumentOf) -> None:
    document = document_of(f"{PUPILS}附件: [许晓的个人档案。, 家访记录表]\n")
    assert document.attachments == ("许×的个人档案", "家访记录表")


def test_attachments_of_a_plan_are_not_those_of_its_summary(
    document_of: DocumentOf, full_dossier: str
) -> None:
    text = f"{full_dossier}附件: 家访记录表\n"
    assert document_of(text).attachments == ("家访记录表",)
    assert document_of(text, summary=True).attachments == ()
