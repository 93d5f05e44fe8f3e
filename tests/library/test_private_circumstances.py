"""What a teacher may type of a child's family or company is never printed beside the child."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from plangen.library.entries import Cause, Measure, load_library
from plangen.pipeline.dossiers import load
from plangen.pipeline.forms import make_forms
from plangen.writers.markdown import write_form_markdown
from written_documents import markdown_of

from .rendered import places_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LIBRARY = load_library()
CIRCUMSTANCE = re.compile(
    "留守|隔代|单亲|离异|离婚|丧偶|变故|家里有变|贫困|低保|寄宿|溺爱|服刑"
    "|不良(交友|交往|同伴|嗜好)|先天|发育|残疾|随班就读"
)
TELLING: list[Cause | Measure] = [
    *(entry for entry in LIBRARY.causes.values() if CIRCUMSTANCE.search(entry.name)),
    *(entry for entry in LIBRARY.measures.values() if CIRCUMSTANCE.search(entry.name)),
]
PUPIL = """\
plangen: 1
文种: 学困生转化计划
学校: 向阳小学
班级: 四年级（1）班
年级: 四年级
学科: 数学
学期: 第一学期
学年: 2026
开学日期: 2026-09-01
周数: 20
教师: 李老师
学困生:
  - 姓名: 马小雨
    性别: 女
    原因: [%s]
    措施: [%s]
"""


def printed(entry: Cause | Measure) -> list[str]:
    """Return what a document prints of an entry besides its sentences."""
    if isinstance(entry, Cause):
        return [entry.title, entry.dimension]
    words = (entry.title, entry.frequency, entry.person, entry.record, entry.set_name)
    return [*words, *entry.members]


def test_names_of_entries_tell_circumstances() -> None:
    names = {entry.name for entry in TELLING}
    assert {"留守儿童亲情补位", "家庭变故及时走访", "家校联手防不良交友"} < names
    assert {"留守或隔代照看", "父母离异或不和", "单亲家庭缺陪伴", "不良同伴影响"} < names


def test_no_entry_prints_a_circumstance_as_its_title_frequency_or_record() -> None:
    every: list[Cause | Measure] = [*LIBRARY.causes.values(), *LIBRARY.measures.values()]
    found = [(e.name, word) for e in every for word in printed(e) if CIRCUMSTANCE.search(word)]
    assert found == []


def test_no_text_of_an_entry_says_a_circumstance() -> None:
    assert places_of(CIRCUMSTANCE) == set()


@pytest.mark.parametrize("measure", [e.name for e in TELLING if isinstance(e, Measure)])
def test_a_measure_that_tells_a_circumstance_is_printed_under_another_name(
    dossier_file: Callable[[str], Path], measure: str
) -> None:
    file = dossier_file(PUPIL % ("缺少学习伙伴", measure))
    told = markdown_of(file)
    told += "".join(write_form_markdown(f).decode() for f in make_forms(load(file), ()).forms)
    assert "马×" in told
    assert LIBRARY.measures[measure].title in told
    assert not CIRCUMSTANCE.search(told)


@pytest.mark.parametrize("cause", [e.name for e in TELLING if isinstance(e, Cause)])
def test_a_cause_that_tells_a_circumstance_is_printed_under_another_name(
    dossier_file: Callable[[str], Path], cause: str
) -> None:
    told = markdown_of(dossier_file(PUPIL % (cause, "谈心交流")))
    assert LIBRARY.causes[cause].title in told
    assert not CIRCUMSTANCE.search(told)


def test_a_measure_with_names_answers_no_cause_that_is_told_without_them(
    dossier_file: Callable[[str], Path],
) -> None:
    told = markdown_of(dossier_file(PUPIL % ("屡败后自我放弃, 心理发展偏慢", "正视反复耐心等待")))
    measure = told[told.index("正视反复耐心等待（马×") :]
    assert "这一项针对“屡败后自我放弃”，" in measure
    assert "成长节奏比同龄人慢" not in measure
    assert "两条原因" not in measure


def test_a_measure_without_names_says_which_cause_it_answers(
    dossier_file: Callable[[str], Path],
) -> None:
    told = markdown_of(dossier_file(PUPIL % ("先天发展差异", "一人一案转化计划")))
    assert "一人一案转化计划（1人" in told
    assert "这一项针对“需要个别化支持”，" in told
