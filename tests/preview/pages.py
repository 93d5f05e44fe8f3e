"""A small writer of pages, and a preview of a dossier with all its parts running."""

from __future__ import annotations

import html
import http.client
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Event, Thread
from typing import TYPE_CHECKING

from plangen.document.numbering import number_blocks
from plangen.document.tree import Chart, Heading, Paragraph, Table, plain
from plangen.pipeline.documents import make_document
from plangen.pipeline.dossiers import load
from plangen.pipeline.watching import Files, Watch
from plangen.preview.server import HOST, PreviewServer
from plangen.preview.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from plangen.document.tree import Document
    from plangen.writers.styles import Style

PATIENCE = 20.0


def write_page(document: Document, style: Style) -> bytes:
    """Write the title, the numbered headings, the paragraphs, and a sign for each table."""
    parts = [f"<h1>{html.escape(document.title)}</h1>", f"<i>{html.escape(style.name)}</i>"]
    for numbered in number_blocks(document.blocks):
        block = numbered.block
        if isinstance(block, Heading):
            parts.append(f"<h2>{numbered.mark}{html.escape(plain(block.line))}</h2>")
        elif isinstance(block, Paragraph):
            parts.append(f"<p>{html.escape(plain(block.line))}</p>")
        elif isinstance(block, Table):
            parts.append("<table></table>")
        elif isinstance(block, Chart):
            parts.append("<svg></svg>")
    return f"<!DOCTYPE html>\n<html><body>{''.join(parts)}</body></html>\n".encode()


@dataclass(frozen=True)
class Answer:
    """What came back for one request."""

    status: int
    headers: dict[str, str]
    body: str


@dataclass(frozen=True)
class Asking:
    """Requests to a preview; places are those below its token unless they start with a slash."""

    server: PreviewServer

    @property
    def root(self) -> str:
        """Path of the page."""
        return f"/{self.server.token}/"

    def __call__(
        self,
        place: str = "",
        method: str = "GET",
        hosts: tuple[str, ...] | None = None,
        body: bytes = b"",
    ) -> Answer:
        """Send one request, with the Host headers given instead of the right one."""
        path = place if place.startswith("/") else self.root + place
        if hosts is None:
            hosts = (f"{HOST}:{self.server.server_port}",)
        line = http.client.HTTPConnection(HOST, self.server.server_port, timeout=PATIENCE)
        try:
            line.putrequest(method, path, skip_host=True)
            for host in hosts:
                line.putheader("Host", host)
            line.putheader("Content-Length", str(len(body)))
            line.endheaders(body)
            got = line.getresponse()
            return Answer(got.status, dict(got.headers), got.read().decode())
        finally:
            line.close()

    @contextmanager
    def events(self) -> Iterator[Iterator[int]]:
        """Listen to the versions that the preview tells."""
        line = http.client.HTTPConnection(HOST, self.server.server_port, timeout=PATIENCE)
        try:
            line.request("GET", f"{self.root}events")
            got = line.getresponse()
            assert got.status == 200
            assert got.headers["Content-Type"] == "text/event-stream; charset=utf-8"
            yield (
                int(told.removeprefix(b"data: "))
                for told in iter(got.readline, b"")
                if told.startswith(b"data: ")
            )
        finally:
            line.close()


@contextmanager
def previewing(dossier: Path) -> Iterator[Asking]:
    """Run a preview of a dossier as the command does, but with its watch in a thread."""
    session = Session(lambda: make_document(load(dossier)), write_page)
    stop = Event()
    watch = Watch(Files([dossier]))
    session.remake()

    def follow() -> None:
        for _ in watch.changes(stop):
            session.remake()

    thread = Thread(target=follow)
    server = PreviewServer(session)
    with server.running():
        thread.start()
        try:
            yield Asking(server)
        finally:
            stop.set()
            thread.join()
