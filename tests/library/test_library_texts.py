"""Every sentence of the library, filled in for every kind of class."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from plangen.compose.environment import environment
from plangen.compose.proofreading import MOST_ALIKE, WHOLE, slots_of, without_slots
from plangen.compose.slots import EVERYBODY, content_words, slots
from plangen.library.entries import TALENT_CATEGORY, load_library
from plangen.library.likeness import alike
from plangen.model.dossier import Dossier
from plangen.model.values import GRADE_NAMES

from .rendered import all_parts, all_renderings, places_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.compose.proofreading import Rendering

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
PRAISE = re.compile(r"(效果|成效)|提高了|进步了|有所(提高|进步|改善)|明显|有了(提高|进步|改善)")


def prose() -> list[Rendering]:
    """What stands in a document as sentences of its own: all but the members of a set."""
    return [rendering for rendering in all_renderings() if rendering.part.use != "组成"]


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
