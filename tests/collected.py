"""Every .docx that the tests make, and what the Open XML SDK's validator says of it.

Each document passes through ``plangen.writers.docx.package.pack``, which is wrapped before any test
module is imported, so that it does not matter who imports it by name. Documents of other processes
are found as files when the tests are over.

Documents that differ in nothing but the text of their runs are one to the validator, since any
text is allowed there; so the first of them stands for all. Validating goes on beside the tests, in
processes of its own.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import zipfile
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

# By name: tests may put something else in their modules' places while threads go on here.
from subprocess import PIPE, Popen
from tempfile import TemporaryDirectory, gettempdir
from typing import TYPE_CHECKING

from lxml import etree

from plangen.writers.docx import package

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

OFFICES = ("Office2019", "Microsoft365")
SIDE_BY_SIDE = 2
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Where anything may be written: text of a run, the title and author, the digest.
FREE_TEXT = (f"{WORD}t",)
FREE_PARTS = ("docProps/core.xml", "docProps/custom.xml")


@dataclass(frozen=True, slots=True)
class Sample:
    """A document that stands for all of its structure, and the test that made it first."""

    data: bytes
    origin: str


class Collected:
    """The documents made so far; ``listen`` has every new one taken."""

    def __init__(self) -> None:
        self.distinct: set[str] = set()
        self.samples: dict[str, Sample] = {}
        self._validator: Path | None = None
        self._environment = dict(os.environ)
        self._place = gettempdir()
        self._pool = ThreadPoolExecutor(SIDE_BY_SIDE)
        self._found: list[Future[list[str]]] = []

    def listen(self) -> None:
        """Take every document that plangen packs in this process from now on."""
        pack = package.pack

        def packed(files: Mapping[str, bytes]) -> bytes:
            made = pack(files)
            self.take(made)
            return made

        vars(package)["pack"] = packed

    def take(self, data: bytes, origin: str = "") -> None:
        """Take a document, and have it validated if its structure is new."""
        name = hashlib.sha256(data).hexdigest()
        if name in self.distinct:
            return
        self.distinct.add(name)
        structure = structure_of(data)
        if structure not in self.samples:
            made_by = origin or os.environ.get("PYTEST_CURRENT_TEST", "before the tests")
            sample = self.samples[structure] = Sample(data, made_by)
            self._submit(sample)

    def begin(self, validator: Path) -> None:
        """Validate what is there, and from now on whatever comes, beside the tests."""
        self._validator = validator
        for sample in tuple(self.samples.values()):
            self._submit(sample)

    def complaints(self) -> list[str]:
        """Wait for the validator, and return what it found, each with the maker of the document."""
        return [told for future in self._found for told in future.result()]

    def end(self) -> None:
        """Leave what has not been validated."""
        self._pool.shutdown(cancel_futures=True)

    def _submit(self, sample: Sample) -> None:
        if self._validator is not None:
            self._found.append(self._pool.submit(self._complaints, self._validator, sample))

    def _complaints(self, validator: Path, sample: Sample) -> list[str]:
        with TemporaryDirectory(prefix="validated-", dir=self._place) as folder:
            path = Path(folder) / "made.docx"
            path.write_bytes(sample.data)
            return [
                f"{sample.origin}: {office}: {error}"
                for office in OFFICES
                for error in errors_in(path, office, validator, self._environment)
            ]


def errors_in(
    path: Path, office: str, validator: Path, environment: dict[str, str] | None = None
) -> list[str]:
    """Return what the validator finds in one file, for one version of Office."""
    process = Popen(
        [str(validator), str(path), office],
        stdout=PIPE,
        stderr=PIPE,
        cwd=path.parent,
        env=environment,
    )
    out, err = process.communicate(timeout=120)
    if process.returncode != 0:
        raise RuntimeError(f"the validator stopped: {(err or out).decode(errors='replace')}")
    said = json.loads(out)
    told = [f"{e['path']} {e['xPath']}: {e['description']}" for e in said["errors"]]
    return told or ([] if said["ok"] else ["not valid, for a reason that it does not tell"])


def structure_of(data: bytes) -> str:
    """Digest of all that the validator looks at: the parts without free text."""
    total = hashlib.sha256()
    for name, content in _parts(data):
        total.update(f"{name}\0{len(content)}\0".encode())
        total.update(content)
    return total.hexdigest()


def _parts(data: bytes) -> Iterator[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except zipfile.BadZipFile:
        parts = {"": data}
    for name, content in sorted(parts.items()):
        yield name, b"" if name in FREE_PARTS else _without_text(content)


def _without_text(content: bytes) -> bytes:
    try:
        root = etree.fromstring(content)
    except etree.XMLSyntaxError:
        return content
    for element in root.iter(*FREE_TEXT):
        element.text = None
    return bytes(etree.tostring(root))
