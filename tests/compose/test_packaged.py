"""Plangen's own templates are trusted only where they are alone, and print the same either way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from example_documents import made, names
from places import EXAMPLES
from plangen import resources
from plangen.compose.environment import environment
from plangen.compose.packaged import Trusting
from plangen.compose.view import Guard
from plangen.pipeline.documents import make_document
from plangen.pipeline.dossiers import load
from plangen.problems import ProblemsError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WORDS = "sections/_words.md.j2"
# What the section 措施 asks of the words that it imports.
CHARGED = "{{% macro charged(told, writer) %}}{}{{% endmacro %}}"


@pytest.fixture
def school(tmp_path: Path) -> Path:
    folder = tmp_path / "模板"
    (folder / "sections").mkdir(parents=True)
    return folder


@pytest.mark.parametrize("name", names())
def test_a_document_is_the_same_where_everything_is_weighed(school: Path, name: str) -> None:
    trusted = made(name)
    folder, _, summary = name.partition(" ")
    with resources.using(school):
        assert not isinstance(environment(), Trusting)
        guarded = make_document(load(EXAMPLES / folder / "档案.yaml"), summary=bool(summary))
    assert guarded.document == trusted.document
    assert guarded.problems == trusted.problems


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}", "做不完"),
        ("{{ told[0]._target }}", "不能用"),
        ("{{ told.append(1) }}", "不能用"),
        ("{{ 'x' * 10 ** 9 }}", "太多"),
        ("{{ ([['x' * 1000000]] * 100) | map('first') | listed }}", "太多"),
    ],
)
def test_a_school_is_guarded_within_a_section_of_the_package(
    full_dossier: str,
    dossier_file: Callable[[str], Path],
    school: Path,
    text: str,
    told: str,
) -> None:
    path = dossier_file(full_dossier)
    assert isinstance(environment(), Trusting)
    make_document(load(path))
    words = resources.read_text(WORDS)
    own = school / WORDS
    own.write_text(words + "\n" + CHARGED.format(text), encoding="utf-8")
    with resources.using(school), pytest.raises(ProblemsError, match=told) as caught:
        make_document(load(path))
    (problem,) = caught.value.problems
    assert problem.file == own
    assert problem.line == len(words.splitlines()) + 2


@pytest.mark.parametrize("name", ["__class__", "_target", "_guard"])
def test_what_begins_with_an_underscore_stays_shut(name: str) -> None:
    for text in (f"{{{{ x.{name} }}}}", f"{{{{ [x] | map(attribute='{name}') | first }}}}"):
        template = environment().from_string(text)
        with pytest.raises(ProblemsError, match=f"模板不能用“{name}”"):
            template.render(x=Guard(str)(made(names()[0]).document))
