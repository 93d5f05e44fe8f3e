"""The manual as a site: building it, and what its pages refer to."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from manual.places import ROOT

if TYPE_CHECKING:
    from pathlib import Path

# What a browser loads with a page, by tag and attribute; a link is loaded when it is clicked.
LOADED = {
    *(("script", "src"), ("img", "src"), ("iframe", "src"), ("source", "src"), ("video", "src")),
    *(("object", "data"), ("embed", "src"), ("link", "href"), ("use", "href")),
}
# Of ``link`` those that only name another page.
NAMES_ONLY = {"canonical", "next", "prev", "alternate", "author"}


def build(config: Path, target: Path) -> subprocess.CompletedProcess[str]:
    """Build the site with --strict."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(config), "-d", str(target)],
        cwd=ROOT,
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"},
    )


@dataclass
class Page(HTMLParser):
    """What a page has and refers to."""

    path: Path
    anchors: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)
    loaded: list[str] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        for name in {"id", "name"} & set(said):
            if name == "id" and said[name] in self.anchors:
                self.twice.append(said[name])
            if name == "id" or tag == "a":
                self.anchors.add(said[name])
        if tag == "a" and "href" in said:
            self.links.append(said["href"])
        self.loaded += [
            said[name]
            for name in said
            if (tag, name) in LOADED and said.get("rel") not in NAMES_ONLY
        ]


def pages(folder: Path) -> dict[Path, Page]:
    """Read all pages of a site."""
    return {path: Page(path) for path in sorted(folder.rglob("*.html"))}


def broken(site: dict[Path, Page]) -> list[str]:
    """Name every reference to a page, a file or an anchor of the site that is not there."""
    found = []
    for path, page in site.items():
        for reference in (*page.links, *page.loaded):
            parts = urlsplit(reference)
            if parts.scheme or parts.netloc or not reference or path.name == "404.html":
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            anchor = unquote(parts.fragment)
            lost = anchor and target in site and anchor not in site[target].anchors
            if lost or not target.is_file():
                found.append(f"{path.name}: {reference}")
    return found


def fetched(site: dict[Path, Page]) -> list[str]:
    """Name whatever a page loads from elsewhere."""
    return [
        f"{path.name}: {reference}"
        for path, page in site.items()
        for reference in page.loaded
        if urlsplit(reference).netloc or urlsplit(reference).scheme not in {"", "data"}
    ]
