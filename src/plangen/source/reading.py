"""Read one YAML file of the user, and collect every problem found on the way."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import yaml

from plangen.language.patterns import lazy
from plangen.problems import Problem, ProblemsError, Severity, file_problem
from plangen.source.decoding import OLD_CHINESE, decode
from plangen.source.expected import NO_KEYS
from plangen.source.files import read_bytes
from plangen.source.misnamed import not_there, of_office
from plangen.source.signs import OPENING
from plangen.source.slips import find_slips
from plangen.source.source_file import SourceFile
from plangen.source.tree import Refused, parse

if TYPE_CHECKING:
    from pathlib import Path

    from plangen.source.expected import Keys

# Line breaks to YAML, but to no editor.
LINE_BREAKS = lazy("[\u0085\u2028\u2029]")
QUOTES = "'\""
# The longest example has 412 lines, and 174 characters in a line.
MAX_LINES = 10_000
MAX_LINE = 10_000


def read_source(path: Path, keys: Keys = NO_KEYS) -> SourceFile:
    """Read a YAML file with the keys of a schema, by which slips are told from text.

    Problems in the text are collected in the result, so that the caller can go on checking.

    Raises:
        ProblemsError: the file is missing, cannot be read, or is no text.

    """
    text, encoding = read_text(path)
    source = source_of(path, text, keys)
    if encoding == OLD_CHINESE:
        source.add(
            0,
            0,
            "文件不是 UTF-8 编码，已按 GBK（GB18030）读入",
            "可以继续用；另存为 UTF-8 后不再提示",
            Severity.NOTICE,
        )
    return source


def source_of(path: Path, text: str, keys: Keys = NO_KEYS) -> SourceFile:
    """Read the text of a YAML file, as ``read_source`` does."""
    lines = lines_of(text)
    source = SourceFile(path, lines)
    slips, mended = find_slips(lines, keys)
    source.mended = mended
    for slip in slips:
        margin = len(slip.corrected) - len(slip.corrected.lstrip())
        spaces = f"（行首 {margin} 个空格）" if "行首" in slip.message else ""
        corrected = slip.corrected.strip()
        hint = f"改成{spaces}：{corrected}" if corrected else "删去这一行里看不见的字符"
        source.add(slip.line, slip.column, slip.message, slip.hint or hint)
    # A line that looks blank is meant to be blank, whatever white space stands in it.
    mended = [line if line.strip() else "" for line in mended]
    try:
        source.tree = parse("\n".join(mended) + "\n")
    except Refused as error:
        source.readable = False
        source.add(error.mark.line, error.mark.column, error.message, error.hint)
        return source
    except yaml.YAMLError as error:
        source.readable = False
        mark = getattr(error, "problem_mark", None)
        if mark and any(slip.line == mark.line + 1 for slip in slips):
            return source
        _add_syntax_error(source, error, mended)
        return source
    _add_tree_problems(source)
    return source


def lines_of(text: str) -> list[str]:
    """Lines of a text as an editor counts them, without what ends them."""
    return LINE_BREAKS.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")


def read_text(path: Path) -> tuple[str, str]:
    """Return the text of a file and the name of its encoding.

    Raises:
        ProblemsError: the file is missing, cannot be read, or is no text.

    """
    missing = None if os.path.exists(path) else not_there(path)  # noqa: PTH110  (odd names too)
    data = read_bytes(path, "档案", missing=missing)
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise file_problem(path, *of_office(path))
    try:
        text, encoding = decode(data)
    except UnicodeError:
        raise file_problem(
            path,
            "认不出文件的编码",
            "请用记事本打开，另存为 UTF-8 编码",
        ) from None
    _refuse_masses(path, lines_of(text))
    return text, encoding


def _refuse_masses(path: Path, lines: list[str]) -> None:
    """Refuse what nobody has typed, since looking for slips in it would take minutes.

    Raises:
        ProblemsError: there are too many lines, or too long ones.

    """
    if len(lines) > MAX_LINES:
        message = f"文件有 {len(lines)} 行，不像一份班级档案"
        raise file_problem(path, message, "档案一般不超过几百行；看是不是选错了文件")
    for number, line in enumerate(lines, start=1):
        if len(line) > MAX_LINE:
            message = f"这一行有 {len(line)} 个字符，太长了，不像档案里的一项"
            hint = "看是不是贴错了内容；很长的话分成几段，一段写一行"
            raise ProblemsError([Problem(path, number, MAX_LINE + 1, message, hint, line)])


def _add_syntax_error(source: SourceFile, error: yaml.YAMLError, lines: list[str]) -> None:
    mark = getattr(error, "problem_mark", None)
    opened = getattr(error, "context_mark", None)
    if opened is not None and _char_at(lines, opened) in OPENING:
        sign = _char_at(lines, opened)
        name = "英文引号" if sign in QUOTES else "括号"
        source.add(
            opened.line + 1,
            opened.column + 1,
            f"从这里起，{name}“{sign}”没有成对",
            f"在这一项的末尾补上另一半{name}“{OPENING[sign]}”；内容里本来就有，就给整个内容加引号",
        )
        return
    mark = mark or opened
    if mark is None:
        source.add(1, 1, "文件里有不能识别的字符", "多半是复制时带进来的，请删去后重新输入")
        return
    number = min(mark.line + 1, len(lines))
    message, hint = _explain(lines[number - 1], mark.column + 1)
    source.add(number, mark.column + 1, message, hint)


def _char_at(lines: list[str], mark: yaml.Mark) -> str:
    line = lines[mark.line] if mark.line < len(lines) else ""
    return line[mark.column : mark.column + 1]


def _explain(line: str, column: int) -> tuple[str, str]:
    """Say what is probably wrong with a line that is not YAML, from what stands in it."""
    value = line.split(": ", 1)[-1].strip().removeprefix("- ").strip()
    quoted = f"整个内容加英文单引号：'{value}'"
    if value[:1] in {"*", "&", "@", "%", "`", "!", ">", "|"} and len(value) > 1:
        return f"内容以“{value[0]}”开头，YAML 把它当成了记号", quoted
    if value[:1] in {"[", "{"} and value[-1:] not in {"]", "}"}:
        return f"内容以“{value[0]}”开头，后面又接了文字", quoted
    if ": " in value:
        return "同一行里有两个冒号", quoted
    return (
        f"从第 {column} 个字起，这一行不合 YAML 的写法",
        "检查这一行与上一行：同级的项要左边对齐，冒号后面要有一个空格",
    )


def _add_tree_problems(source: SourceFile) -> None:
    for key, first, second in source.tree.duplicates:
        source.add(
            second.line,
            second.column,
            f"“{key}”写了两次（第 {first.line} 行和第 {second.line} 行）",
            "留下正确的一个，删去另一个",
        )
    for mark, message in source.tree.refused:
        source.add(mark.line, mark.column, message, "请照 plangen new 写出的样子改")
    for place in source.tree.placeholders:
        if place.example:
            message = f"“{place.key}”还是示例：{place.text}"
            hint = "换成本班的情况；如果正合适，删去【示例】两字和括号即可"
        else:
            wanted = f"（{place.text}）" if place.text else ""
            message = f"“{place.key}”还没有填{wanted}"
            hint = "把【请填…】整个换成内容；没有这一项就删去这一行"
        source.add(place.line, place.column, message, hint, Severity.WARNING)
