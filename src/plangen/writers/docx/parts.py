"""The parts of a new .docx package, and how they lead to each other (ECMA-376, Part 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

HEAD = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
OFFICE_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
CORE_RELATION = f"{PACKAGE}/relationships/metadata/core-properties"
OPEN_XML = "application/vnd.openxmlformats-officedocument"
WORD = f"{OPEN_XML}.wordprocessingml"
CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
BOOK_TYPE = f"{OPEN_XML}.spreadsheetml.sheet"
CHART_TYPE = f"{OPEN_XML}.drawingml.chart+xml"
# What the names of parts end in says of them.
USUAL = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xlsx": BOOK_TYPE,
    "xml": "application/xml",
}
ALWAYS = ("rels", "xml")

# By the id of a relation: of what kind it is, and where it leads from the folder of its source.
Relations = dict[str, tuple[str, str]]


class Part(Struct, frozen=True):
    """A part with its name in the package, its content type, and the relations it has."""

    name: str
    kind: str
    content: bytes
    relations: Relations = field(default_factory=dict)

    @property
    def files(self) -> dict[str, bytes]:
        """The files of the part, and of its relations, by their names."""
        found = {self.name: self.content}
        if self.relations:
            folder, _, name = self.name.rpartition("/")
            found[f"{folder}/_rels/{name}.rels"] = relations_xml(self.relations)
        return found


def relations_xml(relations: Mapping[str, tuple[str, str]]) -> bytes:
    """Build the list of relations; a kind without an address is one of Office's own."""
    each = "".join(
        f'<Relationship Id="{identity}" '
        f'Type="{kind if ":" in kind else OFFICE_RELATION + kind}" Target="{target}"/>'
        for identity, (kind, target) in relations.items()
    )
    xml = f'<Relationships xmlns="{PACKAGE}/relationships">{each}</Relationships>'
    return (HEAD + xml).encode()


def types_xml(parts: Iterable[Part], last: Part) -> bytes:
    """Build the list of content types, in the order of the names but for the ``last``."""
    ordered = [*sorted(parts, key=lambda part: part.name), last]
    endings = {*ALWAYS, *(part.name.rpartition(".")[2] for part in ordered)}
    usual = "".join(
        f'<Default Extension="{ending}" ContentType="{USUAL[ending]}"/>'
        for ending in sorted(endings)
    )
    own = "".join(
        f'<Override PartName="/{part.name}" ContentType="{part.kind}"/>'
        for part in ordered
        if USUAL[part.name.rpartition(".")[2]] != part.kind
    )
    return f'{HEAD}<Types xmlns="{PACKAGE}/content-types">{usual}{own}</Types>'.encode()
