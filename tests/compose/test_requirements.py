"""What a kind cannot do without."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

from plangen.compose.kinds import kinds
from plangen.compose.requirements import require_parts
from plangen.compose.scaffold import Wishes, scaffold
from plangen.library.choices import Choices
from plangen.model.loading import load_dossier
from plangen.source import SourceFile
from plangen.source.tree import parse

if TYPE_CHECKING:
    from plangen.problems import Problem

KIND = dataclasses.replace(kinds()["学困生转化计划"], required=("措施",))


def problems_of(text: str) -> list[Problem]:
    source = SourceFile(Path("档案.yaml"), text.split("\n"), parse("文种: 学困生转化计划\n" + text))
    dossier = load_dossier(source)
    assert dossier is not None
    require_parts(KIND, dossier, Choices(), source)
    return source.problems


def test_a_required_part_that_is_missing_is_named_and_shown() -> None:
    (problem,) = problems_of("学校: 向阳小学\n")
    assert problem.message == "学困生转化计划需要“措施”这一部分，档案里还没有"
    assert "\n措施:\n  - 【示例】" in problem.hint


def test_a_required_part_without_content_is_shown_at_its_line() -> None:
    (problem,) = problems_of("学校: 向阳小学\n措施:\n")
    assert (problem.line, problem.message) == (3, "“措施”下面还没有内容")
    assert "措施:\n  - 【示例】" not in problem.hint
    assert "- 【示例】" in problem.hint


def test_a_part_that_is_there_is_not_asked_for() -> None:
    assert problems_of("措施: [家访]\n") == []


def test_placeholders_are_reported_once_and_not_as_a_missing_part() -> None:
    assert problems_of("措施:\n  - 名称: 【请填：措施】\n") == []


def test_what_is_shown_is_what_a_new_dossier_holds() -> None:
    (problem,) = problems_of("学校: 向阳小学\n")
    shown = problem.hint[problem.hint.index("措施:") :]
    assert shown in scaffold(Wishes("学困生转化计划"), Path("档案.yaml"))
