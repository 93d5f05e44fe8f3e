"""封面, 目录, 审批栏, 版式 and numbers as text, as a dossier says them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plangen.document.tree import Furniture
from plangen.pipeline.documents import make_document
from plangen.pipeline.dossiers import load
from plangen.problems import ProblemsError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from plangen.pipeline.documents import Made


@pytest.fixture
def made(dossier_file: Callable[[str], Path], full_dossier: str) -> Callable[[str], Made]:
    """Make the document of the full dossier with some lines added."""
    return lambda lines: make_document(load(dossier_file(full_dossier + lines)))


@pytest.mark.parametrize(
    ("typed", "opinions"),
    [
        ("是", ("教导处意见", "校长意见")),
        ("否", ()),
        ("年级组意见", ("年级组意见",)),
        ("年级组意见、校长意见", ("年级组意见", "校长意见")),
        ("[教导处意见, 分管校长意见]", ("教导处意见", "分管校长意见")),
        ("[教导处意见、校长意见]", ("教导处意见", "校长意见")),
    ],
)
def test_the_approvals_are_yes_no_or_named(
    made: Callable[[str], Made], typed: str, opinions: tuple[str, ...]
) -> None:
    assert made(f"审批栏: {typed}\n").document.furniture.approvals == opinions


def test_what_a_dossier_does_not_say_is_left_to_the_style(made: Callable[[str], Made]) -> None:
    assert made("").document.furniture == Furniture(None, None, None)
    assert made("封面: 是\n目录: 否\n").document.furniture == Furniture(True, False, None)  # noqa: FBT003


def test_the_head_says_whose_document_it_is(made: Callable[[str], Made]) -> None:
    assert made("").document.head == (
        ("学校", "向阳小学"),
        ("班级", "四年级（1）班"),
        ("学科", "数学"),
        ("教师", "李老师"),
    )


@pytest.mark.parametrize(
    ("typed", "literal", "marks"),
    [
        ("文字", True, []),
        ("[文字, 一、, 1.]", True, ["一、", "1."]),
        ("[一、, 1.]", False, ["一、", "1."]),
    ],
)
def test_numbers_may_be_asked_for_as_text(
    made: Callable[[str], Made], typed: str, *, literal: bool, marks: list[str]
) -> None:
    document = made(f"编号: {typed}\n").document
    assert document.literal is literal
    assert [mark.example for mark in document.marks] == marks


def test_the_style_is_that_of_the_dossier(made: Callable[[str], Made]) -> None:
    assert made("").style.name == "校内"
    assert made("版式: 公文\n").style.name == "公文"


def test_a_style_file_is_looked_for_beside_the_dossier(
    made: Callable[[str], Made], tmp_path: Path
) -> None:
    (tmp_path / "校本.yaml").write_text("正文: {字号: 四号}\n", encoding="utf-8")
    assert made("版式: 校本.yaml\n").style.body.size == 14


def test_a_style_that_is_not_known_is_told_at_its_line(
    made: Callable[[str], Made], full_dossier: str
) -> None:
    with pytest.raises(ProblemsError) as caught:
        made("版式: 公闻\n")
    (problem,) = caught.value.problems
    assert problem.line == full_dossier.count("\n") + 1
    assert "公文" in problem.hint


def test_what_is_wrong_in_the_style_file_is_told_with_its_own_line(
    made: Callable[[str], Made], tmp_path: Path
) -> None:
    (tmp_path / "校本.yaml").write_text("正文:\n  字号: 很大\n", encoding="utf-8")
    with pytest.raises(ProblemsError) as caught:
        made("版式: 校本.yaml\n")
    (problem,) = caught.value.problems
    assert (problem.file.name, problem.line) == ("校本.yaml", 2)
