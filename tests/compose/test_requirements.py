"""What a kind cannot do without."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from plangen.compose.kinds import kinds
from plangen.compose.requirements import expect_head, require_parts
from plangen.compose.scaffold import scaffold
from plangen.compose.wishes import Wishes
from plangen.library.choices import Choices
from plangen.model.loading import load_dossier
from plangen.problems import Severity
from plangen.source import SourceFile
from plangen.source.tree import parse

if TYPE_CHECKING:
    from plangen.compose.kinds import Kind
    from plangen.problems import Problem

KIND = replace(kinds()["学困生转化计划"], required=("措施",))


EITHER = replace(KIND, required=("措施 或 班级工作",))


def problems_of(text: str, kind: Kind = KIND) -> list[Problem]:
    source = SourceFile(Path("档案.yaml"), text.split("\n"), parse("文种: 学困生转化计划\n" + text))
    dossier = load_dossier(source)
    assert dossier is not None
    require_parts(kind, dossier, Choices(), source)
    return source.problems


def test_a_required_part_that_is_missing_is_named_and_shown() -> None:
    (problem,) = problems_of("学校: 向阳小学\n")
    assert problem.message == "学困生转化计划需要“措施”这一部分，档案里还没有"
    assert "\n措施:\n  - 【示例】" in problem.hint


def test_a_required_part_without_content_is_shown_at_its_line() -> None:
    (problem,) = problems_of("学校: 向阳小学\n措施:\n")
    assert (problem.line, problem.message) == (3, "“措施”下面还没有内容")
    assert "措施:\n  - 【示例】" not in problem.hint
    assert "- 【示例】" in problem.hint


def test_a_part_that_is_there_is_not_asked_for() -> None:
    assert problems_of("措施: [家访]\n") == []


def test_placeholders_are_reported_once_and_not_as_a_missing_part() -> None:
    assert problems_of("措施:\n  - 名称: 【请填：措施】\n") == []


def test_what_is_shown_is_what_a_new_dossier_holds() -> None:
    (problem,) = problems_of("学校: 向阳小学\n")
    shown = problem.hint[problem.hint.index("措施:") :]
    assert shown in scaffold(Wishes("学困生转化计划"), Path("档案.yaml"))


@pytest.mark.parametrize("text", ["措施: [家访]\n", "班级工作: {班风: 好动}\n"])
def test_of_two_parts_one_is_enough(text: str) -> None:
    assert problems_of(text, EITHER) == []


def test_where_both_parts_are_missing_both_are_named_and_the_first_is_shown() -> None:
    (problem,) = problems_of("学校: 向阳小学\n", EITHER)
    assert problem.message == "学困生转化计划需要“措施”或“班级工作”这一部分，档案里还没有"
    assert "\n措施:\n" in problem.hint


def test_of_two_parts_the_one_that_is_begun_is_asked_for() -> None:
    (problem,) = problems_of("学校: 向阳小学\n班级工作:\n", EITHER)
    assert (problem.line, problem.message) == (3, "“班级工作”下面还没有内容")


HEAD = "学校: 向阳小学\n班级: 四年级（1）班\n教师: 李老师\n日期: 2026-09-07\n"


def head_gaps(text: str, kind: str = "学困生转化计划") -> list[Problem]:
    source = SourceFile(Path("档案.yaml"), text.split("\n"), parse(f"文种: {kind}\n" + text))
    dossier = load_dossier(source)
    assert dossier is not None
    expect_head(kinds()[kind], dossier, source)
    return source.problems


def test_a_head_without_its_parts_is_a_gap_with_what_to_type() -> None:
    (problem,) = head_gaps("教师: 李老师\n班级: 四年级（1）班\n")
    assert problem.severity is Severity.WARNING
    assert problem.message == "没有写学校、日期，标题或落款不全"
    assert problem.hint == "在开头加上：学校: 向阳小学；日期: 2026-09-07"


def test_a_part_of_the_head_that_is_left_empty_is_a_gap_too() -> None:
    (problem,) = head_gaps(HEAD.replace("学校: 向阳小学", "学校:"))
    assert problem.message == "没有写学校，标题或落款不全"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (HEAD, "学困生转化计划"),
        (HEAD.replace("班级: 四年级（1）班", "年级: 四年级"), "学困生转化计划"),
        (HEAD.replace("2026-09-07", "【请填：日期】"), "学困生转化计划"),
        (HEAD.replace("日期: 2026-09-07\n", ""), "学困生工作总结"),
        ("学校: 向阳小学\n日期: 2026-09-07\n", "课后服务实施方案"),
    ],
    ids=["whole", "grade", "waiting", "summary-has-its-own-date", "no-class-in-the-head"],
)
def test_a_head_that_says_what_its_kind_says_has_no_gap(text: str, kind: str) -> None:
    assert head_gaps(text, kind) == []


INNER = replace(KIND, required=("经费", "经费.发放"))


def test_an_inner_part_that_is_missing_is_named_and_shown_where_it_belongs() -> None:
    (problem,) = problems_of("学校: 向阳小学\n经费: {收入: [{项目: 补贴, 金额: 1}]}\n", INNER)
    assert (problem.line, problem.message) == (
        3,
        "学困生转化计划的“经费”里需要“发放”，还没有写",
    )
    assert problem.hint.startswith("在“经费:”下面加上：\n  发放:\n    日期: 【请填")
    assert "公示" not in problem.hint


def test_an_inner_part_is_not_asked_for_while_the_outer_one_is_missing() -> None:
    (problem,) = problems_of("学校: 向阳小学\n", INNER)
    assert problem.message == "学困生转化计划需要“经费”这一部分，档案里还没有"


def test_an_inner_part_without_content_is_shown_at_its_line() -> None:
    text = "经费:\n  收入: [{项目: 补贴, 金额: 1}]\n  发放:\n"
    (problem,) = problems_of(text, INNER)
    assert (problem.line, problem.message) == (4, "“发放”下面还没有内容")
    assert problem.hint.startswith("在“发放:”下面写上：\n    日期: 【请填")


def test_an_inner_part_that_the_scaffold_offers_commented_is_shown_uncommented() -> None:
    kind = replace(KIND, required=("课后服务.安排 或 课后服务.内容",))
    (problem,) = problems_of("课后服务:\n  评价: [问卷]\n  内容:\n", kind)
    assert (problem.line, problem.message) == (4, "“内容”下面还没有内容")
    assert "\n    - 名称: 作业辅导\n      说明: " in problem.hint


def test_an_inner_part_that_is_there_or_waits_to_be_filled_is_not_asked_for() -> None:
    given = "经费: {收入: [{项目: 补贴, 金额: 1}], 发放: {日期: 2027-01-26}}\n"
    assert problems_of(given, INNER) == []
    waiting = "经费:\n  收入: [{项目: 补贴, 金额: 1}]\n  发放:\n    日期: 【请填：如 2027-01-26】\n"
    assert problems_of(waiting, INNER) == []


@pytest.mark.parametrize(
    ("kind", "part"),
    [
        (kind, part)
        for kind in kinds().values()
        for required in kind.required
        for part in required.split(" 或 ")
    ],
    ids=lambda value: value if isinstance(value, str) else value.name,
)
def test_every_required_part_of_every_kind_can_be_shown(kind: Kind, part: str) -> None:
    outer, _, inner = part.partition(".")
    begun = (
        "经费: {计量: [{项目: 上岗, 计: 1}]}\n教材: {版本: 人教版}\n"
        "课题: {名称: 研究}\n课后服务: {评价: [问卷]}\n"
    )
    text = begun if inner else "学校: 向阳小学\n"
    (problem, *_) = problems_of(text, replace(kind, required=(part,)))
    assert f"\n  {inner}:" in problem.hint if inner else f"\n{outer}:" in problem.hint
