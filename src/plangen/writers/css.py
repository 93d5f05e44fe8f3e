"""What a style sheet says of a page style: every value safe to stand in CSS inside HTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from plangen import resources
from plangen.language.patterns import lazy

if TYPE_CHECKING:
    from plangen.writers.styles import Style, TextStyle

# Height of a line of one, in sizes of its font: that of 宋体 is 1.14, of its stand-ins up to 1.45.
SINGLE = 1.2
# The family of the Latin letters, which takes no sign that Chinese text has too.
WESTERN = "plangen western"
PAGE_FIELD = lazy(r"\{(页码|总页数)\}")
COUNTERS = {"页码": "counter(page)", "总页数": "counter(pages)"}


def string(text: str) -> Markup:
    """Write a CSS string; all but letters and plain signs go by number, so nothing can end it."""
    escaped = re.sub(r"[^\w \-]", _by_number, text)
    return Markup(f'"{escaped}"')  # noqa: S704


def _by_number(found: re.Match[str]) -> str:
    return f"\\{ord(found[0]):x} "


def words(text: str) -> Markup:
    """Write the words of a page's head or foot as CSS content, with counters for page numbers."""
    parts = PAGE_FIELD.split(text)
    shown = [COUNTERS[part] if i % 2 else string(part) for i, part in enumerate(parts) if part]
    return Markup(" ").join(map(Markup, shown))


def family(style: Style, font: str) -> Markup:
    """Name the fonts for a text: its own, what may stand in for it, what other systems have."""
    stand_in = style.stand_ins.get(font)
    own = [font, *([stand_in] if stand_in else [])]
    group = stand_in_group(own)
    names = dict.fromkeys((WESTERN, *own, *group["字体"]))
    return Markup(", ").join((*map(string, names), Markup(group["类"])))  # noqa: S704


def stand_in_group(names: list[str]) -> dict[str, Any]:
    """Find the group of stand-ins that knows a font, the last one where none does."""
    groups: list[dict[str, Any]] = resources.read_yaml("web/fonts.yaml")
    for name in names:
        for group in groups:
            if any(part in name for part in group["认"]):
                return group
    return groups[-1]


def line_height(text: TextStyle) -> str:
    """Distance of two lines: in points where it is exact, else in sizes of the font."""
    return f"{text.exact:g}pt" if text.exact else f"{text.line * SINGLE:.4g}"


def letters(style: Style, text: TextStyle) -> Markup:
    """Write the declarations of a text's letters and lines."""
    spread = f"{text.spread:g}pt" if text.spread else "normal"
    return Markup(  # noqa: S704
        f"font-family: {family(style, text.font)}; font-size: {text.size:g}pt; "
        f"font-weight: {'bold' if text.bold else 'normal'}; line-height: {line_height(text)};"
        f" letter-spacing: {spread};"
    )


def points(twips: float) -> str:
    """Write a length in twips in points."""
    return f"{twips / 20:.5g}pt"
