"""``plangen render``: which files are written where, and what happens to the rest."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import docx
import pytest

from plangen.pipeline import batch, documents
from plangen.writers import pdf
from plangen.writers.docx import writer
from plangen.writers.output import FORMATS
from tools import require

from .terminal import english

if TYPE_CHECKING:
    from pathlib import Path

    from .terminal import Plangen

TITLE = "四年级（1）班数学学困生转化计划"
BAD = "plangen: 1\n文种: 学困生转化计划\n人数：31\n措施: [作业面批]\n"


def files(folder: Path) -> set[str]:
    return {
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".yaml"
    }


@pytest.fixture
def classes(tmp_path: Path, full_dossier: str) -> list[str]:
    """Write dossiers of two classes; return their names."""
    for number in (1, 2):
        text = full_dossier.replace("四年级（1）班", f"四年级（{number}）班")
        (tmp_path / f"四{number}班.yaml").write_text(text, encoding="utf-8")
    return ["四1班.yaml", "四2班.yaml"]


# Where it goes.


@pytest.mark.usefixtures("dossier")
def test_by_default_a_word_document_is_written(plangen: Plangen, tmp_path: Path) -> None:
    assert plangen("render", "档案.yaml").status == 0
    assert files(tmp_path) == {f"{TITLE}.docx"}


def test_the_document_lies_beside_its_dossier(
    plangen: Plangen,
    tmp_path: Path,
    full_dossier: str,
) -> None:
    folder = tmp_path / "四1班"
    folder.mkdir()
    (folder / "档案.yaml").write_text(full_dossier, encoding="utf-8")
    plangen("render", "四1班/档案.yaml")
    assert files(tmp_path) == {f"四1班/{TITLE}.docx"}


@pytest.mark.usefixtures("dossier")
def test_what_was_written_is_said(plangen: Plangen) -> None:
    outcome = plangen("render", "档案.yaml", "-f", "docx,md")
    assert outcome.written == [f"{TITLE}.docx", f"{TITLE}.md"]


def test_a_title_of_its_own_names_the_file(plangen: Plangen, tmp_path: Path, dossier: Path) -> None:
    text = dossier.read_text(encoding="utf-8")
    dossier.write_text(text + "标题: 转化计划：四/1 班\n", encoding="utf-8")
    assert plangen("render", "档案.yaml").status == 0
    (name,) = files(tmp_path)
    assert name.startswith("转化计划")
    assert docx.Document(str(tmp_path / name)).paragraphs[0].text == "转化计划：四/1班"


@pytest.mark.parametrize("key", ["标题", "教师", "学校"])
def test_a_very_long_text_is_no_obstacle(process: Plangen, dossier: Path, key: str) -> None:
    lines = [
        line
        for line in dossier.read_text(encoding="utf-8").splitlines()
        if not line.startswith(f"{key}:")
    ]
    dossier.write_text("\n".join([*lines, f"{key}: {'长' * 300}\n"]), encoding="utf-8")
    outcome = process("render", "档案.yaml")
    assert "Traceback" not in outcome.err
    assert outcome.status == 0


@pytest.mark.usefixtures("dossier")
def test_an_output_file_may_be_named(plangen: Plangen, tmp_path: Path) -> None:
    plangen("render", "档案.yaml", "-o", "我的计划.docx")
    assert files(tmp_path) == {"我的计划.docx"}


@pytest.mark.usefixtures("dossier")
def test_the_suffix_of_the_output_file_decides_the_format(plangen: Plangen, tmp_path: Path) -> None:
    plangen("render", "档案.yaml", "-o", "我的计划.md")
    assert files(tmp_path) == {"我的计划.md"}
    assert (tmp_path / "我的计划.md").read_text(encoding="utf-8").startswith(f"# {TITLE}")


@pytest.mark.usefixtures("dossier")
def test_an_output_folder_is_made(plangen: Plangen, tmp_path: Path) -> None:
    plangen("render", "档案.yaml", "-o", "上交/计划")
    assert files(tmp_path) == {f"上交/计划/{TITLE}.docx"}


@pytest.mark.usefixtures("dossier")
def test_an_existing_folder_is_a_folder_whatever_its_name(plangen: Plangen, tmp_path: Path) -> None:
    (tmp_path / "2026.9").mkdir()
    assert plangen("render", "档案.yaml", "-o", "2026.9").status == 0
    assert files(tmp_path) == {f"2026.9/{TITLE}.docx"}


@pytest.mark.usefixtures("dossier")
def test_a_slash_at_the_end_means_a_folder(plangen: Plangen, tmp_path: Path) -> None:
    assert plangen("render", "档案.yaml", "-o", "2026.9/").status == 0
    assert files(tmp_path) == {f"2026.9/{TITLE}.docx"}


# Formats.


@pytest.mark.usefixtures("dossier")
@pytest.mark.parametrize(
    "formats",
    [
        ("-f", "docx,md"),
        ("-f", "docx", "-f", "md"),
        ("-f", "docx，md"),
        ("-f", "DOCX, .md"),
    ],
    ids=["comma", "twice", "full-width-comma", "capitals-and-dot"],
)
def test_several_formats_are_written(
    plangen: Plangen,
    tmp_path: Path,
    formats: tuple[str, ...],
) -> None:
    assert plangen("render", "档案.yaml", *formats).status == 0
    assert files(tmp_path) == {f"{TITLE}.docx", f"{TITLE}.md"}


@pytest.mark.usefixtures("dossier")
def test_a_format_named_twice_is_written_once(plangen: Plangen) -> None:
    assert plangen("render", "档案.yaml", "-f", "md", "-f", "md").written == [f"{TITLE}.md"]


@pytest.mark.usefixtures("dossier")
def test_several_formats_of_a_named_file_differ_in_suffix(plangen: Plangen, tmp_path: Path) -> None:
    plangen("render", "档案.yaml", "-o", "我的.docx", "-f", "docx,md")
    assert files(tmp_path) == {"我的.docx", "我的.md"}


@pytest.mark.usefixtures("dossier")
def test_suffix_and_format_must_not_contradict_each_other(plangen: Plangen, tmp_path: Path) -> None:
    outcome = plangen("render", "档案.yaml", "-o", "我的.docx", "-f", "md")
    assert outcome.status == 2
    assert "docx" in outcome.err
    assert "md" in outcome.err
    assert files(tmp_path) == set()


@pytest.mark.usefixtures("dossier")
def test_all_formats_are_written_at_once(plangen: Plangen, tmp_path: Path) -> None:
    require("soffice")
    outcome = plangen("render", "档案.yaml", "-f", ",".join(FORMATS))
    assert outcome.status == 0
    assert outcome.written == [f"{TITLE}.{form}" for form in FORMATS]
    assert (tmp_path / f"{TITLE}.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.usefixtures("dossier")
def test_an_unknown_format_is_answered_with_all(plangen: Plangen, tmp_path: Path) -> None:
    outcome = plangen("render", "档案.yaml", "-f", "odt")
    assert outcome.status == 2
    assert "docx、pdf、html、md、txt" in outcome.err
    assert files(tmp_path) == set()


@pytest.mark.usefixtures("dossier")
def test_several_formats_are_made_of_one_document(
    plangen: Plangen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    given: list[bytes] = []
    make, write = documents.make_document, writer.write_docx

    def count_documents(*arguments: Any, **settings: Any) -> Any:
        made.append("document")
        return make(*arguments, **settings)

    def count_words(*arguments: Any) -> bytes:
        made.append("docx")
        return write(*arguments)

    def convert(docx: bytes, _name: str) -> bytes:
        given.append(docx)
        return b"%PDF-1.6\n%%EOF\n"

    monkeypatch.setattr(batch, "make_document", count_documents)
    monkeypatch.setattr(writer, "write_docx", count_words)
    monkeypatch.setattr(pdf, "convert_to_pdf", convert)
    assert plangen("render", "档案.yaml", "-f", "pdf,docx,md").status == 0
    assert made == ["document", "docx"]
    assert given == [(tmp_path / f"{TITLE}.docx").read_bytes()]


@pytest.fixture
def no_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no program be there that writes PDF."""
    monkeypatch.setattr(pdf, "find_office", lambda: None)
    monkeypatch.setattr(pdf, "on_windows", lambda: False)


