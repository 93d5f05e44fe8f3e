"""Who is answered, with what, and how the page follows the dossier: over real HTTP."""

from __future__ import annotations

import re
import socket
from typing import TYPE_CHECKING

import pytest

from plangen.preview.server import HOST, PreviewServer
from plangen.preview.session import Session
from saving import save_as_editors_do

from .pages import PATIENCE, previewing, write_page

if TYPE_CHECKING:
    from pathlib import Path

    from plangen.pipeline.documents import Made

    from .pages import Asking

TITLE = "四年级（1）班数学学困生转化计划"
METHODS = ("POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW")


def never_made() -> Made:
    raise AssertionError("nothing asks for a document")


# Who is answered.


def test_the_address_leads_to_the_document(ask: Asking) -> None:
    answer = ask()
    assert answer.status == 200
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert f"<h1>{TITLE}</h1>" in answer.body
    assert ask.server.url == f"http://127.0.0.1:{ask.server.server_port}{ask.root}"


def test_the_name_of_this_computer_is_as_good_as_its_number(ask: Asking) -> None:
    assert ask(hosts=(f"localhost:{ask.server.server_port}",)).status == 200


def test_the_server_listens_on_this_computer_alone(ask: Asking) -> None:
    assert ask.server.socket.getsockname() == (HOST, ask.server.server_port)


@pytest.mark.parametrize(
    "place",
    [
        "/",
        "/events",
        "/favicon.ico",
        "/{other}/",
        "/{other}/events",
        "/{token}",
        "/{token}x/",
        "//",
    ],
)
def test_without_the_token_there_is_nothing(ask: Asking, place: str) -> None:
    token = ask.server.token
    other = token[:-1] + ("A" if token[-1] != "A" else "B")
    answer = ask(place.format(token=token, other=other))
    assert answer.status == 404
    assert "四年级" not in answer.body
    assert token not in answer.body


@pytest.mark.parametrize("place", ["other", "events/", "../", "档案.yaml".encode().hex()])
def test_with_the_token_there_is_only_the_page_and_its_events(ask: Asking, place: str) -> None:
    assert ask(place).status == 404


def test_the_token_is_long_and_new_each_time() -> None:
    tokens = set()
    for _ in range(3):
        with PreviewServer(Session(never_made, write_page)) as server:
            tokens.add(server.token)
    assert len(tokens) == 3
    assert all(len(token) >= 43 for token in tokens)


@pytest.mark.parametrize(
    "hosts",
    [
        (),
        ("evil.example",),
        ("evil.example:{port}",),
        ("127.0.0.1",),
        ("127.0.0.1:1",),
        ("127.0.0.1:{port}.evil.example",),
        ("0.0.0.0:{port}",),
        ("127.0.0.1:{port}", "evil.example"),
    ],
    ids=str,
)
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
def test_whoever_asks_for_another_host_is_refused(
    ask: Asking, hosts: tuple[str, ...], method: str
) -> None:
    port = ask.server.server_port
    for place in ("", "events"):
        answer = ask(place, method, hosts=tuple(host.format(port=port) for host in hosts))
        assert answer.status == 403
        assert "四年级" not in answer.body


@pytest.mark.parametrize("method", METHODS)
def test_a_preview_can_only_be_looked_at(ask: Asking, method: str) -> None:
    answer = ask(method=method, body=b"a=b" * 1000)
    assert answer.status == 405
    assert answer.headers["Allow"] == "GET, HEAD"
    assert "四年级" not in answer.body


def test_head_is_answered_without_the_page(ask: Asking) -> None:
    answer = ask(method="HEAD")
    assert (answer.status, answer.body) == (200, "")
    assert int(answer.headers["Content-Length"]) == len(ask().body.encode())
    assert ask("events", "HEAD").body == ""


def raw(ask: Asking, request: bytes) -> bytes:
    with socket.create_connection((HOST, ask.server.server_port), timeout=PATIENCE) as line:
        line.sendall(request)
        return b"".join(iter(lambda: line.recv(4096), b""))


@pytest.mark.parametrize(
    "request_line", [b"GET\r\n\r\n", b"GET / HTTP/9\r\n\r\n", b"\xff \r\n\r\n"]
)
def test_a_request_that_is_none_is_told_nothing(ask: Asking, request_line: bytes) -> None:
    answer = raw(ask, request_line).decode()
    assert "Python" not in answer
    assert "<" not in answer


# What is said beside the page.


@pytest.mark.parametrize(
    ("place", "method"),
    [("", "GET"), ("", "HEAD"), ("events", "HEAD"), ("other", "GET"), ("", "POST"), ("/", "GET")],
)
def test_every_answer_keeps_to_itself(ask: Asking, place: str, method: str) -> None:
    headers = ask(place, method).headers
    assert headers["Cache-Control"] == "no-store"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Security-Policy"].startswith("default-src 'none'; ")
    assert headers["Server"] == "plangen"
    assert not [name for name in headers if name.lower().startswith("access-control-")]


