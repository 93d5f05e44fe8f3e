"""``commands/``: a page for every command of the tree that typer has built.

Whatever a command says of itself is taken from it: its docstring, its arguments and options. Each
line below 例 in the docstring is run, and what the terminal shows stands below it.
"""

from __future__ import annotations

import inspect
import os
import shlex
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from typer.main import get_command

from manual.example_files import prepare
from manual.markdown import bullets, code, fenced, page, plain, table
from manual.running import run
from plangen.cli.chinese import HELP_TEXTS
from plangen.cli.commands import app

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manual.running import Shown

EXAMPLES = "例："
LEFT_OUT = "……"
# A terminal shows as many lines at once; of more, the beginning and the end stand for the rest.
MOST_LINES = 40
FIRST_LINES = 26
LAST_LINES = 5
# What waits for somebody, and so does not end by itself.
WAITS = {
    "-i": "一题一题地问，答完写出档案；按 Ctrl-C 停下，下次输入同一行接着答。",
    "--interactive": "一题一题地问，答完写出档案。",
    "--watch": "写完接着等，档案一保存就重新写，按 Ctrl-C 结束。",
    "--browser": "给出一个地址并打开浏览器，档案每次保存，页面自己更新，按 Ctrl-C 结束。",
}
# What is answered where a command asks.
ANSWERS = {"fix": "是"}
# Commands whose output depends on the machine: nothing is shown of it.
DIFFERS = {
    "doctor": "每台电脑不一样，这里不印。一项一行：版本、系统、库、模板在哪里、字体、LibreOffice、"
    "命令行的编码和宽度、能不能写文件。✓ 是好的；! 要看一看，下面的 → 写着怎么办。"
}
STATUSES = (
    ("0", "做完了；`plangen check` 没有查出错误。"),
    ("1", "有错误：档案要改、文件读不了、有文稿没有写出，或 `plangen check` 查出了错误。"),
    ("2", "命令写错了，什么也没有做。"),
    ("130", "按 Ctrl-C 停下了。"),
)
STATUS_LINK = "[退出码](index.md#退出码)"


def pages() -> dict[str, str]:
    """Return the pages by their paths below ``docs``."""
    root = get_command(app)
    commands: dict[str, Any] = vars(root)["commands"]
    with ThreadPoolExecutor(os.cpu_count()) as workers:
        made = workers.map(command_page, commands.keys(), commands.values())
        named = {f"commands/{name}.md": text for name, text in zip(commands, made, strict=True)}
    return {"commands/index.md": _index(root, commands), **named}


def purpose(command: Any) -> tuple[str, list[str], list[str]]:
    """Return the first sentence of a docstring, its other paragraphs, and its example lines."""
    told, _, examples = inspect.cleandoc(command.help or "").partition(EXAMPLES)
    first, *more = [part.strip() for part in told.split("\n\n") if part.strip()]
    return first, more, [line.strip() for line in examples.splitlines() if line.strip()]


def shortened(text: str) -> str:
    """Return a text as it is shown: of a long one the beginning and the end."""
    lines = text.splitlines()
    if len(lines) <= MOST_LINES:
        return text
    return "\n".join([*lines[:FIRST_LINES], LEFT_OUT, *lines[-LAST_LINES:]])


def _index(root: Any, commands: dict[str, Any]) -> str:
    rows = [(f"[plangen {n}]({n}.md)", plain(purpose(c)[0])) for n, c in commands.items()]
    return page(
        "命令",
        "在命令行里输入。每个命令后面加 `--help`，显示它的说明和例子。",
        table(("命令", "用途"), rows),
        "## 写在命令前面的选项",
        "写在 `plangen` 和命令之间，如 `plangen --format json render 档案.yaml`。",
        _options(root),
        "## 退出码",
        "命令做完以后交给命令行的数，别的程序靠它知道结果。",
        table(("退出码", "意思"), STATUSES),
    )


