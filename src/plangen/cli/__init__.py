"""The command line: arguments in, messages out, no logic."""

from __future__ import annotations

import atexit
import gc
import os
import sys

from plangen.cli.names_of_files import start_again_in_utf8


def start() -> None:
    """Run the command line as a process of its own, which ends with it.

    Python would look through all that a run has made for garbage and then take it apart, piece by
    piece, for a tenth of the time of the run; the system frees it at once.
    """
    status: object = 1

    def end() -> None:
        for stream in filter(None, (sys.stdout, sys.stderr)):
            stream.flush()
        os._exit(status if isinstance(status, int) else 1)

    # Registered before anything else is, so called when all others have cleaned up.
    atexit.register(end)
    try:
        main()
    except SystemExit as left:
        status = left.code
        raise


def main() -> None:
    """Run the command line.

    Raises:
        SystemExit: with the status of the run, at its end.

    """
    start_again_in_utf8()
    # Nearly all that a run makes stays until its end: to look for garbage as often as Python does
    # takes a tenth of it. Hardly one document makes as much as this.
    gc.set_threshold(200_000)
    # pydantic would look through all that is installed for plugins, of which plangen has none.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # What is loaded stays as well, so loading begins only now.
    from plangen.cli.chinese import run
    from plangen.cli.commands import app

    run(app)
