"""What is kept of templates: found again as it was, and never a crash nor somebody else's."""

from __future__ import annotations

import subprocess
import sys
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jinja2 import Environment, FunctionLoader

from plangen import kept, resources
from plangen.compose import compiling
from plangen.compose.bytecode import Bytecode

if TYPE_CHECKING:
    from pathlib import Path

NAME = "sections/措施.md.j2"


@pytest.fixture(autouse=True)
def _writing_bytecode(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)


@pytest.fixture
def template(tmp_path: Path) -> Path:
    path = tmp_path / "模板.md.j2"
    path.write_text("一", encoding="utf-8")
    return path


def the_file(template: Path) -> Path:
    (found,) = (template.parent / "__pycache__").iterdir()
    return found


def test_what_was_kept_is_found_again(template: Path) -> None:
    kept.save(template, "state", lambda: b"data")
    assert kept.load(template, "state") == b"data"
    assert the_file(template).stat().st_mode & 0o777 == template.stat().st_mode & 0o666


def test_another_state_is_not_taken_for_it(template: Path) -> None:
    kept.save(template, "state", lambda: b"data")
    assert kept.load(template, "other") is None


def test_the_newest_is_kept(template: Path) -> None:
    kept.save(template, "old", lambda: b"1")
    kept.save(template, "new", lambda: b"2")
    assert (kept.load(template, "old"), kept.load(template, "new")) == (None, b"2")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_damaged_file_is_nothing(template: Path, data: st.DataObject) -> None:
    kept.save(template, "state", lambda: b"some data")
    whole = the_file(template).read_bytes()
    place = data.draw(st.integers(0, len(whole) - 1))
    flipped = bytes([whole[place] ^ 1])
    cut = data.draw(st.booleans())
    broken = whole[:place] if cut else whole[:place] + flipped + whole[place + 1 :]
    the_file(template).write_bytes(broken)
    assert kept.load(template, "state") is None


def test_a_folder_that_cannot_be_written_is_no_matter(template: Path) -> None:
    (template.parent / "__pycache__").write_text("", encoding="utf-8")
    kept.save(template, "state", lambda: b"data")
    assert kept.load(template, "state") is None


def test_nothing_is_kept_where_python_keeps_nothing(
    template: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    kept.save(template, "state", lambda: b"data")
    assert not (template.parent / "__pycache__").exists()


def test_it_is_kept_where_python_is_told_to(
    template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "elsewhere"))
    kept.save(template, "state", lambda: b"data")
    assert kept.load(template, "state") == b"data"
    assert not (template.parent / "__pycache__").exists()


def test_only_packaged_templates_have_a_file_to_be_kept_beside(tmp_path: Path) -> None:
    assert resources.packaged_file(NAME) == files("plangen.templates") / NAME
    assert resources.packaged_file("sections/本校.md.j2") is None
    (tmp_path / "sections").mkdir()
    (tmp_path / NAME).write_text("本校", encoding="utf-8")
    with resources.using(tmp_path):
        assert resources.packaged_file(NAME) is None


def rendered(template: Path, text: str, *, known: bool) -> str:
    """Render a text with an environment of its own, as a run of plangen does."""
    loader = FunctionLoader(lambda _name: (text, None, None))
    cache = Bytecode(lambda _name: template if known else None)
    environment = Environment(loader=loader, bytecode_cache=cache, autoescape=True)
    return environment.get_template(NAME).render(n=3)


def test_a_template_is_compiled_once(template: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert rendered(template, "{{ n + 1 }}个", known=True) == "4个"
    monkeypatch.delattr(Environment, "compile")
    assert rendered(template, "{{ n + 1 }}个", known=True) == "4个"
    with pytest.raises(AttributeError):
        rendered(template, "{{ n + 2 }}个", known=True)


def test_a_template_without_a_file_is_never_kept(template: Path) -> None:
    assert rendered(template, "{{ n }}", known=False) == "3"
    assert not (template.parent / "__pycache__").exists()


def test_a_compiler_without_a_file_compiles_too(
    template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compiling, "__file__", str(tmp_path / "packed.py"))
    assert rendered(template, "{{ n + 1 }}个", known=True) == "4个"


def test_a_second_run_writes_the_same(tmp_path: Path) -> None:
    dossier = tmp_path / "档案.yaml"
    dossier.write_text("文种: 学困生转化计划\n原因分析: [作业拖欠不完成]\n", encoding="utf-8")
    run = [sys.executable, "-X", f"pycache_prefix={tmp_path / '字节码'}", "-m", "plangen"]
    written = set()
    for number in range(2):
        target = tmp_path / f"{number}.md"
        arguments = ["render", str(dossier), "-o", str(target)]
        subprocess.run([*run, *arguments], env={"PYTHONUTF8": "1"}, check=True, capture_output=True)
        written.add(target.read_bytes())
    assert len(written) == 1
    assert list((tmp_path / "字节码").rglob("措施.md.*.pyc"))
