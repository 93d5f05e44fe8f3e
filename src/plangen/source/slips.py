"""Slips of a Chinese keyboard in YAML, found in the raw lines before parsing.

A full-width colon or a full-width space is either an error that YAML reports on the wrong line or,
worse, no error at all: the value silently becomes part of something else. So the lines are looked
at first. Each slip is mended in the copy that goes on to the parser, so that the rest of the file
is still checked and all problems are reported at once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plangen.source.placeholders import EXAMPLE, UNFILLED

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

INDENT_SPACES = "\u3000\u00a0\u2002\u2003\u2009\u202f"
LIST_DASHES = "－—–‐−·•●○◆"
# What YAML 1.1, 5.1 lets a file hold.
NOT_YAML = re.compile(
    "[^\t\u0020-\u007e\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
KEY = re.compile(r"[^\s:#'\"{\[|>&*!%@`-][^:#'\"{}\[\]]*:(?:\s+|$)")
LIST_START = re.compile(rf"-(?!-)|[{LIST_DASHES}](?!—)")
OPENING = {'"': '"', "'": "'", "[": "]", "{": "}"}
LINE = re.compile(r"^(?P<indent>\s*)(?P<dashes>(?:- +)*)(?P<rest>.*)$", re.DOTALL)
KEY_WITH_WIDE_COLON = re.compile(
    r"^(?P<key>[^\s：:#'\"{\[|>&*!%@`-][^：:#'\"{}\[\]]*?)\s*(?P<colon>：)\s*"
)
KEY_WITHOUT_SPACE = re.compile(
    r"^(?P<key>[^\s：:#'\"{\[|>&*!%@`-][^：:#'\"{}\[\]]*?):(?=[^\s/:]|[\u3000\u00a0])"
)
NUMBER_MARK = re.compile(r"^(?:\d{1,2}[.、．)）]|[（(]\d{1,2}[)）])\s*(?=\D)")
WIDE_BRACKETS = re.compile(r"(?P<before>(?:^|[:\-])\s+|^)(?P<value>[［｛【].*[］｝】])\s*$")
NARROW = str.maketrans("［］｛｝【】，", "[]{}[],")
MARKED_VALUE = re.compile(r"^[^#]*?:\s+(?P<value>[#&][^\s#].*)$")
QUOTED = re.compile(r"'[^']*'|\"(?:\\.|[^\"\\])*\"|【[^【】]*】|“[^“”]*”|（[^（）]*）|《[^《》]*》")
COMMENT = re.compile(r"\s#")
# What a teacher means as a comment; “#1小学” without a space is meant as text.
PLAIN_COMMENT = re.compile(r"\s#(?=\s|$)")
_KEY = r"[^\s,，{}\[\]：:]+"
FLOW_LIST = ((re.compile(r"(?P<sign>，)"), ", ", "中文逗号，几项会并成一项；是一句话就加英文引号"),)
FLOW_MAPPING = (
    (re.compile(rf"(?P<sign>，)(?=\s*{_KEY}\s*[：:])"), ", ", "中文逗号，几项会并成一项"),
    (re.compile(rf"(?<=[{{,])\s*{_KEY}\s*(?P<sign>：)"), ": ", "中文冒号"),
)


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip: its line and column (from 1), what it is, and the line as it should stand."""

    line: int
    column: int
    message: str
    corrected: str


