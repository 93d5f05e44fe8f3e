from __future__ import annotations

import pytest

from plangen.checker.coverage.figures import FIGURE, has_evidence


@pytest.mark.parametrize(
    "text",
    [
        "24人及格",
        "提高12.9个百分点",
        "及格率90%",
        "百分之九十",
        "由6次降到2次",
        "三名学生及格",
        "一半学生",
    ],
)
def test_counts_and_shares_are_figures(text: str) -> None:
    assert FIGURE.search(text)
    assert has_evidence(text)


@pytest.mark.parametrize(
    "text",
    [
        "经过一个学期的努力",
        "2026年9月起",
        "四（1）班",
        "三年级学生",
        "第2周",
        "一次次谈心",
        "十分满意",
        "三成功",
    ],
)
def test_dates_and_numbers_of_classes_are_none(text: str) -> None:
    assert not has_evidence(text)


@pytest.mark.parametrize("text", ["见表2", "如下表", "以《补缺记录》为准", "问卷的结果"])
def test_what_names_its_record_has_evidence(text: str) -> None:
    assert has_evidence(text)
    assert not FIGURE.search(text)
