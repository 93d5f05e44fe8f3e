"""Fixtures that every test may use."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FULL_DOSSIER = """\
plangen: 1
文种: 学困生转化计划
学校: 向阳小学
班级: 四年级（1）班
年级: 四年级
学科: 数学
学年: 2026-2027
学期: 第一学期
教师: 李老师
日期: 2026-09-07
开学日期: 2026-09-01
周数: 21
满分: 100
学生情况:
  人数: 31
  男生: 18
  女生: 13
  特点: [计算基础薄弱, 思维不够灵活]
  全班成绩:
    上学期期末: {实考: 31, 平均分: 71.2, 及格: 25, 优秀: 6}
学困生:
  - 姓名: 许晓
    性别: 男
    类型: [动力不足]
    表现: [晚饭后才动笔, 错题当天不改]
    原因: [作业拖欠不完成, 晚上无人督促]
    措施: [作业面批]
    结对: 周明
    成绩: {上学期期末: 52, 期末: 68}
    目标: 65
  - 姓名: 马小雨
    性别: 女
    类型: [能力不足]
    表现: [上课不举手]
    原因: [自卑缺乏自信, 作业拖欠不完成]
    成绩: {上学期期末: 49, 期末: 47}
    目标: 60
原因分析:
  - 自卑缺乏自信
  - 作业拖欠不完成
  - 名称: 晚上无人督促
    说明: 晚饭后到睡前没有人在旁边，作业常常拖到第二天早上。
目标:
  - 指标: 及格率
    基线: 80.6%
    目标: 92%
  - 养成课前预习、按时完成作业的习惯
措施:
  - 谈心交流
  - 作业面批
  - 名称: 家访
    频次: 每月一次
    负责人: 李老师
    要点: [通报进步, 商定家庭作业时间]
    针对: [晚上无人督促]
总结:
  日期: 2027-01-22
  全班成绩:
    期末: {实考: 31, 平均分: 78.9, 及格: 28, 优秀: 9}
  措施执行:
    谈心交流: {次数: 16, 记录: 谈心记录16份}
    作业面批: {次数: 60, 记录: 面批记录60次}
  个案:
    - {姓名: 许晓, 家长同意: 是, 经过: 九月里作业常缺，十一月起按时交。}
  问题: [家访只走了三户]
  打算: [下学期开学两周内补上家访]
"""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the flag that writes golden files anew."""
    parser.addoption("--update-golden", action="store_true", help="write golden files anew")


@pytest.fixture
def full_dossier() -> str:
    """Return a dossier that uses most keys, as text; tests change what they need."""
    return FULL_DOSSIER


@pytest.fixture
def dossier_file(tmp_path: Path) -> Callable[[str], Path]:
    """Write a text as a dossier into a fresh folder and return its path."""

    def write(text: str) -> Path:
        path = tmp_path / "档案.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return write
