from __future__ import annotations

import statistics
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangen.model.score_statistics import (
    ScoreStatistics,
    places,
    progress,
    score_bands,
    score_statistics,
)
from plangen.model.scores import Score, read_score
from plangen.model.thresholds import Thresholds

USUAL = Thresholds()
# Published analysis of 2009, grade 1 mathematics: 人数, 总分, 均分, 合格, 合格率, 优秀, 优秀率,
# 低分, 低分率, 四率和, of three classes and of the grade.
PUBLISHED = [
    "48 4110.5 85.6 48 100.0 24 50.0 0 0.0 235.6",
    "52 4186.5 80.5 44 84.6 20 38.5 1 1.9 201.7",
    "49 4101 83.7 47 95.9 23 46.9 0 0.0 226.6",
    "253 20734 82.0 237 93.7 97 38.3 3 1.2 212.8",
]


def shown(number: Decimal | None) -> str:
    assert number is not None
    return str(number.quantize(Decimal("0.1"), ROUND_HALF_UP))


def scores(*typed: str) -> list[Score]:
    return [read_score(each) for each in typed]


def count(*typed: str, thresholds: Thresholds = USUAL, full_marks: int = 100) -> ScoreStatistics:
    return score_statistics(scores(*typed), thresholds, Decimal(full_marks))


def class_of(size: int, total: Decimal, passed: int, excellent: int, low: int) -> list[Score]:
    """Return results in half points with these counts and this sum."""
    ranges = {
        (Decimal(85), Decimal(100)): excellent,
        (Decimal(60), Decimal("84.5")): passed - excellent,
        (Decimal(40), Decimal("59.5")): size - passed - low,
        (Decimal(0), Decimal("39.5")): low,
    }
    points = [first for (first, _), number in ranges.items() for _ in range(number)]
    most = [last for (_, last), number in ranges.items() for _ in range(number)]
    missing = total - sum(points)
    for i, (now, last) in enumerate(zip(points, most, strict=True)):
        step = min(missing, last - now)
        points[i] += step
        missing -= step
    assert missing == 0
    return [Score(points=each) for each in points]


@pytest.mark.parametrize("line", PUBLISHED)
def test_a_published_table_is_counted_alike(line: str) -> None:
    size, total, average, passed, pass_rate, top, top_rate, low, low_rate, four = line.split()
    made = class_of(int(size), Decimal(total), int(passed), int(top), int(low))
    found = score_statistics(made, USUAL)
    assert (found.enrolled, found.present, found.absent) == (int(size), int(size), 0)
    assert found.total == Decimal(total)
    assert (found.passed, found.excellent, found.low) == (int(passed), int(top), int(low))
    assert shown(found.average) == average
    assert shown(found.pass_rate) == pass_rate
    assert shown(found.excellence_rate) == top_rate
    assert shown(found.low_score_rate) == low_rate
    assert shown(found.four_rates) == four


def test_whoever_was_absent_is_in_no_average_and_in_no_rate() -> None:
    found = count("90", "50", "缺考", "病假", "-", "免考")
    assert (found.enrolled, found.present, found.absent) == (5, 2, 3)
    assert found.absences == {"缺考": 2, "病假": 1}
    assert found.average == 70
    assert found.pass_rate == 50


def test_a_zero_is_a_result() -> None:
    found = count("0", "100")
    assert (found.present, found.low) == (2, 1)
    assert found.average == 50


def test_thresholds_are_shares_of_full_marks_and_hold_their_edge() -> None:
    found = count("72", "71.5", "102", "101.5", "48", "47.5", full_marks=120)
    assert (found.passed, found.excellent, found.low) == (3, 1, 1)


def test_thresholds_can_be_set() -> None:
    other = Thresholds.model_validate({"及格": "70%", "优秀": "90", "低分": "50％"})
    found = count("69", "70", "89", "90", "49", thresholds=other)
    assert (found.passed, found.excellent, found.low) == (3, 1, 1)


@pytest.mark.parametrize("value", ["0.6", "六成", "120%", "0", ""])
def test_a_threshold_that_is_no_share_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="60%"):
        Thresholds.model_validate({"及格": value})


def test_thresholds_out_of_order_are_refused() -> None:
    with pytest.raises(ValueError, match="一个比一个高"):
        Thresholds.model_validate({"及格": "90%"})


def test_marks_are_counted_one_by_one() -> None:
    found = count("优", "良", "良好", "合格", "待合格", "缺考")
    assert found.marks == {"优": 1, "良": 2, "合格": 1, "待合格": 1}
    assert (found.present, found.passed, found.excellent) == (5, 4, 1)
    assert {found.average, found.deviation, found.low, found.four_rates} == {None}


def test_nobody_present_has_no_figures() -> None:
    found = count("缺考", "缺考")
    assert (found.enrolled, found.present) == (2, 0)
    assert {found.average, found.pass_rate, found.four_rates, found.deviation} == {None}


@given(st.lists(st.decimals(0, 100, places=1), min_size=1, max_size=60))
def test_the_deviation_is_that_of_a_population(points: list[Decimal]) -> None:
    found = score_statistics([Score(points=each) for each in points], USUAL)
    assert found.deviation is not None
    assert float(found.deviation) == pytest.approx(float(statistics.pstdev(points)), abs=1e-9)


@given(st.lists(st.decimals(0, 100, places=1), max_size=60))
def test_every_result_is_in_one_band(points: list[Decimal]) -> None:
    bands = score_bands([Score(points=each) for each in points])
    assert sum(band.count for band in bands) == len(points)


def test_bands_are_closed_on_the_left() -> None:
    bands = score_bands(scores("59.5", "60", "69.9", "70", "90", "100", "缺考"))
    assert [band.count for band in bands] == [1, 2, 1, 0, 2]
    assert [str(band.first) for band in score_bands([], Decimal(120))] == [
        "0",
        "72",
        "84",
        "96",
        "108",
    ]


def test_equal_results_share_a_place() -> None:
    assert places(scores("90", "80", "90", "缺考", "70")) == (1, 3, 1, None, 4)


@given(st.lists(st.integers(0, 100), min_size=1))
def test_places_follow_the_points(points: list[int]) -> None:
    found = places([Score(points=Decimal(each)) for each in points])
    assert min(each for each in found if each) == 1
    pairs = sorted(zip(points, found, strict=True), key=lambda pair: -pair[0])
    assert [place for _, place in pairs] == sorted(place or 0 for place in found)


def test_progress_needs_both_results() -> None:
    before, after, absent, mark = scores("52", "68", "缺考", "优")
    assert progress(before, after) == 16
    assert {progress(before, absent), progress(mark, after), progress(None, after)} == {None}