def command_page(name: str, command: Any) -> str:
    """Return the page of a command, or of a group with its commands below it."""
    first, more, lines = purpose(command)
    parts = [plain(first), *map(plain, more)]
    below: dict[str, Any] = vars(command).get("commands", {})
    if below:
        rows = [
            (f"[{name} {sub}](#plangen-{name}-{sub})", plain(purpose(each)[0]))
            for sub, each in below.items()
        ]
        parts += [table(("命令", "用途"), rows)]
        for sub, each in below.items():
            parts += _sub_command(name, sub, each)
    else:
        parts += _described(name, command, lines, level=2)
    parts += ["## 退出码", f"做完是 0，有错误是 1，命令写错是 2；详见{STATUS_LINK}。"]
    return page(f"plangen {name}", *parts)


def _sub_command(name: str, sub: str, command: Any) -> Iterator[str]:
    first, more, lines = purpose(command)
    yield f"## plangen {name} {sub}"
    yield from map(plain, (first, *more))
    yield from _described(f"{name} {sub}", command, lines, level=3)


def _described(name: str, command: Any, lines: list[str], level: int) -> Iterator[str]:
    """Yield usage, tables and examples of one command."""
    sign = "#" * level
    arguments = [each for each in command.params if each.param_type_name == "argument"]
    words = [_usage(each) for each in arguments]
    yield f"{sign} 写法"
    yield fenced("text", " ".join(["plangen", name, "[选项]", *words]))
    if arguments:
        rows = [(code(_metavar(each)), _told(each)) for each in arguments]
        yield table(("参数", "说明"), rows)
    yield f"{sign} 选项"
    yield _options(command)
    if lines:
        yield f"{sign} 例子"
        for line in lines:
            yield from _example(name.split(maxsplit=1)[0], line)
        if name in DIFFERS:
            yield DIFFERS[name]


def _metavar(param: Any) -> str:
    return str(param.metavar or param.name.upper())


def _usage(argument: Any) -> str:
    name = _metavar(argument)
    return name if argument.required else f"[{name}]"


def _options(command: Any) -> str:
    """Return the table of options, ``--help`` the last of them."""
    options = [each for each in command.params if each.param_type_name == "option"]
    rows = [
        (_names(each), code(each.metavar) if each.metavar else "", _told(each))
        for each in options
        if not each.hidden
    ]
    return table(("选项", "后面写", "说明"), [*rows, ("`--help`", "", plain(HELP_TEXTS["help"]))])


def _names(option: Any) -> str:
    names = sorted([*option.opts, *option.secondary_opts], key=len)
    return "、".join(map(code, names))


def _told(param: Any) -> str:
    told = plain(HELP_TEXTS.get(param.name, param.help or ""))
    if param.param_type_name == "argument" and param.required:
        told += "必填。"
    if param.show_default is True and param.default not in (None, False, ()):
        told += f"不写就是 {code(str(param.default))}。"
    if param.envvar:
        told += f"也可以写在环境变量 {code(str(param.envvar))} 里。"
    return told


def _example(name: str, line: str) -> Iterator[str]:
    """Yield a line with what the terminal shows, or with what it waits for."""
    words = shlex.split(line)
    waits = [WAITS[word] for word in words if word in WAITS]
    if name in DIFFERS or waits:
        yield fenced("console", f"$ {line}")
        yield from waits[:1]
        return
    shown = run_in_a_folder(name, words, line)
    yield fenced("console", f"$ {line}\n{shortened(shown.text)}")
    told = [code(path) for path in shown.new if path not in shown.text]
    if told:
        yield "写出的文件：\n\n" + bullets(told) if len(told) > 1 else f"写出的文件：{told[0]}"
    if shown.status:
        yield f"退出码是 {shown.status}。"


def run_in_a_folder(name: str, words: list[str], line: str) -> Shown:
    """Run a line in a fresh folder with the files it reads."""
    with tempfile.TemporaryDirectory(prefix="plangen-manual-") as folder:
        typed = words[1] if len(words) > 1 else name
        prepare(typed, words, Path(folder))
        return run(line, Path(folder), ANSWERS.get(typed, ""))
