"""The Jinja2 environment of all templates: sandboxed, strict, with few filters."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from jinja2 import FunctionLoader
from msgspec.structs import replace

from plangen import resources
from plangen.compose.budget import LONGEST, TOO_LONG, RefusedError
from plangen.compose.bytecode import Bytecode
from plangen.compose.packaged import Trusting
from plangen.compose.sandbox import Sandbox
from plangen.compose.shielding import LINE_BREAK, ROOM, shield
from plangen.compose.slots import count_word
from plangen.facts.results import shown
from plangen.language.patterns import lazy
from plangen.model.money import money_text
from plangen.model.values import Markdown, plain_number
from plangen.problems import ProblemsError
from plangen.source.tree import EMPTY_SCALARS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from jinja2 import Template

DEEPEST_HEADING = 3
LONGEST_PHRASE = 10
# The library has fewer.
MOST_SENTENCES = 2048
# A line of running text followed by another: neither of a list, a table nor a heading.
_TEXT = r"(?![ \t]|[-+*#|>]|\d+[.)])\S"
LINE_OF_TEXT = lazy(rf"^({_TEXT}.*)\n(?={_TEXT})", re.MULTILINE)
ATX_HEADING = lazy(r"^( {0,3}#{1,6})(?=\s|$)", re.MULTILINE)
# Nothing that would end a scalar within [ ] or { } either.
PLAIN_SCALAR = lazy(r"[\w（）()、，。·《》“”×—～ ./\-]+")
# A slot of a library text, and what is neither a slot nor text of one line.
SLOT = lazy(r"\{\{ (\w+) \}\}")
MORE_THAN_TEXT = lazy(r"[{\r\n]")
END_MARKS = "。；;.，,、！!？?：: "
SENTENCE = lazy(r"[^。！？]*[。！？]?[”’」』）]*")
_PAUSES = f"[，、：{shield(',: ')}]"
EXAMPLE_WORD = lazy(rf"^(?:(?:例如|比如|譬如){_PAUSES}*|例{_PAUSES}+)")


def date_text(day: dt.date) -> str:
    """Write a date as documents do: 2026年9月7日, without padding (GB/T 9704-2012, 7.3.5)."""
    return f"{day.year}年{day.month}月{day.day}日"


def day_text(day: dt.date) -> str:
    """Write a day within the term: 9月7日."""
    return f"{day.month}月{day.day}日"


def span_text(first: dt.date, last: dt.date) -> str:
    """Write a span of days: 9月1日—6日, 9月28日—10月4日."""
    if first == last:
        return day_text(first)
    end = f"{last.day}日" if last.month == first.month else day_text(last)
    return f"{day_text(first)}—{end}"


def one_decimal(number: Decimal) -> str:
    """Write a rate or an average with one decimal, rounded half up; a whole number without."""
    rounded = shown(Decimal(number)) + 0
    whole = rounded.to_integral()
    return f"{whole if rounded == whole else rounded:f}"


def rate_text(number: Decimal | float) -> str:
    """Write an average or a rate with exactly one decimal: 19.4, 29.0."""
    return f"{shown(Decimal(number)):f}"


def listed(items: Iterable[str], last: str = "、") -> str:
    """Join items with 、, the last one with the given word."""
    items = [str(item) for item in items]
    if len(items) < 2:  # noqa: PLR2004  (one item needs no word between)
        return "".join(items)
    return "、".join(items[:-1]) + last + items[-1]


def bare(text: str) -> str:
    """Strip the punctuation at the end, so that a phrase can go into a sentence."""
    return text.rstrip(END_MARKS + shield(END_MARKS))


def phrases(items: Iterable[str]) -> str:
    """Join a teacher's phrases: short ones with 、, whole clauses with ；."""
    told = [bare(str(item)) for item in items]
    clauses = any(len(item) > LONGEST_PHRASE or "，" in item for item in told)
    return ("；" if clauses else "、").join(told)


def sentence(text: str) -> str:
    """End a phrase with a full stop unless it ends a sentence already."""
    ended = text.rstrip("”’」』）")
    return text if ended.endswith(("。", "！", "？", "…")) else bare(text) + "。"


def lead(text: str) -> str:
    """Return the first sentence of a text."""
    found = SENTENCE.match(one_line(text))
    return found[0] if found else ""


def instance(text: str) -> str:
    """Write a worked example as a sentence: 例如，…, said once."""
    return f"例如，{sentence(EXAMPLE_WORD.sub('', text))}"


def one_line(text: str) -> Markdown:
    """Free Markdown as a single paragraph, for a list item or after a name and a colon."""
    lines = (ATX_HEADING.sub("", line).strip() for line in text.splitlines())
    return Markdown("".join(line for line in lines if line))


def block(text: str, level: int = 2) -> Markdown:
    """Free Markdown of the teacher's as a block of its own.

    Each line of text is a paragraph, as a teacher means it; headings start at ``level``.
    """
    spaced = LINE_OF_TEXT.sub(r"\1\n\n", text.strip())
    deepened = ATX_HEADING.sub(
        lambda found: "#" * min(found[1].count("#") + level - 1, DEEPEST_HEADING),
        spaced,
    )
    return Markdown(f"\n\n{deepened}\n\n")


