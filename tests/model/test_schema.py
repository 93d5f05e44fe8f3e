"""The keys of the dossier's schema, by place."""

from __future__ import annotations

import pytest
import yaml

from plangen.model.schema import all_keys, keys_at, keys_of


def keys_in(value: object) -> set[str]:
    if isinstance(value, dict):
        return {str(key) for key in value} | {k for item in value.values() for k in keys_in(item)}
    return {k for item in value for k in keys_in(item)} if isinstance(value, list) else set()


def test_every_key_of_a_full_dossier_is_known(full_dossier: str) -> None:
    names_of_examinations_and_measures = {"上学期期末", "期末", "谈心交流", "作业面批"}
    typed = keys_in(yaml.load(full_dossier, Loader=yaml.BaseLoader))  # noqa: S506  (text only)
    assert typed - names_of_examinations_and_measures <= all_keys()


@pytest.mark.parametrize(
    ("place", "key"),
    [
        pytest.param((), "文种", id="root"),
        pytest.param(("学生情况",), "人数", id="mapping"),
        pytest.param(("学困生", 0), "姓名", id="list-item"),
        pytest.param(("措施", 3), "频次", id="item-that-may-be-a-word"),
        pytest.param(("学生情况", "全班成绩", "期末"), "实考", id="below-an-examination"),
        pytest.param(("总结", "全班成绩", "上学期期末"), "及格", id="deep-below-an-examination"),
        pytest.param(("总结", "措施执行", "谈心交流"), "次数", id="below-a-measure"),
        pytest.param(("总结", "个案", 0), "家长同意", id="list-item-within-a-mapping"),
        pytest.param(("培优", "学生", 0), "方向", id="talent"),
        pytest.param(("培优", "措施", 0), "负责人", id="measure-for-talents"),
        pytest.param(("辅导内容", 0), "辅差", id="tutoring"),
        pytest.param(("课时", "单元", 0), "周次", id="unit"),
        pytest.param(("教材", "内容", 0), "领域", id="field-of-the-textbook"),
        pytest.param(("教学目标", 0), "组", id="group-of-aims"),
        pytest.param(("课后服务", "时间"), "每周", id="mapping-of-a-part-that-may-be-missing"),
        pytest.param(("课后服务", "安排", 0), "星期", id="row-of-the-timetable"),
        pytest.param(("经费", "比例"), "终结性", id="mapping-that-may-be-a-word"),
        pytest.param(("经费", "教师", 0), "扣减", id="row-of-the-account"),
    ],
)
def test_keys_are_known_by_their_place(place: tuple[str | int, ...], key: str) -> None:
    assert key in keys_at(place)


@pytest.mark.parametrize(
    "key",
    [
        *("姓名", "名称", "指标", "标题", "周次", "情形", "主题", "阶段"),
        *("领域", "组", "课时", "文件名", "星期", "项目"),
    ],
)
def test_an_item_of_a_list_may_begin_with_the_key_that_names_it(key: str) -> None:
    assert key in keys_of().of_items


@pytest.mark.parametrize("key", ["表现", "原因", "人数", "学校", "及格", "地点"])
def test_no_item_of_a_list_begins_with_a_key_from_elsewhere(key: str) -> None:
    assert key not in keys_of().of_items


def test_keys_of_one_place_are_not_offered_at_another() -> None:
    assert "姓名" not in keys_at(())


@pytest.mark.parametrize("place", [("没有",), ("班级",), ("学困生", 0, "成绩")])
def test_a_place_without_keys_of_its_own_has_none(place: tuple[str | int, ...]) -> None:
    assert keys_at(place) == []


# What the values of a key may be, by which slips of the keyboard are told from text.


@pytest.mark.parametrize(
    ("key", "shapes"),
    [
        pytest.param("说明", {"texts"}, id="text"),
        pytest.param("人数", {"texts"}, id="number"),
        pytest.param("特点", {"lists", "listed"}, id="sentences"),
        pytest.param("问题", {"lists", "listed"}, id="free-texts"),
        pytest.param("原因", {"lists", "listed", "words"}, id="names"),
        pytest.param("措施", {"lists", "listed", "words"}, id="names-here-and-mappings-there"),
        pytest.param("结对", {"lists", "listed", "words"}, id="people"),
        pytest.param("放假", {"lists", "listed", "words"}, id="days"),
        pytest.param("学困生", {"lists", "listed", "words"}, id="mappings-with-a-name"),
        pytest.param("依据", {"lists", "listed"}, id="titles-of-documents"),
        pytest.param("目标", {"listed"}, id="list-here-and-figure-there"),
        pytest.param("学生情况", set(), id="mapping"),
        pytest.param("成绩", {"free"}, id="mapping-with-names-of-the-teacher"),
    ],
)
def test_the_shapes_of_a_key_are_those_of_all_its_fields(key: str, shapes: set[str]) -> None:
    found = keys_of().shapes
    named = {name: getattr(found, name) for name in ("texts", "lists", "listed", "words", "free")}
    assert {name for name, keys in named.items() if key in keys} == shapes
