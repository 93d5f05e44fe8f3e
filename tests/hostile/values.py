"""Values that no class has: numbers, dates, and names that reach out of the folder."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from hostile.case import GOOD, of_text, with_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hostile.case import Case

LONG = 10_000
NUMBERS = {
    "10 to the 5,000": "1" + "0" * 5_000,
    "1e999999": "1e999999",
    "1e999999999999": "1e999999999999",
    "1e-999999": "1e-999999",
    "nothing but zeros": "0." + "0" * LONG,
    "many decimals": "3." + "3" * LONG,
    "Chinese digits": "一" * LONG,
    "Chinese units": "一万" * LONG,
    "Chinese hundred millions": "九千九百九十九亿",
    "a milliard": "1000000000",
    "negative": "-5",
    "not a number": "NaN",
    "signalling": "sNaN",
    "infinity": "Infinity",
    "hexadecimal": "0x7fffffff",
    "underlined": "1_000_000",
    "full-width": "９９９９９９９",
    "Arabic": "٣١",
    "superscript": "²",
    "circled": "㊿",
    "fraction": "½",
    "a rate of a million": "1000000%",
    "a rate of many digits": "9" * LONG + "%",
    "units": "分" * LONG,
    "percent signs": "%" * LONG,
    "spaces": "3" + " " * LONG + "1",
    "a list": "[1, 2, [3]]",
    "a mapping": "{甲: {乙: 丙}}",
}
# Every place of a figure in the good dossier: what stands there.
FIGURES = ("人数: 31", "满分: 100", "期末: 68", "基线: 80.6%", "目标: 65", "次数: 16", "周数: 21")
DATES = {
    "beyond the calendar": "2026-13-45",
    "the year 0": "0000-01-01",
    "the year 1": "0001-01-01",
    "the year 9999": "9999-12-31",
    "the year 99999": "99999-01-01",
    "no leap year": "2027-02-29",
    "Chinese": "二〇二六年九月七日",
    "years of many digits": "1" * LONG + "-1-1",
    "an hour": "2026-09-01T25:61:61Z",
    "a span": "2026-09-01～2026-09-02",
    "dashes": "-" * LONG,
}
DATED = ("日期: 2026-09-07", "开学日期: 2026-09-01")
NAMES = {
    "slashes": "a/b\\c",
    "signs that no file name has": "'a:b?c*d\"e<f>g|h'",
    "dots": "..",
    "out of the folder": "../../../../tmp/坏了",
    "a device of Windows": "CON",
    "a stream of Windows": "计划.docx:坏",
    "a home": "~/坏了",
    "variables": "$HOME`touch 坏了`$(touch 坏了)",
    "an option": "--force",
    "5,000 characters": "长" * 5_000,
    "5,000 letters": "a" * 5_000,
    "255 bytes": "长" * 85,
    "a template": "{{ 7 * 7 }}{% for a in range(10**9) %}{% endfor %}",
    "a format": "{0.__class__}%s%(a)s%n",
    "Markdown": "'# 甲\n\n| a | b |\n![](file:///etc/passwd)[甲](javascript:alert(1))'",
    "HTML": "'<script>alert(1)</script><img src=x onerror=alert(1)>&nbsp;'",
    "XML": "'<![CDATA[ ]]> <?xml?> <!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>&b;'",
    "a field of Word": "'{ INCLUDETEXT /etc/passwd } =cmd|calc!A1'",
    "nothing": "''",
    "blanks": "'   '",
    "a line break": '"甲\\n乙"',
    "a list": "[甲, 乙]",
    "a mapping": "{甲: 乙}",
}
NAMED = ("学校", "班级", "教师", "学科", "文种", "脱敏", "章节")
PATHS = {
    "out of the folder": "../../../../etc/passwd",
    "absolute": "/etc/passwd",
    "with the right suffix": "../../../../etc/passwd.yaml",
    "not there": "没有.yaml",
    "itself": "档案.yaml",
    "the folder": ".",
    "a device": "/dev/zero",
    "a device by another name": "/dev/../dev/stdin",
    "a share of Windows": "'\\\\server\\share\\a.yaml'",
    "an address": "https://example.com/a.yaml",
    "NUL": '"a\\0.yaml"',
    "a lone surrogate": '"a\\ud800.yaml"',
    "5,000 characters": "长" * 5_000 + ".yaml",
    "a deep folder": "a/" * 3_000 + "a.yaml",
    "nothing": "''",
    "a dot": "'.yaml'",
    "a list": "[a.yaml]",
}
PATH_KEYS = ("版式", "花名册")


def _with_figure(value: str, *figures: str) -> str:
    text = GOOD
    for figure in figures:
        text = text.replace(figure, f"{figure.partition(':')[0]}: {value}")
    return text


def cases() -> Iterator[Case]:
    """Yield wrong numbers and dates, names and paths, each in a few of the places they may have."""
    for i, (name, value) in enumerate(NUMBERS.items()):
        once = FIGURES[i % len(FIGURES)]
        yield of_text("numbers", f"{name} everywhere", partial(_with_figure, value, *FIGURES))
        yield of_text("numbers", f"{name} once", partial(_with_figure, value, once))
    for name, value in DATES.items():
        for date in DATED:
            yield of_text("dates", f"{name} for {date}", partial(_with_figure, value, date))
    for i, (name, value) in enumerate(NAMES.items()):
        for key in ("标题", *(NAMED[(i + step) % len(NAMED)] for step in (0, 3))):
            yield of_text("names", f"{name} as {key}", partial(with_line, key, value))
        yield of_text("names", f"{name} as 姓名", partial(GOOD.replace, "许晓", value))
    for name, value in PATHS.items():
        for key in PATH_KEYS:
            yield of_text("paths", f"{name} as {key}", partial(with_line, key, value))
