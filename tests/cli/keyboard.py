"""Keys as a teacher presses them, and what the terminal showed."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from prompt_toolkit.application import get_app
from prompt_toolkit.input import create_pipe_input

from .terminal import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prompt_toolkit.input import PipeInput

ENTER, ESCAPE, SPACE, BACKSPACE = "\r", "\x1b", " ", "\x7f"
UP, DOWN, PAGE_DOWN = "\x1b[A", "\x1b[B", "\x1b[6~"
CTRL_C, CTRL_D, CLEAR = "\x03", "\x04", "\x15"
PRESSES = re.compile(r"\x1b\[\d*[A-Z~]|[\x00-\x20\x7f]|[^\x00-\x20\x7f]+")
CONTROL = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[=>]")


@dataclass(frozen=True)
class Session(Outcome):
    """One run of the wizard with all that was ever on the screen, control sequences left out."""

    screen: str = ""


# Runs the wizard on keys and arguments.
Wizard = Callable[..., Session]


def typed(*texts: str) -> str:
    """Answer one question after the other by a text in place of what is proposed."""
    return "".join(f"{CLEAR}{text}{ENTER}" for text in texts)


def enter(times: int = 1) -> str:
    """Take what is proposed, or skip."""
    return ENTER * times


def down(lines: int) -> str:
    """Choose what stands so many lines below."""
    return DOWN * lines + ENTER


def picked(*names: str) -> str:
    """Look names up in a long list, choose each, and be done."""
    return "".join(f"{name}{SPACE}{BACKSPACE * len(name)}" for name in names) + ENTER


def plain(output: str) -> str:
    """Leave out of a terminal's output what moves and colours."""
    return CONTROL.sub("", output)


@contextmanager
def keyboard(keys: str) -> Iterator[PipeInput]:
    """Press keys one by one, each when the screen shows what the one before it did.

    When they run out, the window is closed.
    """
    # Other systems have another kind of pipe.
    from prompt_toolkit.input.posix_pipe import PosixPipeInput  # noqa: PLC0415

    presses = PRESSES.findall(keys)
    with create_pipe_input() as pipe:
        assert isinstance(pipe, PosixPipeInput)
        # One byte for each key says that there is one more.
        pipe.send_text("." * len(presses))
        pipe.close()
        signal = pipe.stdin_reader.read

        def read(_count: int = 1) -> str:
            get_app()._redraw()
            return presses.pop(0) if signal(1) else ""

        vars(pipe.stdin_reader)["read"] = read
        yield pipe
