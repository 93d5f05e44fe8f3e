"""Pages of Markdown as the test of the commands in them reads them.

The last part of docs/development.md tells the convention: what kinds of blocks there are, what is
put into a page's folder, and how a block says why it is not run.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from places import ROOT

if TYPE_CHECKING:
    from pathlib import Path

DOCS = ROOT / "docs"
# What the manual's generator writes, it also compares.
GENERATED = ("commands", "library", "dossier.md", "kinds.md", "rules.md")
PAGES = [ROOT / "README.md", ROOT / "README.en.md"]
PAGES += [
    path for path in sorted(DOCS.rglob("*.md")) if path.relative_to(DOCS).parts[0] not in GENERATED
]
LEFT_OUT = "……"
PROMPT = "$ "
TITLE = re.compile(r'title="([^"]+)"')
PREPARE = re.compile(r"<!--\s*准备：(?P<source>.+?)\s*→\s*(?P<target>.+?)\s*-->")
NOT_RUN = re.compile(r"<!--\s*不运行：(?P<reason>.*?)\s*-->")
RUN = ("console", "sh", "python")
# What is only read: files, pictures made of characters, what Windows alone can run.
READ = ("yaml", "toml", "jinja", "markdown", "text", "powershell")


def name_of(page: Path) -> str:
    """Name of a page from the repository on."""
    return page.relative_to(ROOT).as_posix()


class PageError(ValueError):
    """A page does not keep to the convention."""


@dataclass(frozen=True)
class Preparation:
    """What of the repository lies in the page's folder from here on."""

    line: int
    source: str
    target: str


@dataclass(frozen=True)
class Block:
    """A fenced block: its text begins on the line (from 1) after its fence."""

    line: int
    language: str
    title: str | None
    text: str
    reason: str | None = None


@dataclass(frozen=True)
class Command:
    """A command of a block with what is shown below it, and the line (from 1) of the command."""

    line: int
    typed: str
    shown: tuple[str, ...]


def read_page(path: Path) -> list[Block | Preparation]:
    """Return a page's blocks and preparations in order.

    Raises:
        PageError: a block is of no known kind, or a comment stands where it says nothing.

    """
    steps: list[Block | Preparation] = []
    reason: str | None = None
    for token in MarkdownIt().parse(path.read_text(encoding="utf-8")):
        line = (token.map or [0])[0] + 1
        if token.type == "html_block":
            steps += [Preparation(line, *m.groups()) for m in PREPARE.finditer(token.content)]
            if said := NOT_RUN.search(token.content):
                reason = said["reason"]
        elif token.type == "fence":
            steps.append(_block(path, line, token.info, token.content, reason))
            reason = None
        elif reason is not None and token.type != "inline":
            raise PageError(f"{path}:{line}: 不运行 stands before no block")
    if reason is not None:
        raise PageError(f"{path}: 不运行 stands before no block")
    return steps


def _block(path: Path, line: int, info: str, text: str, reason: str | None) -> Block:
    language, _, rest = info.partition(" ")
    title = TITLE.search(rest)
    if language not in (*RUN, *READ):
        raise PageError(f"{path}:{line}: a block of “{language}” is neither run nor only read")
    if reason is not None and (language not in RUN or not reason):
        raise PageError(f"{path}:{line}: 不运行 wants a reason and a block that would be run")
    if language == "console" and not text.startswith(PROMPT):
        raise PageError(f"{path}:{line}: a console block begins with “{PROMPT}”")
    return Block(line, language, title[1] if title else None, text, reason)


def commands(block: Block) -> list[Command]:
    """Return the commands of a block, of ``sh`` without outputs."""
    lines = block.text.splitlines()
    if block.language == "sh":
        typed = enumerate(lines, start=block.line + 1)
        return [Command(number, line, ()) for number, line in typed if line.strip()]
    starts = [i for i, line in enumerate(lines) if line.startswith(PROMPT)]
    return [
        Command(
            block.line + 1 + start,
            lines[start].removeprefix(PROMPT),
            tuple(trimmed(lines[start + 1 : end])),
        )
        for start, end in pairwise([*starts, len(lines)])
    ]


def trimmed(lines: list[str]) -> list[str]:
    """Return lines without white space at their ends and without empty lines around them."""
    return "\n".join(line.rstrip() for line in lines).strip("\n").splitlines()


def agrees(shown: tuple[str, ...], told: list[str]) -> bool:
    """Whether what is shown is what was told, but for what is left out."""
    parts = [".*" if line == LEFT_OUT else re.escape(line) + "\n" for line in shown]
    return (
        re.fullmatch("".join(parts), "".join(f"{line}\n" for line in told), re.DOTALL) is not None
    )


def renewed(shown: tuple[str, ...], told: list[str]) -> list[str]:
    """Return what is to be shown now, with as much left out as before where that can be told."""
    lines: list[str] = []
    for change, i, j, k, m in SequenceMatcher(None, shown, told, autojunk=False).get_opcodes():
        gone = shown[i:j]
        if change == "equal" or LEFT_OUT not in gone:
            lines += told[k:m]
        else:
            before = gone.index(LEFT_OUT)
            after = len(gone) - before - 1
            lines += [*told[k : k + before], LEFT_OUT, *told[m - after : m]]
    return lines if agrees(tuple(lines), told) else told


def rewrite(path: Path, answers: list[tuple[Command, list[str]]]) -> None:
    """Put what was told in place of what a page shows below its commands."""
    lines = path.read_text(encoding="utf-8").splitlines()
    for command, told in sorted(answers, key=lambda answer: -answer[0].line):
        indent = " " * (len(lines[command.line - 1]) - len(lines[command.line - 1].lstrip()))
        start = end = command.line
        while not lines[end].strip().startswith(("```", PROMPT)):
            end += 1
        lines[start:end] = [f"{indent}{line}".rstrip() for line in renewed(command.shown, told)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
