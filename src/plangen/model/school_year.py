"""学年 and 学期: 2026-2027, 第一学期."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic_core import PydanticCustomError

from plangen.language.patterns import lazy
from plangen.model.json_forms import D, Reader, one_of, written
from plangen.model.values import read_plain

SCHOOL_YEAR = lazy(r"(\d{4})(?:\s*[-—–~～至/]+\s*(\d{4}|\d{2}))?")
TERM_FORMS = (
    ("第一学期", "上学期", "上期", "上册", "上", "一", "1", "秋季学期", "秋季"),
    ("第二学期", "下学期", "下期", "下册", "下", "二", "2", "春季学期", "春季"),
)


TERM_NAMES = tuple(forms[0] for forms in TERM_FORMS)


def read_school_year(value: Any) -> tuple[int, int]:
    """Read a school year such as 2026-2027 as its two calendar years."""
    text = read_plain(value, "学年").removesuffix("学年度").removesuffix("学年").strip()
    found = SCHOOL_YEAR.fullmatch(text)
    if not found:
        raise PydanticCustomError(
            "plangen_school_year", "“{text}”不像学年，请写成 2026-2027 这样", {"text": text}
        )
    first = int(found[1])
    second = int(found[2]) if found[2] else first + 1
    second += first // 100 * 100 if second < 100 else 0  # noqa: PLR2004  (2026-27)
    if second != first + 1:
        raise PydanticCustomError(
            "plangen_school_year_gap", "学年“{text}”的两个年份应当相连", {"text": text}
        )
    return first, second


def read_term(value: Any) -> int:
    """Read the term within the school year: 1 for 第一学期 (上学期), 2 for 第二学期."""
    text = read_plain(value, "学期")
    for number, forms in enumerate(TERM_FORMS, start=1):
        if text in forms:
            return number
    raise PydanticCustomError(
        "plangen_term", "“{text}”不是学期，请写 第一学期 或 第二学期", {"text": text}
    )


SchoolYear = Annotated[
    tuple[int, int],
    Reader(
        read_school_year,
        written(
            rf"{D}{{4}}(?:\s*[-—–~～至/－／]+\s*(?:{D}{{4}}|{D}{{2}}))?\s*(?:学年度|学年)?",
            "这里写学年，如 2026-2027",
            number="integer",
            least=1000,
            most=9999,
        ),
    ),
]
Term = Annotated[
    int,
    Reader(
        read_term,
        written(
            one_of(form for forms in TERM_FORMS for form in forms),
            "这里写 第一学期 或 第二学期",
            number="integer",
            least=1,
            most=len(TERM_FORMS),
            offered=TERM_NAMES,
        ),
    ),
]
