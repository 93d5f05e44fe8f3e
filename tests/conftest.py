"""Fixtures that every test may use."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from collected import Collected
from tools import find_validator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
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

TEACHING_DOSSIER = """\
plangen: 1
文种: 学科教学计划
学校: 向阳小学
班级: 四年级（1）班
学科: 数学
学年: 2026-2027
学期: 第一学期
教师: 李老师
日期: 2026-09-04
开学日期: 2026-09-01
周数: 21
学生情况:
  人数: 31
  男生: 18
  女生: 13
  优点: [口算开火车人人参加]
  特点: [商中间有0时常漏写]
  全班成绩:
    上学期期末: {实考: 31, 平均分: 81.6, 及格: 27, 优秀: 10}
教材:
  版本: 人教版《数学》四年级上册
  基础: [万以内数的认识, 两位数乘两位数]
  内容:
    - {领域: 数与代数, 内容: [大数的认识, 三位数乘两位数, 除数是两位数的除法]}
    - {领域: 图形与几何, 内容: [角的度量, 平行四边形和梯形]}
  说明: 大数的认识把计数单位从“万”扩展到“亿”。
  重点: [两位数除法的笔算]
  难点: [试商和调商]
教学目标:
  - 组: 知识与技能
    内容: [会读写亿以内的数, 会笔算除数是两位数的除法]
  - 组: 数学思考
    内容: [能说出试商的道理]
目标:
  - {指标: 及格率, 目标: 93%}
  - {指标: 当堂作业一次做对率, 基线: 68%, 目标: 80%, 组: 知识与技能}
课时:
  每周: 4
  单元:
    - {内容: 大数的认识, 课时: 14}
    - {内容: 角的度量, 课时: 7}
    - {内容: 三位数乘两位数, 课时: 9}
    - {内容: 平行四边形和梯形, 课时: 8}
    - {内容: 除数是两位数的除法, 课时: 16}
    - {内容: 复习与整理, 课时: 6, 周次: 20～21}
措施: [动手操作, 因材施教分层教学]
"""
TALENT_DOSSIER = """\
plangen: 1
文种: 培优辅差计划
学校: 向阳小学
班级: 五年级（2）班
学科: 语文
学年: 2026-2027
学期: 第一学期
教师: 周老师
日期: 2026-09-04
开学日期: 2026-09-01
周数: 21
学生情况:
  人数: 42
  男生: 22
  女生: 20
  特点: [概括主要内容常抄原句]
  全班成绩:
    上学期期末: {实考: 42, 平均分: 79.3, 及格: 37, 优秀: 12}
培优:
  学生:
    - 姓名: 沈知言
      性别: 女
      长处: [习作能写出动作和神态]
      方向: 习作发表
      措施: [习作修改与投稿]
      成绩: {上学期期末: 93, 期末: 95}
      目标: 95
    - {姓名: 戴明哲, 性别: 男, 长处: [一学期读完十一本书], 方向: 整本书阅读,
       成绩: {上学期期末: 90, 期末: 89}, 目标: 93}
  目标:
    - {指标: 优秀率, 目标: 36%}
    - {指标: 投稿篇数, 基线: 0篇, 目标: 4篇}
  措施:
    - 整本书阅读
    - 习作修改与投稿
    - 名称: 主编班级小报
      说明: 两人轮流当主编，从全班习作里选稿。
      频次: 每月一次
      负责人: 周老师
      记录: 班级小报
学困生:
  - {姓名: 潘浩宇, 性别: 男, 表现: [听写十个词常错四五个], 原因: [基础知识薄弱], 结对: 戴明哲,
     成绩: {上学期期末: 52, 期末: 61}, 目标: 62}
  - {姓名: 龚铭, 性别: 男, 表现: [作业第二天才补], 原因: [作业拖欠不完成],
     成绩: {上学期期末: 46, 期末: 44}, 目标: 56}
  - {姓名: 田雨桐, 性别: 女, 表现: [习作写到第三行就停笔], 原因: [基础知识薄弱],
     成绩: {上学期期末: 57, 期末: 66}, 目标: 65}
原因分析: [基础知识薄弱, 作业拖欠不完成]
目标:
  - {指标: 及格率, 目标: 95%}
措施: [每周课余帮扶, 作业面批]
辅导内容:
  - {周次: 7～8, 培优: 写一处细节改两稿, 辅差: 说清一段话讲了什么}
  - {周次: 3, 培优: 读到一半猜结局, 辅差: 前两单元生字词过关}
总结:
  日期: 2027-01-22
  全班成绩:
    期末: {实考: 42, 平均分: 82.1, 及格: 40, 优秀: 14}
  措施执行:
    整本书阅读: {次数: 5, 记录: 阅读记录5次}
    习作修改与投稿: {次数: 2, 记录: 习作改稿4篇}
    每周课余帮扶: {次数: 21, 记录: 帮扶记录21次}
    作业面批: {次数: 97, 记录: 面批记录97次}
  目标达成: {投稿篇数: 3篇}
"""


COLLECTED = Collected()
LAST = "last"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the flag that writes golden files anew."""
    parser.addoption("--update-golden", action="store_true", help="write golden files anew")


def pytest_configure(config: pytest.Config) -> None:
    """Take every .docx from here on: test modules import the writers by name."""
    config.addinivalue_line("markers", f"{LAST}: looks at what the tests before it made")
    COLLECTED.listen()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests that look back to the end."""
    items.sort(key=lambda item: item.get_closest_marker(LAST) is not None)


def pytest_collection_finish(session: pytest.Session) -> None:
    """Begin to validate beside the tests, if one of them will ask for it."""
    validator = find_validator()
    if validator is not None and any(item.get_closest_marker(LAST) for item in session.items):
        COLLECTED.begin(validator)


@pytest.fixture(scope="session", autouse=True)
def collected() -> Iterator[Collected]:
    """Return every .docx that the tests have made so far."""
    yield COLLECTED
    COLLECTED.end()


@pytest.fixture
def full_dossier() -> str:
    """Return a dossier that uses most keys, as text; tests change what they need."""
    return FULL_DOSSIER


@pytest.fixture
def teaching_dossier() -> str:
    """Return the dossier of a 学科教学计划, as text."""
    return TEACHING_DOSSIER


@pytest.fixture
def talent_dossier() -> str:
    """Return the dossier of a 培优辅差计划 and of its summary, as text."""
    return TALENT_DOSSIER


@pytest.fixture
def dossier_file(tmp_path: Path) -> Callable[[str], Path]:
    """Write a text as a dossier into a fresh folder and return its path."""

    def write(text: str) -> Path:
        path = tmp_path / "档案.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def dossier(dossier_file: Callable[[str], Path], full_dossier: str) -> Path:
    """Return the path of the full dossier in the temporary folder."""
    return dossier_file(full_dossier)
