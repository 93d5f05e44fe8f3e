"""What plangen finds on this machine and in this folder: enough to work, and what is missing.

It is made to be pasted into a report, so no folder of anybody's is named in full.
"""

from __future__ import annotations

import importlib
import locale
import os
import platform
import re
import shutil
import sys
import tempfile
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from packaging.requirements import Requirement

import plangen
from plangen import resources
from plangen.compose.kinds import kinds
from plangen.pipeline.template_folder import VARIABLE, templates_for
from plangen.problems import ProblemsError, system_reason
from plangen.readers.office_program import find_office, on_windows
from plangen.source.settings import find_settings, settings_path
from plangen.writers.faces import installed_faces, is_there, named_faces, stand_in
from plangen.writers.style_files import FORMS, find_style, load_style, style_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.writers.styles import Style

NAME = "plangen"
# A dossier that would lie in the current folder.
HERE = Path("档案.yaml")
STYLE = "版式"
# The folder of a user, on every system.
HOMES = re.compile(r"(?i)(?:/home|/users|[a-z]:[\\/]users)[\\/][^\\/]+")
SAMPLE = "学困生"
LEAST_WIDTH = 60
PROBE = ".plangen-"
FOR_PDF = "只管写 PDF 和预览；写出的 Word 文档用打开它的那台电脑上的字体"
FONTS = {
    "linux": "输入 sudo apt install fonts-noto-cjk（别的系统装 Noto CJK 字体）",
    "win32": "设置 → 时间和语言 → 语言 → 中文 → 选项，装“中文补充字体”",
    "darwin": "打开“字体册”，下载系统自带的中文字体",
}
OFFICE = {
    "linux": "输入 sudo apt install libreoffice-writer-nogui fonts-noto-cjk",
    "win32": "安装 LibreOffice（zh-cn.libreoffice.org）或 Word",
    "darwin": "安装 LibreOffice（zh-cn.libreoffice.org）",
}
UTF8 = {
    "linux": "输入 export LANG=C.UTF-8，再试",
    "win32": "输入 chcp 65001，再试",
    "darwin": "输入 export LANG=zh_CN.UTF-8，再试",
}


class Finding(Struct, frozen=True):
    """One thing that was looked at: how it is, and what to do where it is not well.

    With what is ``fatal``, plangen cannot work.
    """

    topic: str
    told: str
    remedy: str = ""
    fatal: bool = False

    @property
    def well(self) -> bool:
        """Whether nothing need be done."""
        return not self.remedy


def examine() -> Iterator[Finding]:
    """Look at everything in turn."""
    yield Finding(NAME, plangen.__version__)
    yield Finding("Python", f"{platform.python_version()}，{without_names(sys.executable)}")
    yield Finding("系统", platform.platform())
    yield from _libraries()
    yield from _templates()
    yield from _office()
    yield _encoding()
    yield _width()
    yield Finding("语言", ".".join(filter(None, locale.getlocale())) or "没有设定")
    yield _folder("当前文件夹", Path(), "进到放档案的文件夹再用，或用 -o 写到别处")
    yield _folder("临时文件夹", Path(tempfile.gettempdir()), "写 PDF 要用它：腾出空间，或检查权限")


def without_names(path: str | Path) -> str:
    """Write a path without the folder that is called after its user."""
    text = str(path)
    home = str(Path.home())
    if len(home) > 1 and text.startswith(home):
        text = f"~{text[len(home) :]}"
    return HOMES.sub("~", text)


def _nearby(path: Path) -> str:
    """Write a path by its last part: what lies above may be called after somebody."""
    try:
        seen = Path(os.path.relpath(path))
    except ValueError:  # another drive of Windows
        seen = Path("…") / path.name
    above = [part for part in seen.parts[:-1] if part == ".."]
    inside = len(above) == len(seen.parts) - 1
    return str(seen) if inside else str(Path("…") / path.name)


def _libraries() -> Iterator[Finding]:
    try:
        required = metadata.requires(NAME) or []
    except metadata.PackageNotFoundError:
        yield Finding("库", "单文件版，都在里面")
        return
    known = []
    for wanted in map(Requirement, required):
        if wanted.marker is not None and not wanted.marker.evaluate():
            continue
        name = wanted.name
        install = f'输入 python -m pip install -U "{name}{wanted.specifier}"（用上面列出的 Python）'
        try:
            version = metadata.version(name)
        except metadata.PackageNotFoundError:
            yield Finding("库", f"没有 {name}", install, fatal=True)
            continue
        known.append(f"{name} {version}")
        if not wanted.specifier.contains(version, prereleases=True):
            yield Finding("库", f"{name} {version} 的版本不合，要 {wanted.specifier}", install)
    yield Finding("库", f"共 {len(known)} 个：{'、'.join(known)}")


