"""``plangen new --from``: the next term's dossier, written beside the old one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.source import read_source
from spreadsheets import roster_rows, write_xlsx

if TYPE_CHECKING:
    from pathlib import Path

    from .terminal import Plangen


def test_the_next_term_is_written_and_renders(
    plangen: Plangen, dossier: Path, tmp_path: Path
) -> None:
    before = dossier.read_bytes()
    outcome = plangen("new", "下学期.yaml", "--from", "档案.yaml")
    assert (outcome.status, outcome.err) == (0, "")
    assert dossier.read_bytes() == before
    data = read_source(tmp_path / "下学期.yaml").data
    assert (data["学期"], data["学困生"][0]["成绩"]) == ("第二学期", {"上学期期末": "68"})
    assert plangen("render", "下学期.yaml").status == 0


def test_what_was_carried_over_is_told_in_a_few_lines(plangen: Plangen, dossier: Path) -> None:
    outcome = plangen("new", "下学期.yaml", "--from", dossier.name)
    assert outcome.out.splitlines() == [
        "已写出 下学期.yaml",
        "从上学期带过来：学生 2 人，没有达到的目标 1 个",
        "上学期没有做，或做得比计划少的措施：谈心交流、作业面批、家访",
        "要填的有 4 处，在：日期、开学日期、周数、学困生",
        "编辑器用的档案格式：.plangen/schema.json",
        "用记事本或其他编辑器打开它，按里面的说明填写，再输入：",
        "  plangen render 下学期.yaml",
    ]


def test_texts_of_the_old_term_are_counted(plangen: Plangen, dossier: Path) -> None:
    text = dossier.read_text(encoding="utf-8").replace("晚饭后才动笔", "九月里作业常缺")
    dossier.write_text(text, encoding="utf-8")
    outcome = plangen("new", "下学期.yaml", "--from", dossier.name)
    assert "写着【示例】的 1 处是上学期的话，改成本学期的" in outcome.out


def test_no_pupil_is_named_on_the_terminal(plangen: Plangen, dossier: Path) -> None:
    outcome = plangen("new", "下学期.yaml", "--from", dossier.name)
    assert not any(name in outcome.out + outcome.err for name in ("许晓", "马小雨", "周明"))


def test_the_other_options_win_over_what_is_carried_over(
    plangen: Plangen, dossier: Path, tmp_path: Path
) -> None:
    options = ["--class", "五年级（2）班", "--school", "桂坪小学", "--teacher", "邱老师"]
    options += ["--subject", "语文", "--kind", "学困生辅导计划"]
    assert plangen("new", "下学期.yaml", "--from", dossier.name, *options).status == 0
    data = read_source(tmp_path / "下学期.yaml").data
    assert [data[key] for key in ("班级", "年级", "学校", "教师", "学科", "文种")] == [
        "五年级（2）班",
        "五年级",
        "桂坪小学",
        "邱老师",
        "语文",
        "学困生辅导计划",
    ]


def test_the_plan_after_a_summary_is_to_be_rendered(plangen: Plangen, dossier: Path) -> None:
    text = dossier.read_text(encoding="utf-8").replace("学困生转化计划", "学困生工作总结")
    dossier.write_text(text, encoding="utf-8")
    outcome = plangen("new", "下学期.yaml", "--from", dossier.name)
    assert outcome.out.endswith("  plangen render 下学期.yaml\n")


def test_an_old_dossier_with_errors_has_no_next_term(
    plangen: Plangen, dossier: Path, tmp_path: Path
) -> None:
    text = dossier.read_text(encoding="utf-8").replace("人数: 31", "人数: 三十又一")
    dossier.write_text(text.replace("男生: 18", "男生: 很多"), encoding="utf-8")
    outcome = plangen("new", "下学期.yaml", "--from", dossier.name)
    assert outcome.status == 1
    assert "档案.yaml:15:7 错误" in outcome.err
    assert "档案.yaml:16:7 错误" in outcome.err
    assert not (tmp_path / "下学期.yaml").exists()


def test_an_old_dossier_that_is_not_there_is_told(plangen: Plangen, tmp_path: Path) -> None:
    outcome = plangen("new", "下学期.yaml", "--from", "上学期.yaml")
    assert outcome.status == 1
    assert "上学期.yaml 错误：找不到这个文件" in outcome.err
    assert not (tmp_path / "下学期.yaml").exists()


def test_the_old_dossier_is_never_written_over(plangen: Plangen, dossier: Path) -> None:
    before = dossier.read_bytes()
    outcome = plangen("new", "./档案.yaml", "--from", "档案.yaml", "--force")
    assert outcome.status == 1
    assert "这就是上学期的档案" in outcome.err
    assert dossier.read_bytes() == before


def test_a_file_that_is_there_is_left_alone_unless_forced(
    plangen: Plangen, dossier: Path, tmp_path: Path
) -> None:
    there = tmp_path / "下学期.yaml"
    there.write_text("甲", encoding="utf-8")
    assert plangen("new", "下学期.yaml", "--from", dossier.name).status == 1
    assert there.read_text(encoding="utf-8") == "甲"
    assert plangen("new", "下学期.yaml", "--from", dossier.name, "--force").status == 0
    assert there.read_text(encoding="utf-8") != "甲"


def test_causes_cannot_be_asked_for_together_with_an_old_dossier(
    plangen: Plangen, dossier: Path
) -> None:
    outcome = plangen("new", "下学期.yaml", "--from", dossier.name, "--cause", "作业拖拉")
    assert outcome.status == 2
    assert "--cause 不能和 --from 一起用" in outcome.err
    assert "原因分析" in outcome.err


def test_results_that_came_from_tables_go_on_coming_from_them(
    plangen: Plangen, tmp_path: Path
) -> None:
    people = (("许晓", "男"), ("马小雨", "女"), ("周明", "男"))
    write_xlsx(tmp_path / "花名册.xlsx", roster_rows(*people))
    points = zip(people, (58, 75, 96), strict=True)
    rows = [["四1班", name, score] for (name, _), score in points]
    write_xlsx(tmp_path / "期末.xlsx", [["班级", "姓名", "数学"], *rows])
    (tmp_path / "旧.yaml").write_text(
        "文种: 学困生转化计划\n班级: 四年级（1）班\n学科: 数学\n学年: 2025-2026\n学期: 第二学期\n"
        "花名册: 花名册.xlsx\n成绩表:\n  - {文件: 期末.xlsx, 工作表: Sheet1, 期末: 数学}\n"
        "学困生:\n  - {姓名: 许晓, 原因: [作业拖欠不完成], 目标: 60}\n"
        "原因分析: [作业拖欠不完成]\n目标: [{指标: 及格率, 目标: 100%}]\n"
        "措施: [作业面批]\n总结: {日期: 2026-07-02}\n",
        encoding="utf-8",
    )
    (tmp_path / "新").mkdir()
    done = plangen("new", "新/档案.yaml", "--from", "旧.yaml")
    assert done.status == 0, done.err
    text = (tmp_path / "新" / "档案.yaml").read_text(encoding="utf-8")
    written = read_source(tmp_path / "新" / "档案.yaml").data
    old = {"班级": "四年级（1）班"}
    assert written["班级"] == "五年级（1）班"
    assert written["花名册"] == {"文件": "../花名册.xlsx"} | old
    assert (
        written["成绩表"]
        == {
            "文件": "../期末.xlsx",
            "工作表": "Sheet1",
            "上学期期末": "数学",
        }
        | old
    )
    assert "成绩" not in written["学困生"][0]
    assert "# 上学期期末 58分，目标 60，没有达到" in text
    assert plangen("render", "新/档案.yaml", "-f", "md", "-o", "新/计划.md").status == 0
    plan = (tmp_path / "新" / "计划.md").read_text(encoding="utf-8")
    assert "全班3人，男生2人，女生1人" in plan
    assert "| 58 |" in plan
