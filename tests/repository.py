"""The repository as git knows it."""

from __future__ import annotations

import subprocess
from functools import cache

from places import ROOT
from tools import cannot_prove, require


@cache
def tracked() -> frozenset[str]:
    """Return the paths of all files that the repository holds, or will with the next commit."""
    if not (ROOT / ".git").exists():
        cannot_prove("not a checkout, so nobody knows what belongs to it")
    listed = subprocess.run(
        [require("git"), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        encoding="utf-8",
    ).stdout
    return frozenset(name for name in listed.split("\0") if name and (ROOT / name).exists())
