"""Chinese names of files where Python was told that names have another encoding.

Templates, dossiers and documents have Chinese names. On Linux Python encodes names as the locale
says: in a locale without Chinese (LC_ALL=C with PYTHONUTF8=0) none of them could be opened, and in
one of GBK none would be found, since they lie on the disk in UTF-8. That is settled when Python
starts, so it is started again.
"""

from __future__ import annotations

import codecs
import os
import sys

UTF8_MODE = "PYTHONUTF8"
OUTPUT = "PYTHONIOENCODING"


def start_again_in_utf8() -> None:
    """Start the command again in Python's UTF-8 mode, unless names are in UTF-8 already.

    What is printed keeps the encoding of the terminal, if that has one for Chinese.
    """
    encoding = codecs.lookup(sys.getfilesystemencoding()).name
    if encoding == "utf-8" or os.environ.get(UTF8_MODE) == "1":
        return
    if os.name == "nt" or not sys.executable:
        return
    environment = {**os.environ, UTF8_MODE: "1"}
    if encoding != "ascii":
        environment.setdefault(OUTPUT, encoding)
    arguments = [sys.executable, *sys.orig_argv[1:]]
    os.execve(sys.executable, arguments, environment)  # noqa: S606  (Python, and no shell)
