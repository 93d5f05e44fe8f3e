"""The bytecode of packaged templates, which jinja2 takes long to make."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import jinja2
from jinja2 import BytecodeCache

from plangen import __version__, kept
from plangen.compose import compiling

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2.bccache import Bucket


class Bytecode(BytecodeCache):
    """Keeps the bytecode of each template that has a file, for this text and these versions.

    ``file_of`` tells the file of a template by its name; one without is never kept.
    """

    def __init__(self, file_of: Callable[[str], Path | None]) -> None:
        self._file_of = file_of

    def get_cache_key(self, name: str, filename: str | None = None) -> str:  # noqa: ARG002
        """Name a template by its file."""
        path = self._file_of(name)
        return str(path) if path else ""

    def get_source_checksum(self, source: str) -> str:
        """Name all that the bytecode is made of, the compiler too."""
        versions = f"{jinja2.__version__} {__version__} {_state(Path(compiling.__file__))}"
        return f"{super().get_source_checksum(source)} {versions}"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Load what was kept, if anything."""
        found = kept.load(Path(bucket.key), bucket.checksum) if bucket.key else None
        if found is not None:
            bucket.bytecode_from_string(found)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was made."""
        if bucket.key:
            kept.save(Path(bucket.key), bucket.checksum, bucket.bytecode_to_string)


def _state(module: Path) -> str:
    """Tell one state of a module from the next; in the single-file program it has no file."""
    try:
        found = module.stat()
    except OSError:
        return "packed"
    return f"{found.st_size} {found.st_mtime_ns}"
