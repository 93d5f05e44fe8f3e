"""Every sentence of the library, filled in for every kind of class."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

import pytest

from plangen.compose.environment import environment
from plangen.compose.proofreading import (
    GRADES,
    MOST_ALIKE,
    WHOLE,
    Part,
    Rendering,
    parts,
    renderings,
    settings,
    slots_of,
    without_slots,
)
from plangen.compose.slots import EVERYBODY, content_words, slots, subjects_with_words
from plangen.library.entries import ORGANISATION, TALENT_CATEGORY, Measure, load_library
from plangen.library.likeness import alike
from plangen.model.dossier import Dossier
from plangen.model.values import GRADE_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_SENTENCE = 60
LONGEST_PARAGRAPH = 180
SHORTEST_CLAUSE = 9
LOWER_GRADES = {1, 2}

HALF_WIDTH = re.compile(r"[\u4e00-\u9fff）”》][,.:;?!()]|[,.:;?!()][\u4e00-\u9fff（“《]")
SPACED = re.compile(r"[\u4e00-\u9fff，。；：、]\s+|\s+[\u4e00-\u9fff，。；：、]")
UNFIT_TERMS = ("差生", "后进生", "劣等生", "问题学生", "成绩差")
FORBIDDEN_ACTS = (
    "罚抄",
    "罚站",
    "罚款",
    "体罚",
    "排名",
    "名次",
    "排座次",
    "周考",
    "月考",
    "单元考",
    "单元测",
    "期中考",
    "刷题",
    "周测",
    "重点班",
)
JUDGEMENTS = ("懒", "笨", "不负责任", "素质低")
EMPTY_PHRASES = (
    "祖国的花朵",
    "园丁",
    "精诚所至",
    "没有教不好的学生",
    "显著成效",
    "明显提高",
    "充分调动",
    "努力做到",
    "切实加强",
    "有的放矢",
    "因势利导",
    "循循善诱",
    "形成合力",
    "全面提高素质",
)
FORBIDDEN = tuple(
    map(
        re.compile,
        (
            r"(公布|张贴).{0,6}(成绩|名次|排名)",
            r"按(成绩|名次|分数)(排座|分班|分组)",
            r"(周末|假期|双休日|寒假|暑假).{0,8}补课",
            r"家长.{0,6}(批改|检查作业|改错)",
            r"[！？]",
        ),
    )
)
# What a text must say in no class, with an example of how it read there.
MISREAD = (
    "旁边印着(加减号|商的位置|数位|小数点|约分)",  # 旁边印着加减号和得数: the answer beside the sum
    "“先看[^”]*(得数|余数)",  # before anything is worked out
    "(20以内|两位数加减法|分数的乘除).*(末尾有0|两位小数)",  # a step of the stairs that the grade has not
    "合上书(把课文读通|跟读|说出依据|看图)",  # with the book shut
    "(段落大意|加减法|四则运算|问答)[^。]*张口就来",  # what nobody has by heart
    "看的是[^。]*(听音|口算|拼读|跟读|朗读|认读)",  # a page of writing shows none
    "以哪几份[^。]*为准",  # nor does it measure what is said aloud
    "练[^，。]*(抄错|漏写|漏字|误用|病句|看错|混淆)[^，。]*时",  # practising mistakes
    "(三人|这[0-9]+人).{0,9}(情况与成因|解决的一个问题)|听一节课，看(三人|这[0-9]+人)",  # one sheet or seat for all
    "全班练习只要求",  # asked of a few pupils, not of the class
    "对方的好处|久坐|困难没有补上",  # gain; sitting too long; a difficulty is no gap
    "到会为止|讲到做对为止",  # nobody is kept after school
    "常算错的题(是常见的出错处|这类容易错的地方|方面没弄明白)",  # says the same again
    "(看图说单词|看图说话)[^。]{0,40}写出两种做法",  # what is said has no ways of working
    "心理上的成长",  # a diagnosis that a teacher cannot make
    "对对话|同学科的老师|得得少|凭听写|真看见的一样|这一条收起|有一样(比原来)?(向前|往前走)|指着图意|一个“我会了”小本",  # slips
)
PRAISE = re.compile(r"(效果|成效)|提高了|进步了|有所(提高|进步|改善)|明显|有了(提高|进步|改善)")


@cache
def all_parts() -> list[Part]:
    return list(parts(load_library()))


@cache
def all_renderings() -> list[Rendering]:
    """Every text in every class that it may be chosen for."""
    places = settings(all_parts())
    return [found for part in all_parts() for found in renderings(part, places)]


def prose() -> list[Rendering]:
    """What stands in a document as sentences of its own: all but the members of a set."""
    return [rendering for rendering in all_renderings() if rendering.part.use != "组成"]


def places_of(pattern: re.Pattern[str]) -> set[tuple[str, str]]:
    """Where a pattern occurs in a rendered text, and what it found there."""
    return {
        (rendering.part.place, found[0])
        for rendering in all_renderings()
        if (found := pattern.search(rendering.text))
    }


def sentences(text: str) -> list[str]:
    return re.findall(r"[^。！？]+[。！？]?", text)


def test_every_text_ends_with_a_full_stop() -> None:
    assert {r.part.place for r in prose() if not r.text.endswith("。")} == set()


def test_no_half_width_punctuation_stands_beside_a_chinese_character() -> None:
    assert places_of(HALF_WIDTH) == set()


def test_no_space_stands_beside_a_chinese_character() -> None:
    assert places_of(SPACED) == set()


def test_quotation_marks_and_brackets_come_in_pairs() -> None:
    unpaired = {
        rendering.part.place
        for rendering in all_renderings()
        for left, right in ("“”", "‘’", "（）", "《》")
        if rendering.text.count(left) != rendering.text.count(right)
    }
    assert unpaired == set()


def test_no_sentence_is_longer_than_sixty_characters() -> None:
    long = {
        (rendering.part.place, len(sentence), sentence)
        for rendering in all_renderings()
        for sentence in sentences(rendering.text)
        if len(sentence.rstrip("。！？")) > LONGEST_SENTENCE
    }
    assert long == set()


def test_no_text_is_longer_than_a_paragraph_may_be() -> None:
    long = {r.part.place for r in all_renderings() if len(r.text) > LONGEST_PARAGRAPH}
    assert long == set()


@pytest.mark.parametrize("word", [*UNFIT_TERMS, *FORBIDDEN_ACTS, *JUDGEMENTS, *EMPTY_PHRASES])
def test_a_forbidden_word_occurs_in_no_text(word: str) -> None:
    assert places_of(re.compile(word)) == set()


@pytest.mark.parametrize("pattern", FORBIDDEN, ids=lambda pattern: pattern.pattern)
def test_what_a_school_may_not_do_occurs_in_no_text(pattern: re.Pattern[str]) -> None:
    assert places_of(pattern) == set()


@pytest.mark.parametrize("pattern", MISREAD)
def test_what_reads_wrong_in_a_class_occurs_in_no_text(pattern: str) -> None:
    assert places_of(re.compile(pattern)) == set()


def test_no_text_for_grades_one_and_two_speaks_of_homework() -> None:
    homework = re.compile("(?<!不留)(家庭作业|回家作业|书面作业)|(家里|在家)写作业")
    found = {
        rendering.part.place
        for rendering in all_renderings()
        if rendering.grade in LOWER_GRADES
        and rendering.part.entry.fits(rendering.grade, rendering.subject)
        and homework.search(rendering.text)
    }
    assert found == set()


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
    "words", ["默读", "别人记要点", "原来的不擦", "先练一列口算，再慢慢做"]
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


def test_no_report_claims_an_effect() -> None:
    claims = {
        (rendering.part.place, found[0])
        for rendering in all_renderings()
        if rendering.part.use == "总结" and (found := PRAISE.search(rendering.text))
    }
    assert claims == set()


def test_no_text_states_the_record_that_the_teacher_may_rename() -> None:
    assert places_of(re.compile("《")) == set()


def test_no_text_says_a_sentence_twice() -> None:
    twice = {
        rendering.part.place
        for rendering in all_renderings()
        if len(set(sentences(rendering.text))) < len(sentences(rendering.text))
    }
    assert twice == set()


def test_no_two_wordings_of_one_use_share_a_clause() -> None:
    clauses = Counter(
        (part.use, clause)
        for part in all_parts()
        if part.use != WHOLE
        for clause in set(re.split("[，。；：]", without_slots(part.template)))
        if len(clause) >= SHORTEST_CLAUSE
    )
    assert [clause for clause, times in clauses.items() if times > 1] == []


def test_a_measure_in_one_sentence_is_neither_a_heading_nor_a_paragraph() -> None:
    briefs = [rendering for rendering in all_renderings() if rendering.part.use == "简"]
    assert {r.part.entry.name for r in briefs} == set(load_library().measures)
    assert {r.text for r in briefs if len(sentences(r.text)) > 1} == set()
    assert {r.text for r in briefs if not 15 <= len(r.text) <= 45} == set()


def test_a_measure_in_one_sentence_uses_only_slots_that_every_class_fills() -> None:
    allowed = {"他们", "作业", "课", "学科", *content_words(None, None)}
    odd = {p.place for p in all_parts() if p.use == "简" and slots_of(p) - allowed}
    assert odd == set()


def test_a_measure_in_one_sentence_repeats_neither_its_summary_nor_its_texts() -> None:
    repeated = []
    for measure in load_library().measures.values():
        brief = without_slots(measure.brief)
        texts = [without_slots(said) for t in measure.texts for said in (t.steps, t.report)]
        others = [measure.summary, *(s for text in texts for s in sentences(text))]
        found = [*alike([brief, *others], MOST_ALIKE)]
        repeated += [(measure.name, others[j - 1]) for i, j, _ in found if i == 0]
    assert repeated == []


def whole_class_texts() -> Iterator[tuple[str, str]]:
    for grade in GRADE_NAMES:
        data = {"文种": "学科教学计划", "年级": grade}
        words = slots(Dossier.model_validate(data), (), unnamed=EVERYBODY)
        for measure in load_library().measures.values():
            for text in measure.texts_for(None, None) if measure.whole_class else ():
                yield measure.name, environment().from_string(text.steps).render(words)


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
    [("悄悄告|预告", 1), ("拆成三", 1), ("桌面[^，]*只留", 2), ("[三四]格练习单|练习单[^，]*[三四]格", 2)],
)
def test_a_way_of_doing_it_belongs_to_few_measures(way: str, most: int) -> None:
    found = {
        measure.name
        for measure in load_library().measures.values()
        if any(re.search(way, said) for t in measure.texts for said in (t.steps, measure.brief))
    }
    assert len(found) <= most, found


def test_texts_for_a_whole_class_single_nobody_out() -> None:
    found = list(whole_class_texts())
    assert found
    singled_out = re.compile("学困生|这些学生|[几两三四五六七八九十]人")
    assert {name for name, text in found if singled_out.search(text)} == set()


def test_texts_for_pupils_who_are_ahead_speak_of_no_other_pupils() -> None:
    found = {
        measure.name
        for measure in load_library().measures.values()
        if measure.category == TALENT_CATEGORY
        for text in measure.texts
        if re.search("学困生|学有余力|优生", text.steps + text.report)
    }
    assert found == set()
