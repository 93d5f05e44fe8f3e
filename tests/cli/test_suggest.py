"""``plangen suggest``: what could fill the gaps of a plan."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from .terminal import Plangen

GAPS = """\
plangen: 1
文种: 学困生转化计划
班级: 四年级（1）班
学困生:
  - {姓名: 许晓, 原因: [作业拖欠不完成]}
  - {姓名: 马小雨, 表现: [上课常走神], 原因: [自卑缺乏自信, '“[晚上]”没人管']}
原因分析:
  - 作业拖欠不完成
  - 自卑缺乏自信
  - 名称: '“[晚上]”没人管'
    说明: 晚饭后没有人在旁边。
措施: [作业面批, 优先提问]
"""


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")


def test_open_causes_idle_measures_and_lines_to_paste_are_shown(
    plangen: Plangen, tmp_path: Path
) -> None:
    write(tmp_path, "档案.yaml", GAPS.replace("自卑缺乏自信", "父母忙疏于照管"))
    outcome = plangen("suggest", "档案.yaml")
    assert outcome.status == 0
    assert "2 条原因没有措施，1 项措施没有对着原因，1 名学生没有措施" in outcome.out
    assert "听课不专心（马×的表现）" in outcome.out
    assert "“[晚上]”没人管" in outcome.out
    pasted = outcome.out.split("措施:\n")[-1]
    assert pasted.startswith("  - ")
    assert "    针对: [父母忙疏于照管, '“[晚上]”没人管']" in pasted


def test_what_is_pasted_fills_the_gaps(plangen: Plangen, tmp_path: Path) -> None:
    write(tmp_path, "档案.yaml", GAPS)
    (found,) = json.loads(plangen("suggest", "档案.yaml", "--json").out)
    pasted = found["写进档案"]
    assert pasted.startswith("措施:\n")
    write(tmp_path, "补好.yaml", GAPS.replace("措施: [作业面批, 优先提问]\n", f"{pasted}\n"))
    (again,) = json.loads(plangen("suggest", "补好.yaml", "--json").out)
    left = [gap["原因"] for gap in again["没有措施的原因"]]
    assert "自卑缺乏自信" not in left
    assert plangen("render", "补好.yaml", "-f", "md").status == 0


def test_names_are_masked(plangen: Plangen, tmp_path: Path) -> None:
    write(tmp_path, "档案.yaml", GAPS)
    for arguments in (("suggest", "档案.yaml"), ("suggest", "档案.yaml", "--json")):
        out = plangen(*arguments).out
        assert "马×" in out
        assert "马小雨" not in out


def test_json_says_the_same_for_programs(plangen: Plangen, tmp_path: Path) -> None:
    write(tmp_path, "档案.yaml", GAPS)
    (found,) = json.loads(plangen("suggest", "档案.yaml", "--json").out)
    causes = {gap["原因"]: gap for gap in found["没有措施的原因"]}
    assert set(causes) == {"自卑缺乏自信", "“[晚上]”没人管"}
    assert all("自卑缺乏自信" in m["针对"] for m in causes["自卑缺乏自信"]["措施"])
    (idle,) = found["没有对着原因的措施"]
    assert idle["可能针对"] == [{"原因": "听课不专心", "学生": ["马×"]}]
    (pupil,) = found["没有措施的学生"]
    assert pupil["学生"] == "马×"
    assert pupil["措施"]
    assert found["档案"] == "档案.yaml"


@pytest.mark.parametrize("as_json", [False, True], ids=["table", "json"])
def test_several_dossiers_are_looked_at_one_by_one(
    plangen: Plangen, tmp_path: Path, *, as_json: bool
) -> None:
    write(tmp_path, "一.yaml", GAPS)
    write(tmp_path, "二.yaml", GAPS.replace("四年级", "五年级"))
    outcome = plangen("suggest", "一.yaml", "二.yaml", *(["--json"] if as_json else []))
    assert outcome.status == 0
    if as_json:
        assert [found["档案"] for found in json.loads(outcome.out)] == ["一.yaml", "二.yaml"]
    else:
        assert outcome.out.index("一.yaml：") < outcome.out.index("二.yaml：")


def test_a_plan_without_gaps_is_told_so(
    plangen: Plangen, tmp_path: Path, full_dossier: str
) -> None:
    write(tmp_path, "档案.yaml", full_dossier)
    outcome = plangen("suggest", "档案.yaml")
    assert outcome.status == 0
    assert outcome.out == "档案.yaml：3 条原因都有措施，3 项措施都有着落，没有要补的。\n"


def test_a_dossier_without_causes_is_told_so(plangen: Plangen, tmp_path: Path) -> None:
    write(tmp_path, "档案.yaml", "文种: 学困生转化计划\n")
    outcome = plangen("suggest", "档案.yaml")
    assert outcome.status == 0
    assert "还没有写原因" in outcome.out


def test_a_dossier_with_errors_does_not_stop_the_others(plangen: Plangen, tmp_path: Path) -> None:
    write(tmp_path, "坏.yaml", GAPS.replace("四年级（1）班", "四年级（1）班\n年级: 七年级"))
    write(tmp_path, "好.yaml", GAPS)
    outcome = plangen("suggest", "坏.yaml", "好.yaml")
    assert outcome.status == 1
    assert "七年级" in outcome.err
    assert "好.yaml：" in outcome.out
