"""What is in a zip file, such as an Office document, if it can be held in memory.

A small file may unpack to gigabytes, and what it states of its sizes may be wrong: zipfile takes
it at its word and unpacks whatever is there in one go. So what is stated is looked at first,
and then no more than that is unpacked, piece by piece.
"""

from __future__ import annotations

import io
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
        xml = sum(each.file_size for each in members if each.filename.lower().endswith(XML))
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
