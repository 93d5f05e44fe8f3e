"""What is in a zip file, such as an Office document, if it can be held in memory.

A small file may unpack to gigabytes, and what it states of its sizes may be wrong: zipfile takes
it at its word and unpacks whatever is there in one go. So what is stated is looked at first,
and then no more than that is unpacked, piece by piece.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from functools import partial
from typing import TYPE_CHECKING

from plangen.source.files import MEGABYTE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

# XML is read into a tree of some ten times its size.
MOST_XML = 20 * MEGABYTE
MOST_UNPACKED = 50 * MEGABYTE
MOST_MEMBERS = 5_000
XML = (".xml", ".rels", ".vml")
# Where entities are declared, which may name files or unfold without end. Office writes none.
DOCTYPES = tuple("<!DOCTYPE".encode(name) for name in ("ascii", "utf-16-le", "utf-16-be"))
# What leads out of the folder into which somebody may unpack: C:, \\ and .. of Windows too.
OUT_OF_PLACE = re.compile(r"(?:^|/)\.\.(?:/|$)|^/|[\\:\0]")
PIECE = 64 * 1024
# The others have no way of unpacking piece by piece.
KNOWN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# What zipfile raises of broken files; of encrypted ones it is a RuntimeError.
BROKEN = (zipfile.BadZipFile, zlib.error, OSError, RuntimeError, EOFError, ValueError)


class Oversized(Exception):  # noqa: N818  (a size, not a mistake)
    """A zip file that holds more than any document of a school."""


def names_in(data: bytes) -> list[str]:
    """Return the names of the members of a zip file.

    Raises:
        one of BROKEN: it is no zip file.

    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.namelist()


def is_in_place(name: str) -> bool:
    """Whether the name of a member stays within the archive, wherever that is unpacked."""
    return OUT_OF_PLACE.search(name) is None


def is_xml(name: str) -> bool:
    """Whether a member is XML, by its name."""
    return name.lower().endswith(XML)


def has_doctype(content: bytes) -> bool:
    """Whether XML has the declaration that may hold entities."""
    return any(sign in content for sign in DOCTYPES)


def members_of(
    data: bytes,
    *,
    wanted: Callable[[str], bool] = lambda _: True,
    most: int = MOST_UNPACKED,
) -> dict[str, bytes]:
    """Return the members of a zip file by name, those of which the name is wanted.

    Raises:
        Oversized: there are too many, or they come to more than ``most`` bytes.
        one of BROKEN: it is no zip file, or not a good one.

    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = [each for each in archive.infolist() if wanted(each.filename)]
        whole = sum(each.file_size for each in members)
        xml = sum(each.file_size for each in members if is_xml(each.filename))
        if len(members) > MOST_MEMBERS or whole > most or xml > MOST_XML:
            raise Oversized
        if any(each.compress_type not in KNOWN for each in members):
            raise zipfile.BadZipFile
        return {each.filename: _unpacked(archive, each) for each in members}


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    with archive.open(member) as file:
        return b"".join(iter(partial(file.read, PIECE), b""))


def stored(members: Mapping[str, bytes]) -> bytes:
    """Return a zip file that unpacks to what it says and no more, for a library to read."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()
