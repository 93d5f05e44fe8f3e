"""``plangen kinds``: which documents there are."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .terminal import Plangen


def test_every_kind_is_listed_with_what_it_is_for(plangen: Plangen) -> None:
    outcome = plangen("kinds", "--json")
    assert outcome.status == 0
    rows = {row["文种"]: row for row in json.loads(outcome.out)}
    assert rows["学困生转化计划"]["总结"] == "学困生工作总结"
    assert all(row["用处"] for row in rows.values())


def test_the_list_is_a_table_with_the_command_that_comes_next(plangen: Plangen) -> None:
    outcome = plangen("kinds")
    assert outcome.status == 0
    assert "学困生工作总结" in outcome.out
    assert "plangen new 档案.yaml --kind" in outcome.out
