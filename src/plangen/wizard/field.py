"""A line to type an answer in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import BufferControl, Window
from prompt_toolkit.layout.processors import BeforeInput

from plangen.wizard.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from prompt_toolkit.key_binding.key_processor import KeyPressEvent

KEYS = "Enter 确定，空着就是跳过　Esc 上一题　Ctrl-C 停下"


def ask_text(question: str, default: str, check: Callable[[str], str]) -> str | None:
    """Ask for a text until ``check`` finds nothing wrong with it; None goes back."""
    sheet = Sheet(question, KEYS)
    field = Buffer(document=Document(default), multiline=False, on_text_changed=sheet.clear_message)

    @sheet.bindings.add(Keys.Enter)
    def _enter(_event: KeyPressEvent) -> None:
        sheet.message = check(field.text)
        if not sheet.message:
            sheet.answer(field.text)

    control = BufferControl(field, input_processors=[BeforeInput("> ")])
    answer = sheet.run([Window(control, height=1)], control)
    return None if answer is None else str(answer)
