"""Addresses of pages, letters and files: text in which no punctuation is at fault."""

from __future__ import annotations

from plangen.language.patterns import lazy

LINK = lazy(
    r"(?:https?://|www\.)[A-Za-z0-9./?=&%#_:;,!@~+()-]*[A-Za-z0-9/]"
    r"|[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
    r"|[^\s，。；：、“”（）()《》]{1,40}\.(?:docx?|xlsx?|pptx?|wps|pdf|txt|jpe?g|png|mp[34])(?![A-Za-z])"
)
SIGNS = ("://", "www.", "@", ".doc", ".xls", ".ppt", ".wps", ".pdf", ".txt", ".jp", ".png", ".mp")
BLANK = "\ue000"


def without_links(text: str) -> str:
    """Blank out addresses and names of files; everything else keeps its place."""
    if not any(sign in text for sign in SIGNS):
        return text
    return LINK.sub(lambda found: BLANK * len(found[0]), text)
