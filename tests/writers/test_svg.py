"""Charts in SVG: bars as high as their figures, every figure and name readable, values inert."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations, pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plangen.document.tree import Chart, Series
from plangen.writers.measuring import width_of, wrapped
from plangen.writers.style_files import load_style, style_names
from plangen.writers.svg import chart_svg, scale_of

from .documents import line
from .pages import BANDS, chart

STYLE = load_style()
SVG = "{http://www.w3.org/2000/svg}"


def drawn(made: Chart, style: str = "校内") -> ET.Element:
    return ET.fromstring(chart_svg(made, load_style(style)))  # noqa: S314


def shown(picture: ET.Element) -> list[str]:
    return [element.text or "" for element in picture.iter(f"{SVG}text")]


def bars(picture: ET.Element, made: Chart) -> list[dict[str, float]]:
    """Return the bars of a picture without the swatches of its legend."""
    found = [
        {key: float(value) for key, value in rect.attrib.items() if key != "fill"}
        for rect in picture.iter(f"{SVG}rect")
    ]
    return found[: len(found) - len(made.series)]


def lies(picture: ET.Element) -> bool:
    """Whether the ticks' lines stand upright, which is so where bars lie."""
    rule = next(picture.iter(f"{SVG}line"))
    return rule.get("x1") == rule.get("x2")


# Bars.


@pytest.mark.parametrize(("lying", "side"), [(False, "height"), (True, "width")])
def test_bars_are_in_proportion_to_their_figures(*, lying: bool, side: str) -> None:
    made = chart("人数", BANDS, (6, 9, 8, 2), bars=lying)
    lengths = [bar[side] for bar in bars(drawn(made), made)]
    assert lies(drawn(made)) is lying
    for (a, b), (x, y) in zip(combinations(lengths, 2), combinations((6, 9, 8, 2), 2), strict=True):
        assert a / b == pytest.approx(x / y, rel=0.01)


def test_a_missing_figure_has_no_bar_and_no_label() -> None:
    made = chart()
    picture = drawn(made)
    assert len(bars(picture, made)) == 7
    assert not {"—", "None", "0人"} & set(shown(picture))


def test_every_figure_is_written_at_its_bar() -> None:
    made = chart("率", ("上学期", "本学期"), ("80.6", "90.3"), (None, 92), unit="%")
    assert {"80.6%", "90.3%", "92%", "100%", "0%"} <= set(shown(drawn(made)))


@pytest.mark.parametrize("lying", [False, True])
def test_a_loss_hangs_on_the_other_side_of_zero(*, lying: bool) -> None:
    made = chart("增减", ("甲", "乙"), (5, -3), bars=lying)
    gain, loss = bars(drawn(made), made)
    if lying:
        assert loss["x"] + loss["width"] == pytest.approx(gain["x"], abs=0.02)
    else:
        assert gain["y"] + gain["height"] == pytest.approx(loss["y"], abs=0.02)
    assert "−3" in shown(drawn(made))


def test_series_have_the_colours_of_the_style_and_no_colour_comes_twice() -> None:
    rows = tuple((place, 1) for place in range(1, 8))
    made = chart("次数", ("甲", "乙"), *rows)
    colours = [rect.get("fill") for rect in drawn(made).iter(f"{SVG}rect")][-len(rows) :]
    assert colours[: len(STYLE.colours)] == [f"#{colour}" for colour in STYLE.colours]
    assert len(set(colours)) == len(rows)


# Texts.


def test_names_of_series_and_categories_and_the_unit_are_shown() -> None:
    said = shown(drawn(chart()))
    assert {"第1次", "第2次", "单位：人", *BANDS} <= set(said)


def test_a_reader_who_does_not_see_it_is_told_the_figures() -> None:
    picture = drawn(chart("各段人数"))
    assert [child.tag for child in picture][:2] == [f"{SVG}title", f"{SVG}desc"]
    assert picture.findtext(f"{SVG}title") == "各段人数"
    description = str(picture.findtext(f"{SVG}desc"))
    assert description.startswith("分数段：90分以上：第1次6人，第2次9人；")
    assert "60—79分：第1次8人；" in description


def test_long_names_are_broken_and_many_names_make_the_bars_lie() -> None:
    long = ("基础知识薄弱、前后知识不衔接", "作业拖欠", "注意力不集中", "自卑")
    broken = drawn(chart("原因", long))
    assert not lies(broken)
    assert {"基础知识薄弱、"} & {text[:7] for text in shown(broken)}
    places = {text.text: float(text.attrib["y"]) for text in broken.iter(f"{SVG}text")}
    size = float(broken.attrib["font-size"])
    above = [y for text, y in places.items() if text not in {"第1次", "第2次"}]
    assert places["第1次"] >= max(above) + size
    many = tuple(f"学生{letter}" for letter in "ABCDEFGHIJKLMNOPQRST")
    picture = drawn(chart("增减", many, tuple(range(20))))
    assert lies(picture)
    assert set(many) <= set(shown(picture))


