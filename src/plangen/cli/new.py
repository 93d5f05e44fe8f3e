"""``plangen new``: a dossier to fill in."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from plangen.cli.asking import ask_for_wishes, discard_draft
from plangen.cli.chinese import Refusal
from plangen.cli.library import cause_names
from plangen.cli.messages import show_problems, show_written
from plangen.cli.options import Templates, with_school_templates
from plangen.problems import Problem, ProblemsError, file_problem, typable

if TYPE_CHECKING:
    from plangen.compose.wishes import Wishes


def _kind_names() -> list[str]:
    from plangen.compose.kinds import kinds

    return list(kinds())


@with_school_templates
def new(
    path: Annotated[
        Path | None,
        typer.Argument(
            metavar="档案.yaml", help="新档案写到哪里；加 -i 时可以不写。", show_default=False
        ),
    ] = None,
    interactive: Annotated[
        bool, typer.Option("--interactive", "-i", help="一题一题地问，答完写出档案。")
    ] = False,
    kind: Annotated[
        str | None,
        typer.Option(
            "--kind",
            metavar="文种",
            help="要写哪种文稿；不写就是学困生转化计划，有 --from 就照上学期。",
            show_default=False,
            autocompletion=_kind_names,
        ),
    ] = None,
    school: Annotated[
        str | None, typer.Option("--school", metavar="学校", help="学校名称。", show_default=False)
    ] = None,
    class_name: Annotated[
        str | None,
        typer.Option("--class", metavar="班级", help="如 四年级（1）班。", show_default=False),
    ] = None,
    grade: Annotated[
        str | None, typer.Option("--grade", metavar="年级", help="如 四年级。", show_default=False)
    ] = None,
    subject: Annotated[
        str | None,
        typer.Option(
            "--subject", metavar="学科", help="如 数学；班主任的计划可以不写。", show_default=False
        ),
    ] = None,
    teacher: Annotated[
        str | None,
        typer.Option("--teacher", metavar="教师", help="如 李老师。", show_default=False),
    ] = None,
    causes: Annotated[
        list[str] | None,
        typer.Option(
            "--cause",
            metavar="原因",
            help="素材库里的原因，可以写几次；对应的措施会一起写好。",
            show_default=False,
            autocompletion=cause_names,
        ),
    ] = None,
    previous: Annotated[
        Path | None,
        typer.Option(
            "--from",
            metavar="上学期.yaml",
            help="接着上学期的档案写：名单、原因、措施带过来，期末成为上学期期末。",
            show_default=False,
            readable=False,
        ),
    ] = None,
    roster: Annotated[
        Path | None,
        typer.Option(
            "--roster",
            metavar="花名册.xlsx",
            help="全班名单（xlsx、xls、csv）：人数、性别由它来，学生写进名单。",
            show_default=False,
            readable=False,
        ),
    ] = None,
    scores: Annotated[
        Path | None,
        typer.Option(
            "--scores",
            metavar="成绩.xlsx",
            help="上学期的成绩表：低于 --below 的写进学困生名单。",
            show_default=False,
            readable=False,
        ),
    ] = None,
    below: Annotated[
        str | None,
        typer.Option(
            "--below",
            metavar="分数或等级",
            help="低于它的列为学困生，如 60 或 合格；不写就是 60，成绩是等级的就是 合格。",
            show_default=False,
        ),
    ] = None,
    above: Annotated[
        str | None,
        typer.Option(
            "--above",
            metavar="分数或等级",
            help="不低于它的列为培优学生，如 90 或 优（培优辅差计划）。",
            show_default=False,
        ),
    ] = None,
    exam: Annotated[
        str | None,
        typer.Option(
            "--exam",
            metavar="考试",
            help="成绩表是哪次考试；不写就是 上学期期末，一、二年级是 上学期。",
            show_default=False,
        ),
    ] = None,
    sheet: Annotated[
        str | None,
        typer.Option("--sheet", metavar="工作表", help="成绩在哪个工作表。", show_default=False),
    ] = None,
    full_marks: Annotated[
        str | None,
        typer.Option("--full-marks", metavar="满分", help="不写就是 100。", show_default=False),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="已有同名文件时覆盖它。")] = False,
    templates: Templates = None,
) -> None:
    """写出一份带说明的班级档案，填好空就能用。

    例：

      plangen new 档案.yaml

      plangen new 档案.yaml -i

      plangen new 四1班.yaml --class 四年级（1）班 --subject 数学

      plangen new 档案.yaml --cause 作业拖欠不完成 --cause 自卑缺乏自信

      plangen new 档案.yaml --roster 花名册.xlsx --scores 成绩.xlsx --subject 数学 --below 60

      plangen new 下学期.yaml --from 上学期.yaml
    """
    from plangen.cli.next_term import write_next_term
    from plangen.compose.scaffold import scaffold
    from plangen.compose.table_wishes import TableWishes, with_tables
    from plangen.compose.wishes import DEFAULT_KIND, Wishes
    from plangen.writers.output import save

    wishes = Wishes(
        kind,
        school,
        class_name,
        grade,
        subject,
        teacher,
        tuple(causes or ()),
        full_marks=full_marks,
    )
    tables = TableWishes(roster, scores, sheet, exam, below, above)
    if scores is None and (below or above or exam or sheet):
        raise Refusal("--below、--above、--exam 和 --sheet 要和 --scores 成绩.xlsx 一起写")
    if previous is not None and (roster or scores or interactive):
        raise Refusal(
            "--from 不能和 --roster、--scores、-i 一起用：先接着上学期写出档案，再在里面改"
        )
    usable = partial(_usable, force=force)
    told: list[Problem] = []

    def given(at: Path) -> Wishes:
        found, problems = with_tables(wishes, tables, at)
        told.extend(problems)
        return _beside_settings(found, at)

    try:
        if previous is not None:
            path = usable(path)
            wishes = _beside_settings(wishes, path)
            _advise(path, summary=write_next_term(previous, path, wishes, templates, force=force))
            return
        if interactive:
            path, wishes = ask_for_wishes(path, given, usable)
        else:
            path = usable(path)
            wishes = given(path)
        save(path, scaffold(wishes, path).encode(), force=force)
    except ProblemsError as error:
        show_problems(error.problems)
        raise typer.Exit(1) from None
    if interactive:
        discard_draft(path)
    show_problems(told)
    show_written(path)
    _advise(path, summary=_is_summary(wishes.kind or DEFAULT_KIND))


def _beside_settings(wishes: Wishes, path: Path) -> Wishes:
    """Add to what is known of a new dossier which keys the school's settings say.

    Raises:
        ProblemsError: the settings cannot be read.

    """
    from msgspec.structs import replace

    from plangen.pipeline.precedence import settled_keys
    from plangen.source.settings import find_settings

    return replace(wishes, settled=settled_keys(find_settings(path)))


def _advise(path: Path, *, summary: bool) -> None:
    """Say what to do with the new dossier, and put beside it what editors complete it by."""
    from plangen.editor.placing import place_beside

    if placed := place_beside(path):
        typer.echo(f"编辑器用的档案格式：{placed}")
    typer.echo("用记事本或其他编辑器打开它，按里面的说明填写，再输入：")
    typer.echo(f"  plangen {'summary' if summary else 'render'} {typable(path)}")


def _usable(path: str | Path | None, *, force: bool) -> Path:
    """Return the path of a new dossier, with its suffix.

    Raises:
        Refusal: it is none, a folder's, or one of another kind of file.
        ProblemsError: there is a file already, which was not to be overwritten.

    """
    if path is None:
        raise Refusal("缺少档案.yaml，写在后面：plangen new 档案.yaml。想一题一题地答，加 -i。")
    path = Path(path)
    if path.name in {"", ".", ".."}:
        raise Refusal(f"“{path}”是文件夹，请写到文件名为止，如 档案.yaml")
    if not path.suffix:
        path = path.with_suffix(".yaml")
    if path.suffix.lower() not in {".yaml", ".yml"}:
        raise Refusal(
            f"档案的文件名应以 .yaml 结尾，如 {path.stem}.yaml；写 Word 文档用 plangen render"
        )
    if os.path.exists(path) and not force:  # noqa: PTH110  (does not fail on odd names)
        raise file_problem(
            path, "这个文件已经有了，没有动它", "换一个文件名；确定要覆盖就加 --force"
        )
    return path


def _is_summary(kind: str) -> bool:
    """Whether the kind's own document is a summary."""
    from plangen.compose.kinds import find_kind

    found = find_kind(kind)
    return found is not None and found.is_summary
