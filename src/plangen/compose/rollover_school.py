"""Parts whose figures belong to the old term: the school's 课后服务 and 经费, 课题, 奖励, 辅导."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from plangen.compose.scaffold import part_scaffold
from plangen.compose.turn import as_items, carried, to_look_at, words
from plangen.compose.yaml_text import Noted
from plangen.library.choices import Choices

if TYPE_CHECKING:
    from plangen.compose.turn import Turn


def anew(turn: Turn, key: str) -> Any:
    """Return a part as ``plangen new`` writes it, with placeholders for everything."""
    dossier = turn.dossier.model_copy(update={"kind": turn.kind.name, "grade": turn.grade})
    text = part_scaffold(key, Choices(), dossier)
    return yaml.load(text, Loader=yaml.BaseLoader)[key]  # noqa: S506  (makes text alone)


def tutoring(turn: Turn) -> Any:
    """Return 辅导: when and where stays; what is tutored in which week is to be planned anew."""
    old = turn.data.get("辅导")
    if not isinstance(old, dict):
        return None
    new = {key: carried(value, key) for key, value in old.items() if key != "内容"}
    return new | {"内容": anew(turn, "辅导")["内容"]}


def service(turn: Turn) -> Any:
    """Return 课后服务: the first day and the numbers enrolled are asked for anew."""
    old = turn.data.get("课后服务")
    if not isinstance(old, dict):
        return None
    said = words()["课后服务"]
    new: dict[str, Any] = carried(old, "课后服务")
    time, enrolment = new.get("时间"), new.get("报名")
    if isinstance(time, dict) and "开始" in time:
        time["开始"] = said["开始"]
    for key in ("学生", "全校"):
        if isinstance(enrolment, dict) and key in enrolment:
            enrolment[key] = said["报名"].format(count=enrolment[key])
    return Noted(new, (words()["留"]["课后服务"],))


def funding(turn: Turn) -> Any:
    """Return 经费: its rules stay; amounts, counts and days are asked for anew."""
    old, known = turn.data.get("经费"), turn.dossier.funding
    if not isinstance(old, dict) or known is None:
        return None
    new: dict[str, Any] = anew(turn, "经费")
    for key in ("比例", "计量", "附则"):
        new.pop(key)
        if key in old:
            new[key] = carried(old[key], key)
    payee = dict(new["教师"][0])
    rules = [rule.name for rule in known.rules]
    payee["计量"] = dict.fromkeys(rules, payee["计量"].popitem()[1]) if rules else {}
    payee = {
        key: value for key, value in payee.items() if value and (key != "终结" or "比例" in old)
    }
    names = "、".join(payee.name for payee in known.payees)
    notes = (words()["经费"]["教师"].format(names=names),) if names else ()
    return new | {"教师": Noted([payee], notes)}


def project(turn: Turn) -> Any:
    """Return 课题: what was done stays, for it goes on; thoughts and intentions are new ones."""
    old = turn.data.get("课题")
    if not isinstance(old, dict):
        return None
    said = words()["课题"]
    new = dict(old)
    for key in ("思考", "打算"):
        if key in old:
            texts = [line for text in as_items(old[key]) for line in text.splitlines()]
            notes = (said[key], *(f"  · {text}" for text in texts))
            new[key] = Noted([said["请填"][key]], notes)
    return Noted(new, (words()["留"]["课题"],))


def audience(turn: Turn) -> Any:
    """Return 对象; how many they are and in which days belongs to the old term."""
    return [to_look_at(text) for text in as_items(turn.data.get("对象"))] or None


def awards(turn: Turn) -> Any:
    """Return 奖励 without the numbers of those who got them."""
    found = [
        {key: carried(value, key) for key, value in item.items() if key != "获奖"}
        if isinstance(item, dict)
        else item
        for item in as_items(turn.data.get("奖励"))
    ]
    return found or None


def sections(turn: Turn) -> Any:
    """Return 章节 for a document of the same kind; the teacher's own sections are to be read."""
    items = as_items(turn.data.get("章节"))
    if not items or turn.kind_changes:
        return None
    own = any(isinstance(item, dict) and "内容" in item for item in items)
    found = [
        {key: to_look_at(value) if key == "内容" else value for key, value in item.items()}
        if isinstance(item, dict)
        else item
        for item in items
    ]
    return Noted(found, (words()["留"]["章节"],) if own else ())
