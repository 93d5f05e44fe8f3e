"""What an indicator is in an examination, and which examination ends the term."""

from __future__ import annotations

from decimal import Decimal

import pytest

from plangen.model.dossier import ClassResult
from plangen.model.examinations import indicator_value, is_outcome, rate


@pytest.mark.parametrize(
    "column", ["期末", "本学期期末", "本学期末", "学期末", "本学期", "期末考试"]
)
def test_the_end_of_this_term_is_known_by_its_name(column: str) -> None:
    assert is_outcome(column)


@pytest.mark.parametrize("column", ["上学期期末", "期中", "开学摸底", "上学年期末", "三年级期末"])
def test_what_came_before_is_not_the_end_of_this_term(column: str) -> None:
    assert not is_outcome(column)


@pytest.mark.parametrize(
    ("indicator", "value"),
    [("及格人数", 5), ("合格人数", 5), ("优秀人数", 2), ("低分人数", 1)],
)
def test_an_indicator_may_be_a_number_of_pupils(indicator: str, value: int) -> None:
    result = ClassResult.model_validate({"实考": "10", "及格": "5", "优秀": "2", "低分": "1"})
    assert indicator_value(indicator, result) == value


def test_a_number_of_pupils_needs_no_number_of_those_present() -> None:
    assert indicator_value("及格人数", ClassResult.model_validate({"及格": "5"})) == 5


@pytest.mark.parametrize("indicator", ["及格", "当天订正率", "人数", "率", "平均分率"])
def test_an_indicator_of_the_teachers_own_has_no_figure(indicator: str) -> None:
    data = {"实考": "10", "平均分": "71", "及格": "5", "优秀": "2", "低分": "1"}
    assert indicator_value(indicator, ClassResult.model_validate(data)) is None


def test_a_share_is_in_percent() -> None:
    assert rate(1, 4) == Decimal(25)


@pytest.mark.parametrize(
    ("indicator", "value"),
    [("及格率", 50), ("合格率", 50), ("优秀率", 20), ("低分率", 10), ("平均分", 71)],
)
def test_an_indicator_is_a_share_of_those_present(indicator: str, value: int) -> None:
    result = ClassResult.model_validate(
        {"应考": "12", "实考": "10", "平均分": "71", "及格": "5", "优秀": "2", "低分": "1"}
    )
    assert indicator_value(indicator, result) == value


@pytest.mark.parametrize(
    "data", [{}, {"及格": "5"}, {"实考": "0", "及格": "0"}], ids=["nothing", "no-base", "zero-base"]
)
def test_a_rate_without_its_figures_is_missing(data: dict[str, str]) -> None:
    assert indicator_value("及格率", ClassResult.model_validate(data)) is None
