"""The last lines of a document: its last sentence, and whose it is and of what day (落款)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.language.marks import mark_at
from plangen.language.patterns import lazy
from plangen.readers.passages import Part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plangen.readers.articles import Article
    from plangen.readers.passages import Passage

YEAR = r"(?:20\d\d|[二２][〇○零０][〇○零一二三四五六七八九\d]{2}|20[xX×]{2}|[xX×]{2,4})"
DATE = lazy(
    rf"{YEAR}\s?年\s?[\dxX×一二三四五六七八九十]{{1,3}}\s?月|{YEAR}\s?[.\-/]\s?\d{{1,2}}\s?[.\-/]\s?\d"
)
ATTACHED = lazy(r"^(?:附[件表录：:]|备注|注[：:]|说明[：:]|主题词|抄送|印发)")
PERSON = lazy(
    r"学校|小学|中心校|教育集团|老师|教师|班主任|执笔|撰写|制定人|填表人|总结人|教研组|教导处|教务处|年级组|领导小组"
    r"|[（(]?(?:签名|签章|盖章)"
)
NAME = lazy(r"[\u4e00-\u9fff·×xX]{2,4}")
STOP = lazy(r"[。！？；，、]")
LONGEST_LINE = 30
MOST_LINES = 8


def closing_lines(article: Article) -> Sequence[Passage]:
    """Return the lines below the last paragraph, in order: 附件, 学校, 姓名, 日期."""
    lines = article.running
    found = place = len(lines)
    numbered = False
    while place > max(1, len(lines) - MOST_LINES):
        place -= 1
        text = lines[place].text
        if ATTACHED.match(text):
            found, numbered = place, False
        elif len(text) > LONGEST_LINE or lines[place].level:
            break
        elif mark_at(text) is not None:
            # Perhaps the second attachment; then the line of the first stands above.
            numbered = True
        elif numbered or not _is_signature(text, below=found < len(lines)):
            break
        else:
            found = place
    return lines[found:]


def _is_signature(text: str, *, below: bool) -> bool:
    """Whether a line says whose a document is, or of what day; a bare name stands above those."""
    if STOP.search(text):
        return False
    return bool(DATE.search(text) or PERSON.search(text) or (below and NAME.fullmatch(text)))


def last_paragraph(article: Article) -> Passage | None:
    """Return the last paragraph above the closing lines; None where a table stands there."""
    closing = {id(passage) for passage in closing_lines(article)}
    rest = (
        passage
        for passage in reversed(article.passages)
        if id(passage) not in closing and passage.part in {Part.BODY, Part.CELL}
    )
    last = next(rest, None)
    return last if last is not None and last.part is Part.BODY else None
