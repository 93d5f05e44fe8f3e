"""Charts of a .docx: native parts with their figures behind them, the same bytes every time."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import docx
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from plangen.document.tree import Chart, Series, Span
from plangen.writers.docx.chart_space import series_inks
from plangen.writers.docx.chart_workbook import chart_workbook, number_format
from plangen.writers.docx.charts import alternative_text, chart_height
from plangen.writers.docx.writer import write_docx
from plangen.writers.style_files import load_style

from .documents import of_blocks

if TYPE_CHECKING:
    from plangen.writers.styles import Style

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
EMU_PER_TWIP = 635


def chart(
    series: dict[str, list[str | None]],
    *names: str,
    bars: bool = False,
    unit: str = "人",
    axis: str = "分数段",
) -> Chart:
    given = tuple(
        Series(name, tuple(None if value is None else Decimal(value) for value in values))
        for name, values in series.items()
    )
    return Chart((Span("各分数段的人数"),), bars, axis, names, given, unit)


BANDS = chart({"期初": ["6", "18", "7"], "期末": ["9", "19", "3"]}, "优秀", "及格", "不及格")
PUPILS = chart(
    {"期初": ["52", None, "58.5"], "期末": ["68", "47", "60"]},
    "许×",
    "马×",
    "张×甲",
    bars=True,
    unit="分",
    axis="姓名",
)
RATES = chart({"期初": ["80.6"], "目标": ["92"], "实际": ["90.3"]}, "及格率", unit="%", axis="指标")


def written(*charts: Chart, style: Style | None = None) -> bytes:
    return write_docx(of_blocks(*charts), style or load_style())


def part(data: bytes, name: str) -> ET.Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return ET.fromstring(archive.read(name))  # noqa: S314


def space(each: Chart) -> ET.Element:
    return part(written(each), "word/charts/chart1.xml")


def one(root: ET.Element, path: str) -> ET.Element:
    found = root.findall("/".join(f"{C}{name}" for name in path.split("/")))
    assert len(found) == 1, path
    return found[0]


def val(root: ET.Element, path: str) -> str:
    return one(root, path).attrib["val"]


def cached(root: ET.Element, kind: str) -> list[dict[int, str]]:
    """Texts or figures in the caches of every series, by their place."""
    return [
        {int(pt.attrib["idx"]): str(pt.findtext(f"{C}v")) for pt in found.iter(f"{C}pt")}
        for found in root.iter(f"{C}{kind}")
    ]


def sheet(data: bytes) -> list[list[object]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        book = archive.read("word/embeddings/Microsoft_Excel_Sheet1.xlsx")
    rows = openpyxl.load_workbook(io.BytesIO(book)).active.values
    return [list(row) for row in rows]


# The parts and how they hang together.


def test_every_chart_is_a_part_with_a_workbook_of_its_own() -> None:
    data = written(BANDS, PUPILS)
    for number in (1, 2):
        root = part(data, f"word/charts/chart{number}.xml")
        (link,) = part(data, f"word/charts/_rels/chart{number}.xml.rels")
        assert one(root, "externalData").attrib[f"{R}id"] == link.attrib["Id"]
        assert link.attrib["Target"] == f"../embeddings/Microsoft_Excel_Sheet{number}.xlsx"
        assert link.attrib["Type"].endswith("/package")
        assert val(root, "externalData/autoUpdate") == "0"


def test_content_types_name_the_chart_and_the_workbook() -> None:
    types = {
        entry.attrib.get("PartName") or entry.attrib["Extension"]: entry.attrib["ContentType"]
        for entry in part(written(BANDS), "[Content_Types].xml")
    }
    assert types["/word/charts/chart1.xml"] == CHART_TYPE
    assert "spreadsheetml.sheet" in types["xlsx"]


def test_the_drawing_leads_to_its_chart_and_is_as_wide_as_the_text() -> None:
    data, style = written(BANDS, PUPILS), load_style()
    links = {
        link.attrib["Id"]: link.attrib["Target"]
        for link in part(data, "word/_rels/document.xml.rels")
    }
    body = part(data, "word/document.xml")
    shown = [links[found.attrib[f"{R}id"]] for found in body.iter(f"{C}chart")]
    assert shown == ["charts/chart1.xml", "charts/chart2.xml"]
    extents = [found.attrib for found in body.iter(f"{WP}extent")]
    assert {int(extent["cx"]) for extent in extents} == {style.text_width * EMU_PER_TWIP}
    assert int(extents[0]["cy"]) == style.chart_height * EMU_PER_TWIP
    about = [found.attrib for found in body.iter(f"{WP}docPr")]
    assert len({each["id"] for each in about}) == len(about)
    assert about[0]["descr"] == "柱形图：各分数段的人数。按分数段列出期初、期末。"
    assert about[1]["descr"].startswith("条形图：")


def test_the_same_chart_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    first = written(BANDS, PUPILS)
    monkeypatch.setattr("time.time", lambda: 4_000_000_000.0)
    assert written(BANDS, PUPILS) == first
    with zipfile.ZipFile(io.BytesIO(chart_workbook(BANDS))) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {2000}
        assert b"2000-01-01T00:00:00Z" in archive.read("docProps/core.xml")


# The figures.


def test_the_workbook_holds_the_figures_as_numbers() -> None:
    assert sheet(written(BANDS)) == [
        ["分数段", "期初", "期末"],
        ["优秀", 6, 9],
        ["及格", 18, 19],
        ["不及格", 7, 3],
    ]
    assert sheet(written(RATES))[1] == ["及格率", 80.6, 92, 90.3]


def test_the_ranges_of_the_chart_are_those_of_the_workbook() -> None:
    ranges = [found.text for found in space(BANDS).iter(f"{C}f")]
    names = "Sheet1!$A$2:$A$4"
    assert ranges == [
        *("Sheet1!$B$1", names, "Sheet1!$B$2:$B$4"),
        *("Sheet1!$C$1", names, "Sheet1!$C$2:$C$4"),
    ]


def test_a_missing_figure_is_a_gap_and_no_zero() -> None:
    root = space(PUPILS)
    assert cached(root, "numCache")[0] == {0: "52", 2: "58.5"}
    assert val(root, "chart/dispBlanksAs") == "gap"
    assert sheet(written(PUPILS))[2] == ["马×", None, 47]


@pytest.mark.parametrize(
    ("values", "unit", "shown"),
    [
        (["6", "7"], "人", "0"),
        (["6.5", "7.0"], "分", "0.0"),
        (["80.6", "90.0"], "%", '0.0"%"'),
        (["80.6", "92"], "%", 'General"%"'),
        (["52", "58.5"], "分", "General"),
        ([None, None], "人", "0"),
    ],
)
def test_figures_look_as_printed(values: list[str | None], unit: str, shown: str) -> None:
    given = chart({"期末": values}, "甲", "乙", unit=unit)
    assert number_format(given) == shown
    labels = one(space(given), "chart/plotArea/barChart/dLbls/numFmt")
    assert labels.attrib == {"formatCode": shown, "sourceLinked": "0"}


def test_a_name_that_looks_like_a_formula_is_text() -> None:
    given = chart({"=SUM(A1)": ["1"]}, "=1+1", axis="https://example.org")
    assert sheet(written(given)) == [["https://example.org", "=SUM(A1)"], ["=1+1", 1]]
    with zipfile.ZipFile(io.BytesIO(chart_workbook(given))) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


texts = st.text(st.characters(), max_size=12) | st.sampled_from(
    ["<c:v>", "]]>", "&amp;", '"', "a\nb", "\x00\x0b", "\ud800", "\ufffe", "_x0041_", "{0}", "%s"]
)


def test_a_unit_that_is_no_text_is_not_told() -> None:
    given = chart({"期末": ["1"]}, "甲", unit="\x00\ud800")
    assert one(space(given), "chart/plotArea/valAx").find(f"{C}title") is None


@settings(max_examples=40, deadline=None)
@given(
    names=st.lists(texts, min_size=1, max_size=3),
    series=texts,
    axis=texts,
    unit=texts,
    caption=texts,
    bars=st.booleans(),
)
def test_any_text_gives_a_document_that_opens(
    names: list[str], series: str, axis: str, unit: str, caption: str, *, bars: bool
) -> None:
    values = tuple(Decimal(place) for place in range(len(names)))
    given = Chart((Span(caption),), bars, axis, tuple(names), (Series(series, values),), unit)
    data = written(given)
    docx.Document(io.BytesIO(data))
    texts_of, figures = cached(part(data, "word/charts/chart1.xml"), "strCache"), sheet(data)
    assert list(texts_of[1].values()) == [str(row[0] or "") for row in figures[1:]]
    assert [row[1] for row in figures[1:]] == list(range(len(names)))


# The look.


@pytest.mark.parametrize("given", [BANDS, PUPILS, RATES], ids=["columns", "bars", "rates"])
def test_ids_of_axes_are_positive_and_meet(given: Chart) -> None:
    root = space(given)
    plot = one(root, "chart/plotArea")
    ids = [found.attrib["val"] for found in one(plot, "barChart").findall(f"{C}axId")]
    assert ids == [val(plot, "catAx/axId"), val(plot, "valAx/axId")]
    assert ids == [val(plot, "valAx/crossAx"), val(plot, "catAx/crossAx")]
    assert all(int(each) > 0 for each in ids)


def test_columns_stand_and_bars_lie_in_the_order_of_their_names() -> None:
    columns, bars = (one(space(each), "chart/plotArea") for each in (BANDS, PUPILS))
    assert val(columns, "barChart/barDir") == "col"
    assert val(columns, "catAx/scaling/orientation") == "minMax"
    assert val(bars, "barChart/barDir") == "bar"
    assert val(bars, "catAx/scaling/orientation") == "maxMin"
    # The scale stays below, on the side where the turned order ends.
    assert val(bars, "valAx/crosses") == "max"


def test_rates_have_a_scale_up_to_100_and_others_begin_at_0() -> None:
    rates = one(space(RATES), "chart/plotArea/valAx")
    assert (float(val(rates, "scaling/min")), float(val(rates, "scaling/max"))) == (0, 100)
    pupils = one(space(PUPILS), "chart/plotArea/valAx")
    assert float(val(pupils, "scaling/min")) == 0
    assert pupils.find(f"{C}scaling/{C}max") is None
    above = chart({"完成率": ["120"]}, "甲", unit="%")
    assert one(space(above), "chart/plotArea/valAx").find(f"{C}scaling/{C}max") is None
    below = chart({"变化": ["-3", "4"]}, "甲", "乙")
    assert one(space(below), "chart/plotArea/valAx").find(f"{C}scaling/{C}min") is None


def test_few_pupils_are_counted_in_whole_steps() -> None:
    few = chart({"期末": ["1", "2", "3"]}, "优", "良", "合格")
    assert float(val(space(few), "chart/plotArea/valAx/majorUnit")) == 1
    assert space(BANDS).find(f".//{C}majorUnit") is None


def test_few_columns_do_not_grow_into_blocks() -> None:
    assert val(space(RATES), "chart/plotArea/barChart/gapWidth") == "500"
    assert val(space(BANDS), "chart/plotArea/barChart/gapWidth") == "70"
    assert val(space(PUPILS), "chart/plotArea/barChart/gapWidth") == "70"


def test_the_unit_is_told_once() -> None:
    def title(each: Chart) -> str:
        found = one(space(each), "chart/plotArea/valAx").find(f"{C}title")
        return "" if found is None else "".join(found.itertext()).strip()

    assert title(BANDS) == "人"
    assert title(PUPILS) == "单位：分"
    assert title(RATES) == ""
    scale = one(space(RATES), "chart/plotArea/valAx/numFmt")
    assert scale.attrib["formatCode"] == 'General"%"'


def test_a_legend_stands_below_where_there_are_several_series() -> None:
    assert val(space(BANDS), "chart/legend/legendPos") == "b"
    alone = chart({"期末": ["1", "2"]}, "优", "良")
    assert space(alone).find(f".//{C}legend") is None
    assert val(space(alone), "chart/plotArea/barChart/varyColors") == "0"


@pytest.mark.parametrize("given", [BANDS, PUPILS, RATES], ids=["columns", "bars", "rates"])
def test_text_has_the_faces_of_the_style_and_is_chinese(given: Chart) -> None:
    root, style = space(given), load_style()
    latin = [found.attrib["typeface"] for found in root.iter(f"{A}latin")]
    assert set(latin) == {style.latin_font}
    assert [found.attrib["typeface"] for found in root.iter(f"{A}ea")] == [style.table.font] * len(
        latin
    )
    for tag in ("defRPr", "rPr"):
        for found in root.iter(f"{A}{tag}"):
            assert found.find(f"{A}ea") is not None
            assert found.attrib["lang"] == "zh-CN"
    assert val(root, "lang") == "zh-CN"
    assert val(root, "roundedCorners") == "0"


def test_series_have_the_colours_of_the_style() -> None:
    colours = [
        found.attrib["val"]
        for series in space(RATES).iter(f"{C}ser")
        for found in series.findall(f"{C}spPr/{A}solidFill/{A}srgbClr")
    ]
    assert colours == list(load_style().colours[:3])


def test_colours_that_are_one_in_grey_print_are_hatched() -> None:
    inks = series_inks(("9DB7D5", "1F4E79", "E3A857"), 5)
    assert inks[:3] == [("9DB7D5", False), ("1F4E79", False), ("E3A857", True)]
    # Colours that come again are hatched too.
    assert inks[3:] == [("9DB7D5", True), ("1F4E79", True)]
    style = replace(load_style(), colours=("808080", "828282"))
    root = part(written(BANDS, style=style), "word/charts/chart1.xml")
    assert [bool(s.findall(f".//{A}pattFill")) for s in root.iter(f"{C}ser")] == [False, True]


@pytest.mark.parametrize("name", ["校内", "公文", "简洁"])
def test_the_colours_of_our_styles_need_no_hatching(name: str) -> None:
    colours = load_style(name).colours
    assert not any(hatched for _, hatched in series_inks(colours, len(colours)))


def test_lying_bars_get_the_height_that_they_need() -> None:
    style = load_style()

    def height(count: int, *, bars: bool = True) -> int:
        values: list[str | None] = ["60"] * count
        names = [f"学生{place}" for place in range(count)]
        given = chart({"期初": values, "期末": values}, *names, bars=bars, unit="分")
        return chart_height(given, style)

    assert height(3) == style.chart_height
    assert height(3) < height(8) < height(20) <= style.text_height
    # In a bar there is room for its figure: 20 pupils with two bars of 8 points each.
    assert height(20) > 20 * 2 * 8 * 20
    assert height(20) == height(60)
    assert height(20, bars=False) == style.chart_height


def test_the_alternative_text_is_one_line() -> None:
    given = chart({"期\n末": ["1"]}, "甲", axis="\x00级")
    assert alternative_text(given) == "柱形图：各分数段的人数。按级列出期 末。"
