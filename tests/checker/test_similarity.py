"""Documents that resemble each other: what is found, what is not, and where it stands."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangen.checker.collection import compare_files, one_of_each
from plangen.checker.fingerprints import SURE, reduced
from plangen.checker.rule import BETWEEN_DOCUMENTS, FolderRule
from plangen.checker.rules import all_rules
from plangen.checker.similarity import LARGEST_IN_PAIRS, Comparison, compare
from plangen.checker.stretches import MOST_PLACES, Ground
from plangen.readers.text import read_plain

if TYPE_CHECKING:
    from random import Random

    from plangen.readers.passages import Manuscript

FIRST = (
    "许×的口算慢在进位加法，常把个位的进位忘掉。每天早读前做五道进位题，先在十位上方写小数字。"
    "做完自己验算，错的当天重做，记进面批本，月底数一数错题少了几道。"
)
OTHER = (
    "林×写话只写一句。先看图说给同桌听，说清谁、在哪里、做什么，再写下来，"
    "写满三句就读给全班听，读完贴在墙上。"
)
HAN = st.integers(0x4E00, 0x4E00 + 2000).map(chr)
FOLDER_RULES = [rule for rule in all_rules().values() if isinstance(rule, FolderRule)]


def manuscript(text: str, name: str = "一.txt") -> Manuscript:
    return read_plain(Path(name), text)


def compared(*texts: str, least: float = 0.1) -> Comparison:
    return compare([manuscript(text, f"{i}.txt") for i, text in enumerate(texts)], least)


@pytest.mark.parametrize("rule", FOLDER_RULES, ids=lambda rule: rule.id)
def test_the_examples_of_a_rule_on_folders(rule: FolderRule) -> None:
    for text in rule.bad:
        assert compared(*text.split(BETWEEN_DOCUMENTS)).pairs
    for text in rule.good:
        assert not compared(*text.split(BETWEEN_DOCUMENTS)).pairs


def test_names_numbers_marks_and_spaces_hide_no_copy() -> None:
    copy = FIRST.replace("许×", "学生A").replace("五道", "8 道").replace("，", " ,")
    (pair,) = compared(FIRST, copy).pairs
    assert pair.share_of_first > 0.9
    assert pair.share_of_second > 0.9


def test_moved_sentences_are_found() -> None:
    moved = "。".join(reversed(FIRST.rstrip("。").split("。"))) + "。"
    (pair,) = compared(FIRST + OTHER, OTHER + moved).pairs
    assert pair.share > 0.5


def test_a_part_of_a_longer_document_is_found_from_both_sides() -> None:
    longer = OTHER + "\n" + FIRST + "\n" + "她每天放学后留十分钟把当天的生字写在格子里给组长看" * 4
    (pair,) = compared(FIRST, longer).pairs
    assert pair.share_of_first == pytest.approx(1)
    assert pair.share_of_second < 0.6
    (passage,) = pair.passages
    assert (passage.first[0], passage.second[0]) == (1, 2)


def test_other_documents_are_not_alike() -> None:
    assert compared(FIRST, OTHER).pairs == ()


def test_headings_and_short_lines_are_nobodys_copy() -> None:
    form = "\n".join(["一、学生情况", "二、原因分析", "三、措施", "班主任：许老师"] * 10)
    assert compared(form, form).pairs == ()


def test_what_all_have_is_common_wording() -> None:
    notice = (
        "本计划经年级组讨论自开学第二周起执行执行中如有变化"
        "由任课教师在备课本上注明并告知教导处然后归档。"
    )
    texts = [f"{notice}\n{chr(0x4E00 + i) * 3}{OTHER[i:]}" for i in range(2)]
    own = ["".join(chr(0x5000 + 97 * i + 13 * j) for j in range(80)) for i in range(6)]
    result = compared(*[f"{notice}\n{text}" for text in own])
    assert result.pairs == ()
    (wording,) = result.common
    assert wording.documents == 6
    assert "年级组讨论" in wording.text
    assert compared(*texts).pairs != ()


def own_text(seed: int, size: int) -> str:
    chance = random.Random(seed)  # noqa: S311  (no secret)
    return "".join(chr(0x4E00 + chance.randrange(3000)) for _ in range(size)) + "。"


def edited(text: str, seed: int, part: float) -> str:
    """Leave out, put in and change characters, in all a part of them."""
    chance = random.Random(seed)  # noqa: S311  (no secret)
    ways = ("", "{0}{1}", "{1}")
    return "".join(
        chance.choice(ways).format(letter, chr(0x7000 + chance.randrange(500)))
        if chance.random() < part
        else letter
        for letter in text
    )


NOTICE = (
    "各班自开学第二周起照计划执行，执行中如有变化，由任课教师在备课本上注明，"
    "并于周五以前告知年级组长。"
)


@pytest.mark.parametrize("size", [3, 6, 12])
def test_a_plan_that_everybody_copied_is_no_common_wording(size: int) -> None:
    plan = own_text(0, 600)
    result = compared(*[edited(plan, seed, 0.03) for seed in range(size)], least=0.7)
    assert len(result.pairs) == size * (size - 1) // 2
    assert result.common == ()
    assert result.families == ()


def test_copies_are_found_beside_what_all_have() -> None:
    plan = own_text(0, 600)
    copies = [f"{edited(plan, seed, 0.02)}\n{NOTICE}" for seed in range(3)]
    others = [f"{own_text(seed, 600)}\n{NOTICE}" for seed in range(1, 5)]
    result = compared(*copies, *others)
    names = {pair.first.name + pair.second.name for pair in result.pairs}
    assert names == {"0.txt1.txt", "0.txt2.txt", "1.txt2.txt"}
    (wording,) = result.common
    assert (wording.documents, wording.line) == (7, 2)
    assert wording.text == NOTICE.rstrip("。")


def test_common_wording_counts_in_no_share() -> None:
    texts = [f"{own_text(seed, 300)}\n{NOTICE}" for seed in range(6)]
    texts[1] = f"{texts[0][:150]}{texts[1][:150]}\n{NOTICE}"
    (pair,) = compared(*texts).pairs
    assert pair.share_of_first == pytest.approx(0.5, abs=0.02)


def test_a_large_family_is_compared_with_its_first_only() -> None:
    plan = own_text(0, 600)
    size = LARGEST_IN_PAIRS + 1
    stranger = plan[:300] + own_text(9, 700)
    result = compared(*[edited(plan, seed, 0.02) for seed in range(size)], stranger)
    (family,) = result.families
    assert len(family) == size
    assert Path(f"{size}.txt") not in family
    within = [pair for pair in result.pairs if pair.second in family and pair.first in family]
    assert {pair.first for pair in within} == {family[0]}
    assert {pair.second for pair in within} == set(family[1:])
    assert len(result.pairs) - len(within) == size


@pytest.mark.parametrize("part", [0.02, 0.06, 0.1])
def test_an_edited_copy_is_still_a_copy(part: float) -> None:
    for seed in range(5):
        plan = own_text(seed, 1200)
        (pair,) = compared(plan, edited(plan, seed + 50, part)).pairs
        assert pair.share > 0.7
        assert pair.share <= 1 - part / 2


def test_a_passage_told_twice_counts_twice() -> None:
    plan = own_text(0, 200)
    (pair,) = compared(f"{plan}\n{plan}", plan + own_text(1, 200)).pairs
    assert pair.share_of_first == pytest.approx(1)
    assert pair.share_of_second == pytest.approx(0.5, abs=0.02)


def test_few_places_of_a_run_are_looked_at() -> None:
    ground = Ground("学" * 500)
    assert [len(places) for places in ground.runs.values()] == [MOST_PLACES]
    (stretch,) = ground.stretches("学" * 14 + "问" + "学" * 14)
    assert stretch.second == (0, 29)


@given(text=st.text(HAN, min_size=SURE + 13, max_size=200), before=st.text(HAN, max_size=40))
def test_a_copy_is_always_found(text: str, before: str) -> None:
    result = compared(text, f"{before}甲乙丙{text}", least=0.0)
    (pair,) = result.pairs
    assert 0 < pair.share_of_second <= 1
    assert pair.share_of_first == pytest.approx(1)


@given(
    texts=st.lists(
        st.text(st.sampled_from("学生每天放学后做题。，A1×\n "), max_size=120),
        min_size=2,
        max_size=4,
    )
)
def test_places_point_at_the_text_and_shares_are_shares(texts: list[str]) -> None:
    documents = [manuscript(text, f"{i}.txt") for i, text in enumerate(texts)]
    known = {document.path: document for document in documents}
    for pair in compare(documents, 0.0).pairs:
        assert 0 < pair.share_of_first <= 1
        assert 0 < pair.share_of_second <= 1
        for passage in pair.passages:
            for path, (line, column) in (
                (pair.first, passage.first),
                (pair.second, passage.second),
            ):
                assert known[path].shown(line)[column - 1] == passage.text[0]


@given(
    texts=st.lists(st.text(st.sampled_from("学生每天放"), max_size=150), min_size=2, max_size=4),
    chance=st.randoms(use_true_random=False),
)
def test_the_order_of_the_documents_does_not_matter(texts: list[str], chance: Random) -> None:
    documents = [manuscript(text, f"{i}.txt") for i, text in enumerate(texts)]
    mixed = documents[:]
    chance.shuffle(mixed)
    assert compare(mixed, 0.0) == compare(documents, 0.0)


@given(seed=st.integers(0, 10_000), size=st.integers(0, 400))
def test_texts_of_their_own_have_nothing_in_common(seed: int, size: int) -> None:
    result = compared(*[own_text(3 * seed + i, size) for i in range(3)], least=0.0)
    assert result.pairs == ()


@given(
    seed=st.integers(0, 10_000),
    size=st.integers(60, 200),
    before=st.integers(0, 300),
    after=st.integers(0, 300),
)
def test_a_planted_passage_is_found_at_its_place(
    seed: int, size: int, before: int, after: int
) -> None:
    plan = own_text(4 * seed, size).rstrip("。")
    first = own_text(4 * seed + 1, before) + "\n" + plan + own_text(4 * seed + 2, after)
    second = own_text(4 * seed + 3, after) + plan
    (pair,) = compared(first, second, least=0.0).pairs
    (passage,) = pair.passages
    assert plan in passage.text
    assert passage.length >= size
    line, column = passage.second
    assert second.splitlines()[line - 1][column - 1 :].startswith(passage.text[:20])


def test_a_character_keeps_its_place() -> None:
    document = reduced(manuscript("标题\n\n　　许×每天做5道题，错了就当场改对再交上来。\n"))
    assert document.text == "许每天做道题错了就当场改对再交上来"
    assert document.spot(1) == (3, 5)
    assert document.excerpt(0, 6) == "许×每天做5道题"


# Files.


def test_formats_of_one_name_are_one_document(tmp_path: Path) -> None:
    for name in ("甲.md", "甲.txt", "乙.txt"):
        (tmp_path / name).write_text(FIRST, encoding="utf-8")
    assert [path.name for path in one_of_each(tmp_path.iterdir())] == ["乙.txt", "甲.md"]


def test_copies_that_plangen_mended_are_the_same_document(tmp_path: Path) -> None:
    for name in ("甲.md", "甲（已改）.md", "甲（批注）.docx", "乙（已改）.md"):
        (tmp_path / name).write_text(FIRST, encoding="utf-8")
    assert [path.name for path in one_of_each(tmp_path.iterdir())] == ["乙（已改）.md", "甲.md"]


def test_files_of_one_text_are_told_as_such_and_compared_once(tmp_path: Path) -> None:
    for name, text in (("甲.txt", FIRST), ("乙.txt", FIRST), ("丙.txt", OTHER + FIRST)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    result = compare_files(sorted(tmp_path.iterdir()))
    assert [{path.name for path in group} for group in result.identical] == [{"甲.txt", "乙.txt"}]
    assert len(result.comparison.pairs) == 1


def test_a_file_that_cannot_be_read_does_not_stop_the_rest(tmp_path: Path) -> None:
    (tmp_path / "甲.txt").write_bytes(b"\xff\xff\x00")
    (tmp_path / "乙.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "丙.txt").write_text(FIRST + OTHER, encoding="utf-8")
    result = compare_files(sorted(tmp_path.iterdir()))
    assert len(result.problems) == 1
    assert len(result.comparison.pairs) == 1
    assert re.search("编码", result.problems[0].message)
