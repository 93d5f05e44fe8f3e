"""How one value of a dossier is read: text in, the field's type out.

Every scalar arrives as text (see ``source.tree``). A reader accepts what a teacher would write
(full-width digits, “31人”, “2026年9月7日”) and raises ``PydanticCustomError`` with a Chinese
sentence otherwise. The error types start with ``plangen_``: their messages are passed on as is.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

from msgspec import Struct
from pydantic_core import PydanticCustomError

from plangen.language.han_numbers import read_han
from plangen.language.patterns import lazy
from plangen.model.json_forms import (
    DAY,
    DECIMAL,
    TEXT,
    D,
    Named,
    OneOrMany,
    Reader,
    one_of,
    written,
)
from plangen.problems import brief

if TYPE_CHECKING:
    from pydantic import ValidationInfo

T = TypeVar("T")

# What stands for a wrong value while the rest is checked; nothing more is said of it.
FILLER = "〔略〕"
GRADE_NAMES = ("一年级", "二年级", "三年级", "四年级", "五年级", "六年级")
# No written examinations in these grades (教育部, 2021-08-30): marks instead of points.
LOWER_GRADES = (1, 2)
# Who a document speaks for, and the word that stands for it after 本.
SCOPE_WORDS = {"班级": "班", "年级": "年级", "学校": "校", "区域": "区"}
SCOPES = tuple(SCOPE_WORDS)
# School prose has no space between Chinese characters, nor between them and digits.
SPACE_BESIDE_HAN = lazy(
    r"(?<=[\u4e00-\u9fff])[ \u3000]+(?=[\u4e00-\u9fff\d])|(?<=\d)[ \u3000]+(?=[\u4e00-\u9fff])",
)
INVISIBLE = {"Cc", "Cf", "Cs", "Zl", "Zp"}
# No figure of a school is longer; arithmetic on longer ones is not exact, or does not end.
DIGITS = r"\d{1,12}(?:\.\d{0,8})?"
NUMBER = lazy(rf"[+-]?(?:{DIGITS}|\.\d{{1,8}})")
COUNT = lazy(r"\d{1,7}")
DATE = lazy(r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?")
QUANTITY = lazy(
    r"(?:达到|提高到|提升到|增加到|降到|减少到|不低于|不少于|不超过|至少|约)?"
    rf"(({DIGITS})\s*(%|分|[\u4e00-\u9fff]{{0,4}}?)(?:以上|以内|左右)?)"
)
BETWEEN_NAMES = lazy("[、，,；;]")
COUNT_UNITS = "人名个位周次份课时户元分"
YES = frozenset({"是", "有", "已同意", "同意", "对", "yes", "true", "on", "y", "1"})
NO = frozenset({"否", "没有", "无", "不", "未同意", "不同意", "no", "false", "off", "n", "0"})


class Markdown(str):
    """Text in which Markdown means something; any other text is printed as it stands."""

    __slots__ = ()


def plain_number(number: Decimal) -> str:
    """Write a number with the decimals it has, without zeros at their end: 63.5, 62."""
    return f"{number.normalize():f}"


def _error(kind: str, message: str, **context: Any) -> PydanticCustomError:
    return PydanticCustomError(f"plangen_{kind}", message, context)


def read_plain(value: Any, what: str) -> str:
    """Return a scalar that is no prose in compatibility form: １２ becomes 12, （ becomes (."""
    if not isinstance(value, str):
        raise _error("scalar", "这里应当写{what}，不能是列表或下一层内容", what=what)
    return unicodedata.normalize("NFKC", value).strip()


def _visible(text: str) -> str:
    """Drop control and formatting characters; white space of any kind becomes a space.

    Private-use characters stay: old files write rare names with them.
    """
    if text.isprintable():
        return text
    spaced = "".join(" " if c in "\t\u00a0" else c for c in text)
    return "".join(c for c in spaced if unicodedata.category(c) not in INVISIBLE)


def read_text(value: Any) -> str:
    """One line of text: white space trimmed and line breaks joined."""
    if not isinstance(value, str):
        raise _error("text", "这里应当写文字，不能是列表或下一层内容")
    if value.isprintable() and " " not in value:
        return value  # no white space at all: every other kind counts as not printable
    joined = "".join(line.strip() for line in value.splitlines())
    return SPACE_BESIDE_HAN.sub("", _visible(joined).strip())


def read_markdown(value: Any) -> Markdown:
    """Free text that may hold Markdown; line breaks matter."""
    if not isinstance(value, str):
        raise _error("markdown", "这里应当写文字，不能是列表或下一层内容")
    return Markdown("\n".join(_visible(line) for line in value.splitlines()).strip())


def read_count(value: Any) -> int:
    """Read a whole number, with or without its unit, in digits or Chinese numerals."""
    text = read_plain(value, "数字")
    bare = text.rstrip(COUNT_UNITS).strip()
    if COUNT.fullmatch(bare):
        return int(bare)
    number = read_han(bare)
    if number is None:
        raise _error("count", "“{text}”不是整数，请写成 31 这样", text=text)
    return number


def read_decimal(value: Any) -> Decimal:
    """Read a number that may have decimals, with or without 分."""
    text = read_plain(value, "数字")
    bare = text.rstrip("分元").strip()
    if not NUMBER.fullmatch(bare):
        raise _error("decimal", "“{text}”不是数字，请写成 78.5 这样", text=text)
    number = Decimal(bare)
    if number < 0 or number > Decimal(10) ** 9:
        raise _error("decimal_range", "“{text}”不在可用的范围内", text=text)
    return number


def read_flag(value: Any) -> bool:
    """Read 是 or 否."""
    text = read_plain(value, "是或否").lower()
    if text in YES:
        return True
    if text in NO:
        return False
    raise _error("flag", "“{text}”看不出是还是否，请写 是 或 否", text=text)


def read_date(value: Any) -> dt.date:
    """Read a date such as 2026-09-07, 2026.9.7 or 2026年9月7日."""
    text = read_plain(value, "日期")
    found = DATE.fullmatch(text)
    if not found:
        raise _error("date_form", "“{text}”不像日期，请写成 2026-09-07 这样", text=text)
    year, month, day = (int(part) for part in found.groups())
    try:
        return dt.date(year, month, day)
    except ValueError:
        raise _error("date", "日期“{text}”不存在，请核对月和日", text=text) from None


def read_grade(value: Any) -> int:
    """Read a primary grade, 1 to 6, from 四年级, 4年级 or 四."""
    text = read_plain(value, "年级")
    bare = text.removesuffix("年级").removesuffix("级")
    names = [name.removesuffix("年级") for name in GRADE_NAMES]
    if bare in names:
        return names.index(bare) + 1
    if bare in tuple("123456"):
        return int(bare)
    raise _error("grade", "“{text}”不是小学年级，请写一年级到六年级中的一个", text=text)


class Quantity(Struct, frozen=True):
    """A figure with its unit, such as 80.6% or 78.5分.

    ``number`` is None where the text holds no figure (“大部分”), then ``text`` is all there is.
    """

    text: str
    number: Decimal | None = None
    unit: str = ""

    @property
    def is_rate(self) -> bool:
        """Whether the figure is a percentage, so that its changes are percentage points."""
        return self.unit == "%"

    @property
    def can_be_rate(self) -> bool:
        """Whether the figure is a percentage of at most 100, with its sign or without.

        0.92 without a sign is none: it is meant as a fraction.
        """
        if self.number is None or self.unit not in {"", "%"}:
            return False
        return self.number <= 100 and (self.is_rate or not 0 < self.number <= 1)  # noqa: PLR2004


def read_quantity(value: Any) -> Quantity:
    """Read a figure with an optional unit; other text is kept as text."""
    text = read_plain(value, "数字或文字").replace("％", "%")
    found = QUANTITY.fullmatch(text)
    if not found:
        return Quantity(read_text(value))
    return Quantity(found[1], Decimal(found[2]), found[3])


def as_list(value: Any) -> Any:
    """Let a single item stand for a list of one, and nothing for an empty list."""
    if value is None:
        return []
    return [value] if isinstance(value, (str, dict)) else value


def as_names(value: Any) -> Any:
    """Let names in one text, separated by 、 or ，, stand for a list of names."""
    if isinstance(value, str):
        return [name for name in BETWEEN_NAMES.split(value) if name.strip()]
    return as_list(value)


def named(key: str, *, one_line: tuple[str, str]) -> Named:
    """Let a bare word stand for a mapping of which it is the entry ``key``.

    A mapping of one unknown key (谈心交流: 每周一次) is refused; ``one_line`` are the keys under
    which its two halves belong.
    """
    first, second = one_line

    def read(value: Any, info: ValidationInfo) -> Any:
        if isinstance(value, str):
            return {key: value}
        known = (info.context or {}).get("keys", ())
        if isinstance(value, dict) and len(value) == 1 and not known & value.keys():
            (word, rest), *_ = value.items()
            if isinstance(rest, str):
                raise _error(
                    "one_key",
                    "“{word}: {rest}”写在了一行，请写成两行："
                    "- {first}: {word}，下一行 {second}: {rest}",
                    word=brief(word),
                    rest=brief(rest),
                    first=first,
                    second=second,
                )
        return value

    return Named(read, key=key)


Listed = Annotated[list[T], OneOrMany(as_list)]
Separated = Annotated[list[T], OneOrMany(as_names)]
# Marks a list of words, such as names, where a comma parts two of them; a text may be a sentence.
WORDS = "words"
Words = Annotated[list[T], OneOrMany(as_list), WORDS]

Text = Annotated[str, Reader(read_text, TEXT)]
FreeText = Annotated[Markdown, Reader(read_markdown, TEXT)]
Count = Annotated[
    int,
    Reader(
        read_count,
        written(
            rf"(?:{D}{{1,7}}|[零〇一二三四五六七八九十百千万亿]+)\s*[{COUNT_UNITS}]*",
            "这里写整数，如 31",
            number="integer",
            least=0,
        ),
    ),
]
_NUMBER = written(
    rf"{DECIMAL}\s*[分元]*", "这里写数字，如 78.5", number="number", least=0, most=10**9
)
Number = Annotated[Decimal, Reader(read_decimal, _NUMBER)]
Flag = Annotated[
    bool,
    Reader(
        read_flag,
        written(
            one_of(YES | NO),
            "这里写 是 或 否",
            number="integer",
            least=0,
            most=1,
            offered=("是", "否"),
            truth=True,
        ),
    ),
]
Date = Annotated[dt.date, Reader(read_date, written(DAY, "这里写日期，如 2026-09-07"))]
Grade = Annotated[
    int,
    Reader(
        read_grade,
        written(
            "(?:[一二三四五六]|[1-6１-６])(?:年级|级)?",
            "这里写小学的年级，一年级到六年级",
            number="integer",
            least=1,
            most=len(GRADE_NAMES),
            offered=GRADE_NAMES,
        ),
    ),
]
Figure = Annotated[Quantity, Reader(read_quantity, TEXT)]
