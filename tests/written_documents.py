"""Documents as Markdown: made of a dossier or refused, and parted by their headings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from plangen.pipeline.documents import make_document
from plangen.pipeline.dossiers import load
from plangen.problems import ProblemsError
from plangen.writers.markdown import write_markdown

if TYPE_CHECKING:
    from pathlib import Path

    from plangen.problems import Problem


def markdown_of(dossier: Path, *, summary: bool = False) -> str:
    """Write the document of a dossier, or its summary."""
    return write_markdown(make_document(load(dossier), summary=summary).document).decode()


def refusals_of(dossier: Path, *, summary: bool = False) -> list[Problem]:
    """Return the problems for which there is no document."""
    with pytest.raises(ProblemsError) as caught:
        make_document(load(dossier), summary=summary)
    return list(caught.value.problems)


def of_part(text: str, title: str) -> str:
    """Return what stands below a heading, up to the next of its level or above."""
    found = re.search(rf"^(#+) [^\n]*{re.escape(title)}[^\n]*\n", text, re.MULTILINE)
    assert found is not None, title
    rest = text[found.end() :]
    end = re.search(rf"^#{{1,{len(found[1])}}} ", rest, re.MULTILINE)
    return rest[: end.start()] if end else rest


def headings(text: str, level: int) -> list[str]:
    """Return the headings of a level, without their numbers."""
    found = re.findall(rf"^#{{{level}}} (.+)$", text, re.MULTILINE)
    number = r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+\. )"
    return [re.sub(number, "", heading) for heading in found]
