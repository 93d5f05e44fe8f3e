"""Where the single-file program begins; ``plangen.spec`` builds it of this."""

from __future__ import annotations

import multiprocessing
import os

from plangen.cli import start

LIBRARIES = "LD_LIBRARY_PATH"


def leave_other_programs_alone() -> None:
    """Give LibreOffice and browsers the system's libraries, not those packed in here."""
    own = os.environ.pop(f"{LIBRARIES}_ORIG", None)
    if own is None:
        os.environ.pop(LIBRARIES, None)
    else:
        os.environ[LIBRARIES] = own


# A worker process begins here as well; freeze_support sets it to its work.
if __name__ == "__main__":
    multiprocessing.freeze_support()
    leave_other_programs_alone()
    start()
