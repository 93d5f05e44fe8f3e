"""The seal: the digest in a file by which plangen knows its own work again.

If a file on disk does not match its seal, somebody has edited it, and it is not overwritten
unasked. A .docx carries the seal among its properties and gets it when it is packed
(``docx/package.py``); a file of text ends with it, in a line that a reader does not see:

- .md and .html: a comment.
- .pdf: a comment of PDF after the last ``%%EOF``, where readers look back for the end of the file.
- .txt: nothing in it goes unseen but white space, so its last line spells the first 128 bits of
  the digest, a space for 0 and a tab for 1. An editor that strips white space from the ends of
  lines takes the seal away, and the file counts as edited: rather asked once too often.
"""

from __future__ import annotations

import hashlib

COMMENT = "<!-- plangen {} -->"
TRAILERS = {"md": COMMENT, "html": COMMENT, "pdf": "%plangen {}"}
BITS = 128
BLANKS = str.maketrans("01", " \t")


def seal(data: bytes, form: str) -> bytes:
    """Return a file of text or a .pdf with its seal; a .docx gets its own when it is packed."""
    body = data.rstrip(b"\n")
    return body + b"\n" + _last_line(body, form) + b"\n"


def is_as_written(data: bytes, form: str) -> bool:
    """Whether a file is exactly what plangen wrote; one in a format without seal never is."""
    if form == "docx":
        from plangen.writers.docx.package import is_as_written as is_as_packed  # noqa: PLC0415

        return is_as_packed(data)
    if form not in {*TRAILERS, "txt"}:
        return False
    body, newline, last = data.removesuffix(b"\n").rpartition(b"\n")
    return data.endswith(b"\n") and newline != b"" and last == _last_line(body, form)


def _last_line(body: bytes, form: str) -> bytes:
    digest = hashlib.sha256(body)
    if form == "txt":
        bits = f"{int.from_bytes(digest.digest()):0256b}"
        return bits[:BITS].translate(BLANKS).encode()
    return TRAILERS[form].format(digest.hexdigest()).encode()
