"""N07."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.checker.numbers.grids import TOTAL, grids_of
from plangen.checker.numbers.listings import miscounted, names_below
from plangen.checker.numbers.quantities import struggling
from plangen.checker.rule import Finding, Rule
from plangen.language.patterns import lazy
from plangen.problems import Severity
from plangen.readers.passages import Part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.checker.numbers.grids import Grid
    from plangen.readers.articles import Article

NAMES_HEADER = lazy(r"(?:学生)?姓\s*名")
ROSTER = lazy(r"(?:学困|后进|帮扶|辅导|转化).{0,8}(?:名单|名册|登记|情况表|一览)|名单.{0,4}如下")


class ListedNames(Rule):
    """As many names are listed as the number before or after them says."""

    id = "N07"
    severity = Severity.WARNING
    summary = "列出的姓名与写明的人数一致"
    why = "写“共6名”，名单里只有5个名字，有一个孩子就没有人管了。"
    bad = (
        "列入帮扶的学生共6名：许×、马×、林×、何×、郭×。",
        "马×、林×、何×、郭×三人坐到前排。",
        "张×、李×、王×等2名同学当小老师。",
        "本学期帮扶学生4人。\n\n名单：小海、小林、小雨。",
        "学困生名单（共4人）\n\n小海、小林、小雨",
        "学困生3人。\n\n学困生名单：\n\n| 姓名 | 难点 |\n|---|---|\n| 许× | 算 |\n| 马× | 读 |",
    )
    good = (
        "列入帮扶的学生共6名：许×、马×、林×、何×、郭×、罗×。",
        "马×、林×、何×三人坐到前排。",
        "本学期帮扶学生3人。\n\n名单：小海、小林、小雨。",
        "本学期帮扶学生4人，都坐到前排。\n\n名单：小海、小林、小雨。",
        "全班45人。\n\n小海、小林、小雨当小老师。",
        "帮扶4人。\n\n小老师名单：小海、小林、小雨。",
        "张×、李×等5名同学当小老师。",
        "达到个人目标的有2人：司马×、尉迟×。",
        "本学期帮扶3人，语文、数学都要补。",
        "全班45人，男生、女生各坐一边。",
    )
    dossier_bad = (
        "文种: 学困生转化计划\n学生情况: {学困生人数: 6}\n学困生: [{姓名: 许晓}, {姓名: 马明}]\n",
    )
    dossier_good = (
        (
            "文种: 学困生转化计划\n学生情况: {学困生人数: 2}\n"
            "原因分析: [作业拖欠不完成]\n措施: [作业面批]\n"
            "学困生: [{姓名: 许晓, 原因: [作业拖欠不完成]}, {姓名: 马明, 原因: [作业拖欠不完成]}]\n"
        ),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        for passage in article.body_holding("、"):
            for found, number, names in miscounted(passage.text):
                yield Finding(
                    passage,
                    found.start("number"),
                    found.end("number"),
                    f"这里写{number}人，列出的姓名是{names}个",
                    "核对名单，补上漏写的姓名或改正人数",
                    others=((passage, found.start("names")),),
                )
        yield from _next_line(article)
        yield from _rosters(article)


def _next_line(article: Article) -> Iterator[Finding]:
    """Compare a number that ends a line with the names that fill the next one."""
    for passage, counts in article.counts:
        index = article.index_of(passage) + 1
        if (
            index == len(article.running)
            or len(counts) != 1
            or "、" not in article.running[index].text
        ):
            continue
        count, below = counts[0], article.running[index]
        listed = names_below(passage.text, count.end, below.text)
        plain = count.exact and not (count.change or count.each)
        if listed and plain and listed[0] != count.value:
            yield Finding(
                below,
                listed[1],
                len(below.text),
                f"这里列出的姓名是{listed[0]}个，"
                f"前一行写的是“{passage.text[count.start : count.end]}”",
                "核对名单，补上漏写的姓名或改正人数",
                others=((passage, count.start),),
            )


def _rosters(article: Article) -> Iterator[Finding]:
    """Compare a table that is called the list of the pupils with their number."""
    stated = [*struggling(article)]
    if not stated or len({mention.told.value for mention in stated}) > 1:
        return
    known = stated[0]
    for grid in grids_of(article):
        names = _names(grid, article)
        if names and names != known.told.value:
            cell = next(iter(grid.cells.values()))
            yield Finding(
                cell,
                0,
                len(cell.text),
                f"名单里有{names}个姓名，前面写的学困生人数是“{known.words}”",
                "核对名单，补上漏写的姓名或改正人数",
                others=((known.passage, known.told.start),),
            )


def _names(grid: Grid, article: Article) -> int:
    """How many names a list of the pupils holds; 0 for another table."""
    headers = [grid.text(0, column) for column in range(grid.width)]
    columns = [i for i, header in enumerate(headers) if NAMES_HEADER.fullmatch(header.strip())]
    first = next(iter(grid.cells.values()))
    above = [p for p in article.passages[: article.passages.index(first)] if p.part is Part.BODY]
    if len(columns) != 1 or not above or not ROSTER.search(above[-1].text):
        return 0
    cells = [grid.text(row, columns[0]).strip() for row in range(1, grid.height)]
    return sum(bool(cell) and not TOTAL.fullmatch(cell) for cell in cells)
