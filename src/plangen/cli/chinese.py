"""typer in Chinese: usage lines, panels, parser errors, completion.

typer prints English sentences from constants and f-strings, so the classes here override the
places where they are made. This leans on typer's inside; pyproject.toml pins the minor version.
"""

from __future__ import annotations

import errno
import os
import sys
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from typer import Abort, core, echo, main
from typer._click import exceptions

from plangen.cli.messages import begin_report, current_report, show_problems
from plangen.language.patterns import lazy
from plangen.problems import ProblemsError, did_you_mean, system_reason, typable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from typer import Typer
    from typer._click import Command as _Command
    from typer._click import Context, HelpFormatter
else:
    _Command = object

OPTIONS_METAVAR = "[选项]"
COMMANDS_METAVAR = "命令 [参数]…"
USAGE_STATUS = 2
HELP_SIGNS = ("-h", "-?", "/?", "--h")
# What typer makes of Ctrl-C, without a word.
CANCELLED_STATUS = 130
UNTYPED = lazy(r"[{}]|\.\.\.$")
# What a file is most likely given for, where no command is.
FOR_FILES = {
    **dict.fromkeys((".yaml", ".yml"), "render"),
    **dict.fromkeys((".docx", ".doc", ".wps", ".md", ".txt"), "check"),
    **dict.fromkeys((".xlsx", ".xls", ".csv"), "scores"),
}
PANELS = {
    "ARGUMENTS_PANEL_TITLE": "参数",
    "OPTIONS_PANEL_TITLE": "选项",
    "COMMANDS_PANEL_TITLE": "命令",
    "ERRORS_PANEL_TITLE": "错误",
    "DEFAULT_STRING": "[默认：{}]",
    "REQUIRED_LONG_STRING": "[必填]",
    "ENVVAR_STRING": "[环境变量：{}]",
}
HELP_TEXTS = {
    "install_completion": "为当前的命令行安装按 Tab 补全。",
    "show_completion": "显示补全脚本，可以复制后自己安装。",
    "help": "显示这份说明。",
}


class Refusal(exceptions.UsageError):
    """A command line that cannot be carried out; its message is Chinese already."""


class _Chinese(_Command):
    """What commands and groups share."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except exceptions.UsageError as error:
            error.ctx = error.ctx or ctx
            raise

    def format_usage(self, ctx: Context, formatter: HelpFormatter) -> None:
        # typer sets what must be typed in braces, and dots behind what may be typed more than once.
        pieces = [UNTYPED.sub("", piece) for piece in self.collect_usage_pieces(ctx)]
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix="用法：")

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        _localise_panels()
        params: list[Any] = list(self.get_params(ctx))
        for param in params:
            param.help = HELP_TEXTS.get(param.name, param.help)
            if getattr(param, "is_flag", False):
                param.metavar = param.metavar or " "
            if isinstance(param, core.TyperArgument):
                vars(param)["display_type_rich"] = _no_type
        super().format_help(ctx, formatter)


class Command(_Chinese, core.TyperCommand):
    """A command whose help is Chinese."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **{**settings, "options_metavar": OPTIONS_METAVAR})


class Group(_Chinese, core.TyperGroup):
    """A group of commands whose help and errors are Chinese; ``help render`` asks for it too."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(
            *args,
            **{
                **settings,
                "options_metavar": OPTIONS_METAVAR,
                "subcommand_metavar": COMMANDS_METAVAR,
            },
        )

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Take ``help render`` for ``render --help``, as other programs do."""
        if args[:1] == ["help"]:
            args = [*args[1:], "--help"]
        return super().parse_args(ctx, args)

    def get_command(self, ctx: Context, cmd_name: str) -> Any:
        """Return a command by its name, built by now; None where there is none."""
        command = super().get_command(ctx, cmd_name)
        if isinstance(command, partial):
            command = self.commands[cmd_name] = command()
        return command

    def resolve_command(
        self,
        ctx: Context,
        args: list[str],
    ) -> tuple[str | None, Any, list[str]]:
        """Find the command, or name the nearest one."""
        name = args[0]
        if not name.startswith("-") and self.get_command(ctx, name) is None:
            if ctx.parent is None and (meant := _meant(name)):
                raise Refusal(meant, ctx)
            known = self.list_commands(ctx)
            hint = did_you_mean(name, known) or f"可以用：{'、'.join(known)}"
            raise Refusal(f"没有“{name}”这个命令。{hint}", ctx)
        return super().resolve_command(ctx, args)


def _meant(word: str) -> str:
    """Say what to type instead of a file in the place of a command."""
    command = FOR_FILES.get(PurePath(word).suffix.lower())
    return f"要先写做什么，再写文件：plangen {command} {typable(Path(word))}" if command else ""


@cache
def _localise_panels() -> None:
    """Give typer's panels Chinese titles, and let Chinese text wrap where it has no space."""
    from rich.table import Table
    from rich.text import Text
    from typer import rich_utils

    class FoldingTable(Table):
        """A table that breaks long text instead of cutting it off."""

        def add_row(self, *cells: Any, **settings: Any) -> None:
            super().add_row(*cells, **settings)
            for column in self.columns:
                column.overflow = "fold"

    for name, text in PANELS.items():
        setattr(rich_utils, name, text)
    vars(rich_utils)["Table"] = FoldingTable
    vars(rich_utils)["Columns"] = Text(" ").join


def _no_type(**_settings: Any) -> str:
    """Show no type beside an argument: its name says what to type."""
    return ""


