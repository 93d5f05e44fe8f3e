"""One question on the terminal: what is asked, the place to answer, what is wrong, which keys.

questionary would be the usual choice here. Its lists can be searched by ASCII letters only and
count wrongly below separators, a description stands below the last of 75 lines, and English words
(done, Description, Yes) are part of its code. So prompt_toolkit, on which it is built, is used as
it is. Everything shown is ASCII or GB 2312, so that no console needs a font of its own.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from prompt_toolkit.application import Application, create_app_session, get_app_session
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import FormattedTextControl, HSplit, Layout, Window
from prompt_toolkit.output.defaults import create_output
from prompt_toolkit.output.vt100 import Vt100_Output
from prompt_toolkit.shortcuts import print_formatted_text
from prompt_toolkit.styles import Style
from prompt_toolkit.utils import is_dumb_terminal

from plangen.writers.measuring import wrapped

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from prompt_toolkit.application.current import AppSession
    from prompt_toolkit.buffer import Buffer
    from prompt_toolkit.formatted_text import StyleAndTextTuples
    from prompt_toolkit.key_binding.key_processor import KeyPressEvent
    from prompt_toolkit.layout import AnyContainer
    from prompt_toolkit.layout.layout import FocusableElement

    from plangen.wizard.known import Answer

STYLE = Style.from_dict({"question": "bold", "message": "ansired", "keys": "ansibrightblack"})
# Cells that stay empty at the right: a character there makes some consoles begin a new line.
MARGIN = 2


class NoTerminalError(Exception):
    """There is no terminal on which questions could be asked."""


def terminal() -> AbstractContextManager[AppSession]:
    """Return the session of the terminal that this process runs in.

    Raises:
        NoTerminalError: input or output is a file or a pipe, or the terminal cannot move its
            cursor.

    """
    if not (sys.stdin and sys.stdout and sys.stdin.isatty() and sys.stdout.isatty()):
        raise NoTerminalError
    if is_dumb_terminal():
        raise NoTerminalError
    try:
        output = create_output()
    except Exception as error:
        # Known on Windows alone, where it cannot be imported from elsewhere.
        if type(error).__name__ != "NoConsoleScreenBufferError":
            raise
        raise NoTerminalError from None
    if isinstance(output, Vt100_Output):
        # Nothing here needs to know the cursor's row; terminals that do not tell it get an
        # English warning.
        output.enable_cpr = False
    return create_app_session(output=output)


def width() -> int:
    """Cells of a line that may be written in."""
    return get_app_session().output.get_size().columns - MARGIN


def height() -> int:
    """Lines of the screen."""
    return get_app_session().output.get_size().rows


def folded(text: str) -> str:
    """Break a text into lines of the terminal's width, where Chinese may be broken."""
    lines = [piece for line in text.splitlines() for piece in wrapped(line, width() / 2) or [""]]
    return "\n".join(lines)


def show(text: str, style: str = "") -> None:
    """Print a text, in lines that fit."""
    print_formatted_text(FormattedText([(style, folded(text))]), style=STYLE)


class Sheet:
    """A question on the screen until it is answered; then it is gone, and the caller prints.

    ``message`` is what is wrong with the answer, or what to think of; it goes with the next key.
    """

    def __init__(self, question: str, keys: str) -> None:
        self.question = question
        self.keys = keys
        self.message = ""
        self.bindings = KeyBindings()
        self.bindings.add(Keys.ControlC)(self._stop)
        self.bindings.add(Keys.ControlD)(self._stop)
        self.bindings.add(Keys.Escape, eager=True)(self._back)
        self._app: Application[Answer | None] | None = None

    def run(self, body: list[AnyContainer], focus: FocusableElement) -> Answer | None:
        """Ask; return the answer, or None to go back to the question before.

        Raises:
            KeyboardInterrupt: the teacher stops here.
            EOFError: the window was closed.

        """
        parts = [
            _lines(lambda: self.question, "class:question"),
            *body,
            _lines(lambda: self.message, "class:message"),
            _lines(lambda: self.keys, "class:keys"),
        ]
        self._app = Application(
            layout=Layout(HSplit(parts), focus),
            key_bindings=self.bindings,
            style=STYLE,
            erase_when_done=True,
        )
        return self._app.run()

    def answer(self, answer: Answer) -> None:
        """Leave with an answer."""
        if self._app is not None and not self._app.is_done:
            self._app.exit(result=answer)

    def clear_message(self, _buffer: Buffer | None = None) -> None:
        """Forget what was wrong: something else is being typed."""
        self.message = ""

    @staticmethod
    def _stop(event: KeyPressEvent) -> None:
        event.app.exit(exception=KeyboardInterrupt)

    @staticmethod
    def _back(event: KeyPressEvent) -> None:
        event.app.exit(result=None)


def _lines(text: Callable[[], str], style: str) -> AnyContainer:
    """Lines of text, as many as it has; none where there is none."""

    def fragments() -> StyleAndTextTuples:
        return [("", folded(text()))]

    def lines() -> int:
        return len(folded(text()).splitlines())

    return Window(
        FormattedTextControl(fragments), height=lines, style=style, dont_extend_height=True
    )
