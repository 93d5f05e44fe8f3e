"""Pages of three examples, compared as pictures with those that are stored in tests/golden/pages.

``pytest --update-golden`` draws them anew; look at them before committing. They are drawn with the
fonts that CI installs: Debian's fonts-noto-cjk and fonts-liberation.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from example_documents import as_docx, made
from manual.pictures import drawn_with
from office import to_pdf
from page_images import few_greys, page_pictures, store, unlike_picture
from plangen.document.tree import Chart, Heading, Table
from plangen.writers.output import write_document
from plangen.writers.style_files import read_style
from tools import cannot_prove

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PIL.Image import Image as Picture

STORED = Path(__file__).parents[1] / "golden" / "pages"
# What draws them decides where lines end, so it is stored with them.
MADE_WITH = STORED / "made-with.txt"
# Two pages each of a plan, of a summary with charts and of a scheme.
PAGES = {"001-6": (1, 2), "培优辅差计划 总结": (2, 3), "003-2": (1, 2)}
LOOKED_AT = [(name, page) for name, pages in PAGES.items() for page in pages]
INK = 128


@pytest.fixture(scope="module")
def pdfs(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    return to_pdf({name: as_docx(name) for name in PAGES}, tmp_path_factory.mktemp("pages"))


@pytest.fixture(scope="module")
def pictures(
    pdfs: Mapping[str, Path],
    tmp_path_factory: pytest.TempPathFactory,
    request: pytest.FixtureRequest,
) -> Mapping[tuple[str, int], Picture]:
    """Draw the pages, and store them if that is asked for."""
    found = {}
    for name, (first, last) in PAGES.items():
        drawn = page_pictures(pdfs[name], first, last, tmp_path_factory.mktemp("drawn"))
        found.update(dict(zip(((name, first), (name, last)), drawn, strict=True)))
    if request.config.getoption("--update-golden"):
        STORED.mkdir(parents=True, exist_ok=True)
        for old in STORED.glob("*.png"):
            old.unlink()
        for (name, page), picture in found.items():
            store(picture, stored(name, page))
        MADE_WITH.write_text(drawn_with(pdfs.values()), encoding="utf-8")
    elif (here := drawn_with(pdfs.values())) != (there := MADE_WITH.read_text(encoding="utf-8")):
        cannot_prove(f"pages are drawn with {here.split()} here, but stored with {there.split()}")
    return found


def stored(name: str, page: int) -> Path:
    return STORED / f"{name.replace(' ', '-')}-{page}.png"


@pytest.mark.parametrize(("name", "page"), LOOKED_AT)
def test_a_page_looks_as_it_did(
    pictures: Mapping[tuple[str, int], Picture], name: str, page: int, tmp_path: Path
) -> None:
    found = pictures[name, page]
    told = unlike_picture(Image.open(stored(name, page)), found)
    store(found, tmp_path / "found.png")
    assert not told, f"{told}: compare {stored(name, page)} with {tmp_path / 'found.png'}"


def test_every_stored_page_is_compared() -> None:
    assert {path.name for path in STORED.glob("*.png")} == {stored(*one).name for one in LOOKED_AT}


def test_the_pages_show_headings_tables_and_charts() -> None:
    blocks = {type(block) for name in PAGES for block in made(name).document.blocks}
    assert {Heading, Table, Chart} <= blocks


# The comparison itself.


@cache
def a_page() -> Picture:
    return few_greys(Image.open(stored("001-6", 1)))


def shifted(picture: Picture, right: int, down: int) -> Picture:
    moved = Image.new("L", picture.size, 255)
    moved.paste(picture, (right, down))
    return moved


def lines_of(picture: Picture) -> list[tuple[int, int]]:
    """First and last row of dots of each line of text, from the top."""
    width, height = picture.size
    dark = [picture.crop((0, y, width, y + 1)).getextrema() for y in range(height)]
    inked = [isinstance(low, (int, float)) and low < INK for low, _ in dark]
    starts = [y for y in range(1, height) if inked[y] and not inked[y - 1]]
    ends = [y for y in range(1, height) if inked[y - 1] and not inked[y]]
    return list(zip(starts, ends, strict=True))


def without_line(picture: Picture, place: int) -> Picture:
    first, last = lines_of(picture)[place]
    copy = picture.copy()
    copy.paste(255, (0, first - 1, picture.width, last + 1))
    return copy


def with_noise(picture: Picture, most: int) -> Picture:
    """Change every dot by up to a few levels, always in the same way."""
    random = Random(1)  # noqa: S311
    noisy = picture.copy()
    noisy.putdata(
        [
            min(255, max(0, level + random.randint(-most, most)))
            for level in few_greys(picture).tobytes()
        ]
    )
    return noisy


def test_a_page_is_like_itself() -> None:
    assert unlike_picture(a_page(), a_page()) == ""


@pytest.mark.parametrize("most", [1, 3, 6])
def test_a_little_noise_does_not_matter(most: int) -> None:
    assert unlike_picture(a_page(), with_noise(a_page(), most)) == ""


@pytest.mark.parametrize(
    "change",
    [
        lambda picture: shifted(picture, 0, 13),
        lambda picture: shifted(picture, 0, 1),
        lambda picture: shifted(picture, 2, 0),
        lambda picture: without_line(picture, 0),
        lambda picture: without_line(picture, 5),
        lambda picture: without_line(picture, -2),
        lambda picture: without_line(picture, -1),
        lambda picture: Image.new("L", picture.size, 255),
        lambda picture: picture.transpose(Image.Transpose.ROTATE_90),
    ],
    ids=[
        "a-line-lower",
        "a-dot-lower",
        "a-millimetre-to-the-right",
        "no-title",
        "a-line-less",
        "no-last-line",
        "no-page-number",
        "empty",
        "on-its-side",
    ],
)
def test_a_change_that_a_reader_would_see_is_told(change: Callable[[Picture], Picture]) -> None:
    assert unlike_picture(a_page(), change(a_page()))


@pytest.mark.parametrize(
    "setting",
    ["页边距: {左: 3.28}", "页边距: {上: 2.64}", "正文: {字号: 11.5}", "大标题: {字号: 17}"],
    ids=["left", "top", "size", "title"],
)
def test_a_changed_setting_of_the_page_style_is_told(
    pictures: Mapping[tuple[str, int], Picture], setting: str, tmp_path: Path
) -> None:
    path = tmp_path / "改过.yaml"
    path.write_text(f"名称: 改过\n基于: 校内\n{setting}\n", encoding="utf-8")
    document = write_document(made("001-6").document, "docx", read_style(path))
    (changed,) = page_pictures(to_pdf({"changed": document}, tmp_path)["changed"], 1, 1, tmp_path)
    assert unlike_picture(pictures["001-6", 1], changed)
