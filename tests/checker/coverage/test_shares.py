"""The share that a text calls the greatest, beside the shares that it gives."""

from __future__ import annotations

import pytest

from plangen.checker.coverage.shares import false_first

DATA = "问卷表明，基础薄弱的占60%，家里无人陪的占25%，不爱读题的占15%。"


@pytest.mark.parametrize(
    "told", ["家里无人陪是最主要的原因。", "不爱读题的最多。", "可见，不爱读题是首要问题。"]
)
def test_a_smaller_share_is_not_the_greatest(told: str) -> None:
    found = false_first(DATA, told)
    assert found is not None
    assert found.greatest == "基础薄弱"
    assert told[found.start : found.end].startswith(("家里", "不爱", "可见"))


@pytest.mark.parametrize(
    "told",
    [
        "基础薄弱是最主要的原因。",
        "家里无人陪是主要原因之一。",
        "老师教得太快是最主要的原因。",
        "不爱读题的有6人。",
    ],
)
def test_the_greatest_share_and_others_are_left_alone(told: str) -> None:
    assert false_first(DATA, told) is None
    assert false_first("基础薄弱的占60%。", told) is None
