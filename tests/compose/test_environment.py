from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from plangen.compose.environment import (
    bare,
    block,
    date_text,
    environment,
    listed,
    one_decimal,
    one_line,
    phrases,
    quantity_text,
    rate_text,
    result_text,
    sentence,
    span_text,
)
from plangen.compose.shielding import shield
from plangen.model.scores import read_score
from plangen.model.values import Quantity, plain_number, read_quantity
from plangen.problems import ProblemsError


def test_a_date_is_written_without_padding() -> None:
    assert date_text(dt.date(2026, 9, 7)) == "2026年9月7日"


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (dt.date(2026, 9, 1), dt.date(2026, 9, 6), "9月1日—6日"),
        (dt.date(2026, 9, 28), dt.date(2026, 10, 4), "9月28日—10月4日"),
        (dt.date(2026, 12, 28), dt.date(2027, 1, 3), "12月28日—1月3日"),
        (dt.date(2026, 9, 20), dt.date(2026, 9, 20), "9月20日"),
    ],
    ids=["one-month", "two-months", "two-years", "one-day"],
)
def test_a_span_of_days_names_each_month_once(first: dt.date, last: dt.date, text: str) -> None:
    assert span_text(first, last) == text


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("77.419", "77.4"),
        ("12.25", "12.3"),
        ("90.96", "91"),
        ("92", "92"),
        ("0", "0"),
        ("0.04", "0"),
        ("-0.03", "0"),
        ("-2", "-2"),
        ("100", "100"),
    ],
)
def test_a_figure_has_at_most_one_decimal_rounded_half_up(number: str, text: str) -> None:
    assert one_decimal(Decimal(number)) == text


@pytest.mark.parametrize(
    ("number", "text"), [("63.50", "63.5"), ("62.0", "62"), ("100", "100"), ("-1", "-1")]
)
def test_a_plain_number_has_the_decimals_it_needs(number: str, text: str) -> None:
    assert plain_number(Decimal(number)) == text


@pytest.mark.parametrize(
    ("items", "text"),
    [([], ""), (["甲"], "甲"), (["甲", "乙"], "甲和乙"), (["甲", "乙", "丙"], "甲、乙和丙")],
)
def test_items_are_joined_as_in_speech(items: list[str], text: str) -> None:
    assert listed(items, "和") == text


@pytest.mark.parametrize(
    "text", ["按时交", "按时交。", "按时交；", "按时交.", "按时交，", "按时交 "]
)
def test_a_phrase_loses_the_mark_at_its_end(text: str) -> None:
    assert bare(text) == "按时交"
    assert bare(shield(text)) == "按时交"


@pytest.mark.parametrize(
    ("text", "ended"),
    [
        ("按时交", "按时交。"),
        ("按时交。", "按时交。"),
        ("按时交；", "按时交。"),
        ("按时交！", "按时交！"),
        ("他说“好。”", "他说“好。”"),
    ],
)
def test_a_sentence_ends_with_one_mark(text: str, ended: str) -> None:
    assert sentence(text) == ended


def test_a_quotation_that_ends_no_sentence_gets_a_full_stop() -> None:
    assert sentence("记为“当天订正”") == "记为“当天订正”。"


@pytest.mark.parametrize("given", ["80.6%", "78.5分", "3次", "大部分"])
def test_a_figure_is_printed_as_typed(given: str) -> None:
    assert quantity_text(read_quantity(given)) == given


def test_a_computed_rate_that_is_whole_keeps_its_decimal() -> None:
    assert quantity_text(Quantity("", Decimal(80), "%")) == "80.0%"


def test_a_computed_figure_is_printed_rounded_with_its_unit() -> None:
    assert quantity_text(Quantity("", Decimal(100) * 24 / 31, "%")) == "77.4%"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# 甲", "## 甲"),
        ("## 甲", "### 甲"),
        ("### 甲", "### 甲"),
        ("#1号", "#1号"),
        (" # 甲", "## 甲"),
        ("   # 甲", "## 甲"),
        ("甲\n# 乙", "甲\n## 乙"),
    ],
)
def test_headings_of_free_text_go_below_the_sections(text: str, expected: str) -> None:
    assert block(text).strip() == expected


def test_headings_of_free_text_can_go_deeper_but_not_below_the_third_level() -> None:
    assert block("# 甲\n\n## 乙", 3).strip() == "### 甲\n\n### 乙"


def test_each_line_of_free_text_is_a_paragraph() -> None:
    assert block("第一行\n第二行\n第三行").strip() == "第一行\n\n第二行\n\n第三行"


@pytest.mark.parametrize(
    "text",
    ["- 甲\n- 乙", "1. 甲\n2. 乙", "| 甲 |\n| - |\n| 乙 |", "第一段\n\n第二段"],
    ids=["bullets", "numbers", "table", "paragraphs"],
)
def test_lists_tables_and_paragraphs_of_free_text_stay_as_they_are(text: str) -> None:
    assert block(text).strip() == text


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("甲\n乙", "甲乙"),
        ("甲\n\n乙", "甲乙"),
        ("# 甲", "甲"),
        ("  甲  ", "甲"),
        ("#1号", "#1号"),
        ("#", ""),
    ],
)
def test_free_text_may_be_put_into_one_line(text: str, line: str) -> None:
    assert one_line(text) == line


@pytest.mark.parametrize(
    ("number", "text"), [("19.35", "19.4"), ("29", "29.0"), ("100", "100.0"), ("0", "0.0")]
)
def test_a_rate_has_exactly_one_decimal(number: str, text: str) -> None:
    assert rate_text(Decimal(number)) == text


@pytest.mark.parametrize(
    ("given", "text"), [("52", "52分"), ("51.5", "51.5分"), ("待合格", "待合格"), ("缺考", "缺考")]
)
def test_a_result_in_a_sentence_has_its_unit(given: str, text: str) -> None:
    assert result_text(read_score(given)) == text


@pytest.mark.parametrize(
    ("items", "text"),
    [
        (["爱画画", "肯帮人。"], "爱画画、肯帮人"),
        (["爱画画", "上课肯举手，答错也不怕"], "爱画画；上课肯举手，答错也不怕"),
        (["爱画画", "每天早上第一个到教室开门"], "爱画画；每天早上第一个到教室开门"),
        (["上课肯举手，答错也不怕。"], "上课肯举手，答错也不怕"),
    ],
    ids=["short", "with-a-comma", "long", "only-one"],
)
def test_short_phrases_are_joined_more_closely_than_clauses(items: list[str], text: str) -> None:
    assert phrases(items) == text


def test_a_value_that_is_not_there_is_an_error() -> None:
    with pytest.raises(ProblemsError, match="没有定义"):
        environment().from_string("{{ 没有 }}").render()


def test_templates_cannot_reach_into_python() -> None:
    with pytest.raises(ProblemsError, match="不能用“__class__”"):
        environment().from_string("{{ ''.__class__.__mro__ }}").render()


def test_a_template_that_does_not_exist_is_named() -> None:
    with pytest.raises(ProblemsError, match=r"没有\.md"):
        environment().get_template("sections/没有.md.j2")
