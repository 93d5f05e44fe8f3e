"""Programs that some tests need besides Python."""

from __future__ import annotations

import os
import shutil

import pytest


def require(program: str) -> str:
    """Return the path of a program; without it, the test is skipped.

    Where PLANGEN_REQUIRE_TOOLS is 1, as in CI, it fails instead.
    """
    found = shutil.which(program)
    if found is not None:
        return found
    reason = f"{program} is not installed"
    if os.environ.get("PLANGEN_REQUIRE_TOOLS") == "1":
        pytest.fail(reason)
    pytest.skip(reason)
