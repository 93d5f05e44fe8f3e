"""LibreOffice and poppler, as tests use them: documents to PDF, and what is on its pages."""

from __future__ import annotations

import subprocess
import tempfile
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from tools import require

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST = 300
Name = TypeVar("Name")


def to_pdf(documents: Mapping[Name, bytes], folder: Path) -> dict[Name, Path]:
    """Convert .docx files by name in one run of LibreOffice, with a profile that is thrown away."""
    office = require("soffice")
    paths = {name: folder / f"{place}.docx" for place, name in enumerate(documents)}
    for name, path in paths.items():
        path.write_bytes(documents[name])
    with tempfile.TemporaryDirectory(prefix="plangen-office-") as profile:
        done = subprocess.run(
            [
                office,
                f"-env:UserInstallation={Path(profile).as_uri()}",
                "--headless",
                "--norestore",
                "--convert-to",
                "pdf",
                "--outdir",
                str(folder),
                *map(str, paths.values()),
            ],
            capture_output=True,
            check=False,
            timeout=LONGEST,
        )
    made = {name: path.with_suffix(".pdf") for name, path in paths.items()}
    lost = [name for name, path in made.items() if not path.exists()]
    assert not lost, f"{lost}: {done.stdout.decode()}{done.stderr.decode()}"
    return made


def page_texts(pdf: Path) -> list[str]:
    """Return the text of each page, without white space, in the order in which it was set.

    That order (``-raw``) keeps the lines of a cell together; by place on the page (``-layout``),
    those of neighbouring cells would run into each other.
    """
    text = run("pdftotext", "-raw", "-enc", "UTF-8", str(pdf), "-")
    pages = text.split("\f")
    assert not pages[-1].strip()
    return [bare(page) for page in pages[:-1]]


def bare(text: str) -> str:
    """Return a text without white space, each character in its usual form."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def run(program: str, *arguments: str) -> str:
    """Run a program of poppler's and return what it prints."""
    done = subprocess.run([require(program), *arguments], capture_output=True, check=True)
    return done.stdout.decode()
