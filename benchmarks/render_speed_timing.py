"""Time two ways of doing the same thing side by side, and say how they compare."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds of one run: on the clock, and of all processors together."""

    wall: float
    cpu: float


@dataclass(frozen=True, slots=True)
class Ratio:
    """The median of a ratio over pairs of runs, and its least and greatest."""

    median: float
    least: float
    most: float

    def __str__(self) -> str:
        return f"{self.median:.2f}（{self.least:.2f}–{self.most:.2f}）"


@dataclass(frozen=True, slots=True)
class Pairs:
    """Runs of plangen and of a peer that were made in turn."""

    ours: tuple[Taken, ...]
    theirs: tuple[Taken, ...]

    @property
    def our_wall(self) -> float:
        """Plangen's seconds, the median."""
        return statistics.median(taken.wall for taken in self.ours)

    @property
    def their_wall(self) -> float:
        """The peer's seconds, the median."""
        return statistics.median(taken.wall for taken in self.theirs)

    @property
    def wall(self) -> Ratio:
        """How many times as long plangen took."""
        return ratio_of([a.wall / b.wall for a, b in self._both])

    @property
    def gain(self) -> Ratio:
        """How many times as fast plangen was."""
        return ratio_of([b.wall / a.wall for a, b in self._both])

    @property
    def cpu(self) -> Ratio:
        """How many times as much of the processors plangen used."""
        return ratio_of([a.cpu / b.cpu for a, b in self._both])

    @property
    def _both(self) -> list[tuple[Taken, Taken]]:
        return list(zip(self.ours, self.theirs, strict=True))


def ratio_of(ratios: Sequence[float]) -> Ratio:
    """Sum up the ratios of several pairs."""
    return Ratio(statistics.median(ratios), min(ratios), max(ratios))


def in_turn(
    ours: Callable[[], Taken], theirs: Callable[[], Taken], pairs: int, *, primed: bool = True
) -> Pairs:
    """Run both in turn; several pairs are ``primed`` by one run of each that does not count."""
    if primed and pairs > 1:
        ours()
        theirs()
    taken = [(ours(), theirs()) for _ in range(pairs)]
    return Pairs(tuple(a for a, _ in taken), tuple(b for _, b in taken))


def of_process(command: Sequence[str]) -> Taken:
    """Run a program to its end, with the processes that it starts.

    Raises:
        RuntimeError: it failed; with what it said.

    """
    # Installed programs have their bytecode, on either side.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    with subprocess.Popen(  # noqa: S603  (commands of this benchmark)
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment
    ) as process:
        said = process.stdout.read() if process.stdout else ""
        if sys.platform == "win32":
            process.wait()
            cpu = float("nan")
        else:
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            cpu = used.ru_utime + used.ru_stime
    wall = time.perf_counter() - start
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)}\n{said}")
    return Taken(wall, cpu)


def of_call(call: Callable[[], object]) -> Taken:
    """Run a function in this process."""
    wall, cpu = time.perf_counter(), time.process_time()
    call()
    return Taken(time.perf_counter() - wall, time.process_time() - cpu)
