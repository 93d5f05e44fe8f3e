"""Finished documents by suffix and by first bytes, and how large they may be."""

from __future__ import annotations

from plangen.source.files import MEGABYTE

WHAT = "文稿"
MOST_BYTES = 32 * MEGABYTE
MARKDOWN = {".md", ".markdown"}
PLAIN = {".txt", ".text"}
WORD = {".docx", ".docm", ".dotx"}
OFFICE = {".doc", ".wps", ".wpt", ".rtf", ".odt"}
READABLE = MARKDOWN | PLAIN | WORD | OFFICE
ZIP = b"PK\x03\x04"
OLD_OFFICE = b"\xd0\xcf\x11\xe0"
# An OpenDocument text is a zip file too, and says so at its beginning.
OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.text"
BEGINNING = 100
