"""``plangen preview``: what a document will say, on the terminal or in the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from plangen.cli.chinese import Refusal
from plangen.cli.messages import errors_told, show_count, show_problems, wants_json
from plangen.cli.options import Dossiers, Mask, StyleName, Templates, Values, read_values
from plangen.cli.watching import refuse_to_wait
from plangen.problems import ProblemsError

if TYPE_CHECKING:
    from pathlib import Path

    from rich.console import RenderableType

    from plangen.pipeline.documents import Made
    from plangen.preview.server import PreviewServer
    from plangen.preview.session import Session

FIRST_PORT, LAST_PORT = 1024, 65535


def preview(
    dossiers: Dossiers,
    summary: Annotated[bool, typer.Option("--summary", help="看总结，不看计划。")] = False,
    mask: Mask = None,
    style: StyleName = None,
    values: Values = None,
    templates: Templates = None,
    no_pager: Annotated[
        bool, typer.Option("--no-pager", help="文稿比屏幕长时也一次显示完，不分页。")
    ] = False,
    browser: Annotated[
        bool, typer.Option("--browser", help="在浏览器里看；档案每次保存，页面自己更新。")
    ] = False,
    port: Annotated[
        int | None,
        typer.Option(
            "--port",
            metavar="端口号",
            show_default=False,
            help=f"浏览器预览用的端口，{FIRST_PORT} 到 {LAST_PORT}；不写就用一个空着的。",
        ),
    ] = None,
    no_open: Annotated[bool, typer.Option("--no-open", help="只给出地址，不打开浏览器。")] = False,
) -> None:
    """不写文件，先看看文稿的内容；也可以开着浏览器，边改档案边看。

    例：

      plangen preview 档案.yaml

      plangen preview 四1班.yaml 四2班.yaml --mask 代号

      plangen preview 档案.yaml --summary --style 公文

      plangen preview 档案.yaml --browser
    """
    _check(dossiers, port, browser=browser, no_open=no_open)
    said = read_values(values, mask, style)
    if browser:
        _serve(dossiers[0], said, templates, port, summary=summary, opens=not no_open)
    else:
        _show(dossiers, said, templates, summary=summary, paged=not no_pager)


def _check(dossiers: list[Path], port: int | None, *, browser: bool, no_open: bool) -> None:
    if wants_json():
        raise Refusal("preview 是给人看的，没有 json 方式。要给其他程序用，请用 render。")
    if browser and len(dossiers) > 1:
        raise Refusal("浏览器预览一次只看一份档案。要看几份，请在几个命令行窗口里分别运行。")
    if port is not None and not FIRST_PORT <= port <= LAST_PORT:
        raise Refusal(f"端口号“{port}”不行，请写 {FIRST_PORT} 到 {LAST_PORT} 之间的数。")
    for option, is_given in (("--port", port is not None), ("--no-open", no_open)):
        if is_given and not browser:
            raise Refusal(f"{option} 要和 --browser 一起用。")


def _show(
    dossiers: list[Path],
    values: dict[str, str],
    templates: Path | None,
    *,
    summary: bool,
    paged: bool,
) -> None:
    """Print all documents one after the other; exit with status 1 if any failed."""
    from rich.rule import Rule

    from plangen.pipeline.documents import make_document
    from plangen.pipeline.dossiers import load
    from plangen.writers.terminal import render_document

    parts: list[RenderableType] = []
    failed = False
    for dossier in dossiers:
        try:
            loaded = load(dossier, values=values, templates=templates)
            made = make_document(loaded, summary=summary)
        except ProblemsError as error:
            show_problems(error.problems)
            show_count(errors_told(dossier, error.problems, "没有显示"))
            failed = True
            continue
        show_problems(made.problems)
        parts += [Rule()] if parts else []
        parts += render_document(made.document, made.style)
    _print(parts, paged=paged)
    if failed:
        raise typer.Exit(1)


def _print(parts: list[RenderableType], *, paged: bool) -> None:
    import os

    from rich.console import Console, Group

    console = Console(highlight=False)
    whole = Group(*parts)
    with console.capture() as captured:
        console.print(whole, end="")
    if paged and console.is_terminal and captured.get().count("\n") >= console.height:
        # Without it, less shows the codes of colours instead of colours.
        os.environ.setdefault("LESS", "-R")
        with console.pager(styles=True):
            console.print(whole, end="")
    else:
        console.print(whole, end="")


def _serve(
    dossier: Path,
    values: dict[str, str],
    templates: Path | None,
    port: int | None,
    *,
    summary: bool,
    opens: bool,
) -> None:
    """Serve a document until Ctrl-C, made anew whenever the dossier or its style is saved."""
    from plangen.pipeline.documents import make_document
    from plangen.pipeline.dossiers import load
    from plangen.pipeline.watching import Files, Watch
    from plangen.preview.session import Session
    from plangen.writers.html import write_html

    refuse_to_wait([dossier])

    def make() -> Made:
        loaded = load(dossier, values=values, templates=templates)
        return make_document(loaded, summary=summary)

    session = Session(make, write_html)
    server = _bind(session, port)
    try:
        with server.running():
            watch = Watch(Files([dossier], values, templates))
            session.remake()
            typer.echo(f"预览地址：{server.url}")
            typer.echo(f"每次保存 {dossier}，页面会自己更新。按 Ctrl-C 结束预览。")
            if opens:
                _open(server.url)
            for _ in watch.changes():
                session.remake()
    except KeyboardInterrupt:
        typer.echo("\n预览结束。")


def _bind(session: Session, port: int | None) -> PreviewServer:
    from plangen.preview.server import PreviewServer

    try:
        return PreviewServer(session, port or 0)
    except OSError:
        which = "一个空着的端口" if port is None else f"端口 {port}"
        hint = "" if port is None else "，可能有别的程序正在用它。换一个，或不写 --port"
        typer.echo(f"错误：用不了{which}{hint}。", err=True)
        raise typer.Exit(1) from None


def _open(url: str) -> None:
    import webbrowser

    if not webbrowser.open(url):
        typer.echo("没有找到浏览器，请自己打开浏览器，输入上面的地址。")
