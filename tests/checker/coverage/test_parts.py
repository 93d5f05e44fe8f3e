from __future__ import annotations

from pathlib import Path

import pytest

from plangen.checker.coverage.parts import items_of, parts_of, unnumbered
from plangen.readers.articles import Article, articles_of
from plangen.readers.text import read_markdown


def article(text: str) -> Article:
    (only,) = articles_of(read_markdown(Path("文稿.md"), text))
    return only


MARKDOWN = """\
# 学困生转化计划

## 二、原因分析

作业拖拉。

## 三、转化措施

### （一）面批

每天一次。

| 学生 | 次数 |
| --- | --- |
| 甲 | 3 |

### （二）家访

每月一次。

说定一件事。

## 四、工作安排

第2周建档。
"""


def test_a_part_ends_before_the_next_heading_that_is_no_child_of_its_own() -> None:
    (part,) = parts_of(article(MARKDOWN), "措施")
    assert part.heading.text == "转化措施"
    assert part.passages[0].text.endswith("面批")
    assert part.passages[-1].text == "说定一件事。"


def test_a_part_holds_its_tables() -> None:
    (part,) = parts_of(article(MARKDOWN), "措施")
    assert "次数" in part.text


def test_the_last_part_goes_to_the_end() -> None:
    text = "# 计划\n\n## 一、目标\n\n1. 及格。\n2. 按时交。\n"
    (part,) = parts_of(article(text), "目标")
    assert [unnumbered(item.text) for item in items_of(part, article(text))] == [
        "及格。",
        "按时交。",
    ]


def test_an_item_with_a_heading_has_the_paragraphs_below_it() -> None:
    whole = article(MARKDOWN)
    (part,) = parts_of(whole, "措施")
    items = items_of(part, whole)
    assert [item.text.split("\n")[0] for item in items] == ["面批", "家访"]
    assert items[1].text == "家访\n每月一次。\n说定一件事。"


def test_paragraphs_are_items_where_nothing_is_numbered() -> None:
    whole = article(
        "# 计划\n\n## 措施\n\n谈心。\n\n家访。\n\n| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n"
    )
    (part,) = parts_of(whole, "措施")
    assert [item.text for item in items_of(part, whole)] == ["谈心。", "家访。"]


def test_headings_that_only_their_numbers_show_are_found() -> None:
    whole = article(
        "学困生转化计划\n\n一、原因分析\n\n1、基础差。\n\n二、辅导措施\n\n1、补课。\n\n2、谈心。\n"
    )
    (causes,), (measures,) = parts_of(whole, "原因"), parts_of(whole, "措施")
    assert [item.text for item in items_of(measures, whole)] == ["补课。", "谈心。"]
    assert "基础差" in causes.text


@pytest.mark.parametrize("heading", ["教学内容", "工作安排", "目标完成情况", "学生情况"])
def test_headings_of_other_parts_are_none_of_these(heading: str) -> None:
    whole = article(f"# 计划\n\n## {heading}\n\n都做。\n")
    assert [parts_of(whole, role) for role in ("原因", "目标", "措施")] == [(), (), ()]


def test_the_title_is_no_part() -> None:
    assert parts_of(article("# 学困生转化措施计划\n\n谈心。\n"), "措施") == ()
