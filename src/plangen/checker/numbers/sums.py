"""N03."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.checker.numbers.distributions import distributions_in
from plangen.checker.numbers.grids import TOTAL, grids_of
from plangen.checker.numbers.quantities import struggling
from plangen.checker.numbers.things import things_in
from plangen.checker.rule import Finding, Rule
from plangen.language.patterns import lazy
from plangen.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.checker.numbers.distributions import Distribution
    from plangen.checker.numbers.grids import Grid
    from plangen.checker.numbers.things import Things
    from plangen.readers.articles import Article

# Columns whose total is no sum.
NO_SUM = lazy(r"率|平均|均分|比|%|％|最[高低]|序号|编号|年级|班级|周次|名次|日期|时间")
PUPILS_OF_PLAN = lazy(r"学困|后进|帮扶|原因|成因|困难|类型|因素")
REMEDY = "重新数一遍，改正总数或其中一个；一人算了两次的，写明“有的学生不止一类”"
OVERLAPPING = lazy("原因|因素|困难|问题|障碍")
FEWEST_ROWS = 2


class Sums(Rule):
    """The parts of a whole add up to it, in sentences and in tables with a row of totals."""

    id = "N03"
    summary = "分项人数相加等于总数"
    why = "写明分几类，各类相加却不等于总数，说明有人漏算或重算了。"
    bad = (
        "从成因看，这14名学生中，环境因素5人，家庭因素5人，心理因素2人。",
        "学困生9人，其中朗读困难4人，写话困难3人，书写困难1人。",
        "14名学困生分为四类，人数分别为5、3、2、3人。",
        "全班45人，按成绩分，优秀10人，良好20人，合格10人，待合格3人。",
        "本单元共12课时，其中新授7课时，练习3课时，复习1课时。",
        "本学期家访共14次：\n外出务工家庭6次，单亲家庭4次，其余家庭3次。",
        "学困生共9人，类型如下：\n\n计算薄弱4人，读题薄弱3人，书写薄弱1人。",
        "| 原因 | 人数 |\n|---|---|\n| 环境 | 5 |\n| 家庭 | 5 |\n| 心理 | 2 |\n| 合计 | 14 |\n",
    )
    good = (
        "本单元共12课时，其中新授7课时，练习3课时，复习2课时。",
        "家访共14次，其中9次在晚上，电话联系30次，记录本写满2本。",
        "14名学困生分为四类，人数分别为5、3、2、4人。",
        "学困生９人，其中朗读困难四人，写话困难3人，书写困难2人。",
        "全班45人，爱提问的8人，字写得好的12人，会跳绳的30人。",
        "学困生9人，按困难的类型分，计算困难5人，读题困难4人，书写困难2人（有的学生不止一类）。",
        "应考44人，实考43人，缺考1人，及格37人，优秀10人。",
        "学困生共9人，类型如下：\n\n计算薄弱4人，读题薄弱3人，书写薄弱2人。",
        "全班40名学生的家庭情况：\n\n单亲家庭3人，留守家庭5人，困难家庭2人。",
        "学困生共9人，类型如下：\n\n先看语文。\n\n计算薄弱4人，读题薄弱3人，书写薄弱1人。",
        "全班45人，单亲家庭3人，留守家庭5人，困难家庭2人。",
        "| 原因 | 人数 |\n|---|---|\n| 环境 | 5 |\n| 家庭 | 5 |\n| 心理 | 4 |\n| 合计 | 14 |\n",
        "| 班 | 人数 | 率 |\n|---|---|---|\n| 一 | 40 | 9% |\n| 二 | 42 | 5% |\n| 合计 | 82 | 7% |",
    )
    dossier_bad = (
        (
            "文种: 学困生转化计划\n学生情况:\n  全班成绩:\n"
            "    上学期期末: {实考: 45, 优: 10, 良: 20, 合格: 10, 待合格: 3}\n"
        ),
    )
    dossier_good = (
        (
            "文种: 学困生转化计划\n学生情况:\n  全班成绩:\n"
            "    上学期期末: {实考: 45, 优: 10, 良: 20, 合格: 10, 待合格: 5}\n"
        ),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        for told in distributions_in(article):
            yield from _in_sentence(told, article)
        for things in things_in(article):
            yield from _of_things(things)
        for grid in grids_of(article):
            yield from _below(grid)
            yield from _beside(grid)


def _in_sentence(told: Distribution, article: Article) -> Iterator[Finding]:
    text, passage = told.passage.text, told.passage
    whole, home = told.whole, told.home
    if whole is None:
        stated = [*struggling(article)] if told.sure and PUPILS_OF_PLAN.search(text) else []
        if not stated or len({mention.told.value for mention in stated}) > 1:
            return
        whole, home = stated[0].told, stated[0].passage
    total = sum(told.parts)
    if total == whole.value:
        return
    added = "+".join(map(str, told.parts))
    yield Finding(
        passage,
        told.start,
        told.end,
        f"“{text[told.start : told.end].strip()}”，{added}={total}，"
        f"总数写的是“{home.text[whole.start : whole.end]}”",
        REMEDY,
        others=((home, whole.start),),
        # Who has two causes may have been counted under both.
        severity=None
        if told.sure and (total < whole.value or not OVERLAPPING.search(text, told.start, told.end))
        else Severity.WARNING,
    )


def _of_things(things: Things) -> Iterator[Finding]:
    """Compare the parts of what is no people; fewer than all may have been told."""
    total = sum(things.parts)
    if total != things.number:
        added = "+".join(map(str, things.parts))
        yield Finding(
            things.passage,
            things.start,
            things.end,
            f"{added}={total}{things.unit}，总数写的是“{things.said}”",
            "重新加一遍，改正总数或其中一个",
            others=((things.home, things.place),),
            severity=None if total > things.number else Severity.WARNING,
        )


def _below(grid: Grid) -> Iterator[Finding]:
    """Compare each column of whole numbers with its row of totals."""
    totals = [row for row in range(1, grid.height) if TOTAL.fullmatch(grid.text(row, 0))]
    if len(totals) != 1 or any("小计" in cell.text for cell in grid.cells.values()):
        return
    row = totals[0]
    for column in range(1, grid.width):
        yield from _compare(grid, [(above, column) for above in range(1, row)], (row, column))


def _beside(grid: Grid) -> Iterator[Finding]:
    """Compare each row of whole numbers with its last column, where that is a total."""
    last = grid.width - 1
    headers = [grid.text(0, column) for column in range(last + 1)]
    if not TOTAL.fullmatch(headers[last]) or any(
        NO_SUM.search(header) or "人数" in header for header in headers[1:last]
    ):
        return
    for row in range(1, grid.height):
        yield from _compare(grid, [(row, column) for column in range(1, last)], (row, last))


def _compare(
    grid: Grid, places: list[tuple[int, int]], place: tuple[int, int]
) -> Iterator[Finding]:
    labels = (grid.text(0, place[1]), grid.text(place[0], 0))
    if len(places) < FEWEST_ROWS or any(NO_SUM.search(label) for label in labels):
        return
    figures = [grid.figure(*each) for each in places]
    stated = grid.figure(*place)
    cell = grid.cells.get(place)
    if stated is None or cell is None or None in figures:
        return
    told = [figure for figure in figures if figure]
    units = {unit for _, unit in [*told, stated] if unit}
    numbers = [number for number, _ in told]
    if "." in "".join([*numbers, stated[0]]) or units - {"人", "名", "个", "份"}:
        return
    total = sum(map(int, numbers))
    if total != int(stated[0]):
        first = grid.cells.get(places[0], cell)
        yield Finding(
            cell,
            0,
            len(cell.text),
            f"表里的合计写的是“{cell.text}”，各项（{'+'.join(numbers)}）相加是{total}",
            "重新加一遍，改正合计或其中一项",
            others=((first, 0),),
        )
