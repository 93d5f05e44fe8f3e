"""The pictures of the manual are those of the examples as they are printed now.

``pytest tests/manual --update-golden`` draws them anew; look at them before committing.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageDraw

from manual.pictures import FOLDER, MADE_WITH, PICTURES, MissingProgramError, pictures
from manual.places import DOCS
from page_images import unlike_picture
from tools import cannot_prove

if TYPE_CHECKING:
    from collections.abc import Mapping

# What a page of the web can bear.
MOST_BYTES = 80_000
FETCHED = re.compile(r"@import|@font-face|url\(|href=|https?://(?!www\.w3\.org/2000/svg)")


@pytest.fixture(scope="module")
def drawn(request: pytest.FixtureRequest) -> Mapping[str, bytes]:
    """Draw the pictures, and store them if that is asked for."""
    try:
        found = pictures()
    except MissingProgramError as missing:
        cannot_prove(f"{missing} is not installed")
    if request.config.getoption("--update-golden"):
        for path, data in found.items():
            (DOCS / path).parent.mkdir(parents=True, exist_ok=True)
            (DOCS / path).write_bytes(data)
    here, there = found[MADE_WITH].decode(), (DOCS / MADE_WITH).read_text(encoding="utf-8")
    if here != there:
        cannot_prove(f"pages are drawn with {here.split()} here, but stored with {there.split()}")
    return found


@pytest.mark.parametrize("path", PICTURES)
def test_a_picture_is_up_to_date(drawn: Mapping[str, bytes], path: str) -> None:
    with Image.open(DOCS / path) as wanted, Image.open(io.BytesIO(drawn[path])) as found:
        assert not unlike_picture(wanted, found)


def test_a_stale_picture_is_noticed(drawn: Mapping[str, bytes]) -> None:
    path, other = [path for path in PICTURES if path.startswith(f"{FOLDER}kinds/")][:2]
    found = Image.open(io.BytesIO(drawn[path])).convert("L")
    changed = found.copy()
    ImageDraw.Draw(changed).rectangle((200, 300, 320, 306), fill=0)
    assert unlike_picture(found, changed)
    assert unlike_picture(found, Image.open(io.BytesIO(drawn[other])).convert("L"))


def test_there_is_no_picture_that_nothing_draws() -> None:
    stored = {path.relative_to(DOCS).as_posix() for path in (DOCS / FOLDER).rglob("*.png")}
    assert stored == set(PICTURES)


@pytest.mark.parametrize("path", PICTURES)
def test_a_picture_is_small(path: str) -> None:
    assert (DOCS / path).stat().st_size < MOST_BYTES
    with Image.open(DOCS / path) as picture:
        assert picture.width == PICTURES[path].width


def test_the_terminal_fetches_nothing_and_is_as_wide_as_its_frame() -> None:
    text = (DOCS / FOLDER / "terminal.svg").read_text(encoding="utf-8")
    assert not FETCHED.search(text)
    places = re.findall(r' x="(\d+)" y="[\d.]+" textLength="(\d+)"', text)
    assert places
    assert max(int(start) + int(length) for start, length in places) <= 800
    assert "错误" in text
    assert text.count(">render<") >= 2