def _install_completion(ctx: Context, _param: Any, value: Any) -> Any:
    """Install shell completion and say so in Chinese."""
    if not value or ctx.resilient_parsing:
        return value
    from typer._completion_shared import install

    shell, path = install(shell=value) if isinstance(value, str) else install()
    echo(f"已为 {shell} 装好按 Tab 补全（{path}），重新打开命令行后可用。")
    sys.exit(0)


@contextmanager
def _hurried() -> Iterator[None]:
    """Have typer build a command when it is asked for, and read its parameters once.

    It would build every command there is before it runs one, and read the parameters of each twice.
    """
    building = vars(main)
    names = ("get_command_from_info", "get_params_from_function")
    build, read = as_it_was = [building[name] for name in names]

    def later(command_info: Any, **settings: Any) -> Any:
        unbuilt = partial(build, command_info, **settings)
        vars(unbuilt)["name"] = command_info.name
        return unbuilt

    building.update(zip(names, (later, cache(read)), strict=True))
    try:
        yield
    finally:
        building.update(zip(names, as_it_was, strict=True))


def run(app: Typer) -> None:
    """Run the application and leave with its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    begin_report()
    try:
        status = _status(app)
    except OSError as error:
        if error.filename is not None:
            raise
        status = _untold(error)
    sys.exit(status)


def _status(app: Typer) -> int:
    """Run the application, tell what it told and return its exit status."""
    try:
        status = _run_command(app)
    except exceptions.NoArgsIsHelpError as error:
        error.show()
        status = USAGE_STATUS
    except exceptions.UsageError as error:
        _report(error)
        status = USAGE_STATUS
    except KeyboardInterrupt:
        status = CANCELLED_STATUS
    except (exceptions.ClickException, Abort):
        echo("已取消。", err=True)
        status = 1
    finally:
        current_report().close()
    if status == CANCELLED_STATUS:
        echo("已取消。", err=True)
    return status if isinstance(status, int) else 0


def _untold(error: OSError) -> int:
    """Say why a stream did not take what was told; where nobody reads it any more, say nothing."""
    # Python would try again at its end.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stdout__.fileno() if sys.__stdout__ else 1)
    if error.errno != errno.EPIPE:
        echo(f"错误：没有显示完\n    → {system_reason(error)}", err=True)
    return 1


def _run_command(app: Typer) -> object:
    """Run what was typed and return its exit status."""
    try:
        with _hurried():
            command = main.get_command(app)
            for param in command.params:
                if param.name == "install_completion":
                    param.callback = _install_completion
            return command(prog_name="plangen", standalone_mode=False)
    except ProblemsError as error:
        # What no command looks for itself: templates of the school's that are wrong.
        show_problems(error.problems)
        return 1


def _report(error: exceptions.UsageError) -> None:
    lines = [f"错误：{_sentence(error)}"]
    if error.ctx is not None:
        lines.insert(0, error.ctx.get_usage())
        lines.append(f"输入 {error.ctx.command_path} --help 查看用法。")
    echo("\n".join(lines), err=True)


def _misused(error: exceptions.BadOptionUsage) -> str:
    """Say what goes behind an option: whether anything does, and what."""
    params = error.ctx.command.params if error.ctx else ()
    used = next((param for param in params if error.option_name in param.opts), None)
    if used is not None and getattr(used, "is_flag", False):
        return f"选项“{error.option_name}”后面不写内容。"
    return f"选项“{error.option_name}”后面要写{(used and used.metavar) or '内容'}。"


def _other_side(error: exceptions.NoSuchOption) -> str:
    """Say where an option is to be written that stands on the wrong side of the command."""
    name, context = error.option_name, error.ctx
    if context is None:
        return ""
    root = context.find_root()
    if context is not root:
        ahead = next((param for param in root.command.params if name in param.opts), None)
        value = "" if getattr(ahead, "is_flag", False) else f" {ahead and ahead.metavar}"
        command = context.command_path.partition(" ")[2]
        return f"它写在命令前面：plangen {name}{value} {command}" if ahead else ""
    group: Any = root.command
    having = [
        command
        for command in group.list_commands(root)
        if any(name in param.opts for param in group.get_command(root, command).params)
    ]
    return f"它是 {'、'.join(having)} 的选项，写在命令后面。" if having else ""


def _sentence(error: exceptions.UsageError) -> str:
    """Say in Chinese what is wrong with the command line, by the class of the error."""
    if isinstance(error, Refusal):
        return error.message
    if isinstance(error, exceptions.NoSuchOption):
        near = [f"“{option}”" for option in error.possibilities or ()]
        near = ["“--help”"] if error.option_name in HELP_SIGNS else near
        sentence = f"没有“{error.option_name}”这个选项。"
        sentence += _other_side(error) or (f"是不是想写{'、'.join(near)}？" if near else "")
    elif isinstance(error, exceptions.BadOptionUsage):
        sentence = _misused(error)
    elif isinstance(error, exceptions.BadParameter):
        missing = isinstance(error, exceptions.MissingParameter)
        name = (error.param.metavar or error.param.name) if error.param else "参数"
        sentence = f"“{name}”的内容不对。"
        if missing:
            path = error.ctx.command_path if error.ctx else "plangen"
            one = name.rstrip("…")
            sentence = f"缺少{one}，写在后面：{path} {one}"
    elif error.ctx is not None and isinstance(error.ctx.command, core.TyperGroup):
        known = error.ctx.command.list_commands(error.ctx)
        sentence = f"缺少命令。可以用：{'、'.join(known)}"
    else:
        sentence = "有多余的内容，或有内容放错了位置。含空格的文件名请加英文引号。"
    return sentence
