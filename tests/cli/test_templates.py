"""A school's own templates as the commands see them: named, beside the dossier, in plangen.toml."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from .terminal import Plangen

OWN_KIND = """\
文种: 家校共育计划
说明: 学期初和家长商量怎样一起帮助学生。
别名: [共育计划]
标题: '{班级}家校共育计划'
日期: 日期
抬头: [学校, 班级, 教师, 日期]
档案: [学困生]
章节:
  - {节: 共育约定, 标题: 共育约定}
"""
TITLE = "四年级（1）班数学学困生转化计划"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a kind and a section of a school's own, and an ending of its own."""
    folder = tmp_path / "校本模板"
    for room in ("kinds", "sections"):
        (folder / room).mkdir(parents=True)
    (folder / "kinds" / "家校共育计划.yaml").write_text(OWN_KIND, encoding="utf-8")
    (folder / "sections" / "共育约定.md.j2").write_text("家长各约谈两次。\n", encoding="utf-8")
    (folder / "sections" / "结语.md.j2").write_text("以上由年级组讨论通过。\n", encoding="utf-8")
    return folder


def written(tmp_path: Path) -> str:
    return (tmp_path / f"{TITLE}.md").read_text(encoding="utf-8")


@pytest.mark.usefixtures("folder", "dossier")
def test_a_folder_is_named_on_the_command_line(plangen: Plangen, tmp_path: Path) -> None:
    render = ("render", "档案.yaml", "-f", "md")
    assert plangen(*render).status == 0
    assert "年级组" not in written(tmp_path)
    assert plangen(*render, "--templates", "校本模板").status == 0
    assert "以上由年级组讨论通过。" in written(tmp_path)


@pytest.mark.usefixtures("dossier")
@pytest.mark.parametrize("how", ["beside", "plangen.toml", "environment"])
def test_a_folder_holds_wherever_it_is_named(
    plangen: Plangen, tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    if how == "beside":
        folder.rename(tmp_path / "模板")
    elif how == "environment":
        monkeypatch.setenv("PLANGEN_TEMPLATES", str(folder))
    else:
        (tmp_path / "plangen.toml").write_text('模板 = "校本模板"\n', encoding="utf-8")
    for command in ("render", "summary"):
        assert plangen(command, "档案.yaml", "-f", "md").status == 0
    assert "以上由年级组讨论通过。" in written(tmp_path)
    assert "年级组讨论" in plangen("preview", "档案.yaml", "--no-pager").out
    assert "家校共育计划" in plangen("kinds").out


@pytest.mark.usefixtures("folder")
def test_a_kind_of_the_schools_own_goes_from_new_to_the_document(
    plangen: Plangen, tmp_path: Path
) -> None:
    own = ("--templates", "校本模板")
    assert plangen("new", "共育.yaml", "--kind", "共育计划", *own).status == 0
    dossier = tmp_path / "共育.yaml"
    text = dossier.read_text(encoding="utf-8")
    assert "家校共育计划" in text
    assert plangen("render", "共育.yaml", "-f", "md", "-o", "共育.md", *own).status == 0
    assert "家长各约谈两次。" in (tmp_path / "共育.md").read_text(encoding="utf-8")
    unknown = plangen("render", "共育.yaml", "-f", "md")
    assert unknown.status == 1
    assert "没有“家校共育计划”这个文种" in unknown.err


@pytest.mark.usefixtures("dossier")
@pytest.mark.parametrize("how", ["asked", "beside"])
def test_a_style_of_the_schools_own_is_asked_for_by_its_name(
    plangen: Plangen, tmp_path: Path, folder: Path, how: str
) -> None:
    (folder / "styles").mkdir()
    (folder / "styles" / "向阳.yaml").write_text("基于: 公文\n", encoding="utf-8")
    own: tuple[str, ...] = ("--templates", folder.name)
    if how == "beside":
        folder.rename(tmp_path / "模板")
        own = ()
    run = plangen("render", "档案.yaml", "--style", "向阳", *own)
    assert (run.status, run.written) == (0, [f"{TITLE}.docx"])


@pytest.mark.usefixtures("dossier")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_template_with_a_slip_is_answered_with_its_line(
    plangen: Plangen, folder: Path, full_dossier: str, jobs: str
) -> None:
    (folder.parent / "四2班.yaml").write_text(full_dossier, encoding="utf-8")
    (folder / "sections" / "结语.md.j2").write_text("好。\n{{ 教师姓名 }}\n", encoding="utf-8")
    outcome = plangen(
        *("render", "档案.yaml", "四2班.yaml", "--templates", "校本模板", "--jobs", jobs)
    )
    assert outcome.status == 1
    assert "结语.md.j2:2:" in outcome.err
    assert outcome.err.count("结语.md.j2:2:") == 1
    assert "Traceback" not in outcome.err


@pytest.mark.parametrize("command", ["kinds", "library causes", "new 新.yaml", "forms --list"])
def test_what_is_wrong_with_the_folder_is_told_by_every_command(
    plangen: Plangen, folder: Path, command: str
) -> None:
    (folder / "kinds" / "家校共育计划.yaml").write_text("文种：无\n", encoding="utf-8")
    (folder / "library" / "causes").mkdir(parents=True)
    (folder / "library" / "causes" / "本校.yaml").write_text("- [\n", encoding="utf-8")
    (folder / "forms").mkdir()
    (folder / "forms" / "本校.yaml").write_text("- [\n", encoding="utf-8")
    outcome = plangen(*command.split(), "--templates", "校本模板")
    assert outcome.status == 1
    assert "校本模板" in outcome.err
    assert "Traceback" not in outcome.err
    missing = plangen(*command.split(), "--templates", "没有")
    assert missing.status == 1
    assert "没有 错误：找不到这个模板文件夹（--templates）" in missing.err


@pytest.mark.usefixtures("dossier")
def test_changed_templates_are_a_change(plangen: Plangen, folder: Path, tmp_path: Path) -> None:
    render = ("render", "档案.yaml", "-f", "md", "--changed", "--templates", "校本模板")
    assert plangen(*render).written == [f"{TITLE}.md"]
    assert plangen(*render).written == []
    (folder / "sections" / "结语.md.j2").write_text("以上由学校通过。\n", encoding="utf-8")
    assert plangen(*render).written == [f"{TITLE}.md"]
    assert "以上由学校通过。" in written(tmp_path)
    assert plangen(*render[:-2]).written == [f"{TITLE}.md"]
