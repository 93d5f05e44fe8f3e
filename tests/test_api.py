"""What other programs may call: the same as the commands do."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

import plangen
from places import EXAMPLES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

EXAMPLE = EXAMPLES / "001-1"
PLAN, SUMMARY = "三年级（1）班数学学困生转化计划", "三年级（1）班数学学困生工作总结"


@pytest.fixture(scope="module")
def dossier() -> plangen.LoadedDossier:
    return plangen.load(EXAMPLE / "档案.yaml")


def test_render_and_summarize_give_the_bytes_that_the_commands_write(
    dossier: plangen.LoadedDossier,
) -> None:
    assert plangen.render(dossier) == (EXAMPLE / f"{PLAN}.docx").read_bytes()
    assert plangen.summarize(dossier) == (EXAMPLE / f"{SUMMARY}.docx").read_bytes()


def test_a_dossier_is_the_same_after_any_number_of_documents(
    dossier: plangen.LoadedDossier,
) -> None:
    before = dossier.problems
    made = [plangen.make_document(dossier) for _ in range(3)]
    assert made[0] == made[1] == made[2]
    assert dossier.problems == before


def test_formats_are_named_as_on_the_command_line(dossier: plangen.LoadedDossier) -> None:
    assert plangen.render(dossier, "md").decode().startswith(f"# {PLAN}\n")
    assert f"<h1>{PLAN}</h1>" in plangen.render(dossier, "html").decode()
    assert zipfile.is_zipfile(io.BytesIO(plangen.render(dossier, "docx")))


def test_values_take_the_place_of_entries() -> None:
    loaded = plangen.load(str(EXAMPLE / "档案.yaml"), values={"教师": "赵老师", "脱敏": "姓氏"})
    text = plangen.render(loaded, "md").decode()
    assert "\n赵老师  \n2026年9月7日" in text
    assert "罗×" in text


def test_check_takes_dossiers_and_documents_alike(tmp_path: Path) -> None:
    assert plangen.check(EXAMPLE / "档案.yaml") == []
    other = tmp_path / "别处来的.md"
    other.write_text("# 转化差生计划\n\n本班有差生8人。\n", encoding="utf-8")
    found = plangen.check(other)
    assert "L01" in {problem.rule for problem in found}
    assert plangen.check(other, select=["L01"], ignore=["L"]) == []
    assert {problem.rule for problem in plangen.check(str(other), select=["L01"])} == {"L01"}


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda path: plangen.load(path / "没有.yaml"), "找不到"),
        (lambda path: plangen.load(path / "没有.yaml", values={"学校": "["}), "找不到"),
        (lambda path: plangen.render(plangen.load(path / "错.yaml")), "没有“转化”这个文种"),
        (lambda path: plangen.summarize(plangen.load(path / "空.yaml")), "总结"),
        (lambda path: plangen.check(path / "没有.docx"), "找不到"),
    ],
    ids=["missing", "first-the-file", "errors", "no-outcome", "no-document"],
)
def test_what_is_wrong_comes_as_problems(
    tmp_path: Path, call: Callable[[Path], object], words: str
) -> None:
    (tmp_path / "错.yaml").write_text("plangen: 1\n文种: 转化\n", encoding="utf-8")
    text = "plangen: 1\n文种: 学困生转化计划\n措施: [作业面批]\n"
    (tmp_path / "空.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(plangen.ProblemsError) as error:
        call(tmp_path)
    assert any(words in problem.message for problem in error.value.problems)
    assert all(isinstance(problem, plangen.Problem) for problem in error.value.problems)


def test_all_that_is_public_is_there_and_nothing_else() -> None:
    assert all(getattr(plangen, name) is not None for name in plangen.__all__)
    with pytest.raises(AttributeError, match="no attribute 'redner'"):
        vars(plangen)["__getattr__"]("redner")


def test_check_is_a_function_whatever_was_imported_first() -> None:
    code = "import plangen.checker.rules, plangen.cli, plangen; print(callable(plangen.check))"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout == "True\n"
