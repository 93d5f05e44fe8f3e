"""The preview over HTTP: for this computer, for whoever was given the address, and nobody else.

A dossier names children. So the server answers on the loopback address alone; a page of another
site that has its own name lead here (DNS rebinding) is told by its Host and refused; a program that
scans ports does not know the token; nothing is stored by the browser, and nothing is logged.
"""

from __future__ import annotations

import hmac
import os
import secrets
import socket
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from threading import Thread
from typing import TYPE_CHECKING, Any

from plangen.preview.page import page_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from plangen.preview.session import Session

HOST = "127.0.0.1"
NAMES = (HOST, "localhost")
ALLOWED = "GET, HEAD"
# Seconds: between two signs of life on a line of events, and until a silent line is cut.
BEAT = 10.0
SILENCE = 30
LONGEST_BODY = 1 << 16
EVENTS_PLACE = "events"
HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
NOTHING_ALLOWED = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
PAGE_POLICY = (
    f"{NOTHING_ALLOWED}; style-src 'unsafe-inline'; img-src data:; connect-src 'self'; "
    "script-src 'nonce-{nonce}'"
)
TEXT = "text/plain; charset=utf-8"
PAGE = "text/html; charset=utf-8"
EVENTS = "text/event-stream; charset=utf-8"
REFUSALS = {
    HTTPStatus.FORBIDDEN: "预览只给这台电脑看，请用 plangen 给出的地址。\n",
    HTTPStatus.NOT_FOUND: "没有这一页，请用 plangen 给出的完整地址。\n",
    HTTPStatus.METHOD_NOT_ALLOWED: "预览只能看。\n",
    HTTPStatus.BAD_REQUEST: "看不懂这个请求。\n",
}


class PreviewServer(ThreadingHTTPServer):
    """Serves a session at an address with a token of its own.

    Port 0 takes one that is free.

    Raises:
        OSError: the port cannot be had.

    """

    # On Windows, a port that may be reused can be taken over by another program.
    allow_reuse_address = os.name != "nt"
    allow_reuse_port = False
    daemon_threads = True
    block_on_close = False

    def __init__(self, session: Session, port: int = 0) -> None:
        self.session = session
        self.token = secrets.token_urlsafe(32)
        super().__init__((HOST, port), _Handler)

    def server_bind(self) -> None:
        """Bind without asking the network for the name of this computer."""
        exclusive = getattr(socket, "SO_EXCLUSIVEADDRUSE", None)
        if exclusive is not None:
            self.socket.setsockopt(socket.SOL_SOCKET, exclusive, 1)
        TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, self.server_address[1]

    @property
    def url(self) -> str:
        """The address of the page."""
        return f"http://{HOST}:{self.server_port}/{self.token}/"

    @contextmanager
    def running(self) -> Iterator[None]:
        """Answer requests in other threads until the block is left."""
        thread = Thread(target=self.serve_forever, args=(0.1,), daemon=True)
        thread.start()
        try:
            yield
        finally:
            self.session.close()
            self.shutdown()
            self.server_close()
            thread.join()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a line that broke: the browser has gone elsewhere."""


class _Handler(BaseHTTPRequestHandler):
    server: PreviewServer
    timeout = SILENCE

    def do_GET(self) -> None:
        """Answer with the page or the line of events."""
        root = f"/{self.server.token}/"
        path = self.path.partition("?")[0]
        given, place = path[: len(root)], path[len(root) :]
        if not self._is_for_us():
            self._refuse(HTTPStatus.FORBIDDEN)
        elif not hmac.compare_digest(given.encode(), root.encode()):
            self._refuse(HTTPStatus.NOT_FOUND)
        elif place == "":
            self._page()
        elif place == EVENTS_PLACE:
            self._events()
        else:
            self._refuse(HTTPStatus.NOT_FOUND)

    do_HEAD = do_GET  # noqa: N815

    def __getattr__(self, name: str) -> Callable[[], None]:
        """Answer every other method that http.server looks for, whatever its name."""
        if name.startswith("do_"):
            return self._refuse_method
        raise AttributeError(name)

    def _is_for_us(self) -> bool:
        """Whether the request names this server, and not a site that was led here."""
        known = {f"{name}:{self.server.server_port}" for name in NAMES}
        hosts = self.headers.get_all("Host", [])
        return len(hosts) == 1 and hosts[0].strip().lower() in known

    def _page(self) -> None:
        nonce = secrets.token_urlsafe(16)
        body = page_of(self.server.session.shown, nonce)
        self._begin(HTTPStatus.OK, PAGE, PAGE_POLICY.format(nonce=nonce), length=len(body))
        self._write(body)

    def _events(self) -> None:
        """Tell the version at once and whenever it changes, until either side goes away."""
        self._begin(HTTPStatus.OK, EVENTS)
        session, seen = self.server.session, -1
        while self.command != "HEAD" and not session.closed:
            version = session.wait(seen, BEAT)
            self._write(b": \n\n" if version == seen else f"data: {version}\n\n".encode())
            seen = version

    def _refuse_method(self) -> None:
        """Refuse a method; what was sent is read first, lest the answer get lost."""
        length = self.headers.get("Content-Length", "")
        if length.isascii() and length.isdigit():
            self.rfile.read(min(int(length), LONGEST_BODY))
        if self._is_for_us():
            self._refuse(HTTPStatus.METHOD_NOT_ALLOWED)
        else:
            self._refuse(HTTPStatus.FORBIDDEN)

    def _refuse(self, status: HTTPStatus) -> None:
        body = REFUSALS.get(status, REFUSALS[HTTPStatus.BAD_REQUEST]).encode()
        self._begin(status, TEXT, length=len(body))
        self._write(body)

    def _begin(
        self,
        status: HTTPStatus,
        kind: str,
        policy: str = NOTHING_ALLOWED,
        length: int | None = None,
    ) -> None:
        self.send_response(status)
        own = {"Content-Type": kind, "Content-Security-Policy": policy, "Connection": "close"}
        if status is HTTPStatus.METHOD_NOT_ALLOWED:
            own["Allow"] = ALLOWED
        if length is not None:
            own["Content-Length"] = str(length)
        for name, value in {**HEADERS, **own}.items():
            self.send_header(name, value)
        self.end_headers()

    def _write(self, data: bytes) -> None:
        if self.command != "HEAD":
            self.wfile.write(data)
            self.wfile.flush()

    def send_error(self, code: int, *_english: Any, **_more: Any) -> None:
        """Answer a request that http.server itself cannot read, without its page in English."""
        self._refuse(HTTPStatus(code))

    def version_string(self) -> str:
        """Tell nobody which Python runs here."""
        return "plangen"

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Log nothing: addresses hold the token."""
