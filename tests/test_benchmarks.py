"""The benchmarks run, and the documents that render_speed.py compares hold the same."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import docx
import pytest

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"
SCRIPT = BENCHMARKS / "render_speed.py"
PEERS = {"docxtpl": find_spec("docxtpl"), "pandoc": shutil.which("pandoc")}
SIGNED = 3


@dataclass(frozen=True)
class Held:
    """What a document holds, without the numbers of its headings and captions."""

    sections: int
    paragraphs: list[str]
    measures: list[str]
    tables: list[list[list[str]]]


def run(*arguments: str) -> str:
    command = [sys.executable, *arguments]
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8", timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def held_by(path: Path) -> Held:
    document = docx.Document(str(path))
    lines = [
        (paragraph.style.name or "", paragraph.text)
        for paragraph in document.paragraphs
        if paragraph.text and paragraph.style
    ]
    sections, paragraphs, measures = 0, [], []
    section, in_measure = "", False
    for style, text in lines[:-SIGNED]:
        if style == "Heading 1":
            sections, section, in_measure = sections + 1, text, False
        elif style == "Heading 2" and section.endswith("措施"):
            in_measure = True
            measures.append("")
        elif in_measure:
            measures[-1] += text
        elif sections and "Heading" not in style and "Caption" not in style:
            paragraphs.append(text)
    tables = [[[cell.text for cell in row.cells] for row in one.rows] for one in document.tables]
    return Held(sections, paragraphs, measures, tables)


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("documents")
    run(str(SCRIPT), "--documents", str(folder))
    return folder


def test_the_document_of_plangen_is_as_large_as_is_said(documents: Path) -> None:
    held = held_by(documents / "plangen.docx")
    assert (held.sections, len(held.paragraphs), len(held.measures)) == (5, 25, 15)
    assert all(held.measures)
    pupils, weeks = held.tables
    assert (len(pupils) - 1, len(pupils[0])) == (12, 6)
    assert len(weeks) - 1 == 20


@pytest.mark.parametrize("peer", PEERS)
def test_the_document_of_a_peer_holds_the_same(documents: Path, peer: str) -> None:
    if not PEERS[peer]:
        pytest.skip(f"{peer} is not installed")
    assert held_by(documents / f"{peer}.docx") == held_by(documents / "plangen.docx")


def test_a_peer_that_is_not_installed_is_named_and_the_rest_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    said = run(str(SCRIPT), "--documents", str(tmp_path / "documents"))
    assert "没有装 pandoc" in said
    assert (tmp_path / "documents" / "plangen.docx").exists()
    assert not (tmp_path / "documents" / "pandoc.docx").exists()


@pytest.mark.parametrize("part", ["cold", "warm", "batch", "growth", "help"])
def test_every_part_prints_its_ratio(part: str) -> None:
    if part == "warm" and not PEERS["docxtpl"]:
        pytest.skip("docxtpl is not installed")
    said = run(str(SCRIPT), "--quick", part)
    assert "达到" in said


def test_a_part_that_does_not_exist_is_refused() -> None:
    command = [sys.executable, str(SCRIPT), "fast"]
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")
    assert done.returncode == 2
    assert "no such part: fast; there are cold, warm" in done.stderr


# The least that each of them can be asked for.
@pytest.mark.parametrize(
    ("script", "arguments"),
    [("check_accuracy.py", ()), ("check_speed.py", ("S01",)), ("check_similar.py", ("40",))],
)
def test_the_other_benchmarks_run(script: str, arguments: tuple[str, ...]) -> None:
    assert run(str(BENCHMARKS / script), *arguments)


def test_no_benchmark_is_left_out() -> None:
    scripts = {
        path.name for path in BENCHMARKS.glob("*.py") if "__main__" in path.read_text("utf-8")
    }
    assert scripts == {
        "check_accuracy.py",
        "check_similar.py",
        "check_speed.py",
        "render_speed.py",
    }
