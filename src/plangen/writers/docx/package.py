"""The .docx package: fixed times, and a digest by which plangen knows its own work again.

The digest stands in a custom property. If the file on disk no longer matches it, somebody has
edited the document, and it is not overwritten unasked.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from typing import TYPE_CHECKING

from plangen.source.archives import BROKEN, Oversized, members_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FIXED_TIME = (2000, 1, 1, 0, 0, 0)
PROPERTY_PART = "docProps/custom.xml"
PROPERTY_RELATION_ID = "rIdDigest"
PROPERTY_NAME = "plangen-digest"
CONTENT_TYPES = "[Content_Types].xml"
ROOT_RELATIONS = "_rels/.rels"
PROPERTY_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
PROPERTY_RELATION = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
)
PROPERTY_XML = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    '<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="{name}">'
    "<vt:lpwstr>{digest}</vt:lpwstr></property></Properties>"
)


def pack(files: Mapping[str, bytes]) -> bytes:
    """Zip the files of a package with the digest of them all."""
    text = PROPERTY_XML.format(name=PROPERTY_NAME, digest=_digest(files.items()))
    return zipped({**files, PROPERTY_PART: text.encode()})


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Zip parts in their order, with nothing of the clock or the machine in it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, FIXED_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, content)
    return buffer.getvalue()


def is_as_written(data: bytes) -> bool:
    """Whether a .docx is exactly what plangen wrote."""
    try:
        parts = members_of(data)
    except (Oversized, *BROKEN):
        return False
    stated = parts.pop(PROPERTY_PART, b"")
    return _digest(parts.items()).encode() in stated


def _digest(parts: Iterable[tuple[str, bytes]]) -> str:
    total = hashlib.sha256()
    for name, content in sorted(parts):
        total.update(f"{name}\0{len(content)}\0".encode())
        total.update(content)
    return total.hexdigest()
