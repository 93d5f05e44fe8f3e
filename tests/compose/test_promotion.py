"""Terms, grades and what classes are called in the next term."""

from __future__ import annotations

import pytest

from plangen.compose.promotion import leaves_school, next_term, regraded, retitled
from plangen.model.dossier import Dossier


def dossier(**values: str) -> Dossier:
    return Dossier.model_validate({"文种": "学困生转化计划", **values})


@pytest.mark.parametrize(
    ("values", "year", "term", "rise", "opens"),
    [
        ({"学年": "2026-2027", "学期": "第一学期"}, (2026, 2027), 2, 0, 2027),
        ({"学年": "2026-2027", "学期": "第二学期"}, (2027, 2028), 1, 1, 2027),
        ({"学年": "2026-2027"}, (2027, 2028), None, 1, 2027),
        ({"学期": "上学期"}, None, 2, 0, None),
        ({"学期": "下"}, None, 1, 1, None),
        ({}, None, None, 0, None),
    ],
)
def test_the_term_after_a_term(
    values: dict[str, str],
    year: tuple[int, int] | None,
    term: int | None,
    rise: int,
    opens: int | None,
) -> None:
    found = next_term(dossier(**values))
    assert (found.year, found.term, found.rise, found.opens_in) == (year, term, rise, opens)


@pytest.mark.parametrize(
    ("name", "after"),
    [
        ("四年级（1）班", "五年级（1）班"),
        ("四（1）班", "五（1）班"),
        ("四(1)班", "五(1)班"),
        ("4（1）班", "5（1）班"),
        ("4年级1班", "5年级1班"),
        ("2024级1班", "2024级1班"),
        ("启明班", "启明班"),
    ],
)
def test_what_a_class_is_called_a_grade_higher(name: str, after: str) -> None:
    assert regraded(name, 5) == after


@pytest.mark.parametrize(
    ("grade", "term", "leaves"),
    [("六年级", "第二学期", True), ("六年级", "第一学期", False), ("五年级", "第二学期", False)],
)
def test_a_class_leaves_school_after_the_last_term(grade: str, term: str, *, leaves: bool) -> None:
    assert leaves_school(dossier(年级=grade, 学期=term)) is leaves


@pytest.mark.parametrize(
    ("title", "after"),
    [
        ("四年级（1）班第二学期转化计划", "五年级（1）班第一学期转化计划"),
        ("四年级数学下学期辅导计划", "五年级数学上学期辅导计划"),
        ("2026—2027学年度第二学期计划", "2027—2028学年度第一学期计划"),
        ("2026-27学年计划", "2027-28学年计划"),
        ("2025—2026学年以来的做法", "2025—2026学年以来的做法"),
        ("学困生转化计划", "学困生转化计划"),
    ],
)
def test_a_title_gets_the_new_terms_words(title: str, after: str) -> None:
    old = dossier(班级="四年级（1）班", 年级="四年级", 学年="2026-2027", 学期="第二学期")
    assert retitled(title, old, "五年级（1）班", 5) == after
