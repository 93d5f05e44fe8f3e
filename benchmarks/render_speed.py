"""Compare the speed of plangen with that of docxtpl and pandoc, in one run on one machine.

Run ``python benchmarks/render_speed.py [--quick] [part…]``; the parts are:

- cold: one document by one process, from the prompt to the file;
- warm: documents of different dossiers in one process;
- batch: a thousand dossiers by two processes and by one, and the memory of one;
- growth: one dossier of 10 to 1,000 pupils;
- help: ``plangen --help``.

What is compared is run in turn, A B A B …; a ratio is the median over the pairs, with the least and
the greatest behind it. Seconds are of the clock, in growth of the processor. ``--quick`` runs all
once on very little, to see whether it works: its ratios mean nothing. All three documents say the
same (``--documents FOLDER`` writes them): 5 sections, 25 paragraphs, 15 measures, a table of 12
rows and 6 columns and one of 20 rows.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.table import Table

from render_speed_parts import PARTS, QUICK, THOROUGH, Row, write_documents

HEADER = ("项目", "plangen", "对照", "比值（最小–最大）", "目标", "结果")
RESULTS = {True: "达到", False: "没有达到", None: ""}
WIDTH = 130


def main() -> None:
    """Run the parts that are asked for and print their table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("parts", nargs="*", metavar="part", help=", ".join(PARTS))
    parser.add_argument("--quick", action="store_true", help="run all once on very little")
    parser.add_argument("--documents", type=Path, metavar="FOLDER", help="write the documents")
    asked = parser.parse_args()
    if unknown := set(asked.parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    if asked.documents:
        asked.documents.mkdir(parents=True, exist_ok=True)
        for said in write_documents(asked.documents):
            print(said)
        return
    effort = QUICK if asked.quick else THOROUGH
    table = Table(*HEADER)
    for part in asked.parts or PARTS:
        print(f"{part} …", file=sys.stderr)
        with tempfile.TemporaryDirectory() as folder:
            for found in PARTS[part](Path(folder), effort):
                if isinstance(found, Row):
                    sides = (found.ours, found.theirs, str(found.ratio))
                    table.add_row(found.what, *sides, found.goal, RESULTS[found.met])
                else:
                    table.add_row(found)
    Console(width=WIDTH).print(table)


if __name__ == "__main__":
    main()
