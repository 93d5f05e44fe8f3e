"""Zip files that are broken or unpack to gigabytes, byte by byte as no library writes them."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from functools import cache

MEGABYTE = 1024 * 1024
# The largest size that a zip file states without its 64-bit form.
MOST = 0xFFFF_FFF0
LOCAL = "<4s5H3I2H"
CENTRAL = "<4s6H3I5H2I"
END = "<4s4H2IH"


@cache
def _spaces(megabytes: int) -> bytes:
    """Return the deflated form of megabytes of spaces: a thousandth of what it unpacks to.

    The same compressed megabyte is repeated, so that gigabytes take a moment.
    """
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    once = packer.compress(b" " * MEGABYTE) + packer.flush(zlib.Z_FULL_FLUSH)
    return once * megabytes + packer.flush()


def bomb(
    names: tuple[str, ...],
    megabytes: int,
    *,
    said: int | None = None,
    way: int = zipfile.ZIP_DEFLATED,
) -> bytes:
    """Return a zip file whose members unpack to spaces without end.

    ``said`` is the size that it states for each, if that is not the true one, ``way`` how it says
    that they are packed.
    """
    packed = _spaces(megabytes)
    size = min(megabytes * MEGABYTE, MOST) if said is None else said
    whole, directory = io.BytesIO(), io.BytesIO()
    for name in names:
        raw = name.encode()
        start = whole.tell()
        facts = (20, 0x800, way, 0, 0)
        sizes = (0, len(packed), size)
        whole.write(struct.pack(LOCAL, b"PK\3\4", *facts, *sizes, len(raw), 0) + raw + packed)
        directory.write(
            struct.pack(CENTRAL, b"PK\1\2", 20, *facts, *sizes, len(raw), 0, 0, 0, 0, 0, start)
            + raw
        )
    entries = directory.getvalue()
    end = struct.pack(END, b"PK\5\6", 0, 0, len(names), len(names), len(entries), whole.tell(), 0)
    return whole.getvalue() + entries + end


def zipped(members: dict[str, bytes]) -> bytes:
    """Return a good zip file of these members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return buffer.getvalue()


def changed(data: bytes, members: dict[str, bytes | None]) -> bytes:
    """Return a zip file with other contents for some members; None takes a member out."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        kept = {info.filename: archive.read(info) for info in archive.infolist()}
    merged = {**kept, **members}
    return zipped({name: content for name, content in merged.items() if content is not None})


def flagged(data: bytes) -> bytes:
    """Return a zip file whose members say that they are encrypted."""
    broken = bytearray(data)
    for sign, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        at = broken.find(sign)
        while at >= 0:
            broken[at + offset] |= 1
            at = broken.find(sign, at + 4)
    return bytes(broken)
