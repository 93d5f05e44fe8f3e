"""Charts to draw, texts that try to be markup, and ways to look into a page of HTML."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from plangen.document.tree import Chart, Series

from .documents import line

if TYPE_CHECKING:
    from typing import Any

BANDS = ("90分以上", "80—89分", "60—79分", "60分以下")
HOSTILE = (
    "<script>alert(1)</script>",
    "</style><script>",
    "</title>",
    "-->",
    "{{ 7 * 7 }}",
    "{% raw %}",
    "&lt;b&gt;",
    '"><img src=x onerror=alert(1)>',
    "' onload='",
    "\\",
    "*/",
    "甲",
    "\x00",
    "\x1b",
    "\ud800",
    "{页码}",
    "]]>",
    "<!--",
    "url(http://a.b)",
)
hostile = st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=5).map("".join)


def chart(
    caption: str = "人数",
    categories: tuple[str, ...] = BANDS,
    *rows: tuple[int | float | str | None, ...],
    bars: bool = False,
    unit: str = "人",
) -> Chart:
    rows = rows or ((6, 9, 8, 2), (9, 10, None, 3))[: 2 if len(categories) == 4 else 0]
    series = tuple(
        Series(f"第{place}次", tuple(None if v is None else Decimal(str(v)) for v in row))
        for place, row in enumerate(rows or [(1,) * len(categories)], start=1)
    )
    return Chart(line(caption), bars, "分数段", categories, series, unit)


def texts(found: Any, path: str) -> list[str]:
    return ["".join(element.itertext()) for element in found.xpath(path)]


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)
