"""What is a pupil's full name, and what only begins like one."""

from __future__ import annotations

from pathlib import Path

import pytest

from plangen.checker.persons import (
    around_name,
    named_rows,
    passages_with_names,
    persons_in,
    uses_aliases,
)
from plangen.readers.articles import About, Article, articles_of
from plangen.readers.text import read_markdown


def names(text: str, *known: str) -> list[str]:
    return [person.name for person in persons_in(text, known)]


def article(text: str, about: About | None = None) -> Article:
    return articles_of(read_markdown(Path("文稿.md"), text), about)[0]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("李浩然同学进步大", ["李浩然"]),
        ("和李明同学结对", ["李明"]),
        ("三年级王小雨同学", ["王小雨"]),
        ("欧阳子轩同学", ["欧阳子轩"]),
        ("周子豪小朋友爱画画", ["周子豪"]),
        ("孙宇航，男，九岁", ["孙宇航"]),
        ("1. 陈宇轩：字迹工整", ["陈宇轩"]),
        ("李浩然、周子豪、孙宇航等同学", ["李浩然", "周子豪", "孙宇航"]),
        ("有刘思远、赵一凡2人", ["刘思远", "赵一凡"]),
        ("- 刘思远、赵一凡，好动", ["刘思远", "赵一凡"]),
        ("姓名：吴梓涵", ["吴梓涵"]),
        ("杨子涵的父母外出", ["杨子涵"]),
        ("李浩然上课认真", ["李浩然"]),
        ("高远同学", ["高远"]),
    ],
)
def test_a_name_is_known_by_where_it_stands(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "高兴的同学",
        "高兴同学",
        "任何同学、周围同学、许多同学、关心同学",
        "张贴、安全、成长等同学们的作品",
        "马虎：抄错数字",
        "方法：先讲后练",
        "金色童年、平时、文明",
        "时间、任务、于是",
        "和平同学",
        "许×同学、张某同学、李某某、学生A",
        "小明同学",
        "张三、李四等同学",
        "王老师：语文",
        "李校长，男",
        "高年级同学",
        "李浩然（化名），男，九岁",
        "作者：佚名",
        "李浩然",
        "温馨同学情",
        "江南组：四人",
        "严谨、高效，是班风",
        "苏杭、江浙，风光好",
        "唐诗、宋词，每天一首",
    ],
)
def test_what_begins_like_a_name_is_none(text: str) -> None:
    assert names(text) == []


def test_a_name_that_the_dossier_knows_counts_anywhere() -> None:
    assert names("今天乐桐和韦一鸣来了，乐桐先到。", "乐桐", "韦一鸣") == ["乐桐", "韦一鸣", "乐桐"]


def test_places_are_those_of_the_text() -> None:
    text = "由周子豪同学负责"
    (person,) = persons_in(text)
    assert text[person.start : person.end] == "周子豪"


def test_what_is_said_of_somebody_ends_with_the_sentence_unless_it_goes_on() -> None:
    text = "先说别的。李浩然来得早。他爱读书。教室很新。"
    start = text.index("李")
    assert around_name(text, start, start + 3) == "李浩然来得早。他爱读书"


def test_only_passages_with_names_are_looked_at() -> None:
    found = article("高兴的一天\n\n李浩然同学来了\n\n乐桐也来了\n", About(names=("乐桐",)))
    assert [passage.text for passage in passages_with_names(found)] == [
        "李浩然同学来了",
        "乐桐也来了",
    ]


def test_a_row_of_a_table_is_told_with_its_headers() -> None:
    found = article(
        "| 姓名 | 期末 | 表现 |\n| --- | --- | --- |\n| 孙宇航 | 62 | 拖拉 |\n| 许× | 58 | 拖拉 |\n"
    )
    assert [(cell.text, rest) for cell, rest in named_rows(found)] == [
        ("孙宇航", "期末：62；表现：拖拉")
    ]


@pytest.mark.parametrize(
    ("text", "aliases"),
    [("文中学生均为化名。", True), ("李浩然（化名）来了。", False), ("他的名字。", False)],
)
def test_an_article_may_say_that_all_names_are_aliases(text: str, aliases: bool) -> None:  # noqa: FBT001
    assert uses_aliases(article(text)) is aliases
