"""``--style`` and ``--reference``: which page a document is written on, and what is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx
import pytest

from tools import require

if TYPE_CHECKING:
    from pathlib import Path

    from .terminal import Plangen

pytestmark = pytest.mark.usefixtures("dossier")
TITLE = "四年级（1）班数学学困生转化计划"


def body_font(path: Path) -> str:
    word = docx.Document(str(path))
    (faces,) = word.styles["Normal"].element.xpath("w:rPr/w:rFonts/@w:eastAsia")
    return str(faces)


def test_a_style_is_chosen_by_name(plangen: Plangen, tmp_path: Path) -> None:
    assert plangen("render", "档案.yaml", "--style", "公文").status == 0
    assert body_font(tmp_path / f"{TITLE}.docx") == "仿宋"


def test_without_an_option_the_dossier_decides(
    plangen: Plangen, tmp_path: Path, dossier: Path
) -> None:
    dossier.write_text(dossier.read_text("utf-8") + "版式: 简洁\n", encoding="utf-8")
    assert plangen("render", "档案.yaml").status == 0
    assert body_font(tmp_path / f"{TITLE}.docx") == "微软雅黑"
    assert plangen("render", "档案.yaml", "--style", "公文").status == 0
    assert body_font(tmp_path / f"{TITLE}.docx") == "仿宋"


def test_a_style_file_is_taken(plangen: Plangen, tmp_path: Path) -> None:
    (tmp_path / "校本.yaml").write_text("正文: {字体: 仿宋_GB2312}\n", encoding="utf-8")
    assert plangen("summary", "档案.yaml", "--style", "校本.yaml").status == 0
    (written,) = tmp_path.glob("*总结.docx")
    assert body_font(written) == "仿宋_GB2312"


def test_an_unknown_style_is_answered_with_the_nearest(plangen: Plangen, tmp_path: Path) -> None:
    run = plangen("render", "档案.yaml", "--style", "公闻")
    assert run.status == 1
    assert "没有“公闻”这种版式" in run.err
    assert "“公文”" in run.err
    assert list(tmp_path.glob("*.docx")) == []


def test_what_is_wrong_in_a_style_file_is_told_with_its_line(
    plangen: Plangen, tmp_path: Path
) -> None:
    (tmp_path / "校本.yaml").write_text("正文:\n  行具: 1.5\n", encoding="utf-8")
    run = plangen("render", "档案.yaml", "--style", "校本.yaml")
    assert run.status == 1
    assert "校本.yaml:2:3" in run.all
    assert "行距" in run.all
    assert list(tmp_path.glob("*.docx")) == []


def test_the_school_document_is_taken_and_what_it_lacks_is_told(
    plangen: Plangen, tmp_path: Path
) -> None:
    school = docx.Document()
    school.sections[0].header.paragraphs[0].text = "向阳小学"
    school.save(str(tmp_path / "校本.docx"))
    run = plangen("render", "档案.yaml", "--reference", "校本.docx")
    assert run.status == 0
    assert "校本.docx 说明：" in run.all
    written = docx.Document(str(tmp_path / f"{TITLE}.docx"))
    assert written.sections[0].header.paragraphs[0].text == "向阳小学"


def test_a_school_document_that_cannot_be_read_stops_the_run(
    plangen: Plangen, tmp_path: Path
) -> None:
    (tmp_path / "校本.docx").write_bytes(b"{}")
    run = plangen("render", "档案.yaml", "--reference", "校本.docx")
    assert run.status == 1
    assert "另存为 .docx" in run.all
    assert not (tmp_path / f"{TITLE}.docx").exists()


@pytest.mark.parametrize("way", ["--force", "--backup"])
def test_the_school_document_is_never_written_over(
    plangen: Plangen, tmp_path: Path, way: str
) -> None:
    path = tmp_path / "校本.docx"
    docx.Document().save(str(path))
    before = path.read_bytes()
    run = plangen("render", "档案.yaml", "--reference", "校本.docx", "-o", "校本.docx", way)
    assert run.status == 1
    assert "换一个文件名" in run.all
    assert path.read_bytes() == before
    assert len(list(tmp_path.glob("*.docx"))) == 1


def test_a_pdf_beside_an_edited_document_is_said_to_lack_the_edits(
    plangen: Plangen, tmp_path: Path
) -> None:
    require("soffice")
    assert "您改过" not in plangen("render", "档案.yaml", "-f", "docx,pdf").all
    word = docx.Document(str(tmp_path / f"{TITLE}.docx"))
    word.add_paragraph("自己加的一句。")
    word.save(str(tmp_path / f"{TITLE}.docx"))
    run = plangen("render", "档案.yaml", "-f", "pdf")
    assert run.status == 0
    assert "您改过" in run.all
