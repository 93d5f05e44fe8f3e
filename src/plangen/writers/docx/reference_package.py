"""The school's own document as a package: parts added by python-docx, its properties, its seal."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import TYPE_CHECKING

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from plangen.writers.docx.package import (
    CONTENT_TYPES,
    PROPERTY_PART,
    PROPERTY_RELATION,
    PROPERTY_RELATION_ID,
    PROPERTY_TYPE,
    ROOT_RELATIONS,
    pack,
)
from plangen.writers.docx.reference_xml import fill

if TYPE_CHECKING:
    from collections.abc import Callable

    from docx.document import Document as WordDocument
    from docx.parts.hdrftr import FooterPart, HeaderPart

    from plangen.writers.docx.assembling import About


def add_margin(word: WordDocument, tag: str, kind: str, inside: str) -> str:
    """Add one ``header`` or ``footer``; return the reference for a section."""
    adding: dict[str, Callable[[], tuple[HeaderPart | FooterPart, str]]] = {
        "header": word.part.add_header_part,
        "footer": word.part.add_footer_part,
    }
    part, relation = adding[tag]()
    fill(part.element, inside)
    return f'<w:{tag}Reference w:type="{kind}" r:id="{relation}"/>'


def add_chart(word: WordDocument, number: int, space: bytes, book: bytes) -> str:
    """Add the part of a chart and its workbook; return what the drawing refers to it by."""
    package = word.part.package
    held = Part(PackURI(f"/word/charts/chart{number}.xml"), CONTENT_TYPE.DML_CHART, space, package)
    workbook = Part(
        PackURI(f"/word/embeddings/Microsoft_Excel_Sheet{number}.xlsx"),
        CONTENT_TYPE.SML_SHEET,
        book,
        package,
    )
    held.relate_to(workbook, RELATIONSHIP_TYPE.PACKAGE)
    return word.part.relate_to(held, RELATIONSHIP_TYPE.CHART)


def write(word: WordDocument, about: About) -> bytes:
    """Write the document with its own properties."""
    moment = dt.datetime(about.day.year, about.day.month, about.day.day, tzinfo=dt.UTC)
    properties = word.core_properties
    properties.title = about.title
    properties.author = properties.last_modified_by = about.author
    properties.language = "zh-CN"
    properties.comments = ""
    properties.keywords = ""
    properties.subject = about.subtitle
    properties.revision = 1
    properties.created = properties.modified = moment
    buffer = io.BytesIO()
    word.save(buffer)
    return _packed(buffer.getvalue())


def _packed(data: bytes) -> bytes:
    """Rewrite a saved package with fixed times and the digest of its parts."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    files[CONTENT_TYPES] = _add_child(
        files[CONTENT_TYPES],
        "Override",
        {"PartName": f"/{PROPERTY_PART}", "ContentType": PROPERTY_TYPE},
    )
    files[ROOT_RELATIONS] = _add_child(
        files[ROOT_RELATIONS],
        "Relationship",
        {"Id": PROPERTY_RELATION_ID, "Type": PROPERTY_RELATION, "Target": PROPERTY_PART},
    )
    return pack(files)


def _add_child(xml: bytes, tag: str, attributes: dict[str, str]) -> bytes:
    root = etree.fromstring(xml)
    namespace = etree.QName(root).namespace
    etree.SubElement(root, f"{{{namespace}}}{tag}", attributes)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
