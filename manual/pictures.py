"""Pictures of printed pages: of every kind the first, and two for the README.

LibreOffice sets the pages and pdftoppm draws them, so that they look as on paper. Another version
of either, or other fonts, draw them otherwise; ``drawn_with`` names what has to be the same.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

from manual.kinds import SHOWN
from manual.places import EXAMPLES
from plangen.pipeline.documents import make_document
from plangen.pipeline.dossiers import load
from plangen.writers.output import write_document

if TYPE_CHECKING:
    from collections.abc import Iterable

FOLDER = "images/"
MADE_WITH = FOLDER + "made-with.txt"
LONGEST = 300
# Enough to tell texts apart, at a quarter of the size.
GREYS = 16
EDGE = 204


@dataclass(frozen=True, slots=True)
class Picture:
    """A page of an example's document, and how wide it is drawn."""

    example: str
    summary: bool = False
    page: int = 1
    width: int = 560


PICTURES = {
    f"{FOLDER}plan.png": Picture("001-6", width=700),
    f"{FOLDER}summary.png": Picture("培优辅差计划", summary=True, page=3, width=700),
    **{
        f"{FOLDER}kinds/{shown.picture}.png": Picture(shown.example, summary=shown.summary)
        for shown in SHOWN.values()
    },
}


class MissingProgramError(RuntimeError):
    """A program that draws the pictures is not installed."""


def pictures() -> dict[str, bytes]:
    """Return the pictures by their paths below ``docs``, and what they were drawn with.

    Raises:
        MissingProgramError: LibreOffice or pdftoppm is not installed.

    """
    with tempfile.TemporaryDirectory(prefix="plangen-pictures-") as folder:
        documents = dict.fromkeys((each.example, each.summary) for each in PICTURES.values())
        pdfs = _set(documents, Path(folder))
        made = {
            path: _drawn(pdfs[each.example, each.summary], each) for path, each in PICTURES.items()
        }
        return {**made, MADE_WITH: drawn_with(pdfs.values()).encode()}


def _set(documents: Iterable[tuple[str, bool]], home: Path) -> dict[tuple[str, bool], Path]:
    """Write documents and convert all in one run of LibreOffice."""
    paths = {}
    for number, (example, summary) in enumerate(documents):
        made = make_document(load(EXAMPLES / example / "档案.yaml"), summary=summary)
        paths[example, summary] = home / f"{number}.docx"
        paths[example, summary].write_bytes(write_document(made.document, "docx", made.style))
    profile = f"-env:UserInstallation={(home / 'profile').as_uri()}"
    _run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", home, *paths.values())
    return {key: path.with_suffix(".pdf") for key, path in paths.items()}


def _drawn(pdf: Path, picture: Picture) -> bytes:
    number, width = str(picture.page), str(picture.width)
    pages = ("-f", number, "-l", number)
    _run("pdftoppm", *pages, "-gray", "-scale-to-x", width, "-scale-to-y", "-1", pdf, pdf.stem)
    (drawn,) = Path(pdf.parent).glob(f"{pdf.stem}-*.pgm")
    grey = Image.open(io.BytesIO(drawn.read_bytes())).convert("L")
    drawn.unlink()
    step = 255 / (GREYS - 1)
    few = grey.point([round(round(level / step) * step) for level in range(256)])
    # The edge of the sheet, which on a white page nobody would see.
    ImageDraw.Draw(few).rectangle((0, 0, few.width - 1, few.height - 1), outline=EDGE)
    stored = io.BytesIO()
    few.convert("P", palette=Image.Palette.ADAPTIVE, colors=GREYS).save(
        stored, "PNG", optimize=True
    )
    return stored.getvalue()


def drawn_with(pdfs: Iterable[Path]) -> str:
    """Name LibreOffice's version and the families of fonts, a line each."""
    release = _run("soffice", "--version").split()[1].split(".")
    rows = [row for pdf in pdfs for row in _run("pdffonts", pdf).splitlines()[2:]]
    families = {row.split()[0].rpartition("+")[2].partition("-")[0] for row in rows}
    return "\n".join([f"LibreOffice {'.'.join(release[:2])}", *sorted(families), ""])


def _run(program: str, *arguments: str | Path) -> str:
    found = shutil.which(program)
    if found is None:
        raise MissingProgramError(program)
    folder = next((each.parent for each in arguments if isinstance(each, Path)), None)
    done = subprocess.run(  # noqa: S603  (programs named here)
        [found, *map(str, arguments)],
        cwd=folder,
        capture_output=True,
        check=True,
        timeout=LONGEST,
        encoding="utf-8",
    )
    return done.stdout
