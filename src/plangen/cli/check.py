"""``plangen check``: what must be mended in a document before it is handed in."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec import Struct, field

from plangen.cli.batches import carry_out, find_batch
from plangen.cli.chinese import Refusal
from plangen.cli.messages import (
    show_count,
    show_data,
    show_diff,
    show_problems,
    show_written,
    wants_json,
)
from plangen.cli.options import (
    FailFast,
    Ignored,
    Jobs,
    Templates,
    Values,
    read_rule_names,
    read_values,
)
from plangen.cli.report_format import change_report_format
from plangen.cli.similar import compare
from plangen.problems import Problem, ProblemsError, Severity

if TYPE_CHECKING:
    from plangen.checker.rule import Rule
    from plangen.pipeline.checked import CheckTask, Examined
    from plangen.pipeline.finding import Found

# What came of a file, in the closing table.
WORDS = ("没有错误", "有错误")
NONE_HERE = "文件夹里没有可以检查的文稿"
NONE_HERE_REMEDY = "可以检查 docx、md、txt、doc、wps 和档案（yaml）"
FOR_DOCUMENTS = "--fix 和 --comments 用在文稿上，档案里的键盘错误用 plangen fix 改"
EVERY_RULE = "全部"


def _rule_names() -> list[str]:
    from plangen.checker.rules import all_rules

    return list(all_rules())


def check(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="文稿或档案…",
            help="文稿（docx、md、txt、doc、wps）、档案（yaml），或放文稿的文件夹，可以写几个。",
            show_default=False,
            readable=False,
        ),
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option(
            "--select",
            metavar="规则",
            show_default=False,
            help="只查这些规则：编号如 N01，或一组如 N；可以写几次，也可以用逗号隔开。",
            autocompletion=_rule_names,
        ),
    ] = None,
    ignore: Ignored = None,
    explain: Annotated[
        str | None,
        typer.Option(
            "--explain",
            metavar="规则",
            show_default=False,
            help="说明一条规则：为什么查，怎样算错，怎样算对。写“全部”列出所有规则。",
            autocompletion=_rule_names,
        ),
    ] = None,
    fix: Annotated[
        bool,
        typer.Option(
            "--fix", help="把能放心改的改在副本里；Word 文稿里是修订，可以逐处接受或拒绝。"
        ),
    ] = False,
    comments: Annotated[
        bool,
        typer.Option("--comments", help="把查出的问题写成 Word 批注，也写在副本里。"),
    ] = False,
    similar: Annotated[
        bool,
        typer.Option("--similar", help="比较文件夹里的文稿，找出互相雷同的段落。"),
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="文件夹",
            show_default=False,
            help="副本放在哪里；不写就放在文稿旁边。",
        ),
    ] = None,
    form: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="方式",
            show_default=False,
            help="结果怎样显示：text 每处一行，json 供其他程序使用；不写就指出那一行。",
        ),
    ] = None,
    values: Values = None,
    templates: Templates = None,
    jobs: Jobs = None,
    fail_fast: FailFast = False,
) -> None:
    """检查文稿：数字前后不一、跳号、差生等称呼、学生姓名、违反规定的做法、网站残留、错别字等。

    不是 plangen 写的文稿也能查。有错误时退出码是 1；提醒请看一看，没有问题可以不改。

    例：

      plangen check 计划.docx

      plangen check 计划.docx --fix --comments

      plangen check 文稿/ --select N,L,P

      plangen check --explain N01

      plangen check --similar 全校计划/
    """
    if form is not None:
        change_report_format(form)
    if explain is not None:
        _explain(explain)
        return
    if not files:
        raise Refusal("请写上要检查的文稿，如 plangen check 计划.docx")
    from plangen.pipeline.checked import CheckTask, examine
    from plangen.pipeline.finding import DOSSIERS, find, is_dossier
    from plangen.readers.file_types import READABLE

    selected, ignored = read_rule_names(select), read_rule_names(ignore)
    said = read_values(values)
    suffixes = READABLE if similar else READABLE | DOSSIERS

    def is_checked(path: Path) -> bool:
        return path.suffix.lower() in READABLE or is_dossier(path)

    findings = find(files, suffixes, is_checked, (NONE_HERE, NONE_HERE_REMEDY))
    if similar:
        show_problems(findings.problems)
        compare([found.path for found in findings.files])
        if findings.problems:
            raise typer.Exit(1)
        return

    def task(found: Found) -> CheckTask:
        return CheckTask(found.path, selected, ignored, fix, comments, said, templates)

    run = _Run(ignored, output, asks_copy=fix or comments)
    batch = find_batch(findings, task, jobs, fail_fast=fail_fast)
    batch.words = WORDS
    sound = carry_out(batch, examine, run.take)
    run.end()
    if not sound:
        raise typer.Exit(1)


class _Run(Struct):
    """One run of the checker: what is asked for, and what was ignored to some purpose so far."""

    ignore: tuple[str, ...]
    output: Path | None
    asks_copy: bool
    unread: bool = False
    ignored: set[str] = field(default_factory=set)

    def take(self, found: Found, task: CheckTask, examined: Examined) -> bool:
        """Tell what was found in one file; return whether nothing is wrong with it."""
        path = found.path
        self.ignored |= examined.ignored
        show_problems(examined.problems)
        if not examined.checked:
            show_problems(examined.faults)
            self.unread = True
            return False
        counts = Counter(problem.severity for problem in examined.problems)
        told = "，".join(f"{counts[each]} 处{each.value}" for each in Severity if counts[each])
        show_count(f"{path}：{told or '没有查出问题'}。")
        show_problems(examined.faults)
        if self.asks_copy and examined.is_dossier:
            show_problems([Problem(path, 0, 0, FOR_DOCUMENTS, severity=Severity.NOTICE)])
        try:
            self._write_copy(path, task, examined)
        except ProblemsError as error:
            show_problems(error.problems)
            return False
        return not examined.faults and not counts[Severity.ERROR]

    def end(self) -> None:
        """Tell what was ignored in vain."""
        unused = [rule for rule in self.ignore if not any(r.startswith(rule) for r in self.ignored)]
        if unused and not self.unread:
            show_count(f"--ignore {','.join(unused)}：这次没有查到，可以不写。")

    def _write_copy(self, path: Path, task: CheckTask, examined: Examined) -> None:
        """Write the mended copy, if there is anything in it.

        Raises:
            ProblemsError: it cannot be written.

        """
        from plangen.writers.output import save_under_free_name

        mended = examined.mended
        if mended is None:
            return
        if task.fix and not mended.edits and not (examined.remarked and examined.problems):
            show_count(f"{path}：没有能放心替您改的，没有写副本。")
            return
        if not task.fix and not examined.problems:
            return
        show_diff(mended.diff)
        target = save_under_free_name((self.output or path.parent) / mended.name, mended.data)
        show_written(target, "已写出")
        if mended.edits:
            rest = f"还有 {len(mended.left)} 处要您自己看" if mended.left else "没有别的问题了"
            show_count(f"{path}：副本里改了 {len(mended.edits)} 处，{rest}。原来的文稿没有动。")


def _explain(asked: str) -> None:
    """Print what is to be known of rules: of one, of a group, or a list of all."""
    from rich.console import Console
    from rich.markdown import Markdown

    from plangen.checker.explaining import listed, rule_data
    from plangen.checker.rules import all_rules

    rules = list(all_rules().values())
    if asked != EVERY_RULE:
        names = read_rule_names([asked])
        rules = [rule for rule in rules if rule.id.startswith(names)]
    if wants_json():
        show_data([rule_data(rule) for rule in rules])
        return
    if asked == EVERY_RULE:
        Console(highlight=False).print(Markdown(listed(rules)))
        return
    for rule in rules:
        _show_rule(rule)


def _show_rule(rule: Rule) -> None:
    """Print why a rule is looked for, and all its examples, each behind a dot."""
    from rich.console import Console, Group
    from rich.table import Table

    from plangen.checker.explaining import examples, verdict
    from plangen.cli.tables import text
    from plangen.writers.wrapping import Prose

    console = Console(highlight=False)
    console.print(text(f"{rule.id} {rule.summary}", "bold"), Prose(text(verdict(rule))), sep="\n")
    for label, shown in examples(rule):
        grid = Table.grid(padding=(0, 1))
        for example in shown:
            lines = [line for line in example.splitlines() if line.strip()]
            grid.add_row("·", Group(*(Prose(text(line)) for line in lines)))
        console.print("", label, grid, sep="\n")
    console.print()
