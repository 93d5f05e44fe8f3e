"""S08."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.checker.rule import Finding, Rule
from plangen.language.clauses import unquoted
from plangen.language.marks import without_mark
from plangen.language.patterns import lazy
from plangen.problems import Severity
from plangen.readers.passages import Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangen.readers.articles import Article
    from plangen.readers.outline import Entry
    from plangen.readers.passages import Passage

ANNOUNCES = lazy(
    r"(?:如下|(?:以下|下列|下面)[^，。：；]{0,10}|名单|(?:安排|分工|成员|情况|对象)(?:见下|如下)|分别是|有这些)[：:]$"
)
LIST_OF_NAMES = lazy(r"名单(?:如下)?[：:]$")
# 如下表现 and 台下表扬 hold the two characters, but no table.
BELOW = lazy(
    r"(?:见|如|详见|参见)下表(?![现扬达演明面彰])|以下表格|(?<![台线私以当地如见])下表(?=[所中列，。：]|$)"
)
NAME = lazy(
    r"[\u4e00-\u9fff]{1,3}[×xX某*＊A-Z]|[\u4e00-\u9fff]{2,4}(?:[：:、（(\s]|同学|$)"
    r"|[\u4e00-\u9fff]{2,3}，|小[\u4e00-\u9fff]|[A-Z甲乙丙丁]"
)
COLUMNS = 2
LONGEST_CELL = 10
FIGURE = lazy(r"[\d：:_＿]")


class AnnouncedLists(Rule):
    """What is announced follows: a list of names, a table and its rows."""

    id = "S08"
    severity = Severity.WARNING
    summary = "说了“如下”“见下表”，后面要有名单或表格"
    why = "写着“名单如下”，下面却没有名单，多半是复制时丢了；空表头也一样。"
    bad = (
        "一、学生情况\n\n学困生名单如下：\n\n二、措施\n\n每天辅导。\n",
        "课时安排见下表。\n\n教学中注意联系生活。\n",
        "课时安排：\n\n| 单元内容 | 课时 |\n| --- | --- |\n\n教学中注意联系生活。\n",
    )
    good = (
        "一、学生情况\n\n学困生名单如下：\n\n许×、马×、何×。\n\n二、措施\n\n每天辅导。\n",
        "课时安排见下表。\n\n| 单元 | 课时 |\n| --- | --- |\n| 加法 | 8 |\n",
        "采取以下措施：\n\n1. 每天辅导。\n2. 每周家访。\n",
        "一、措施\n\n主要做好以下工作：\n\n（一）建档\n\n写清缺漏。\n",
        "有以下表现：作业拖拉、上课走神。\n\n以下表扬的是进步的学生。\n",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        if "：" in article.text or ":" in article.text:
            yield from _lists(article)
        if "下" in article.text and "表" in article.text:
            yield from _tables(article)
        yield from _headers(article)


def _lists(article: Article) -> Iterator[Finding]:
    by_index = article.outline.by_index
    places = {id(passage): index for index, passage in enumerate(article.running)}
    level = 0
    for place, passage in enumerate(article.passages):
        if passage.part is not Part.BODY:
            continue
        level = passage.level or level
        if not passage.text.endswith(("：", ":")):
            continue
        found = ANNOUNCES.search(passage.text, max(len(passage.text) - 20, 0))
        if found is None or passage.level == 1:
            continue
        following = article.passages[place + 1 : place + 2]
        if (
            not following
            or _is_elsewhere(following[0], by_index, places, level)
            or (LIST_OF_NAMES.search(passage.text) and _is_no_name(following[0]))
        ):
            yield Finding(
                passage,
                found.start(),
                found.end(),
                f"“{passage.text[-12:]}”后面没有列出来",
                "把名单、表格或条目补在下面，或者删去这句话",
            )


def _is_no_name(passage: Passage) -> bool:
    """Whether what follows announces something else, or is an item that tells what is done."""
    if ANNOUNCES.search(passage.text):
        return True
    text = without_mark(passage.text)
    is_item = passage.mark != "" or text != passage.text
    return is_item and "，" in text and not NAME.match(text)


def _is_elsewhere(
    passage: Passage,
    by_index: dict[int, list[Entry]],
    places: dict[int, int],
    level: int,
) -> bool:
    """Whether a passage begins something else: the next section, the next item of the list."""
    if passage.part is not Part.BODY:
        return passage.part is not Part.CELL
    if passage.level:
        first = by_index.get(places[id(passage)], [None])[0]
        begins = first is not None and first.printed is not None and first.printed.number == 1
        return passage.level <= level and not begins
    entries = by_index.get(places[id(passage)])
    if not entries or entries[0].runs_on or entries[0].printed is None:
        return False
    return entries[0].printed.number > 1


def _tables(article: Article) -> Iterator[Finding]:
    last = max(
        (i for i, passage in enumerate(article.passages) if passage.part is Part.CELL), default=-1
    )
    for place, passage in enumerate(article.passages):
        if (
            place > last
            and passage.part is Part.BODY
            and ("下表" in passage.text or "以下表格" in passage.text)
        ):
            found = BELOW.search(unquoted(passage.text))
            if (
                found is not None
                and "略" not in passage.text
                and "附" not in passage.text[: found.start()][-4:]
            ):
                yield Finding(
                    passage,
                    *found.span(),
                    f"写着“{found[0]}”，后面没有表格",
                    "把表格补上，或者删去这句话",
                )


def _headers(article: Article) -> Iterator[Finding]:
    tables: dict[int, list[Passage]] = {}
    for passage in article.passages:
        if passage.cell is not None:
            tables.setdefault(passage.cell.table, []).append(passage)
    for cells in tables.values():
        if _is_header(cells):
            yield Finding(
                cells[0],
                0,
                len(cells[0].text),
                f"表格只有表头（{'、'.join(cell.text for cell in cells[:4])}），没有内容",
                "把每一行补上，或者删去空表",
            )


def _is_header(cells: Sequence[Passage]) -> bool:
    return (
        len(cells) >= COLUMNS
        and all(cell.cell is not None and cell.cell.row == 0 for cell in cells)
        and all(len(cell.text) <= LONGEST_CELL and not FIGURE.search(cell.text) for cell in cells)
    )
