"""What a run tells, in the form asked for: for people, one line each, or as one JSON document."""

from __future__ import annotations

import io
import json
import sys
from collections import Counter
from contextlib import ExitStack, redirect_stderr, redirect_stdout
from contextvars import ContextVar
from itertools import groupby
from typing import TYPE_CHECKING, Any

import typer
from msgspec import Struct, field
from msgspec.structs import asdict

from plangen.cli.printable import printable
from plangen.problems import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

# More than anybody mends at once; a file with more is likely no dossier.
MOST_SHOWN = 200
RICH, TEXT, JSON = FORMS = ("rich", "text", "json")
COLOURS = {
    Severity.ERROR: "bold red",
    Severity.WARNING: "bold yellow",
    Severity.NOTICE: "bold blue",
}
UNCHANGED = "没有变化"
DIFF_COLOURS = {"-": "red", "+": "green", "@": "cyan"}


class Report(Struct):
    """What one run has told so far, and in which form.

    In JSON nothing is printed before the end: whatever else a command says becomes a note.
    ``found`` is the data that was asked for, in commands that look something up.
    """

    form: str = RICH
    problems: list[Problem] = field(default_factory=list)
    told: set[Problem] = field(default_factory=set)
    written: list[Path] = field(default_factory=list)
    outcomes: dict[str, str] = field(default_factory=dict)
    found: Any = None
    _said: io.StringIO = field(default_factory=io.StringIO)
    _redirected: ExitStack = field(default_factory=ExitStack)

    def open(self) -> None:
        """Begin to gather what the commands say, where it is to be one document."""
        if self.form == JSON:
            self._redirected.enter_context(redirect_stdout(self._said))
            self._redirected.enter_context(redirect_stderr(self._said))

    def close(self) -> None:
        """Print what was gathered."""
        self._redirected.close()
        if self.form == JSON:
            document: dict[str, Any] = {
                "problems": [_data(problem) for problem in self.problems],
                "written": [str(path) for path in self.written],
                "notes": self._said.getvalue().splitlines(),
            }
            document |= {"outcomes": self.outcomes} if self.outcomes else {}
            document |= {} if self.found is None else {"found": self.found}
            _print_json(document)


_REPORT: ContextVar[Report] = ContextVar("report")


def begin_report(form: str = RICH) -> Report:
    """Begin the report of a run; it must be closed."""
    report = Report(form)
    _REPORT.set(report)
    report.open()
    return report


def current_report() -> Report:
    """Return the report of the run that goes on."""
    return _REPORT.get()


def forget_told() -> None:
    """Let what was told be told again: it is still wrong after another save."""
    current_report().told.clear()


def show_problems(problems: Iterable[Problem]) -> None:
    """Tell problems, errors first, each with its place and remedy."""
    order = list(Severity)
    ordered = sorted(
        problems,
        key=lambda p: (order.index(p.severity), str(p.file), p.line, p.column),
    )
    report = current_report()
    # What is wrong with a school's settings or templates is wrong for each of its dossiers.
    ordered = [problem for problem in ordered if problem not in report.told]
    report.told.update(ordered)
    report.problems += ordered
    if report.form == TEXT:
        for problem in ordered:
            typer.echo(_line(problem), err=True)
    elif report.form == RICH and ordered:
        _show_rich(ordered)


def show_count(line: str) -> None:
    """Sum problems up for people; programs count for themselves."""
    if current_report().form == RICH:
        typer.echo(line, err=True)


def show_written(path: Path, done: str = "已写出", more: str = "") -> None:
    """Say which file was written, and what else is to be known of it, on standard output."""
    report = current_report()
    report.written.append(path)
    if report.form != JSON or more:
        typer.echo(f"{done} {path}{more}")


def show_outcomes(outcomes: Mapping[Path, str], skipped: Mapping[Path, str], good: str) -> None:
    """Sum up what came of many files: each of which something did not come, then counts.

    Files that were skipped because nothing has changed are only counted.
    """
    report = current_report()
    report.outcomes = {str(path): outcome for path, outcome in outcomes.items()}
    report.outcomes |= {str(path): f"跳过：{why}" for path, why in skipped.items()}
    if report.form == JSON:
        return
    counts = Counter({good: 0}) + Counter(outcomes.values())
    counts.update(UNCHANGED if why == UNCHANGED else "跳过" for why in skipped.values())
    order = sorted(counts, key=lambda outcome: (outcome != good, outcome != UNCHANGED))
    told = "，".join(f"{outcome} {counts[outcome]} 份" for outcome in order)
    dull = {good, f"跳过：{UNCHANGED}"}
    rest = {path: what for path, what in report.outcomes.items() if what not in dull}
    if rest and report.form == RICH and sys.stdout.isatty():
        from plangen.cli.tables import show_table

        show_table(("文件", "结果"), rest.items())
    else:
        typer.echo("".join(f"{path}：{what}\n" for path, what in rest.items()), nl=False)
    typer.echo(f"共 {len(report.outcomes)} 份：{told}。")


