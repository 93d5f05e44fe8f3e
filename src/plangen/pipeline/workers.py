"""The same work for many files, in worker processes, its results in the order of the files."""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
from collections import deque
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence
    from concurrent.futures import Future
    from multiprocessing.context import BaseContext

Task = TypeVar("Task")
Result = TypeVar("Result")
# To begin a process costs as much as some ten documents.
WORTH_A_WORKER = 12
# Results that wait for their turn; more would only fill memory.
AHEAD = 4
# Windows waits for no more at once.
MOST_WORKERS = 61


def processors() -> int:
    """Return how many processors this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def jobs_for(count: int, asked: int | None) -> int:
    """Return how many processes carry out so many tasks: as many as asked for, or as pay."""
    most = min(processors() if asked is None else asked, MOST_WORKERS)
    worth = count if asked is not None else count // WORTH_A_WORKER
    return max(1, min(most, worth))


def in_order(
    work: Callable[[Task], Result], tasks: Sequence[Task], jobs: int
) -> Generator[tuple[Task, Result | None]]:
    """Yield each task with its result, in order; whoever stops early ends the workers.

    Where a worker is ended from outside, whatever it had in hand is done again. A task that ends
    the next worker as well has no result.
    """
    if jobs == 1:
        yield from ((task, work(task)) for task in tasks)
        return
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415  (slow to import)

    done = 0
    while done < len(tasks):
        try:
            for task, result in _side_by_side(work, tasks[done:], jobs):
                done += 1
                yield task, result
        except BrokenProcessPool:
            task = tasks[done]
            done += 1
            yield task, _alone(work, task)


def _alone(work: Callable[[Task], Result], task: Task) -> Result | None:
    """Do one task in a process of its own; None where that is ended too."""
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415

    try:
        ((_, result),) = _side_by_side(work, [task], 1)
    except BrokenProcessPool:
        return None
    return result


def _side_by_side(
    work: Callable[[Task], Result], tasks: Sequence[Task], jobs: int
) -> Generator[tuple[Task, Result]]:
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    executor = ProcessPoolExecutor(jobs, _context(), _begin)
    waiting: deque[tuple[Task, Future[Result]]] = deque()
    rest = iter(tasks)
    finished = False
    try:
        for task in rest:
            waiting.append((task, executor.submit(work, task)))
            if len(waiting) >= jobs * AHEAD:
                first, result = waiting.popleft()
                yield first, result.result()
        while waiting:
            first, result = waiting.popleft()
            yield first, result.result()
        finished = True
    finally:
        executor.shutdown(wait=finished, cancel_futures=True)


def _context() -> BaseContext:
    """Return how workers begin: forked from a process that has loaded everything, or anew."""
    from multiprocessing import get_all_start_methods, get_context  # noqa: PLC0415

    if "forkserver" not in get_all_start_methods():
        return get_context("spawn")
    context = get_context("forkserver")
    context.set_forkserver_preload(["plangen.pipeline.batch"])
    return context


def _begin() -> None:
    """Leave Ctrl-C to the process that was called, and end with it however it ends."""
    # What is loaded stays until the end; to look through it for garbage takes a twentieth of a run.
    gc.set_threshold(200_000)
    gc.freeze()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    from multiprocessing import parent_process  # noqa: PLC0415

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
