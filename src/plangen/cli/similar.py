"""What ``plangen check --similar`` tells: which documents resemble each other, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from plangen.cli.messages import TEXT, current_report, show_data, show_problems, wants_json
from plangen.cli.printable import printable
from plangen.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from plangen.checker.collection import Compared
    from plangen.checker.similarity import Likeness, SharedPassage

# Share from which a pair is a warning (rule T16), below it is only told.
COPIED = 0.7
LONGEST = 60
MOST_PASSAGES = 5


def compare(paths: Sequence[Path]) -> None:
    """Compare documents, and tell what they share; exit with status 1 if one cannot be read."""
    from plangen.checker.collection import compare_files

    compared = compare_files(paths)
    show_problems(compared.problems)
    if wants_json():
        show_data(_data(compared))
    else:
        _show(compared)
    if compared.problems:
        raise typer.Exit(1)


def _show(compared: Compared) -> None:
    for group in compared.identical:
        typer.echo(f"完全相同：{'、'.join(map(str, group))}")
    for family in compared.comparison.families:
        typer.echo(f"{len(family)} 份文稿多半相同，下面只列每份与 {family[0]} 的比较。")
    for pair in compared.comparison.pairs:
        label = Severity.WARNING if pair.share >= COPIED else Severity.NOTICE
        head = f"{label.value} T16：{pair.first} 的 {pair.share_of_first:.0%} 与 {pair.second} 的"
        typer.echo(f"{head} {pair.share_of_second:.0%} 相同，共 {len(pair.passages)} 段")
        longest = sorted(pair.passages, key=lambda passage: -passage.length)
        shown = pair.passages if current_report().form == TEXT else longest[:MOST_PASSAGES]
        for passage in shown:
            typer.echo(f"    {_told(passage)}")
        if len(pair.passages) > len(shown):
            typer.echo(f"    还有 {len(pair.passages) - len(shown)} 段较短的")
    for wording in compared.comparison.common:
        typer.echo(
            f"校内统一文字，{wording.documents} 份都有，不算雷同"
            f"（{wording.file}:{wording.line}）：“{_cut(wording.text)}”"
        )
    count = compared.comparison.documents
    if not compared.comparison.pairs and not compared.identical:
        typer.echo(f"比较了 {count} 份文稿，没有雷同。")
    else:
        typer.echo(f"比较了 {count} 份文稿，{len(compared.comparison.pairs)} 对有雷同。")


def _told(passage: SharedPassage) -> str:
    first, second = passage.first[0], passage.second[0]
    return f"第{first}行与第{second}行，{passage.length}字：“{_cut(passage.text)}”"


def _cut(text: str) -> str:

    text = printable(" ".join(text.split()))
    half = LONGEST // 2
    return text if len(text) <= LONGEST else f"{text[:half]}……{text[-half:]}"


def _data(compared: Compared) -> dict[str, Any]:
    return {
        "documents": compared.comparison.documents,
        "identical": [[str(path) for path in group] for group in compared.identical],
        "families": [[str(path) for path in family] for family in compared.comparison.families],
        "pairs": [_pair(pair) for pair in compared.comparison.pairs],
        "common": [
            {
                "file": str(wording.file),
                "line": wording.line,
                "documents": wording.documents,
                "text": wording.text,
            }
            for wording in compared.comparison.common
        ],
    }


def _pair(pair: Likeness) -> dict[str, Any]:
    return {
        "rule": "T16",
        "first": str(pair.first),
        "second": str(pair.second),
        "share_of_first": round(pair.share_of_first, 3),
        "share_of_second": round(pair.share_of_second, 3),
        "passages": [
            {
                "first": {"line": passage.first[0], "column": passage.first[1]},
                "second": {"line": passage.second[0], "column": passage.second[1]},
                "length": passage.length,
                "text": passage.text,
            }
            for passage in pair.passages
        ],
    }
