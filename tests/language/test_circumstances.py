"""When and where a number holds, as its sentence says."""

from __future__ import annotations

import pytest

from plangen.language.circumstances import (
    AT_FIRST,
    CLASS,
    EARLIER,
    LATER,
    NOW,
    OTHER_CLASS,
    SCHOOL,
    YEAR,
    scope_at,
    time_at,
)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("上学期我班有学困生", EARLIER),
        ("期初有学困生", AT_FIRST),
        ("期末还有学困生", LATER),
        ("三年来共帮扶学困生", EARLIER),
        ("学困生由8人减少到", LATER),
        ("上学期9人，本学期有学困生", NOW),
        ("我班有学困生", NOW),
    ],
)
def test_when_a_number_holds(text: str, time: str) -> None:
    assert time_at(text, len(text)) == time


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("我班有", CLASS),
        ("全校各班情况不同，我班有", CLASS),
        ("全校有", SCHOOL),
        ("二年级共有", YEAR),
        ("别的班有", OTHER_CLASS),
        ("三（2）班有", "三（2）班"),
        ("五年级3班有", "五年级3班"),
        ("有", ""),
    ],
)
def test_for_whom_a_number_holds(text: str, scope: str) -> None:
    assert scope_at(text, len(text)) == scope


def test_another_sentence_says_nothing_of_it() -> None:
    text = "上学期有9人。我班有"
    assert time_at(text, len(text)) == NOW
