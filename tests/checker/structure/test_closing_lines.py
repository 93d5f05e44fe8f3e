"""What stands below the last paragraph of a document."""

from __future__ import annotations

from pathlib import Path

import pytest

from plangen.checker.structure.closing_lines import closing_lines, last_paragraph
from plangen.readers.articles import articles_of
from plangen.readers.text import read_markdown


@pytest.mark.parametrize(
    ("text", "last", "closing"),
    [
        ("甲。\n\n乙。\n", "乙。", []),
        (
            "甲。\n\n青石桥小学\n\n梁老师\n\n2026年9月7日\n",
            "甲。",
            ["青石桥小学", "梁老师", "2026年9月7日"],
        ),
        ("甲。\n\n梁××\n\n20××年9月\n", "甲。", ["梁××", "20××年9月"]),
        (
            "甲。\n\n附件：1. 名单\n\n2. 班规\n\n某小学\n",
            "甲。",
            ["附件：1. 名单", "2. 班规", "某小学"],
        ),
        ("甲。\n\n1. 建档\n\n2. 辅导\n", "2. 辅导", []),
        ("甲。\n\n全体学生\n", "全体学生", []),
        ("甲。\n\n本校教师，都要参加。\n", "本校教师，都要参加。", []),
        ("甲。\n\n二〇二六年九月一日\n", "甲。", ["二〇二六年九月一日"]),
    ],
)
def test_closing_lines_are_told_from_text(text: str, last: str, closing: list[str]) -> None:
    (article,) = articles_of(read_markdown(Path("文稿.md"), text))
    paragraph = last_paragraph(article)
    assert paragraph is not None
    assert paragraph.text == last
    assert [passage.text for passage in closing_lines(article)] == closing


def test_a_table_at_the_end_is_no_paragraph() -> None:
    text = "甲。\n\n| 周 | 事 |\n| --- | --- |\n| 1 | 建档 |\n\n2026年9月7日\n"
    (article,) = articles_of(read_markdown(Path("文稿.md"), text))
    assert last_paragraph(article) is None
