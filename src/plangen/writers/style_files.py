"""Style files (``templates/styles`` or a school's own) to styles, every setting checked.

A file says only where it differs from the style that it is based on (基于); without one, that is
校内.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from plangen import resources
from plangen.document.tree import Furniture
from plangen.model.approvals import check_approvals
from plangen.model.loading import load_model
from plangen.model.marks import LITERAL, STANDARD, forms_of
from plangen.model.parts import Part
from plangen.model.schema import keys_of
from plangen.model.template_files import load_template
from plangen.problems import ProblemsError, Severity, did_you_mean, file_problem
from plangen.source import read_source
from plangen.writers.style_schema import StyleFile
from plangen.writers.styles import TWIPS_PER_CM, Margin, Place, Style, TextStyle

if TYPE_CHECKING:
    from plangen.source import SourceFile

PLACES: dict[str, Place] = {"左": "left", "居中": "center", "右": "right", "外侧": "outside"}
# The least width and height of a text block, in centimetres.
LEAST_ROOM = 5.0
# What 样式映射 may name: the parts of a document that have a style of their own.
STYLED_PARTS = (
    "正文",
    "大标题",
    "副标题",
    "一级标题",
    "二级标题",
    "三级标题",
    "表格",
    "表题",
    "落款",
)
# Settings of a text that are taken as they are read.
PLAIN = ("bold", "before", "after", "indent", "spread", "latin")
DEFAULT = "校内"
# What every dossier says and no style file does.
DOSSIER_SIGN = "文种"
FORMS = "表单"
ROOM = "styles"
LIKE = "照自带的版式改，如 templates/styles/校内.yaml"


def style_names() -> list[str]:
    """Names of the styles that come with plangen for documents; forms have one of their own."""
    return [name for name in resources.names(ROOM, ".yaml") if name != FORMS]


def find_style(asked: str, folder: Path = Path()) -> Style | None:
    """Return a style by its name, or by a style file as seen from a folder; None where none is.

    Raises:
        ProblemsError: the style file cannot be read, or says what it must not.

    """
    if asked in style_names():
        return load_style(asked)
    path = style_path(asked, folder)
    return read_style(path) if path else None


def style_path(asked: str, folder: Path = Path()) -> Path | None:
    """Return the path of the style file that is asked for; None for a style by its name."""
    path = folder / asked
    is_file = asked not in style_names() and path.suffix.lower() in {".yaml", ".yml"}
    return path if is_file else None


def no_such_style(asked: str) -> tuple[str, str]:
    """Say that there is no style of this name, and what may be meant."""
    known = style_names()
    suffix = Path(asked).suffix.lower()
    if suffix in {".docx", ".doc", ".wps"}:
        return f"“{asked}”是 Word 文档", f"照它的样子写，请用 --reference {asked}"
    if suffix:
        return f"“{asked}”不是版式文件", "版式文件的名字要以 .yaml 结尾"
    hint = did_you_mean(asked, known) or f"可以写：{'、'.join(known)}。"
    return f"没有“{asked}”这种版式", f"{hint}自己的版式文件写文件名，如 校本.yaml"


def style_note(name: str) -> str:
    """Say what a style that is known by its name is for."""
    return load_template(f"{ROOM}/{name}.yaml", StyleFile).note or name


@resources.cached
def load_style(name: str = DEFAULT) -> Style:
    """Load a style that is known by its name: of the package, or in a school's folder.

    Raises:
        ProblemsError: the school's file says what it must not.

    """
    own = resources.own_path(f"{ROOM}/{name}.yaml")
    return read_style(own) if own else _style(_known(name))


def read_style(path: Path) -> Style:
    """Read a style file of the user's.

    Raises:
        ProblemsError: it cannot be read, or says what it must not; all of it is named.

    """
    if not os.path.exists(path):  # noqa: PTH110  (does not fail on odd names)
        known = "、".join(style_names())
        hint = f"检查路径（档案里写的，从档案所在的文件夹找起）；自带的版式有：{known}"
        raise file_problem(path, "找不到这个版式文件", hint)
    source = read_source(path, keys_of(StyleFile))
    said = load_model(source, StyleFile, LIKE) if _is_mapping(source) else None
    if said is not None:
        _check(said, source)
        check_approvals(source)
    if said is None or any(problem.severity is Severity.ERROR for problem in source.problems):
        raise ProblemsError(source.problems)
    fields = type(said).model_fields.items()
    settings = tuple(str(f.alias) for name, f in fields if getattr(said, name) is not None)
    values = {**_base(said, path), "name": path.stem, "said": settings}
    if said.reference is not None:
        said = said.model_copy(update={"reference": str(path.parent / said.reference)})
    told = tuple(source.problems)
    _check_mapping(said, source)
    in_vain = tuple(source.problems[len(told) :])
    return replace(_style(_merged(values, _said(said))), told=told, in_vain=in_vain)


def _is_mapping(source: SourceFile) -> bool:
    if not source.readable:
        return False
    if not isinstance(source.data, dict):
        source.add(1, 1, "版式文件应当是几行“名称: 内容”", LIKE)
        return False
    if DOSSIER_SIGN in source.data:
        source.problems.clear()
        source.add_at(
            (DOSSIER_SIGN,),
            "这是一份档案，不是版式文件",
            "版式另写一个文件，如 校本.yaml",
            key=True,
        )
        return False
    return True


def _check(said: StyleFile, source: SourceFile) -> None:
    """Look for what each setting alone cannot show."""
    known = style_names()
    if said.base is not None and said.base not in known:
        hint = did_you_mean(said.base, known) or f"可以写：{'、'.join(known)}"
        source.add_at(("基于",), f"没有“{said.base}”这种版式", hint)
    for part in said.style_names or {}:
        if part not in STYLED_PARTS:
            hint = did_you_mean(part, STYLED_PARTS) or f"可以写：{'、'.join(STYLED_PARTS)}"
            source.add_at(("样式映射", part), f"不认识“{part}”这一部分", hint, key=True)
    if said.reference is not None and not _is_inside(said.reference, source.path.parent):
        source.add_at(
            ("参照",),
            f"参照的文档“{said.reference}”不在版式文件所在的文件夹里",
            "把那份 Word 文档复制到版式文件旁边，只写文件名；或用 --reference 写它的路径",
        )
    if said.base is None or said.base in known:
        style = _style(_merged(_base(said, source.path), _said(said)))
        if min(style.text_width, style.text_height) < LEAST_ROOM * TWIPS_PER_CM:
            source.add_at(
                ("页边距",) if said.edges else ("纸张",),
                "减去页边距，纸上没有多少地方可以写字了",
                "纸张和页边距都用厘米，如 纸张: {宽: 21, 高: 29.7}",
            )


def _check_mapping(said: StyleFile, source: SourceFile) -> None:
    """Warn of 样式映射 in a file that names no document in which its styles could be."""
    if said.style_names and said.reference is None:
        source.add_at(
            ("样式映射",),
            "有“样式映射”，没有“参照”，样式映射没有用",
            "加一行 参照: 校本.docx，写学校自己的 Word 文档；或删去样式映射",
            Severity.WARNING,
            key=True,
        )


def _said(part: Part) -> dict[str, Any]:
    """Return what a part of a style file says, without what it leaves to its base."""
    return {
        name: _said(value) if isinstance(value, Part) else value
        for name, value in part
        if value is not None
    }


def _merged(base: dict[str, Any], said: dict[str, Any]) -> dict[str, Any]:
    """Put what is said over what it is based on, setting by setting."""
    merged = dict(base)
    for key, value in said.items():
        own = base.get(key)
        merged[key] = {**own, **value} if isinstance(own, dict) else value
    return merged


def _is_inside(name: str, folder: Path) -> bool:
    """Whether a file lies in a folder or below it, wherever links lead."""
    try:
        return (folder / name).resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):
        return False


def _base(said: StyleFile, path: Path) -> dict[str, Any]:
    """Values of what a style file is based on."""
    own = resources.own_path(f"{ROOM}/{path.stem}.yaml") == path
    return _known(_base_name(said, path.stem), path) if own else _known(said.base or DEFAULT)


def _base_name(said: StyleFile, name: str) -> str:
    """Name the style that a school's file in its folder of templates is based on.

    Without a word that is the style of the package whose place it takes, or 校内.
    """
    with resources.using():
        return said.base or (name if name in resources.names(ROOM, ".yaml") else DEFAULT)


@resources.cached
def _known(name: str, *above: Path) -> dict[str, Any]:
    """Values of a style that is known by its name, with all that it is based on.

    ``above`` are the school's files that are based on it. Where it is one of them itself, the style
    of the package is meant.

    Raises:
        ProblemsError: a file that it is based on says what it must not.

    """
    file = f"{ROOM}/{name}.yaml"
    own = resources.own_path(file)
    if own is not None and own not in above:
        said = load_template(file, StyleFile)
        return _merged(_known(_base_name(said, name), *above, own), _said(said))
    with resources.using():
        if above and name not in resources.names(ROOM, ".yaml"):
            hint = "改“基于”，或删去这一行"
            raise file_problem(above[-1], f"“基于”的版式“{name}”没有，或者绕回了自己", hint)
        said = load_template(file, StyleFile)
        return _merged(_known(said.base), _said(said)) if said.base else _said(said)


def _style(values: dict[str, Any]) -> Style:
    body_line = values["body"]["line"]

    def twips(part: str, key: str) -> int:
        return round(float(values[part][key]) * TWIPS_PER_CM)

    def text(part: str) -> TextStyle:
        own = values[part]
        line, exact = own.get("line", body_line)
        plain = {name: own[name] for name in PLAIN if name in own}
        return TextStyle(own["font"], own["size"], line=line, exact=exact, **plain)

    def margin(part: str) -> Margin:
        own = values[part]
        return Margin(
            text(part),
            own["words"],
            PLACES[own["place"]],
            own["inset"],
            own["ruled"],
        )

    marks = values.get("marks", [])
    reference = values.get("reference")
    return Style(
        name=values["name"],
        latin_font=values["latin_font"],
        width=twips("paper", "width"),
        height=twips("paper", "height"),
        top=twips("edges", "top"),
        bottom=twips("edges", "bottom"),
        left=twips("edges", "left"),
        right=twips("edges", "right"),
        header_distance=twips("distances", "header"),
        footer_distance=twips("distances", "footer"),
        body=text("body"),
        title=text("title"),
        subtitle=text("subtitle"),
        headings=(text("heading_1"), text("heading_2"), text("heading_3")),
        table=text("table"),
        caption=text("caption"),
        header=margin("header"),
        footer=margin("footer"),
        marks=forms_of(marks) or STANDARD,
        literal=LITERAL in marks,
        stand_ins=values["stand_ins"],
        colours=tuple(values["charts"]["colours"]),
        chart_height=twips("charts", "height"),
        furniture=Furniture(values["cover"], values["contents"], tuple(values["approvals"])),
        reference=Path(reference) if reference else None,
        style_names=values.get("style_names", {}),
        said=values.get("said", ()),
    )
