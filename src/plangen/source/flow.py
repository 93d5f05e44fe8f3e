"""Slips within ``[…]`` and ``{…}``, on one line or over several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from plangen.language.patterns import lazy
from plangen.source.signs import (
    COLONS,
    COMMAS,
    SEMICOLONS,
    SPACES,
    TEXT_IN_SIGNS,
    WORD_COMMAS,
    quote,
)
from plangen.source.tree import MAX_DEPTH

if TYPE_CHECKING:
    from plangen.source.draft import Draft
    from plangen.source.expected import Keys

CLOSING = {"[": "]", "{": "}"}
WIDE_CLOSING = {"［": "]", "］": "]", "｝": "}", "】": "]", "〕": "]"}
CLOSING_QUOTE = {
    '"': lazy(r'(?:\\.|[^"\\])*"'),
    "'": lazy(r"(?:''|[^'])*'(?!')"),
}
# With these a plain item cannot begin.
MARKS = "*&!%@`|>#"
_KEY = rf"[^\s,{COMMAS}{{}}\[\]{COLONS}:'\"“”]+"
NEXT_KEY = lazy(rf"\s*(?P<key>{_KEY})\s*(?P<colon>[{COLONS}]|:)\s*(?P<value>\S?)")
FIGURE = lazy(r"[\d０-９优良合待缺病事免]")
WITHIN_LIST = "括号里用了中文逗号，几项会并成一项；是一句话就加英文引号"
WITHIN_WORDS = "括号里用了中文逗号或顿号，几项会并成一项"
# All other signs but these and marks neither open, close nor part anything, wherever they stand.
APART = rf"\s\[\]{{}}｛［］｝】〕,:'\"“‘「（《【{COLONS}{COMMAS}{WORD_COMMAS}{SEMICOLONS}"
WORDS = lazy(f"[^{APART}{MARKS}]+")
# An anchor, alias or tag of somebody who knows YAML; plangen reads none, but it is no text either.
REAL_MARK = lazy(r"[&*][A-Za-z0-9_-]+(?:\s|$)|!{1,2}[A-Za-z]+(?:\s|$)")


class Bracket(Struct):
    """One bracket that is open: its sign, and the key that it belongs to.

    ``wide_keys`` says that full-width colons follow its keys, ``plain`` that commas of YAML's own
    stand in it.
    """

    sign: str
    key: str
    wide_keys: bool = False
    plain: bool = False


class Flow(Struct):
    """The ``brackets`` that are open, from the outermost in; none where the value has ended.

    ``quote`` is the sign of a quoted text that is open, ``fresh`` says that the last line ended
    behind a comma or bracket, so that the next one begins with an item. ``too_deep`` says that
    more are open than are read, so that the rest of the file is left as it is.
    """

    brackets: list[Bracket] = field(default_factory=list)
    quote: str = ""
    fresh: bool = False
    too_deep: bool = False


def mend_flow(draft: Draft, start: int, flow: Flow, keys: Keys, key: str = "") -> int:
    """Mend what stands between brackets; return where the outermost one closes, or -1.

    ``flow`` has what lines above left open, and is left with what this line leaves open.
    """
    scan = _Scan(draft.text, flow, keys, key)
    end = scan.run(start)
    length = len(draft.text)
    scan.apply(draft)
    return end + len(draft.text) - length if end >= 0 else -1


class _Scan:
    """One line read sign by sign, and what is to be replaced in it.

    Of a kind of slip the first is told; all are mended.
    """

    def __init__(self, text: str, flow: Flow, keys: Keys, key: str) -> None:
        self.text = text
        self.flow = flow
        self.keys = keys
        self.key = key
        # Where the value of the last key begins, and that key.
        self.entry = (-1, "")
        self.colons: set[int] = set()
        self.told: dict[tuple[str, bool], list[tuple[int, int, str]]] = {}
        # Commas of a sentence or of a list, until the list ends without one of YAML's own.
        self.doubtful: list[tuple[Bracket, int, int]] = []

    def run(self, start: int) -> int:
        """Read from a position on; return where the outermost bracket closes, or -1."""
        position = start
        if self.flow.quote:
            closing = CLOSING_QUOTE[self.flow.quote].match(self.text)
            if closing is None:
                return -1
            position, self.flow.quote = closing.end(), ""
        elif self.flow.fresh:
            self._begin_entry(position)
        while 0 <= position < len(self.text) and not self.flow.too_deep:
            position = self._step(position)
            if not self.flow.brackets:
                return position
        for bracket in self.flow.brackets:
            self._settle(bracket)
        return -1

    def apply(self, draft: Draft) -> None:
        """Mend what was found."""
        replaced: list[tuple[int, int, str, bool]] = []
        for (message, certain), places in self.told.items():
            draft.note(min(places)[0], message, certain=certain)
            replaced += [(*place, certain) for place in places]
        for start, end, new, certain in sorted(replaced, reverse=True):
            draft.mend(start, end, new, certain=certain)

    def _tell(self, start: int, end: int, new: str, message: str, *, certain: bool = True) -> None:
        self.told.setdefault((message, certain), []).append((start, end, new))

    def _step(self, position: int) -> int:
        """Read one sign, space or quoted text; return where to go on, or -1 at a comment."""
        words = WORDS.match(self.text, position)
        fresh, self.flow.fresh = self.flow.fresh, False
        if words:
            return words.end()
        char = self.text[position]
        if char.isspace():
            self.flow.fresh = fresh
            return self._spaces(position, edge=fresh)
        if self._is_comment(position):
            self.flow.fresh = fresh
            return -1
        if char in "“‘「（《【" or (fresh and char in "'\""):
            return self._signed_text(position)
        if fresh and char in MARKS:
            return self._marked(position)
        self._sign(position)
        return position + 1

    def _signed_text(self, position: int) -> int:
        """Pass a text in quotes or Chinese brackets; return -1 where quotes stay open."""
        found = TEXT_IN_SIGNS.match(self.text, position)
        if found is None and self.text[position] in CLOSING_QUOTE:
            self.flow.quote = self.text[position]
            return -1
        return found.end() if found else position + 1

    def _sign(self, position: int) -> None:
        """Read a sign that may open, close or part something."""
        char = self.text[position]
        if char in CLOSING:
            self.flow.brackets.append(Bracket(char, self._key_before(position)))
            self.flow.too_deep = len(self.flow.brackets) > MAX_DEPTH
            self._begin_entry(position + 1)
        elif self._closes(position):
            self._settle(self.flow.brackets.pop())
        elif char == ",":
            self.flow.brackets[-1].plain = True
            self._begin_entry(position + 1)
        elif self._separates(position):
            self._begin_entry(position + 1)
        elif position in self.colons or self.text[position : position + 2] == ": ":
            self.flow.fresh = True

    def _is_comment(self, position: int) -> bool:
        before, after = (
            self.text[max(position - 1, 0) : position],
            self.text[position + 1 : position + 2],
        )
        return self.text[position] == "#" and before.isspace() and after in ("", " ")

    def _spaces(self, position: int, *, edge: bool) -> int:
        """Pass white space; beside a bracket or comma only YAML's own may stand."""
        end = position
        while end < len(self.text) and self.text[end].isspace():
            end += 1
        run = self.text[position:end]
        foreign = next((i for i, c in enumerate(run) if c in SPACES or c == "\t"), -1)
        if foreign >= 0 and (edge or self.text[end : end + 1] in ("", ",", "]", "}")):
            name = "Tab" if run[foreign] == "\t" else "全角空格"
            self._tell(position + foreign, end, "" if foreign else " ", f"括号里有{name}")
        return end

    def _key_before(self, position: int) -> str:
        """Return the key whose value begins here: the one before, or that of the bracket around."""
        if not self.flow.brackets:
            return self.key
        start, key = self.entry
        return key if position == start else self.flow.brackets[-1].key

    def _closes(self, position: int) -> bool:
        """Whether a sign closes the innermost bracket, or a full-width one stands for it."""
        char = self.text[position]
        closing = CLOSING[self.flow.brackets[-1].sign]
        if char == closing:
            return True
        if WIDE_CLOSING.get(char) != closing or closing in self.text[position:]:
            return False
        self._tell(position, position + 1, closing, f"括号用了全角的“{char}”")
        return True

    def _separates(self, position: int) -> bool:
        """Whether a sign stands for YAML's comma here; in a sentence it does not."""
        char, bracket = self.text[position], self.flow.brackets[-1]
        end = position + 1
        while self.text[end : end + 1] == " ":
            end += 1
        if char in COMMAS and self._last_before(position) in "]}'\"":
            self._tell(position, end, ", " if self.text[end:] else ",", WITHIN_WORDS)
            return True
        if self.text[end : end + 1] in (*",]}，", ""):
            return False
        words = bracket.key in self.keys.shapes.words
        if bracket.sign == "[" and char in COMMAS and words:
            self._tell(position, end, ", ", WITHIN_WORDS)
            return True
        if bracket.sign == "[" and (char in COMMAS or (words and char in WORD_COMMAS)):
            self.doubtful.append((bracket, position, end))
        if (
            bracket.sign == "{"
            and char in COMMAS + SEMICOLONS
            and self._is_before_key(position + 1, bracket)
        ):
            self._tell(position, end, ", ", WITHIN_WORDS)
            return True
        return False

    def _last_before(self, position: int) -> str:
        """Return the last sign before a position that is no space."""
        while position > 1 and self.text[position - 1].isspace():
            position -= 1
        return self.text[position - 1]

    def _is_before_key(self, position: int, bracket: Bracket) -> bool:
        following = NEXT_KEY.match(self.text, position)
        if following is None:
            return False
        spaced = self.text[following.end("colon") : following.end("colon") + 1] in (" ", "")
        return (
            (following["colon"] == ":" and spaced)
            or following["key"] in self.keys.known
            or bracket.wide_keys
            or FIGURE.match(following["value"]) is not None
        )

    def _settle(self, bracket: Bracket) -> None:
        """Take the doubtful commas of a list for YAML's, where it has none of its own."""
        words = bracket.key in self.keys.shapes.words
        for owner, start, end in self.doubtful:
            if owner is bracket and not bracket.plain:
                message = WITHIN_WORDS if words else WITHIN_LIST
                self._tell(start, end, ", ", message, certain=words)
        self.doubtful = [each for each in self.doubtful if each[0] is not bracket]

    def _begin_entry(self, position: int) -> None:
        """Note that an item begins here; mend the colon of an entry of a mapping."""
        self.flow.fresh = True
        bracket = self.flow.brackets[-1]
        found = NEXT_KEY.match(self.text, position)
        if bracket.sign != "{" or found is None:
            return
        colon, after, value = found.start("colon"), found.end("colon"), found.start("value")
        gap = self.text[after:value]
        self.colons.add(colon)
        self.entry = (value, found["key"])
        if found["colon"] != ":":
            bracket.wide_keys = True
            self._tell(colon, value, ": ", "括号里用了中文冒号")
        elif not gap and found["value"] not in ("", "/"):
            if found["key"] in self.keys.known or not found["key"].isdigit():
                self._tell(after, after, " ", f"“{found['key']}”的冒号后面少一个空格")
        elif gap.strip(" ") and found["value"]:
            name = "Tab" if "\t" in gap else "全角空格"
            self._tell(after, value, " ", f"“{found['key']}”的冒号后面是{name}")

    def _marked(self, position: int) -> int:
        """Put quotes around an item that begins with a sign of YAML's."""
        end = position
        while end < len(self.text) and self.text[end] not in f",]}}{COMMAS}":
            end += 1
        item = self.text[position:end].rstrip()
        if item[1:2].isspace() or len(item) == 1:
            return position + 1
        certain = not REAL_MARK.match(item)
        message = f"内容以“{item[0]}”开头，会被 YAML 当成记号"
        self._tell(position, position + len(item), quote(item), message, certain=certain)
        return end
