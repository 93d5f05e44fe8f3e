from __future__ import annotations

from plangen.checker.writing.gathering import MOST_FINDINGS, Slip, gathered
from plangen.readers.passages import Passage, Segment


def _passage(text: str, line: int) -> Passage:
    return Passage(text, (Segment(0, line, 1),))


def _slips(passages: int, each: int) -> list[Slip]:
    made = [_passage("甲,乙,丙,丁,戊,己,庚", line) for line in range(1, passages + 1)]
    return [Slip(passage, 1 + 2 * i, 2 + 2 * i, "，") for passage in made for i in range(each)]


def test_slips_of_a_passage_are_one_finding() -> None:
    found = [*gathered(_slips(1, 2), "用了半角", "改")]
    assert [finding.message for finding in found] == ["“甲,乙,丙,”、“甲,乙,丙,丁,”用了半角"]
    assert [change.new for change in found[0].changes] == ["，", "，"]
    assert [offset for _, offset in found[0].others] == [3]


def test_many_slips_are_counted() -> None:
    (found,) = gathered(_slips(1, 6), "用了半角", "改")
    assert "等6处用了半角" in found.message
    assert len(found.changes) == 6


def test_what_comes_after_many_passages_is_told_at_once() -> None:
    found = [*gathered(_slips(MOST_FINDINGS + 5, 1), "用了半角", "改")]
    assert len(found) == MOST_FINDINGS
    assert [len(finding.changes) for finding in found] == [1] * (MOST_FINDINGS - 1) + [6]


def test_as_many_passages_as_are_told_have_each_their_own() -> None:
    found = [*gathered(_slips(MOST_FINDINGS, 1), "用了半角", "改")]
    assert [len(finding.changes) for finding in found] == [1] * MOST_FINDINGS


def test_a_slip_without_a_safe_change_is_told_all_the_same() -> None:
    slip = Slip(_passage("甲,乙", 1), 1, 2, None, ((0, 1, "子"),))
    (found,) = gathered([slip], "用了半角", "改")
    assert [(change.start, change.new) for change in found.changes] == [(0, "子")]
