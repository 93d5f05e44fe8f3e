"""LibreOffice, where it is installed: found, run without a window, and ended in time."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

NAMES = ("soffice", "libreoffice")
USUAL_PLACES = (
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
# What a document from elsewhere may not do: run its macros, fetch what it links to.
CAREFUL = """\
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop \
oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop \
oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""
SETTINGS = "user/registrymodifications.xcu"


def find_office() -> str | None:
    """Return the path of LibreOffice, if it is installed."""
    on_path = (shutil.which(name) for name in NAMES)
    usual = (place for place in USUAL_PLACES if Path(place).is_file())
    return next((found for found in (*on_path, *usual) if found), None)


def convert_by_office(
    office: str, source: Path, form: str, settings: Mapping[str, str], seconds: float
) -> int:
    """Convert a file to one of another form beside it; return the exit status.

    ``form`` is a suffix, and the filter with its options after a colon. The profile is a new one
    beside the file, so that a LibreOffice that is open does not matter.

    Raises:
        subprocess.TimeoutExpired: it took longer than ``seconds``.
        OSError: it cannot be started.

    """
    profile = source.with_name("profile")
    (profile / SETTINGS).parent.mkdir(parents=True, exist_ok=True)
    (profile / SETTINGS).write_text(CAREFUL, encoding="utf-8")
    command = [
        office,
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        form,
        "--outdir",
        str(source.parent),
        str(source),
    ]
    return run_program(command, settings, seconds)


def run_program(command: Sequence[str], settings: Mapping[str, str], seconds: float) -> int:
    """Run a program without a terminal; return its exit status.

    It never goes on alone: when time is up or plangen is interrupted, it and its children end.

    Raises:
        subprocess.TimeoutExpired: it took longer than ``seconds``.
        OSError: it cannot be started.

    """
    process = subprocess.Popen(  # noqa: S603  (no shell; all arguments are plangen's own)
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **settings},
        start_new_session=True,
    )
    try:
        return process.wait(seconds)
    finally:
        if process.returncode is None:
            _stop(process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End a process with its children: soffice is a script that starts the real program."""
    if on_windows():
        kill = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
        subprocess.run(kill, check=False, capture_output=True)  # noqa: S603
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def on_windows() -> bool:
    """Whether this is Windows."""
    return os.name == "nt"