def show_diff(lines: Iterable[str]) -> None:
    """Show what differs between a file and its mended copy; a Tab stays one, to be seen as such."""
    for diff in lines:
        line = "\t".join(map(printable, diff.split("\t")))
        colour = DIFF_COLOURS.get(line[:1])
        typer.echo(typer.style(line, fg=colour) if colour else line)


def wants_json() -> bool:
    """Whether a command that looks something up is asked for data."""
    return current_report().form == JSON


def show_data(data: Any) -> None:
    """Print what a command has found, for other programs."""
    report = current_report()
    if report.form == JSON:
        report.found = data
    else:
        _print_json(data)


def errors_told(dossier: Path, problems: Sequence[Problem], outcome: str) -> str:
    """Count errors by the file at fault: “校本.yaml：有 1 处要改，档案.yaml 没有写出。”."""
    counts: dict[Path, int] = {}
    for problem in problems:
        if problem.severity is Severity.ERROR:
            counts[problem.file] = counts.get(problem.file, 0) + 1
    if counts.keys() <= {dossier}:
        return f"{dossier}：有 {sum(counts.values())} 处要改，{outcome}。"
    if len(counts) == 1:
        ((file, count),) = counts.items()
        return f"{file}：有 {count} 处要改，{dossier} 的文稿{outcome}。"
    each = "，".join(f"{file} {count} 处" for file, count in counts.items())
    return f"共有 {sum(counts.values())} 处要改（{each}），{dossier} 的文稿{outcome}。"


def _line(problem: Problem) -> str:
    """One problem on one line: ``文件:行:列: 错误: 消息 → 提示``."""
    remedy = f" → {problem.hint}" if problem.hint else ""
    rule = f"{problem.rule} " if problem.rule else ""
    told = f"{problem.place}: {problem.severity.value}: {rule}{problem.message}{remedy}"
    return printable(" ".join(part.strip() for part in told.splitlines()))


def _data(problem: Problem) -> dict[str, Any]:
    """Return a problem for programs, with its edits and other places if it has any."""
    data: dict[str, Any] = {
        "file": str(problem.file),
        "line": problem.line,
        "column": problem.column,
        "rule": problem.rule,
        "severity": problem.severity.name.lower(),
        "message": problem.message,
        "remedy": problem.hint,
        "source": problem.source,
    }
    if problem.fixes:
        data["fix"] = [asdict(edit) for edit in problem.fixes]
    if problem.related:
        data["related"] = [asdict(spot) for spot in problem.related]
    return data


def _print_json(data: Any) -> None:
    typer.echo(json.dumps(data, ensure_ascii=False, indent=2))


def _show_rich(ordered: Sequence[Problem]) -> None:
    """Print each problem with its line, the caret and its remedy; of very many the first ones.

    Neighbours without a line of their own share one and the same remedy. So do warnings, such as
    those of the blanks in a new dossier: their lines would only lengthen the list.
    """
    from rich.console import Console
    from rich.text import Text

    from plangen.cli.excerpts import excerpt

    console = Console(stderr=True, highlight=False)

    def show(text: str, style: str = "") -> None:
        console.print(Text(printable(text), style), soft_wrap=True)

    for (severity, hint), group in groupby(
        ordered[:MOST_SHOWN], key=lambda p: (p.severity, p.hint)
    ):
        alike = list(group)
        colour = COLOURS[severity]
        listed = severity is Severity.NOTICE or (severity is Severity.WARNING and len(alike) > 1)
        for i, problem in enumerate(alike, start=1):
            rule = f" {problem.rule}" if problem.rule else ""
            told = (f"{severity.value}{rule}", colour)
            label = Text.assemble(f"{printable(problem.place)} ", told, "：")
            message = printable(" ".join(problem.message.splitlines()))
            console.print(label + Text(message), soft_wrap=True)
            has_line = not listed and problem.line > 0 and bool(problem.source.strip())
            if has_line:
                place = (problem.source, problem.line, problem.column)
                line, caret = excerpt(*place, console.width)
                show(line)
                show(caret, colour)
                for spot in problem.related:
                    line, caret = excerpt(spot.source, spot.line, spot.column, console.width)
                    show(line)
                    show(caret, colour)
            if has_line or i == len(alike):
                for j, remedy in enumerate(hint.splitlines()):
                    show(f"    {'  ' if j else '→ '}{remedy}")
    if len(ordered) > MOST_SHOWN:
        show(f"还有 {len(ordered) - MOST_SHOWN} 处没有列出，先改好上面这些，再运行一次。")
