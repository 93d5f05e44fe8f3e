from __future__ import annotations

import re
from pathlib import Path

import pytest

from plangen import resources
from plangen.compose.kinds import (
    SectionPlan,
    check_unprinted,
    find_kind,
    kind_names,
    kinds,
    plan_sections,
    resolve_kind,
    summary_of,
)
from plangen.compose.scaffold import scaffold
from plangen.compose.wishes import Wishes
from plangen.model.dossier import Dossier
from plangen.model.loading import load_dossier
from plangen.problems import Severity
from plangen.source import SourceFile
from plangen.source.tree import Tree

PLAN, SUMMARY = "学困生转化计划", "学困生工作总结"


def sections_of(kind: str, **dossier: object) -> tuple[tuple[SectionPlan, ...], SourceFile]:
    source = SourceFile(Path("档案.yaml"), [])
    found = find_kind(kind)
    assert found is not None
    return plan_sections(Dossier.model_validate({"文种": PLAN} | dossier), found, source), source


def titles(sections: tuple[SectionPlan, ...]) -> list[str]:
    return [section.title for section in sections]


def test_plan_and_summary_are_kinds() -> None:
    assert {PLAN, SUMMARY} <= set(kinds())


def test_the_plan_has_its_sections_in_order() -> None:
    assert titles(kinds()[PLAN].sections) == [
        "",
        "指导思想",
        "学生情况",
        "原因分析",
        "目标",
        "措施",
        "原因与措施对照",
        "奖励办法",
        "禁止事项",
        "调整办法",
        "工作安排",
        "",
    ]


def test_the_summary_has_its_sections_in_order() -> None:
    assert titles(kinds()[SUMMARY].sections) == [
        "",
        "基本情况",
        "主要做法",
        "培优做法",
        "工作成效",
        "培优成效",
        "个案",
        "问题与反思",
        "下一步打算",
        "",
    ]


def test_a_kind_is_found_by_its_alias() -> None:
    found = find_kind("转化计划")
    assert found is not None
    assert found.name == PLAN


def test_every_kind_in_the_folder_has_its_place_in_the_order() -> None:
    files = [name for name in resources.names("kinds", ".yaml") if not name.startswith("_")]
    assert sorted(kinds()) == files


def test_no_word_means_two_kinds() -> None:
    assert len(set(kind_names())) == len(kind_names())


def test_a_plan_is_summed_up_by_the_summary_and_a_summary_by_itself() -> None:
    assert summary_of(kinds()[PLAN]) is kinds()[SUMMARY]
    assert summary_of(kinds()[SUMMARY]) is kinds()[SUMMARY]


def test_only_a_summary_reports() -> None:
    assert kinds()[SUMMARY].is_summary
    assert not kinds()[PLAN].is_summary


def test_an_unknown_kind_is_a_problem_that_offers_the_nearest() -> None:
    source = SourceFile(Path("档案.yaml"), [])
    assert resolve_kind(Dossier.model_validate({"文种": "学困生转化方案"}), source) is None
    assert "学困生转化计划" in source.problems[0].hint


def test_without_a_choice_the_kinds_sections_are_printed() -> None:
    assert sections_of(PLAN)[0] == kinds()[PLAN].sections


def test_the_dossier_chooses_sections_and_their_order() -> None:
    found, source = sections_of(PLAN, 章节=["措施", "目标"])
    assert titles(found) == ["措施", "目标"]
    assert source.problems == []


def test_a_section_of_ones_own_has_its_title_and_text() -> None:
    found, _ = sections_of(PLAN, 章节=["目标", {"标题": "分工", "内容": "- 数学老师\n"}])
    assert found[1].title == "分工"
    assert found[1].content == "- 数学老师"


def test_a_section_that_the_kind_does_not_have_is_a_problem() -> None:
    _, source = sections_of(PLAN, 章节=["措施", "目标与措施"])
    assert "目标与措施" in source.problems[0].message


@pytest.mark.parametrize("chosen", [["措施"], ["目标", "措施"]])
def test_the_summary_of_a_plan_keeps_its_own_sections(chosen: list[str]) -> None:
    assert sections_of(SUMMARY, 章节=chosen)[0] == kinds()[SUMMARY].sections


