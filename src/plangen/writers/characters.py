"""Characters that no document may hold."""

from __future__ import annotations

import re

# XML 1.0, 2.2: everything else is not a character of XML.
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def one_line(text: str) -> str:
    """Return a text without breaks and without what is no character of XML."""
    return re.sub("[\t\n\r]+", " ", NOT_XML.sub("", text))
