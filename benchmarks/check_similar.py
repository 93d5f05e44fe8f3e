"""Time the comparison of a thousand documents, and count what it finds of what was planted.

Run ``python benchmarks/check_similar.py [documents]``. The documents are made of invented
sentences: unrelated ones, groups of copies in which sentences were edited and blocks of them moved,
and a notice that all of them have.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from itertools import combinations
from pathlib import Path

from plangen.check.collection import compare_files

COUNT = 1000
SENTENCES = 90
GROUP = 4
GROUPS = 50
SHARES = (1.0, 0.8, 0.5)
WHO = ("许×", "马×", "周×", "林×", "两名学生", "三名同学", "这个小组", "后排几个孩子", "同桌两人")
WHEN = ("每天早读前", "数学课最后五分钟", "周三放学后", "每两周一次", "单元结束当天", "午间休息时")
DO = (
    "到讲台边",
    "在小黑板上",
    "对着上一次的本子",
    "照着例题",
    "和组长一起",
    "由家长陪着",
    "用不同颜色的笔",
)
WHAT = (
    "把错题重做一遍",
    "先口述再列式",
    "听写十个生字",
    "读一遍课文",
    "摆一摆小棒",
    "画出线段图",
    "写三句话",
)
UNTIL = (
    "全对了才收本子",
    "错一道再做一道",
    "记进面批本",
    "隔天再问一遍",
    "由同伴签名",
    "月底看一次变化",
)
NOTICE = (
    "本计划经年级组讨论，自开学第二周起执行，执行中如有变化，由任课教师在备课本上注明并告知教导处。"
)


def sentence(chance: random.Random) -> str:
    """Return an invented sentence of some thirty characters."""
    parts = (WHO, WHEN, DO, WHAT, UNTIL)
    words = [chance.choice(part) for part in parts]
    number = chance.randrange(1, 400)
    begun = "".join(words[:4])
    return f"{begun}，{words[4]}，第{number}题起{chance.choice(WHAT)}。"


def document(chance: random.Random) -> list[str]:
    """Return the sentences of a document that nothing else resembles."""
    alphabet = [chr(0x4E00 + chance.randrange(3000)) for _ in range(300)]
    return [
        sentence(chance) if i % 6 == 0 else "".join(chance.choices(alphabet, k=28)) + "。"
        for i in range(SENTENCES)
    ]


def copied(sentences: list[str], share: float, chance: random.Random) -> list[str]:
    """Return a copy of a share of a document, edited here and there, among new sentences."""
    kept = sentences[: int(share * len(sentences))]
    for place in range(0, len(kept) - 1, 9):
        kept[place] = kept[place].replace("，", "；", 1)[:-3] + "了。"
    blocks = [kept[i : i + 15] for i in range(0, len(kept), 15)]
    chance.shuffle(blocks)
    moved = [each for block in blocks for each in block]
    return moved + document(chance)[: len(sentences) - len(moved)]


def write(folder: Path, count: int) -> set[tuple[str, str]]:
    """Write documents into a folder; return the pairs that were planted."""
    chance = random.Random(7)  # noqa: S311  (no secret)
    planted: set[tuple[str, str]] = set()
    names = [f"{number:04}.md" for number in range(count)]
    groups = min(GROUPS, count // (2 * GROUP))
    for number in range(groups):
        group = names[number * GROUP : (number + 1) * GROUP]
        first = document(chance)
        texts = [first, *(copied(first, share, chance) for share in SHARES)]
        for name, text in zip(group, texts, strict=True):
            _write_one(folder / name, text)
        planted.update(combinations(group, 2))
    for name in names[groups * GROUP :]:
        _write_one(folder / name, document(chance))
    return planted


def _write_one(path: Path, sentences: list[str]) -> None:
    paragraphs = ["".join(sentences[i : i + 5]) for i in range(0, len(sentences), 5)]
    path.write_text("\n\n".join([*paragraphs, NOTICE]), encoding="utf-8")


def main() -> None:
    """Print the table."""
    count = int(sys.argv[1]) if sys.argv[1:] else COUNT
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        planted = write(folder, count)
        start = time.perf_counter()
        compared = compare_files(sorted(folder.iterdir()))
        took = time.perf_counter() - start
    found = {(pair.first.name, pair.second.name) for pair in compared.comparison.pairs}
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"documents       {count}")
    print(f"planted pairs   {len(planted)}")
    print(f"found           {len(found & planted)}")
    print(f"missed          {len(planted - found)}")
    print(f"not planted     {len(found - planted)}")
    print(f"common wording  {len(compared.comparison.common)}")
    print(f"seconds         {took:.1f}")
    print(f"megabytes       {megabytes:.0f}")


if __name__ == "__main__":
    main()