def test_only_the_script_of_the_preview_may_run(ask: Asking) -> None:
    nonces = set()
    for _ in range(2):
        answer = ask()
        policy = answer.headers["Content-Security-Policy"]
        (allowed,) = re.findall(r"script-src ([^;]*)", policy)
        (script,) = re.findall(r"<script[^>]*>", answer.body)
        (nonce,) = re.findall(r'nonce="([^"]+)"', script)
        assert allowed == f"'nonce-{nonce}'"
        assert "style-src 'unsafe-inline'; img-src data:; connect-src 'self'" in policy
        nonces.add(nonce)
    assert len(nonces) == 2


def test_nothing_is_logged(ask: Asking, capfd: pytest.CaptureFixture[str]) -> None:
    ask()
    ask("/")
    ask(method="POST")
    ask(hosts=("evil.example",))
    raw(ask, b"\xff\r\n\r\n")
    with ask.events() as versions:
        next(versions)
    assert capfd.readouterr() == ("", "")


# The page follows the dossier.


def test_a_save_is_told_and_shown(ask: Asking, dossier: Path) -> None:
    with ask.events() as versions:
        assert next(versions) == 1
        text = dossier.read_text(encoding="utf-8")
        dossier.write_text(text.replace("四年级（1）班", "四年级（7）班"), encoding="utf-8")
        assert next(versions) == 2
    assert "<h1>四年级（7）班数学学困生转化计划</h1>" in ask().body


def test_a_save_by_another_file_that_takes_the_name_is_seen(ask: Asking, dossier: Path) -> None:
    with ask.events() as versions:
        text = dossier.read_text(encoding="utf-8")
        for number in (1, 2, 3):
            assert next(versions) == number
            save_as_editors_do(dossier, text.replace("四年级（1）班", f"四年级（{number + 6}）班"))
        assert next(versions) == 4
    assert "四年级（9）班" in ask().body


def test_a_broken_save_is_told_above_the_last_good_document(ask: Asking, dossier: Path) -> None:
    text = dossier.read_text(encoding="utf-8")
    with ask.events() as versions:
        next(versions)
        dossier.write_text(text.replace("人数: 31", "人数：31 <b>"), encoding="utf-8")
        assert next(versions) == 2
        page = ask().body
        assert f"<h1>{TITLE}</h1>" in page
        assert 'id="plangen-problems"' in page
        assert f"{dossier}:15:5" in page
        assert "“人数”后面是中文冒号" in page
        assert "→ 改成：人数: 31 &lt;b&gt;" in page
        assert "<pre>人数：31 &lt;b&gt;</pre>" in page
        assert "<b>" not in page

        dossier.write_text(text, encoding="utf-8")
        assert next(versions) == 3
    page = ask().body
    assert f"<h1>{TITLE}</h1>" in page
    assert 'id="plangen-problems"' not in page


def test_a_dossier_that_is_broken_from_the_start_is_waited_for(
    dossier: Path, full_dossier: str
) -> None:
    dossier.write_text(full_dossier.replace("人数: 31", "人数: 30"), encoding="utf-8")
    with previewing(dossier) as ask, ask.events() as versions:
        assert next(versions) == 1
        page = ask().body
        assert "<h1>" not in page
        assert "人数写的是 30，男生 18（第 16 行）加女生 13（第 17 行）是 31" in page
        save_as_editors_do(dossier, full_dossier)
        assert next(versions) == 2
        assert f"<h1>{TITLE}</h1>" in ask().body


def test_a_dossier_that_is_gone_for_a_while_is_waited_for(ask: Asking, dossier: Path) -> None:
    text = dossier.read_text(encoding="utf-8")
    with ask.events() as versions:
        next(versions)
        dossier.unlink()
        assert next(versions) == 2
        assert "找不到这个文件" in ask().body
        assert TITLE in ask().body
        dossier.write_text(text, encoding="utf-8")
        assert next(versions) == 3
    assert "找不到这个文件" not in ask().body


# Begin and end.


def test_a_port_that_is_taken_cannot_be_had(ask: Asking) -> None:
    with pytest.raises(OSError, match="in use"):
        PreviewServer(Session(never_made, write_page), ask.server.server_port)


def test_the_end_of_the_preview_ends_the_events(dossier: Path) -> None:
    with previewing(dossier) as ask:
        pass
    with pytest.raises(ConnectionError):
        ask()


def test_whoever_listens_at_the_end_is_let_go() -> None:
    session = Session(never_made, write_page)
    server = PreviewServer(session)
    with server.running():
        line = socket.create_connection((HOST, server.server_port), timeout=PATIENCE)
        request = (
            f"GET /{server.token}/events HTTP/1.0\r\nHost: {HOST}:{server.server_port}\r\n\r\n"
        )
        line.sendall(request.encode())
        assert line.recv(4096).startswith(b"HTTP/1.0 200")
    with line:
        # At most the version and one sign of life were on their way.
        assert b"" in [line.recv(4096) for _ in range(3)]
