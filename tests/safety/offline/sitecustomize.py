# ruff: noqa: INP001  (Python looks for the file, not for a package)
"""Refuses every way out of this computer, and writes down who tried.

Python imports this at its start where the folder is on its path. Sockets of the system and of
this computer (127.0.0.1, ::1) are allowed: the preview needs them.
"""

from __future__ import annotations

import os
import sys
from typing import Any

HERE = {"127.0.0.1", "::1", "localhost", "", None}
TO_ADDRESS = {"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"}
TO_NAME = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}
TRIED = os.environ.get("PLANGEN_TRIED", "")


def _watch(event: str, given: tuple[Any, ...]) -> None:
    if event in TO_ADDRESS:
        address = given[1]
        host = address[0] if isinstance(address, tuple) else None
    elif event in TO_NAME:
        host = given[0]
    elif event in {"urllib.Request", "http.client.connect", "ftplib.connect", "smtplib.connect"}:
        host = given[0] if event == "urllib.Request" else given[1]
    else:
        return
    if host not in HERE:
        if TRIED:
            with open(TRIED, "a", encoding="utf-8") as file:  # noqa: PTH123
                file.write(f"{event} {host}\n")
        raise OSError(101, f"offline: {event} {host}")


sys.addaudithook(_watch)