@pytest.mark.usefixtures("dossier", "no_pdf")
@pytest.mark.parametrize("formats", ["pdf,docx,md", "docx,pdf,md"])
def test_without_libreoffice_the_other_formats_are_written(
    plangen: Plangen, tmp_path: Path, formats: str
) -> None:
    outcome = plangen("render", "档案.yaml", "-f", formats)
    assert outcome.status == 1
    assert files(tmp_path) == {f"{TITLE}.docx", f"{TITLE}.md"}
    assert "LibreOffice" in outcome.err
    assert "plangen render 档案.yaml" in outcome.err
    assert outcome.err.splitlines()[-1] == "档案.yaml：有 1 个文件没有写出，其余的已写出。"
    assert english(outcome.err) == set()


@pytest.mark.usefixtures("dossier", "no_pdf")
def test_without_libreoffice_a_pdf_alone_is_refused(plangen: Plangen, tmp_path: Path) -> None:
    outcome = plangen("render", "档案.yaml", "-o", "计划.pdf")
    assert outcome.status == 1
    assert files(tmp_path) == set()
    assert outcome.err.splitlines()[-1] == "档案.yaml：有 1 个文件没有写出。"


@pytest.mark.usefixtures("no_pdf")
def test_without_libreoffice_every_dossier_gives_its_other_formats(
    plangen: Plangen, tmp_path: Path, classes: list[str]
) -> None:
    assert plangen("render", *classes, "-f", "pdf,md").status == 1
    assert files(tmp_path) == {f"{TITLE}.md", f"{TITLE.replace('1', '2')}.md"}


