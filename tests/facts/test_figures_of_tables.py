"""From a workbook to the figures of a document: counted anew by other means."""

from __future__ import annotations

import statistics
import tempfile
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plangen.facts.score_report import report_scores
from plangen.model.joining import join_tables
from plangen.model.loading import load_dossier
from plangen.model.thresholds import Thresholds
from plangen.problems import Severity
from plangen.source import read_source
from plangen.source.spreadsheets import read_sheets
from plangen.source.tables import find_table
from spreadsheets import write_xlsx

ABSENT = ("缺考", "缺", "病假", "-", None, "/")
HALF_POINTS = st.integers(0, 200).map(lambda half: half / 2)
RESULTS = st.one_of(HALF_POINTS, HALF_POINTS, HALF_POINTS, st.sampled_from(("免考", *ABSENT)))
CLASSES = st.lists(st.tuples(st.sampled_from(("四1班", "四2班")), RESULTS), min_size=1, max_size=60)
LINES = st.lists(st.integers(2, 100), min_size=3, max_size=3, unique=True).map(sorted)


def sheet_of(folder: Path, pupils: list[tuple[str, float | str | None]]) -> Path:
    rows = [[name, f"学生{i}", result] for i, (name, result) in enumerate(pupils)]
    header = ["班级", "姓名", "数学"]
    return write_xlsx(folder / "成绩.xlsx", [["成绩"], header, *rows, [None, "平均分", 1]])


@settings(deadline=None, max_examples=60)
@given(pupils=CLASSES, lines=LINES, full_marks=st.sampled_from((100, 120, 150)))
def test_figures_of_random_classes_are_those_that_others_count(
    pupils: list[tuple[str, float | str | None]], lines: list[int], full_marks: int
) -> None:
    low, passing, excellent = lines
    typed = {"及格": f"{passing}%", "优秀": f"{excellent}%", "低分": f"{low}%"}
    with tempfile.TemporaryDirectory() as folder:
        table = find_table(read_sheets(sheet_of(Path(folder), pupils)))
    marks = Decimal(full_marks)
    limits = Thresholds.model_validate(typed)
    (report,) = report_scores(table, ["数学"], None, limits, marks)
    assert report.problems == ()
    called = list(dict.fromkeys(name for name, _ in pupils))
    for scores in report.classes:
        names = [scores.name] if scores.name in called else called
        mine = [result for name, result in pupils if name in names]
        points = [Fraction(each) for each in mine if isinstance(each, float)]
        found = scores.statistics
        assert found.enrolled == len(mine) - mine.count("免考")
        assert (found.present, found.absent) == (len(points), found.enrolled - len(points))
        assert sum(found.absences.values()) == found.absent
        at = [point / full_marks * 100 for point in points]
        assert found.passed == sum(share >= passing for share in at)
        assert found.excellent == sum(share >= excellent for share in at)
        assert (found.low or 0) == sum(share < low for share in at)
        edges = [0, 60, 70, 80, 90]
        counted = [sum(share >= edge for share in at) for edge in edges]
        bands = [a - b for a, b in zip(counted, [*counted[1:], 0], strict=True)]
        assert [band.count for band in scores.bands] == bands
        if points:
            assert found.average is not None
            assert found.deviation is not None
            spread = statistics.pstdev(map(float, points))
            assert float(found.average) == pytest.approx(float(statistics.mean(points)))
            assert float(found.deviation) == pytest.approx(spread, abs=1e-9)
            assert found.highest == Decimal(str(float(max(points))))
            assert found.lowest == Decimal(str(float(min(points))))


@settings(deadline=None, max_examples=30)
@given(results=st.lists(RESULTS, min_size=2, max_size=50))
def test_figures_reach_the_dossier_unrounded(results: list[float | str | None]) -> None:
    points = [Decimal(str(each)) for each in results if isinstance(each, float)]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sheet_of(folder, [("四1班", result) for result in results])
        path = folder / "档案.yaml"
        path.write_text(
            "文种: 学困生转化计划\n班级: 四年级（1）班\n满分: 100\n"
            "成绩表: {文件: 成绩.xlsx, 上学期期末: 数学}\n学困生: [{姓名: 学生0}]\n",
            encoding="utf-8",
        )
        source = read_source(path)
        dossier = load_dossier(source)
        assert dossier is not None
        joined = join_tables(dossier, source)
    assert [p for p in source.problems if p.severity is Severity.ERROR] == []
    found = joined.situation.results.get("上学期期末")
    if not points:
        assert found is None
        return
    assert found is not None
    assert (found.enrolled, found.present) == (len(results) - results.count("免考"), len(points))
    assert found.average is not None
    assert found.average.quantize(Decimal("0.01"), ROUND_HALF_UP) == Decimal(
        sum(points) / len(points)
    ).quantize(Decimal("0.01"), ROUND_HALF_UP)
    assert found.passed == sum(point >= 60 for point in points)
