"""What is measured: each part yields the rows of the table that say how plangen compares.

Where a peer is not installed it yields a sentence that says how to install it.
"""

from __future__ import annotations

import io
import math
import os
import shutil
import statistics
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

import plangen
from render_speed_dossiers import DOSSIER, write_class_of, write_distinct
from render_speed_peers import HERE, TEMPLATE, command_of, missing, write_data, write_template
from render_speed_timing import Pairs, Ratio, in_turn, of_call, of_process, ratio_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ONE_COMMAND = HERE / "one_command.py"
MEGABYTE = 1 << 20
STATM = Path("/proc/self/statm")


@dataclass(frozen=True, slots=True)
class Effort:
    """How often and how much is run."""

    pairs: int
    batch_pairs: int
    warm: int
    batch: int
    pupils: tuple[int, ...]


THOROUGH = Effort(pairs=9, batch_pairs=3, warm=50, batch=1000, pupils=(10, 30, 100, 300, 1000))
QUICK = Effort(pairs=1, batch_pairs=1, warm=3, batch=4, pupils=(10, 30))


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; ``met`` is None where there is no goal."""

    what: str
    ours: str
    theirs: str
    ratio: Ratio
    goal: str = ""
    met: bool | None = None


def cold(folder: Path, effort: Effort) -> Iterator[Row | str]:
    """One document by one process, as typed at a prompt."""
    data = _prepare(folder)
    ours = partial(
        of_process,
        [_plangen(), "render", str(DOSSIER), "-o", str(folder / "文稿.docx"), "--force"],
    )
    bare = in_turn(ours, partial(of_process, [sys.executable, "-c", "pass"]), effort.pairs)
    yield Row("冷启动，对 python -c pass", *_both_ms(bare), bare.wall)
    for peer, limit in (("docxtpl", 1.6), ("pandoc", 2.0)):
        if lacking := missing(peer):
            yield lacking
            continue
        theirs = command_of(peer, data, folder / f"{peer}.docx")
        pairs = in_turn(ours, partial(of_process, theirs), effort.pairs)
        yield _at_most(f"冷启动，对 {peer}", _both_ms(pairs), pairs.wall, limit)
        yield Row("　　处理器时间", "", "", pairs.cpu)


def warm(folder: Path, effort: Effort) -> Iterator[Row | str]:
    """Documents of different dossiers one after another in one process."""
    if lacking := missing("docxtpl"):
        yield lacking
        return
    from docxtpl import DocxTemplate  # noqa: PLC0415  (it may be missing)

    template = str(_prepare(folder).with_name(TEMPLATE))
    # plangen is given new dossiers in every run, so that nothing kept of a document helps.
    dossiers = write_distinct(folder / "warm", effort.warm * (effort.pairs + 2))
    data = [path.with_suffix(".data") for path in dossiers[: effort.warm]]
    for dossier, path in zip(dossiers, data, strict=False):
        write_data(dossier, path)
    rest = iter(dossiers[effort.warm :])

    def ours() -> None:
        for _ in range(effort.warm):
            _render(next(rest))

    def theirs() -> None:
        for path in data:
            document = DocxTemplate(template)
            with path.open(encoding="utf-8") as file:
                document.render(yaml.safe_load(file), autoescape=True)
            document.save(io.BytesIO())

    pairs = in_turn(lambda: of_call(ours), lambda: of_call(theirs), effort.pairs)
    yield _at_least(
        "一个进程里接着写，对 docxtpl",
        (
            f"{effort.warm / pairs.our_wall:.1f} 份/秒",
            f"{effort.warm / pairs.their_wall:.1f} 份/秒",
        ),
        pairs.gain,
        4.0,
    )
    yield Row("　　处理器时间", "", "", pairs.cpu)


def batch(folder: Path, effort: Effort) -> Iterator[Row | str]:
    """A folder of dossiers by two workers and by one process, and the memory of a worker."""
    dossiers = write_distinct(folder / "batch", effort.batch)

    def run(jobs: int) -> list[str]:
        output = folder / f"jobs{jobs}"
        shutil.rmtree(output, ignore_errors=True)
        told = [_plangen(), "render", str(folder / "batch"), "-o", f"{output}/"]
        return [*told, "--jobs", str(jobs)]

    pairs = in_turn(
        lambda: of_process(run(2)),
        lambda: of_process(run(1)),
        effort.batch_pairs,
        primed=False,
    )
    yield _at_least(
        f"{effort.batch} 份档案，两个进程对一个",
        (f"{pairs.our_wall:.1f} 秒", f"{pairs.their_wall:.1f} 秒"),
        pairs.gain,
        1.6,
    )
    if not STATM.exists():
        return
    with ProcessPoolExecutor(1, get_context("spawn")) as executor:
        early, late = executor.submit(memory_after, dossiers).result()
    yield _at_most(
        f"一个进程的内存，写完 {len(dossiers)} 份对 {_tenth(dossiers)} 份",
        (f"{late / MEGABYTE:.1f} MB", f"{early / MEGABYTE:.1f} MB"),
        ratio_of([late / early]),
        1.1,
    )


def memory_after(dossiers: Sequence[Path]) -> tuple[int, int]:
    """Return the bytes in use after a tenth of the documents, and after all."""
    early, page = _tenth(dossiers), os.sysconf("SC_PAGE_SIZE")
    used = []
    for count, path in enumerate(dossiers, start=1):
        _render(path)
        if count in {early, len(dossiers)}:
            used.append(int(STATM.read_text(encoding="ascii").split()[1]) * page)
    return used[0], used[-1]


def growth(folder: Path, effort: Effort) -> Iterator[Row | str]:
    """One dossier of more and more pupils: the power of their number by which its time grows.

    What a document takes whatever its size holds the power over the whole range down, so that of
    the steepest step is told as well.
    """
    dossiers = [write_class_of(folder / f"{count}.yaml", count) for count in effort.pupils]
    logs = [math.log(count) for count in effort.pupils]
    _render(dossiers[0])
    runs = [[of_call(partial(_render, path)).cpu for path in dossiers] for _ in range(effort.pairs)]
    powers = [[math.log(taken) for taken in run] for run in runs]
    whole = ratio_of([statistics.linear_regression(logs, power).slope for power in powers])
    steps = [
        ratio_of([(power[at + 1] - power[at]) / (logs[at + 1] - logs[at]) for power in powers])
        for at in range(len(logs) - 1)
    ]
    steepest = max(steps, key=lambda step: step.median)
    medians = [_ms(statistics.median(run[at] for run in runs)) for at in (0, -1)]
    first, last = effort.pupils[0], effort.pupils[-1]
    what = f"{last} 个学生对 {first} 个：用时随人数的几次方增长"
    yield _at_most(what, (medians[1], medians[0]), whole, 1.1)
    at = steps.index(steepest)
    what = f"　　最陡的一步，{effort.pupils[at]} 到 {effort.pupils[at + 1]} 个"
    yield _at_most(what, ("", ""), steepest, 1.1)


def help_page(_folder: Path, effort: Effort) -> Iterator[Row | str]:
    """The list of commands, against that of the smallest program made with typer."""
    ours, theirs = [_plangen(), "--help"], [sys.executable, str(ONE_COMMAND), "--help"]
    pairs = in_turn(partial(of_process, ours), partial(of_process, theirs), effort.pairs)
    what = "--help，对只有一个命令的 typer 程序"
    yield _at_most(what, _both_ms(pairs), pairs.wall, 1.3)


def write_documents(folder: Path) -> Iterator[str]:
    """Write the documents that are compared, to be looked at."""
    data = _prepare(folder)
    (folder / "plangen.docx").write_bytes(_render(DOSSIER))
    for peer in ("docxtpl", "pandoc"):
        if lacking := missing(peer):
            yield lacking
        else:
            of_process(command_of(peer, data, folder / f"{peer}.docx"))


PARTS = {"cold": cold, "warm": warm, "batch": batch, "growth": growth, "help": help_page}


def _prepare(folder: Path) -> Path:
    """Write the peers' data and template into a folder; return the path of the data."""
    data = folder / "data.yaml"
    write_data(DOSSIER, data)
    write_template(data.with_name(TEMPLATE))
    return data


def _plangen() -> str:
    """Return the command that belongs to this interpreter."""
    found = shutil.which("plangen", path=str(Path(sys.executable).parent))
    if found is None:
        sys.exit("这个 Python 里没有装 plangen：pip install -e '.[bench]'")
    return found


def _render(dossier: Path) -> bytes:
    return plangen.render(plangen.load(dossier))


def _tenth(dossiers: Sequence[Path]) -> int:
    return math.ceil(len(dossiers) / 10)


def _ms(seconds: float) -> str:
    return f"{1000 * seconds:.0f} ms"


def _both_ms(pairs: Pairs) -> tuple[str, str]:
    return _ms(pairs.our_wall), _ms(pairs.their_wall)


def _at_most(what: str, sides: tuple[str, str], ratio: Ratio, limit: float) -> Row:
    return Row(what, *sides, ratio, f"≤ {limit:g}", ratio.median <= limit)


def _at_least(what: str, sides: tuple[str, str], ratio: Ratio, limit: float) -> Row:
    return Row(what, *sides, ratio, f"≥ {limit:g}", ratio.median >= limit)
