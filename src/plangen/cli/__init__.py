"""The command line: arguments in, messages out, no logic."""

from __future__ import annotations

import atexit
import gc
import os

from plangen.cli.names_of_files import start_again_in_utf8


def main() -> None:
    """Run the command line."""
    start_again_in_utf8()
    # Nearly all that a run makes stays until its end: to look for garbage as often as Python does
    # takes a tenth of it. Hardly one document makes as much as this.
    gc.set_threshold(200_000)
    # At the end all goes with the process; to look through it for garbage takes another tenth.
    atexit.register(gc.freeze)
    # pydantic would look through all that is installed for plugins, of which plangen has none.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # What is loaded stays as well, so loading begins only now.
    from plangen.cli.chinese import run
    from plangen.cli.commands import app

    run(app)
