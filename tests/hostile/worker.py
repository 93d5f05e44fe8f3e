"""Runs hostile cases one after the other, each in a process of its own that may be killed.

``python -m hostile.worker FOLDER PART PARTS`` runs every PARTS-th case from PART on, in FOLDER, and
prints one line of JSON for each run. plangen is imported once; each run is a fork, so that
time and memory are those of the run and not of starting Python. A run is killed after
``CPU_SECONDS`` of processor time, which a busy machine does not use up, or after ``WALL_SECONDS``
on the clock, which end a wait for a pipe; both are bounds on hanging, no measure of speed. Address
space is limited, so that a run that wants gigabytes fails instead of stopping the machine.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import sys
import time
import traceback
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from hostile import every_case
from hostile.case import DOSSIER, GOOD

if TYPE_CHECKING:
    from collections.abc import Callable

    from hostile.case import Case

CPU_SECONDS = 2.0
WALL_SECONDS = 30.0
ADDRESS_SPACE = 4 * 1024**3
MEGABYTE = 1024 * 1024
# ru_maxrss counts kilobytes, on macOS bytes.
MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024
CRASHED = 70


@dataclass(frozen=True, slots=True)
class Run:
    """What one command did: how it ended, what it said, which files it left, what it took."""

    case: str
    command: str
    status: int
    signal: str
    output: str
    written: list[str]
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
    handle = os.open(heard, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for number, stream in enumerate((nothing, handle, handle)):
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
    before = set(os.listdir(folder))  # noqa: PTH208  (names that Path cannot hold)
    heard = folder.with_suffix(".txt")
    ended, used = in_a_fork(lambda: command(arguments, folder, heard))
    killed = signal.Signals(os.WTERMSIG(ended)).name if os.WIFSIGNALED(ended) else ""
    return Run(
        case.identity,
        " ".join(part[:60] for part in arguments),
        os.WEXITSTATUS(ended) if os.WIFEXITED(ended) else CRASHED,
        killed,
        heard.read_bytes().decode("utf-8", "surrogateescape"),
        sorted(set(os.listdir(folder)) - before),  # noqa: PTH208
        used.ru_utime + used.ru_stime,
        used.ru_maxrss * MAXRSS_UNIT / MEGABYTE,
    )


def warm_up(folder: Path) -> None:
    """Import what a command needs and fill its caches: once for all forks."""
    from plangen.cli.writing import read_formats  # noqa: PLC0415
    from plangen.pipeline import make_document  # noqa: PLC0415
    from plangen.writers.output import write_document  # noqa: PLC0415

    folder.mkdir(parents=True, exist_ok=True)
    dossier = folder / DOSSIER
    dossier.write_text(GOOD, encoding="utf-8")
    for summary in (False, True):
        made = make_document(dossier, summary=summary)
        for form in read_formats(["docx,md"]):
            write_document(made.document, form, made.style)


def main() -> NoReturn:
    """Run a part of the cases."""
    folder, part, parts = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    chosen = sys.argv[4] if len(sys.argv) > 4 else ""
    warm_up(folder / f"warm-{part}")
    for i, case in enumerate(every_case()):
        if i % parts != part or chosen not in case.identity:
            continue
        own = folder / str(i)
        start = time.monotonic()
        make(case, own)
        for arguments in case.commands:
            line = asdict(run(case, arguments, own))
            print(json.dumps(line), flush=True)
        shutil.rmtree(own)
        own.with_suffix(".txt").unlink()
    sys.exit(0)


if __name__ == "__main__":
    main()
