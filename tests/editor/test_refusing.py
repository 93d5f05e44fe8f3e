"""What the schema refuses, and where: what plangen refuses too, as far as a shape can tell."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args, get_origin

import pytest
import yaml

from plangen.compose.kinds import resolve_kind
from plangen.model.checks import check_dossier
from plangen.model.dossier import Dossier
from plangen.model.loading import load_dossier
from plangen.model.schema import models_in
from plangen.problems import Severity
from plangen.source import SourceFile
from plangen.source.tree import parse

from .reading import mistakes
from .samples import smallest

if TYPE_CHECKING:
    from pydantic import BaseModel

HEAD = "文种: 学困生转化计划\n"


def refused_by_plangen(text: str) -> bool:
    source = SourceFile(Path("档案.yaml"), text.split("\n"), parse(text))
    dossier = load_dossier(source)
    if dossier is not None:
        resolve_kind(dossier, source)
        check_dossier(dossier, source)
    return any(problem.severity is Severity.ERROR for problem in source.problems)


BROKEN: list[tuple[str, list[str | int]]] = [
    # Unknown keys.
    ("学小: 向阳小学", []),
    ("学生情况: {总人数: 31}", ["学生情况"]),
    ("学困生: [{姓名: 许晓, 出生: 2015}]", ["学困生", 0]),
    ("措施: [{谈心交流: 每周一次}]", ["措施", 0]),
    ("学生情况: {全班成绩: {期末: {及格率: 80%}}}", ["学生情况", "全班成绩", "期末"]),
    ("总结: {措施执行: {家访: {次: 3}}}", ["总结", "措施执行", "家访"]),
    # What a document cannot do without.
    ("学困生: [{性别: 男}]", ["学困生", 0]),
    ("工作安排: [{周次: 3}]", ["工作安排", 0]),
    ("奖励: [进步奖]", ["奖励", 0]),
    ("反复: [{征兆: 作业交不齐}]", ["反复", 0]),
    ("总结: {个案: [{姓名: 许晓}]}", ["总结", "个案", 0]),
    ("课时: {单元: [大数的认识]}", ["课时", "单元", 0]),
    ("学困生: [{姓名: }]", ["学困生", 0, "姓名"]),
    # A list where a mapping belongs, a mapping where text does, text where a mapping does.
    ("学生情况: [31, 18]", ["学生情况"]),
    ("学生情况: 三十一人", ["学生情况"]),
    ("学校: [向阳小学]", ["学校"]),
    ("学校: {名称: 向阳小学}", ["学校"]),
    ("校历: 2026-10-01", ["校历"]),
    ("学困生: 许晓", ["学困生"]),
    ("培优: [张远]", ["培优"]),
    ("总结: 一切顺利", ["总结"]),
    ("学生情况: {特点: [[甲, 乙]]}", ["学生情况", "特点", 0]),
    ("学困生: [{姓名: 许晓, 成绩: [52, 68]}]", ["学困生", 0, "成绩"]),
    ("教学目标: [{组: 知识与技能, 内容: {甲: 乙}}]", ["教学目标"]),
    # Words of a closed set.
    ("范围: 班组", ["范围"]),
    ("称谓: 差生", ["称谓"]),
    ("详略: 略", ["详略"]),
    ("要点排列: 分段", ["要点排列"]),
    ("编组: 随意", ["编组"]),
    ("原因排列: 乱序", ["原因排列"]),
    ("脱敏: 名字", ["脱敏"]),
    ("编号: [一、, 甲、]", ["编号", 1]),
    ("学困生: [{姓名: 许晓, 性别: 无}]", ["学困生", 0, "性别"]),
    ("小组: [{名称: 一组, 成员: [{姓名: 许晓, 层次: 差}]}]", ["小组", 0, "成员", 0, "层次"]),
    # Numbers, dates and the like.
    ("plangen: 2", ["plangen"]),
    ("年级: 七年级", ["年级"]),
    ("年级: 0", ["年级"]),
    ("学年: 今年", ["学年"]),
    ("学期: 第三学期", ["学期"]),
    ("日期: 9月7日", ["日期"]),
    ("日期: 2026-13-05", ["日期"]),
    ("日期: 20260907", ["日期"]),
    ("周数: 很多", ["周数"]),
    ("周数: 20.5", ["周数"]),
    ("周数: -1", ["周数"]),
    ("满分: 一百二", ["满分"]),
    ("封面: 也许", ["封面"]),
    ("封面: 2", ["封面"]),
    ("校历: {放假: [国庆]}", ["校历", "放假", 0]),
    ("学困生: [{姓名: 许晓, 成绩: {期末: 很好}}]", ["学困生", 0, "成绩", "期末"]),
    ("学困生: [{姓名: 许晓, 成绩: {期末: -5}}]", ["学困生", 0, "成绩", "期末"]),
    ("学生情况: {全班成绩: {期末: {平均分: 中等}}}", ["学生情况", "全班成绩", "期末", "平均分"]),
    ("辅导内容: [{周次: 开学, 培优: 朗读}]", ["辅导内容", 0, "周次"]),
    ("课时: {单元: [{内容: 复习, 课时: 六七节}]}", ["课时", "单元", 0, "课时"]),
    ("课后服务: {时间: {每周: 周八}}", ["课后服务", "时间", "每周"]),
    ("课后服务: {时间: {时段: 下午}}", ["课后服务", "时间", "时段"]),
    ("课后服务: {安排: [{星期: 周八, 内容: 作业}]}", ["课后服务", "安排", 0, "星期"]),
    ("经费: {比例: 一半}", ["经费", "比例"]),
    ("经费: {支出: [{项目: 材料, 金额: 不少}]}", ["经费", "支出", 0, "金额"]),
    ("经费: {计量: [{项目: 上岗, 计: 一次}]}", ["经费", "计量", 0, "计"]),
    (
        "奖励: [{名称: 奖, 标准: 好, 等次: [{名称: 一等, 比例: 一成}]}]",
        ["奖励", 0, "等次", 0, "比例"],
    ),
    ("班级工作: {月安排: [{月份: 13月, 内容: [甲]}]}", ["班级工作", "月安排", 0, "月份"]),
    ("班级工作: {关注: {体弱: 几个}}", ["班级工作", "关注", "体弱"]),
    ("课题: {起止: 两年}", ["课题", "起止"]),
    ("课题: {起止: 2026-13～2027-06}", ["课题", "起止"]),
    ("总结: {措施执行: {家访: {次数: 常常}}}", ["总结", "措施执行", "家访", "次数"]),
]


@pytest.mark.parametrize(("text", "place"), BROKEN, ids=[text for text, _ in BROKEN])
def test_what_is_broken_is_refused_at_its_place(text: str, place: list[str | int]) -> None:
    assert [found for found, _ in mistakes(HEAD + text)] == [place]
    assert refused_by_plangen(HEAD + text)


@pytest.mark.parametrize("text", ["文种: 学困生转化书", "学校: 向阳小学", "文种:"])
def test_a_dossier_has_a_kind_that_there_is(text: str) -> None:
    assert len(mistakes(text)) == 1
    assert refused_by_plangen(text)


@pytest.mark.parametrize("text", ["- 学校: 向阳小学", "向阳小学"])
def test_a_dossier_is_a_mapping(text: str) -> None:
    assert [place for place, _ in mistakes(text)] == [[]]
    assert refused_by_plangen(text)


# Every part that a dossier is made of, with one key too many.


def parts() -> dict[str, tuple[list[str | int], dict[str, Any]]]:
    """Return the way to each model, and a dossier in which its mapping holds an unknown key."""
    found: dict[str, tuple[list[str | int], dict[str, Any]]] = {}
    seen: set[type[BaseModel]] = set()

    def walk(model: type[BaseModel], way: list[str | int], around: Any) -> None:
        for field in model.model_fields.values():
            for inner in models_in(field.annotation):
                if inner in seen or inner.model_config.get("extra") == "allow":
                    continue
                seen.add(inner)
                name = str(field.alias)
                own_keys = _has_own_keys(field.annotation)
                step: list[str | int] = [name, "期末"] if own_keys else [name]
                step += [] if own_keys or not _is_list(field.annotation) else [0]

                def build(value: Any, *, name: str = name, inner_step: Any = step) -> Any:
                    if inner_step[1:] == [0]:
                        value = [value]
                    elif inner_step[1:]:
                        value = {"期末": value}
                    return around({name: value})

                here = [*way, *step]
                bad = {**smallest(inner), "没有这一项": "甲", "也没有": "乙"}
                found["".join(map(str, here))] = (here, build(bad))

                def deeper(value: Any, *, build: Any = build, inner: Any = inner) -> Any:
                    return build({**smallest(inner), **value})

                walk(inner, here, deeper)

    walk(Dossier, [], lambda value: {"文种": "学困生转化计划", **value})
    return found


def _has_own_keys(annotation: Any) -> bool:
    if get_origin(annotation) is dict:
        return True
    return any(_has_own_keys(part) for part in get_args(annotation))


def _is_list(annotation: Any) -> bool:
    return get_origin(annotation) is list or any(map(_is_list, get_args(annotation)))


PARTS = parts()
# Lists whose items may be written as pairs.
PAIRED = {("教材", "内容"), ("课时", "单元"), ("教学目标",)}


def test_every_part_is_tried() -> None:
    assert len(PARTS) > 60


@pytest.mark.parametrize(("place", "values"), PARTS.values(), ids=PARTS.keys())
def test_an_unknown_key_is_refused_in_every_part(
    place: list[str | int], values: dict[str, Any]
) -> None:
    text = yaml.safe_dump(values, allow_unicode=True, sort_keys=False)
    (found,) = {tuple(found) for found, _ in mistakes(text)}
    if tuple(place[:-1]) in PAIRED:
        # A mapping of unknown keys could be meant as pairs just as well.
        assert found[: len(place) - 1] == tuple(place[:-1])
    else:
        assert found == tuple(place)
    assert refused_by_plangen(text)
