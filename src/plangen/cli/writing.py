"""What commands that write files share: dossiers in, documents out; no bad file stops the rest."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from plangen.cli.chinese import Refusal
from plangen.cli.messages import show_problems, show_written
from plangen.problems import ProblemsError, Severity, did_you_mean, file_problem
from plangen.writers.output import FORMATS, file_name, save, write_document

if TYPE_CHECKING:
    from plangen.model.dossier import Masking
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
        help="docx、md、html或txt；可以写几次，也可以用逗号隔开。不写就是docx。",
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
Force = Annotated[
    bool,
    typer.Option("--force", help="输出文件在写出后被改过时，也覆盖它。"),
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
    *,
    force: bool,
    summary: bool,
) -> None:
    """Make and write the documents of all dossiers; exit with status 1 if any failed."""
    masking = read_mask(mask)
    page = read_style_option(style)
    place = Place.read(output)
    forms = read_formats(formats, place.form)
    if place.is_file and len(dossiers) > 1:
        raise Refusal(f"几份档案不能都写到 {place.path} 里。-o 请写一个文件夹，如 -o 输出/")
    written: dict[Path, Path] = {}
    failed = False
    for dossier in dossiers:
        try:
            _write_one(dossier, place, forms, masking, page, written, force=force, summary=summary)
        except ProblemsError as error:
            show_problems(error.problems)
            count = sum(problem.severity is Severity.ERROR for problem in error.problems)
            some = dossier in written.values()
            typer.echo(
                f"{dossier}：有 {count} 处要改，{'其余' if some else ''}没有写出。", err=True
            )
            failed = True
    if failed:
        raise typer.Exit(1)


def _write_one(
    dossier: Path,
    place: Place,
    forms: list[str],
    masking: Masking | None,
    style: Style | None,
    written: dict[Path, Path],
    *,
    force: bool,
    summary: bool,
) -> None:
    from plangen.pipeline import make_document

    made = make_document(dossier, summary=summary, masking=masking, style=style)
    show_problems(made.problems)
    for form in forms:
        path = place.target(dossier, file_name(made.document), form)
        if path in written:
            raise file_problem(
                dossier,
                f"要写的 {path} 与 {written[path]} 的相同",
                "分开运行，或在档案里写不同的标题",
            )
        save(path, write_document(made.document, form, made.style), force=force)
        written[path] = dossier
        show_written(path)


def read_formats(formats: list[str] | None, suffix: str = "") -> list[str]:
    """Return the formats asked for; the suffix of the output file counts as asking."""
    asked = [
        form.strip().lower().removeprefix(".")
        for entry in formats or ()
        for form in entry.replace("，", ",").split(",")
    ] or [suffix or FORMATS[0]]
    for form in asked:
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

    from plangen.model.dossier import read_masking

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
