"""Charts in summaries: where they stand, what is said before them, whose names they show."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from plangen.compose.scaffold import scaffold
from plangen.compose.wishes import Wishes
from plangen.document.tree import Chart, Paragraph, plain
from plangen.pipeline.documents import make_document
from plangen.pipeline.dossiers import load
from plangen.problems import Problem, ProblemsError

from .printed import cells

if TYPE_CHECKING:
    from collections.abc import Callable

    from plangen.document.tree import Document

    from .conftest import CompositionOf, DocumentOf


THIRD = """\
  - 姓名: 许可
    性别: 男
    原因: [作业拖欠不完成]
    成绩: {上学期期末: 50, 期末: 66}
"""


@pytest.fixture
def dossier(full_dossier: str) -> str:
    """Return a dossier that asks for charts and carries all three."""
    text = full_dossier.replace("满分: 100\n", "满分: 100\n图表: 是\n")
    return text.replace("原因分析:\n", f"{THIRD}原因分析:\n", 1)


def charts(document: Document) -> list[Chart]:
    return [block for block in document.blocks if isinstance(block, Chart)]


def before(document: Document, chart: Chart) -> str:
    block = document.blocks[document.blocks.index(chart) - 1]
    assert isinstance(block, Paragraph)
    return plain(block.line)


def shown(chart: Chart) -> list[list[str]]:
    table = chart.table
    return cells(table)


def test_a_summary_draws_three_charts_each_after_its_sentence(
    document_of: DocumentOf, dossier: str
) -> None:
    document = document_of(dossier, summary=True)
    bands, rates, pupils = charts(document)
    assert [plain(chart.caption) for chart in (bands, rates, pupils)] == [
        "全班各分数段的人数",
        "及格率与目标对照",
        "学生前后两次的分数",
    ]
    assert before(document, bands) == "各分数段的人数见图1，不及格的由6人减少到3人。"
    assert before(document, rates) == "及格率的期初、目标和实际见图2。"
    assert before(document, pupils) == (
        "3人前后两次的分数见图3，上升最多的是许×甲、许×乙，各多了16分。"
    )
    assert [chart.unit for chart in (bands, rates, pupils)] == ["人", "%", "分"]
    assert [chart.bars for chart in (bands, rates, pupils)] == [False, False, True]


def test_a_chart_shows_the_printed_figures(document_of: DocumentOf, dossier: str) -> None:
    bands, rates, pupils = charts(document_of(dossier, summary=True))
    assert shown(bands) == [
        ["分数段", "上学期期末", "期末"],
        ["优秀", "6", "9"],
        ["及格未到优秀", "19", "19"],
        ["不及格", "6", "3"],
    ]
    assert shown(rates) == [
        ["指标", "期初", "目标", "实际"],
        ["及格率", "80.6%", "92%", "90.3%"],
    ]
    assert shown(pupils) == [
        ["姓名", "上学期期末", "期末"],
        ["许×甲", "52", "68"],
        ["马×", "49", "47"],
        ["许×乙", "50", "66"],
    ]


def test_names_in_a_chart_are_masked_as_everywhere(
    composition_of: CompositionOf, dossier: str
) -> None:
    text = composition_of(dossier.replace("图表: 是", "图表: 是\n脱敏: 代号"), summary=True)
    assert "学生A" in text.markdown
    assert not [name for name in ("许晓", "马小雨", "许可") if name in text.markdown]


@pytest.mark.parametrize("line", ["图表: 否\n", ""], ids=["no", "unsaid"])
def test_nothing_is_drawn_unasked(document_of: DocumentOf, dossier: str, line: str) -> None:
    document = document_of(dossier.replace("图表: 是\n", line), summary=True)
    assert charts(document) == []


def test_a_plan_has_no_charts(document_of: DocumentOf, dossier: str) -> None:
    assert charts(document_of(dossier)) == []


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (31, "不及格的由6人减少到0人"),
        (25, "不及格的仍是6人"),
        (24, "不及格的由6人增加到7人"),
    ],
)
def test_the_sentence_says_which_way_it_went(
    composition_of: CompositionOf, dossier: str, count: int, told: str
) -> None:
    text = composition_of(dossier.replace("及格: 28", f"及格: {count}"), summary=True).markdown
    assert told in text


def test_where_everybody_passed_twice_that_is_said(
    composition_of: CompositionOf, dossier: str
) -> None:
    text = dossier.replace("及格: 28", "及格: 31").replace("及格: 25", "及格: 31")
    assert "两次都没有不及格的学生。" in composition_of(text, summary=True).markdown


def test_marks_are_drawn_as_marks(document_of: DocumentOf, dossier: str) -> None:
    text = dossier.replace(
        "{实考: 31, 平均分: 71.2, 及格: 25, 优秀: 6}", "{优: 8, 良: 12, 合格: 5, 待合格: 6}"
    ).replace("{实考: 31, 平均分: 78.9, 及格: 28, 优秀: 9}", "{优: 9, 良: 12, 合格: 7, 待合格: 3}")
    document = document_of(text, summary=True)
    bands = charts(document)[0]
    assert plain(bands.caption) == "全班各等级的人数"
    assert bands.categories == ("优", "良", "合格", "待合格")
    assert before(document, bands) == "各等级的人数见图1，待合格的由6人减少到3人。"


def test_where_nobody_rose_no_name_is_told(composition_of: CompositionOf, dossier: str) -> None:
    text = dossier.replace("期末: 68}", "期末: 52}").replace("期末: 66}", "期末: 50}")
    assert "3人前后两次的分数见@下图。" in composition_of(text, summary=True).markdown


def test_the_talents_have_a_chart_of_their_own(
    document_of: DocumentOf, talent_dossier: str
) -> None:
    last = "       成绩: {上学期期末: 90, 期末: 89}, 目标: 93}\n"
    third = "    - {姓名: 沈安, 长处: [字写得端正], 成绩: {上学期期末: 91, 期末: 92.5}}\n"
    text = talent_dossier.replace("学期: 第一学期\n", "学期: 第一学期\n图表: 是\n").replace(
        last, last + third
    )
    found = {plain(chart.caption): chart for chart in charts(document_of(text, summary=True))}
    assert list(found) == [
        "全班各分数段的人数",
        "及格率、优秀率与目标对照",
        "学生前后两次的分数",
        "培优学生前后两次的分数",
    ]
    assert shown(found["培优学生前后两次的分数"])[3] == ["沈×乙", "91", "92.5"]


def test_a_rate_of_the_talents_stands_with_them_where_the_class_has_none(
    document_of: DocumentOf, talent_dossier: str
) -> None:
    text = talent_dossier.replace("学期: 第一学期\n", "学期: 第一学期\n图表: 是\n")
    text = text.replace("- {指标: 及格率, 目标: 95%}", "- {指标: 听写过关率, 目标: 95%}")
    document = document_of(text, summary=True)
    *_, rates = charts(document)
    assert plain(rates.caption) == "优秀率与目标对照"
    assert before(document, rates) == "优秀率的期初、目标和实际见图3。"


# What a teacher is told.


def problems(path: Path, **options: Any) -> list[Problem]:
    return [
        problem
        for problem in make_document(load(path), **options).problems
        if "图表" in problem.message
    ]


def test_a_summary_without_data_for_a_chart_says_so(
    dossier_file: Callable[[str], Path], dossier: str
) -> None:
    bare = dossier[: dossier.index("总结:\n")] + "总结: {日期: 2027-01-22}\n"
    path = dossier_file(bare.replace(", 期末: 68", "").replace(", 期末: 47", ""))
    assert len(problems(path, summary=True)) == 1
    assert problems(path) == []


def test_a_summary_with_a_chart_says_nothing(
    dossier_file: Callable[[str], Path], dossier: str
) -> None:
    assert problems(dossier_file(dossier), summary=True) == []


def test_a_kind_that_never_draws_says_where_charts_are_drawn(
    dossier_file: Callable[[str], Path], teaching_dossier: str
) -> None:
    asked = teaching_dossier.replace("学期: 第一学期\n", "学期: 第一学期\n图表: 是\n")
    (problem,) = problems(dossier_file(asked))
    assert problem.message.startswith("学科教学计划里没有印“图表”的地方")
    assert "学困生工作总结" in problem.hint
    assert problems(dossier_file(asked.replace("图表: 是", "图表: 否"))) == []


@pytest.mark.parametrize(
    ("kind", "asks"),
    [
        ("学困生转化计划", True),
        ("学困生辅导计划", True),
        ("学困生帮扶计划", True),
        ("培优辅差计划", True),
        ("学困生工作总结", True),
        ("课题阶段总结", True),
        ("班主任工作计划", False),
        ("学科教学计划", False),
        ("教育经验文章", False),
        ("课后服务实施方案", False),
    ],
)
def test_a_new_dossier_asks_for_charts_where_its_scores_carry_them(
    kind: str, *, asks: bool
) -> None:
    lines = scaffold(Wishes(kind), Path("档案.yaml")).splitlines()
    assert any(line.startswith("图表: 是") for line in lines) is asks


def test_the_line_of_a_new_dossier_is_accepted_when_the_plan_is_written(
    dossier_file: Callable[[str], Path],
) -> None:
    text = scaffold(Wishes("学困生转化计划"), Path("档案.yaml"))
    try:
        found = make_document(load(dossier_file(text))).problems
    except ProblemsError as error:
        found = tuple(error.problems)
    assert not [problem for problem in found if "图表" in problem.message]
