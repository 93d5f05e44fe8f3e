"""What the schema takes: every dossier that comes with plangen, and what a teacher may type."""

from __future__ import annotations

from pathlib import Path

import pytest

from places import EXAMPLES
from plangen.compose.kinds import kinds
from plangen.compose.scaffold import scaffold
from plangen.compose.wishes import Wishes

from .reading import as_read, mistakes

DOSSIERS = sorted(EXAMPLES.glob("*/档案.yaml"))
HEAD = "文种: 学困生转化计划\n"
WISHES = {
    "bare": {},
    "told": {
        "school": "向阳小学",
        "grade": "四年级",
        "subject": "数学",
        "teacher": "李老师",
        "causes": ("作业拖欠不完成", "自卑缺乏自信"),
    },
    "lower": {"class_name": "一年级（1）班"},
}


def test_there_are_examples() -> None:
    assert len(DOSSIERS) > 20


@pytest.mark.parametrize("path", DOSSIERS, ids=[path.parent.name for path in DOSSIERS])
def test_an_example_is_right(path: Path) -> None:
    assert mistakes(path.read_text(encoding="utf-8-sig")) == []


@pytest.mark.parametrize("wishes", WISHES.values(), ids=WISHES.keys())
@pytest.mark.parametrize("kind", kinds())
def test_a_scaffold_is_right(kind: str, wishes: dict[str, str]) -> None:
    text = scaffold(Wishes(kind, **wishes), Path("档案.yaml"))  # type: ignore[arg-type]
    assert mistakes(text) == []


@pytest.mark.parametrize("kind", kinds())
def test_what_a_scaffold_has_commented_out_is_right(kind: str) -> None:
    """The lines that a teacher fills in at the end of the term are offered behind a sign."""
    text = scaffold(Wishes(kind), Path("档案.yaml"))
    start = text.find("# 总结:\n")
    if start >= 0:
        lines = text[start:].splitlines()
        text = text[:start] + "\n".join(line.removeprefix("# ") for line in lines) + "\n"
    assert mistakes(text) == []


@pytest.mark.parametrize("name", ["full_dossier", "teaching_dossier", "talent_dossier"])
def test_a_full_dossier_is_right(name: str, request: pytest.FixtureRequest) -> None:
    assert mistakes(request.getfixturevalue(name)) == []


@pytest.mark.parametrize(
    "text",
    [
        "学生情况: {人数: 31人, 男生: １８, 女生: 十三}",
        "日期: 2026-09-07",
        "日期: 2026年9月7日",
        "学年: 2026",
        "封面: true",
        "封面: 是",
        "学校:",
        "学校: 【请填：学校名称】",
        "周数: 【请填】",
        "学困生: [{姓名: 【请填：姓名】, 性别: 【请填：男或女】}]",
        "原因分析: 基础知识薄弱",
        "原因分析: 【示例】基础知识薄弱",
        "原因分析: {名称: 晚上无人督促, 说明: 晚饭后没有人在旁边。}",
        "原因分析:\n  -\n  - 基础知识薄弱",
        "措施: [自己的办法, {名称: 家访, 频次: 每月一次}]",
        "学困生: {姓名: 许晓, 结对: 周明、林悦, 成绩: {期末: }}",
        "编号: [一、, 1., （1）]",
        "审批栏: 是",
        "审批栏: [年级组意见, 校长意见]",
        "课后服务: {收费: 不收费, 时间: {时段: 15:50～17:50}}",
        "经费: {比例: 9:1}",
        "课时: {单元: {大数的认识: 11, 角的度量: 6课时}}",
        "目标: 每天的作业当天交齐",
        "版式: 我校.yaml",
    ],
)
def test_what_a_teacher_may_type_is_right(text: str) -> None:
    assert mistakes(HEAD + text) == []


def test_values_are_read_as_an_editor_reads_them() -> None:
    read = as_read("时段: 16:30\n日期: 2026-09-07\n是: yes\n学号: 0012\n对: true\n空:\n分: 1.\n")
    assert read == {
        "时段": "16:30",
        "日期": "2026-09-07",
        "是": "yes",
        "学号": 12,
        "对": True,
        "空": None,
        "分": 1.0,
    }
