"""``plangen check``: what must be mended in a document before it is handed in."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from plangen.cli.chinese import Refusal
from plangen.cli.messages import (
    show_count,
    show_data,
    show_diff,
    show_problems,
    show_written,
    wants_json,
)
from plangen.cli.report_forms import change_form
from plangen.cli.similar import compare
from plangen.cli.writing import Ignored, read_rule_names
from plangen.problems import Problem, ProblemsError, Severity, file_problem

if TYPE_CHECKING:
    from plangen.check.rules import Selection
    from plangen.readers.passages import Manuscript

DOSSIERS = {".yaml", ".yml"}
EVERY_RULE = "全部"
# What Word keeps beside a document that is open.
LOCK = "~$"


def _rule_names() -> list[str]:
    from plangen.check.rules import all_rules

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
        change_form(form)
    if explain is not None:
        _explain(explain)
        return
    if not files:
        raise Refusal("请写上要检查的文稿，如 plangen check 计划.docx")
    selected, ignored = read_rule_names(select), read_rule_names(ignore)
    run = _Run(selected, ignored, fix=fix, comments=comments, output=output)
    documents = _documents(files, run)
    if similar:
        compare(documents)
    else:
        for path in documents:
            run.take(path)
    run.end()


@dataclass(slots=True)
class _Run:
    """One run of the checker: what is asked for, and what was told so far."""

    select: tuple[str, ...]
    ignore: tuple[str, ...]
    fix: bool
    comments: bool
    output: Path | None
    failed: bool = False
    found: Counter[Severity] = field(default_factory=Counter)
    ignored: set[str] = field(default_factory=set)
    wrong_settings: set[Problem] = field(default_factory=set)

    def take(self, path: Path) -> None:
        """Check one file, and tell what was found."""
        from plangen.check.selecting import selection_for

        try:
            selection = selection_for(path, self.select, self.ignore)
        except ProblemsError as error:
            # The settings of a folder hold for every file in it.
            show_problems(p for p in error.problems if p not in self.wrong_settings)
            self.wrong_settings.update(error.problems)
            self.failed = True
            return
        try:
            if path.suffix.lower() in DOSSIERS:
                self._take_dossier(path, selection)
            else:
                self._take_document(path, selection)
        except ProblemsError as error:
            show_problems(error.problems)
            self.failed = True

    def end(self) -> None:
        """Tell what was ignored in vain; exit with status 1 if anything is wrong or unchecked."""
        unused = [rule for rule in self.ignore if not any(r.startswith(rule) for r in self.ignored)]
        if unused and not self.failed:
            show_count(f"--ignore {','.join(unused)}：这次没有查到，可以不写。")
        if self.failed or self.found[Severity.ERROR]:
            raise typer.Exit(1)

    def _take_dossier(self, path: Path, selection: Selection) -> None:
        from plangen.check.rules import Selection
        from plangen.pipeline.checked import check_dossier_file

        self._tell(path, check_dossier_file(path, selection))
        if self.ignore:
            self._note_ignored(check_dossier_file(path, Selection(self.ignore)))
        if self.fix or self.comments:
            told = "--fix 和 --comments 用在文稿上，档案里的键盘错误用 plangen fix 改"
            show_problems([Problem(path, 0, 0, told, severity=Severity.NOTICE)])

    def _take_document(self, path: Path, selection: Selection) -> None:
        from plangen.check.checking import check_manuscript
        from plangen.check.rules import Selection
        from plangen.readers.reading import read_manuscript

        manuscript = read_manuscript(path)
        problems = check_manuscript(manuscript, selection)
        self._tell(path, problems)
        if self.ignore:
            self._note_ignored(check_manuscript(manuscript, Selection(self.ignore)))
        if self.fix or self.comments:
            self._write_copy(manuscript, problems, selection)

    def _note_ignored(self, problems: list[Problem]) -> None:
        """Remember which of the ignored rules would have told something."""
        self.ignored |= {problem.rule for problem in problems if problem.rule}

    def _tell(self, path: Path, problems: list[Problem]) -> None:
        show_problems(problems)
        counts = Counter(problem.severity for problem in problems)
        self.found += counts
        told = "，".join(f"{counts[each]} 处{each.value}" for each in Severity if counts[each])
        show_count(f"{path}：{told or '没有查出问题'}。")

    def _write_copy(
        self, manuscript: Manuscript, problems: list[Problem], selection: Selection
    ) -> None:
        from plangen.check.mending import mend
        from plangen.writers.output import save_under_free_name

        path = manuscript.path
        if self.comments and manuscript.form != "docx":
            message = "批注只能写进 Word 文稿，这个文件没有写"
            show_problems([Problem(path, 0, 0, message, "只要改好的副本，用 --fix")])
            self.failed = True
            if not self.fix:
                return
        remark = self.comments and manuscript.form == "docx"
        mended = mend(manuscript, problems, selection, fix=self.fix, remark=remark)
        if self.fix and not mended.edits and not (remark and problems):
            show_count(f"{path}：没有能放心替您改的，没有写副本。")
            return
        if not self.fix and not problems:
            return
        show_diff(mended.diff)
        target = save_under_free_name((self.output or path.parent) / mended.name, mended.data)
        show_written(target, "已写出")
        if mended.edits:
            rest = f"还有 {len(mended.left)} 处要您自己看" if mended.left else "没有别的问题了"
            show_count(f"{path}：副本里改了 {len(mended.edits)} 处，{rest}。原来的文稿没有动。")


def _documents(paths: list[Path], run: _Run) -> list[Path]:
    """Return the files to be checked; a folder stands for the documents in it."""
    found: list[Path] = []
    for path in paths:
        # os.path does not fail on names that are too long or odd, as Path does.
        if not os.path.isdir(path):  # noqa: PTH112
            found.append(path)
            continue
        inside = documents_in(path)
        if not inside:
            hint = "可以检查 docx、md、txt、doc、wps"
            show_problems(file_problem(path, "文件夹里没有可以检查的文稿", hint).problems)
            run.failed = True
        found += inside
    return list(dict.fromkeys(found))


def documents_in(folder: Path) -> list[Path]:
    """Return the documents below a folder, in the order of their names."""
    from plangen.readers.file_types import READABLE

    return sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in READABLE and path.is_file() and not path.name.startswith(LOCK)
    )


def _explain(asked: str) -> None:
    """Print what is to be known of rules: of one, of a group, or a list of all."""
    from rich.console import Console
    from rich.markdown import Markdown

    from plangen.check.explaining import explain, listed, rule_data
    from plangen.check.rules import all_rules

    rules = list(all_rules().values())
    if asked != EVERY_RULE:
        names = read_rule_names([asked])
        rules = [rule for rule in rules if rule.id.startswith(names)]
    if wants_json():
        show_data([rule_data(rule) for rule in rules])
        return
    text = listed(rules) if asked == EVERY_RULE else "\n".join(map(explain, rules))
    Console(highlight=False).print(Markdown(text))
