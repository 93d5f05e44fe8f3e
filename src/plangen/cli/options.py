"""The options that several commands share, and how each is read."""

from __future__ import annotations

import os
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, ParamSpec

import typer

from plangen.cli.chinese import Refusal
from plangen.cli.messages import FORMS
from plangen.problems import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def _formats() -> tuple[str, ...]:
    from plangen.writers.output import FORMATS

    return FORMATS


P = ParamSpec("P")
HERE = Path("档案.yaml")
Dossiers = Annotated[
    list[Path],
    typer.Argument(
        metavar="档案.yaml…",
        help="一份或几份档案，也可以写放档案的文件夹。",
        show_default=False,
        readable=False,
    ),
]
Output = Annotated[
    str | None,
    typer.Option(
        "-o",
        "--output",
        metavar="文件或文件夹",
        show_default=False,
        help="写到哪里；不写就放在档案旁边，以标题为名。",
    ),
]
Formats = Annotated[
    list[str] | None,
    typer.Option(
        "-f",
        "--format",
        metavar="格式",
        show_default=False,
        help="docx、pdf、html、md 或 txt；可以写几次，也可以用逗号隔开。不写就是 docx。",
        autocompletion=lambda: list(_formats()),
    ),
]
Mask = Annotated[
    str | None,
    typer.Option(
        "--mask",
        metavar="方式",
        show_default=False,
        help="学生姓名怎样印：姓氏（许×）、代号（学生A）、否（全名）。不写就照档案。",
        autocompletion=lambda: ["姓氏", "代号", "否"],
    ),
]
StyleName = Annotated[
    str | None,
    typer.Option(
        "--style",
        metavar="名称或文件",
        show_default=False,
        help="版式：校内、公文、简洁，或自己的版式文件，如 校本.yaml。不写就照档案。",
        autocompletion=lambda: ["校内", "公文", "简洁"],
    ),
]
Reference = Annotated[
    Path | None,
    typer.Option(
        "--reference",
        metavar="校本.docx",
        show_default=False,
        help="照学校自己的 Word 文档：用它的纸张、样式、页眉和页脚，正文不用（docx 和 pdf）。",
        readable=False,
    ),
]
Force = Annotated[
    bool,
    typer.Option("--force", help="输出文件在写出后被改过时，也覆盖它。"),
]
Backup = Annotated[
    bool,
    typer.Option("--backup", help="输出文件在写出后被改过时，先改名留下，再写新的。"),
]

Values = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="键=值",
        show_default=False,
        help="这一次换掉档案里的一项，如 学校=向阳小学、学生情况.人数=40；可以写几次。",
    ),
]
Templates = Annotated[
    Path | None,
    typer.Option(
        "--templates",
        metavar="文件夹",
        show_default=False,
        help="学校自己的模板：同名的代替自带的，新的添上。不写就看 plangen.toml 和档案旁边。",
        readable=False,
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "-j",
        "--jobs",
        metavar="个数",
        show_default=False,
        help="同时用几个进程；不写就看档案的多少和这台电脑有几个处理器。",
    ),
]
FailFast = Annotated[
    bool, typer.Option("--fail-fast", help="有一份不行就停下；不写就接着做其余的。")
]
Changed = Annotated[
    bool,
    typer.Option(
        "--changed", help="只写上次以后改过的：档案、它的表格、版式、模板或 plangen 有变化的。"
    ),
]
Watched = Annotated[
    bool,
    typer.Option("--watch", help="写完接着等：档案、表格、版式一保存，文稿自己更新；Ctrl-C 结束。"),
]
Ignored = Annotated[
    list[str] | None,
    typer.Option(
        "--ignore",
        metavar="规则",
        show_default=False,
        help="不查这些规则，如 N01；可以写几次，也可以用逗号隔开。",
    ),
]


def with_school_templates(command: Callable[P, None]) -> Callable[P, None]:
    """Let a command see the templates that are in force for a dossier in the current folder.

    Or at its ``path``, or for the first of its ``dossiers``; its ``templates`` go before.
    """

    @wraps(command)
    def within(*args: P.args, **kwargs: P.kwargs) -> None:
        from plangen import resources
        from plangen.pipeline.template_folder import templates_for

        said: dict[str, Any] = dict(kwargs)
        near = said.get("path") or next(iter(said.get("dossiers") or ()), HERE)
        # os.path does not fail on names that are too long or odd, as Path does.
        near = near / HERE if os.path.isdir(near) else near  # noqa: PTH112
        with resources.using(templates_for(near, said.get("templates"))):
            command(*args, **kwargs)

    return within


def read_rule_names(asked: Sequence[str] | None) -> tuple[str, ...]:
    """Return the rules of the checker that an option names."""
    if not asked:
        return ()
    from plangen.checker.selecting import NoSuchRuleError, read_rules

    try:
        return read_rules(asked)
    except NoSuchRuleError as error:
        raise Refusal(str(error)) from None


def read_formats(formats: list[str] | None, suffix: str = "") -> list[str]:
    """Return the formats asked for; the suffix of the output file counts as asking."""
    known = _formats()
    asked = [
        form.strip().lower().removeprefix(".")
        for entry in formats or ()
        for form in entry.replace("，", ",").split(",")
    ] or [suffix or known[0]]
    for form in asked:
        if form in FORMS:
            raise Refusal(
                f"文稿没有 {form} 格式。要提示信息用 {form}，请写在命令前面："
                f"plangen --format {form} render 档案.yaml"
            )
        if form not in known:
            hint = did_you_mean(form, known) or f"可以写：{'、'.join(known)}"
            hint += "；-o 后面是文件夹，就在末尾加 /" if form == suffix else ""
            raise Refusal(f"不能写成“{form}”格式。{hint}")
    if suffix and suffix not in asked:
        raise Refusal(f"-o 的后缀是 .{suffix}，-f 写的是 {'、'.join(asked)}，两处不一致")
    return list(dict.fromkeys(asked))


def read_values(
    typed: Sequence[str] | None, mask: str | None = None, style: str | None = None
) -> dict[str, str]:
    """Return what the command line says in the place of a dossier's entries, by their keys.

    ``--mask`` and ``--style`` are short for ``--set``. Exits with status 1 where a style file says
    what it must not.
    """
    values: dict[str, str] = {}
    for pair in typed or ():
        key, value = _read_pair(pair)
        # The last word counts, also beside one on the whole that is around the key.
        values.pop(key, None)
        values[key] = value
    if mask is not None:
        _check_mask(mask)
        values["脱敏"] = _as_scalar(mask)
    if style is not None:
        values["版式"] = _as_scalar(style)
    return values


def _read_pair(pair: str) -> tuple[str, str]:
    from plangen.source.overriding import OverrideError, split_override

    try:
        return split_override(pair)
    except OverrideError as error:
        raise Refusal(f"--set {error}") from None


def _as_scalar(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _check_mask(mask: str) -> None:
    from pydantic_core import PydanticCustomError

    from plangen.model.appearance import read_masking

    try:
        read_masking(mask)
    except PydanticCustomError as error:
        raise Refusal(error.message()) from None
