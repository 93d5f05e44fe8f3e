"""``plangen summary``: the term-end summary from the same file."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from .terminal import Plangen

SUMMARY = "四年级（1）班数学学困生工作总结"


def without_outcome(text: str) -> str:
    return text[: text.index("总结:")]


def summary_kind(text: str) -> str:
    return text.replace("文种: 学困生转化计划", "文种: 学困生工作总结")


@pytest.mark.usefixtures("dossier")
def test_a_plan_gives_the_summary_of_its_kind(plangen: Plangen, tmp_path: Path) -> None:
    outcome = plangen("summary", "档案.yaml", "-f", "md")
    assert outcome.status == 0
    assert outcome.written == [f"{SUMMARY}.md"]
    assert (tmp_path / f"{SUMMARY}.md").read_text(encoding="utf-8").startswith(f"# {SUMMARY}\n")


def test_a_plans_own_title_is_not_the_summarys(plangen: Plangen, dossier: Path) -> None:
    text = dossier.read_text(encoding="utf-8")
    dossier.write_text(text + "标题: 我的转化计划\n", encoding="utf-8")
    assert plangen("summary", "档案.yaml", "-f", "md").written == [f"{SUMMARY}.md"]


def test_a_summary_kind_is_made_by_either_command(
    plangen: Plangen,
    tmp_path: Path,
    dossier: Path,
    full_dossier: str,
) -> None:
    dossier.write_text(summary_kind(full_dossier), encoding="utf-8")
    assert plangen("render", "档案.yaml", "-o", "甲.docx").status == 0
    assert plangen("summary", "档案.yaml", "-o", "乙.docx").status == 0
    assert (tmp_path / "甲.docx").read_bytes() == (tmp_path / "乙.docx").read_bytes()


@pytest.mark.usefixtures("dossier")
def test_plan_and_summary_lie_side_by_side(plangen: Plangen, tmp_path: Path) -> None:
    plangen("render", "档案.yaml")
    plangen("summary", "档案.yaml")
    assert len(list(tmp_path.glob("*.docx"))) == 2


@pytest.mark.usefixtures("dossier")
def test_an_edited_summary_is_kept_under_another_name(plangen: Plangen, tmp_path: Path) -> None:
    plangen("summary", "档案.yaml", "-f", "md")
    (tmp_path / f"{SUMMARY}.md").write_text("改过", encoding="utf-8")
    assert plangen("summary", "档案.yaml", "-f", "md").status == 1
    assert plangen("summary", "档案.yaml", "-f", "md", "--backup").status == 0
    assert (tmp_path / f"{SUMMARY}（改过的1）.md").read_text(encoding="utf-8") == "改过"


def test_without_its_part_nothing_is_written(
    plangen: Plangen,
    tmp_path: Path,
    dossier: Path,
    full_dossier: str,
) -> None:
    dossier.write_text(without_outcome(full_dossier), encoding="utf-8")
    outcome = plangen("summary", "档案.yaml")
    assert outcome.status == 1
    assert list(tmp_path.iterdir()) == [dossier]


def test_without_its_part_it_says_what_to_fill_in(
    plangen: Plangen,
    dossier: Path,
    full_dossier: str,
) -> None:
    dossier.write_text(without_outcome(full_dossier), encoding="utf-8")
    error = plangen("summary", "档案.yaml").err
    assert "“总结”" in error
    keys = ("总结", "日期", "全班成绩", "措施执行", "问题", "打算")
    assert all(f"{key}:" in error for key in keys)


def test_it_asks_for_the_measures_of_this_very_plan(
    plangen: Plangen,
    dossier: Path,
    full_dossier: str,
) -> None:
    dossier.write_text(without_outcome(full_dossier), encoding="utf-8")
    error = plangen("summary", "档案.yaml").err
    assert all(f"{name}: {{次数: " in error for name in ("谈心交流", "作业面批", "家访"))


def test_an_empty_part_is_reported_at_its_place(
    plangen: Plangen,
    dossier: Path,
    full_dossier: str,
) -> None:
    text = without_outcome(full_dossier)
    dossier.write_text(f"{text}总结:\n", encoding="utf-8")
    outcome = plangen("summary", "档案.yaml")
    assert outcome.status == 1
    assert f"档案.yaml:{text.count(chr(10)) + 1}:1 错误 S07：“总结”下面还没有内容" in outcome.err


def test_what_it_says_to_fill_in_can_be_pasted(
    plangen: Plangen,
    dossier: Path,
    full_dossier: str,
) -> None:
    dossier.write_text(without_outcome(full_dossier), encoding="utf-8")
    lines = plangen("summary", "档案.yaml").err.splitlines()
    start = next(i for i, line in enumerate(lines) if line.strip() == "总结:")
    stop = next(i for i, line in enumerate(lines) if line.strip().startswith("打算:")) + 1
    pasted = textwrap.dedent("\n".join(lines[start:stop]))
    dossier.write_text(f"{without_outcome(full_dossier)}{pasted}\n", encoding="utf-8")
    outcome = plangen("summary", "档案.yaml")
    assert outcome.status == 0, outcome.err


def test_in_the_first_grade_it_asks_for_marks_not_points(
    plangen: Plangen,
    dossier: Path,
) -> None:
    plangen("new", dossier.name, "--class", "一年级（2）班", "--force")
    outcome = plangen("summary", dossier.name)
    assert outcome.status == 1
    assert "期末: {优: 【请填：人数】, 良: " in outcome.err
    assert "平均分" not in outcome.err


def test_a_plan_does_not_need_the_part_of_the_summary(
    plangen: Plangen,
    dossier: Path,
    full_dossier: str,
) -> None:
    dossier.write_text(without_outcome(full_dossier), encoding="utf-8")
    assert plangen("render", "档案.yaml").status == 0


def test_a_summary_kind_without_its_part_is_refused_by_render_too(
    plangen: Plangen,
    dossier: Path,
    full_dossier: str,
) -> None:
    dossier.write_text(summary_kind(without_outcome(full_dossier)), encoding="utf-8")
    outcome = plangen("render", "档案.yaml")
    assert outcome.status == 1
    assert "“总结”" in outcome.err


@pytest.mark.parametrize("command", ["render", "summary"])
def test_a_case_needs_consent_only_where_it_is_printed(
    plangen: Plangen, dossier: Path, full_dossier: str, command: str
) -> None:
    dossier.write_text(full_dossier.replace("家长同意: 是", "家长同意: 否"), encoding="utf-8")
    outcome = plangen(command, "档案.yaml")
    assert outcome.status == (command == "summary")
    assert ("家长同意" in outcome.err) is (command == "summary")


@pytest.mark.usefixtures("dossier")
def test_names_are_masked_in_the_summary(plangen: Plangen, tmp_path: Path) -> None:
    plangen("summary", "档案.yaml", "-f", "md", "--mask", "代号")
    text = (tmp_path / f"{SUMMARY}.md").read_text(encoding="utf-8")
    assert "学生A" in text
    assert "许" not in text


@pytest.mark.usefixtures("dossier")
def test_output_and_formats_work_as_with_render(plangen: Plangen, tmp_path: Path) -> None:
    plangen("summary", "档案.yaml", "-o", "总结", "-f", "docx,md")
    assert {path.name for path in (tmp_path / "总结").iterdir()} == {
        f"{SUMMARY}.docx",
        f"{SUMMARY}.md",
    }
