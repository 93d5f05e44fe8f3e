"""Of a school's own document nothing is fetched, run or copied that leads out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx
import pytest
from lxml import etree

from plangen.source.archives import is_in_place
from word_files import unzipped

from .running import DOSSIER
from .school import CONTENT_TYPES, EVIL, HEAD_RELATIONS, PIXEL, R, W, relations, school

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .running import Command

THEME = "word/theme/theme1.xml"


@pytest.fixture
def like_school(plangen: Command, tmp_path: Path) -> Callable[..., dict[str, bytes]]:
    """Write a document like a school's; return its parts."""

    def write(data: bytes) -> dict[str, bytes]:
        (tmp_path / "校本.docx").write_bytes(data)
        output = tmp_path / "计划.docx"
        arguments = (str(DOSSIER), "-o", "计划.docx", "--reference", "校本.docx", "--force")
        status, said = plangen("render", *arguments)
        assert status == 0, said
        docx.Document(str(output))
        return unzipped(output.read_bytes())

    return write


def test_nothing_outside_goes_on_from_the_schools_document(
    like_school: Callable[[bytes], dict[str, bytes]],
) -> None:
    written = like_school(school())
    for name, content in written.items():
        assert b"evil.example" not in content, name
        assert b'TargetMode="External"' not in content, name
        assert not any(word in content for word in (b"DDEAUTO", b"passwd", b"<script>", b"OLEObj"))
    assert not any("vba" in name or "chunk" in name or "ole" in name for name in written)


def test_what_the_head_of_the_schools_document_carries_goes_on(
    like_school: Callable[[bytes], dict[str, bytes]],
) -> None:
    written = like_school(school())
    head = next(content for content in written.values() if "青石桥小学".encode() in content)
    root = etree.fromstring(head)
    shown = "".join(str(text) for text in root.itertext(f"{{{W}}}t"))
    assert shown == "青石桥小学学校网站1旧图旧值旧文旧链9"
    assert [each.text for each in root.iter(f"{{{W}}}instrText")] == ["PAGE"]
    assert [each.get(f"{{{W}}}instr") for each in root.iter(f"{{{W}}}fldSimple")] == ["NUMPAGES"]
    assert len(list(root.iter(f"{{{W}}}drawing"))) == 2
    assert PIXEL in written.values()


def test_every_relation_that_a_head_speaks_of_is_there(
    like_school: Callable[[bytes], dict[str, bytes]],
) -> None:
    written = like_school(school())
    for name, content in written.items():
        if not name.endswith(".xml") or name == CONTENT_TYPES:
            continue
        folder, _, file = name.rpartition("/")
        known = written.get(f"{folder}/_rels/{file}.rels", b"")
        for each in etree.fromstring(content).iter(etree.Element):
            for attribute, value in each.attrib.items():
                if attribute.startswith(f"{{{R}}}"):
                    assert f'Id="{value}"'.encode() in known, (name, each.tag)


def test_a_picture_of_the_theme_is_not_fetched(
    like_school: Callable[[bytes], dict[str, bytes]],
) -> None:
    theme = unzipped(school())[THEME]
    linked = theme.replace(
        b"</a:objectDefaults>",
        b'<a:txDef><a:spPr><a:blipFill><a:blip xmlns:r="%s" r:link="rOut"/></a:blipFill></a:spPr>'
        b"<a:bodyPr/><a:lstStyle/></a:txDef></a:objectDefaults>" % R.encode(),
    )
    assert linked != theme
    links = relations(("rOut", "image", EVIL, True))
    written = like_school(school({THEME: linked, "word/theme/_rels/theme1.xml.rels": links}))
    assert b"rOut" not in written[THEME]
    assert not any(b"evil.example" in content for content in written.values())


@pytest.mark.parametrize("kind", ["header", "styles", "numbering", "settings", "theme"])
def test_a_part_that_is_to_be_fetched_is_left_out_or_refused(
    plangen: Command, tmp_path: Path, kind: str
) -> None:
    parts = unzipped(school())
    root = etree.fromstring(parts["word/_rels/document.xml.rels"])
    for each in root:
        if each.get("Type", "").endswith(f"/{kind}"):
            each.set("Target", EVIL)
            each.set("TargetMode", "External")
    (tmp_path / "校本.docx").write_bytes(
        school({"word/_rels/document.xml.rels": etree.tostring(root)})
    )
    status, said = plangen("render", str(DOSSIER), "-o", "计划.docx", "--reference", "校本.docx")
    if status:
        assert "不是能用的 Word 文档" in said
        assert not (tmp_path / "计划.docx").exists()
    else:
        written = unzipped((tmp_path / "计划.docx").read_bytes())
        assert not any(b"evil.example" in content for content in written.values())


@pytest.mark.parametrize(
    "name",
    ["..\\..\\坏.png", "word/../../坏.png", "C:\\坏.png", "\\\\server\\坏.png", "media/a:b.png"],
)
def test_no_member_leads_out_of_the_written_document(
    plangen: Command, tmp_path: Path, name: str
) -> None:
    links = HEAD_RELATIONS.replace(b"media/crest.png", name.encode())
    data = school({f"word/{name}": PIXEL, name: PIXEL, "word/_rels/header1.xml.rels": links})
    (tmp_path / "校本.docx").write_bytes(data)
    status, said = plangen("render", str(DOSSIER), "-o", "计划.docx", "--reference", "校本.docx")
    assert (status == 1) == (not (tmp_path / "计划.docx").exists())
    if status:
        assert "不是能用的 Word 文档" in said
    else:
        assert all(map(is_in_place, unzipped((tmp_path / "计划.docx").read_bytes())))


def test_a_document_with_macros_is_refused(plangen: Command, tmp_path: Path) -> None:
    types = unzipped(school())[CONTENT_TYPES].replace(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
    )
    (tmp_path / "校本.docx").write_bytes(school({CONTENT_TYPES: types}))
    status, said = plangen("render", str(DOSSIER), "-o", "计划.docx", "--reference", "校本.docx")
    assert status == 1
    assert "不是能用的 Word 文档" in said
