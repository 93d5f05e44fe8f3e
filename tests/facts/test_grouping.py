"""Groups by shared causes, pairs and teams."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from plangen.facts.grouping import ClusterFacts

    from .conftest import FactsOf


CAUSES = ("作业拖欠不完成", "自卑缺乏自信", "基础知识薄弱")
SENSITIVE = "父母离异或不和"
PUPILS = """\
学困生:
  - {姓名: 许晓, 原因: [作业拖欠不完成]}
  - {姓名: 马小雨, 原因: [自卑缺乏自信, 作业拖欠不完成]}
  - {姓名: 高天, 原因: [作业拖欠不完成]}
措施: [作业面批, 谈心交流]
"""


def members(cluster: ClusterFacts) -> list[str]:
    return [pupil.name for pupil in cluster.pupils]


def causes(cluster: ClusterFacts) -> list[str]:
    return [cause.name for cause in cluster.causes]


def measures(cluster: ClusterFacts) -> list[str]:
    return [measure.name for measure in cluster.measures]


# Derived groups.


def test_pupils_with_the_same_causes_are_one_group(facts_of: FactsOf) -> None:
    first, second = facts_of(PUPILS).grouping.clusters
    assert (first.name, members(first), causes(first)) == (
        "第一组",
        ["许晓", "高天"],
        ["作业拖欠不完成"],
    )
    assert (second.name, members(second)) == ("第二组", ["马小雨"])
    assert set(causes(second)) == {"自卑缺乏自信", "作业拖欠不完成"}


def test_the_order_in_which_causes_are_written_does_not_matter(facts_of: FactsOf) -> None:
    one, other = "[自卑缺乏自信, 基础知识薄弱]", "[基础知识薄弱, 自卑缺乏自信]"
    text = f"学困生: [{{姓名: 甲, 原因: {one}}}, {{姓名: 乙, 原因: {other}}}]\n"
    (only,) = facts_of(text).grouping.clusters
    assert members(only) == ["甲", "乙"]


def test_a_group_has_the_measures_that_concern_its_pupils(facts_of: FactsOf) -> None:
    first, second = facts_of(PUPILS).grouping.clusters
    assert measures(first) == ["作业面批"]
    assert measures(second) == ["作业面批", "谈心交流"]


def test_a_sensitive_cause_parts_no_group_and_stands_in_none(facts_of: FactsOf) -> None:
    text = PUPILS.replace(
        "许晓, 原因: [作业拖欠不完成]", f"许晓, 原因: [作业拖欠不完成, {SENSITIVE}]"
    )
    text = text.replace("谈心交流]", f"{{名称: 家庭变故及时走访, 针对: [{SENSITIVE}]}}]")
    first, _ = facts_of(text).grouping.clusters
    assert members(first) == ["许晓", "高天"]
    assert causes(first) == ["作业拖欠不完成"]
    assert measures(first) == ["作业面批"]
    assert first.further == ()


def test_pupils_without_a_cause_to_name_are_the_last_group(facts_of: FactsOf) -> None:
    text = PUPILS.replace("许晓, 原因: [作业拖欠不完成]", f"许晓, 原因: [{SENSITIVE}]")
    last = facts_of(text).grouping.clusters[-1]
    assert (last.name, members(last), last.causes) == ("其他学生", ["许晓"], ())


def test_groups_are_numbered_in_characters_beyond_the_tenth(facts_of: FactsOf) -> None:
    pairs = [
        list(pair) for pair in combinations([*CAUSES, "听课不专心", "记忆不牢", "学习方法不当"], 2)
    ]
    pupils = [{"姓名": f"学生{i}", "原因": pair} for i, pair in enumerate(pairs)]
    clusters = facts_of({"学困生": pupils}).grouping.clusters
    assert [cluster.name for cluster in clusters][9:12] == ["第十组", "第十一组", "第十二组"]


def test_without_causes_there_are_no_groups(facts_of: FactsOf) -> None:
    assert facts_of("学困生: [{姓名: 甲}, {姓名: 乙}]\n").grouping.clusters == ()


@settings(deadline=None, max_examples=40)
@given(rows=st.lists(st.sets(st.sampled_from([*CAUSES, SENSITIVE])), min_size=1, max_size=8))
def test_every_pupil_is_in_one_group_of_those_with_the_same_open_causes(
    facts_of: FactsOf, rows: list[set[str]]
) -> None:
    pupils = [{"姓名": f"学生{i}", "原因": sorted(row)} for i, row in enumerate(rows)]
    clusters = facts_of({"学困生": pupils}).grouping.clusters
    if not clusters:
        assert all(row <= {SENSITIVE} for row in rows)
        return
    names = [name for cluster in clusters for name in members(cluster)]
    assert sorted(names) == sorted(str(pupil["姓名"]) for pupil in pupils)
    for cluster in clusters:
        for pupil in cluster.pupils:
            assert set(pupil.causes) - {SENSITIVE} == set(causes(cluster))
    assert len({cluster.name for cluster in clusters}) == len(clusters)


# Groups that the teacher makes.

GIVEN = """\
学困生:
  - {姓名: 许晓, 原因: [自卑缺乏自信]}
  - {姓名: 高天}
  - {姓名: 马小雨, 原因: [自卑缺乏自信]}
