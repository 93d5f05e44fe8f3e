"""Style files: what they may say, what is refused, what holds where they are silent."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from places import ROOT
from plangen.problems import ProblemsError
from plangen.writers.style_files import (
    find_style,
    load_style,
    no_such_style,
    read_style,
    style_names,
)

if TYPE_CHECKING:
    from plangen.problems import Problem

Writing = Callable[[str], Path]


@pytest.fixture
def style_file(tmp_path: Path) -> Writing:
    """Write a text as a style file."""

    def write(text: str) -> Path:
        path = tmp_path / "校本.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def problems(path: Path) -> list[Problem]:
    with pytest.raises(ProblemsError) as caught:
        read_style(path)
    return list(caught.value.problems)


def test_there_are_three_styles_for_documents() -> None:
    assert style_names() == ["公文", "校内", "简洁"]


def test_the_school_style_is_song_small_four_with_one_and_a_half_lines() -> None:
    body = load_style("校内").body
    assert (body.font, body.size, body.line, body.indent) == ("宋体", 12, 1.5, 2)


def test_the_official_page_is_that_of_the_standard() -> None:
    style = load_style("公文")
    # GB/T 9704-2012, 5.2: a text block of 156 mm by 225 mm, 37 mm from the top, 28 from the left.
    millimetres = [round(n / 1440 * 25.4) for n in (style.text_width, style.text_height)]
    assert millimetres == [156, 225]
    assert [round(n / 1440 * 25.4) for n in (style.top, style.left)] == [37, 28]


def test_a_file_says_only_where_it_differs(style_file: Writing) -> None:
    style = read_style(style_file("正文: {字号: 四号}\n页边距: {左: 3}\n"))
    usual = load_style("校内")
    assert (style.name, style.body.size, style.body.font) == ("校本", 14, "宋体")
    assert (style.left, style.right) == (round(3 / 2.54 * 1440), usual.right)
    assert style.headings == usual.headings


def test_a_file_may_be_based_on_another_style(style_file: Writing) -> None:
    text = "基于: 公文\n大标题: {字体: 方正小标宋简体, 加粗: 否}\n"
    style = read_style(style_file(text))
    assert style.title.font == "方正小标宋简体"
    assert not style.title.bold
    assert style.body == load_style("公文").body
    assert style.stand_ins["方正小标宋简体"] == "宋体"


@pytest.mark.parametrize(
    ("typed", "points"), [("小四", 12), ("三号", 16), ("小四号", 12), ("10.5", 10.5), ("12磅", 12)]
)
def test_a_size_is_a_name_or_points(style_file: Writing, typed: str, points: float) -> None:
    assert read_style(style_file(f"正文: {{字号: {typed}}}")).body.size == points


@pytest.mark.parametrize(
    ("typed", "line", "exact"),
    [
        ("1.25", 1.25, 0),
        ("2倍", 2, 0),
        ("28磅", 1, 28),
        ("固定 28.95磅", 1, 28.95),
        ("固定值28磅", 1, 28),
        ("单倍", 1, 0),
        ("1.5倍行距", 1.5, 0),
    ],
)
def test_a_distance_of_lines_is_a_multiple_or_exact(
    style_file: Writing, typed: str, line: float, exact: float
) -> None:
    body = read_style(style_file(f"正文: {{行距: {typed}}}")).body
    assert (body.line, body.exact) == (line, exact)


def test_numbers_may_be_text(style_file: Writing) -> None:
    style = read_style(style_file("编号: [文字, 一、, 1、]\n"))
    assert style.literal
    assert [mark.example for mark in style.marks] == ["一、", "1、"]
    assert not load_style().literal


def test_furniture_may_be_usual(style_file: Writing) -> None:
    furniture = read_style(style_file("封面: 是\n目录: 是\n审批栏: [年级组意见]\n")).furniture
    assert (furniture.cover, furniture.contents) == (True, True)
    assert furniture.approvals == ("年级组意见",)


def test_the_school_document_is_looked_for_beside_the_style_file(style_file: Writing) -> None:
    path = style_file("参照: 校本.docx\n样式映射: {正文: 学校正文}\n")
    style = read_style(path)
    assert style.reference == path.parent / "校本.docx"
    assert style.style_names == {"正文": "学校正文"}


@pytest.mark.parametrize(
    ("text", "line", "words", "remedy"),
    [
        ("正文: {行具: 1.5}", 1, "行具", "行距"),
        ("页变距: {上: 3}", 1, "页变距", "页边距"),
        ("正文:\n  字号: 小四四", 2, "小四四", "小四"),
        ("正文:\n  行距: 宽", 2, "宽", "1.5"),
        ("页脚:\n  文字: '第{页}页'", 2, "页", "页码"),
        ("页脚: {位置: 中间}", 1, "中间", "居中"),
        ("编号: [甲、]", 1, "甲、", "一、"),
        ("图表: {颜色: [红]}", 1, "红", "4472C4"),
        ("图表: {颜色: []}", 1, "一种颜色也没有", "1F4E79"),
        ("图表: {高: 60}", 1, "60", "3 到 20"),
        ("正文: {字号: 四}", 1, "四", "四号"),
        ("正文: {行距: 固定值宽}", 1, "固定值宽", "1.5"),
        ("文种: 学困生转化计划\n班级: 四年级（1）班", 1, "这是一份档案", "校本.yaml"),
        ("基于: 公闻", 1, "公闻", "公文"),
        ("样式映射:\n  正文文字: 正文", 2, "正文文字", "正文"),
        ("页边距: {左: 9, 右: 9}", 1, "没有多少地方", "厘米"),
        ("页边距: {左: -1}", 1, "-1", "厘米"),
        ("封面: 大概", 1, "大概", "是 或 否"),
        ("- 一\n- 二", 1, "名称: 内容", "校内.yaml"),
        ("就一句话", 1, "名称: 内容", "校内.yaml"),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_a_remedy(
    style_file: Writing, text: str, line: int, words: str, remedy: str
) -> None:
    (problem,) = problems(style_file(text + "\n"))
    assert problem.line == line
    assert words in problem.message
    assert remedy in problem.message + problem.hint


def test_all_mistakes_are_told_at_once(style_file: Writing) -> None:
    found = problems(style_file("正文: {字号: 大, 行距: 大}\n页眉页脚: {上: 高}\n纸: A4\n"))
    assert len(found) == 4


def test_a_style_is_found_by_name_or_file(style_file: Writing) -> None:
    path = style_file("名称: 校本\n")
    assert find_style("公文") == load_style("公文")
    assert find_style("校本.yaml", path.parent) == read_style(path)
    assert find_style("公闻") is None
    assert "公文" in "".join(no_such_style("公闻"))
    assert "校内、简洁" in "".join(no_such_style("甲乙"))


@pytest.mark.parametrize("name", ["没有", "长" * 5000, "a/" * 3000 + "甲", "零\0", "半\ud800"])
def test_a_style_file_that_is_not_there_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(ProblemsError, match="找不到这个版式文件"):
        find_style(f"{name}.yaml", tmp_path)


@pytest.mark.parametrize(
    ("asked", "words"), [("校本.docx", "--reference 校本.docx"), ("校本.txt", "以 .yaml 结尾")]
)
def test_a_file_of_another_kind_is_told(asked: str, words: str) -> None:
    assert words in "".join(no_such_style(asked))


def test_units_may_be_those_of_word(style_file: Writing) -> None:
    text = "正文: {首行缩进: 2字符}\n页边距: {左: 2.5cm, 右: 25毫米}\n"
    style = read_style(style_file(text))
    assert style.body.indent == 2
    assert style.left == style.right == round(2.5 / 2.54 * 1440)


def test_the_style_file_that_the_manual_shows_can_be_read(style_file: Writing) -> None:
    manual = (ROOT / "docs" / "styles.md").read_text(encoding="utf-8")
    (shown,) = manual.split('```yaml title="校本.yaml"\n')[1:]
    style = read_style(style_file(shown.partition("```")[0]))
    assert style.footer.words == "第{页码}页 共{总页数}页"
    assert style.furniture.approvals == ("教导处意见", "校长意见")
