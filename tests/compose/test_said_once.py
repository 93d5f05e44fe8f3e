"""What several goals or measures have in common is said once for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .conftest import TextOf

HEAD = "班级: 四年级（1）班\n学科: 数学\n教师: 李老师\n"
MEASURED = "测法: 期末成绩统计"
GOALS = [
    f"{{指标: 及格率, 基线: 80%, 目标: 90%, {MEASURED}}}",
    f"{{指标: 优秀率, 基线: 20%, 目标: 25%, {MEASURED}}}",
    "{指标: 当天订正率, 基线: 50%, 目标: 85%, 测法: 每周抽查}",
]


def goals_of(text_of: TextOf, *goals: str) -> list[str]:
    listed = "".join(f"  - {goal}\n" for goal in goals)
    return text_of(f"{HEAD}目标:\n{listed}", "目标").splitlines()


def test_the_end_of_the_term_is_said_once_for_three_goals(text_of: TextOf) -> None:
    first, *rest = goals_of(text_of, *GOALS)
    assert first == "到期末，要做到下面三项。"
    assert rest[0].startswith("及格率由80%提高到90%")
    assert not any("到期末" in line for line in rest)


def test_two_goals_each_say_when(text_of: TextOf) -> None:
    lines = goals_of(text_of, *GOALS[:2])
    assert [line[:4] for line in lines] == ["到期末，"] * 2


def test_a_goal_with_a_day_of_its_own_leaves_the_others_theirs(text_of: TextOf) -> None:
    lines = goals_of(text_of, *GOALS[:2], GOALS[2].replace("测法", "时间: 第10周, 测法"))
    assert [line.partition("，")[0] for line in lines] == ["到期末", "到期末", "第10周"]


def test_neighbours_measured_alike_say_so_with_the_last(text_of: TextOf) -> None:
    _, first, second, third = goals_of(text_of, *GOALS)
    assert "为准" not in first
    assert second.endswith("。这两项都以期末成绩统计为准。")
    assert third.endswith("。以每周抽查为准。")


def test_goals_measured_alike_but_apart_each_say_how(text_of: TextOf) -> None:
    _, first, second, third = goals_of(text_of, GOALS[0], GOALS[2], GOALS[1])
    assert first.endswith("。以期末成绩统计为准。")
    assert second.endswith("。以每周抽查为准。")
    assert third.endswith("。以期末成绩统计为准。")


def measures_of(text_of: TextOf, *records: str) -> str:
    listed = "".join(
        f"  - {{名称: 第{number}件事, 频次: 每周一次, 说明: 第{number}件事这样做。{record}}}\n"
        for number, record in enumerate(records, start=1)
    )
    return text_of(f"文种: 学科教学计划\n{HEAD}措施:\n{listed}", "教学措施")


def test_a_record_of_three_measures_is_named_once(text_of: TextOf) -> None:
    text = measures_of(text_of, *[", 记录: 课堂记录"] * 3, ", 记录: 练习登记")
    assert text.startswith("没有另写记录的，情况记入《课堂记录》。")
    assert text.count("课堂记录") == 1
    assert "情况记入《练习登记》。" in text


@pytest.mark.parametrize(
    "records",
    [
        [", 记录: 课堂记录"] * 2 + [", 记录: 练习登记"],
        [", 记录: 课堂记录"] * 3 + [""],
    ],
)
def test_few_measures_or_one_without_a_record_name_theirs(
    text_of: TextOf, records: list[str]
) -> None:
    text = measures_of(text_of, *records)
    assert "没有另写记录" not in text
    assert text.count("情况记入《课堂记录》。") == records.count(", 记录: 课堂记录")
