"""The head of a dossier: the class and the term without the pupils."""

from __future__ import annotations

from plangen.model.dossier import Dossier
from plangen.model.head import HEAD, head_only

GIVEN = {
    "文种": "学困生转化计划",
    "学校": "向阳小学",
    "班级": "四年级（1）班",
    "教师": "李老师",
    "学年": "2026-2027",
    "开学日期": "2026-09-01",
    "学困生": [{"姓名": "许晓", "原因": ["作业拖欠不完成"]}],
    "学生情况": {"人数": "31"},
    "目标": ["按时交作业"],
    "措施": ["家访"],
}


def test_the_class_stays_and_its_pupils_go() -> None:
    dossier = Dossier.model_validate(GIVEN)
    head = head_only(dossier)
    for name in HEAD:
        assert getattr(head, name) == getattr(dossier, name)
    empty = Dossier.model_validate({"文种": "学困生转化计划"})
    for name in Dossier.model_fields.keys() - set(HEAD):
        assert getattr(head, name) == getattr(empty, name)


def test_nothing_is_known_of_no_dossier() -> None:
    head = head_only(None)
    assert (head.school, head.class_name, head.grade, head.pupils) == (None, None, None, [])
