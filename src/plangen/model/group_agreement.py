"""Whether 分组 and 小组 agree with the list of pupils, with each other and with their rule."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from plangen.model.doubles import named_items, tell_doubles
from plangen.model.grouping import (
    BY_LEADER,
    BY_LEVELS,
    FREELY,
    LEVELS_OF_A_TEAM,
    STRUGGLING,
)
from plangen.model.values import FILLER
from plangen.problems import Severity, did_you_mean, nearest

if TYPE_CHECKING:
    from plangen.model.dossier import Dossier
    from plangen.model.grouping import Team
    from plangen.source import SourceFile
    from plangen.source.tree import ValuePath

OTHERS_BESIDE_A_LEADER = 3


def check_groups(dossier: Dossier, source: SourceFile) -> None:
    """Add a problem for every pupil in no group or in two, and for every group against its rule."""
    _check_clusters(dossier, source)
    _check_teams(dossier, source)


def _check_clusters(dossier: Dossier, source: SourceFile) -> None:
    clusters = dossier.clusters
    if not clusters:
        return
    named = [(("分组", i, "名称"), cluster.name) for i, cluster in enumerate(clusters)]
    tell_doubles(source, named, "组名“{value}”写了两次", "改成不同的名称")
    pupils = {pupil.name for pupil in dossier.pupils}
    homes: dict[str, ValuePath] = {}
    for i, cluster in named_items(clusters):
        if not cluster.pupils:
            source.add_at(("分组", i), f"“{cluster.name}”没有写学生", "加一行 学生: [姓名]")
        for j, name in enumerate(cluster.pupils):
            place = ("分组", i, "学生", j)
            if name not in {*pupils, FILLER}:
                source.add_at(
                    place,
                    f"“{cluster.name}”里的“{name}”不在学困生名单里",
                    f"{did_you_mean(name, pupils)}核对姓名，或先列进名单",
                )
            elif name in homes:
                source.add_at(
                    place,
                    f"“{name}”分进了两次（另一处在{source.where(homes[name])}）",
                    "每名学生只进一组，留下一处",
                    rule="N14",
                )
            homes.setdefault(name, place)
    for i, pupil in enumerate(dossier.pupils):
        if pupil.name not in {*homes, FILLER}:
            source.add_at(
                ("学困生", i, "姓名"),
                f"“{pupil.name}”没有分进任何一组（分组从{source.where(('分组',))}起）",
                "把他写进一组的“学生”；不想自己分，删去“分组”，由程序按原因分",
            )


def _check_teams(dossier: Dossier, source: SourceFile) -> None:
    teams = dossier.teams
    if dossier.team_rule and not teams:
        source.add_at(
            ("编组",),
            "写了编组，没有小组名单，没有写进文稿",
            "照 plangen new 写出的样子加上“小组”",
            Severity.WARNING,
        )
    if not teams:
        return
    named = [(("小组", i, "名称"), team.name) for i, team in enumerate(teams)]
    tell_doubles(source, named, "小组“{value}”写了两次", "改成不同的名称")
    homes: dict[str, tuple[int, ValuePath]] = {}
    for i, team in named_items(teams):
        for name, place in _places(team, i):
            if name in homes and homes[name][0] != i:
                where = source.where(homes[name][1])
                source.add_at(
                    place,
                    f"“{name}”进了两个小组（另一处在{where}）",
                    "每人只进一个小组",
                    rule="N14",
                )
            homes.setdefault(name, (i, place))
        members = [(("小组", i, "成员", j), m.name) for j, m in enumerate(team.members)]
        message = f"“{team.name}”里“{{value}}”写了两次"
        tell_doubles(source, members, message, "留下一处")
        _check_levels(dossier, source, team, i)
        _check_rule(dossier, source, team, i)
    _check_size(dossier, source, set(homes) - {FILLER})


def _places(team: Team, i: int) -> list[tuple[str, ValuePath]]:
    """Everybody in a group with the place of the name, the leader first."""
    named: list[tuple[str | None, ValuePath]] = [(team.leader, ("小组", i, "组长"))]
    named += [(member.name, ("小组", i, "成员", j)) for j, member in enumerate(team.members)]
    return [(name, place) for name, place in named if name and name != FILLER]


def _check_levels(dossier: Dossier, source: SourceFile, team: Team, i: int) -> None:
    """A level must agree with the list of pupils whom the plan is for."""
    listed = {pupil.name: row for row, pupil in enumerate(dossier.pupils)}
    for j, member in enumerate(team.members):
        place = ("小组", i, "成员", j, "层次")
        if member.level not in {None, STRUGGLING} and member.name in listed:
            where = source.where(("学困生", listed[member.name], "姓名"))
            source.add_at(
                place,
                f"“{member.name}”的层次写的是{member.level}，他在学困生名单（{where}）里",
                "改正其中一处，或不写层次，由名单推出",
            )
        elif member.level == STRUGGLING and listed and member.name not in listed:
            where = source.where(("学困生",))
            source.add_at(
                place,
                f"“{member.name}”的层次写的是学困，学困生名单（{where}起）里没有他",
                f"{did_you_mean(member.name, listed)}列进名单，或改正层次",
            )


def _check_rule(dossier: Dossier, source: SourceFile, team: Team, i: int) -> None:
    rule = dossier.team_rule
    if rule in {None, FREELY}:
        return
    where = source.where(("编组",))
    if rule == BY_LEADER:
        others = {member.name for member in team.members} - {team.leader}
        if team.leader is None or len(others) != OTHERS_BESIDE_A_LEADER:
            told = f"{'1 名组长' if team.leader else '没有组长'}、{len(others)} 名组员"
            source.add_at(
                ("小组", i),
                f"“{team.name}”{told}，与编组“{BY_LEADER}”（{where}）不符",
                "写一名组长和另外三名成员，或改正编组",
                rule="N14",
            )
        return
    listed = {pupil.name for pupil in dossier.pupils}
    counted = Counter(
        STRUGGLING if member.name in listed else member.level for member in team.members
    )
    if counted != LEVELS_OF_A_TEAM:
        told = "".join(f"{counted[level]}{level}" for level in LEVELS_OF_A_TEAM)
        told += f"，{counted[None]} 人没有写层次" if counted[None] else ""
        among = team.leader is None or any(m.name == team.leader for m in team.members)
        source.add_at(
            ("小组", i),
            f"“{team.name}”的成员是{told}，与编组“{BY_LEVELS}”（{where}）不符",
            "核对成员和层次，或改正编组" if among else "组长也要写进“成员”，并写明层次",
            rule="N14",
        )


def _check_size(dossier: Dossier, source: SourceFile, everybody: set[str]) -> None:
    total = dossier.situation.total
    if total is not None and len(everybody) > total:
        where = source.where(("学生情况", "人数"))
        source.add_at(
            ("小组",),
            f"各小组合起来 {len(everybody)} 人，比全班 {total} 人（{where}）还多",
            "核对小组名单和全班人数",
            rule="N14",
        )
    missing = [p.name for p in dossier.pupils if p.name not in {*everybody, FILLER}]
    if missing:
        others = everybody - {pupil.name for pupil in dossier.pupils}
        alike = [near for name in missing for near in nearest(name, others, limit=1)]
        written = "、".join(f"“{name}”" for name in dict.fromkeys(alike))
        source.add_at(
            ("小组",),
            f"学困生{'、'.join(f'“{name}”' for name in missing)}没有编进小组",
            (f"小组里写的{written}是不是其中的学生？" if alike else "") + "有意这样安排可以不改",
            Severity.WARNING,
            rule="N14",
        )
