"""All commands, as typer knows them, and what may stand before them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from plangen import __version__
from plangen.cli import library
from plangen.cli.check import check
from plangen.cli.chinese import Command, Group, Refusal
from plangen.cli.config import config
from plangen.cli.demo import demo
from plangen.cli.doctor import doctor
from plangen.cli.fix import fix
from plangen.cli.forms import forms
from plangen.cli.guide import show_guide
from plangen.cli.kinds import kinds
from plangen.cli.messages import FORMS, RICH, begin_report
from plangen.cli.new import new
from plangen.cli.preview import preview
from plangen.cli.render import render
from plangen.cli.report_format import read_report_format
from plangen.cli.schema import schema
from plangen.cli.scores import scores
from plangen.cli.suggest import suggest
from plangen.cli.summary import summary

if TYPE_CHECKING:
    from typer._click import Context


class _Plangen(Group):
    """The command itself, which answers its bare name at once: typer reads words by pydantic."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        if not args and not ctx.resilient_parsing:
            show_guide()
            ctx.exit()
        return super().parse_args(ctx, args)


app = typer.Typer(
    cls=_Plangen,
    invoke_without_command=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    help=(
        "一份班级档案，写出学期初的计划和学期末的总结。\n\n"
        "三步：\n\n"
        "  plangen new 档案.yaml       写出一份带说明的档案\n\n"
        "  plangen render 档案.yaml    按档案写出计划（Word）\n\n"
        "  plangen summary 档案.yaml   学期末补上成绩，写出总结\n\n"
        "别处来的文稿，交之前查一遍：plangen check 计划.docx\n\n"
        "先拿写好的一个班试试：plangen demo"
    ),
)


def _show_version(value: bool) -> None:
    if value:
        typer.echo(f"plangen {__version__}")
        raise typer.Exit


def _begin(form: str) -> None:
    """Begin the report of the run in the form asked for."""
    from plangen.writers.output import FORMATS

    asked = form.strip().lower()
    if asked in FORMATS:
        raise Refusal(
            f"{asked} 是文稿的格式，写在命令后面：plangen render 档案.yaml --format {asked}"
        )
    begin_report(read_report_format(form))


@app.callback()
def _options(
    context: typer.Context,
    form: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="方式",
            show_default=False,
            help="提示信息怎样显示，写在命令前面：text 每处一行，json 供其他程序使用；"
            "不写就指出有错的那一行。",
            autocompletion=lambda: list(FORMS),
        ),
    ] = RICH,
    version: Annotated[  # noqa: ARG001  (its callback answers)
        bool, typer.Option("--version", help="显示版本。", callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    _begin(form)
    if context.invoked_subcommand is None:
        show_guide()


app.command("new", cls=Command)(new)
app.command("demo", cls=Command)(demo)
app.command("kinds", cls=Command)(kinds)
app.command("fix", cls=Command)(fix)
app.command("suggest", cls=Command)(suggest)
app.command("preview", cls=Command)(preview)
app.command("scores", cls=Command)(scores)
app.command("render", cls=Command)(render)
app.command("summary", cls=Command)(summary)
app.command("forms", cls=Command)(forms)
app.command("check", cls=Command)(check)
app.command("config", cls=Command)(config)
app.command("schema", cls=Command)(schema)
app.command("doctor", cls=Command)(doctor)
app.add_typer(library.app, name="library")
