"""Files that hold one document, and files that hold several."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangen.readers.articles import About, articles_of, kind_of
from plangen.readers.text import read_markdown, read_plain

if TYPE_CHECKING:
    from plangen.readers.articles import Article

PLACE = Path("文稿.md")
BODY = "一、学生情况\n全班45人，有6人计算常出错。\n二、措施\n每天课后辅导一次。\n"


def split(text: str) -> tuple[Article, ...]:
    return articles_of(read_markdown(PLACE, text))


def firsts(text: str) -> list[str]:
    return [article.passages[0].text for article in split(text) if not article.is_preface]


@pytest.mark.parametrize(
    "titles",
    [
        ("篇一", "篇二", "篇三"),
        ("篇一：三年级计划", "篇二：四年级计划"),
        ("【篇一】", "【篇二】"),
        ("第一篇", "第二篇"),
        ("第1篇：三年级学困生转化计划", "第2篇：四年级学困生转化计划"),
        ("范文一", "范文二"),
        ("范文四：", "范文五："),
        ("学困生转化计划 篇1", "学困生转化计划 篇2"),
        ("学困生转化计划（一）", "学困生转化计划（五）"),
        ("学困生工作总结【篇一】", "学困生工作总结【篇二】"),
        ("# 三年级数学学困生转化计划", "# 四年级语文学困生工作总结"),
        ("## 篇一", "## 篇二"),
    ],
)
def test_several_documents_are_told_apart(titles: tuple[str, ...]) -> None:
    text = "".join(f"{title}\n\n{BODY}\n" for title in titles)
    assert firsts(text) == [title.lstrip("# ") for title in titles]


def test_documents_of_the_same_title_are_told_apart() -> None:
    text = f"# 学困生转化计划\n\n{BODY * 6}\n"
    assert len(split(text * 3)) == 3


def test_a_title_without_a_kind_among_others_begins_a_document_too() -> None:
    text = f"# 学困生转化计划\n\n{BODY}\n# 先知其心，再救其失\n\n{BODY}\n# 工作总结\n\n{BODY}"
    assert firsts(text) == ["学困生转化计划", "先知其心，再救其失", "工作总结"]


def test_what_stands_before_the_first_is_a_preface() -> None:
    found = split(
        f"# 小学数学学困生转化计划（精选2篇）\n\n网友分享。\n\n篇一\n\n{BODY}\n篇二\n\n{BODY}"
    )
    assert [article.is_preface for article in found] == [True, False, False]
    assert {(article.about.kind, article.about.subject) for article in found} == {("计划", "数学")}


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"# 三年级数学学困生转化计划\n\n{BODY}",
        f"# 学困生转化计划\n\n{BODY}\n每天读书一篇，写一句话。\n\n第二周读书一篇\n",
        f"# 学困生工作总结3篇\n\n学困生工作总结（通用3篇）\n\n{BODY}",
        f"# 学困生工作总结\n\n学困生工作总结\n\n{BODY}\n学困生工作总结\n\n完\n",
        f"篇一\n\n{BODY}",
        "# 一、学生情况\n\n甲。\n\n# 二、工作计划\n\n乙。\n\n# 三、辅导方案\n\n丙。\n",
        "# 学生情况\n\n甲。\n\n# 辅导计划\n\n乙。\n\n# 家访计划\n\n丙。\n",
        "# 语文教学计划\n\n课文如下\n\n第一篇：《秋天》\n\n第二篇：《山行》\n\n第三篇：《赠友》\n",
        "# 计划\n\n篇章一起读。\n\n篇幅一页。\n\n篇一律不写。\n",
        "# 计划\n\n第一篇习作写校园，第二篇习作写家乡。\n\n第二篇习作在十月。\n",
        "# 计划\n\n本学期三年级（1）班、三年级（2）班同上。\n\n三年级（2）班\n\n甲。\n",
    ],
)
def test_one_document_stays_whole(text: str) -> None:
    (only,) = split(text)
    assert not only.is_preface


def test_a_title_above_the_number_of_its_part_belongs_to_it() -> None:
    found = split(f"篇一\n\n三年级计划（一）\n\n{BODY}\n篇二\n\n四年级计划（二）\n\n{BODY}")
    assert [(article.passages[0].text, article.about.grade) for article in found] == [
        ("篇一", 3),
        ("篇二", 4),
    ]


def test_a_file_on_one_line_is_opened_at_its_parts() -> None:
    body = "一、尊重 每天问一句好。 二、谈心 单独谈，耐心听。 " * 5
    text = f"学困生总结3篇 小学学困生工作总结 篇1 {body}小学学困生工作总结 篇2 {body}篇3 {body}"
    found = articles_of(read_plain(PLACE, text))
    assert [(a.is_preface, a.passages[0].text) for a in found] == [
        (True, "学困生总结3篇"),
        (False, "小学学困生工作总结 篇1"),
        (False, "小学学困生工作总结 篇2"),
        (False, "篇3"),
    ]
    for article in found:
        for passage in article.passages:
            line, column = passage.place(0)
            assert line == 1
            assert text.startswith(passage.text, column - 1)


def test_a_long_paragraph_that_speaks_of_parts_stays_whole() -> None:
    text = "先读篇1 再读篇2 都写一句话。" + "每天读一页书，记一个词。" * 20
    (only,) = articles_of(read_plain(PLACE, text))
    assert len(only.passages) == 1


@pytest.mark.parametrize(
    ("title", "kind", "grade", "subject"),
    [
        ("三年级（2）班数学学困生转化计划", "计划", 3, "数学"),
        ("四年级语文学困生工作总结", "总结", 4, "语文"),
        ("5年级英语辅导方案", "方案", 5, "英语"),
        ("浅谈学困生的成因与对策", "文章", None, ""),
        ("学困生成因分析及转化计划", "计划", None, ""),
        ("课题阶段总结", "总结", None, ""),
    ],
)
def test_a_title_tells_what_a_document_is_about(
    title: str, kind: str, grade: int | None, subject: str
) -> None:
    (article,) = split(f"# {title}\n\n{BODY}")
    assert article.about == About(title, kind, grade, subject)


def test_a_lead_in_is_no_title() -> None:
    (article,) = split(f"现将本学期计划安排如下：\n\n{BODY}")
    assert article.about == About()


def test_a_heading_without_a_kind_tells_none() -> None:
    assert kind_of("学生情况") == ""


def test_what_a_dossier_says_goes_before_a_title() -> None:
    about = About("甲", "计划", 3, "数学", own=True)
    (article,) = articles_of(read_markdown(PLACE, f"# 四年级总结\n\n{BODY}"), about)
    assert article.about is about


@given(st.lists(st.sampled_from(["篇一", "篇二", "# 计划", "# 总结", "甲乙。", "第一篇：丙", ""])))
def test_articles_hold_every_passage_once(lines: list[str]) -> None:
    manuscript = read_markdown(PLACE, "\n\n".join(lines))
    found = articles_of(manuscript)
    assert [p for article in found for p in article.passages] == list(manuscript.passages)
