"""No file gets into a report or a document through the entities of a file from outside."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import docx
import pytest

from hostile.archives import changed
from plangen.source.archives import has_doctype
from word_files import unzipped

from .running import DOSSIER
from .workbooks import SCORES, workbook

if TYPE_CHECKING:
    from pathlib import Path

    from .running import Command

PRIVATE = "机密：校长的密码是一二三"
LAUGHS = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 9))


def with_entity(content: bytes, secret: Path, encoding: str = "utf-8") -> bytes:
    """Declare an entity that names a file, and put it where the text 密 stands."""
    text = re.sub(r"^<\?.*?\?>\s*", "", content.decode())
    root = text[1:].split(None, 1)[0].split(">")[0]
    entity = f'<!DOCTYPE {root} [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    head = f'<?xml version="1.0" encoding="{encoding}"?>{entity}'
    return (head + text.replace("密", "&x;")).encode(encoding)


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "secret.txt"
    path.write_text(PRIVATE, encoding="utf-8")
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("part", ["word/document.xml", "word/header1.xml", "word/styles.xml"])
def test_no_file_gets_into_a_report_through_a_word_document(
    plangen: Command, tmp_path: Path, secret: Path, part: str, encoding: str
) -> None:
    word = docx.Document()
    word.add_paragraph("密")
    word.sections[0].header.paragraphs[0].text = "密"
    buffer = io.BytesIO()
    word.save(buffer)
    parts = unzipped(buffer.getvalue())
    hostile = changed(buffer.getvalue(), {part: with_entity(parts[part], secret, encoding)})
    (tmp_path / "文稿.docx").write_bytes(hostile)
    for arguments in (
        ("--format", "json", "check", "文稿.docx", "--fix", "--comments"),
        ("render", str(DOSSIER), "-o", "输出.docx", "--reference", "文稿.docx"),
    ):
        status, said = plangen(*arguments)
        assert PRIVATE not in said
        assert "Traceback" not in said
    assert status == 1
    for path in tmp_path.glob("*.docx"):
        assert not any(
            PRIVATE.encode() in content for content in unzipped(path.read_bytes()).values()
        )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("part", ["xl/styles.xml", "xl/sharedStrings.xml"])
def test_no_file_gets_into_a_table(
    plangen: Command, tmp_path: Path, secret: Path, part: str, encoding: str
) -> None:
    data = workbook(*SCORES)
    hostile = changed(data, {part: with_entity(unzipped(data)[part], secret, encoding)})
    (tmp_path / "成绩.xlsx").write_bytes(hostile)
    status, said = plangen("scores", "成绩.xlsx")
    assert status == 1
    assert PRIVATE not in said
    assert "读不出这张表格" in said


def test_entities_that_unfold_in_a_table_are_refused_unread(
    plangen: Command, tmp_path: Path
) -> None:
    data = workbook(*SCORES)
    strings = unzipped(data)["xl/sharedStrings.xml"].decode().replace("密", "&a8;")
    laughing = f'<!DOCTYPE sst [<!ENTITY a0 "哈哈">{LAUGHS}]>' + strings.partition("?>")[2]
    (tmp_path / "成绩.xlsx").write_bytes(changed(data, {"xl/sharedStrings.xml": laughing.encode()}))
    status, said = plangen("scores", "成绩.xlsx")
    assert status == 1
    assert "读不出这张表格" in said


def test_a_declaration_is_seen_in_every_encoding_that_a_parser_knows() -> None:
    for encoding in ("utf-8", "utf-16", "utf-16-be", "gb18030", "latin-1"):
        assert has_doctype("<!DOCTYPE a [<!ENTITY b 'c'>]><a/>".encode(encoding))
    assert not has_doctype(b"<a>DOCTYPE</a>")
