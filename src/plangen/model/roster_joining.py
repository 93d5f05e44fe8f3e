"""花名册 joined to the dossier: the size of the class, and the pupils' 性别."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from plangen.model.dossier import Pupil
from plangen.model.tables import ReadRoster
from plangen.model.talent import Talent
from plangen.model.values import FILLER
from plangen.problems import Severity, did_you_mean

if TYPE_CHECKING:
    from plangen.model.dossier import Dossier
    from plangen.model.people import People, Person
    from plangen.source import SourceFile
    from plangen.source.tree import ValuePath

Listed = TypeVar("Listed", Pupil, Talent)


def with_roster(dossier: Dossier, roster: People, source: SourceFile) -> Dossier:
    """Return the dossier with what the list of its class gives."""
    sexes = [person.sex for person in roster.persons]
    counts: dict[str, int | None] = {"total": len(sexes), "boys": None, "girls": None}
    if None not in sexes:
        counts |= {"boys": sexes.count("男"), "girls": sexes.count("女")}
    here = dossier.situation
    for key, title in (("total", "人数"), ("boys", "男生"), ("girls", "女生")):
        given = getattr(here, key)
        if given is not None and counts[key] not in {None, given}:
            source.add_at(
                ("学生情况", title),
                f"{title}写的是 {given}，{roster.table.called}里是 {counts[key]} 人",
                f"删去 {title} 这一行，由花名册数出；花名册不对就改花名册",
            )
    changes: dict[str, Any] = {
        "situation": here.model_copy(
            update={key: value for key, value in counts.items() if value is not None}
        ),
        "pupils": [
            _with_sex(pupil, roster, ("学困生", i), source)
            for i, pupil in enumerate(dossier.pupils)
        ],
        "roster": ReadRoster.model_construct(
            **dict(dossier.roster or ()), names=tuple(person.name for person in roster.persons)
        ),
    }
    if dossier.talent is not None:
        talents = [
            _with_sex(pupil, roster, ("培优", "学生", i), source)
            for i, pupil in enumerate(dossier.talent.pupils)
        ]
        changes["talent"] = dossier.talent.model_copy(update={"pupils": talents})
    _check_helpers(dossier, roster, source)
    return dossier.model_copy(update=changes)


def _with_sex(pupil: Listed, roster: People, place: ValuePath, source: SourceFile) -> Listed:
    person = find_person(pupil, roster, place, source)
    if person is None or person.sex is None:
        return pupil
    if pupil.sex not in {None, person.sex}:
        source.add_at(
            (*place, "性别"),
            f"“{pupil.name}”的性别写的是{pupil.sex}，{roster.table.called}第"
            f" {person.row.number} 行是{person.sex}",
            "删去性别这一行，由花名册来；花名册不对就改花名册",
        )
    return pupil.model_copy(update={"sex": person.sex})


def find_person(
    pupil: Pupil | Talent, people: People, place: ValuePath, source: SourceFile
) -> Person | None:
    """Return the row of a pupil; nobody, or several of one name, is a problem of the source."""
    found = people.find(pupil.name, pupil.number)
    if len(found) == 1 or pupil.name == FILLER:
        return found[0] if found else None
    if found:
        known = "、".join(f"第 {p.row.number} 行（学号 {p.number or '没有'}）" for p in found)
        numbers = " 或 ".join(person.number for person in found if person.number)
        hint = f"在姓名下面加一行，如 学号: {found[0].number}"
        if not numbers:
            hint = f"在 {people.table.path.name} 里加一列“学号”，再在姓名下面写上学号"
        elif pupil.number:
            hint = f"写的学号 {pupil.number} 不是其中任何一个，改成 {numbers}"
        source.add_at(
            (*place, "学号" if pupil.number and numbers else "姓名"),
            f"{people.table.called}里有 {len(found)} 个“{pupil.name}”：{known}",
            hint,
        )
    else:
        source.add_at(
            (*place, "姓名"),
            f"{people.table.called}里没有“{pupil.name}”",
            did_you_mean(pupil.name, [person.name for person in people.persons])
            or "核对姓名；新转来的先补进表里",
        )
    return None


def _check_helpers(dossier: Dossier, roster: People, source: SourceFile) -> None:
    names = [person.name for person in roster.persons]
    for i, pupil in enumerate(dossier.pupils):
        for helper in pupil.helpers:
            near = did_you_mean(helper, names)
            if near and not roster.find(helper):
                message = f"结对同学“{helper}”不在{roster.table.called}里"
                source.add_at(("学困生", i, "结对"), message, near, Severity.WARNING)
