"""Every example holds what the document it stands for must hold (``expect.yaml`` beside it).

For each kind that an example makes, ``expect.yaml`` says in Chinese keys:

- 章节: headings of the first level that must stand there in this order; others may stand between
- 层次: how many levels of numbering the document uses
- 数字: phrases with numbers that must appear
- 原因, 措施: how many there are; the title of each must be printed (of causes
  not where the kind has no section that tells of them: summaries may just count them)
- 表: captions of tables and their columns
- 不得出现: words that must not appear, defects of the document that the example replaces
"""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from places import EXAMPLES
from plangen.compose.kinds import find_kind, summary_of
from plangen.document.numbering import number_blocks
from plangen.document.tree import Document, Heading, ItemList, Table, plain
from plangen.library.choices import Choices, resolve_choices
from plangen.library.entries import load_library
from plangen.model.loading import load_dossier
from plangen.pipeline.documents import make_document
from plangen.pipeline.dossiers import load
from plangen.source import read_source
from plangen.writers.markdown import write_markdown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

EXPECTED = sorted(EXAMPLES.glob("*/expect.yaml"))
SEEDS = {
    *(f"000-{n}" for n in range(1, 6)),
    *(f"001-{n}" for n in range(1, 8)),
    "002-5",
    *(f"003-{n}" for n in range(1, 6)),
    *(f"004-{n}" for n in range(1, 4)),
}
KEYS = {"章节", "层次", "数字", "原因", "措施", "表", "不得出现"}
# Defects of which every document is free.
NEVER = (
    "差生",
    "后进生",
    "小编",
    "范文",
    "本站",
    "xx",
    "××××",
    "某某",
    "□",
    "TODO",
    "【请填",
    "【示例",
)


@dataclass(frozen=True)
class Output:
    """A rendered document with what it was made from."""

    document: Document
    text: str
    choices: Choices
    tells_causes: bool


def output(folder: Path, kind: str) -> Output:
    """Render the document of this kind from a folder's dossier."""
    source = read_source(folder / "档案.yaml")
    dossier = load_dossier(source)
    assert dossier is not None, source.problems
    own = find_kind(dossier.kind)
    assert own is not None
    summary = kind != own.name
    made = summary_of(own) if summary else own
    assert made is not None, f"{own.name} has no summary"
    assert made.name == kind
    document = make_document(load(folder / "档案.yaml"), summary=summary).document
    return Output(
        document,
        write_markdown(document).decode(),
        resolve_choices(dossier, load_library(), source),
        any(section.template in ("原因分析", "分组与成因") for section in made.sections),
    )


def levels(document: Document) -> set[int]:
    """Levels of numbering that a document uses: 1 for 一、, 3 for 1., 4 for （1）."""
    found: set[int] = set()

    def items(block: ItemList, level: int) -> None:
        if block.ordered:
            found.add(level)
        for item in block.items:
            for child in item.children:
                items(child, level + 1)

    for numbered in number_blocks(document.blocks):
        if isinstance(numbered.block, Heading):
            found.add(numbered.block.level)
        elif isinstance(numbered.block, ItemList):
            items(numbered.block, numbered.item_level)
    return found


def in_order(wanted: list[str], present: list[str]) -> bool:
    """Whether all of the wanted stand among those present, in their order."""
    rest = iter(present)
    return all(any(word == other for other in rest) for word in wanted)


def differences(expected: dict[str, Any], given: Output) -> Iterator[str]:
    """Say in which ways an output is not what was expected."""
    headings = [
        plain(block.line)
        for block in given.document.blocks
        if isinstance(block, Heading) and block.level == 1
    ]
    if not in_order(expected["章节"], headings):
        yield f"章节：{headings}"
    if len(levels(given.document)) != expected["层次"]:
        yield f"层次：{sorted(levels(given.document))}"
    yield from (f"缺：{words}" for words in expected["数字"] if words not in given.text)
    causes = [choice.title for choice in given.choices.causes.values()]
    measures = [choice.title for choice in given.choices.measures.values()]
    for what, names in (("原因", causes), ("措施", measures)):
        if len(names) != expected[what]:
            yield f"{what}：{len(names)}"
        if what == "措施" or given.tells_causes:
            yield from (f"{what}没有印出：{name}" for name in names if name not in given.text)
    tables = {
        plain(block.caption): [plain(cell) for cell in block.header]
        for block in given.document.blocks
        if isinstance(block, Table)
    }
    for caption, columns in expected["表"].items():
        if tables.get(caption) != columns:
            yield f"表“{caption}”：{tables.get(caption)}，有的表：{list(tables)}"
    text = given.document.title + given.text
    yield from (f"出现了：{word}" for word in (*NEVER, *expected["不得出现"]) if word in text)


def read_expectations(path: Path) -> dict[str, Any]:
    """Read what is expected of each kind; a misspelt key must not go unnoticed."""
    data: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    for expected in data.values():
        assert set(expected) == KEYS
    return data


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.parent.name)
def test_an_example_holds_what_its_document_must_hold(path: Path) -> None:
    for kind, expected in read_expectations(path).items():
        assert list(differences(expected, output(path.parent, kind))) == [], kind


def test_every_seed_document_has_its_example() -> None:
    assert {path.parent.name for path in EXPECTED} >= SEEDS


@pytest.mark.parametrize(
    ("key", "wrong"),
    [
        ("章节", ["没有这一节"]),
        ("层次", 9),
        ("数字", ["全班999人"]),
        ("原因", 99),
        ("措施", 99),
        ("表", {"没有这张表": ["列"]}),
        ("不得出现", ["学"]),
    ],
)
def test_each_expectation_can_fail(key: str, wrong: object) -> None:
    path = EXPECTED[0]
    kind, expected = next(iter(read_expectations(path).items()))
    broken = copy.deepcopy(expected) | {key: wrong}
    assert list(differences(broken, output(path.parent, kind))) != []
