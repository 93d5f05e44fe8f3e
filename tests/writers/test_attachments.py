"""附件说明 (GB/T 9704-2012, 7.3.4) in both formats."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from plangen.document.tree import Paragraph
from plangen.writers.output import write_document

from .documents import BODY, Part, W, line, of_blocks, open_word, value, xml_parts


def written(*names: str, form: str) -> bytes:
    document = replace(of_blocks(Paragraph(line("完。"))), attachments=names)
    return write_document(document, form)


def paragraphs(*names: str) -> list[Part]:
    return list(xml_parts(written(*names, form="docx"))[BODY].iter(f"{W}p"))


def text(paragraph: Part) -> str:
    return "".join(str(found.text) for found in paragraph.iter(f"{W}t"))


@pytest.mark.parametrize(
    ("names", "lines"),
    [
        (["家访表"], ["附件：家访表"]),
        (["家访表", "*问卷*"], ["附件：1. 家访表", "2. *问卷*"]),
    ],
    ids=["one", "two"],
)
def test_attachments_stand_between_a_blank_line_and_the_signature(
    names: list[str], lines: list[str]
) -> None:
    found = [p.text for p in open_word(written(*names, form="docx")).paragraphs]
    after = found[found.index("完。") + 1 :]
    assert after == ["", *lines, "", "向阳小学", "李老师", "2026年9月7日"]


def test_names_of_attachments_are_aligned_below_each_other() -> None:
    first, second = (p for p in paragraphs("甲", "乙") if text(p)[-1:] in {"甲", "乙"})
    assert value(first, "pPr/ind", "leftChars") == value(second, "pPr/ind", "leftChars") == "600"
    assert value(first, "pPr/ind", "hangingChars") == "400"
    assert value(second, "pPr/ind", "hangingChars") == "100"


def test_a_single_attachment_starts_two_characters_in() -> None:
    (only,) = (p for p in paragraphs("甲") if text(p) == "附件：甲")
    assert value(only, "pPr/ind", "leftChars") == "500"
    assert value(only, "pPr/ind", "hangingChars") == "300"


def test_the_signature_stays_with_the_attachments() -> None:
    word = open_word(written("甲", "乙", form="docx"))
    kept = [bool(p.paragraph_format.keep_with_next) for p in word.paragraphs]
    start = [p.text for p in word.paragraphs].index("完。")
    assert kept[start:] == [True] * (len(kept) - start - 1) + [False]


def test_markdown_lists_attachments_on_lines_of_their_own() -> None:
    shown = written("家访表", "*问卷*", form="md").decode()
    assert "完。\n\n附件：1. 家访表  \n　　　2. \\*问卷\\*\n\n向阳小学" in shown