# Several dossiers.


def test_several_dossiers_give_several_documents(
    plangen: Plangen,
    tmp_path: Path,
    classes: list[str],
) -> None:
    assert plangen("render", *classes, "-o", "计划").status == 0
    assert files(tmp_path) == {f"计划/{TITLE}.docx", f"计划/{TITLE.replace('1', '2')}.docx"}


def test_a_bad_dossier_does_not_stop_the_others(
    plangen: Plangen,
    tmp_path: Path,
    classes: list[str],
) -> None:
    (tmp_path / "坏.yaml").write_text(BAD, encoding="utf-8")
    outcome = plangen("render", classes[0], "坏.yaml", classes[1])
    assert outcome.status == 1
    assert files(tmp_path) == {f"{TITLE}.docx", f"{TITLE.replace('1', '2')}.docx"}
    assert "坏.yaml:3:" in outcome.err


def test_two_documents_of_one_name_do_not_overwrite_each_other(
    plangen: Plangen,
    tmp_path: Path,
    full_dossier: str,
) -> None:
    for name, teacher in (("甲", "李老师"), ("乙", "王老师")):
        text = full_dossier.replace("李老师", teacher)
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    outcome = plangen("render", "甲.yaml", "乙.yaml", "-f", "md")
    assert outcome.status == 0
    assert f"{TITLE}.md 已是 甲.yaml 的，乙.yaml 的写成 {TITLE}（乙）.md" in outcome.err
    assert "李老师" in (tmp_path / f"{TITLE}.md").read_text(encoding="utf-8")
    assert "王老师" in (tmp_path / f"{TITLE}（乙）.md").read_text(encoding="utf-8")


def test_several_dossiers_cannot_share_one_output_file(
    plangen: Plangen,
    tmp_path: Path,
    classes: list[str],
) -> None:
    outcome = plangen("render", *classes, "-o", "计划.docx")
    assert outcome.status == 2
    assert "计划.docx" in outcome.err
    assert "文件夹" in outcome.err
    assert files(tmp_path) == set()


