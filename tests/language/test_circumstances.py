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
    ("before", "time"),
    [
        ("我班有", NOW),
        ("上学期期末，我班有", EARLIER),
        ("三年来共帮扶", EARLIER),
        ("学期初，我班有", AT_FIRST),
        ("学困生由8人减少到", LATER),
        ("上学期9人，本学期", NOW),
        ("上学期有9人。我班有", NOW),
    ],
)
def test_the_last_time_of_the_sentence_holds(before: str, time: str) -> None:
    assert time_at(before, len(before)) == time


@pytest.mark.parametrize(
    ("before", "scope"),
    [
        ("共有", ""),
        ("全班共有", CLASS),
        ("全校各班情况不同，我班有", CLASS),
        ("全校有", SCHOOL),
        ("二年级共有", YEAR),
        ("别的班有", OTHER_CLASS),
        ("二（2）班有", "二（2）班"),
        ("五年级3班有", "五年级3班"),
        ("全校很大。有", ""),
    ],
)
def test_whom_the_sentence_named_last(before: str, scope: str) -> None:
    assert scope_at(before, len(before)) == scope
