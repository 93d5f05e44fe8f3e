"""The command line: arguments in, messages out, no logic."""

from __future__ import annotations

from typing import Annotated

import typer

from plangen import __version__
from plangen.cli import library
from plangen.cli.chinese import Command, Group, run
from plangen.cli.forms import forms
from plangen.cli.kinds import kinds
from plangen.cli.new import new
from plangen.cli.preview import preview
from plangen.cli.render import render
from plangen.cli.schema import schema
from plangen.cli.suggest import suggest
from plangen.cli.summary import summary

app = typer.Typer(
    cls=Group,
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    help=(
        "一份班级档案，写出学期初的计划和学期末的总结。\n\n"
        "三步：\n\n"
        "  plangen new 档案.yaml       写出一份带说明的档案\n\n"
        "  plangen render 档案.yaml    按档案写出计划（Word）\n\n"
        "  plangen summary 档案.yaml   学期末补上成绩，写出总结"
    ),
)


def _show_version(value: bool) -> None:
    if value:
        typer.echo(f"plangen {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", help="显示版本。", callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    pass


app.command("new", cls=Command)(new)
app.command("kinds", cls=Command)(kinds)
app.command("suggest", cls=Command)(suggest)
app.command("preview", cls=Command)(preview)
app.command("render", cls=Command)(render)
app.command("summary", cls=Command)(summary)
app.command("forms", cls=Command)(forms)
app.command("schema", cls=Command)(schema)
app.add_typer(library.app, name="library")


def main() -> None:
    """Run the command line."""
    run(app)
