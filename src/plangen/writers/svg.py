"""A chart as a picture in SVG: its figures readable at the bars, on any screen and in print.

Lengths are in points; the picture is as wide as the text of a page. It takes the font of the page
that it stands on.
"""

from __future__ import annotations

import math
from decimal import Decimal
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from markupsafe import Markup
from msgspec import Struct

from plangen.document.tree import plain
from plangen.writers.characters import NOT_XML
from plangen.writers.measuring import width_of, wrapped
from plangen.writers.styles import TWIPS_PER_POINT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plangen.document.tree import Chart
    from plangen.writers.styles import Style

NAMESPACE = "http://www.w3.org/2000/svg"
INK, GRID_INK = "#262626", "#d0d0d0"
LARGEST_LABEL = 10.5
# The least height of a picture and the least length of its bars, in sizes of its letters.
LEAST_HEIGHT = 14
LEAST_LENGTH = 6
MOST_STEPS = 5
# The parts of 1, 2, 5, 10 … between two ticks that make round numbers.
ROUND = (Decimal(1), Decimal(2), Decimal(5))
MOST_LINES = 3
# A name breaks only where so many of its characters stand in a line.
LEAST_IN_LINE = 4
# The share of a category's room that its columns take, and the widest column or bar.
FILLED = 0.76
WIDEST_COLUMN = 34.0
# The share of the width that names of lying bars may take.
NAMES_SHARE = 0.34
LINE = 1.3
DARKER = 0.55


class Scale(Struct, frozen=True):
    """The axis of the figures: its ticks from the lowest to the highest, as places from 0 to 1."""

    ticks: tuple[Decimal, ...]

    def place(self, value: Decimal | int) -> float:
        """Return how far along the axis a figure stands."""
        low, high = self.ticks[0], self.ticks[-1]
        return float((Decimal(value) - low) / (high - low))


def scale_of(values: Iterable[Decimal | None]) -> Scale:
    """Lay an axis with round ticks through 0 and all figures; whole figures have whole ticks."""
    known = [value for value in values if value is not None]
    low, high = min([*known, Decimal(0)]), max([*known, Decimal(0)])
    if low == high:
        return Scale((Decimal(0), Decimal(1)))
    step = _round_step((high - low) / MOST_STEPS)
    if all(value == value.to_integral_value() for value in known):
        step = max(step, Decimal(1))
    first, last = math.floor(low / step), math.ceil(high / step)
    return Scale(tuple(step * place for place in range(first, last + 1)))


def _round_step(least: Decimal) -> Decimal:
    power = Decimal(1).scaleb(least.adjusted())
    return next((power * part for part in ROUND if power * part >= least), power * 10)


def chart_svg(chart: Chart, style: Style) -> Markup:
    """Draw a chart as an ``<svg>`` element, safe to stand in HTML.

    Upright columns lie down where their names or figures would have no room beside each other. A
    category without a figure in a series has no bar there.
    """
    return Markup(ET.tostring(_Picture(chart, style).draw(), encoding="unicode"))  # noqa: S704