@pytest.mark.parametrize("kind", [PLAN, SUMMARY])
def test_every_printed_section_title_can_be_chosen(kind: str) -> None:
    printed = [title for title in titles(kinds()[kind].sections) if title]
    found, source = sections_of(kind, 文种=kind, 章节=printed)
    assert titles(found) == printed
    assert source.problems == []


def test_a_section_may_be_chosen_by_title_or_by_the_name_of_its_template() -> None:
    (by_title,), _ = sections_of(SUMMARY, 文种=SUMMARY, 章节=["个案"])
    (by_name,), _ = sections_of(SUMMARY, 文种=SUMMARY, 章节=["典型个案"])
    assert by_title == by_name


@pytest.mark.parametrize(
    ("kind", "chosen"),
    [(PLAN, ["措施", "目标", "措施"]), (SUMMARY, ["个案", "典型个案", "主要做法"])],
    ids=["same-word", "title-and-name"],
)
def test_a_section_chosen_twice_is_printed_once_with_a_warning(
    kind: str,
    chosen: list[str],
) -> None:
    found, source = sections_of(kind, 文种=kind, 章节=chosen)
    assert len(found) == 2
    assert [problem.severity for problem in source.problems] == [Severity.WARNING]


def test_a_section_that_the_dossier_names_is_marked_as_asked_for() -> None:
    found, _ = sections_of(PLAN, 章节=["措施"])
    assert found[0].asked_for
    assert not any(section.asked_for for section in kinds()[PLAN].sections)


@pytest.mark.parametrize(
    ("key", "value"),
    [("引文", ["温故而知新。"]), ("禁止事项", ["不罚抄"]), ("对照表", "是")],
)
def test_what_is_given_only_to_be_printed_is_missed_among_chosen_sections(
    key: str, value: object
) -> None:
    _, source = sections_of(PLAN, 章节=["措施"], **{key: value})
    (problem,) = source.problems
    assert problem.severity is Severity.WARNING
    assert problem.message == f"“章节”里没有列“{key}”，这一部分没有写进文稿"
    _, source = sections_of(PLAN, 章节=["措施", key], **{key: value})
    assert source.problems == []


def test_a_table_that_is_not_wanted_is_not_missed() -> None:
    _, source = sections_of(PLAN, 章节=["措施"], 对照表="否")
    assert source.problems == []


def unprinted(kind: str, summary: str | None = None, **given: object) -> list[str]:
    source = SourceFile(Path("档案.yaml"), [], Tree(data={"文种": kind, **given}))
    dossier = load_dossier(source)
    assert dossier is not None, source.problems
    check_unprinted(dossier, kinds()[summary or kind], source)
    assert all(problem.severity is Severity.WARNING for problem in source.problems)
    return [f"{problem.message} {problem.hint}" for problem in source.problems]


def test_a_part_that_the_kind_has_no_place_for_is_named_with_the_kinds_that_have() -> None:
    (told,) = unprinted(PLAN, 调整办法=["四周一换"], 结对办法="自愿选定")
    assert "学困生转化计划里没有印“结对办法”的地方" in told
    assert told.endswith("学困生帮扶计划")


def test_what_a_plan_prints_is_not_missed_in_its_summary() -> None:
    assert unprinted(PLAN, "学困生工作总结", 对照表="是", 禁止事项=["不罚抄"]) == []


def test_a_table_that_is_not_asked_for_is_not_missed() -> None:
    assert unprinted("学科教学计划", 对照表="否") == []
    assert len(unprinted("学科教学计划", 对照表="是")) == 1


def test_every_part_that_only_some_kinds_print_names_sections_that_exist() -> None:
    templates = {section.template for kind in kinds().values() for section in kind.sections}
    listed = resources.read_yaml("kinds/_parts.yaml")
    assert {name for names in listed.values() for name in names} <= templates | {"对策"}
    assert set(listed) <= {field.alias for field in Dossier.model_fields.values()}


@pytest.mark.parametrize("kind", list(kinds()))
def test_a_new_dossier_offers_nothing_that_its_kind_does_not_print(kind: str) -> None:
    offered = scaffold(Wishes(kind), Path("档案.yaml"))
    printed = {section.template for section in kinds()[kind].sections}
    if summary := summary_of(kinds()[kind]):
        printed |= {section.template for section in summary.sections}
    for part, sections in resources.read_yaml("kinds/_parts.yaml").items():
        if re.search(rf"(?m)^(?:# )?{part}:", offered):
            assert printed.intersection(sections), part
