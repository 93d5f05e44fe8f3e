"""The generated pages are golden files: each is made anew and compared whole.

``pytest tests/manual --update-golden`` writes them, as ``python -m manual`` does.
"""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from manual import everything
from manual.places import DOCS
from plangen.checker.explaining import manual as page_of_rules
from plangen.checker.rules import all_rules

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

# Pictures of pages are compared as pictures.
DRAWN = (".png", "made-with.txt")


@pytest.fixture(scope="module")
def made(request: pytest.FixtureRequest) -> Mapping[str, bytes]:
    """Make all pages, and store them if that is asked for."""
    texts = everything.texts()
    if request.config.getoption("--update-golden"):
        drawn = {path: (DOCS / path).read_bytes() for path in stored(DOCS) if path.endswith(DRAWN)}
        everything.write({**texts, **drawn}, DOCS)
    return texts


def stored(docs: Path) -> set[str]:
    return everything.generated(docs)


def differences(docs: Path, made: Mapping[str, bytes]) -> list[str]:
    """Name the pages that are not what they would be now, or that nothing makes any more."""
    left = {path for path in stored(docs) if not path.endswith(DRAWN)} - set(made)
    stale = {
        path
        for path, data in made.items()
        if not (docs / path).is_file() or (docs / path).read_bytes() != data
    }
    return sorted(left | stale)


def test_the_generated_pages_are_up_to_date(made: Mapping[str, bytes]) -> None:
    assert differences(DOCS, made) == []


def test_the_comparison_can_fail(made: Mapping[str, bytes], tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    shutil.copytree(DOCS, docs)
    everything.write({**made}, docs)
    assert differences(docs, made) == []
    (docs / "dossier.md").write_bytes(made["dossier.md"].replace("学校".encode(), b"", 1))
    (docs / "rules.md").unlink()
    (docs / "library" / "old.md").write_text("# 旧的\n", encoding="utf-8")
    assert differences(docs, made) == ["dossier.md", "library/old.md", "rules.md"]


def test_writing_puts_it_in_order_again(made: Mapping[str, bytes], tmp_path: Path) -> None:
    (tmp_path / "commands").mkdir()
    (tmp_path / "commands" / "gone.md").write_text("# 没有这个命令\n", encoding="utf-8")
    assert everything.write(made, tmp_path) == sorted([*made, "commands/gone.md"])
    assert everything.write(made, tmp_path) == []
    assert differences(tmp_path, made) == []


def test_only_what_looks_for_mistakes_is_shown_to_find_some(made: Mapping[str, bytes]) -> None:
    failing = [path for path, data in made.items() if re.search("\n退出码是 [1-9]", data.decode())]
    assert failing == ["commands/check.md"]


def test_no_page_knows_where_or_when_it_was_made(made: Mapping[str, bytes]) -> None:
    told = [path for path, data in made.items() if b"/tmp" in data or b"plangen-manual" in data]
    assert told == []


def test_a_page_that_lacks_a_rule_is_noticed() -> None:
    *but_the_last, last = all_rules().values()
    assert page_of_rules(but_the_last) != page_of_rules([*but_the_last, last])
