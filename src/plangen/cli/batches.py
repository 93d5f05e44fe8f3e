"""Many files in one command: progress while it runs, a table of what came of them at its end."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from msgspec import Struct, field

from plangen.cli.chinese import Refusal
from plangen.cli.messages import RICH, current_report, show_outcomes, show_problems
from plangen.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from plangen.pipeline.finding import Findings, Found

Task = TypeVar("Task")
Result = TypeVar("Result")
# From so many files on a bar is worth its place.
WORTH_A_BAR = 5
DONE, FAILED, LEFT = "写出", "失败", "没有做"
ENDED = "处理这份档案的进程被系统结束了"
ENDED_REMEDY = "多半是内存不够：加 --jobs 1 再试一次"


class Batch(Struct, Generic[Task]):
    """What a command was given, each file with its task, and how it is to go about it.

    ``skipped`` are files that need no work, with the reason; ``words`` say what came of a file
    when all went well, and when not.
    """

    files: list[tuple[Found, Task]]
    problems: Sequence[Problem] = ()
    skipped: dict[Path, str] = field(default_factory=dict)
    jobs: int | None = None
    fail_fast: bool = False
    words: tuple[str, str] = (DONE, FAILED)

    @property
    def total(self) -> int:
        """How many files there are, with those that are skipped."""
        return len(self.files) + len(self.skipped)


def find_batch(
    findings: Findings, make: Callable[[Found], Task], jobs: int | None, *, fail_fast: bool
) -> Batch[Task]:
    """Return the batch of the files found; others in their folders are skipped."""
    if jobs is not None and jobs < 1:
        raise Refusal(f"--jobs 后面的“{jobs}”不行，至少是 1")
    skipped = dict.fromkeys(findings.others, "没有“文种”，不是档案")
    files = [(found, make(found)) for found in findings.files]
    return Batch(files, findings.problems, skipped, jobs, fail_fast)


def carry_out(
    batch: Batch[Task],
    work: Callable[[Task], Result],
    take: Callable[[Found, Task, Result], bool],
) -> bool:
    """Do the work for every file and take its results in order; return whether all went well.

    ``take`` returns whether it went well with one. A file whose process was ended has failed.
    """
    from plangen.pipeline.workers import in_order, jobs_for

    show_problems(batch.problems)
    outcomes: dict[Path, str] = {}
    good, bad = batch.words
    files = iter(batch.files)
    tasks = [task for _, task in batch.files]
    jobs = jobs_for(len(tasks), batch.jobs)
    with _progress(len(tasks)) as telling:
        results = in_order(work, tasks, jobs)
        try:
            for task, result in results:
                found, _ = next(files)
                with telling():
                    if result is None:
                        show_problems([Problem(found.path, 0, 0, ENDED, ENDED_REMEDY)])
                    well = result is not None and take(found, task, result)
                outcomes[found.path] = good if well else bad
                if batch.fail_fast and outcomes[found.path] == bad:
                    break
        finally:
            results.close()
    outcomes |= {found.path: LEFT for found, _ in files}
    if batch.total > 1 or batch.skipped:
        show_outcomes(outcomes, batch.skipped, good)
    return not batch.problems and set(outcomes.values()) <= {good}


@contextmanager
def _progress(total: int) -> Iterator[Callable[[], AbstractContextManager[None]]]:
    """Show a bar with the time left on a terminal, where there is much to do; else nothing.

    What is told of one file is told within what is yielded: the bar makes room and goes on.
    """
    if total < WORTH_A_BAR or current_report().form != RICH or not sys.stderr.isatty():
        yield nullcontext
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("还要"), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total)

        @contextmanager
        def telling() -> Iterator[None]:
            bar.stop()
            yield
            bar.advance(task)
            bar.start()

        yield telling
