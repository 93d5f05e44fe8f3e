"""Kills processes in the middle of their writing and looks at what they leave.

``python -m safety.killing save|render FOLDER TIMES`` runs in the folder of the tests and prints one
JSON object. plangen is imported once; what is killed is a fork, so that the moments fall into its
work and not into the start of Python.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from places import EXAMPLES
from plangen.cli import main as plangen
from plangen.pipeline.documents import make_document
from plangen.pipeline.dossiers import load
from plangen.writers.output import save, write_document
from plangen.writers.temporary import LEFT_BEHIND_AFTER, NAME

if TYPE_CHECKING:
    from collections.abc import Callable

SEED = 20260907
FORMS = (".docx", ".md")
LONGEST_WAIT = 0.02
MINE = "我的.md"
PLANS = ("000-1", "001-6", "004-1")


def forked(work: Callable[[], None]) -> int:
    """Do something in another process; return its id."""
    pid = os.fork()
    if pid:
        return pid
    try:
        work()
    finally:
        os._exit(0)


def killed_after(work: Callable[[], None], seconds: float) -> None:
    """Do something in another process, for some time."""
    pid = forked(work)
    time.sleep(seconds)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)


def leftovers(folder: Path) -> list[Path]:
    """Find the temporary files in a folder."""
    return [path for path in folder.iterdir() if NAME.fullmatch(path.name)]


def aged(paths: list[Path]) -> None:
    """Make files so old that no run can still be writing them."""
    for path in paths:
        then = path.stat().st_mtime - LEFT_BEHIND_AFTER - 1
        os.utime(path, (then, then))


def versions() -> dict[str, list[bytes]]:
    """Return two documents in each format, as plangen wrote them."""
    found: dict[str, list[bytes]] = {}
    for suffix in FORMS:
        files = sorted(path for path in EXAMPLES.glob(f"*/*{suffix}"))
        found[f"计划{suffix}"] = [path.read_bytes() for path in files[:2]]
    return found


def kill_saving(folder: Path, times: int) -> dict[str, object]:
    """Kill processes that write two versions of each document in turn, and one over an edited."""
    chance = random.Random(SEED)  # noqa: S311  (the same moments in every run)
    known = versions()
    for name, (first, _) in known.items():
        save(folder / name, first)
    torn, lost, during = [], [], 0

    def write() -> None:
        save(folder / MINE, known["计划.md"][0], backup=True)
        while True:
            for each in range(2):
                for name, data in known.items():
                    save(folder / name, data[each])

    for number in range(times):
        theirs = f"第{number}次手改".encode()
        (folder / MINE).write_bytes(theirs)
        killed_after(write, chance.uniform(0, LONGEST_WAIT))
        during += bool(leftovers(folder))
        torn += [n for n, data in known.items() if (folder / n).read_bytes() not in data]
        kept = list(folder.glob("我的*"))
        if theirs not in [path.read_bytes() for path in kept]:
            lost.append(number)
        for path in (*kept, *leftovers(folder)):
            path.unlink()
    left = [folder / f".plangen-abcdefg{n}.tmp" for n in range(3)]
    for path in left:
        path.touch()
    save(folder / MINE, b"x")
    young = len(leftovers(folder))
    aged(left)
    save(folder / MINE, b"x")
    return {
        "torn": torn,
        "lost": lost,
        "during": during,
        "young": young,
        "old": len(leftovers(folder)),
    }


def render(folder: Path) -> None:
    """Run ``plangen render`` for all dossiers of a folder, as the console script does."""
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    os.chdir(folder)
    dossiers = sorted(path.name for path in folder.glob("*.yaml"))
    sys.argv = ["plangen", "render", *dossiers, "-o", "输出/"]
    plangen()


def outputs(folder: Path) -> dict[str, bytes]:
    """Return the documents that stand in the folder for outputs."""
    return {path.name: path.read_bytes() for path in (folder / "输出").glob("*.docx")}


def kill_rendering(folder: Path, times: int) -> dict[str, object]:
    """Kill ``plangen render`` over documents that are there already."""
    chance = random.Random(SEED)  # noqa: S311
    for name in PLANS:
        shutil.copy(EXAMPLES / name / "档案.yaml", folder / f"{name}.yaml")
    # What is imported and read here is not imported and read again in every fork.
    write_document(make_document(load(folder / f"{PLANS[0]}.yaml")).document, "docx")
    os.waitpid(forked(lambda: render(folder)), 0)
    old = outputs(folder)
    for path in folder.glob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("plangen: 1\n", "plangen: 1\n封面: 是\n"), encoding="utf-8")
    start = time.monotonic()
    os.waitpid(forked(lambda: render(folder)), 0)
    whole = time.monotonic() - start
    new = outputs(folder)
    torn, moments = [], set()
    for _ in range(times):
        for name, data in old.items():
            (folder / "输出" / name).write_bytes(data)
        killed_after(lambda: render(folder), chance.uniform(0, whole))
        found = outputs(folder)
        torn += [n for n in old if found.get(n) not in {old[n], new[n]}]
        moments.add(sum(found[n] == new[n] for n in old))
    return {
        "documents": len(old),
        "changed": sum(old[n] != new[n] for n in old),
        "torn": torn,
        "moments": sorted(moments),
    }


if __name__ == "__main__":
    work = {"save": kill_saving, "render": kill_rendering}[sys.argv[1]]
    sys.stdout.write(json.dumps(work(Path(sys.argv[2]), int(sys.argv[3]))))
