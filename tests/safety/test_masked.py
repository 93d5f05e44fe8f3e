"""With names masked, no full name is in a file: not in its text, its parts or its own name."""

from __future__ import annotations

import html
import io
import re
import unicodedata
import zipfile
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from example_documents import DOSSIERS, has_summary
from plangen.pipeline.documents import make_document
from plangen.pipeline.dossiers import load
from plangen.pipeline.forms import make_forms
from plangen.problems import ProblemsError
from plangen.source.spreadsheets import read_sheets
from plangen.writers.output import Copies, copies_of_document, copies_of_form
from tools import require

from .running import plangen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FORMATS = ("docx", "html", "md", "txt")
MASKS = ("姓氏", "代号")
# Where a dossier names pupils, and by which keys; teachers stand elsewhere.
PARTS = ("学困生", "培优", "小组", "分组", "班级工作", "总结")
KEYS = ("姓名", "结对", "组长", "成员", "学生")
SPLIT = re.compile(r"[、，,\s]+")
REMARK = re.compile(r"[（(].*")
TAG = re.compile("<[^>]*>")
SHORTEST = 2
PERSON = re.compile("[\u4e00-\u9fff]{3,4}")


def pupils_named(data: Any, key: str = "") -> Iterator[str]:
    """Yield what stands under the keys that name pupils, however it is written."""
    if isinstance(data, dict):
        for inner, value in data.items():
            yield from pupils_named(value, str(inner))
    elif isinstance(data, list):
        for value in data:
            yield from pupils_named(value, key)
    elif key in KEYS and isinstance(data, str):
        for name in SPLIT.split(data):
            yield REMARK.sub("", name)


@cache
def names_of(dossier: Path) -> tuple[str, ...]:
    """Return the full names of the pupils of a dossier and of the table beside it."""
    data = yaml.safe_load(dossier.read_text(encoding="utf-8"))
    found = {name for part in PARTS for name in pupils_named(data.get(part), part)}
    if isinstance(data.get("花名册"), str):
        for sheet in read_sheets(dossier.parent / data["花名册"]):
            rows = [["".join(cell.split()) for cell in row] for row in sheet.rows]
            column = next((row.index("姓名") for row in rows if "姓名" in row), None)
            if column is not None:
                # One of two characters that no list of the dossier has may be a word of the text.
                found |= {row[column] for row in rows if PERSON.fullmatch(row[column])}
    return tuple(sorted(n for n in found if len(n) >= SHORTEST and "×" not in n and "…" not in n))


NAMED = [dossier for dossier in DOSSIERS if names_of(dossier)]


def texts(data: bytes) -> Iterator[str]:
    """Yield all that is in a file: as it stands, and as it reads without markup and spaces.

    What is in a zip file, and in zip files inside, is looked at one by one with its name.
    """
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield archive.comment.decode(errors="replace")
            for name in archive.namelist():
                yield name
                yield from texts(archive.read(name))
        return
    text = "".join(c for c in data.decode(errors="replace") if unicodedata.category(c) != "Cf")
    yield text
    yield from ("".join(html.unescape(TAG.sub("", part)).split()) for part in cells(text))


def cells(text: str) -> list[str]:
    """Return paragraphs and cells of markup, since what stands in two of them is no name."""
    return re.split(r"</(?:w:p|p|li|td|th|h\d|c:pt|si|text|title)>|\|", text)


def told(copies: Copies, formats: tuple[str, ...], names: tuple[str, ...]) -> list[str]:
    """Return the names that a document tells, each with its format."""
    found = [f"{name} in {copies.name}" for name in names if name in copies.name]
    for form in formats:
        everything = "\n".join(texts(copies.data(form)))
        found += [f"{name} in {copies.name}.{form}" for name in names if name in everything]
    return found


def documents_of(dossier: Path, masking: str) -> Iterator[Copies]:
    """Yield the document of a dossier, its summary and its forms, with names masked."""
    loaded = load(dossier, values={"脱敏": masking})
    for summary in (False, True) if has_summary(dossier) else (False,):
        made = make_document(loaded, summary=summary)
        yield copies_of_document(made.document, made.style)
    try:
        forms = make_forms(loaded, ()).forms
    except ProblemsError:  # nothing to fill in
        return
    yield from map(copies_of_form, forms)


@pytest.mark.parametrize("dossier", NAMED, ids=lambda path: path.parent.name)
@pytest.mark.parametrize("masking", MASKS, ids=["surname", "code"])
def test_no_full_name_is_in_any_file_of_an_example(dossier: Path, masking: str) -> None:
    found = [
        each
        for copies in documents_of(dossier, masking)
        for each in told(copies, FORMATS, names_of(dossier))
    ]
    assert found == []


def test_there_are_examples_with_pupils() -> None:
    assert len(NAMED) > 10
    assert sum(len(names_of(dossier)) for dossier in NAMED) > 100


def test_a_name_is_found_where_it_stands() -> None:
    dossier = next(path for path in NAMED if path.parent.name == "001-6")
    made = make_document(load(dossier, values={"脱敏": "否"}))
    found = told(copies_of_document(made.document, made.style), FORMATS, names_of(dossier))
    assert {each.rpartition(".")[2] for each in found} == set(FORMATS)


# Names in every place that a teacher may write one.

EVERYWHERE = """\
标题: 许晓、马小雨学习数学的转化计划
封面: 是
目录: 是
附件: [许晓谈心记录, 马 小雨家访记录]
图表: 是
章节:
  - 学生情况
  - 标题: 许晓的优点
    内容: "**许**晓爱笑，*马小雨*爱唱，许　晓快，`周明`帮，马_小_雨、马小\u200b雨、许\xad晓看着。"
  - 原因分析
  - 目标
  - 措施
"""


@pytest.fixture
def everywhere(full_dossier: str, dossier_file: Any) -> Path:
    path: Path = dossier_file(full_dossier.replace("学生情况:\n", EVERYWHERE + "学生情况:\n", 1))
    return path


@pytest.mark.parametrize("masking", MASKS, ids=["surname", "code"])
def test_names_are_masked_wherever_they_are_typed(everywhere: Path, masking: str) -> None:
    assert names_of(everywhere) == ("周明", "许晓", "马小雨")
    found = [
        each
        for copies in documents_of(everywhere, masking)
        for each in told(copies, FORMATS, names_of(everywhere))
    ]
    assert found == []


def test_what_the_command_line_writes_is_masked_in_pdf_too(tmp_path: Path) -> None:
    require("soffice")
    (example,) = (path for path in NAMED if path.parent.name == "花名册和成绩表")
    for command in ("render", "summary"):
        arguments = (example, "--mask", "代号", "-f", "docx,pdf", "-o", "输出/")
        done = plangen(command, *arguments, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
    files = list((tmp_path / "输出").iterdir())
    assert sorted(path.suffix for path in files) == [".docx", ".docx", ".pdf", ".pdf"]
    found = []
    for path in files:
        everything = "\n".join([path.name, *texts(read(path))])
        assert "学生A" in everything
        found += [f"{name} in {path.name}" for name in names_of(example) if name in everything]
    assert found == []


def read(path: Path) -> bytes:
    """Return what is in a file, for a PDF its text and its properties."""
    if path.suffix != ".pdf":
        return path.read_bytes()
    from pypdf import PdfReader  # noqa: PLC0415  (slow)

    with path.open("rb") as file:
        reader = PdfReader(file)
        pages = [page.extract_text() for page in reader.pages]
        outline = [str(entry) for entry in reader.outline]
        return "\n".join([*pages, *outline, str(reader.metadata)]).encode() + path.read_bytes()
