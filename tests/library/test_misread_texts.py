"""Sentences that read wrong in some class once: what they said there, they say nowhere."""

from __future__ import annotations

import re

import pytest

from plangen.compose.proofreading import GRADES
from plangen.compose.slots import content_words, subjects_with_words
from plangen.library.entries import ORGANISATION, Measure, load_library

from .rendered import all_renderings, places_of

LOWER_GRADES = {1, 2}
MISREAD = (
    # 旁边印着加减号和得数: the answer beside the sum, or before it is worked out
    "旁边印着(加减号|商的位置|数位|小数点|约分)",
    "“先看[^”]*(得数|余数)",
    # stairs of which the grade has no step
    "(20以内|两位数加减法|分数的乘除).*(末尾有0|两位小数)",
    # with the book shut
    "合上书(把课文读通|跟读|说出依据|看图)",
    # what nobody has by heart
    "(段落大意|加减法|四则运算|问答)[^。]*张口就来",
    # what is said aloud, measured by what is on paper
    "看的是[^。]*(听音|口算|拼读|跟读|朗读|认读)",
    "以哪几份[^。]*为准",
    # practising mistakes
    "练[^，。]*(抄错|漏写|漏字|误用|病句|看错|混淆)[^，。]*时",
    # one sheet for all, one pupil for all parents
    "(三人|这[0-9]+人).{0,9}(情况与成因|解决的一个问题)|听一节课，看(三人|这[0-9]+人)",
    # asked of a few pupils, not of the class
    "全班练习只要求",
    # gain; sitting too long; a difficulty is no gap
    "对方的好处|久坐|困难没有补上",
    # nobody is kept after school
    "到会为止|讲到做对为止",
    # the same again
    "常算错的题(是常见的出错处|这类容易错的地方|方面没弄明白)",
    # what is said has no ways of working
    "看图说(单词|话)[^。]{0,40}写出两种做法",
    # a diagnosis that no teacher can make
    "心理上的成长",
    # slips of slots and of the pen
    "对对话|同学科的老师|得得少|凭听写|真看见的一样|这一条收起|指着图意",
    "有一样(比原来)?(向前|往前走)|一个“我会了”小本",
)


@pytest.mark.parametrize("pattern", MISREAD)
def test_what_reads_wrong_in_a_class_occurs_in_no_text(pattern: str) -> None:
    assert places_of(re.compile(pattern)) == set()


def test_a_text_for_all_grades_sets_the_youngest_no_writing_after_school() -> None:
    plain = {
        rendering.part.place
        for rendering in all_renderings()
        if rendering.grade is None
        and isinstance(rendering.part.entry, Measure)
        and rendering.part.entry.category == ORGANISATION
        and re.search("写当天的作业|要写的几本", rendering.text)
        and "一、二年级" not in rendering.text
    }
    assert plain == set()


@pytest.mark.parametrize(
    "words", ["默读", "别人记要点", "原来的不擦", "先练一列口算，再慢慢做", "看词能读"]
)
def test_the_youngest_are_asked_for_nothing_that_they_cannot_yet(words: str) -> None:
    asked = {
        (rendering.part.place, rendering.grade)
        for rendering in all_renderings()
        if rendering.grade in LOWER_GRADES
        and rendering.part.fits(rendering.grade, rendering.subject)
        and words in rendering.text
    }
    assert asked == set()


@pytest.mark.parametrize(("measure", "word"), [("严爱相济", "对照|前一周"), ("以身作则", "对照")])
def test_what_is_compared_each_week_is_said(measure: str, word: str) -> None:
    found = load_library().measures[measure]
    assert found.frequency == "每周对照一次"
    assert [text.steps for text in found.texts if not re.search(word, text.steps)] == []


def test_what_is_laid_out_can_be_laid_out() -> None:
    things = {content_words(grade, "语文")["学具"] for grade in GRADES}
    assert [word for word in things if re.search("格|提纲", word)] == []


def test_the_files_of_the_school_speak_of_pupils_not_of_children() -> None:
    files = [m for m in load_library().measures.values() if m.category == "档案与跟踪"]
    texts = [(m.name, said) for m in files for t in m.texts for said in (t.steps, t.report)]
    assert [name for name, said in texts if "孩子" in said] == []


def test_what_is_said_aloud_is_the_pupils_own_in_every_class() -> None:
    said = {
        (grade, subject): content_words(grade, subject)["口头"]
        for subject in (None, *subjects_with_words())
        for grade in GRADES
    }
    assert [place for place, words in said.items() if re.search("跟读|读通", words)] == []


def test_a_text_for_any_subject_speaks_of_no_worked_example() -> None:
    spoken = {
        (rendering.part.place, found[0])
        for rendering in all_renderings()
        if rendering.subject != "数学"
        and (found := re.search(".{4}例题", rendering.text))
        and rendering.part.entry.fits(rendering.grade, rendering.subject)
    }
    assert spoken == set()
    assert [m for e in load_library().measures.values() for m in e.members if "例题" in m] == []


@pytest.mark.parametrize(
    ("way", "most"),
    [
        ("悄悄告|预告", 1),
        ("拆成三", 1),
        ("桌面[^，]*只留", 2),
        ("[三四]格练习单|练习单[^，]*[三四]格", 2),
    ],
)
def test_a_way_of_doing_it_belongs_to_few_measures(way: str, most: int) -> None:
    found = {
        measure.name
        for measure in load_library().measures.values()
        if any(re.search(way, said) for t in measure.texts for said in (t.steps, measure.brief))
    }
    assert len(found) <= most, found
