"""Dossiers to be timed: many of one size that differ in their facts, and one of many pupils."""

from __future__ import annotations

import random
import re
from itertools import product
from pathlib import Path

DOSSIER = Path(__file__).parent / "render_speed" / "档案.yaml"
FAMILY = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
GIVEN = "嘉雨浩若俊梓美可启欣志明思乐书静晨宇"
SCHOOLS = ("青石桥小学", "槐荫路小学", "南渡口小学", "白杨树小学", "向阳坡小学")
PUPIL = re.compile(r"(?<=姓名: )\w+")
HELPER = re.compile(r"(?<=结对: )\w+")
POINTS = re.compile(r"(?<=上学期期末: )\d+")
CLASSES = 20
# A dossier holds 10,000 values at most, so a pupil has few of them.
HEAD_OF_MANY = """\
plangen: 1
文种: 学困生转化计划
学校: 青石桥小学
班级: 三年级（2）班
学科: 数学
学年: 2025-2026
学期: 第二学期
教师: 林老师
日期: 2026-03-06
开学日期: 2026-03-02
周数: 20
满分: 100
脱敏: 姓氏
原因分析: [作业马虎粗心]
目标: [{指标: 口算百题的正确率, 基线: 72%, 目标: 90%, 测法: 每月一次的口算抽查}]
措施: [作业面批]
学困生:
"""


def write_distinct(folder: Path, count: int) -> list[Path]:
    """Write dossiers like the one of the benchmark, each of another class with other pupils."""
    folder.mkdir(parents=True, exist_ok=True)
    text = DOSSIER.read_text(encoding="utf-8")
    paths = []
    for number in range(count):
        path = folder / f"{number:04}.yaml"
        path.write_text(_varied(text, number), encoding="utf-8")
        paths.append(path)
    return paths


def _varied(text: str, number: int) -> str:
    """Return the dossier with another school, class, names and results."""
    chosen = random.Random(number)  # noqa: S311  (the same dossiers in every run)
    persons = iter(_names(chosen))
    text = PUPIL.sub(lambda _: next(persons), text)
    text = HELPER.sub(lambda _: next(persons), text)
    text = POINTS.sub(lambda _: str(chosen.randint(40, 58)), text)
    school, room = SCHOOLS[number % len(SCHOOLS)], number % CLASSES + 1
    text = text.replace("青石桥小学", school).replace("（2）班", f"（{room}）班")
    return text.replace("平均分: 74.6", f"平均分: {70 + chosen.randint(0, 99) / 10:.1f}")


def write_class_of(path: Path, pupils: int) -> Path:
    """Write a dossier of so many pupils, each with sex and a result."""
    names = _names(random.Random(pupils))[:pupils]  # noqa: S311  (the same in every run)
    lines = [
        f"  - {{姓名: {name}, 性别: {'男女'[at % 2]}, 成绩: {{上学期期末: {30 + at % 29}}}}}\n"
        for at, name in enumerate(names)
    ]
    path.write_text(HEAD_OF_MANY + "".join(lines), encoding="utf-8")
    return path


def _names(chosen: random.Random) -> list[str]:
    """Return full names that nobody shares, in an order of their own."""
    names = [
        family + first + second
        for family, first, second in product(FAMILY, GIVEN, GIVEN)
        if first != second
    ]
    chosen.shuffle(names)
    return names
