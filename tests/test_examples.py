"""The examples are golden files: each is rendered and compared whole with what is committed.

``pytest --update-golden`` writes them anew; read the diff before committing it.
"""

from __future__ import annotations

import io
import shutil
import zipfile
from pathlib import Path

import pytest

from places import EXAMPLES
from plangen.compose.kinds import find_kind, kinds, summary_of
from plangen.pipeline.documents import make_document
from plangen.pipeline.dossiers import load
from plangen.problems import Severity
from plangen.source import read_source
from plangen.writers.html import write_html
from plangen.writers.output import file_name, save, write_document
from plangen.writers.style_files import load_style
from plangen.writers.text import write_text

DOSSIERS = sorted(EXAMPLES.glob("*/档案.yaml"))
# What an example keeps; of HTML and text, one plan and its summary are kept in ``GOLDEN``.
FORMATS = ("docx", "md")
GOLDEN = Path(__file__).parent / "golden" / "documents"
GOLDEN_DOSSIER = EXAMPLES / "000-1" / "档案.yaml"
WRITERS = {"html": write_html, "txt": write_text}
# The other parts of a .docx come from python-docx and may change with its version.
OWN_PARTS = ("word/document.xml", "word/styles.xml", "word/numbering.xml")


def has_summary(dossier: Path) -> bool:
    """Whether results are filled in, and the kind has a summary that tells them."""
    data = read_source(dossier).data
    kind = find_kind(data["文种"])
    return "总结" in data and kind is not None and summary_of(kind) is not None


def rendered(dossier: Path) -> dict[str, bytes]:
    """Every file that an example holds: its own document and, from a plan, the summary."""
    files = {}
    for summary in (False, True) if has_summary(dossier) else (False,):
        document = make_document(load(dossier), summary=summary).document
        for form in FORMATS:
            files[f"{file_name(document)}.{form}"] = write_document(document, form)
    return files


def content(data: bytes, form: str) -> object:
    """What is compared: the whole text, or the parts of a .docx that plangen writes."""
    if form == "md":
        return data.decode()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in OWN_PARTS}


def compare(folder: Path, files: dict[str, bytes]) -> None:
    """Fail where a folder does not hold exactly these files."""
    present = {path.name for path in folder.iterdir() if path.suffix in {".md", ".docx"}}
    assert present == set(files)
    for name, data in files.items():
        form = name.rpartition(".")[2]
        assert content((folder / name).read_bytes(), form) == content(data, form), name


@pytest.mark.parametrize("dossier", DOSSIERS, ids=lambda path: path.parent.name)
def test_an_example_renders_to_what_is_committed(
    dossier: Path, request: pytest.FixtureRequest
) -> None:
    files = rendered(dossier)
    if request.config.getoption("--update-golden"):
        for path in dossier.parent.iterdir():
            if path.suffix in {".md", ".docx"}:
                path.unlink()
        for name, data in files.items():
            save(dossier.parent / name, data)
    compare(dossier.parent, files)


@pytest.mark.parametrize("form", FORMATS)
def test_the_comparison_can_fail(form: str, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(DOSSIERS[0].parent, folder)
    text = (folder / "档案.yaml").read_text(encoding="utf-8")
    changed = text.replace("学校: ", "学校: 另一所", 1)
    assert changed != text
    (folder / "档案.yaml").write_text(changed, encoding="utf-8")
    files = {
        name: data for name, data in rendered(folder / "档案.yaml").items() if name.endswith(form)
    }
    for path in folder.iterdir():
        if path.suffix in {".md", ".docx"} and not path.name.endswith(form):
            path.unlink()
    with pytest.raises(AssertionError):
        compare(folder, files)


def pages_of(dossier: Path) -> dict[str, str]:
    """HTML and text of a plan and of its summary."""
    style = load_style()
    return {
        f"{name}.{form}": write(
            make_document(load(dossier), summary=summary).document, style
        ).decode()
        for summary, name in ((False, "计划"), (True, "总结"))
        for form, write in WRITERS.items()
    }


def compare_pages(folder: Path, pages: dict[str, str]) -> None:
    """Fail where a folder does not hold exactly these pages."""
    assert {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()} == pages


def test_html_and_text_are_what_is_committed(request: pytest.FixtureRequest) -> None:
    pages = pages_of(GOLDEN_DOSSIER)
    if request.config.getoption("--update-golden"):
        shutil.rmtree(GOLDEN, ignore_errors=True)
        GOLDEN.mkdir(parents=True)
        for name, text in pages.items():
            (GOLDEN / name).write_text(text, encoding="utf-8", newline="\n")
    compare_pages(GOLDEN, pages)


@pytest.mark.parametrize("name", ["计划.html", "计划.txt", "总结.html", "总结.txt"])
def test_the_comparison_of_pages_can_fail(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "golden"
    shutil.copytree(GOLDEN, folder)
    text = (folder / name).read_text(encoding="utf-8")
    (folder / name).write_text(text.replace("小学", "中学", 1), encoding="utf-8")
    with pytest.raises(AssertionError):
        compare_pages(folder, pages_of(GOLDEN_DOSSIER))


def test_the_examples_cover_the_situations_that_they_should() -> None:
    assert len(DOSSIERS) == 24
    made = {read_source(dossier).data["文种"] for dossier in DOSSIERS}
    assert {find_kind(kind) for kind in made} == set(kinds().values())
    through_the_term = [d for d in DOSSIERS if len(rendered(d)) == 2 * len(FORMATS)]
    assert len(through_the_term) >= 2


@pytest.mark.parametrize("dossier", DOSSIERS, ids=lambda path: path.parent.name)
def test_an_example_has_no_error_and_no_placeholder(dossier: Path) -> None:
    problems = make_document(load(dossier)).problems
    assert not [p for p in problems if p.severity is Severity.ERROR]
    assert not [p for p in problems if "还没有填" in p.message or "示例" in p.message]
