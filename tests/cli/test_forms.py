"""``plangen forms``: which tables are written where, and what is said of the others."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import docx
import pytest

from plangen.compose.forms import form_kinds
from plangen.writers import pdf

if TYPE_CHECKING:
    from pathlib import Path

    from .terminal import Plangen

FOR_PUPILS = {name for name, form in form_kinds().items() if form.needs == ("学困生",)}
VISITS = "四年级（1）班家访记录表"


def files(folder: Path) -> set[str]:
    return {str(p.relative_to(folder)) for p in folder.rglob("*") if p.suffix in {".docx", ".md"}}


# Which forms.


@pytest.mark.usefixtures("dossier")
def test_all_forms_with_something_to_fill_in_are_written(plangen: Plangen, tmp_path: Path) -> None:
    outcome = plangen("forms", "档案.yaml")
    assert outcome.status == 0
    assert len(files(tmp_path)) == len(FOR_PUPILS) == len(outcome.written)
    assert f"表格/{VISITS}.docx" in files(tmp_path)


@pytest.mark.usefixtures("dossier")
def test_the_others_are_named(plangen: Plangen) -> None:
    outcome = plangen("forms", "档案.yaml")
    for name in form_kinds().keys() - FOR_PUPILS:
        assert name in outcome.out
    assert "--blank" in outcome.out


@pytest.mark.usefixtures("dossier")
@pytest.mark.parametrize(
    "names",
    [
        ("--form", "家访记录表", "--form", "结对名单"),
        ("--form", "家访记录表,结对名单"),
        ("--form", "家访记录、结对表、家访记录表"),
    ],
    ids=["twice", "comma", "aliases"],
)
def test_single_forms_may_be_asked_for(
    plangen: Plangen, tmp_path: Path, names: tuple[str, ...]
) -> None:
    assert plangen("forms", "档案.yaml", *names).status == 0
    assert files(tmp_path) == {f"表格/{VISITS}.docx", "表格/四年级（1）班结对名单.docx"}


@pytest.mark.usefixtures("dossier")
def test_a_form_that_is_asked_for_is_written_though_nothing_fills_it(
    plangen: Plangen, tmp_path: Path
) -> None:
    outcome = plangen("forms", "档案.yaml", "--form", "小组名单")
    assert outcome.status == 0
    assert files(tmp_path) == {"表格/四年级（1）班小组名单.docx"}
    assert "没有写出" not in outcome.all


@pytest.mark.usefixtures("dossier")
def test_an_unknown_form_is_answered_with_the_nearest(plangen: Plangen, tmp_path: Path) -> None:
    outcome = plangen("forms", "档案.yaml", "--form", "家访记录单,结对名单")
    assert outcome.status == 1
    assert "没有“家访记录单”这张表格。是不是想写“家访记录”、“家访记录表”" in outcome.err
    assert files(tmp_path) == set()


@pytest.mark.usefixtures("dossier")
def test_a_name_like_no_form_is_answered_with_all(plangen: Plangen) -> None:
    outcome = plangen("forms", "档案.yaml", "--form", "xyz")
    assert outcome.status == 1
    assert "、".join(form_kinds()) in outcome.err


def test_a_dossier_without_pupils_has_no_forms_to_fill(plangen: Plangen, tmp_path: Path) -> None:
    (tmp_path / "档案.yaml").write_text("文种: 学困生转化计划\n原因分析: [计算能力偏弱]\n", "utf-8")
    outcome = plangen("forms", "档案.yaml")
    assert outcome.status == 1
    assert "没有学困生" in outcome.err
    assert "plangen forms 档案.yaml --blank" in outcome.err
    assert files(tmp_path) == set()


# Blank forms.


def test_blank_forms_need_no_dossier(plangen: Plangen, tmp_path: Path) -> None:
    outcome = plangen("forms", "--blank")
    assert outcome.status == 0
    assert len(files(tmp_path)) == len(form_kinds())
    assert "表格/家访记录表（空白）.docx" in files(tmp_path)


@pytest.mark.usefixtures("dossier")
def test_blank_forms_of_a_class_lie_beside_the_filled_ones(
    plangen: Plangen, tmp_path: Path
) -> None:
    for blank in ((), ("--blank",)):
        assert plangen("forms", "档案.yaml", "--form", "家访记录表", *blank).status == 0
    assert files(tmp_path) == {f"表格/{VISITS}.docx", f"表格/{VISITS}（空白）.docx"}


def test_without_a_dossier_only_blank_forms_are_possible(plangen: Plangen) -> None:
    outcome = plangen("forms", "--form", "家访记录表")
    assert outcome.status == 2
    assert "--blank" in outcome.err


# Where they go.


@pytest.mark.usefixtures("dossier")
def test_a_folder_may_be_named(plangen: Plangen, tmp_path: Path) -> None:
    plangen("forms", "档案.yaml", "--form", "家访记录表", "-o", "打印/九月", "-f", "docx,md")
    assert files(tmp_path) == {f"打印/九月/{VISITS}.{form}" for form in ("docx", "md")}


@pytest.mark.usefixtures("dossier")
def test_a_file_name_is_refused_because_every_form_is_a_file(plangen: Plangen) -> None:
    outcome = plangen("forms", "档案.yaml", "-o", "表格.docx")
    assert outcome.status == 2
    assert "文件夹" in outcome.err


def test_several_dossiers_have_their_forms(
    plangen: Plangen, tmp_path: Path, full_dossier: str
) -> None:
    for number in (1, 2):
        text = full_dossier.replace("四年级（1）班", f"四年级（{number}）班")
        (tmp_path / f"四{number}班.yaml").write_text(text, encoding="utf-8")
    plangen("forms", "四1班.yaml", "四2班.yaml", "--form", "结对名单")
    assert files(tmp_path) == {f"表格/四年级（{n}）班结对名单.docx" for n in (1, 2)}


def test_two_dossiers_of_one_class_do_not_overwrite_each_other(
    plangen: Plangen, tmp_path: Path, full_dossier: str
) -> None:
    for name in ("甲.yaml", "乙.yaml"):
        (tmp_path / name).write_text(full_dossier, encoding="utf-8")
    outcome = plangen("forms", "甲.yaml", "乙.yaml", "--form", "结对名单")
    assert outcome.status == 0
    name = "表格/四年级（1）班结对名单"
    assert files(tmp_path) == {f"{name}.docx", f"{name}（乙）.docx"}
    assert "四年级（1）班结对名单.docx 已是 甲.yaml 的" in outcome.err


def test_a_bad_dossier_does_not_stop_the_others(
    plangen: Plangen, tmp_path: Path, full_dossier: str
) -> None:
    (tmp_path / "坏.yaml").write_text("文种: 学困生转化计划\n人数：31\n", encoding="utf-8")
    (tmp_path / "好.yaml").write_text(full_dossier, encoding="utf-8")
    outcome = plangen("forms", "坏.yaml", "好.yaml", "--form", "结对名单")
    assert outcome.status == 1
    assert "坏.yaml:2" in outcome.err
    assert files(tmp_path) == {"表格/四年级（1）班结对名单.docx"}


@pytest.mark.usefixtures("dossier")
def test_a_form_that_was_written_in_is_kept_and_the_others_are_written(
    plangen: Plangen, tmp_path: Path
) -> None:
    arguments = ("forms", "档案.yaml", "--form", "家访记录表,结对名单")
    plangen(*arguments)
    path = tmp_path / "表格" / f"{VISITS}.docx"
    word = docx.Document(str(path))
    word.tables[0].cell(0, 1).paragraphs[0].add_run("手写")
    word.save(str(path))
    edited = path.read_bytes()
    outcome = plangen(*arguments)
    assert outcome.status == 1
    assert path.read_bytes() == edited
    assert outcome.written == ["表格/四年级（1）班结对名单.docx"]
    assert plangen(*arguments, "--force").status == 0
    assert path.read_bytes() != edited


@pytest.mark.usefixtures("dossier")
def test_a_form_that_was_written_in_is_kept_under_another_name(
    plangen: Plangen, tmp_path: Path
) -> None:
    arguments = ("forms", "档案.yaml", "--form", "家访记录表", "-f", "md")
    plangen(*arguments)
    path = tmp_path / "表格" / f"{VISITS}.md"
    path.write_text("手写", encoding="utf-8")
    assert plangen(*arguments, "--backup").status == 0
    assert files(tmp_path) == {f"表格/{VISITS}.md", f"表格/{VISITS}（改过的1）.md"}
    assert (tmp_path / "表格" / f"{VISITS}（改过的1）.md").read_text(encoding="utf-8") == "手写"


@pytest.mark.usefixtures("dossier")
def test_without_libreoffice_that_is_said_once_for_all_forms(
    plangen: Plangen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "find_office", lambda: None)
    monkeypatch.setattr(pdf, "on_windows", lambda: False)
    outcome = plangen("forms", "档案.yaml", "-f", "pdf,md")
    assert outcome.status == 1
    assert outcome.err.count("错误") == 1
    assert len(files(tmp_path)) == len(FOR_PUPILS)


# Names.


@pytest.mark.usefixtures("dossier")
@pytest.mark.parametrize(
    ("mask", "name"), [((), "许×"), (("--mask", "代号"), "学生A"), (("--mask", "否"), "许晓")]
)
def test_names_are_printed_as_asked(
    plangen: Plangen, tmp_path: Path, mask: tuple[str, ...], name: str
) -> None:
    plangen("forms", "档案.yaml", "--form", "结对名单", "-f", "md", *mask)
    text = (tmp_path / "表格" / "四年级（1）班结对名单.md").read_text(encoding="utf-8")
    assert f"| {name} |" in text


# The list.


def test_every_form_is_listed_with_what_it_is_for(plangen: Plangen) -> None:
    outcome = plangen("forms", "--list")
    assert outcome.status == 0
    for name in form_kinds():
        assert name in outcome.out


def test_the_list_is_there_for_programs(plangen: Plangen) -> None:
    rows = json.loads(plangen("forms", "--list", "--json").out)
    assert [row["名称"] for row in rows] == list(form_kinds())
    assert all(row["用处"] for row in rows)
    assert {row["分页"] for row in rows} == {"每人一页", "全班一表", "每月一页"}
