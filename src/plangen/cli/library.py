"""``plangen library``: look up causes and measures, and check what the library holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from plangen.cli.chinese import Command, Group
from plangen.cli.messages import show_data, wants_json
from plangen.cli.options import Templates, with_school_templates
from plangen.problems import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plangen.library.entries import Cause, Entry, Measure, MeasureText

HELP = """查素材库：有哪些原因，有哪些措施，文字有没有问题。

例：

  plangen library causes 作业

  plangen library measures --for 作业拖欠不完成
"""
app = typer.Typer(cls=Group, no_args_is_help=True, help=HELP)

Word = Annotated[str, typer.Argument(metavar="词", help="只列出含有这个词的。", show_default=False)]
AsJson = Annotated[bool, typer.Option("--json", help="输出 JSON，供其他程序使用。")]


def cause_names() -> list[str]:
    """Names of all causes, for completion."""
    from plangen.library.entries import load_library

    return list(load_library().causes)


def _measure_names() -> list[str]:
    from plangen.library.entries import load_library

    return list(load_library().measures)


@app.command("causes", cls=Command)
@with_school_templates
def list_causes(
    word: Word = "",
    measure: Annotated[
        str | None,
        typer.Option(
            "--for",
            metavar="措施",
            help="只列出这项措施能对应的原因。",
            show_default=False,
            autocompletion=_measure_names,
        ),
    ] = None,
    as_json: AsJson = False,
    templates: Templates = None,  # noqa: ARG001  (put in force around the command)
) -> None:
    """列出原因。

    例：

      plangen library causes

      plangen library causes 作业
    """
    from plangen.library.entries import load_library

    library = load_library()
    found = list(library.causes.values())
    if measure is not None:
        entry = library.measure(measure)
        if entry is None:
            raise _unknown("措施", measure, library.measure_names)
        found = [cause for cause in found if cause.name in entry.answers]
    found = [cause for cause in found if _matches(cause, word, cause.dimension, *cause.symptoms)]
    _show(
        found,
        word,
        [_cause_data(cause) for cause in found],
        as_json=as_json,
        columns=("名称", "维度", "说明", "表现"),
        names=library.cause_names,
    )


@app.command("measures", cls=Command)
@with_school_templates
def list_measures(
    word: Word = "",
    cause: Annotated[
        str | None,
        typer.Option(
            "--for",
            metavar="原因",
            help="只列出能解决这条原因的措施，最合适的在前。",
            autocompletion=cause_names,
            show_default=False,
        ),
    ] = None,
    as_json: AsJson = False,
    templates: Templates = None,  # noqa: ARG001  (put in force around the command)
) -> None:
    """列出措施。

    例：

      plangen library measures --for 作业拖欠不完成

      plangen library measures 家访
    """
    from plangen.library.entries import load_library
    from plangen.library.matching import propose

    library = load_library()
    found = list(library.measures.values())
    if cause is not None:
        entry = library.cause(cause)
        if entry is None:
            raise _unknown("原因", cause, library.cause_names)
        found = propose(entry.name, library, limit=len(library.measures))
    found = [m for m in found if _matches(m, word, m.category, *m.answers)]
    _show(
        found,
        word,
        [_measure_data(measure) for measure in found],
        as_json=as_json,
        columns=("名称", "类别", "说明", "频次", "针对"),
        names=library.measure_names,
    )


@app.command("check", cls=Command)
@with_school_templates
def check(
    templates: Templates = None,  # noqa: ARG001  (put in force around the command)
) -> None:
    """检查素材库：名称对不对得上，每段文字填进各年级、各学科后通不通顺。

    改过素材库的文字以后用。没有问题时列出条数。

    例：

      plangen library check
    """
    from plangen.cli.messages import show_count, show_problems
    from plangen.compose.proofreading import check_library
    from plangen.library.entries import load_library

    library = load_library()
    problems = check_library(library)
    if problems:
        show_problems(problems)
        show_count(f"素材库里有 {len(problems)} 处要改。")
        raise typer.Exit(1)
    causes, measures = library.causes.values(), library.measures.values()
    texts = sum(len(cause.texts) for cause in causes) + sum(len(m.texts) for m in measures)
    typer.echo(f"{len(causes)} 条原因，{len(measures)} 项措施，{texts} 段文字，没有发现问题。")


def _unknown(what: str, name: str, names: Sequence[str]) -> typer.Exit:
    typer.echo(f"素材库里没有{what}“{name}”。{did_you_mean(name, names)}", err=True)
    return typer.Exit(1)


def _matches(entry: Entry, word: str, *more: str) -> bool:
    return any(word in text for text in (entry.name, entry.summary, *entry.aliases, *more))


def _cause_data(cause: Cause) -> dict[str, Any]:
    return {
        "名称": cause.name,
        "维度": cause.dimension,
        "说明": cause.summary,
        "表现": list(cause.symptoms),
        "学段": list(cause.bands),
        "学科": list(cause.subjects),
        "文稿中的标题": cause.title,
        "别名": list(cause.aliases),
        "文本": [{"现象": text.sign, "影响": text.effect} for text in cause.texts],
    }


def _measure_data(measure: Measure) -> dict[str, Any]:
    return {
        "名称": measure.name,
        "类别": measure.category,
        "说明": measure.summary,
        "频次": measure.frequency,
        "针对": list(measure.answers),
        "负责人": measure.person,
        "记录": measure.record,
        "学段": list(measure.bands),
        "学科": list(measure.subjects),
        "别名": list(measure.aliases),
        "合称": measure.set_name,
        "组成": list(measure.members),
        "简": measure.brief,
        "文本": [_text_data(text) for text in measure.texts],
    }


def _text_data(text: MeasureText) -> dict[str, Any]:
    data: dict[str, Any] = {"做法": text.steps, "总结": text.report}
    data |= {"学段": list(text.bands)} if text.bands else {}
    return data | ({"学科": list(text.subjects)} if text.subjects else {})


def _show(
    found: Sequence[Entry],
    word: str,
    data: list[dict[str, Any]],
    *,
    as_json: bool,
    columns: tuple[str, ...],
    names: Sequence[str],
) -> None:
    if as_json or wants_json():
        show_data(data)
        return
    if not found:
        near = "" if word in names else did_you_mean(word, names)
        typer.echo(f"按这些条件没有找到“{word}”。{near}", err=True)
        raise typer.Exit(1)
    if len(found) == 1:
        _show_entry(data[0])
        return
    from plangen.cli.tables import show_table

    rows = [["、".join(v) if isinstance(v := row[c], list) else v for c in columns] for row in data]
    show_table(columns, rows, striped=True)
    typer.echo(f"共 {len(found)} 条。")


def _show_entry(row: dict[str, Any]) -> None:
    """Show all that the library holds of one entry."""
    from rich.console import Console

    from plangen.cli.tables import text as as_text

    console = Console(highlight=False)

    def show(label: str, told: str) -> None:
        console.print(as_text(f"{label}：", "bold"), as_text(told), sep="")

    for key, value in row.items():
        if key == "文本":
            for i, text in enumerate(value, start=1):
                limits = "、".join([*text.get("学科", ()), *map(_band, text.get("学段", ()))])
                show(f"写法{i}{f'（{limits}）' if limits else ''}", _example(text))
        elif key == "简":
            show("一句话", _example({"做法": value}))
        elif value:
            between = "；" if key == "组成" else "、"
            show(key, between.join(value) if isinstance(value, list) else value)


def _band(name: str) -> str:
    return f"{name}年级"


def _example(text: dict[str, Any]) -> str:
    from plangen.compose.sample_texts import sample_text

    told = text.get("做法") or f"{text['现象']}{text['影响']}"
    return sample_text(told, text.get("学段", ()), text.get("学科", ()))
