"""YAML that is meant to exhaust a reader, and YAML that no dossier needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hostile.case import GOOD, of_text, with_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from hostile.case import Case

DEEP = 10_000


def _stairs(depth: int) -> str:
    return "".join(f"{' ' * i}k:\n" for i in range(depth))


def _laughs(levels: int, *, flow: bool) -> str:
    lines = ['a0: &a0 ["哈", "哈"]']
    for i in range(1, levels):
        again = ", ".join([f"*a{i - 1}"] * 10)
        lines.append(f"a{i}: &a{i} [{again}]" if flow else f"a{i}: &a{i}\n- *a{i - 1}\n- *a{i - 1}")
    return "\n".join(lines)


NESTING: dict[str, Callable[[], str]] = {
    "brackets": lambda: "[" * DEEP,
    "brackets closed": lambda: "[" * DEEP + "]" * DEEP,
    "brackets below a key": lambda: with_line("学困生", "[" * DEEP),
    "braces": lambda: "{a: " * DEEP,
    "braces closed": lambda: "{a: " * DEEP + "}" * DEEP,
    "brackets and braces": lambda: "[{a: " * DEEP,
    "brackets on lines": lambda: "[\n" * DEEP,
    "closing brackets": lambda: "]" * DEEP,
    "dashes on a line": lambda: "- " * DEEP,
    "dashes below a key": lambda: "学困生:\n  " + "- " * DEEP,
    "dashes, not closed": lambda: "-" * DEEP,
    "question marks": lambda: "? " * DEEP,
    "stairs of 1,200": lambda: _stairs(1_200),
    "stairs of 10,000": lambda: _stairs(DEEP),
    "keys on a line": lambda: "a: " * DEEP,
    "keys on a line in full width": lambda: "甲：" * DEEP,
    "quote never closed": lambda: with_line("标题", '"' + "甲乙\n" * DEEP),
    "single quote never closed": lambda: with_line("标题", "'" + "甲乙\n" * DEEP),
    "bracket never closed": lambda: with_line("措施", "[" + "谈心交流,\n" * DEEP),
    "brace never closed": lambda: with_line("总结", "{" + "甲: 乙,\n" * DEEP),
    "quotes in each other": lambda: "'\"" * DEEP,
    "full-width brackets": lambda: with_line("措施", "【" * DEEP + "甲，乙" + "】" * DEEP),
    "23 levels": lambda: "a: " + "[" * 23 + "]" * 23,
    "24 levels": lambda: "a: " + "[" * 24 + "]" * 24,
}
TRICKS: dict[str, Callable[[], str]] = {
    "billion laughs in flow": lambda: _laughs(12, flow=True),
    "billion laughs in blocks": lambda: _laughs(40, flow=False),
    "billion laughs below a key": lambda: GOOD + _laughs(12, flow=True),
    "list within itself": lambda: "a: &a [*a]",
    "mapping within itself": lambda: "&a 班级: *a",
    "alias of nothing": lambda: with_line("标题", "*甲"),
    "anchor never used": lambda: with_line("标题", "&甲 乙"),
    "anchors by the thousand": lambda: "".join(f"k{i}: &a{i} 甲\n" for i in range(DEEP)),
    "merge key": lambda: "基: &a {班级: 二}\n<<: *a\n",
    "merge key of text": lambda: with_line("<<", "甲"),
    "merge key of itself": lambda: "a: &a\n  <<: *a\n",
    "python object": lambda: with_line("标题", "!!python/object/apply:os.system ['touch 坏了']"),
    "python name": lambda: with_line("标题", "!!python/name:os.system"),
    "python object as the whole": lambda: "!!python/object/new:os.system ['touch 坏了']",
    "binary": lambda: with_line("标题", "!!binary aGVsbG8="),
    "set": lambda: with_line("措施", "!!set {谈心交流, 家访}"),
    "ordered map": lambda: with_line("总结", "!!omap [a: 1, b: 2]"),
    "timestamp": lambda: with_line("日期", "!!timestamp 2026-13-45"),
    "integer": lambda: with_line("满分", "!!int 九十九"),
    "own tag": lambda: with_line("标题", "!<tag:a,2026:甲> 乙"),
    "tag that is no tag": lambda: with_line("标题", "!<%zz> 乙"),
    "tag as the whole": lambda: "!!map\n" + GOOD,
    "tag on a list": lambda: with_line("措施", "!甲 [谈心交流]"),
    "directive of another version": lambda: "%YAML 9.9\n---\n" + GOOD,
    "directive twice": lambda: "%YAML 1.1\n%YAML 1.1\n---\n" + GOOD,
    "unknown directive": lambda: "%甲 乙\n---\n" + GOOD,
    "tag directive": lambda: "%TAG ! tag:a,2026:\n---\n标题: !甲 乙\n",
    "two documents": lambda: f"{GOOD}---\n{GOOD}",
    "documents by the thousand": lambda: "---\n" * DEEP,
    "end of a document by the thousand": lambda: "...\n" * DEEP,
    "text after the end": lambda: GOOD + "...\n班级：二\n",
    "document mark within": lambda: GOOD.replace("学困生:", "---\n学困生:"),
    "complex key": lambda: with_line("标题", "甲") + "? [班级, 学科]\n: 甲\n",
    "mapping as key": lambda: "? {a: b}\n: 甲\n{c: d}: 乙\n",
    "empty key": lambda: ": 甲\n? \n: 乙\n",
    "key over lines": lambda: "? |\n  班级\n  学科\n: 甲\n",
    "block with a wrong indent": lambda: with_line("标题", "|9\n  甲\n 乙"),
    "block with a wrong sign": lambda: with_line("标题", "|+-+ 甲"),
    "block of nothing": lambda: with_line("指导思想", ">"),
    "escapes that are none": lambda: with_line("标题", r'"\q\x\u12\U00110000"'),
    "escape beyond Unicode": lambda: with_line("标题", r'"\UFFFFFFFF"'),
    "escape of zero": lambda: with_line("标题", r'"甲\0乙\e[31m\a"'),
    "comments alone": lambda: "# 甲\n" * DEEP,
    "equals sign": lambda: with_line("标题", "="),
    "null as everything": lambda: "".join(f"{key}: ~\n" for key in ("班级", "学科", "措施")),
    "null as a key": lambda: "~: 甲\nnull: 乙\n",
    "tilde as the whole": lambda: "~",
    "list as the whole": lambda: "- 甲\n- 乙\n",
    "text as the whole": lambda: "四年级一班学困生转化计划",
    "number as the whole": lambda: "12",
}


def cases() -> Iterator[Case]:
    """Yield one case for each."""
    for name, text in NESTING.items():
        yield of_text("nesting", name, text)
    for name, text in TRICKS.items():
        yield of_text("yaml tricks", name, text)
