"""``images/terminal.svg``: what a terminal shows from a new dossier to its first document.

The commands are run, their colours kept. rich draws it; what it works out for signs of one cell is
worked out again here for Chinese ones, which take two.
"""

from __future__ import annotations

import html
import io
import re
import tempfile
from itertools import groupby
from pathlib import Path

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from manual.example_files import Dossier
from manual.running import COLUMNS, run

PATH = "images/terminal.svg"
FILE = "档案.yaml"
NEW = f"plangen new {FILE} --class 五年级（2）班 --subject 数学"
RENDER = f"plangen render {FILE}"
EXAMPLE = "001-6"
# What somebody typed wrong, and mended.
MISTAKES = (("班级: ", "班级："), ("人数: 41", "人数: 42"))
COLOURS = {"FORCE_COLOR": "1", "TERM": "xterm-256color", "NO_COLOR": ""}
TITLE = "plangen"
NAME = "plangen"
# The fonts are those of a reader, nothing is fetched; each sign is put where its cell is.
WIDTH = 10 * COLUMNS + 36
HEIGHT = "@height@"
LINE = 24.4
FORMAT = f"""\
<svg viewBox="0 0 {WIDTH} {HEIGHT}" xmlns="http://www.w3.org/2000/svg">
<style>
.{NAME}-matrix {{{{
  font: 20px "Noto Sans Mono CJK SC", "Sarasa Mono SC", "Source Han Mono SC", NSimSun, monospace;
  white-space: pre;
}}}}
{{styles}}
</style>
<rect fill="#292929" width="{WIDTH}" height="{HEIGHT}" rx="8" />
<g class="{NAME}-matrix" transform="translate(18, 24)">
{{matrix}}
</g>
</svg>
"""
PIECE = re.compile(r'<text class="([^"]*)" x="([^"]*)" y="([^"]*)"[^>]*>([^<]*)</text>')
# How wide rich takes a cell to be, and how wide one is here: half of a Chinese sign.
RICH_CELL = 12.2
CELL = 10


def pages() -> dict[str, str]:
    """Return the picture by its path below ``docs``."""
    screen = Console(
        record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True, color_system="256"
    )
    with tempfile.TemporaryDirectory(prefix="plangen-terminal-") as name:
        folder = Path(name)
        _show(screen, NEW, folder)
        _tell(screen, "# 用记事本填好，保存")
        Dossier(EXAMPLE, MISTAKES)(folder / FILE)
        _show(screen, RENDER, folder)
        _tell(screen, "# 照提示改好，再来一次")
        Dossier(EXAMPLE)(folder / FILE)
        _show(screen, RENDER, folder)
    screen_lines = screen.export_text(clear=False).rstrip().count("\n") + 1
    drawn = screen.export_svg(title=TITLE, code_format=FORMAT, unique_id=NAME)
    height = round(screen_lines * LINE) + 48
    return {PATH: PIECE.sub(_placed, drawn).replace(HEIGHT, str(height))}


def _show(screen: Console, line: str, folder: Path) -> None:
    screen.print(Text.assemble(("$ ", "bold green"), (line, "bold")))
    screen.print(Text.from_ansi(run(line, folder, **COLOURS).text))
    screen.print()


def _tell(screen: Console, line: str) -> None:
    screen.print(Text(line, style="dim"))


def _placed(found: re.Match[str]) -> str:
    """Place the words of a piece, each as wide as its cells; blanks are not drawn."""
    style, start, top, words = found.groups()
    cell = round(float(start) / RICH_CELL)
    placed = ""
    for (size, blank), signs in groupby(html.unescape(words), _size):
        run_of = "".join(signs)
        if not blank:
            placed += (
                f'<text class="{style}" x="{cell * CELL}" y="{top}" '
                f'textLength="{size * len(run_of) * CELL}" lengthAdjust="spacingAndGlyphs">'
                f"{html.escape(run_of)}</text>\n"
            )
        cell += size * len(run_of)
    return placed


def _size(sign: str) -> tuple[int, bool]:
    return cell_len(sign), sign.isspace()
