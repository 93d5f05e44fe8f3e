"""What is wrong with a user's input, and how to say it.

Problems are collected and reported together, because a teacher who mends one line only to be
shown the next mistake gives up. Every problem names its place and says what to type instead.
"""

from __future__ import annotations

import difflib
import errno
import re
import shlex
import sys
import unicodedata
from collections import Counter, defaultdict
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import force_setattr

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


# Share of equal characters from which two names are alike.
LEAST_SHARE = 0.5
# Text of a user's is quoted up to here, and what is much longer cut.
QUOTED, MOST_QUOTED = 30, 50
LONG_QUOTE = re.compile(f"“([^“”]{{{MOST_QUOTED},}})”")
SAFE_IN_A_SHELL = re.compile(r"[\w./\\:（）-]+")
# Characters in a line of a message or remedy, and its lines. What a teacher reads is shorter, and
# what is to be pasted stays whole; a longer one quotes a value that is no word but a page, or a
# file that is no dossier.
LONGEST, KEPT = 600, (400, 150)
MOST_LINES, KEPT_LINES = 100, (70, 20)


class Severity(Enum):
    """How much a problem matters: an error stops the run, the others are shown."""

    ERROR = "错误"
    WARNING = "提醒"
    NOTICE = "说明"


class Edit(Struct, frozen=True):
    """One replacement in a file: what stands at a place, and what is to stand there.

    ``line`` and ``column`` count from 1, in a Word document paragraphs and their characters. Where
    ``old`` is the whole of a line and ``new`` is empty, the line goes too.
    """

    line: int
    column: int
    old: str
    new: str


class Spot(Struct, frozen=True):
    """Another place of the same file that a problem speaks of, with its line as it stands."""

    line: int
    column: int
    source: str


class Problem(Struct, frozen=True):
    """One thing to tell the user about one place of one file.

    ``line`` and ``column`` count from 1; 0 means that the problem concerns the whole file.
    ``source`` is the offending line as it stands in the file, ``hint`` what to do about it.
    A line of a message or hint that quotes too much keeps its beginning and its end, and so do
    too many lines. ``rule`` is the number of the rule that was broken, such as N01, ``length`` how
    many characters are meant, ``fixes`` the edits that mend it safely, ``related`` the other places
    it speaks of.
    """

    file: Path
    line: int
    column: int
    message: str
    hint: str = ""
    source: str = ""
    severity: Severity = Severity.ERROR
    rule: str = ""
    length: int = 0
    fixes: tuple[Edit, ...] = ()
    related: tuple[Spot, ...] = ()

    def __post_init__(self) -> None:
        for name in ("message", "hint"):
            force_setattr(self, name, _shortened(getattr(self, name)))

    @property
    def place(self) -> str:
        """``文件:行:列``, as editors and terminals recognise it."""
        return f"{self.file}:{self.line}:{self.column}" if self.line else str(self.file)


def _shortened(text: str) -> str:
    lines = text.split("\n")
    if len(lines) > MOST_LINES:
        first, last = KEPT_LINES
        lines = [*lines[:first], "……", *lines[-last:]]
    head, tail = KEPT
    return "\n".join(
        line if len(line) <= LONGEST else f"{line[:head]}……{line[-tail:]}" for line in lines
    )


