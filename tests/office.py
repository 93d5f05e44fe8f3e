"""LibreOffice and poppler, as tests use them: documents converted, and what is on their pages."""

from __future__ import annotations

import subprocess
import tempfile
import time
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from tools import require

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LONGEST = 300
Name = TypeVar("Name")


def convert(paths: Sequence[Path], form: str, folder: Path) -> list[Path]:
    """Convert files into a folder in one run of LibreOffice, with a profile that is thrown away.

    ``form`` is the suffix of the new files, with the filter behind a colon where a suffix does not
    say it: ``doc:MS Word 97``.
    """
    office = require("soffice")
    with tempfile.TemporaryDirectory(prefix="plangen-office-") as profile:
        done = subprocess.run(
            [
                *(office, f"-env:UserInstallation={Path(profile).as_uri()}"),
                *("--headless", "--norestore", "--convert-to", form, "--outdir", str(folder)),
                *map(str, paths),
            ],
            capture_output=True,
            check=False,
            timeout=LONGEST,
        )
    suffix = form.partition(":")[0]
    made = [folder / f"{path.stem}.{suffix}" for path in paths]
    lost = [path.name for path in made if not path.exists()]
    assert not lost, f"{lost}: {done.stdout.decode()}{done.stderr.decode()}"
    return made


def to_pdf(documents: Mapping[Name, bytes], folder: Path) -> dict[Name, Path]:
    """Convert .docx files by name in one run."""
    paths = [folder / f"{place}.docx" for place in range(len(documents))]
    for path, data in zip(paths, documents.values(), strict=True):
        path.write_bytes(data)
    return dict(zip(documents, convert(paths, "pdf", folder), strict=True))


def ends(process: int) -> bool:
    """Whether a process ends within some seconds; one not yet asked for has ended."""
    stat = Path(f"/proc/{process}/stat")
    for _ in range(50):
        try:
            if stat.read_bytes().rpartition(b")")[2].split()[0] == b"Z":
                return True
        except (FileNotFoundError, ProcessLookupError):
            return True
        time.sleep(0.1)
    return False


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
