"""What of the school's own document would be fetched from elsewhere, or run: none of it goes on.

A picture by its address, a template on a server or a field that includes a file is fetched by Word
or LibreOffice from every computer that opens the document, and tells its owner so. Heads and feet
keep their text, the pictures that they carry, and the fields that speak of the document itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import XmlPart
from docx.oxml.ns import qn
from docx.parts.document import DocumentPart
from lxml import etree
from msgspec import Struct, field

from plangen.language.patterns import lazy
from plangen.writers.docx.reference_xml import remove, unwrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document as WordDocument
    from docx.opc.part import Part
    from docx.opc.rel import _Relationship
    from lxml.etree import _Element

VML = "urn:schemas-microsoft-com:vml"
OFFICE = "urn:schemas-microsoft-com:office:office"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
# What a part other than the document's own may bring along.
CARRIED = (RELATIONSHIP_TYPE.IMAGE, RELATIONSHIP_TYPE.FONT)
# Where the parts of a document's own text hang, which goes as a whole.
BODY = qn("w:body")
ACTIVE = {
    *(qn(f"w:{name}") for name in ("control", "movie", "objectLink", "objectEmbed", "altChunk")),
    *(qn(f"w:{name}") for name in ("subDoc", "ffData")),
    f"{{{OFFICE}}}OLEObject",
}
# Attributes of VML by which a picture is fetched without a relation.
ADDRESSES = ("src", "href", "althref", f"{{{OFFICE}}}href", f"{{{OFFICE}}}althref")
LINKS = {f"{{{DRAWING}}}hlinkClick", f"{{{DRAWING}}}hlinkHover", f"{{{DRAWING}}}hlinkMouseOver"}
HOLDERS = {qn("w:drawing"), qn("w:pict"), qn("w:object"), qn("w:numPicBullet"), qn("w:background")}
# Fields that speak of the document, its pages and the day.
FIELDS = {
    *("PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "STYLEREF", "TITLE", "SUBJECT", "AUTHOR"),
    *("DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE", "EDITTIME", "LASTSAVEDBY", "REVNUM"),
    *("KEYWORDS", "COMMENTS", "FILENAME", "DOCPROPERTY", "NUMWORDS", "NUMCHARS", "SEQ", "SYMBOL"),
    *("IF", "COMPARE", "="),
}
KIND = lazy(r"\s*(=|[^\W\d_]+)")


class _Field(Struct):
    """A field of several elements: what it is to show, and which elements make it one."""

    elements: list[_Element] = field(default_factory=list)
    instruction: str = ""
    separated: bool = False

    def unlink(self) -> None:
        """Leave what it showed last, unless it speaks of the document itself."""
        if not _speaks_of_document(self.instruction):
            for each in self.elements:
                remove(each)


def cut_links(word: WordDocument) -> None:
    """Take out of all parts that go on what leads out of the document or may run."""
    for part in word.part.package.iter_parts():
        for key in [key for key, relation in part.rels.items() if _leads_out(part, relation)]:
            del part.rels[key]
        root = _root(part)
        if root is None:
            continue
        before = etree.tostring(root)
        for each in list(_elements(root)):
            _cut(each, part)
        _unlink_fields(root)
        if not isinstance(part, XmlPart) and etree.tostring(root) != before:
            part._blob = etree.tostring(root, encoding="UTF-8", standalone=True)  # noqa: SLF001


def _leads_out(part: Part, relation: _Relationship) -> bool:
    # What hangs from the document itself has been chosen already.
    chosen = isinstance(part, DocumentPart) or relation.reltype in CARRIED
    return relation.is_external or not chosen


def _root(part: Part) -> _Element | None:
    """Return the XML of a part, if it is XML that somebody may have put links into."""
    if isinstance(part, XmlPart):
        return part.element
    if not (part.rels or part.content_type.endswith("xml")):
        return None
    return etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False, no_network=True))


def _elements(root: _Element) -> Iterator[_Element]:
    """Yield the elements of a part but for the body of the document."""
    for child in root:
        if child.tag != BODY and isinstance(child.tag, str):
            yield from child.iter(etree.Element)


def _cut(element: _Element, part: Part) -> None:
    if element.tag in ACTIVE:
        remove(element)
        return
    if element.tag.startswith(f"{{{VML}}}"):
        for name in ADDRESSES:
            element.attrib.pop(name, None)
    lost = [
        name
        for name, value in element.attrib.items()
        if str(name).startswith(RELATIONS) and value not in part.rels
    ]
    for name in lost:
        del element.attrib[name]
    if not lost or any(str(name).startswith(RELATIONS) for name in element.attrib):
        return
    if element.tag == qn("w:hyperlink"):
        unwrap(element)
    elif element.tag in LINKS:
        remove(element)
    else:
        remove(next((e for e in element.iterancestors() if e.tag in HOLDERS), element))


def _unlink_fields(root: _Element) -> None:
    """Put what a field showed last in the place of one that may reach out of the document."""
    for simple in list(root.iter(qn("w:fldSimple"))):
        if not _speaks_of_document(simple.get(qn("w:instr"), "")):
            unwrap(simple)
    opened: list[_Field] = []
    for each in list(root.iter(qn("w:fldChar"), qn("w:instrText"))):
        kind = each.get(qn("w:fldCharType"))
        if kind == "begin":
            opened.append(_Field())
        if not opened:
            remove(each)
            continue
        innermost = opened[-1]
        innermost.elements.append(each)
        if kind == "separate":
            innermost.separated = True
        elif kind == "end":
            opened.pop().unlink()
        elif not innermost.separated:
            innermost.instruction += each.text or ""
    for left_open in opened:
        left_open.unlink()


def _speaks_of_document(instruction: str) -> bool:
    found = KIND.match(instruction)
    return found is not None and found[1].upper() in FIELDS
