"""Broken and hostile files: a Chinese sentence for each, no hang, no traceback, nothing written.

``hostile/`` makes more than a thousand of them by families and runs the commands on them; see
``hostile/worker.py`` for how, and for what its bounds mean. What is asserted of every run stands in
``complaints``. To look at one family: ``python -m hostile.worker`` in this folder.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from hostile import every_case, mutations
from hostile.case import DOSSIER

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
PARTS = 2
MOST_MEGABYTES = 500
# A path that a command was given is echoed whole.
LONGEST_LINE, LONGEST_PATHS = 2000, 16_000
LONG_PATH = re.compile("5,000|long|deep|thousand")
FEWEST = 1000
REFUSED = 2
ESCAPED = Path("/tmp/坏了")  # noqa: S108  (what a name that reaches out of its folder would make)
CASES = {case.identity: case for case in every_case()}
FAMILIES = list(dict.fromkeys(case.family for case in CASES.values()))
TOLD = re.compile(r"错误(?: [A-Z]\d\d)?：.*[\u4e00-\u9fff]")
# What moves the cursor, changes the terminal or turns the direction of writing; a Tab does no harm.
CONTROLS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\udc80-\udcff]"
)
QUOTED = re.compile("“.*?”|（.*?）|改成.*|写成.*|'.*", re.DOTALL)
ECHOED = re.compile(r"^已写出.*$|^\s+(?:\d+ )?\|.*$|^\S*(?=:\d+:\d+ )", re.MULTILINE)
SENTENCE = re.compile(r"[A-Za-z]{3,}(?: [A-Za-z]+){2,}|\w*(?:Error|Exception|Warning)\b")
WRITING = {"render", "summary", "forms"}
# What a command leaves that does not make documents: dossiers, and the schema beside them.
LEFT = {
    "fix": (".yaml",),
    "new": (".yaml", ".json", ".plangen"),
    "check": (".md", ".txt", ".docx"),
}

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="devices, limits and forks are those of Linux"
)


@pytest.fixture(scope="session")
def runs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, Any]]]:
    """Run all cases, in two processes beside each other; return the runs by family."""
    ESCAPED.unlink(missing_ok=True)
    folder = tmp_path_factory.mktemp("hostile")
    heard = [folder / f"{part}.jsonl" for part in range(PARTS)]
    workers = []
    for part, path in enumerate(heard):
        with path.open("wb") as output:
            arguments = [str(folder / f"part-{part}"), str(part), str(PARTS)]
            workers.append(
                subprocess.Popen(
                    [sys.executable, "-m", "hostile.worker", *arguments],
                    cwd=HERE,
                    stdout=output,
                )
            )
    assert [worker.wait() for worker in workers] == [0] * PARTS
    found: dict[str, list[dict[str, Any]]] = {family: [] for family in FAMILIES}
    for path in heard:
        for line in path.read_text(encoding="utf-8").splitlines():
            each = json.loads(line)
            found[CASES[each["case"]].family].append(each)
    return found


def complaints(run: dict[str, Any]) -> list[str]:
    """Say what a run must not have done."""
    if run["signal"]:
        return [f"killed by {run['signal']}"]
    if "Traceback" in run["output"]:
        return [f"traceback: {run['output'][-300:]}"]
    wrong = [*_ends_badly(run), *_says_it_badly(run)]
    if run["megabytes"] >= MOST_MEGABYTES:
        wrong.append(f"{run['megabytes']:.0f} MB")
    return wrong


def _ends_badly(run: dict[str, Any]) -> Iterator[str]:
    status, written, command = run["status"], run["written"], run["command"].split()[0]
    # A command line that cannot be carried out is refused before any file is looked at.
    refused = CASES[run["case"]].family == "arguments" and status == REFUSED
    if status not in {0, 1} and not refused:
        yield f"exit status {status}"
    # What is left to do by hand does not keep the rest from being mended.
    if status and written and command not in {"fix", "check"}:
        yield f"written in spite of errors: {written}"
    if not status and command in WRITING and "已写出" not in run["output"]:
        yield "neither errors nor documents"
    if not all(name.endswith(LEFT.get(command, ".docx")) or name == "表格" for name in written):
        yield f"left behind: {written}"
    if run["broken"]:
        yield f"no Word documents: {run['broken']}"


def _says_it_badly(run: dict[str, Any]) -> Iterator[str]:
    case, output = CASES[run["case"]], run["output"]
    if run["status"] and not TOLD.search(output):
        yield "nothing said in Chinese"
    if case.words not in output:
        yield f"does not say “{case.words}”: {output[:300]}"
    if found := CONTROLS.search(output):
        yield f"control character {found[0]!r}"
    longest = LONGEST_PATHS if LONG_PATH.search(case.name) else LONGEST_LINE
    if any(len(line) > longest for line in output.splitlines()):
        yield "a line that nobody reads"
    if found := SENTENCE.search(QUOTED.sub("", ECHOED.sub("", output))):
        yield f"English: {found[0]}"


@pytest.mark.parametrize("family", FAMILIES)
def test_a_hostile_file_ends_in_a_document_or_in_chinese(
    runs: dict[str, list[dict[str, Any]]], family: str
) -> None:
    expected = sum(len(case.commands) for case in CASES.values() if case.family == family)
    assert len(runs[family]) == expected
    found = {
        f"{run['case']} | {run['command']}": wrong
        for run in runs[family]
        if (wrong := complaints(run))
    }
    assert found == {}


GOOD_RUN: dict[str, Any] = {
    "case": "encodings: GBK",
    "command": "render 档案.yaml",
    "status": 1,
    "signal": "",
    "output": "档案.yaml:1:1 错误：认不出\n    1 | How are you today\n",
    "written": [],
    "broken": [],
    "megabytes": 90.0,
}


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({}, ""),
        ({"status": 0, "output": "已写出 计划.docx", "written": ["计划.docx"]}, ""),
        ({"signal": "SIGPROF"}, "killed"),
        ({"output": "错误：坏\nTraceback (most recent call last):"}, "traceback"),
        ({"status": 2}, "exit status"),
        ({"status": 0}, "neither"),
        ({"megabytes": 501.0}, "501 MB"),
        ({"output": "could not"}, "Chinese"),
        ({"output": "错误：坏，while parsing a block mapping"}, "English"),
        ({"output": "错误：坏，ValueError"}, "English"),
        ({"output": "错误：坏\x1b[31m"}, "control"),
        ({"output": "错误：" + "长" * 5000}, "a line"),
        ({"written": ["计划.docx"]}, "in spite of errors"),
        ({"written": [".plangen-a.tmp"]}, "left behind"),
        ({"broken": ["计划.docx"]}, "no Word"),
        ({"case": "50 MB: key"}, "does not say"),
    ],
)
def test_what_a_run_must_not_do_is_noticed(changes: dict[str, Any], complaint: str) -> None:
    found = complaints({**GOOD_RUN, **changes})
    assert bool(found) == bool(complaint)
    assert complaint in " ".join(found)


def test_no_name_or_archive_reaches_out_of_its_folder(
    runs: dict[str, list[dict[str, Any]]],
) -> None:
    assert runs
    assert not os.path.lexists(ESCAPED)


def test_there_are_many_cases_and_every_one_has_its_own_name() -> None:
    names = Counter(case.identity for case in every_case())
    assert [name for name, times in names.items() if times > 1] == []
    assert len(names) >= FEWEST


def digest_of_mutations(folder: Path) -> str:
    total = hashlib.sha256()
    for case in mutations.cases():
        if "000000" not in case.name:
            case.make(folder)
            total.update((folder / DOSSIER).read_bytes())
    return total.hexdigest()


def test_the_cases_are_the_same_in_every_run(tmp_path: Path) -> None:
    code = (
        "import pathlib, sys; from test_hostile import digest_of_mutations;"
        "print(digest_of_mutations(pathlib.Path(sys.argv[1])))"
    )
    elsewhere = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        cwd=HERE,
        env={**os.environ, "PYTHONHASHSEED": "7"},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert elsewhere.stdout.strip() == digest_of_mutations(tmp_path)
