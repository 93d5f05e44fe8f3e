"""What a command's page takes from the command."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import pytest
import typer
from typer.main import get_command

from manual import commands
from manual.example_files import FILES, INSTEAD, prepare
from plangen.cli.chinese import Command
from plangen.cli.commands import app

if TYPE_CHECKING:
    from pathlib import Path


def only(
    path: Annotated[str, typer.Argument(metavar="文件", help="读哪个文件。")],
    times: Annotated[int, typer.Option("--times", "-n", metavar="次数", help="几次。")] = 3,
    secret: Annotated[bool, typer.Option("--secret", hidden=True)] = False,  # noqa: FBT002
) -> None:
    """做一件事。

    还有一段。

    例：

      plangen only 甲 --times 2
    """


def command_of(function: Any) -> Any:
    own = typer.Typer(add_completion=False)
    own.command("only", cls=Command)(function)
    return get_command(own)


def test_a_docstring_is_purpose_more_and_examples() -> None:
    assert commands.purpose(command_of(only)) == (
        "做一件事。",
        ["还有一段。"],
        ["plangen only 甲 --times 2"],
    )


def test_arguments_options_and_defaults_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(commands.DIFFERS, "only", "各处不同。")
    told = commands.command_page("only", command_of(only))
    assert "plangen only [选项] 文件\n" in told
    assert "| `文件` | 读哪个文件。必填。 |" in told
    assert "| `-n`、`--times` | `次数` | 几次。不写就是 `3`。 |" in told
    assert "secret" not in told
    assert "```console\n$ plangen only 甲 --times 2\n```\n\n各处不同。" in told


def test_every_command_has_an_example() -> None:
    tree = get_command(app)
    lacking = [
        name
        for name, command in vars(tree)["commands"].items()
        if not commands.purpose(command)[2] and name not in commands.DIFFERS
    ]
    assert lacking == []


@pytest.mark.parametrize("lines", [commands.MOST_LINES, commands.MOST_LINES + 1])
def test_only_a_long_text_is_shortened(lines: int) -> None:
    text = "\n".join(map(str, range(lines)))
    shown = commands.shortened(text)
    if lines > commands.MOST_LINES:
        assert shown.splitlines()[commands.FIRST_LINES] == commands.LEFT_OUT
        assert shown.splitlines()[-1] == str(lines - 1)
    else:
        assert shown == text


@pytest.mark.parametrize(
    ("line", "present"),
    [
        ("render 档案.yaml -o 计划/", {"档案.yaml"}),
        ("render 全校档案/ -o 全校计划/", {"全校档案"}),
        ("new 下学期.yaml --from 上学期.yaml", {"上学期.yaml"}),
        ("new 档案.yaml", set()),
        ("kinds", set()),
    ],
)
def test_only_what_a_line_reads_is_there(line: str, present: set[str], tmp_path: Path) -> None:
    words = ["plangen", *line.split()]
    prepare(words[1], words, tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == present


def test_what_replaces_a_file_replaces_one() -> None:
    assert {name for files in INSTEAD.values() for name in files} <= set(FILES)