分组:
  - {名称: 作业组, 学生: [许晓, 高天], 表现: [漏交], 原因: [作业拖欠不完成], 措施: [作业面批]}
  - {名称: 开口组, 学生: [马小雨]}
措施: [谈心交流]
"""


def test_the_causes_of_a_group_are_those_of_each_of_its_pupils(facts_of: FactsOf) -> None:
    facts = facts_of(GIVEN)
    assert facts.pupils[1].causes == ("作业拖欠不完成",)
    assert facts.pupils[0].causes == ("自卑缺乏自信", "作业拖欠不完成")
    (cause,) = (cause for cause in facts.causes if cause.name == "作业拖欠不完成")
    assert [pupil.name for pupil in cause.pupils] == ["许晓", "高天"]


def test_what_one_pupil_has_besides_is_told_apart(facts_of: FactsOf) -> None:
    first, second = facts_of(GIVEN).grouping.clusters
    assert causes(first) == ["作业拖欠不完成"]
    ((pupil, own),) = first.further
    assert (pupil.name, [cause.name for cause in own]) == ("许晓", ["自卑缺乏自信"])
    assert (causes(second), second.further) == (["自卑缺乏自信"], ())


def test_the_measures_of_a_group_are_for_its_pupils_alone(facts_of: FactsOf) -> None:
    facts = facts_of(GIVEN)
    first, second = facts.grouping.clusters
    assert measures(first) == ["作业面批"]
    assert measures(second) == ["谈心交流"]
    (own,) = (measure for measure in facts.measures if measure.name == "作业面批")
    assert [pupil.name for pupil in own.pupils] == ["许晓", "高天"]


def test_the_teachers_words_for_a_group_are_kept(facts_of: FactsOf) -> None:
    assert facts_of(GIVEN).grouping.clusters[0].signs == ("漏交",)


# Pairs and teams.


def test_pairs_are_those_who_have_a_helper(facts_of: FactsOf) -> None:
    grouping = facts_of(
        "学困生: [{姓名: 许晓, 结对: 周明, 座位: 同桌, 约定: 对错题}, {姓名: 高天}]\n"
    ).grouping
    (pair,) = grouping.pairs
    assert (pair.pupil.name, pair.helper, pair.seat, pair.promise) == (
        "许晓",
        "周明",
        "同桌",
        "对错题",
    )
    assert [pupil.name for pupil in grouping.unpaired] == ["高天"]


@pytest.mark.parametrize(
    ("team", "size"),
    [
        ("组长: 丁, 成员: [甲, 乙, 丙]", 4),
        ("组长: 甲, 成员: [甲, 乙, 丙]", 3),
        ("成员: [甲, 乙]", 2),
    ],
    ids=["leader-beside", "leader-among", "no-leader"],
)
def test_a_team_is_counted_from_its_list(facts_of: FactsOf, team: str, size: int) -> None:
    (found,) = facts_of(f"小组: [{{名称: 甲组, {team}}}]\n").grouping.teams
    assert found.size == size


def test_a_listed_pupil_has_the_level_without_its_being_typed(facts_of: FactsOf) -> None:
    team_text = "{名称: 甲组, 组长: 周明, 成员: [{姓名: 周明, 层次: 优}, 许晓, 李想]}"
    (team,) = facts_of(f"学困生: [{{姓名: 许晓}}]\n小组: [{team_text}]\n").grouping.teams
    assert team.by_level == {"优": ("周明",), "学困": ("许晓",)}
    assert team.unlevelled == ("李想",)


def test_teams_are_summed_up_by_size(facts_of: FactsOf) -> None:
    text = (
        "小组: [{名称: 甲, 成员: [子, 丑]}, {名称: 乙, 成员: [寅, 卯]}, {名称: 丙, 成员: [辰]}]\n"
    )
    grouping = facts_of(text).grouping
    assert (grouping.people, grouping.sizes) == (5, {2: 2, 1: 1})
