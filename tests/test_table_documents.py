"""What documents say of a class whose numbers come from the school's tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plangen.pipeline.documents import make_document
from plangen.pipeline.dossiers import load
from plangen.writers.markdown import write_markdown
from spreadsheets import roster_rows, write_xlsx

if TYPE_CHECKING:
    from pathlib import Path

CLASS = (("许晓", "男"), ("马小雨", "女"), ("周明", "男"), ("李沐", "女"))
DOSSIER = """\
plangen: 1
文种: 学困生转化计划
班级: 四年级（1）班
学科: 数学
满分: 120
分数线: {优秀: 90%}
花名册: 花名册.xlsx
成绩表:
  - {文件: 上学期.xlsx, 上学期期末: 数学}
  - {文件: 期末.xlsx, 期末: 数学}
学困生:
  - {姓名: 许晓, 原因: [作业拖欠不完成], 目标: 80}
  - {姓名: 马小雨, 原因: [作业拖欠不完成], 目标: 80}
  - {姓名: 周明, 原因: [作业拖欠不完成], 目标: 80}
原因分析: [作业拖欠不完成]
目标: [{指标: 及格率, 目标: 75%}]
措施: [作业面批, 谈心交流]
总结: {日期: 2027-01-22}
"""


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    write_xlsx(tmp_path / "花名册.xlsx", roster_rows(*CLASS))
    results = {"上学期": (66, "病假", 70, 110), "期末": ("缺考", 65, 85, 112)}
    for name, scores in results.items():
        rows = [[who, score] for (who, _), score in zip(CLASS, scores, strict=True)]
        write_xlsx(tmp_path / f"{name}.xlsx", [["姓名", "数学"], *rows])
    path = tmp_path / "档案.yaml"
    path.write_text(DOSSIER, encoding="utf-8")
    return path


def text(dossier: Path, *, summary: bool = False) -> str:
    return write_markdown(make_document(load(dossier), summary=summary).document).decode()


def test_a_plan_tells_the_class_and_by_which_lines_it_was_counted(dossier: Path) -> None:
    plan = text(dossier)
    assert "全班4人，男生2人，女生2人" in plan
    assert "上学期期末应考4人，实考3人，缺考1人，平均分82.0分，及格1人，及格率33.3%" in plan
    assert "72分起算及格，108分起算优秀，不到48分算低分。" in plan
    assert "| 许× | 男 |" in plan


@pytest.mark.parametrize(
    ("lines", "counts", "told"),
    [
        ("", "及格: 1, 优秀: 1", ""),
        ("{优秀: 90%}", "及格: 1, 优秀: 1", "优秀率25.0%。108分起算优秀。"),
        ("{优秀: 90%}", "及格: 1", ""),
        ("{优秀: 90%, 及格: 50%}", "及格: 1, 优秀: 1", "60分起算及格，108分起算优秀。"),
        ("{低分: 30%}", "低分: 1", "低分率25.0%。不到36分算低分。"),
    ],
    ids=["usual-lines", "own-line", "own-line-of-nobody", "two-lines", "low"],
)
def test_typed_results_tell_the_lines_that_the_dossier_has_of_its_own(
    dossier: Path, lines: str, counts: str, told: str
) -> None:
    typed = DOSSIER[: DOSSIER.index("花名册:")] + DOSSIER[DOSSIER.index("学困生:") :]
    typed = typed.replace("分数线: {优秀: 90%}\n", f"分数线: {lines}\n" if lines else "")
    typed += f"学生情况: {{全班成绩: {{上学期期末: {{实考: 4, 平均分: 82, {counts}}}}}}}\n"
    dossier.write_text(typed, encoding="utf-8")
    for printed in (text(dossier), text(dossier, summary=True)):
        assert told in printed
        assert ("分起算" in printed or "算低分" in printed) is bool(told)


def test_a_summary_says_whose_results_are_missing(dossier: Path) -> None:
    summary = text(dossier, summary=True)
    assert "成绩不全2人（许×、马×）" in summary
    assert "许×没有期末成绩，目标是否达到说不清。" in summary
    assert "上学期期末考了2人，都没有及格；期末考了2人，及格1人。" in summary
    assert "| 许× | 66 | 缺考 |" in summary
