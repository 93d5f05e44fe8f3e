"""A list to choose from: one line of it or any number, in groups, searched by typing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prompt_toolkit.buffer import Buffer
from prompt_toolkit.data_structures import Point
from prompt_toolkit.filters import Condition
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import (
    BufferControl,
    Dimension,
    FormattedTextControl,
    ScrollOffsets,
    Window,
)
from prompt_toolkit.layout.processors import BeforeInput

from plangen.wizard.sheet import Sheet, folded, height

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from prompt_toolkit.formatted_text import StyleAndTextTuples
    from prompt_toolkit.key_binding.key_processor import KeyPressEvent
    from prompt_toolkit.layout import AnyContainer

    from plangen.wizard.known import Answer, Option

ONE = "上下移动　Enter 确定　Esc 上一题　Ctrl-C 停下"
MANY = "上下移动　空格选或去掉　Enter 选好　Esc 回去　Ctrl-C 停下"
SEARCH = "查找（直接打字）："
# More than this many lines are searched, not read.
SHORT = 12
# Lines of the screen that the list leaves to question, search, note, message and keys.
AROUND = 11
FEWEST = 4
NOTE_LINES = 2


class Menu:
    """The state of a list: what is found, where the pointer is, what is chosen."""

    def __init__(self, options: Sequence[Option], chosen: Answer, *, several: bool) -> None:
        self.options = options
        self.several = several
        self.chosen = [chosen] if isinstance(chosen, str) else list(chosen)
        self.word = ""
        first = next((o.value for o in options if o.value in self.chosen), options[0].value)
        self.pointed = options[0].value if several else first

    @property
    def found(self) -> list[Option]:
        """The options in which the word occurs."""
        word = self.word.strip().lower()
        return [option for option in self.options if word in option.haystack]

    @property
    def here(self) -> Option | None:
        """The option that the pointer is at."""
        return next((option for option in self.found if option.value == self.pointed), None)

    def search(self, word: str) -> None:
        """Show what a word occurs in; the pointer goes to the first if it is not among them."""
        self.word = word
        if self.found and self.here is None:
            self.pointed = self.found[0].value

    def move(self, steps: int, *, around: bool = False) -> None:
        """Move the pointer, from the end to the beginning if ``around``."""
        found = self.found
        if self.here is None:
            return
        place = found.index(self.here) + steps
        place = place % len(found) if around else max(0, min(place, len(found) - 1))
        self.pointed = found[place].value

    def toggle(self) -> None:
        """Choose what the pointer is at, or no longer."""
        if self.here is None:
            return
        if self.pointed in self.chosen:
            self.chosen.remove(self.pointed)
        else:
            self.chosen.append(self.pointed)

    @property
    def answer(self) -> Answer:
        """What is chosen: in the order of the list, or where the pointer is."""
        if self.several:
            return [option.value for option in self.options if option.value in self.chosen]
        return self.pointed

    def lines(self) -> tuple[list[tuple[str, str]], int]:
        """Return the lines to be shown, each with its style, and which one the pointer is at."""
        shown: list[tuple[str, str]] = []
        pointed, group = 0, ""
        for option in self.found:
            if option.group != group:
                group = option.group
                shown.append(("", f"-- {group} --"))
            here = option.value == self.pointed
            pointed = len(shown) if here else pointed
            box = ("[x] " if option.value in self.chosen else "[ ] ") if self.several else ""
            shown.append(
                ("class:question" if here else "", f"{'>' if here else ' '} {box}{option.title}")
            )
        return shown or [("", f"没有找到“{self.word}”，按退格键删去再找")], pointed


def ask_choice(
    question: str,
    options: Sequence[Option],
    default: Answer,
    check: Callable[[Answer], str],
    *,
    several: bool = False,
) -> Answer | None:
    """Let one option be chosen, or with ``several`` any number; None goes back.

    What ``check`` has to say is shown and the question stays.
    """
    menu = Menu(options, default, several=several)
    sheet = Sheet(question, MANY if several else ONE)
    searchable = len(options) > SHORT

    def search(buffer: Buffer) -> None:
        sheet.clear_message()
        menu.search(buffer.text)

    word = Buffer(multiline=False, on_text_changed=search)
    _bind(sheet, menu, check)

    def fragments() -> StyleAndTextTuples:
        shown, _ = menu.lines()
        return [*((style, f"{text}\n") for style, text in shown[:-1]), shown[-1]]

    def fitting() -> Dimension:
        most = max(height() - AROUND, FEWEST)
        return Dimension(min=1, max=most, preferred=min(len(menu.lines()[0]), most))

    listing = FormattedTextControl(
        fragments,
        focusable=not searchable,
        show_cursor=False,
        get_cursor_position=lambda: Point(0, menu.lines()[1]),
    )
    field = BufferControl(word, input_processors=[BeforeInput(SEARCH)])
    body: list[AnyContainer] = [
        Window(
            listing,
            height=fitting,
            scroll_offsets=ScrollOffsets(top=1, bottom=1),
            dont_extend_height=True,
        ),
        _note(menu),
    ]
    if searchable:
        body.insert(0, Window(field, height=1))
    return sheet.run(body, field if searchable else listing)


def _note(menu: Menu) -> Window:
    """Say more about what the pointer is at, and how many are chosen."""
    described = any(option.note for option in menu.options)

    def text() -> str:
        lines = folded(menu.here.note if menu.here else "").splitlines()[:NOTE_LINES]
        lines += [""] * (NOTE_LINES - len(lines)) if described else []
        chosen = f"共 {len(menu.options)} 项，已选 {len(menu.answer)} 项"
        return "\n".join([*lines, chosen] if menu.several else lines)

    lines = (NOTE_LINES if described else 0) + menu.several
    return Window(FormattedTextControl(text), height=lines, dont_extend_height=True)


def _bind(sheet: Sheet, menu: Menu, check: Callable[[Answer], str]) -> None:
    """Give the keys their meaning."""

    def moving(steps: int, *, around: bool = False) -> Callable[[KeyPressEvent], None]:
        def move(_event: KeyPressEvent) -> None:
            menu.move(steps, around=around)

        return move

    page = max(height() - AROUND, FEWEST) - 1
    sheet.bindings.add(Keys.Up)(moving(-1, around=True))
    sheet.bindings.add(Keys.Down)(moving(1, around=True))
    sheet.bindings.add(Keys.PageUp)(moving(-page))
    sheet.bindings.add(Keys.PageDown)(moving(page))

    @sheet.bindings.add(" ", filter=Condition(lambda: menu.several))
    def _toggle(_event: KeyPressEvent) -> None:
        sheet.clear_message()
        menu.toggle()

    @sheet.bindings.add(Keys.Enter)
    def _enter(_event: KeyPressEvent) -> None:
        if menu.here is None and not menu.several:
            return
        sheet.message = check(menu.answer)
        if not sheet.message:
            sheet.answer(menu.answer)
