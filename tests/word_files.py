"""Small Word documents made by hand, as other programs than plangen may write them."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Mapping

TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NAMESPACES = (
    f'xmlns:w="{WORD}" xmlns:r="{RELATIONS}"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
ROOTS = {
    "styles": "styles",
    "numbering": "numbering",
    "settings": "settings",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "comments": "comments",
    "header": "hdr",
    "footer": "ftr",
}
SECTION = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'


def run(text: str, properties: str = "") -> str:
    """Build a run of text."""
    style = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{style}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(content: str, properties: str = "") -> str:
    """Build a paragraph of runs, or of text where nothing in it is markup."""
    runs = content if content.startswith("<") or not content else run(content)
    style = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{style}{runs}</w:p>"


def cell(content: str, properties: str = "") -> str:
    """Build a cell of a table; what is no markup becomes its only paragraph."""
    blocks = content if content.startswith("<") else paragraph(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{blocks}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """Build a row of cells."""
    style = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{style}{''.join(cells)}</w:tr>"


def table(*rows: str, columns: int = 2) -> str:
    """Build a table of rows."""
    grid = '<w:gridCol w:w="2000"/>' * columns
    return (
        '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def numbered(identity: int, level: int | None = 0) -> str:
    """Build the properties of a paragraph in a list."""
    depth = "" if level is None else f'<w:ilvl w:val="{level}"/>'
    return f'<w:numPr>{depth}<w:numId w:val="{identity}"/></w:numPr>'


def level(index: int, text: str, form: str = "decimal", *, start: int = 1, more: str = "") -> str:
    """Build the level of a list; ``more`` are the elements before its text."""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{escape(text)}"/></w:lvl>'
    )


def abstract(identity: int, *levels: str, more: str = "") -> str:
    """Build the definition of a list."""
    return (
        f'<w:abstractNum w:abstractNumId="{identity}">'
        f'<w:multiLevelType w:val="multilevel"/>{more}{"".join(levels)}</w:abstractNum>'
    )


def num(identity: int, definition: int, overrides: str = "") -> str:
    """Build a list on a definition."""
    return f'<w:num w:numId="{identity}"><w:abstractNumId w:val="{definition}"/>{overrides}</w:num>'


def style(
    identity: str, properties: str = "", *, name: str = "", based_on: str = "", more: str = ""
) -> str:
    """Build a style of paragraphs; ``more`` stands after the properties of its paragraphs."""
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    shape = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{identity}"><w:name w:val="{name or identity}"/>'
        f"{base}{shape}{more}</w:style>"
    )


def docx(
    body: str,
    *,
    section: str = SECTION,
    parts: Mapping[str, str] | None = None,
    files: Mapping[str, bytes] | None = None,
) -> bytes:
    """Make a document of its body; ``parts`` hold what is in the root of numbering, header1 …"""
    members = {f"word/{name}.xml": _part(name, inside) for name, inside in (parts or {}).items()}
    content = f"<w:document {NAMESPACES}><w:body>{body}{section}</w:body></w:document>"
    names = [*(parts or {})]
    return zipped(
        {
            "[Content_Types].xml": _types(names),
            "_rels/.rels": _relations({"rId1": ("officeDocument", "word/document.xml")}),
            "word/document.xml": (DECLARATION + content).encode(),
            "word/_rels/document.xml.rels": _relations(
                {name: (_kind(name), f"{name}.xml") for name in names}
            ),
            **members,
            **(files or {}),
        }
    )


def zipped(members: Mapping[str, bytes]) -> bytes:
    """Zip members in their order."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in members.items():
            # The first member of an OpenDocument file is read as it lies there.
            form = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(name, content, form)
    return buffer.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    """Return the members of a zip file in their order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _kind(name: str) -> str:
    return name.rstrip("0123456789")


def _part(name: str, inside: str) -> bytes:
    root = ROOTS[_kind(name)]
    return f"{DECLARATION}<w:{root} {NAMESPACES}>{inside}</w:{root}>".encode()


def _types(names: list[str]) -> bytes:
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{MAIN_TYPE}.{kind}+xml"/>'
        for name, kind in [("document", "document.main"), *((name, _kind(name)) for name in names)]
    )
    return (
        f'{DECLARATION}<Types xmlns="{TYPES}"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    ).encode()


def _relations(targets: Mapping[str, tuple[str, str]]) -> bytes:
    inside = "".join(
        f'<Relationship Id="{identity}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for identity, (kind, target) in targets.items()
    )
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE}">{inside}</Relationships>'.encode()
