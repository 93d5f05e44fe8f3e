"""Time the rules of the checker on a megabyte of text, and on an eighth of it.

Run ``python benchmarks/check_speed.py [rule…]``. Prints what each rule takes on the whole text and
how that grows from 1× to 8×; 8 is linear.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from plangen.checker.checking import check_manuscript
from plangen.checker.rules import Selection, all_rules
from plangen.readers.text import read_markdown

ROOT = Path(__file__).parents[1]
WHOLE = 1_000_000
PARTS = 8
RUNS = 3


def sample(size: int) -> str:
    """Return documents of the examples, and raw ones of the tests, up to a size in bytes."""
    folders = ("examples", "tests/checker/samples")
    texts = [
        path.read_text(encoding="utf-8")
        for folder in folders
        for path in sorted((ROOT / folder).rglob("*.md"))
    ]
    text = "\n\n".join(texts)
    while len(text.encode()) < size:
        text += "\n\n" + text
    return text.encode()[:size].decode(errors="ignore")


def seconds(text: str, selection: Selection) -> float:
    """Return the least time of several runs, without that for reading the text."""
    least = float("inf")
    for _ in range(RUNS):
        manuscript = read_markdown(Path("文稿.md"), text)
        start = time.perf_counter()
        check_manuscript(manuscript, selection)
        least = min(least, time.perf_counter() - start)
    return least


def main() -> None:
    """Print the table."""
    whole, part = sample(WHOLE), sample(WHOLE // PARTS)
    start = time.perf_counter()
    read_markdown(Path("文稿.md"), whole)
    print(f"read 1 MB: {time.perf_counter() - start:.2f} s")
    asked = sys.argv[1:]
    rows = []
    for rule in asked or all_rules():
        took, less = seconds(whole, Selection((rule,))), seconds(part, Selection((rule,)))
        rows.append((took, took / less, rule))
    for took, ratio, rule in sorted(rows, reverse=True):
        print(f"{rule:8} {1000 * took:8.1f} ms   1×→8×: {ratio:5.1f}")
    if not asked:
        took, less = seconds(whole, Selection()), seconds(part, Selection())
        print(f"all      {1000 * took:8.1f} ms   1×→8×: {took / less:5.1f}")


if __name__ == "__main__":
    main()
