"""``plangen new --roster --scores``: the school's own lists fill in a dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from plangen.source import read_source
from spreadsheets import roster_rows, write_xlsx

if TYPE_CHECKING:
    from pathlib import Path

    from .terminal import Plangen

CLASS = (("许晓", "男"), ("马小雨", "女"), ("王芳", "女"), ("王芳", "女"), ("周明", "男"))
FLAGS = ("--class", "四年级（1）班", "--subject", "数学")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> Path:
    write_xlsx(tmp_path / "花名册.xlsx", roster_rows(*CLASS), sheet="四1班")
    points = [52, 47.5, 90, "缺考", 95]
    rows = [
        [f"2023{i:04}", name, 80, score]
        for i, ((name, _), score) in enumerate(zip(CLASS, points, strict=True), start=1)
    ]
    write_xlsx(tmp_path / "成绩.xlsx", [["学号", "姓名", "语文", "数学"], *rows])
    return tmp_path


def data(path: Path) -> Any:
    return read_source(path).data


def test_the_roster_alone_lists_the_whole_class_on_one_line_each(
    plangen: Plangen, folder: Path
) -> None:
    done = plangen("new", "档案.yaml", "--roster", "花名册.xlsx", *FLAGS)
    assert done.status == 0
    assert "读入 5 人（男 2 人，女 3 人）" in done.err
    assert "“家长电话”“身份证号”写文稿用不着，没有读" in done.err
    text = (folder / "档案.yaml").read_text(encoding="utf-8")
    assert "  - {姓名: 许晓}\n  - {姓名: 马小雨}\n" in text
    assert "  - {姓名: 王芳（03）, 学号: 20230003}\n" in text
    assert "1380000" not in text
    assert data(folder / "档案.yaml")["花名册"] == "花名册.xlsx"
    assert "人数" not in data(folder / "档案.yaml")["学生情况"]
    assert plangen("render", "档案.yaml", "-f", "md").status == 0


def test_the_scores_choose_the_pupils(plangen: Plangen, folder: Path) -> None:
    options = ("--roster", "花名册.xlsx", "--scores", "成绩.xlsx", "--below", "60", *FLAGS)
    done = plangen("new", "档案.yaml", *options)
    assert done.status == 0
    assert "数学低于 60 的 2 人写进了学困生名单；没有成绩的 1 人没有列入" in done.err
    written = data(folder / "档案.yaml")
    assert [pupil["姓名"] for pupil in written["学困生"]] == ["许晓", "马小雨"]
    assert written["成绩表"] == {"文件": "成绩.xlsx", "上学期期末": "数学"}
    rendered = plangen("render", "档案.yaml", "-f", "md", "-o", "计划.md")
    assert rendered.status == 0
    text = (folder / "计划.md").read_text(encoding="utf-8")
    assert "全班5人，男生2人，女生3人" in text
    assert "| 许× |" in text
    assert "47.5" in text
    assert "应考5人，实考4人，缺考1人" in text


def test_scores_do_without_a_roster(plangen: Plangen, folder: Path) -> None:
    assert plangen("new", "档案.yaml", "--scores", "成绩.xlsx", "--below", "50", *FLAGS).status == 0
    written = data(folder / "档案.yaml")
    assert [pupil["姓名"] for pupil in written["学困生"]] == ["马小雨"]
    assert "花名册" not in written


def test_pupils_ahead_are_chosen_for_a_plan_for_both_ends(plangen: Plangen, folder: Path) -> None:
    options = ("--scores", "成绩.xlsx", "--above", "90", "--kind", "培优辅差计划", *FLAGS)
    assert plangen("new", "档案.yaml", *options).status == 0
    written = data(folder / "档案.yaml")
    assert [pupil["姓名"] for pupil in written["培优"]["学生"]] == ["王芳（03）", "周明"]
    assert [pupil["姓名"] for pupil in written["学困生"]] == ["许晓", "马小雨"]
    assert plangen("render", "档案.yaml", "-f", "md").status == 0


def test_marks_are_a_limit_too(plangen: Plangen, folder: Path) -> None:
    rows = [["姓名", "等级"], ["许晓", "待合格"], ["马小雨", "合格"], ["周明", "优"]]
    write_xlsx(folder / "等级.xlsx", rows)
    options = ("--scores", "等级.xlsx", "--class", "一年级（1）班", "--subject", "语文")
    assert plangen("new", "甲.yaml", *options).status == 0
    assert [pupil["姓名"] for pupil in data(folder / "甲.yaml")["学困生"]] == ["许晓"]
    assert data(folder / "甲.yaml")["成绩表"] == {"文件": "等级.xlsx", "上学期": "等级"}
    assert plangen("new", "乙.yaml", *options, "--below", "良").status == 0
    assert [pupil["姓名"] for pupil in data(folder / "乙.yaml")["学困生"]] == ["许晓", "马小雨"]


def test_tables_are_named_from_the_dossier(plangen: Plangen, folder: Path) -> None:
    (folder / "四1").mkdir()
    options = ("--roster", "花名册.xlsx", "--scores", "成绩.xlsx", *FLAGS)
    assert plangen("new", "四1/档案.yaml", *options).status == 0
    assert data(folder / "四1" / "档案.yaml")["花名册"] == "../花名册.xlsx"
    assert plangen("render", "四1/档案.yaml", "-f", "md").status == 0


def test_nobody_below_the_limit_is_told(plangen: Plangen) -> None:
    done = plangen("new", "档案.yaml", "--scores", "成绩.xlsx", "--below", "20", *FLAGS)
    assert done.status == 0
    assert "低于 20 的 0 人" in done.err
    assert "--below 70" in done.err


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--scores", "成绩.xlsx"), "有几列成绩：语文、数学"),
        (("--scores", "成绩.xlsx", "--subject", "英语"), "没有“英语”这一列"),
        (("--scores", "成绩.xlsx", "--subject", "数学", "--below", "高"), "不是分数，也不是等级"),
        (("--scores", "没有.xlsx", "--subject", "数学"), "找不到"),
        (("--roster", "没有.xlsx"), "找不到"),
        (("--scores", "成绩.xlsx", "--subject", "数学", "--full-marks", "80"), "超过满分 80"),
    ],
)
def test_what_cannot_be_taken_from_a_table_writes_nothing(
    plangen: Plangen, folder: Path, options: tuple[str, ...], words: str
) -> None:
    done = plangen("new", "档案.yaml", *options)
    assert done.status == 1
    assert words in done.err
    assert not (folder / "档案.yaml").exists()


def test_several_classes_ask_for_one(plangen: Plangen, folder: Path) -> None:
    rows = [["班级", "姓名"], ["四1", "许晓"], ["四2", "马小雨"]]
    write_xlsx(folder / "年级.xlsx", rows)
    done = plangen("new", "档案.yaml", "--roster", "年级.xlsx")
    assert done.status == 1
    assert "有几个班：四1、四2" in done.err
    assert "--class 四1" in done.err
    assert (
        plangen("new", "档案.yaml", "--roster", "年级.xlsx", "--class", "四年级（2）班").status == 0
    )
    assert [pupil["姓名"] for pupil in data(folder / "档案.yaml")["学困生"]] == ["马小雨"]


def test_a_limit_without_scores_is_refused(plangen: Plangen, folder: Path) -> None:
    done = plangen("new", "档案.yaml", "--below", "60")
    assert done.status == 2
    assert "--scores" in done.err
    assert not (folder / "档案.yaml").exists()


def test_the_sheet_of_the_subject_is_read_and_named(plangen: Plangen, folder: Path) -> None:
    chinese = [["姓名", "成绩"], ["许晓", 50], ["马小雨", 90]]
    maths = [["姓名", "成绩"], ["许晓", 90], ["马小雨", 50]]
    write_xlsx(folder / "各科.xlsx", chinese, sheet="语文", more={"数学": maths})
    assert plangen("new", "档案.yaml", "--scores", "各科.xlsx", *FLAGS).status == 0
    written = data(folder / "档案.yaml")
    assert [pupil["姓名"] for pupil in written["学困生"]] == ["马小雨"]
    assert written["成绩表"] == {"文件": "各科.xlsx", "工作表": "数学", "上学期期末": "成绩"}


@pytest.mark.parametrize(("sheet", "header"), [("语文", "成绩"), ("Sheet1", "语文")])
def test_the_results_of_another_subject_are_not_taken(
    plangen: Plangen, folder: Path, sheet: str, header: str
) -> None:
    write_xlsx(folder / "一科.xlsx", [["姓名", header], ["许晓", 50]], sheet=sheet)
    done = plangen("new", "档案.yaml", "--scores", "一科.xlsx", *FLAGS)
    assert done.status == 1
    assert "没有“数学”这一列" in done.err


def test_who_is_missing_in_which_table_is_told(plangen: Plangen, folder: Path) -> None:
    write_xlsx(folder / "少.xlsx", [["姓名", "数学"], ["许晓", 50], ["陈一", 90]])
    options = ("--roster", "花名册.xlsx", "--scores", "少.xlsx", *FLAGS)
    done = plangen("new", "档案.yaml", *options)
    assert done.status == 0
    assert "里的马小雨、王芳、王芳、周明，少.xlsx的“Sheet1”里没有，按没有成绩算" in done.err
    assert "里的陈一，花名册.xlsx的“四1班”里没有，没有计入" in done.err
