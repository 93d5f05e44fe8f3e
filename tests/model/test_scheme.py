"""What a scheme of any kind may say."""

from __future__ import annotations

import pytest

from plangen.model.scheme import Basis, Organisation


@pytest.mark.parametrize(
    ("title", "number", "cited"),
    [
        ("实施细则", None, "《实施细则》"),
        ("《实施细则》", None, "《实施细则》"),
        ("实施细则", "清教基〔2026〕12号", "《实施细则》（清教基〔2026〕12号）"),
        ("实施细则", "（清教基〔2026〕12号）", "《实施细则》（清教基〔2026〕12号）"),
        ("教代会通过的《计量办法》", None, "教代会通过的《计量办法》"),
    ],
    ids=["bare", "marked", "numbered", "number-in-brackets", "marks-within"],
)
def test_a_document_is_cited_with_marks_and_number(
    title: str, number: str | None, cited: str
) -> None:
    basis = Basis.model_validate({"文件名": title} | ({"文号": number} if number else {}))
    assert basis.text == cited


@pytest.mark.parametrize(
    ("typed", "people"),
    [
        ("何敏、吴志强", ["何敏", "吴志强"]),
        ("周建国（校长、书记）、何敏", ["周建国（校长、书记）", "何敏"]),
        (["何敏（教导主任）", "吴志强"], ["何敏（教导主任）", "吴志强"]),
        ("何敏", ["何敏"]),
    ],
    ids=["text", "posts-in-brackets", "list", "one"],
)
def test_people_may_stand_in_one_text_with_their_posts(typed: object, people: list[str]) -> None:
    assert Organisation.model_validate({"成员": typed}).members == people