def _templates() -> Iterator[Finding]:
    """Tell which settings and templates hold here, then the faces of their page styles."""
    found = settings_path(HERE)
    try:
        settings = find_settings(HERE)
        yield Finding("plangen.toml", "没有" if found is None else _nearby(found))
        folder = templates_for(HERE, settings=settings)
        with resources.using(folder):
            kinds_here = len(kinds())
            styles = [load_style(name) for name in (*style_names(), FORMS)]
            asked = settings.values.get(STYLE)
            if isinstance(asked, str) and asked not in style_names():
                own = find_style(asked, settings.path.parent)
                styles += [own] if own else []
            told = "自带的" if folder is None else f"{_nearby(folder)}，其余用自带的"
            if folder is not None and os.environ.get(VARIABLE):
                told += f"（环境变量 {VARIABLE}）"
            told += f"；{kinds_here} 个文种，{len(style_names())} 种版式"
            if shipped := resources.packaged_file("web/fonts.yaml"):
                told += f"；自带的在 {without_names(shipped.parents[1])}"
            yield Finding("模板", told)
            yield from _faces(styles)
    except ProblemsError as error:
        for problem in error.problems:
            place = _nearby(problem.file) + (f":{problem.line}" if problem.line else "")
            yield Finding(
                "模板",
                without_names(f"{place} {problem.message}"),
                problem.hint or "改好它",
                fatal=True,
            )
    except FileNotFoundError as error:
        lost = Path(error.filename or "").name
        again = "重新安装：python -m pip install --force-reinstall plangen 的安装包"
        yield Finding("模板", f"自带的模板不全，没有 {lost}", again, fatal=True)


def _faces(styles: list[Style]) -> Iterator[Finding]:
    """Tell which of the faces that the styles name are on this machine."""
    installed = installed_faces()
    faces = named_faces(styles)
    if installed is None:
        remedy = "输入 sudo apt install fontconfig fonts-noto-cjk；不写 PDF 的不用装"
        yield Finding("字体", f"不知道有没有{'、'.join(faces)}：没有 fc-list 命令", remedy)
        return
    there = [face for face, others in faces.items() if is_there((face, *others), installed)]
    if there:
        yield Finding("字体", f"有{'、'.join(there)}")
    taken: dict[str, list[str]] = {}
    for face, others in faces.items():
        if face not in there:
            taken.setdefault(stand_in([face, *others], installed), []).append(face)
    for other, lacking in taken.items():
        names = "、".join(lacking)
        if other:
            yield Finding("字体", f"没有{names}，换用 {other}（{FOR_PDF}）")
        else:
            yield Finding("字体", f"没有{names}，也没有可以换用的（{FOR_PDF}）", _here(FONTS))


def _office() -> Iterator[Finding]:
    office = find_office()
    if office is not None:
        yield Finding("LibreOffice", without_names(office))
    if on_windows():
        yield Finding("Word", "有" if _has_word() else "没有（有 LibreOffice 就不用它）")
    if office is None and not (on_windows() and _has_word()):
        told = "没有找到：写 PDF、查 doc 和 wps 要用它，别的不用"
        yield Finding("LibreOffice", told, _here(OFFICE))


def _has_word() -> bool:
    registry = importlib.import_module("winreg")
    try:
        registry.OpenKey(registry.HKEY_CLASSES_ROOT, r"Word.Application\CLSID").Close()
    except OSError:
        return False
    return True


def _encoding() -> Finding:
    stream = sys.__stdout__
    encoding = (stream.encoding if stream else None) or "ascii"
    try:
        SAMPLE.encode(encoding)
    except (LookupError, UnicodeEncodeError):
        return Finding("命令行编码", f"{encoding}，显示不了中文", _here(UTF8))
    return Finding("命令行编码", encoding)


def _width() -> Finding:
    columns = shutil.get_terminal_size().columns
    told = f"{columns} 列"
    return Finding("命令行宽度", told, "把窗口拉宽些" if columns < LEAST_WIDTH else "")


def _folder(topic: str, folder: Path, remedy: str) -> Finding:
    """Try whether a folder takes a file."""
    try:
        with tempfile.TemporaryFile(dir=folder, prefix=PROBE):
            return Finding(topic, "能写")
    except OSError as error:
        return Finding(topic, f"写不了：{system_reason(error)}", remedy)


def _here(remedies: dict[str, str]) -> str:
    """Return the remedy for this system."""
    return remedies.get(sys.platform, remedies["linux"])