def find_slips(
    lines: list[str], known_keys: Collection[str], item_keys: Collection[str] | None = None
) -> tuple[list[Slip], list[str]]:
    """Return the slips and a copy of the lines with each slip mended.

    ``known_keys`` are the keys of the schema, ``item_keys`` those with which an item of a list may
    begin: there, “上午：语文” is text, but “姓名：许晓” is a key with the wrong colon.
    """
    slips: list[Slip] = []
    mended: list[str] = []
    keys = Keys(known_keys, known_keys if item_keys is None else item_keys)
    below = NOTHING_BELOW
    for number, line in enumerate(lines, start=1):
        current = line
        stripped = line.strip()
        if below.holds(line):
            if below.closing and below.closing in QUOTED.sub("", line):
                below = NOTHING_BELOW
        else:
            below = NOTHING_BELOW
            if stripped and not stripped.startswith("#"):
                found = list(_slips_of(line, keys))
                current = found[-1][2] if found else line
                end = len(line) + 1
                slips += [Slip(number, min(at, end), what, current) for at, what, _ in found]
                below = _text_below(current)
        mended.append(current)
    return slips, mended


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of the schema, and those with which an item of a list may begin."""

    known: Collection[str]
    of_items: Collection[str]


@dataclass(frozen=True, slots=True)
class Below:
    """Which of the following lines belong to a value begun above, and hold no keys of their own.

    ``closing`` is the sign that ends a value opened by a quote or bracket. Without it, lines
    indented deeper than ``indent`` belong: all of them in a block (``|``, ``>``), in a plain value
    those that do not look like a slip.
    """

    indent: int | None = None
    block: bool = False
    closing: str = ""

    def holds(self, line: str) -> bool:
        """Whether a line is part of the value."""
        if self.closing:
            return True
        if self.indent is None:
            return False
        body = line.lstrip()
        margin = line[: len(line) - len(body)]
        if not body:
            return True
        deeper = len(margin) > self.indent
        return deeper and (self.block or not (margin.strip(" ") or LIST_START.match(body)))


NOTHING_BELOW = Below()


def _text_below(line: str) -> Below:
    """Say which lines below belong to the value of this line."""
    matched = LINE.match(line)
    if matched is None:
        return NOTHING_BELOW
    start = matched.end("dashes")
    key = KEY.match(matched["rest"])
    value = matched["rest"][key.end() :] if key else matched["rest"]
    value = _visible(value).rstrip("\0 ")
    if key is None:
        start = max(len(matched["indent"]), start - 2)
    opening = value[:1]
    if opening in OPENING:
        closed = value.count(OPENING[opening]) > (opening == OPENING[opening])
        return NOTHING_BELOW if closed else Below(closing=OPENING[opening])
    if not value.strip("\0 "):
        return NOTHING_BELOW
    return Below(indent=start, block=opening in ("|", ">"))


def _slips_of(line: str, keys: Keys) -> Iterator[tuple[int, str, str]]:
    """Yield column, message and the corrected line for each slip, mending as it goes."""
    hidden = NOT_YAML.search(line)
    if hidden:
        line = NOT_YAML.sub("", line)
        yield hidden.start() + 1, "这里有看不见的字符，多半是复制时带进来的，请删去", line
        if not line.strip():
            return
    indent = line[: len(line) - len(line.lstrip())]
    typed, margin = indent, len(indent)
    if "\t" in indent:
        line = indent.replace("\t", "  ") + line.lstrip()
        yield indent.index("\t") + 1, "行首用了 Tab 键，YAML 只认空格", line
        indent = line[: len(line) - len(line.lstrip())]
    wide = next((i for i, char in enumerate(typed) if char in INDENT_SPACES), None)
    if wide is not None:
        line = "".join("  " if c in INDENT_SPACES else c for c in indent) + line.lstrip()
        yield wide + 1, "行首有全角空格，这一行会被当成上一项的内容", line
    grown = len(line) - len(line.lstrip()) - margin
    for column, what, mended in _body_slips(line, keys):
        yield column - grown, what, mended


def _body_slips(line: str, keys: Keys) -> Iterator[tuple[int, str, str]]:
    """Slips behind the indentation: of the mark of a list, around the colon, in the value."""
    body = line.lstrip()
    start, typed = len(line) - len(body), len(line)
    if body[0] in LIST_DASHES and not body.startswith("———"):
        line = line[:start] + "- " + body[1:].lstrip()
        yield start + 1, f"列表前用了“{body[0]}”，应当用英文减号加一个空格", line
    elif NUMBER_MARK.match(body) and ": " not in body:
        line = line[:start] + "- " + NUMBER_MARK.sub("", body)
        yield start + 1, "列表前写了数字，序号由程序编，应当用英文减号加一个空格", line
    elif re.match(r"-[^\s\-\d.]", body):
        line = line[:start] + "- " + body[1:]
        yield start + 2, "“-”后面少一个空格，几条内容会并成一条", line
    grown = len(line) - typed
    for column, what, mended in _key_slips(line, keys):
        yield column - grown, what, mended


def _key_slips(line: str, keys: Keys) -> Iterator[tuple[int, str, str]]:
    """Slips around the colon of a key and inside ``[…]`` and ``{…}``."""
    matched = LINE.match(line)
    if matched is None:
        return
    start = matched.end("dashes")
    rest = matched["rest"]
    in_list = bool(matched["dashes"])
    known_keys = keys.of_items if in_list else keys.known
    if rest[:1] in ("{", "["):
        yield from _flow_slips(line, start)
        return
    wide = KEY_WITH_WIDE_COLON.match(rest)
    if wide and (wide["key"] in known_keys or (not in_list and ": " not in rest)):
        line = f"{line[:start]}{wide['key']}: {rest[wide.end() :]}".rstrip()
        yield start + wide.start("colon") + 1, f"“{wide['key']}”后面是中文冒号", line
    else:
        tight = KEY_WITHOUT_SPACE.match(rest)
        if tight and (tight["key"] in known_keys or not in_list):
            line = f"{line[:start]}{tight['key']}: {rest[tight.end() :].lstrip()}"
            what = "后面是全角空格" if rest[tight.end()] in INDENT_SPACES else "后面少一个空格"
            yield start + tight.end() + 1, f"“{tight['key']}”的冒号{what}", line
    yield from _value_slips(line)
    value = re.search(r":\s+([\[{])", line)
    if value:
        yield from _flow_slips(line, value.start(1))


def _value_slips(line: str) -> Iterator[tuple[int, str, str]]:
    """Full-width brackets around a list, and values that YAML would take for a mark of its own."""
    wide = WIDE_BRACKETS.search(line)
    value = wide["value"] if wide else ""
    if (
        wide
        and not (UNFILLED.match(value) or EXAMPLE.match(value))
        and "，" in value + "，" * (value[0] != "【")
    ):
        mended = value.translate(NARROW)
        mended = mended.replace("：", ": ") if value[0] == "｛" else mended
        line = line[: wide.start("value")] + mended.replace(",", ", ").replace(",  ", ", ")
        yield wide.start("value") + 1, f"列表或一组内容用了全角括号“{value[0]}”", line
    marked = MARKED_VALUE.match(_visible(line, PLAIN_COMMENT))
    if marked:
        value = line[marked.start("value") :].rstrip()
        quoted = "'" + value.replace("'", "''") + "'"
        line = line[: marked.start("value")] + quoted
        yield marked.start("value") + 1, f"内容以“{value[0]}”开头，会被 YAML 当成记号", line


def _flow_slips(line: str, start: int) -> Iterator[tuple[int, str, str]]:
    """Full-width commas and colons that stand for YAML's own between ``[…]`` or ``{…}``.

    In a mapping only a comma before a key and a colon after one count; elsewhere they are text.
    """
    for pattern, sign, what in FLOW_MAPPING if line[start] == "{" else FLOW_LIST:
        visible = _visible(line)
        end = max(visible.rfind("]"), visible.rfind("}"), start)
        places = [found.start("sign") for found in pattern.finditer(visible, start, end)]
        if places:
            line = "".join(sign if i in places else char for i, char in enumerate(line))
            yield places[0] + 1, f"括号里用了{what}", line


def _visible(line: str, comments: re.Pattern[str] = COMMENT) -> str:
    """Return the line with quoted text and its comment blanked out, in the same length."""
    blanked = QUOTED.sub(lambda found: "\0" * len(found[0]), line)
    comment = comments.search(blanked)
    if comment is None:
        return blanked
    return blanked[: comment.start()] + "\0" * (len(line) - comment.start())
