"""Work in worker processes: in order, as many as pay, and none left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from plangen.pipeline import workers
from plangen.pipeline.workers import in_order, jobs_for

PATIENCE = 30.0


def slow_first(number: int) -> tuple[int, int]:
    """Return a number and the process, the first one last."""
    time.sleep(0.3 if number == 0 else 0.01)
    return number, os.getpid()


def break_at_two(number: int) -> int:
    if number == 2:
        os._exit(1)
    return number


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_the_tasks(jobs: int) -> None:
    results = list(in_order(slow_first, range(9), jobs))
    done = [result for _, result in results if result is not None]
    assert [task for task, _ in results] == [number for number, _ in done] == list(range(9))
    processes = {process for _, process in done}
    assert (os.getpid() in processes) == (jobs == 1)
    assert len(processes) <= jobs


def test_tasks_wait_until_there_is_room_for_their_results(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[int] = []

    class Tasks(Sequence[int]):
        def __len__(self) -> int:
            return 1000

        def __getitem__(self, _place: Any) -> Any:
            return self

        def __iter__(self) -> Iterator[int]:
            for task in range(1000):
                taken.append(task)
                yield task

    monkeypatch.setattr(workers, "AHEAD", 2)
    results = in_order(slow_first, Tasks(), 2)
    next(results)
    assert len(taken) == 4
    results.close()


def test_who_stops_early_waits_for_no_more_than_what_runs() -> None:
    results = in_order(slow_first, [*range(1, 20_000)], 2)
    next(results)
    start = time.monotonic()
    results.close()
    assert time.monotonic() - start < PATIENCE


def test_only_the_task_that_ends_its_worker_has_no_result() -> None:
    results = list(in_order(break_at_two, range(5), 2))
    assert results == [(0, 0), (1, 1), (2, None), (3, 3), (4, 4)]


@pytest.mark.parametrize(
    ("count", "asked", "processors", "jobs"),
    [
        (1, None, 8, 1),
        (11, None, 8, 1),
        (24, None, 8, 2),
        (1000, None, 8, 8),
        (1000, None, 1, 1),
        (3, 2, 8, 2),
        (1, 4, 8, 1),
        (1000, 16, 2, 16),
        (1000, 100, 2, 61),
        (0, 2, 2, 1),
    ],
)
def test_as_many_processes_as_pay_or_as_are_asked_for(
    monkeypatch: pytest.MonkeyPatch, count: int, asked: int | None, processors: int, jobs: int
) -> None:
    monkeypatch.setattr(workers, "processors", lambda: processors)
    assert jobs_for(count, asked) == jobs


def in_session(session: int) -> set[str]:
    """Return the processes of a session, without those that have ended."""
    found = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            _, _, rest = stat.read_text(encoding="utf-8", errors="replace").rpartition(") ")
        except OSError:
            continue
        state, _, _, its_session, *_ = rest.split()
        if int(its_session) == session and state not in "ZX":
            found.add(stat.parent.name)
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_no_worker_outlives_the_command(
    tmp_path: Path, full_dossier: str, sign: signal.Signals
) -> None:
    for number in range(60):
        text = full_dossier.replace("四年级（1）班", f"四年级（{number}）班")
        (tmp_path / f"{number}班.yaml").write_text(text, encoding="utf-8")
    running = subprocess.Popen(
        [sys.executable, "-m", "plangen", "render", ".", "-o", "输出/", "--jobs", "2"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    assert running.stdout is not None
    running.stdout.readline()
    assert len(in_session(running.pid)) >= 3
    running.send_signal(sign)
    _, err = running.communicate(timeout=PATIENCE)
    end = time.monotonic() + PATIENCE
    while left := in_session(running.pid):
        assert time.monotonic() < end, left
        time.sleep(0.05)
    assert running.returncode == (130 if sign is signal.SIGINT else -sign)
    if sign is signal.SIGINT:
        assert err.decode().splitlines()[-1] == "已取消。"
        assert b"Traceback" not in err
    documents = list((tmp_path / "输出").iterdir())
    assert 1 <= len(documents) < 60
