"""Characters that no document may hold."""

from __future__ import annotations

import re

from plangen.language.patterns import lazy

# XML 1.0, 2.2: these are no characters of XML, all others are.
_NO_CHARACTERS = r"\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
NOT_XML = lazy(f"[{_NO_CHARACTERS}]")
# What cannot stand as it is between two tags.
NOT_TEXT = lazy(f"[&<>\r{_NO_CHARACTERS}]")


def one_line(text: str) -> str:
    """Return a text without breaks and without what is no character of XML."""
    return re.sub("[\t\n\r]+", " ", NOT_XML.sub("", text))
