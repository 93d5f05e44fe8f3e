"""A text of the library that is filled without a template comes out as from one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plangen import resources
from plangen.compose import environment as module
from plangen.compose.environment import fill, sentence_template
from plangen.compose.proofreading import WHOLE, parts
from plangen.compose.slots import slots
from plangen.library.entries import load_library
from plangen.model.dossier import Dossier
from plangen.problems import ProblemsError

if TYPE_CHECKING:
    from pathlib import Path

FILE = "library/subjects.yaml"
PIECES = [
    *("{{ 他们 }}", "{{ 他们 }}", "{{ 学科 }}", "{{ 计算 }}", "{{ 低年级 }}", "{{ 没有 }}"),
    "{{ none }}",
    *("{{ 他们 | length }}", "{{他们}}", "{{- 课 -}}", "{{ '课' }}", "{{ 1 }}", "{% if 低年级 %}"),
    *("{% endif %}", "{# 注 #}", "{", "}", "{{", "}}", "课", "。", " ", "\n", "\r", "\\", "甲"),
]


def words() -> dict[str, Any]:
    """Return the slots of a paragraph; who is meant is told otherwise the second time."""
    return slots(Dossier.model_validate({"文种": "学困生转化计划", "年级": "四年级"}), ())


def told(text: str) -> str:
    """Fill a text, or tell what is wrong with it."""
    try:
        return fill(text, words(), FILE)
    except ProblemsError as error:
        return repr(error.problems)


def told_by_a_template(text: str) -> str:
    """Fill a text by the template that it is, whatever it holds."""
    with patch.object(module, "_with_slots_alone", lambda *_: None):
        return told(text)


@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
@example("{{ 他们 }}做，{{ 他们 }}说。")
@example("{{ 他们 }}做，{{ 没有 }}。")
@example("甲\n")
def test_a_text_is_filled_as_by_its_template(text: str) -> None:
    assert told(text) == told_by_a_template(text)


def test_every_text_of_the_library_is_filled_as_by_its_template() -> None:
    texts = {part.template for part in parts(load_library()) if part.use != WHOLE}
    assert {text for text in texts if told(text) != told_by_a_template(text)} == set()


def test_a_schools_text_has_a_template_that_is_weighed(tmp_path: Path) -> None:
    made = patch.object(module, "sentence_template", wraps=sentence_template)
    with resources.using(tmp_path), made as asked:
        assert fill("{{ 课 }}。", words(), FILE) == "课堂。"
        asked.assert_called_once()


@pytest.mark.parametrize("text", ["", "课。", "{{ 课 }}", "{{ 课 }}上，{{ 他们 }}说。"])
def test_a_text_with_slots_alone_needs_no_template(text: str) -> None:
    with patch.object(module, "sentence_template") as made:
        fill(text, words(), FILE)
    made.assert_not_called()