def quantity_text(quantity: Any) -> str:
    """Write a figure with its unit: as typed where it was typed, else rounded."""
    if quantity.text:
        return str(quantity.text)
    write = rate_text if quantity.is_rate else one_decimal
    return f"{write(quantity.number)}{quantity.unit}"


def result_text(score: Any) -> str:
    """Write one result in a sentence: 52分, or 待合格."""
    return f"{score.text}分" if score.points is not None else str(score.text)


def names_of(pupils: Sequence[Any]) -> str:
    """Join pupils' names with 、."""
    return "、".join(pupil.name for pupil in pupils)


def lines(items: Iterable[str]) -> str:
    """Set items below each other in one cell of a form."""
    return LINE_BREAK.join(map(str, items))


def room(characters: int) -> str:
    """Return room to write so many characters in by hand."""
    if characters > LONGEST:
        raise RefusedError(TOO_LONG)
    return ROOM * characters


def in_cell(text: str) -> str:
    """Free Markdown of the teacher's as plain lines in one cell of a form."""
    return lines(shield(line.strip()) for line in text.splitlines() if line.strip())


def quote(text: str, *, in_brackets: bool = False) -> str:
    """Write a text as a YAML scalar, quoted where a plain one would mean something else.

    Between brackets ， would be taken for a slip of the keyboard.
    """
    text = "".join(char for char in text if char.isprintable())
    plain = PLAIN_SCALAR.fullmatch(text) and text == text.strip() and not text.startswith("-")
    if plain and not (in_brackets and "，" in text) and text not in EMPTY_SCALARS:
        return text
    return "'" + text.replace("'", "''") + "'"


def filled(value: str | None, wanted: str) -> str:
    """Write what is known as a YAML scalar, or the mark that asks for it."""
    return quote(value) if value else f"【请填：{wanted}】"


def filled_items(values: Iterable[str] | None, wanted: str) -> str:
    """Write what is known as the items of a YAML list in brackets, or the mark that asks for it."""
    written = ", ".join(quote(value, in_brackets=True) for value in values or ())
    return written or filled(None, wanted)


def entries(values: Mapping[str, str]) -> str:
    """Write names and values as the entries of a YAML mapping in braces."""
    return ", ".join(
        f"{quote(name, in_brackets=True)}: {quote(value, in_brackets=True)}"
        for name, value in values.items()
    )


FILTERS: dict[str, Callable[..., Any]] = {
    "date": date_text,
    "day": day_text,
    "decimal": one_decimal,
    "money": money_text,
    "plain": plain_number,
    "rate": rate_text,
    "in_cell": in_cell,
    "lines": lines,
    "listed": listed,
    "phrases": phrases,
    "bare": bare,
    "sentence": sentence,
    "block": block,
    "lead": lead,
    "instance": instance,
    "one_line": one_line,
    "figure": quantity_text,
    "result": result_text,
    "names": names_of,
    "word": count_word,
    "yaml": quote,
    "filled": filled,
    "filled_items": filled_items,
    "entries": entries,
}


def _load(name: str) -> tuple[str, str, None] | None:
    """Return text and name of a template; its name stands in for its file in tracebacks."""
    try:
        return resources.read_text(name), name, None
    except FileNotFoundError:
        return None


@resources.cached
def environment() -> Sandbox:
    """Return the environment of the templates in force; parsed templates stay in its cache."""
    # One template of a school's, and the package's are guarded with it: they call each other.
    made: type[Sandbox] = Sandbox if resources.has_own() else Trusting
    env = made(
        FILTERS,
        loader=FunctionLoader(_load),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        autoescape=False,
        auto_reload=False,
        cache_size=-1,
        extensions=["jinja2.ext.do"],
        bytecode_cache=Bytecode(resources.packaged_file),
    )
    env.globals.update(span=span_text, room=room)
    return env


@lru_cache(MOST_SENTENCES)
def _parsed(env: Sandbox, text: str) -> Template:
    return env.from_string(text)


def sentence_template(text: str) -> Template:
    """Return a sentence with slots as a template; the same one is parsed once."""
    return _parsed(environment(), text)


def _with_slots_alone(text: str, words: dict[str, Any]) -> str | None:
    """Fill a text as its template would, which takes long to make; None where it has to be made.

    Most texts of the library are of one line and hold nothing but slots that are known.
    """
    pieces = SLOT.split(text)
    names = pieces[1::2]
    if MORE_THAN_TEXT.search("".join(pieces[::2])) or not words.keys() >= set(names):
        return None
    pieces[1::2] = [str(words[name]) for name in names]
    return "".join(pieces)


def fill(text: str, words: dict[str, Any], file: str) -> str:
    """Fill a text of the library; ``file`` is the name of the template that it stands in.

    Raises:
        ProblemsError: the text cannot be filled: with the file and the line of the text.

    """
    try:
        told = None if resources.has_own() else _with_slots_alone(text, words)
        return sentence_template(text).render(words) if told is None else told
    except ProblemsError as error:
        found = resources.read_text(file).splitlines()
        begin = text.strip().splitlines()[0] if text.strip() else ""
        line = next((i for i, line in enumerate(found, start=1) if begin in line), 0)
        source = found[line - 1] if line else ""
        place = resources.place(file)
        raise ProblemsError(
            replace(problem, file=place, line=line, column=1 if line else 0, source=source)
            for problem in error.problems
        ) from error
