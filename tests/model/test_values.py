"""How one value of a dossier is read."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plangen.model.appearance import read_masking
from plangen.model.days import read_day_span
from plangen.model.school_year import read_school_year, read_term
from plangen.model.scores import read_score
from plangen.model.values import (
    Quantity,
    as_list,
    as_names,
    read_count,
    read_date,
    read_decimal,
    read_flag,
    read_grade,
    read_markdown,
    read_quantity,
    read_text,
)

from .reading import refusal

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

FULL_WIDTH = str.maketrans("0123456789.-%", "０１２３４５６７８９．－％")
READERS = [
    read_text,
    read_markdown,
    read_count,
    read_decimal,
    read_flag,
    read_date,
    read_grade,
    read_school_year,
    read_term,
    read_quantity,
    read_score,
    read_masking,
    read_day_span,
]


@pytest.mark.parametrize("read", READERS, ids=lambda read: str(read.__name__))
@pytest.mark.parametrize("value", [["甲"], {"甲": "乙"}], ids=["list", "mapping"])
def test_a_list_or_a_mapping_is_no_single_value(read: Callable[[Any], Any], value: Any) -> None:
    assert "应当写" in refusal(read, value)


@pytest.mark.parametrize(
    ("read", "example"),
    [
        (read_count, "31"),
        (read_decimal, "78.5"),
        (read_flag, "是"),
        (read_date, "2026-09-07"),
        (read_grade, "一年级"),
        (read_school_year, "2026-2027"),
        (read_term, "第一学期"),
        (read_score, "待合格"),
        (read_masking, "姓氏"),
        (read_day_span, "2026-09-07"),
    ],
    ids=lambda value: value.__name__ if callable(value) else "",
)
def test_a_refusal_quotes_what_was_typed_and_shows_what_to_type(
    read: Callable[[Any], Any],
    example: str,
) -> None:
    message = refusal(read, "看不懂")
    assert "“看不懂”" in message
    assert example in message


@settings(deadline=None)
@given(st.text())
def test_text_is_one_line_without_white_space_around(text: str) -> None:
    read = read_text(text)
    assert read == read.strip()
    assert len(read.splitlines()) <= 1


@settings(deadline=None)
@given(st.text() | st.text(st.sampled_from(list("许晓aA31 \t\u00a0\u3000\u200b\u2028\x85\n（"))))
def test_text_that_can_stay_as_it_is_is_read_as_any_other(text: str) -> None:
    # A line break is never left as it is.
    assert read_text(text) == read_text(f"{text}\n")


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        pytest.param(" 许晓 ", "许晓", id="spaces-around"),
        pytest.param("许 晓", "许晓", id="space-in-a-name"),
        pytest.param("第 3 周", "第3周", id="spaces-around-a-digit"),
        pytest.param("上课\n不举手", "上课不举手", id="line-break"),
        pytest.param("Peter Pan", "Peter Pan", id="latin-words"),
        pytest.param("许\u200b晓", "许晓", id="invisible-character"),
    ],
)
def test_text_is_tidied_as_school_prose_is_written(typed: str, read: str) -> None:
    assert read_text(typed) == read


def test_markdown_keeps_its_lines() -> None:
    assert read_markdown("- 听讲\n- 作业\n\n另起一段\n") == "- 听讲\n- 作业\n\n另起一段"


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\u200b", "\ufeff"], ids=ascii)
def test_markdown_drops_control_characters(sign: str) -> None:
    assert read_markdown(f"听{sign}讲") == "听讲"


@pytest.mark.parametrize("read", [read_text, read_markdown], ids=["text", "markdown"])
def test_a_rare_name_in_a_private_character_is_kept(read: Callable[[Any], str]) -> None:
    assert read("李\ue123") == "李\ue123"


@pytest.mark.parametrize("read", [read_text, read_markdown], ids=["text", "markdown"])
@pytest.mark.parametrize("sign", ["\t", "\u00a0"], ids=["tab", "no-break-space"])
def test_a_space_of_any_kind_becomes_a_space(read: Callable[[Any], str], sign: str) -> None:
    assert read(f"Peter{sign}Pan") == "Peter Pan"


@settings(deadline=None)
@given(st.integers(0, 9_999_999))
def test_a_count_is_read_in_both_widths_and_with_its_unit(number: int) -> None:
    assert read_count(str(number)) == number
    assert read_count(str(number).translate(FULL_WIDTH)) == number
    assert read_count(f"{number} 人") == number


@pytest.mark.parametrize(
    ("typed", "number"), [("三十一", 31), ("二十人", 20), ("十五", 15), ("零", 0)]
)
def test_a_count_is_read_in_chinese_numerals(typed: str, number: int) -> None:
    assert read_count(typed) == number


@pytest.mark.parametrize(
    "typed", ["-5", "负五", "3.5", "三点五", "三点零五", "1/2", "约31", "", "31人左右"]
)
def test_what_is_not_a_whole_number_is_no_count(typed: str) -> None:
    assert "不是整数" in refusal(read_count, typed)


@settings(deadline=None)
@given(st.decimals(0, 999, places=1))
def test_a_number_is_read_in_both_widths_and_with_its_unit(number: Decimal) -> None:
    assert read_decimal(str(number)) == number
    assert read_decimal(str(number).translate(FULL_WIDTH)) == number
    assert read_decimal(f"{number}分") == number


@pytest.mark.parametrize("typed", ["-1", "9999999999", "999999999999.99999999"])
def test_a_number_out_of_all_reason_is_refused(typed: str) -> None:
    assert "范围" in refusal(read_decimal, typed)


NO_NUMBERS = ["NaN", "sNaN", "Infinity", "1e99", "1E+2", "1e-999999", "1_0", "0x1", "9" * 5000]
NO_NUMBERS += ["0." + "0" * 5000, "3." + "3" * 40, "", ".", "+", "1e999999999999"]


@pytest.mark.parametrize("typed", NO_NUMBERS, ids=range(len(NO_NUMBERS)))
@pytest.mark.parametrize(("read", "words"), [(read_decimal, "不是数字"), (read_score, "不是成绩")])
def test_what_no_teacher_types_is_no_number(
    read: Callable[[str], object], words: str, typed: str
) -> None:
    assert words in refusal(read, typed)


@pytest.mark.parametrize("typed", ["9" * 5000 + "%", "0." + "0" * 5000, "3." + "3" * 40])
def test_a_figure_of_more_digits_than_can_be_reckoned_with_is_text(typed: str) -> None:
    assert read_quantity(typed).number is None


@pytest.mark.parametrize(
    ("typed", "meaning"),
    [
        ("是", True),
        ("yes", True),
        ("True", True),
        ("已同意", True),
        ("否", False),
        ("no", False),
        ("OFF", False),
        ("未同意", False),
    ],
)
def test_yes_and_no_are_read_in_words_a_teacher_types(typed: str, meaning: bool) -> None:  # noqa: FBT001
    assert read_flag(typed) is meaning


@settings(deadline=None)
@given(st.dates())
def test_a_date_is_read_in_every_usual_notation(day: dt.date) -> None:
    assert read_date(day.isoformat()) == day
    assert read_date(f"{day.year:04}.{day.month}.{day.day}") == day
    assert read_date(f"{day.year:04}年{day.month}月{day.day}日") == day
    assert read_date(day.isoformat().translate(FULL_WIDTH)) == day


@pytest.mark.parametrize("typed", ["2026-02-30", "2026-13-45", "2026-00-10", "2027年2月29日"])
def test_a_date_that_is_not_in_the_calendar_is_said_not_to_exist(typed: str) -> None:
    assert "不存在" in refusal(read_date, typed)


@pytest.mark.parametrize("typed", ["9月7日", "26-9-7", "10.10", "2026-09", "20260907"])
def test_a_date_without_year_month_and_day_is_refused(typed: str) -> None:
    assert "不像日期" in refusal(read_date, typed)


@pytest.mark.parametrize("typed", ["四年级", "4年级", "四", "4", "４年级"])
def test_a_grade_is_read_in_every_usual_notation(typed: str) -> None:
    assert read_grade(typed) == 4


@pytest.mark.parametrize("typed", ["七年级", "0", "初一", "高年级"])
def test_a_grade_outside_primary_school_is_refused(typed: str) -> None:
    assert "不是小学年级" in refusal(read_grade, typed)


@pytest.mark.parametrize(
    ("typed", "number", "unit"),
    [
        ("80.6%", "80.6", "%"),
        ("80.6％", "80.6", "%"),
        ("８０％", "80", "%"),
        ("90%以上", "90", "%"),
        ("65", "65", ""),
        ("65分", "65", "分"),
        ("28人", "28", "人"),
        ("60分以上", "60", "分"),
        ("达到92%以上", "92", "%"),
        ("提高到80%", "80", "%"),
        ("不低于60分", "60", "分"),
        ("不超过3人", "3", "人"),
        ("90%左右", "90", "%"),
    ],
)
def test_a_figure_has_its_number_and_unit(typed: str, number: str, unit: str) -> None:
    read = read_quantity(typed)
    assert (read.number, read.unit) == (Decimal(number), unit)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("达到92%以上", "92%以上"), ("提高到80%", "80%"), ("不低于60分", "60分")],
)
def test_a_figure_is_shown_without_the_verb_before_it(typed: str, shown: str) -> None:
    assert read_quantity(typed).text == shown


@pytest.mark.parametrize("typed", ["大部分", "合格", "比上学期高"])
def test_a_figure_in_words_is_kept_as_text(typed: str) -> None:
    assert read_quantity(typed) == Quantity(typed)


@pytest.mark.parametrize(
    ("typed", "is_rate"), [("80.6%", True), ("65分", False), ("大部分", False)]
)
def test_only_a_percentage_is_a_rate(typed: str, is_rate: bool) -> None:  # noqa: FBT001
    assert read_quantity(typed).is_rate is is_rate


@pytest.mark.parametrize(
    ("value", "items"),
    [(None, []), ("粗心", ["粗心"]), ({"姓名": "许晓"}, [{"姓名": "许晓"}]), (["粗心"], ["粗心"])],
    ids=["nothing", "text", "mapping", "list"],
)
def test_a_single_item_stands_for_a_list_of_one(value: Any, items: list[Any]) -> None:
    assert as_list(value) == items


@pytest.mark.parametrize("typed", ["周明、李静", "周明，李静", "周明,李静", "周明；李静"])
def test_names_in_one_text_are_a_list_of_names(typed: str) -> None:
    assert as_names(typed) == ["周明", "李静"]


@pytest.mark.parametrize(
    ("value", "names"),
    [(None, []), ("周明", ["周明"]), ("周明、", ["周明"]), (["周明", "李静"], ["周明", "李静"])],
    ids=["nothing", "one", "sign-at-the-end", "list"],
)
def test_names_may_be_given_in_any_usual_way(value: Any, names: list[str]) -> None:
    assert as_names(value) == names