def test_a_dossier_that_gave_nothing_is_said_to_have_given_nothing(
    plangen: Plangen, tmp_path: Path
) -> None:
    (tmp_path / "坏.yaml").write_text(BAD, encoding="utf-8")
    last = plangen("render", "坏.yaml").err.splitlines()[-1]
    assert last.startswith("坏.yaml：有 2 处要改")
    assert "没有写出" in last
    assert "其余" not in last


@pytest.mark.usefixtures("dossier")
def test_a_dossier_of_which_one_format_was_written_is_said_to_lack_the_other(
    plangen: Plangen, tmp_path: Path
) -> None:
    (tmp_path / f"{TITLE}.md").write_text("我自己写的", encoding="utf-8")
    outcome = plangen("render", "档案.yaml", "-f", "docx,md")
    assert outcome.status == 1
    assert outcome.written == [f"{TITLE}.docx"]
    assert outcome.err.splitlines()[-1] == "档案.yaml：有 1 个文件没有写出，其余的已写出。"


# Names of pupils.


@pytest.mark.usefixtures("dossier")
@pytest.mark.parametrize(
    ("mask", "shown", "hidden"),
    [
        ((), "许×", "许晓"),
        (("--mask", "姓氏"), "许×", "许晓"),
        (("--mask", "代号"), "学生A", "许"),
        (("--mask", "否"), "许晓", "许×"),
    ],
    ids=["default", "surname", "code", "off"],
)
def test_names_are_printed_as_asked(
    plangen: Plangen,
    tmp_path: Path,
    mask: tuple[str, ...],
    shown: str,
    hidden: str,
) -> None:
    plangen("render", "档案.yaml", "-f", "md", *mask)
    text = (tmp_path / f"{TITLE}.md").read_text(encoding="utf-8")
    assert shown in text
    assert hidden not in text


@pytest.mark.usefixtures("dossier")
def test_a_helper_is_masked_too(plangen: Plangen, tmp_path: Path) -> None:
    plangen("render", "档案.yaml", "-f", "md")
    assert "周明" not in (tmp_path / f"{TITLE}.md").read_text(encoding="utf-8")


def test_the_option_wins_over_the_dossier(plangen: Plangen, tmp_path: Path, dossier: Path) -> None:
    dossier.write_text(dossier.read_text(encoding="utf-8") + "脱敏: 否\n", encoding="utf-8")
    plangen("render", "档案.yaml", "-f", "md", "--mask", "姓氏")
    assert "许晓" not in (tmp_path / f"{TITLE}.md").read_text(encoding="utf-8")


# What is there already.


@pytest.mark.usefixtures("dossier")
@pytest.mark.parametrize("form", ["docx", "html", "md", "txt"])
def test_rendering_again_replaces_an_untouched_document(
    plangen: Plangen,
    tmp_path: Path,
    dossier: Path,
    form: str,
) -> None:
    plangen("render", "档案.yaml", "-f", form)
    text = dossier.read_text(encoding="utf-8").replace("李老师", "王老师")
    dossier.write_text(text, encoding="utf-8")
    before = (tmp_path / f"{TITLE}.{form}").read_bytes()
    assert plangen("render", "档案.yaml", "-f", form).status == 0
    assert (tmp_path / f"{TITLE}.{form}").read_bytes() != before


def edit(path: Path) -> bytes:
    """Change a paragraph as a teacher would; return what the file then holds."""
    if path.suffix == ".docx":
        word = docx.Document(str(path))
        word.paragraphs[2].add_run("（改过）")
        buffer = io.BytesIO()
        word.save(buffer)
        path.write_bytes(buffer.getvalue())
    else:
        path.write_bytes(path.read_bytes().replace(b"31", b"32", 1))
    return path.read_bytes()


