"""The same document for docxtpl and pandoc: their templates, and data of plangen's document."""

from __future__ import annotations

import shutil
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
import yaml

import plangen
from plangen.document.numbering import number_blocks
from plangen.document.tree import Heading, ItemList, Paragraph, Table, plain

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

    from plangen.document.tree import Block

HERE = Path(__file__).parent / "render_speed"
TEMPLATE = "模板.docx"
MARKDOWN = HERE / "文稿.md.j2"
HOW_TO_INSTALL = {
    "docxtpl": "没有装 docxtpl：pip install -e '.[bench]'",
    "pandoc": "没有装 pandoc：apt install pandoc，或到 pandoc.org 下载",
}
# The columns of the table of pupils, and of that of weeks.
WIDTHS = (6, 4)


def missing(peer: str) -> str:
    """Say how to install a peer that is not there; nothing where it is."""
    there = find_spec(peer) if peer == "docxtpl" else shutil.which(peer)
    return "" if there else HOW_TO_INSTALL[peer]


def command_of(peer: str, data: Path, output: Path) -> list[str]:
    """Return the command by which a peer makes the document; templates lie beside its data."""
    template = data.with_name(TEMPLATE) if peer == "docxtpl" else MARKDOWN
    return [sys.executable, str(HERE / f"with_{peer}.py"), str(data), str(template), str(output)]


def write_data(dossier: Path, data: Path) -> None:
    """Write what plangen's document of a dossier says as the data of its peers."""
    document = plangen.make_document(plangen.load(dossier)).document
    sections: list[dict[str, Any]] = []
    closing = document.signature
    for numbered in number_blocks(document.blocks):
        block = numbered.block
        if isinstance(block, Heading) and block.level == 1:
            sections.append({"title": f"{numbered.mark}{plain(block.line)}", "blocks": []})
        else:
            sections[-1]["blocks"] += _told(block, numbered.mark)
    day = closing.date
    date = [f"{day.year}年{day.month}月{day.day}日"] if day else []
    values = {
        "title": document.title,
        "subtitle": document.subtitle,
        "sections": sections,
        "signature": [*closing.lines, *date],
    }
    text = yaml.safe_dump(values, allow_unicode=True, sort_keys=False)
    data.write_text(text, encoding="utf-8")


def _told(block: Block, mark: str) -> list[dict[str, Any]]:
    """Return a block as the peers' templates know it."""
    if isinstance(block, Heading):
        return [{"kind": "heading", "text": f"{mark}{plain(block.line)}"}]
    if isinstance(block, Paragraph):
        return [{"kind": "text", "text": plain(block.line)}]
    if isinstance(block, ItemList):
        return [{"kind": "item", "text": plain(item.line)} for item in block.items]
    if isinstance(block, Table):
        header = [plain(line) for line in block.header]
        return [
            {
                "kind": f"table{len(header)}",
                "text": f"{mark} {plain(block.caption)}",
                "header": header,
                "rows": [[plain(line) for line in row] for row in block.rows],
            }
        ]
    raise TypeError(f"no peer's template has a {type(block).__name__}")


def write_template(path: Path) -> None:
    """Write the Word document that docxtpl fills."""
    document = docx.Document()
    document.add_heading("{{ title }}", 0)
    document.add_paragraph("{{ subtitle }}", style="Subtitle")
    document.add_paragraph("{%p for section in sections %}")
    document.add_heading("{{ section.title }}", 1)
    document.add_paragraph("{%p for block in section.blocks %}")
    document.add_paragraph("{%p if block.kind == 'heading' %}")
    document.add_heading("{{ block.text }}", 2)
    document.add_paragraph("{%p elif block.kind == 'item' %}")
    document.add_paragraph("{{ block.text }}", style="List Number")
    document.add_paragraph("{%p elif block.kind == 'text' %}")
    document.add_paragraph("{{ block.text }}")
    for columns in WIDTHS:
        document.add_paragraph(f"{{%p elif block.kind == 'table{columns}' %}}")
        _add_table(document, columns)
    for end in ("endif", "endfor", "endfor", "for line in signature"):
        document.add_paragraph(f"{{%p {end} %}}")
    document.add_paragraph("{{ line }}")
    document.add_paragraph("{%p endfor %}")
    document.save(str(path))


def _add_table(document: WordDocument, columns: int) -> None:
    """Add a table with its caption, of which one row is repeated for each row of the data."""
    document.add_paragraph("{{ block.text }}", style="Caption")
    table = document.add_table(4, columns, style="Table Grid")
    for at in range(columns):
        table.cell(0, at).text = f"{{{{ block.header[{at}] }}}}"
        table.cell(2, at).text = f"{{{{ row[{at}] }}}}"
    table.cell(1, 0).text = "{%tr for row in block.rows %}"
    table.cell(3, 0).text = "{%tr endfor %}"
