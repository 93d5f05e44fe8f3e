"""Time the comparison of a thousand documents, and count what it finds of what was planted.

Run ``python benchmarks/check_similar.py [documents]``. Each document has some 2,500 characters. Its
sentences come from the library of measures, so that they are school prose and documents that are
not copies have sentences in common, as they have in a school. The collections:

- 混合: groups of four, of which three copied the whole, four fifths or half of the first, changed
  one character in thirty and moved blocks of sentences; documents of their own; a notice in all;
- 措施: documents made of whole paragraphs of the library, many of which stand in many;
- 部分: three documents in ten begin with the same two fifths;
- 全抄: all copied one plan, and changed one character in fifty.

A pair that was not planted is one of which neither document was copied from the other.
"""

from __future__ import annotations

import random
import re
import resource
import sys
import tempfile
import time
from itertools import combinations
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from plangen.checker.collection import compare_files

if TYPE_CHECKING:
    from collections.abc import Callable

COUNT = 1000
LENGTH = 2500
GROUP, GROUPS = 4, 50
SHARES = (1.0, 0.8, 0.5)
BLOCK = 15
MEASURES = Path(__file__).parents[1] / "templates" / "library" / "measures"
WHO = ("他们", "这几名学生", "许×和马×", "八名学生", "组里的孩子", "后排三人", "林×")
WHAT = ("计算", "新课", "字词", "例题", "错题", "课文", "单词")
NOTICE = (
    "本计划经年级组讨论，自开学第二周起执行，执行中如有变化，由任课教师在备课本上注明并告知教导处。"
)

Pair = tuple[int, int]


def measures() -> list[str]:
    """Return the paragraphs of the library, their slots still in them."""
    return [
        re.sub(r"{%.*?%}", "", text["做法"])
        for path in sorted(MEASURES.glob("*.yaml"))
        for measure in yaml.safe_load(path.read_text(encoding="utf-8"))["措施"]
        for text in measure["文本"]
    ]


class Author:
    """Writes documents of sentences or of whole paragraphs."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311  (no secret)
        self.paragraphs = measures()
        self.sentences = re.findall("[^。]+。", "".join(self.paragraphs))

    def writes(self, texts: list[str], length: int = LENGTH) -> list[str]:
        """Return some of the texts, filled in, until they have that many characters."""
        written: list[str] = []
        while sum(map(len, written)) < length:
            written.append(re.sub(r"{{.*?}}", self._filled, self.chance.choice(texts)))
        return written

    def _filled(self, slot: re.Match[str]) -> str:
        return self.chance.choice(WHO if "他们" in slot[0] else WHAT)

    def edits(self, text: str, part: float) -> str:
        """Return a text in which a part of the characters is left out, doubled or another one."""
        others = "".join(self.sentences[:9])
        return "".join(
            letter
            if self.chance.random() > part
            else self.chance.choice(("", letter * 2, self.chance.choice(others)))
            for letter in text
        )

    def copies(self, sentences: list[str], share: float) -> list[str]:
        """Return a copy of a share of a document, edited and moved, among sentences of its own."""
        kept = [self.edits(each, 1 / 30) for each in sentences[: int(share * len(sentences))]]
        blocks = [kept[i : i + BLOCK] for i in range(0, len(kept), BLOCK)]
        self.chance.shuffle(blocks)
        moved = [each for block in blocks for each in block]
        return moved + self.writes(self.sentences, LENGTH - sum(map(len, moved)))


def paragraphs_of(sentences: list[str]) -> str:
    """Return a document of sentences, five to a paragraph."""
    return "\n\n".join("".join(sentences[i : i + 5]) for i in range(0, len(sentences), 5))


def mixed(author: Author, count: int) -> tuple[list[str], set[Pair]]:
    """Return documents among which there are groups of copies, and the pairs of copies."""
    texts: list[list[str]] = []
    planted: set[Pair] = set()
    for _ in range(min(GROUPS, count // (2 * GROUP))):
        planted.update(combinations(range(len(texts), len(texts) + GROUP), 2))
        first = author.writes(author.sentences)
        texts += [first, *(author.copies(first, share) for share in SHARES)]
    texts += [author.writes(author.sentences) for _ in range(count - len(texts))]
    return [f"{paragraphs_of(text)}\n\n{NOTICE}" for text in texts], planted


def assembled(author: Author, count: int) -> tuple[list[str], set[Pair]]:
    """Return documents made of the same paragraphs."""
    return ["\n\n".join(author.writes(author.paragraphs)) for _ in range(count)], set()


def partly_copied(author: Author, count: int) -> tuple[list[str], set[Pair]]:
    """Return documents of which three in ten begin with the same two fifths."""
    begun, rest = LENGTH * 2 // 5, LENGTH * 3 // 5
    shared = author.writes(author.sentences, begun)
    copies = count * 3 // 10
    texts = [
        (shared if number < copies else author.writes(author.sentences, begun))
        + author.writes(author.sentences, rest)
        for number in range(count)
    ]
    return [paragraphs_of(text) for text in texts], set(combinations(range(copies), 2))


def all_copied(author: Author, count: int) -> tuple[list[str], set[Pair]]:
    """Return copies of one plan; of so many, each is to be told with the first."""
    plan = paragraphs_of(author.writes(author.sentences))
    return [author.edits(plan, 1 / 50) for _ in range(count)], {(0, i) for i in range(1, count)}


COLLECTIONS: dict[str, Callable[[Author, int], tuple[list[str], set[Pair]]]] = {
    "混合": mixed,
    "措施": assembled,
    "部分": partly_copied,
    "全抄": all_copied,
}


def measured(name: str, count: int) -> str:
    """Return the row of a collection."""
    texts, planted = COLLECTIONS[name](Author(7), count)
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(texts):
            (Path(folder) / f"{number:05}.md").write_text(text, encoding="utf-8")
        start = time.perf_counter()
        compared = compare_files(sorted(Path(folder).iterdir()))
        took = time.perf_counter() - start
    pairs = compared.comparison.pairs
    found = {(int(pair.first.stem), int(pair.second.stem)) for pair in pairs}
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    figures = (count, len(planted), len(found & planted), len(planted - found))
    cells = "".join(f"{figure:>9}" for figure in (*figures, len(found - planted)))
    return f"{name}{cells}{len(compared.comparison.common):>9}{took:>9.1f}{megabytes:>9.0f}"


def main() -> None:
    """Print the table; each collection has a process of its own, for the memory it takes."""
    count = int(sys.argv[1]) if sys.argv[1:] else COUNT
    heads = ("files", "planted", "found", "missed", "others", "common", "seconds", "MB")
    print("    " + "".join(f"{head:>9}" for head in heads))
    with get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        for name in COLLECTIONS:
            print(pool.apply(measured, (name, count)), flush=True)


if __name__ == "__main__":
    main()
