"""``plangen kinds``: which documents there are, and what each is for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from plangen.cli.messages import show_data, wants_json
from plangen.cli.options import Templates, with_school_templates

if TYPE_CHECKING:
    from plangen.compose.kinds import Kind


@with_school_templates
def kinds(
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON，供其他程序使用。")] = False,
    templates: Templates = None,  # noqa: ARG001  (put in force around the command)
) -> None:
    """列出文种：有哪些文稿可以写，各在什么时候用。

    例：

      plangen kinds

      plangen new 档案.yaml --kind 学困生工作总结
    """
    from plangen.compose.kinds import kinds as all_kinds

    found = list(all_kinds().values())
    if as_json or wants_json():
        show_data([_data(kind) for kind in found])
        return
    from plangen.cli.tables import show_table

    rows = [
        (kind.name, kind.description, "" if kind.is_summary else kind.summary or "")
        for kind in found
    ]
    show_table(("文种", "用处", "配套的总结"), rows, striped=True)
    typer.echo(f"共 {len(found)} 种。写一份新档案：plangen new 档案.yaml --kind 文种")


def _data(kind: Kind) -> dict[str, Any]:
    return {
        "文种": kind.name,
        "用处": kind.description,
        "别名": list(kind.aliases),
        "总结": kind.summary,
        "章节": [section.title for section in kind.sections if section.title],
        "必需": list(kind.required),
    }
