"""Chromium as tests drive it: without a window, a network or anything of the user's."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from selenium.webdriver import Chrome, ChromeOptions, ChromeService

from tools import require

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SWITCHES = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1300,900",
    # Whatever is not on this computer is not found.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


@contextmanager
def chromium(profile: Path) -> Iterator[Chrome]:
    """Start Chromium with a profile of its own, until it is no longer needed."""
    options = ChromeOptions()
    options.binary_location = require("chromium")
    for switch in (*SWITCHES, f"--user-data-dir={profile}"):
        options.add_argument(switch)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    chrome = Chrome(options, ChromeService(executable_path=require("chromedriver")))
    try:
        yield chrome
    finally:
        chrome.quit()


def complaints(page: Chrome) -> list[str]:
    """Return what the browser complains of: a policy that forbids too much, a script that fails."""
    told = page.get_log("browser")  # type: ignore[no-untyped-call]
    return [str(entry["message"]) for entry in told if "favicon.ico" not in entry["message"]]