names = st.lists(
    st.text("甲乙丙丁分以上ABC0—", min_size=1, max_size=12), min_size=1, max_size=20, unique=True
)


@given(names, st.integers(1, 4), st.booleans(), st.sampled_from(style_names()), st.data())
@settings(deadline=None, max_examples=120)
def test_texts_stay_in_the_picture_and_apart(
    categories: list[str],
    count: int,
    bars: bool,  # noqa: FBT001
    style: str,
    data: st.DataObject,
) -> None:
    figure = st.one_of(st.none(), st.decimals(-200, 200, places=1))
    row = st.tuples(*[figure] * len(categories))
    rows = [data.draw(row) for _ in range(count)]
    made = chart("图", tuple(categories), *rows, bars=bars, unit="分")
    picture = drawn(made, style)
    size = float(picture.attrib["font-size"])
    *_, width, height = map(float, picture.attrib["viewBox"].split())
    lines: dict[float, list[tuple[float, float]]] = {}
    for element in picture.iter(f"{SVG}text"):
        x, y = float(element.attrib["x"]), float(element.attrib["y"])
        wide = width_of((element.text or "").replace("−", "-")) * size
        left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[element.attrib["text-anchor"]]
        assert -0.5 <= left <= left + wide <= width + 0.5
        assert 0 < y <= height
        if element.text not in {None, ""}:
            lines.setdefault(y, []).append((left, left + wide))
    for texts in lines.values():
        for (_, end), (start, _) in pairwise(sorted(texts)):
            assert end <= start + 0.35 * size


@given(st.text(max_size=40))
@settings(deadline=None, max_examples=100)
def test_any_text_stays_text(text: str) -> None:
    made = Chart(
        line(text), bool(text), text, (text, "乙"), (Series(text, (Decimal(1), None)),), text[:3]
    )
    tags = {element.tag.removeprefix(SVG) for element in drawn(made).iter()}
    assert tags <= {"svg", "title", "desc", "line", "rect", "text"}


def test_markup_in_names_is_written_as_text() -> None:
    written = chart_svg(chart("<script>", ('"><b>', "&amp;", "甲", "乙")), STYLE)
    assert "<script>" not in written
    assert "&amp;amp;" in written


def test_the_same_chart_gives_the_same_picture() -> None:
    assert chart_svg(chart(), STYLE) == chart_svg(chart(), STYLE)


@pytest.mark.parametrize("rows", [(), ((None, None, None, None),), ((0, 0, 0, 0),)])
def test_a_chart_without_figures_is_still_drawn(rows: tuple[tuple[int | None, ...], ...]) -> None:
    series = tuple(
        Series("人数", tuple(None if v is None else Decimal(v) for v in r)) for r in rows
    )
    drawn(Chart((), bool(rows), "", BANDS if rows else (), series, ""))


# Scales.


@given(st.lists(st.one_of(st.none(), st.decimals(-10_000, 10_000, places=2)), max_size=12))
def test_ticks_are_round_evenly_spaced_and_hold_all_figures(values: list[Decimal | None]) -> None:
    scale = scale_of(values)
    known = [value for value in values if value is not None]
    assert scale.ticks[0] <= min([*known, Decimal(0)])
    assert scale.ticks[-1] >= max([*known, Decimal(0)])
    assert 0 in scale.ticks
    assert 2 <= len(scale.ticks) <= 8
    (step,) = {b - a for a, b in pairwise(scale.ticks)}
    assert str(step.normalize().as_tuple().digits) in {"(1,)", "(2,)", "(5,)"}


def test_ticks_of_people_are_whole() -> None:
    assert scale_of([Decimal(1), Decimal(2)]).ticks == tuple(map(Decimal, range(3)))


# Lines.


def test_a_line_never_begins_with_a_closing_mark() -> None:
    assert wrapped("注意力不集中，容易走神", 6) == ["注意力不集", "中，容易走神"]


def test_figures_are_not_broken() -> None:
    assert wrapped("九十分以上100.5分", 6) == ["九十分以上", "100.5分"]


@given(st.text("甲乙，。ab1.5", max_size=30), st.integers(2, 8))
def test_lines_hold_the_whole_text_and_keep_within_the_room(text: str, room: int) -> None:
    lines = wrapped(text, room)
    assert "".join(lines) == text
    assert all(width_of(one) <= max(room, 15) for one in lines)
