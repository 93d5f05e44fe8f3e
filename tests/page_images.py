"""Pictures of printed pages, and how much two of them may differ."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from PIL import Image, ImageChops, ImageStat

from tools import require

if TYPE_CHECKING:
    from pathlib import Path

    from PIL.Image import Image as Picture

DOTS_PER_INCH = 50
# Grey levels that are stored and compared: enough to tell texts apart, at a quarter of the size.
STEP = 255 // 15
# Two renderings with the same fonts differ by a rounding here and there: in many dots by little, in
# next to none by much. A page without its number differs in 19 dots; a margin or a size changed by
# a millimetre or half a point moves lines, and then thousands do.
MUCH = 64
MOST_DOTS = 10
MOST_IN_MEAN = 0.5
# The same for the worst strip across the page, about as high as a line of text.
STRIP = 16
MOST_IN_STRIP = 1.5


def page_pictures(pdf: Path, first: int, last: int, folder: Path) -> list[Picture]:
    """Draw pages of a PDF in grey."""
    subprocess.run(
        [
            require("pdftoppm"),
            *("-f", str(first), "-l", str(last), "-r", str(DOTS_PER_INCH), "-gray", "-png"),
            str(pdf),
            str(folder / "page"),
        ],
        check=True,
        capture_output=True,
    )
    return [Image.open(path).convert("L") for path in sorted(folder.glob("page*.png"))]


def few_greys(picture: Picture) -> Picture:
    """Return a picture in the grey levels that are stored."""
    return picture.convert("L").point([round(level / STEP) * STEP for level in range(256)])


def store(picture: Picture, path: Path) -> None:
    """Store a picture, as small as it goes."""
    few = few_greys(picture)
    few.convert("P", palette=Image.Palette.ADAPTIVE, colors=255 // STEP + 1).save(
        path, optimize=True
    )


def unlike_picture(wanted: Picture, found: Picture) -> str:
    """Say how two pages differ; empty where they are alike within the tolerance."""
    if wanted.size != found.size:
        return f"the page measures {found.size} and not {wanted.size}"
    difference = ImageChops.difference(few_greys(wanted), few_greys(found))
    width, height = difference.size
    dots = sum(difference.histogram()[MUCH:])
    strips = [
        _mean(difference.crop((0, top, width, min(top + STRIP, height))))
        for top in range(0, height, STRIP)
    ]
    worst = max(strips)
    if dots <= MOST_DOTS and _mean(difference) <= MOST_IN_MEAN and worst <= MOST_IN_STRIP:
        return ""
    place = strips.index(worst) * STRIP / height
    return (
        f"{dots} dots differ by much, all by {_mean(difference):.2f} levels in the mean, "
        f"the strip at {place:.0%} of the height by {worst:.1f}"
    )


def _mean(picture: Picture) -> float:
    return float(ImageStat.Stat(picture).mean[0])
