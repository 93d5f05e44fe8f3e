"""What README and manual state besides what their commands tell: keys, options, kinds."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any

import pytest
import typer.main
import yaml

from places import ROOT
from plangen.checker.rules import all_rules
from plangen.cli.commands import app
from plangen.compose.forms import form_kinds
from plangen.compose.kinds import kinds
from plangen.library.entries import load_library
from plangen.pipeline.precedence import SCHOOL_KEYS
from plangen.resources import SUBFOLDERS
from plangen.source.toml_text import with_quoted_keys
from plangen.writers.style_schema import StyleFile
from shown_pages import DOCS, PAGES, Block, name_of, read_page

if TYPE_CHECKING:
    from pathlib import Path

INLINE = re.compile(r"`(plangen [^`]+)`")
OPTION = re.compile(r"(?<!\S)--?[a-z][a-z-]*")
HEADING = re.compile(r"^## ", re.MULTILINE)
LONGEST_OWN_KIND = 30
LONGEST_README = 200
README = (ROOT / "README.md").read_text(encoding="utf-8")
ENGLISH = (ROOT / "README.en.md").read_text(encoding="utf-8")
ROOMS = [p.stem for p in (ROOT / "src" / "plangen").glob("[a-z]*") if p.name != "py.typed"]


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
    # “In short” is the English of the Chinese one.
    assert len(HEADING.findall(ENGLISH)) == len(HEADING.findall(README)) - 1
    assert len(README.splitlines()) <= LONGEST_README


def test_the_readme_counts_what_there_is() -> None:
    library = load_library()
    examples = sum(1 for _ in ROOT.glob("examples/*/档案.yaml"))
    for chinese, english, count in (
        ("{} 条原因", "{} causes", len(library.causes)),
        ("{} 项措施", "{} measures", len(library.measures)),
        ("{} 条[检查规则]", "{} [rules]", len(all_rules())),
        ("{} 张打印后手写的表格", "{} forms to print", len(form_kinds())),
        ("[{} 份样例]", "[{} examples]", examples),
        ("一共 {} 种", "Twelve kinds", len(kinds())),
    ):
        assert chinese.format(count) in README
        assert english.format(count) in ENGLISH


def test_the_guide_for_developers_names_what_is_there() -> None:
    guide = (DOCS / "development.md").read_text(encoding="utf-8")
    named = re.findall(r"`((?:tests|templates|examples)/[^`*]*)`", guide)
    assert [path for path in named if not (ROOT / path.partition("名称")[0]).exists()] == []
    assert [
        room for room in ROOMS if not re.search(rf"^\|.*\b{room}\b.*\|", guide, re.MULTILINE)
    ] == []


def test_regulations_are_named_as_the_rules_name_them() -> None:
    page = (DOCS / "privacy.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (.*?) \| .*? \| (.*?) \|$", page, re.MULTILINE)
    told = [(law, number) for law, numbers in rows for number in re.findall(r"[LP]\d\d", numbers)]
    assert {number for _, number in told} >= {n for n in all_rules() if n.startswith("P")}
    for law, number in told:
        named = re.findall(r"《[^》]+》", law)
        assert not named or any(name in all_rules()[number].why for name in named), number
