"""Every sentence of the library, filled in for every kind of class."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest
from jinja2 import meta

from plangen.compose.environment import environment
from plangen.compose.slots import EVERYBODY, slots, they
from plangen.facts.people import pupil_facts
from plangen.library.choices import Choices
from plangen.library.entries import TALENT_CATEGORY, Entry, load_library
from plangen.model.dossier import Dossier
from plangen.model.values import GRADE_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.facts.people import PupilFacts

LONGEST_SENTENCE = 60
LONGEST_PARAGRAPH = 180
MOST_ALIKE = 0.6
SHORTEST_CLAUSE = 9
GRADES = (None, 1, 2, 3, 4, 5, 6)
SUBJECTS = (None, "数学", "语文", "英语", "科学")
LOWER_GRADES = {1, 2}

HALF_WIDTH = re.compile(r"[\u4e00-\u9fff）”》][,.:;?!()]|[,.:;?!()][\u4e00-\u9fff（“《]")
SPACED = re.compile(r"[\u4e00-\u9fff，。；：、]\s+|\s+[\u4e00-\u9fff，。；：、]")
DOUBLED = re.compile(r"[，。；：、]{2,}|的的|和和|了了")
LEFT_OVER = re.compile(r"[{}%_<>]|None|Undefined|True|False")
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


@dataclass(frozen=True)
class Part:
    """One text of the library: to which entry it belongs, and what it is for."""

    entry: Entry
    use: str
    template: str

    @property
    def place(self) -> str:
        return f"{self.entry.name}·{self.use}"


@dataclass(frozen=True)
class Rendering:
    """A text filled in for some class."""

    part: Part
    grade: int | None
    subject: str | None
    text: str


def parts() -> Iterator[Part]:
    library = load_library()
    for cause in library.causes.values():
        for text in cause.texts:
            yield Part(cause, "现象", text.sign)
            yield Part(cause, "影响", text.effect)
            yield Part(cause, "全文", text.sign + text.effect)
    for measure in library.measures.values():
        for wording in measure.texts:
            yield Part(measure, "做法", wording.steps)
            yield Part(measure, "总结", wording.report)


def groups() -> list[tuple[PupilFacts, ...]]:
    """No pupil; a boy, a girl, one of unknown sex; two, seven, twelve pupils."""
    found = []
    for sexes in ([], ["男"], ["女"], [None], [None] * 2, ["男"] * 7, ["女"] * 12):
        pupils = [
            {"姓名": f"甲{i}"} | ({"性别": sex} if sex else {}) for i, sex in enumerate(sexes)
        ]
        dossier = Dossier.model_validate({"文种": "学困生转化计划", "学困生": pupils})
        none_chosen: list[list[str]] = [[] for _ in pupils]
        choices = Choices(pupil_causes=none_chosen, pupil_measures=none_chosen)
        found.append(pupil_facts(dossier, choices))
    return found


@cache
def contexts() -> list[tuple[int | None, str | None, dict[str, Any]]]:
    found = []
    for grade in GRADES:
        for subject in SUBJECTS:
            data = {"文种": "学困生转化计划"}
            data |= {"年级": GRADE_NAMES[grade - 1]} if grade else {}
            data |= {"学科": subject} if subject else {}
            dossier = Dossier.model_validate(data)
            found += [(grade, subject, slots(dossier, pupils)) for pupils in groups()]
    return found


@cache
def renderings() -> list[Rendering]:
    """Every text in every context; contexts that fill its slots alike count once."""
    found = []
    for part in parts():
        used = meta.find_undeclared_variables(environment().parse(part.template))
        template = environment().from_string(part.template)
        seen = set()
        for grade, subject, words in contexts():
            filled = (words.get(name) for name in sorted(used))
            key = (grade in LOWER_GRADES, *(w if isinstance(w, str) else bool(w) for w in filled))
            if key not in seen:
                seen.add(key)
                # Who is not named is called otherwise the second time: each text begins anew.
                anew = words if isinstance(words["他们"], str) else words | {"他们": they(())}
                found.append(Rendering(part, grade, subject, template.render(anew)))
    return found


def places_of(pattern: re.Pattern[str]) -> set[tuple[str, str]]:
    """Where a pattern occurs in a rendered text, and what it found there."""
    return {
        (rendering.part.place, found[0])
        for rendering in renderings()
        if (found := pattern.search(rendering.text))
    }


def sentences(text: str) -> list[str]:
    return re.findall(r"[^。！？]+[。！？]?", text)


def test_every_text_uses_only_known_slots() -> None:
    known = set(contexts()[0][2])
    unknown = {
        (part.place, name)
        for part in parts()
        for name in meta.find_undeclared_variables(environment().parse(part.template)) - known
    }
    assert unknown == set()


@pytest.mark.parametrize("grade", GRADES)
@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_class_has_a_word_for_every_slot(grade: int | None, subject: str | None) -> None:
    expected = set(contexts()[0][2])
    for found_grade, found_subject, words in contexts():
        if (found_grade, found_subject) == (grade, subject):
            assert set(words) == expected
            assert all(word or isinstance(word, bool) for word in words.values())


def test_no_slot_is_left_in_a_text() -> None:
    assert places_of(LEFT_OVER) == set()


def test_every_text_ends_with_a_full_stop() -> None:
    assert {r.part.place for r in renderings() if not r.text.endswith("。")} == set()


def test_no_half_width_punctuation_stands_beside_a_chinese_character() -> None:
    assert places_of(HALF_WIDTH) == set()


def test_no_space_stands_beside_a_chinese_character() -> None:
    assert places_of(SPACED) == set()


def test_no_mark_or_particle_is_doubled_where_a_slot_meets_its_sentence() -> None:
    assert places_of(DOUBLED) == set()


def test_quotation_marks_and_brackets_come_in_pairs() -> None:
    unpaired = {
        rendering.part.place
        for rendering in renderings()
        for left, right in ("“”", "‘’", "（）", "《》")
        if rendering.text.count(left) != rendering.text.count(right)
    }
    assert unpaired == set()


def test_no_sentence_is_longer_than_sixty_characters() -> None:
    long = {
        (rendering.part.place, len(sentence), sentence)
        for rendering in renderings()
        for sentence in sentences(rendering.text)
        if len(sentence.rstrip("。！？")) > LONGEST_SENTENCE
    }
    assert long == set()


def test_no_text_is_longer_than_a_paragraph_may_be() -> None:
    long = {r.part.place for r in renderings() if len(r.text) > LONGEST_PARAGRAPH}
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
        for rendering in renderings()
        if rendering.grade in LOWER_GRADES
        and rendering.part.entry.fits(rendering.grade, rendering.subject)
        and homework.search(rendering.text)
    }
    assert found == set()


def test_no_report_claims_an_effect() -> None:
    claims = {
        (rendering.part.place, found[0])
        for rendering in renderings()
        if rendering.part.use == "总结" and (found := PRAISE.search(rendering.text))
    }
    assert claims == set()


def test_no_text_states_the_record_that_the_teacher_may_rename() -> None:
    assert places_of(re.compile("《")) == set()


def test_no_text_says_a_sentence_twice() -> None:
    twice = {
        rendering.part.place
        for rendering in renderings()
        if len(set(sentences(rendering.text))) < len(sentences(rendering.text))
    }
    assert twice == set()


def without_slots(text: str) -> str:
    return re.sub(r"\{[{%].*?[}%]\}", "", text)


def test_no_two_texts_are_more_than_sixty_percent_alike() -> None:
    texts = [(part, without_slots(part.template)) for part in parts() if part.use != "全文"]
    signs = {sign: 1 << i for i, sign in enumerate({c for _, text in texts for c in text})}
    measured = []
    for part, text in texts:
        distinct = set(text)
        measured.append(
            (part, text, sum(signs[sign] for sign in distinct), len(text) - len(distinct)),
        )
    alike = []
    for one, other in combinations(measured, 2):
        # No more can match than the distinct characters in common and one side's repetitions.
        most = (one[2] & other[2]).bit_count() + min(one[3], other[3])
        if 2 * most <= MOST_ALIKE * (len(one[1]) + len(other[1])):
            continue
        matcher = SequenceMatcher(None, one[1], other[1], autojunk=False)
        if matcher.quick_ratio() > MOST_ALIKE and (ratio := matcher.ratio()) > MOST_ALIKE:
            alike.append((one[0].place, other[0].place, round(ratio, 2)))
    assert alike == []


def test_no_two_wordings_of_one_use_share_a_clause() -> None:
    clauses = Counter(
        (part.use, clause)
        for part in parts()
        if part.use != "全文"
        for clause in set(re.split("[，。；：]", without_slots(part.template)))
        if len(clause) >= SHORTEST_CLAUSE
    )
    assert [clause for clause, times in clauses.items() if times > 1] == []


def whole_class_texts() -> Iterator[tuple[str, str]]:
    for grade in GRADES[1:]:
        data = {"文种": "学科教学计划", "年级": GRADE_NAMES[(grade or 1) - 1]}
        words = slots(Dossier.model_validate(data), (), unnamed=EVERYBODY)
        for measure in load_library().measures.values():
            for text in measure.texts if measure.whole_class else ():
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
