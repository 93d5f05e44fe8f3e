"""``plangen new -i``: the wizard's beginning and end, and what is said about its draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from plangen.cli.chinese import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from plangen.compose.wishes import Wishes
    from plangen.wizard.draft import Draft
    from plangen.wizard.known import Answers

DEFAULT_PATH = "档案.yaml"
NO_TERMINAL = (
    "这里不是命令行窗口，不能提问。请用选项写明：\n"
    "  plangen new 档案.yaml --kind 文种 --school 学校 --class 班级 --subject 学科 "
    "--teacher 教师 --cause 原因\n"
    "没有写明的，档案里会留下【请填：…】。"
)
INTRODUCTION = (
    "每题都可以直接按 Enter 跳过，以后在档案里填；按 Ctrl-C 停下，下次接着答。\n"
    "回答随时存在“{}”里，写好档案就删去；里面可能有学生姓名，不要发给别人。"
)
GO_ON, ANEW = "接着答", "从头答"


def ask_for_wishes(
    path: Path | None, given: Callable[[Path], Wishes], usable: Callable[[str | Path], Path]
) -> tuple[Path, Wishes]:
    """Ask for all that is not given; return where the dossier goes and what shall be in it.

    ``given`` says what is known of a dossier at a path, ``usable`` makes a path of what was typed.

    Raises:
        Refusal: there is no terminal to ask on, or the path cannot be used.
        ProblemsError: what was given cannot stand, or the draft cannot be written.
        typer.Exit: the teacher stopped; the answers are kept.

    """
    from plangen.wizard.sheet import NoTerminalError, terminal

    path = None if path is None else usable(path)
    try:
        session = terminal()
    except NoTerminalError:
        raise Refusal(NO_TERMINAL) from None
    with session:
        try:
            path = path or _ask_for_path(usable)
        except (KeyboardInterrupt, EOFError):
            raise typer.Exit(1) from None
        return path, _interview(path, given(path))


def discard_draft(path: Path) -> None:
    """Remove the answers that were kept beside a dossier: it is written."""
    from plangen.wizard.draft import Draft

    Draft(path).discard()


def _ask_for_path(usable: Callable[[str | Path], Path]) -> Path:
    from plangen.problems import ProblemsError
    from plangen.wizard.field import ask_text
    from plangen.wizard.sheet import show

    def check(text: str) -> str:
        try:
            usable(text.strip() or DEFAULT_PATH)
        except Refusal as refusal:
            return str(refusal.message)
        except ProblemsError as error:
            return "；".join(f"{p.message}，{p.hint}" for p in error.problems)
        return ""

    text = None
    while text is None:
        text = ask_text("档案写到哪个文件？", DEFAULT_PATH, check)
    path = usable(text.strip() or DEFAULT_PATH)
    show(f"  文件：{path}")
    return path


def _interview(path: Path, given: Wishes) -> Wishes:
    import datetime as dt

    from msgspec.structs import replace

    from plangen.compose.scaffold import scaffold
    from plangen.compose.wishes import DEFAULT_KIND
    from plangen.wizard.draft import Draft
    from plangen.wizard.interview import Interview
    from plangen.wizard.outcome import answers_in
    from plangen.wizard.sheet import show

    scaffold(replace(given, kind=given.kind or DEFAULT_KIND), path)
    draft = Draft(path)
    today = dt.datetime.now().astimezone().date()
    try:
        kept = _kept(draft)
        interview = Interview(given, kept | answers_in(given), today, draft.keep)
        if kept and not _goes_on(interview.answered):
            interview = Interview(given, answers_in(given), today, draft.keep)
        aside = draft.keep(interview.known.answers)
        if aside is not None:
            show(f"“{draft.path.name}”不是没答完的回答，已改名为“{aside.name}”，从头问起。")
        show(INTRODUCTION.format(draft.path.name))
        return interview.run()
    except (KeyboardInterrupt, EOFError):
        _say_goodbye(draft, path)
        raise typer.Exit(1) from None


def _kept(draft: Draft) -> Answers:
    """Return the answers kept last time; a file that is no draft is left to ``keep``."""
    from plangen.wizard.draft import DamagedDraftError

    try:
        return draft.read()
    except DamagedDraftError:
        return {}


def _goes_on(answered: int) -> bool:
    from plangen.wizard.known import Option
    from plangen.wizard.menu import ask_choice

    options = [
        Option(GO_ON, GO_ON),
        Option(ANEW, "从头答（上次的回答不要了）"),
    ]
    chosen = None
    while chosen is None:
        question = f"上次答到第 {answered} 题，接着答吗？"
        chosen = ask_choice(question, options, GO_ON, lambda _: "")
    return chosen == GO_ON


def _say_goodbye(draft: Draft, path: Path) -> None:
    """Tell where the answers are and how to go on; a draft without answers is not kept."""
    from plangen.problems import typable
    from plangen.wizard.sheet import show

    if not _kept(draft):
        draft.discard()
        show("已停下，什么也没有写。")
        return
    show(f"已停下。答过的都存在“{draft.path}”里。接着答请输入：")
    show(f"  plangen new {typable(path)} -i")
