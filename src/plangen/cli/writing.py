"""What commands that write files share: dossiers in, documents out; no bad file stops the rest."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from plangen.cli.chinese import Refusal
from plangen.cli.messages import (
    FORMS,
    errors_told,
    show_count,
    show_problems,
    show_written,
)
from plangen.problems import Problem, ProblemsError, Severity, did_you_mean, file_problem
from plangen.writers.output import FORMATS, copies_of_document, save
from plangen.writers.sealing import is_as_written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plangen.model.dossier import Masking
    from plangen.pipeline.documents import Made
    from plangen.writers.styles import Style

Dossiers = Annotated[
    list[Path],
    typer.Argument(
        metavar="档案.yaml…", help="一份或几份档案。", show_default=False, readable=False
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
        help="docx、pdf、html、md或txt；可以写几次，也可以用逗号隔开。不写就是docx。",
        autocompletion=lambda: list(FORMATS),
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

Ignored = Annotated[
    list[str] | None,
    typer.Option(
        "--ignore",
        metavar="规则",
        show_default=False,
        help="不查这些规则，如 N01；可以写几次，也可以用逗号隔开。",
    ),
]


@dataclass(frozen=True, slots=True)
class Place:
    """Where documents go: beside their dossiers (no path), into a folder, or to one file."""

    path: Path | None = None
    is_file: bool = False

    @classmethod
    def read(cls, output: str | None) -> Place:
        """Read what ``-o`` says; a name with a suffix is a file unless a folder has that name."""
        if output is None:
            return cls()
        path = Path(output)
        # os.path does not fail on names that are too long or odd, as Path does.
        is_folder = output.endswith(("/", "\\")) or os.path.isdir(output)  # noqa: PTH112
        return cls(path, is_file=not is_folder and path.suffix not in {"", "."})

    @property
    def form(self) -> str:
        """Format that the name of the file asks for, or nothing."""
        return self.path.suffix.removeprefix(".").lower() if self.path and self.is_file else ""

    def target(self, dossier: Path, name: str, form: str) -> Path:
        """Path of one document."""
        if self.path is not None and self.is_file:
            return self.path.with_suffix(f".{form}")
        return (self.path or dossier.parent) / f"{name}.{form}"


def write_documents(
    dossiers: list[Path],
    output: str | None,
    formats: list[str] | None,
    mask: str | None,
    style: str | None,
    reference: Path | None,
    ignore: list[str] | None,
    *,
    force: bool,
    backup: bool,
    summary: bool,
) -> None:
    """Make and write the documents of all dossiers; exit with status 1 if any failed."""
    from plangen.check.selecting import selection_for
    from plangen.pipeline.documents import make_document

    ignored = read_rule_names(ignore)
    saving = Saving(force, backup)
    masking = read_mask(mask)
    page = read_style_option(style)
    place = Place.read(output)
    forms = read_formats(formats, place.form)
    if place.is_file and len(dossiers) > 1:
        raise Refusal(f"几份档案不能都写到 {place.path} 里。-o 请写一个文件夹，如 -o 输出/")
    failed = False
    for dossier in dossiers:
        try:
            made = make_document(
                dossier,
                summary=summary,
                masking=masking,
                style=page,
                reference=reference,
                selection=selection_for(dossier, (), ignored),
            )
            show_problems(made.problems)
            failed |= not _write_one(made, dossier, place, forms, saving)
        except ProblemsError as error:
            show_problems(error.problems)
            show_count(errors_told(dossier, error.problems, "没有写出"))
            failed = True
    if failed:
        raise typer.Exit(1)


@dataclass(frozen=True, slots=True)
class Saving:
    """How a command puts files in their places, and which it has written for which dossier.

    A place that was written once is not written again in the same run.
    """

    force: bool
    backup: bool
    written: dict[Path, Path | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.force and self.backup:
            raise Refusal(
                "--force 和 --backup 只能写一个：--force 直接覆盖改过的文件，"
                "--backup 先把它改名留下"
            )

    def put(self, path: Path, data: bytes, dossier: Path | None) -> None:
        """Write one file and say so.

        Raises:
            ProblemsError: it cannot be written, or holds somebody's edits.

        """
        kept = save(path, data, force=self.force, backup=self.backup)
        if kept is not None:
            typer.echo(f"改过的 {path} 已改名为 {kept}")
        self.written[path] = dossier
        show_written(path)


def _write_one(
    made: Made,
    dossier: Path,
    place: Place,
    forms: list[str],
    saving: Saving,
) -> bool:
    """Write a document in every format that can be written; tell of the others."""
    copies = copies_of_document(made.document, made.style)
    failed: list[ProblemsError] = []
    for form in forms:
        path = place.target(dossier, copies.name, form)
        try:
            _spare_reference(path, made.style.reference)
            if path in saving.written:
                raise file_problem(
                    dossier,
                    f"要写的 {path} 与 {saving.written[path]} 的相同",
                    "分开运行，或在档案里写不同的标题",
                )
            saving.put(path, copies.data(form), dossier)
            if form == "pdf":
                _remind_of_edits(path)
        except ProblemsError as error:
            failed.append(error)
    if failed:
        show_problems(problem for error in failed for problem in error.problems)
        rest = "，其余的已写出" if len(failed) < len(forms) else ""
        show_count(f"{dossier}：有 {len(failed)} 个文件没有写出{rest}。")
    return not failed


def _spare_reference(path: Path, reference: Path | None) -> None:
    """Refuse to write a document over the school's own that it is made after.

    Raises:
        ProblemsError: both are one file.

    """
    # os.path does not fail on names that are too long or odd, as Path does.
    if reference is not None and os.path.realpath(path) == os.path.realpath(reference):
        message = "要写的文件就是照着写的校本文档，写出后校本文档就没有了"
        raise file_problem(path, message, "用 -o 换一个文件名")


def _remind_of_edits(path: Path) -> None:
    """Say that a PDF lacks what was edited in the Word document beside it."""
    word = path.with_suffix(".docx")
    if word.is_file() and not is_as_written(word.read_bytes(), "docx"):
        message = f"旁边的“{word.name}”您改过，这份 PDF 照档案写，没有您改的字"
        hint = "要交改过的，请在 Word 或 WPS 里打开它，另存为 PDF"
        show_problems([Problem(path, 0, 0, message, hint, severity=Severity.WARNING)])


def read_rule_names(asked: Sequence[str] | None) -> tuple[str, ...]:
    """Return the rules of the checker that an option names."""
    if not asked:
        return ()
    from plangen.check.selecting import NoSuchRuleError, read_rules

    try:
        return read_rules(asked)
    except NoSuchRuleError as error:
        raise Refusal(str(error)) from None


def read_formats(formats: list[str] | None, suffix: str = "") -> list[str]:
    """Return the formats asked for; the suffix of the output file counts as asking."""
    asked = [
        form.strip().lower().removeprefix(".")
        for entry in formats or ()
        for form in entry.replace("，", ",").split(",")
    ] or [suffix or FORMATS[0]]
    for form in asked:
        if form in FORMS:
            raise Refusal(
                f"文稿没有 {form} 格式。要提示信息用 {form}，请写在命令前面："
                f"plangen --format {form} render 档案.yaml"
            )
        if form not in FORMATS:
            hint = did_you_mean(form, FORMATS) or f"可以写：{'、'.join(FORMATS)}"
            raise Refusal(f"不能写成“{form}”格式。{hint}")
    if suffix and suffix not in asked:
        raise Refusal(f"-o 的后缀是 .{suffix}，-f 写的是 {'、'.join(asked)}，两处不一致")
    return list(dict.fromkeys(asked))


def read_mask(mask: str | None) -> Masking | None:
    """Return the way of masking names that ``--mask`` asks for; None leaves it to the dossier."""
    if mask is None:
        return None
    from pydantic_core import PydanticCustomError

    from plangen.model.appearance import read_masking

    try:
        return read_masking(mask)
    except PydanticCustomError as error:
        raise Refusal(error.message()) from None


def read_style_option(asked: str | None) -> Style | None:
    """Return the page style that ``--style`` asks for; None leaves it to the dossier.

    Exits with status 1 where a style file says what it must not.
    """
    if asked is None:
        return None
    from plangen.writers.style_files import find_style, no_such_style

    try:
        found = find_style(asked)
    except ProblemsError as error:
        show_problems(error.problems)
        raise typer.Exit(1) from None
    if found is None:
        raise Refusal("。".join(no_such_style(asked)))
    return found
