"""What is in a zip file, such as an Office document, if it can be held in memory.

A small file may unpack to gigabytes, and what it states of its sizes may be wrong: zipfile takes
it at its word and unpacks whatever is there in one go. So what is stated is looked at first,
and then no more than that is unpacked, piece by piece.
"""

from __future__ import annotations

import io
import zipfile
from functools import partial

from plangen.source.files import MEGABYTE

# XML is read into a tree of some ten times its size.
MOST_XML = 20 * MEGABYTE
MOST_UNPACKED = 50 * MEGABYTE
MOST_MEMBERS = 5_000
XML = (".xml", ".rels", ".vml")
PIECE = 64 * 1024
# The others have no way of unpacking piece by piece.
KNOWN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class Oversized(Exception):  # noqa: N818  (a size, not a mistake)
    """A zip file that holds more than any document of a school."""


def members_of(data: bytes) -> dict[str, bytes]:
    """Return the members of a zip file by name.

    Raises:
        Oversized: there are too many, or they are too large.
        zipfile.BadZipFile: it is no zip file, or a broken one.
        RuntimeError, EOFError, OSError, zlib.error, ValueError: it is broken in some other way.

    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        every = archive.infolist()
        whole = sum(each.file_size for each in every)
        xml = sum(each.file_size for each in every if each.filename.lower().endswith(XML))
        if len(every) > MOST_MEMBERS or whole > MOST_UNPACKED or xml > MOST_XML:
            raise Oversized
        if any(each.compress_type not in KNOWN for each in every):
            raise zipfile.BadZipFile
        return {each.filename: _unpacked(archive, each) for each in every}


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    with archive.open(member) as file:
        return b"".join(iter(partial(file.read, PIECE), b""))