class ProblemsError(Exception):
    """Carries every problem found; the only exception that user input may cause."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(f"{p.place} {p.message}" for p in self.problems))


def file_problem(path: Path, message: str, hint: str = "") -> ProblemsError:
    """An error about a file as a whole, such as one that cannot be read or written."""
    return ProblemsError([Problem(path, 0, 0, message, hint)])


def typable(path: Path) -> str:
    """Write a path so that it can be typed into a shell."""
    text = str(path)
    if SAFE_IN_A_SHELL.fullmatch(text):
        return text
    return f'"{text}"' if sys.platform == "win32" else shlex.quote(text)


def brief(text: str) -> str:
    """Return a text as it stands, or the beginning of one that is too long to be quoted."""
    return text if len(text) <= MOST_QUOTED else f"{text[:QUOTED]}……"


def with_brief_quotes(message: str) -> str:
    """Cut what a message quotes where it is too long to be read; its line is shown in any case."""
    return LONG_QUOTE.sub(lambda quote: f"“{brief(quote[1])}”", message)


# Why a file cannot be read or written and what to do about it, by the name of the system's number;
# not every system has all of them.
SYSTEM_REASONS = {
    "EACCES": "没有权限；文件正在 Word、WPS 或别的程序里打开的，请先关闭",
    "EPERM": "系统不允许动这个文件，请换一个文件夹",
    "ENOSPC": "磁盘满了，请腾出一些空间，或换一个盘",
    "EDQUOT": "您在这个盘上的空间用完了，请删去一些文件，或换一个盘",
    "EFBIG": "这个盘放不下这么大的文件，请换一个盘",
    "EROFS": "这个盘是只读的，请换一个文件夹",
    "ENAMETOOLONG": "文件名太长，请换一个短些的",
    "EINVAL": "文件名里有系统不认的字符，请换一个文件名",
    "EILSEQ": "文件名里有系统不认的字符，请换一个文件名",
    "EISDIR": "这是一个文件夹，请写到文件名为止",
    "ENOTDIR": "路径中间有一个不是文件夹，请检查命令里写的位置，如 -o 后面的",
    "EEXIST": "路径中间有一个不是文件夹，请检查命令里写的位置，如 -o 后面的",
    "ENOENT": "找不到这个文件或它所在的文件夹，请检查路径",
    "ELOOP": "这是一个绕回自己的链接，请换一个文件名",
    "EBUSY": "文件正被别的程序占用，请先关闭那个程序",
    "ETXTBSY": "文件正被别的程序占用，请先关闭那个程序",
    "EIO": "磁盘读写出错，请检查 U 盘或网络盘有没有接好，再试一次",
    "ENXIO": "找不到这个盘，请检查 U 盘或网络盘有没有接好",
    "ENODEV": "找不到这个盘，请检查 U 盘或网络盘有没有接好",
    "ESTALE": "网络盘断开了，请重新连接后再试",
    "ETIMEDOUT": "网络盘没有回应，请检查网络后再试",
    "EMFILE": "同时打开的文件太多，请关掉一些程序再试",
    "ENFILE": "同时打开的文件太多，请关掉一些程序再试",
    "ENOMEM": "内存不够，请关掉一些程序再试",
}
# What no system has in a name is no matter of its number: a zero byte, half a character.
ODD_NAME = ("这不能是文件名", "检查名称里有没有看不见的字符")
OTHER_REASON = "系统没有说明原因，请换一个文件夹再试"


def system_reason(error: OSError) -> str:
    """Say in words why the system refused to read or write, and what to do about it."""
    return SYSTEM_REASONS.get(errno.errorcode.get(error.errno or 0, ""), OTHER_REASON)


def nearest(word: str, names: Iterable[str], *, limit: int = 3) -> list[str]:
    """Names that the user may have meant, best first; empty if none comes close.

    Chinese names are short, so one shared character is weak evidence: a name counts when it
    contains the word, or when at least half of the characters match. Width and spaces do not
    count.
    """
    typed = _bare(word)
    plain, holders = _by_character(tuple(dict.fromkeys(names)))
    # Of many names few have enough of the characters, in whatever order.
    shared = Counter(place for char in set(typed) for place in holders.get(char, ()))
    near = [
        plain[place]
        for place, count in sorted(shared.items())
        if 2 * count >= LEAST_SHARE * (len(typed) + len(plain[place][1]))
        or count >= min(len(typed), len(plain[place][1]))
    ]
    if not near:
        return []
    alike = difflib.SequenceMatcher(b=typed, autojunk=False)
    found: list[tuple[float, str]] = []
    for name, bare in near:
        alike.set_seq1(bare)
        if typed in bare or bare in typed:
            found.append((alike.real_quick_ratio(), name))
        elif alike.quick_ratio() >= LEAST_SHARE <= (share := alike.ratio()):
            found.append((share, name))
    return [name for _, name in sorted(found, key=lambda each: -each[0])[:limit]]


@lru_cache(maxsize=32)
def _by_character(
    names: tuple[str, ...],
) -> tuple[list[tuple[str, str]], dict[str, list[int]]]:
    """Return names as written and bare, and their places by character, once for each time."""
    plain = [(name, bare) for name in names if (bare := _bare(name))]
    holders: dict[str, list[int]] = defaultdict(list)
    for place, (_, bare) in enumerate(plain):
        for char in bare:
            holders[char].append(place)
    return plain, dict(holders)


def _bare(name: str) -> str:
    """Write a name in compatibility form, without spaces: Ａ 班 as A班."""
    return "".join(unicodedata.normalize("NFKC", name).split())


def did_you_mean(word: str, names: Iterable[str]) -> str:
    """Return “是不是想写……？”, or nothing where no name comes close."""
    found = nearest(word, names)
    return f"是不是想写{'、'.join(f'“{name}”' for name in found)}？" if found else ""