@pytest.mark.usefixtures("dossier")
@pytest.mark.parametrize("form", ["docx", "html", "md", "txt"])
def test_an_edited_document_is_kept(plangen: Plangen, tmp_path: Path, form: str) -> None:
    plangen("render", "档案.yaml", "-f", form)
    theirs = edit(tmp_path / f"{TITLE}.{form}")
    outcome = plangen("render", "档案.yaml", "-f", form)
    assert outcome.status == 1
    assert outcome.written == []
    assert "没有覆盖" in outcome.err
    assert (tmp_path / f"{TITLE}.{form}").read_bytes() == theirs


@pytest.mark.usefixtures("dossier")
@pytest.mark.parametrize("form", ["docx", "html", "md", "txt"])
def test_force_replaces_an_edited_document(plangen: Plangen, tmp_path: Path, form: str) -> None:
    plangen("render", "档案.yaml", "-f", form)
    original = (tmp_path / f"{TITLE}.{form}").read_bytes()
    edit(tmp_path / f"{TITLE}.{form}")
    assert plangen("render", "档案.yaml", "-f", form, "--force").status == 0
    assert (tmp_path / f"{TITLE}.{form}").read_bytes() == original


@pytest.mark.usefixtures("dossier")
@pytest.mark.parametrize("form", ["docx", "html", "md", "txt"])
def test_backup_keeps_an_edited_document_under_another_name(
    plangen: Plangen, tmp_path: Path, form: str
) -> None:
    plangen("render", "档案.yaml", "-f", form)
    original = (tmp_path / f"{TITLE}.{form}").read_bytes()
    theirs = edit(tmp_path / f"{TITLE}.{form}")
    outcome = plangen("render", "档案.yaml", "-f", form, "--backup")
    assert outcome.status == 0
    assert (tmp_path / f"{TITLE}.{form}").read_bytes() == original
    assert (tmp_path / f"{TITLE}（改过的1）.{form}").read_bytes() == theirs
    assert f"{TITLE}（改过的1）.{form}" in outcome.out
    assert len(files(tmp_path)) == 2


@pytest.mark.usefixtures("dossier")
def test_backup_of_an_untouched_document_is_none(plangen: Plangen, tmp_path: Path) -> None:
    for _ in range(2):
        assert plangen("render", "档案.yaml", "--backup").status == 0
    assert files(tmp_path) == {f"{TITLE}.docx"}


@pytest.mark.usefixtures("dossier")
def test_the_refusal_names_both_ways_out(plangen: Plangen, tmp_path: Path) -> None:
    plangen("render", "档案.yaml")
    edit(tmp_path / f"{TITLE}.docx")
    outcome = plangen("render", "档案.yaml")
    for words in ("--force", "--backup", f"{TITLE}（改过的1）.docx"):
        assert words in outcome.err


@pytest.mark.usefixtures("dossier")
@pytest.mark.parametrize("command", ["render", "summary", "forms"])
def test_force_and_backup_are_not_both_possible(
    plangen: Plangen, tmp_path: Path, command: str
) -> None:
    outcome = plangen(command, "档案.yaml", "--force", "--backup")
    assert outcome.status == 2
    assert "--force" in outcome.err
    assert "--backup" in outcome.err
    assert files(tmp_path) == set()


@pytest.mark.usefixtures("dossier")
def test_an_edited_pdf_is_kept(
    plangen: Plangen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "convert_to_pdf", lambda *_: b"%PDF-1.6\n%%EOF\n")
    for _ in range(2):
        assert plangen("render", "档案.yaml", "-f", "pdf").status == 0
    with (tmp_path / f"{TITLE}.pdf").open("ab") as file:
        file.write(b"1 0 obj\n")
    assert plangen("render", "档案.yaml", "-f", "pdf").status == 1
    assert plangen("render", "档案.yaml", "-f", "pdf", "--backup").status == 0
    assert files(tmp_path) == {f"{TITLE}.pdf", f"{TITLE}（改过的1）.pdf"}


# What cannot be read or written.