class _Picture:
    """Draws one chart; ``size`` is that of its letters."""

    def __init__(self, chart: Chart, style: Style) -> None:
        self._chart = chart
        self._colours = [f"#{colour}" for colour in style.colours] or ["#7F7F7F"]
        self._size = size = round(min(style.table.size, LARGEST_LABEL) * 0.86, 1)
        self._width = style.text_width / TWIPS_PER_POINT
        self._height = max(style.chart_height / TWIPS_PER_POINT, LEAST_HEIGHT * size)
        self._scale = scale_of(value for one in chart.series for value in one.values)
        self._top = 2.4 * size
        ticks = map(self._shown, self._scale.ticks)
        self._tick_width = (max(map(width_of, ticks)) + 0.6) * size
        self._svg = ET.Element("svg", {"xmlns": NAMESPACE, "role": "img"})

    def draw(self) -> ET.Element:
        ET.SubElement(self._svg, "title").text = _clean(plain(self._chart.caption) or "图表")
        ET.SubElement(self._svg, "desc").text = _clean(self._description())
        bottom = self._bars() if self._lies() else self._columns()
        height = self._legend(bottom + 0.9 * self._size) + 0.4 * self._size
        if self._chart.unit not in {"", "%"}:
            self._text(f"单位：{self._chart.unit}", 0, self._size, anchor="start")
        self._svg.set("viewBox", f"0 0 {_number(self._width)} {_number(height)}")
        self._svg.set("font-size", _number(self._size))
        self._svg.set("fill", INK)
        return self._svg

    def _shown(self, value: Decimal) -> str:
        return self._chart.shown(value).replace("-", "−")

    def _description(self) -> str:
        chart = self._chart
        unit = "" if chart.unit == "%" else chart.unit
        parts = []
        for place, category in enumerate(chart.categories):
            told = (
                f"{one.name}{chart.shown(one.values[place])}{unit}"
                for one in chart.series
                if one.values[place] is not None
            )
            parts.append(f"{category}：{'，'.join(told) or '—'}")
        return f"{chart.axis}：{'；'.join(parts)}。"

    # Columns and bars.

    @property
    def _band(self) -> float:
        """Room of one category of upright columns."""
        return (self._width - self._tick_width) / max(len(self._chart.categories), 1)

    def _lies(self) -> bool:
        """Whether the bars lie: where asked, or where upright ones have no room for their texts."""
        chart, size = self._chart, self._size
        names = [wrapped(name, self._band / size - 0.5) for name in chart.categories]
        most = max((len(name) for name in names), default=1)
        widest = max((width_of(line) for name in names for line in name), default=0)
        broken = most > 1 and self._band < (LEAST_IN_LINE + 0.5) * size
        figures = [self._shown(v) for one in chart.series for v in one.values if v is not None]
        figure = max(map(width_of, figures), default=0) * size
        slot = self._band * FILLED / max(len(chart.series), 1)
        return (
            chart.bars
            or broken
            or most > MOST_LINES
            or widest * size > self._band
            or figure > slot * 1.05
        )

    def _columns(self) -> float:
        """Draw upright columns; return where their names end."""
        chart, size, scale = self._chart, self._size, self._scale
        left, band = self._tick_width, self._band
        high = self._height - self._top - 4 * size
        bottom = self._top + high
        for tick in scale.ticks:
            y = bottom - high * scale.place(tick)
            self._rule(left, y, self._width, y, zero=tick == 0)
            self._text(self._shown(tick), left - 0.4 * size, y + 0.35 * size, anchor="end")
        zero = bottom - high * scale.place(0)
        thick = min(band * FILLED / max(len(chart.series), 1), WIDEST_COLUMN)
        sunk = size if scale.ticks[0] < 0 else 0.0
        lines = 1
        for place, category in enumerate(chart.categories):
            middle = left + band * (place + 0.5)
            start = middle - thick * len(chart.series) / 2
            for i, one in enumerate(chart.series):
                value = one.values[place]
                if value is not None:
                    y = bottom - high * scale.place(value)
                    x = start + thick * i
                    self._bar(i, x + thick * 0.04, min(y, zero), thick * 0.92, abs(y - zero))
                    over = y + 1.05 * size if value < 0 else y - 0.3 * size
                    self._text(self._shown(value), x + thick / 2, over)
            name = wrapped(category, band / size - 0.5)
            lines = max(lines, len(name))
            for i, text in enumerate(name):
                self._text(text, middle, bottom + sunk + size * (1.4 + LINE * i))
        return bottom + sunk + size * (0.6 + LINE * lines)

    def _bars(self) -> float:
        """Draw lying bars, the first category on top; return where their axis ends."""
        chart, size, scale = self._chart, self._size, self._scale
        room = self._width * NAMES_SHARE / size
        names = [wrapped(category, room) for category in chart.categories]
        figures = [self._shown(v) for one in chart.series for v in one.values if v is not None]
        beside = (max(map(width_of, figures), default=0) + 0.8) * size
        name_edge = (max((width_of(text) for name in names for text in name), default=0) + 1) * size
        left = name_edge + (beside if scale.ticks[0] < 0 else 0)
        wide = max(self._width - beside - left, LEAST_LENGTH * size)
        count = max(len(chart.series), 1)
        spare = self._height - self._top - 3.5 * size
        share = spare / max(len(names), 1) * FILLED / count
        thick = max(1.12 * size, min(share, 1.8 * size))
        top = self._top - 0.8 * size
        ends = []
        y = top
        for name in names:
            taken = max(thick * count, LINE * size * len(name))
            ends.append((y, taken))
            y += taken + 0.5 * size + thick * 0.25
        bottom = y
        for tick in scale.ticks:
            x = left + wide * scale.place(tick)
            self._rule(x, top, x, bottom, zero=tick == 0)
            self._text(self._shown(tick), x, bottom + 1.2 * size)
        zero = left + wide * scale.place(0)
        for place, (name, (start, taken)) in enumerate(zip(names, ends, strict=True)):
            middle = start + (taken + 0.5 * size + thick * 0.25) / 2
            for i, text in enumerate(name):
                line = middle + size * (0.35 + LINE * (i - (len(name) - 1) / 2))
                self._text(text, name_edge - 0.6 * size, line, anchor="end")
            first = middle - thick * count / 2
            for i, one in enumerate(chart.series):
                value = one.values[place]
                if value is not None:
                    x = left + wide * scale.place(value)
                    upper = first + thick * i
                    self._bar(i, min(x, zero), upper + thick * 0.04, abs(x - zero), thick * 0.92)
                    gap = -0.3 * size if value < 0 else 0.3 * size
                    anchor = "end" if value < 0 else "start"
                    base = upper + thick / 2 + 0.35 * size
                    self._text(self._shown(value), x + gap, base, anchor=anchor)
        return bottom + 1.6 * size

    def _legend(self, top: float) -> float:
        """Name the series below the picture, in as many rows as they need; return their end."""
        size = self._size
        rows: list[list[tuple[int, str, float]]] = [[]]
        for i, one in enumerate(self._chart.series):
            width = (width_of(one.name) + 1.4) * size
            taken = sum(width + 1.5 * size for _, _, width in rows[-1])
            if rows[-1] and taken + width > self._width:
                rows.append([])
            rows[-1].append((i, one.name, width))
        y = top
        for row in rows:
            whole = sum(width for _, _, width in row) + 1.5 * size * (len(row) - 1)
            x = max(self._width - whole, 0) / 2
            for i, name, width in row:
                self._bar(i, x, y, 0.9 * size, 0.9 * size)
                self._text(name, x + 1.3 * size, y + 0.82 * size, anchor="start")
                x += width + 1.5 * size
            y += 1.5 * size
        return y

    # What a picture is made of.

    def _bar(self, series: int, x: float, y: float, width: float, height: float) -> None:
        box = {"x": x, "y": y, "width": width, "height": height}
        colour = {"fill": self._colour(series)}
        ET.SubElement(self._svg, "rect", {k: _number(v) for k, v in box.items()} | colour)

    def _colour(self, series: int) -> str:
        """Colour of a series; where there are more series than colours, they come again darker."""
        turn, place = divmod(series, len(self._colours))
        colour = self._colours[place]
        parts = (int(colour[i : i + 2], 16) * DARKER**turn for i in (1, 3, 5))
        return "#" + "".join(f"{round(part):02X}" for part in parts)

    def _rule(self, x1: float, y1: float, x2: float, y2: float, *, zero: bool) -> None:
        ends = {"x1": x1, "y1": y1, "x2": x2, "y2": y2}
        look = {"stroke": INK if zero else GRID_INK, "stroke-width": "0.75" if zero else "0.5"}
        ET.SubElement(self._svg, "line", {k: _number(v) for k, v in ends.items()} | look)

    def _text(self, text: str, x: float, y: float, *, anchor: str = "middle") -> None:
        place = {"x": _number(x), "y": _number(y), "text-anchor": anchor}
        ET.SubElement(self._svg, "text", place).text = _clean(text)


def _clean(text: str) -> str:
    return NOT_XML.sub("", text)


def _number(value: float) -> str:
    """Write a length the same way on every machine."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
