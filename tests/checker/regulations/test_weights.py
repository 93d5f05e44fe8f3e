"""What weighs as an error and what as a warning, and what findings tell."""

from __future__ import annotations

import pytest

from plangen.checker.checking import check_text
from plangen.checker.regulations import RULES
from plangen.checker.rules import Selection
from plangen.problems import Severity


@pytest.mark.parametrize(
    ("rule", "text", "severity"),
    [
        ("P06", "每月组织月考。", Severity.ERROR),
        ("P06", "期中考试后开会。", Severity.WARNING),
        ("P06", "全年级统一测验。", Severity.WARNING),
        ("P06", "一、二年级期末进行笔试。", Severity.ERROR),
        ("P10", "身份证号99000020150307001X。", Severity.ERROR),
        ("P10", "身份证号990000201503070019。", Severity.WARNING),
        ("P12", "不听讲的罚站。", Severity.WARNING),
        ("P13", "作业请家长签字。", Severity.WARNING),
    ],
)
def test_how_much_a_breach_weighs(rule: str, text: str, severity: Severity) -> None:
    (problem,) = check_text(text, Selection((rule,)))
    assert problem.severity is severity


def test_minutes_of_all_subjects_are_added_and_each_place_is_told() -> None:
    text = "1. 语文书面作业每天30分钟。\n2. 数学书面作业每天半小时。\n3. 英语书面作业每天10分钟。\n"
    (problem,) = check_text(text, Selection(("P14",)))
    assert "语文30分钟、数学30分钟、英语10分钟" in problem.message
    assert "合起来70分钟" in problem.message
    assert problem.line == 3
    assert [spot.line for spot in problem.related] == [1, 2]


def test_scores_beside_names_are_told_once_with_all_places() -> None:
    text = "# 成绩公示\n\n李浩然同学98分。\n\n周子豪同学95分。\n"
    (problem,) = check_text(text, Selection(("P11",)))
    assert (problem.line, [spot.line for spot in problem.related]) == (3, [5])


def test_a_law_is_named_with_its_article() -> None:
    named = [rule.id for rule in RULES if "《" in rule.why or "教育部" in rule.why]
    assert named == [rule.id for rule in RULES]
    assert not any("合法" in rule.why + rule.summary for rule in RULES)
