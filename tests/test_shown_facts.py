"""What README and manual state besides what their commands tell: keys, options, kinds."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any

import pytest
import typer.main
import yaml

from plangen.cli import app
from plangen.compose.kinds import kinds
from plangen.pipeline.precedence import SCHOOL_KEYS
from plangen.resources import SUBFOLDERS
from plangen.source.toml_text import with_quoted_keys
from plangen.writers.style_schema import StyleFile
from shown_pages import DOCS, PAGES, ROOT, Block, name_of, read_page

if TYPE_CHECKING:
    from pathlib import Path

INLINE = re.compile(r"`(plangen [^`]+)`")
OPTION = re.compile(r"(?<!\S)--?[a-z][a-z-]*")
HEADING = re.compile(r"^## ", re.MULTILINE)
LONGEST_OWN_KIND = 30
LONGEST_README = 200


def shown(page: Path, title: str) -> str:
    """Return the one block with a title, wherever it stands on a page."""
    (found,) = [s.text for s in read_page(page) if isinstance(s, Block) and s.title == title]
    return found


def test_the_settings_that_the_manual_shows_are_all_there_are() -> None:
    text = shown(DOCS / "customising.md", "plangen.toml")
    said = tomllib.loads("\n".join(map(with_quoted_keys, text.splitlines())))
    assert {*said} == {*SCHOOL_KEYS, "模板", "检查"}


def test_the_style_file_that_the_manual_shows_has_all_there_is() -> None:
    said = yaml.safe_load(shown(DOCS / "styles.md", "校本.yaml"))
    left_out = {"说明", "参照", "样式映射"}
    assert {*said} == {str(f.alias) for f in StyleFile.model_fields.values()} - left_out


def test_a_school_s_own_kind_takes_few_lines() -> None:
    steps = [s for s in read_page(DOCS / "customising.md") if isinstance(s, Block) and s.title]
    kind = [s for s in steps if "家长会" in str(s.title)]
    assert len(kind) == 4
    assert sum(len(s.text.splitlines()) for s in kind) < LONGEST_OWN_KIND


def test_the_manual_names_every_folder_of_templates() -> None:
    text = (DOCS / "customising.md").read_text(encoding="utf-8")
    assert [room for room in SUBFOLDERS if f"{room}/" not in text] == []


INLINE_COMMANDS = [
    (name_of(page), typed)
    for page in PAGES
    for typed in INLINE.findall(page.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize(("page", "typed"), INLINE_COMMANDS)
def test_commands_within_sentences_exist(page: str, typed: str) -> None:
    command: Any = typer.main.get_command(app)
    for word in typed.split()[1:]:
        if word.startswith("-") or not hasattr(command, "commands"):
            break
        assert word in command.commands, page
        command = command.commands[word]
    known = {"--help", *(option for param in command.params for option in param.opts)}
    assert {*OPTION.findall(typed)} <= known, page


def test_the_readme_fits_and_is_mirrored() -> None:
    readme, english = (
        (ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "README.en.md")
    )
    assert len(readme.splitlines()) <= LONGEST_README
    # “In short” is the English of the Chinese one.
    assert len(HEADING.findall(english)) == len(HEADING.findall(readme)) - 1
    assert f"一共 {len(kinds())} 种" in readme