def test_a_missing_dossier_is_named_with_what_to_type(plangen: Plangen) -> None:
    outcome = plangen("render", "没有.yaml")
    assert outcome.status == 1
    assert "没有.yaml" in outcome.err
    assert "plangen new 没有.yaml" in outcome.err


def test_an_error_is_shown_with_its_place_and_nothing_is_written(
    plangen: Plangen,
    tmp_path: Path,
) -> None:
    (tmp_path / "坏.yaml").write_text(BAD, encoding="utf-8")
    outcome = plangen("render", "坏.yaml")
    assert outcome.status == 1
    assert "坏.yaml:3:3 错误：" in outcome.err
    assert "人数: 31" in outcome.err
    assert files(tmp_path) == set()


@pytest.mark.usefixtures("dossier")
@pytest.mark.parametrize("target", ["笔记/计划.docx", "笔记/计划"], ids=["file", "folder"])
def test_an_output_path_through_a_regular_file_is_refused(
    plangen: Plangen,
    tmp_path: Path,
    target: str,
) -> None:
    (tmp_path / "笔记").write_text("笔记", encoding="utf-8")
    outcome = plangen("render", "档案.yaml", "-o", target)
    assert outcome.status == 1
    assert "写不了" in outcome.err
    assert files(tmp_path) == {"笔记"}


@pytest.mark.usefixtures("dossier")
def test_a_folder_in_place_of_the_document_is_refused(plangen: Plangen, tmp_path: Path) -> None:
    (tmp_path / f"{TITLE}.docx").mkdir()
    outcome = plangen("render", "档案.yaml")
    assert outcome.status == 1
    assert "文件夹" in outcome.err
    assert files(tmp_path) == set()


@pytest.mark.usefixtures("dossier")
def test_an_output_name_too_long_for_the_disk_is_refused(process: Plangen) -> None:
    outcome = process("render", "档案.yaml", "-o", "长" * 300 + ".docx")
    assert outcome.status == 1
    assert "Traceback" not in outcome.err


@pytest.mark.parametrize(
    "data",
    [b"", b"- a\n- b\n", b"\xff\xfe\x00", b"PK\x03\x04", b"a: [b\n"],
    ids=["empty", "list", "broken-utf-16", "zip", "open-bracket"],
)
def test_no_file_gives_a_traceback(process: Plangen, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "坏.yaml").write_bytes(data)
    outcome = process("render", "坏.yaml")
    assert outcome.status == 1
    assert "坏.yaml" in outcome.err
    assert "Traceback" not in outcome.err


def test_a_gbk_file_is_read_with_a_notice(
    plangen: Plangen,
    tmp_path: Path,
    full_dossier: str,
) -> None:
    (tmp_path / "档案.yaml").write_bytes(full_dossier.encode("gbk"))
    outcome = plangen("render", "档案.yaml", "-f", "md")
    assert outcome.status == 0
    assert "说明：" in outcome.err
    assert "GBK" in outcome.err
    assert (tmp_path / f"{TITLE}.md").read_text(encoding="utf-8").startswith(f"# {TITLE}")


def test_a_gbk_file_gives_the_same_document_as_a_utf_8_file(
    plangen: Plangen,
    tmp_path: Path,
    full_dossier: str,
) -> None:
    for encoding in ("gbk", "utf-8"):
        (tmp_path / f"{encoding}.yaml").write_bytes(full_dossier.encode(encoding))
        plangen("render", f"{encoding}.yaml", "-o", f"{encoding}.docx")
    assert (tmp_path / "gbk.docx").read_bytes() == (tmp_path / "utf-8.docx").read_bytes()


@pytest.mark.usefixtures("dossier")
@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "gbk"])
def test_a_terminal_that_cannot_show_every_character_is_no_obstacle(
    process: Plangen,
    tmp_path: Path,
    encoding: str,
) -> None:
    done = process("render", "档案.yaml", PYTHONIOENCODING=f"{encoding}:strict")
    assert done.status == 0
    assert files(tmp_path) == {f"{TITLE}.docx"}
