"""分组 and 小组 that contradict the list of pupils, each other or their rule."""

from __future__ import annotations

import pytest

from plangen.problems import Problem, Severity

from .reading import class_problems, only

PUPILS = "学困生:\n  - {姓名: 许晓}\n  - {姓名: 马小雨}\n  - {姓名: 高天}\n"
TEAM = "{姓名: 周明, 层次: 优}, {姓名: 李想, 层次: 中}, {姓名: 吴越, 层次: 中}, 许晓"


def errors(problems: list[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.severity is Severity.ERROR]


# 分组.


def test_groups_that_hold_every_pupil_once_are_left_alone() -> None:
    text = "分组: [{名称: 甲组, 学生: [许晓, 高天]}, {名称: 乙组, 学生: 马小雨}]\n"
    assert class_problems(PUPILS + text) == []


def test_a_pupil_in_no_group_is_told_at_his_line() -> None:
    problem = only(class_problems(PUPILS + "分组:\n  - {名称: 甲组, 学生: [许晓, 马小雨]}\n"))
    assert problem.line == 5
    assert "“高天”没有分进任何一组（分组从第 7 行起）" in problem.message


def test_a_pupil_in_two_groups_is_told_with_both_lines() -> None:
    text = "分组:\n  - {名称: 甲组, 学生: [许晓, 马小雨]}\n  - {名称: 乙组, 学生: [高天, 许晓]}\n"
    problem = only(class_problems(PUPILS + text))
    assert problem.line == 8
    assert "“许晓”分进了两次（另一处在第 7 行）" in problem.message


def test_a_pupil_twice_in_one_group_is_told() -> None:
    problem = only(
        class_problems(PUPILS + "分组: [{名称: 甲组, 学生: [许晓, 马小雨, 高天, 许晓]}]\n")
    )
    assert "“许晓”分进了两次" in problem.message


def test_a_stranger_in_a_group_is_told() -> None:
    text = "分组: [{名称: 甲组, 学生: [许晓, 马小雨, 高天, 周明]}]\n"
    assert "“周明”不在学困生名单里" in only(class_problems(PUPILS + text)).message


def test_two_groups_of_one_name_are_told() -> None:
    text = "分组:\n  - {名称: 甲组, 学生: [许晓, 马小雨]}\n  - {名称: 甲组, 学生: [高天]}\n"
    assert "组名“甲组”写了两次（另一处在第 7 行）" in only(class_problems(PUPILS + text)).message


def test_a_group_without_pupils_is_told() -> None:
    text = "分组: [{名称: 甲组, 学生: [许晓, 马小雨, 高天]}, {名称: 乙组, 学生: []}]\n"
    assert only(class_problems(PUPILS + text)).message == "“乙组”没有写学生"


# 小组.


def test_teams_by_the_rule_are_left_alone() -> None:
    text = f"学困生: [{{姓名: 许晓}}]\n编组: 1优2中1学困\n小组: [{{名称: 甲组, 成员: [{TEAM}]}}]\n"
    assert class_problems(text) == []


@pytest.mark.parametrize(
    ("members", "told"),
    [
        (
            "{姓名: 周明, 层次: 优}, {姓名: 李想, 层次: 优}, {姓名: 吴越, 层次: 中}, 许晓",
            "2优1中1学困",
        ),
        ("{姓名: 周明, 层次: 优}, {姓名: 李想, 层次: 中}, {姓名: 吴越, 层次: 中}", "1优2中0学困"),
        (
            "{姓名: 周明, 层次: 优}, 李想, {姓名: 吴越, 层次: 中}, 许晓",
            "1优1中1学困，1 人没有写层次",
        ),
    ],
    ids=["two-strong", "three-members", "no-level"],
)
def test_a_team_against_the_rule_is_told_as_it_is_made_up(members: str, told: str) -> None:
    text = (
        f"学困生: [{{姓名: 许晓}}]\n编组: 1优2中1学困\n小组: [{{名称: 甲组, 成员: [{members}]}}]\n"
    )
    problem = only(errors(class_problems(text)))
    assert f"“甲组”的成员是{told}，与编组“1优2中1学困”（第 3 行）不符" in problem.message


def test_a_leader_who_is_no_member_is_asked_for() -> None:
    members = "{姓名: 李想, 层次: 中}, {姓名: 吴越, 层次: 中}, 许晓"
    team = f"{{名称: 甲组, 组长: 周明, 成员: [{members}]}}"
    text = f"学困生: [{{姓名: 许晓}}]\n编组: 1优2中1学困\n小组: [{team}]\n"
    assert only(class_problems(text)).hint == "组长也要写进“成员”，并写明层次"


@pytest.mark.parametrize("members", ["甲, 乙, 丙", "丁, 甲, 乙, 丙"], ids=["beside", "among"])
def test_a_leader_and_three_more_fit_their_rule(members: str) -> None:
    text = f"编组: 组长加三人\n小组: [{{名称: 甲组, 组长: 丁, 成员: [{members}]}}]\n"
    assert class_problems(text) == []


@pytest.mark.parametrize(
    ("team", "told"),
    [
        ("组长: 丁, 成员: [甲, 乙]", "1 名组长、2 名组员"),
        ("成员: [甲, 乙, 丙]", "没有组长、3 名组员"),
    ],
)
def test_another_number_does_not_fit_the_rule_of_a_leader(team: str, told: str) -> None:
    problem = only(class_problems(f"编组: 组长加三人\n小组: [{{名称: 甲组, {team}}}]\n"))
    assert f"“甲组”{told}，与编组“组长加三人”（第 2 行）不符" in problem.message


@pytest.mark.parametrize("rule", ["编组: 自由搭配\n", ""], ids=["free", "no-rule"])
def test_without_a_rule_a_team_may_be_of_any_size(rule: str) -> None:
    assert class_problems(f"{rule}小组: [{{名称: 甲组, 成员: [甲, 乙]}}]\n") == []


def test_a_rule_without_teams_is_a_warning() -> None:
    assert only(class_problems("编组: 自由搭配\n"), Severity.WARNING)


def test_a_pupil_in_two_teams_is_told_with_both_lines() -> None:
    text = "小组:\n  - {名称: 甲组, 组长: 甲, 成员: [乙]}\n  - {名称: 乙组, 成员: [丙, 甲]}\n"
    problem = only(class_problems(text))
    assert problem.line == 4
    assert "“甲”进了两个小组（另一处在第 3 行）" in problem.message


@pytest.mark.parametrize("name", ["甲组", "{甲}组"])
def test_a_member_twice_in_one_team_is_told(name: str) -> None:
    problem = only(class_problems(f"小组: [{{名称: '{name}', 成员: [乙, 丙, 乙]}}]\n"))
    assert problem.message == f"“{name}”里“乙”写了两次（另一处在第 2 行）"


def test_a_level_against_the_list_is_told_with_both_lines() -> None:
    text = "学困生:\n  - {姓名: 许晓}\n小组:\n  - {名称: 甲组, 成员: [{姓名: 许晓, 层次: 中}]}\n"
    problem = only(class_problems(text))
    assert problem.line == 5
    assert "“许晓”的层次写的是中，他在学困生名单（第 3 行）里" in problem.message


def test_a_struggling_member_who_is_not_listed_is_told() -> None:
    text = "学困生: [{姓名: 许晓}]\n小组: [{名称: 甲组, 成员: [许晓, {姓名: 李想, 层次: 学困}]}]\n"
    assert "学困生名单（第 2 行起）里没有他" in only(class_problems(text)).message


def test_more_members_than_pupils_are_refused() -> None:
    text = "学生情况:\n  人数: 12\n小组: [{名称: 甲组, 成员: [%s]}]\n"
    members = ", ".join(f"学生{i}" for i in range(13))
    problem = only(class_problems(text % members))
    assert "各小组合起来 13 人，比全班 12 人（第 3 行）还多" in problem.message


def test_a_struggling_pupil_without_a_team_is_a_warning() -> None:
    text = PUPILS + "小组: [{名称: 甲组, 成员: [许晓, 马小雨]}]\n"
    problem = only(class_problems(text), Severity.WARNING)
    assert "“高天”没有编进小组" in problem.message
