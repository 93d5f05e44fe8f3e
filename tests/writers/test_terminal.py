"""Documents on a terminal: what is seen, at every width, and that data stay data."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console, Group

from plangen.document.tree import (
    Chart,
    Document,
    Heading,
    ItemList,
    ListItem,
    Paragraph,
    Series,
    Signature,
    Span,
)
from plangen.writers.style_files import load_style
from plangen.writers.terminal import render_document

from .documents import HANDMADE, items, line, of_blocks, table

WIDTHS = (60, 80, 100, 140)
DRAWN = re.compile(r"[\s─│┌┐└┘├┤┬┴┼█▏▎▍▌▋▊▉▐▕]+")


def shown(document: Document, width: int = 80, *, colour: bool = False) -> str:
    system: Literal["standard", "auto"] = "standard" if colour else "auto"
    console = Console(width=width, highlight=False, force_terminal=colour, color_system=system)
    with console.capture() as captured:
        console.print(Group(*render_document(document, load_style())), end="")
    return captured.get()


def lines(document: Document, width: int = 80) -> list[str]:
    return [text.rstrip() for text in shown(document, width).splitlines()]


def chart(*series: Series, unit: str = "分", categories: tuple[str, ...] = ("许×", "马×")) -> Chart:
    return Chart(line("前后对照"), True, "姓名", categories, series, unit)  # noqa: FBT003


def figures(name: str, *values: str | None) -> Series:
    return Series(name, tuple(None if value is None else Decimal(value) for value in values))


# What is seen.


def test_the_title_is_bold_and_in_the_middle() -> None:
    title = "四年级（1）班数学学困生转化计划"
    first, second, *_ = shown(HANDMADE, 80, colour=True).splitlines()
    assert first == " " * ((80 - cell_len(title)) // 2) + f"\x1b[1m{title}\x1b[0m"
    assert second.strip() == "2026—2027学年度第一学期"
    assert len(second) - len(second.lstrip()) == (80 - cell_len(second.strip())) // 2


def test_numbers_are_written_out() -> None:
    found = [text.strip() for text in lines(HANDMADE)]
    for text in (
        "一、学生情况",
        "二、措施",
        "（一）课堂",
        "1. 面批",
        "（1）先批前两题",
        "①讲",
        "②改",
        "（2）错的当场改对",
        "（二）家校",
        "1. 通报进步",
        "• 不列序号的一项",
    ):
        assert text in found


def test_a_document_may_have_other_numbers() -> None:
    marks = (load_style().marks[2],)
    heading = (Heading(1, line("情况")),)
    document = Document("题", "", heading, Signature((), None), "", marks=marks)
    assert "　　1. 情况" in lines(document)


def test_a_paragraph_begins_two_characters_in() -> None:
    document = of_blocks(Paragraph(line("全班三十一人，" * 12)))
    first, second, *_ = lines(document, 60)[3:]
    assert first.startswith("　　全班")
    assert not second.startswith((" ", "　"))


def test_an_item_of_an_item_stands_further_in() -> None:
    inner = ItemList(ordered=True, items=items("内" * 60))
    outer = ItemList(ordered=True, items=(ListItem(line("外" * 60), (inner,)),))
    found = lines(of_blocks(outer), 60)
    margins = [len(text) - len(text.lstrip(" ")) for text in found if "外" in text or "内" in text]
    assert margins == [4, 4, 4, 8, 8, 8]


def test_a_table_has_its_caption_and_its_header() -> None:
    found = lines(HANDMADE)
    place = next(number for number, text in enumerate(found) if "表1 学困生名单" in text)
    header, first = found[place + 2], found[place + 4]
    assert [cell.strip() for cell in header.split("│")[1:-1]] == ["姓名", "表现", "上学期期末"]
    assert first.split("│")[1].strip() == "许×"


def test_a_table_without_a_caption_has_no_number() -> None:
    assert "表" not in shown(of_blocks(table(("甲", "乙"), ("1", "2"))))


def test_a_table_too_wide_for_columns_tells_its_rows() -> None:
    wide = table(tuple(f"第{n}栏" for n in range(14)), tuple(f"值{n}" for n in range(14)))
    found = lines(of_blocks(wide), 60)
    assert "第0栏：值0" in found
    assert "第13栏：值13" in found
    assert "┌" in shown(of_blocks(wide), 140)


def test_attachments_and_signature_end_the_document() -> None:
    signature = Signature(("向阳小学",), dt.date(2026, 9, 7))
    document = Document("题", "", (), signature, "", attachments=("名单", "表"))
    *_, one, two, _, name, date = lines(document, 60)
    assert (one, two) == ("　　附件：1. 名单", "　　　　　2. 表")
    assert name.strip() == "向阳小学"
    assert date.strip() == "2026年9月7日"
    # The date begins two characters to the right of the name (GB/T 9704-2012, 7.3.5.2).
    assert len(date) - len(date.lstrip()) == len(name) - len(name.lstrip()) + 4
    assert cell_len(date) <= 60


# Charts.


def bars(found: list[str]) -> dict[str, str]:
    """Bar of each row of a chart by what stands before it."""
    split = [re.fullmatch(r"\s*(.*?)\s+([█▏▎▍▌▋▊▉▐▕]*)\s+(\S+)", text) for text in found]
    return {match[1]: match[2] for match in split if match}


def test_bars_are_as_long_as_their_figures() -> None:
    found = lines(of_blocks(chart(figures("期末", "40", "20"))), 80)
    drawn = bars(found)
    assert len(drawn["许×"]) == 2 * len(drawn["马×"]) > 20
    assert next(text for text in found if "许×" in text).endswith("40分")
    assert any("图1 前后对照" in text for text in found)
    header = next(text.split() for text in found if "姓名" in text)
    assert header == ["姓名", "期末"]


def test_series_are_told_apart_by_name() -> None:
    two = chart(figures("期初", "40", "20"), figures("期末", "60", None), unit="%")
    rows = [text.split() for text in lines(of_blocks(two), 80)]
    told = [(row[0], row[-1]) for row in rows if row and row[-1].endswith(("%", "缺"))]
    assert told == [("许×", "40%"), ("期末", "60%"), ("马×", "20%"), ("期末", "缺")]


def test_what_is_missing_has_no_bar() -> None:
    found = lines(of_blocks(chart(figures("期末", None, "20"))))
    row = next(text for text in found if "许×" in text)
    assert row.split() == ["许×", "缺"]


def test_a_fall_goes_to_the_other_side() -> None:
    found = lines(of_blocks(chart(figures("变化", "10", "-10"))), 80)
    rise, fall = (next(text for text in found if name in text) for name in ("许×", "马×"))
    assert fall.index("█") < rise.index("█")
    assert fall.rindex("█") <= rise.index("█")
    assert fall.endswith("-10分")


@pytest.mark.parametrize("values", [("0", "0"), (None, None)])
def test_a_chart_of_nothing_is_still_a_chart(values: tuple[str | None, str | None]) -> None:
    found = lines(of_blocks(chart(figures("期末", *values))))
    assert "█" not in "".join(found)
    assert any(text.split()[:1] == ["马×"] for text in found)


def test_a_chart_without_series_or_categories_is_no_obstacle() -> None:
    assert "图1 前后对照" in shown(of_blocks(chart()))
    assert "图1 前后对照" in shown(of_blocks(chart(figures("期末"), categories=())))


# At every width, whatever the data.


@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    both = (chart(figures("期初", "40", "20"), figures("期末", "60", None)),)
    for document in (HANDMADE, of_blocks(*both)):
        assert max(map(cell_len, shown(document, width).splitlines())) <= width


def test_without_a_terminal_there_is_no_colour() -> None:
    two = chart(figures("期初", "40", "20"), figures("期末", "60", None))
    assert "\x1b" not in shown(of_blocks(two, *HANDMADE.blocks))
    assert "\x1b" in shown(of_blocks(two), colour=True)


said = st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs"]), min_size=1, max_size=30)
marked = st.sampled_from(["[red]甲[/red]", "[/]", "[link=x]", ":smile:", "[b", "\\[b]", "{甲}"])


@settings(max_examples=60, deadline=None)
@given(st.lists(said | marked, min_size=8, max_size=8), st.sampled_from(WIDTHS))
def test_every_text_is_seen_as_it_stands(texts: list[str], width: int) -> None:
    one, two, three, four, *rest = texts
    document = Document(
        one,
        two,
        (
            Heading(1, line(three)),
            Paragraph((Span(four, strong=True), Span(rest[0], emphasis=True))),
            ItemList(ordered=False, items=items(rest[1])),
            chart(figures("期末", "1"), categories=(rest[2],)),
        ),
        Signature((rest[3],), None),
        "",
    )
    seen = DRAWN.sub("", shown(document, width))
    for text in texts:
        wanted = DRAWN.sub("", text)
        assert wanted in seen or wanted[:4] in seen, (wanted, seen)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.lists(said | marked, min_size=4, max_size=4), min_size=1, max_size=4),
    st.sampled_from(WIDTHS),
)
def test_no_cell_of_a_table_loses_a_character(rows: list[list[str]], width: int) -> None:
    document = of_blocks(table(("甲", "乙", "丙", "丁"), *map(tuple, rows)))
    seen = shown(document, width)
    assert max(map(cell_len, seen.splitlines())) <= width
    for cell in (cell for row in rows for cell in row):
        for sign in DRAWN.sub("", cell):
            assert sign in seen


def test_nothing_steers_the_terminal() -> None:
    steering = "红\x1b[31m色\x07\x9b1m\u202e倒\r行\n另"
    document = Document(
        steering, "", (Paragraph(line(steering)),), Signature((steering,), None), ""
    )
    assert not set(shown(document)) & set("\x1b\x07\x9b\u202e\r")
    assert "红 [31m色" in shown(document)
