"""Runs hostile cases one after the other, each in a process of its own that may be killed.

``python -m hostile.worker FOLDER PART PARTS`` runs every PARTS-th case from PART on in FOLDER, and
writes one line of JSON for each run. plangen is imported once; each run is a fork, so that time
and memory are those of the run and not of starting Python. A run is killed after ``CPU_SECONDS`` of
processor time, which a busy machine does not use up, or after ``WALL_SECONDS`` on the clock, which
end a wait for a pipe; both are bounds on hanging, no measure of speed. Address space is limited, so
that a run that wants gigabytes fails instead of stopping the machine.
"""

from __future__ import annotations

import gc
import io
import json
import os
import resource
import shutil
import signal
import sys
import traceback
import zipfile
from contextlib import redirect_stderr, redirect_stdout, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from hostile import every_case
from hostile.case import DOSSIER, GOOD
from places import EXAMPLES

if TYPE_CHECKING:
    from collections.abc import Callable

    from hostile.case import Case

CPU_SECONDS = 2.0
WALL_SECONDS = 30.0
ADDRESS_SPACE = 4 * 1024**3
# Of ru_maxrss, which Linux counts in kilobytes.
MEGABYTE = 1024
CRASHED = 70


@dataclass(frozen=True, slots=True)
class Run:
    """What one command did: how it ended, what it said, what it left in the folder, what it took.

    ``broken`` are the Word documents it left that are none.
    """

    case: str
    command: str
    status: int
    signal: str
    output: str
    written: list[str]
    broken: list[str]
    seconds: float
    megabytes: float


def in_a_fork(work: Callable[[], int]) -> tuple[int, resource.struct_rusage]:
    """Do something in a forked process; return how it ended and what it used."""
    pid = os.fork()
    if pid == 0:
        status = CRASHED
        try:
            status = work()
        except BaseException:  # noqa: BLE001  (told, and no way out of the fork)
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(status)
    _, ended, used = os.wait4(pid, 0)
    return ended, used


def command(arguments: tuple[str, ...], folder: Path, heard: Path) -> int:
    """Run a command as the console script does, its output in a file; return its exit status."""
    output = os.open(heard, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for number, stream in enumerate((nothing, output, output)):
        os.dup2(stream, number)
    os.chdir(folder)
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
    signal.setitimer(signal.ITIMER_PROF, CPU_SECONDS)
    signal.setitimer(signal.ITIMER_REAL, WALL_SECONDS)
    from plangen.cli import main  # noqa: PLC0415  (imported before the fork)

    sys.argv = ["plangen", *arguments]
    try:
        main()
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else CRASHED
    return 0


def make(case: Case, folder: Path) -> None:
    """Make the files of a case in a process of its own: some take much memory."""

    def work() -> int:
        case.make(folder)
        return 0

    folder.mkdir(parents=True)
    ended, _ = in_a_fork(work)
    if ended:
        raise RuntimeError(f"{case.identity}: its files could not be made")


def run(case: Case, arguments: tuple[str, ...], folder: Path) -> Run:
    """Run one command on a case that has been made."""
    before = names_in(folder)
    heard = folder.with_suffix(".txt")
    ended, used = in_a_fork(lambda: command(arguments, folder, heard))
    written = sorted(names_in(folder) - before)
    documents = [name for name in written if name.endswith(".docx")]
    return Run(
        case.identity,
        " ".join(part[:60] for part in arguments),
        os.WEXITSTATUS(ended) if os.WIFEXITED(ended) else CRASHED,
        signal.Signals(os.WTERMSIG(ended)).name if os.WIFSIGNALED(ended) else "",
        heard.read_bytes().decode("utf-8", "surrogateescape"),
        written,
        [name for name in documents if not is_word_document(folder / name)],
        used.ru_utime + used.ru_stime,
        used.ru_maxrss / MEGABYTE,
    )


def names_in(folder: Path) -> set[str]:
    """Return the names in a folder and the folders in it; those of links are not followed."""
    return {
        str(path.relative_to(folder) / name)
        for path, folders, files in ((Path(p), d, f) for p, d, f in os.walk(folder))
        for name in (*folders, *files)
    }


def is_word_document(path: Path) -> bool:
    """Whether a file is whole and has a text."""
    with zipfile.ZipFile(path) as archive:
        return archive.testzip() is None and "word/document.xml" in archive.namelist()


def warm_up(folder: Path) -> None:
    """Import what a command needs and fill its caches: once for all forks."""
    from plangen.cli import main  # noqa: PLC0415

    folder.mkdir(parents=True)
    for text in (GOOD, f"{GOOD}班级：二\n"):
        (folder / DOSSIER).write_text(text, encoding="utf-8")
        for name in ("render", "summary"):
            sys.argv = ["plangen", name, str(folder / DOSSIER)]
            heard = io.StringIO()
            with redirect_stdout(heard), redirect_stderr(heard), suppress(SystemExit):
                main()
    for manuscript in ("文稿.md", "文稿.docx"):
        written = folder / manuscript
        if manuscript.endswith("docx"):
            written.write_bytes(next(EXAMPLES.glob("*/*.docx")).read_bytes())
        else:
            written.write_text("# 三年级数学计划\n\n差生8名。\n", encoding="utf-8")
        sys.argv = ["plangen", "check", str(written), "--fix"]
        heard = io.StringIO()
        with redirect_stdout(heard), redirect_stderr(heard), suppress(SystemExit):
            main()
    # What is there is not looked at again in every fork, which would copy it.
    gc.collect()
    gc.freeze()


def main(folder: Path, part: int, parts: int) -> None:
    """Run a part of the cases."""
    warm_up(folder / f"warm-{part}")
    for number, case in enumerate(every_case()):
        if number % parts != part:
            continue
        own = folder / str(number)
        make(case, own)
        for arguments in case.commands:
            sys.stdout.write(json.dumps(asdict(run(case, arguments, own))) + "\n")
            sys.stdout.flush()
        shutil.rmtree(own)
        own.with_suffix(".txt").unlink()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
