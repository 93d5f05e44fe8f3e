"""The templates: those that come with plangen, and a school's own in front of them.

A school's folder looks like ``templates/``. A file in it takes the place of the file of the same
name, and a file of another name is added. Which folders are in force holds for as long as
``using`` lasts; whatever is made of templates is kept by ``cached``, for each state of the folders.
"""

from __future__ import annotations

import marshal
import os
import re
import stat
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from functools import cache, lru_cache, partial, update_wrapper
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, ParamSpec, TypeVar

import yaml
from msgspec import Struct

from plangen import kept
from plangen.problems import ODD_NAME, Problem, ProblemsError, file_problem, system_reason

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from importlib.resources.abc import Traversable

P = ParamSpec("P")
T = TypeVar("T")
# What a school may have of its own. Word lists of the checker and web pages are plangen's.
SUBFOLDERS = ("kinds", "sections", "forms", "library", "styles", "scaffold")
# The longest template that comes with plangen has 50 KB.
MAX_BYTES = 1024 * 1024
# Files of a school's folder; more of them are no templates.
MAX_FILES = 2000
# States of a school's folders of which everything made is kept: an edit makes a new one.
MOST_STATES = 4
OUTSIDE = re.compile(r"[\\:\x00]")


class _InForce(Struct, frozen=True, eq=False):
    """Folders with the name, size and time of each of their files, when they were put in force.

    Equal ones are one and the same, so that looking up what was made of them is quick.
    """

    folders: tuple[Path, ...] = ()
    state: tuple[tuple[str, int, int], ...] = ()


PACKAGE = _InForce()
_IN_FORCE: ContextVar[_InForce] = ContextVar("templates", default=PACKAGE)


@lru_cache(maxsize=MOST_STATES)
def _in_force(folders: tuple[Path, ...], state: tuple[tuple[str, int, int], ...]) -> _InForce:
    return _InForce(folders, state)


@contextmanager
def using(*folders: Path | None) -> Iterator[None]:
    """Put a school's folders before the package, the first one first; without any, the package.

    What the folders hold is looked at now: a preview puts them in force anew for every making.

    Raises:
        ProblemsError: a folder is not there, or is no folder of templates.

    """
    own = tuple(folder for folder in folders if folder is not None)
    state = tuple(entry for folder in own for entry in _state(folder))
    token = _IN_FORCE.set(_in_force(own, state) if own else PACKAGE)
    try:
        yield
    finally:
        _IN_FORCE.reset(token)


def has_own() -> bool:
    """Whether a school's folder is in force."""
    return _IN_FORCE.get() is not PACKAGE


def _state(folder: Path) -> Iterator[tuple[str, int, int]]:
    """Yield what tells whether a folder has changed: its templates, their sizes and times."""
    if not os.path.isdir(folder):  # noqa: PTH112  (does not fail on odd names)
        raise file_problem(folder, "找不到这个模板文件夹", "检查文件夹的路径和名称")
    count = 0
    for room in SUBFOLDERS:
        for place, inner, names in os.walk(folder / room):
            inner.sort()
            for name in sorted(names):
                path = Path(place, name)
                count += 1
                if count > MAX_FILES:
                    hint = f"只放要改的模板，最多 {MAX_FILES} 个文件；看是不是选错了文件夹"
                    raise file_problem(folder, "模板文件夹里的文件太多", hint)
                try:
                    found = path.stat()
                except OSError:
                    continue
                yield str(path), found.st_size, found.st_mtime_ns


class _Cached(Generic[P, T]):
    """A function whose results are kept for each state of the templates."""

    def __init__(self, make: Callable[P, T]) -> None:
        self._make = make
        self._kept: dict[_InForce, dict[Any, T]] = {}
        update_wrapper(self, make)

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> T:
        """Return what was made of these templates before, or make it."""
        in_force = _IN_FORCE.get()
        kept = self._kept.get(in_force)
        if kept is None:
            kept = self._kept[in_force] = {}
            own = [state for state in list(self._kept) if state is not PACKAGE]
            for old in own[:-MOST_STATES]:
                self._kept.pop(old, None)
        key = (args, tuple(kwargs.items()))
        if key not in kept:
            kept[key] = self._make(*args, **kwargs)
        return kept[key]


def cached(make: Callable[P, T]) -> _Cached[P, T]:
    """Keep what a function makes of templates, as ``functools.cache`` does.

    It is made anew where other folders are in force, or where theirs have changed.
    """
    return _Cached(make)


@cache
def _package() -> Traversable:
    return files("plangen.templates")


def _packaged(name: str) -> Traversable:
    return _package().joinpath(*name.split("/"))


def packaged_file(name: str) -> Path | None:
    """Return the file of a packaged template; None where a school's is in force, or there is none.

    What takes long to make of it may be kept beside it.
    """
    path = None if own_path(name) else _packaged(name)
    return path if isinstance(path, Path) and path.is_file() else None


def own_path(name: str) -> Path | None:
    """Return the school's file of this name; None where the package's is in force.

    Raises:
        ProblemsError: the name leads out of the folder of templates.

    """
    parts = name.split("/")
    folders = _IN_FORCE.get().folders
    if OUTSIDE.search(name) or any(part in {"", ".", ".."} for part in parts):
        raise file_problem(
            folders[0] if folders else Path("templates"),
            f"模板的名称“{name}”不能用：不能有 ..、反斜杠、冒号，也不能写完整路径",
            "写模板文件夹里的名称，如 sections/措施.md.j2",
        )
    if parts[0] not in SUBFOLDERS:
        return None
    for folder in folders:
        path = folder.joinpath(*parts)
        if os.path.lexists(path):
            _keep_inside(path, folder)
            return path
    return None


def _keep_inside(path: Path, folder: Path) -> None:
    """Refuse a link that leads out of its folder.

    Raises:
        ProblemsError: it does, or leads nowhere.

    """
    try:
        inside = path.resolve(strict=True).is_relative_to(folder.resolve())
    except (OSError, RuntimeError) as error:
        reason = system_reason(error) if isinstance(error, OSError) else "这个链接绕回了自己"
        raise file_problem(path, "读不了这个模板", reason) from None
    if not inside:
        hint = "把那个文件复制到模板文件夹里，不用链接"
        raise file_problem(path, "这个链接通到模板文件夹外面，不能用", hint)


def place(name: str) -> Path:
    """Return the file that a problem of a template is told with: a school's by its real path."""
    return own_path(name) or Path(name)


def read_text(name: str) -> str:
    """Text of the template of this name, such as ``sections/措施.md.j2``.

    Raises:
        FileNotFoundError: there is no such template.
        ProblemsError: a school's template cannot be read, or the name leads out of the folder.

    """
    own = own_path(name)
    return _own_text(own) if own else _packaged(name).read_text(encoding="utf-8")


def _own_text(path: Path) -> str:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise file_problem(path, "这不是普通文件，不能当模板读", "请换成存在磁盘上的文件")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise file_problem(path, "读不了这个模板", system_reason(error)) from None
    except ValueError:
        raise file_problem(path, *ODD_NAME) from None
    if len(data) > MAX_BYTES:
        raise file_problem(path, "文件太大，不像一个模板", "模板一般不超过几十 KB")
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        told = "模板不是 UTF-8 编码，从这一行起读不出来"
        hint = "用记事本打开，“另存为”时编码选 UTF-8"
        raise ProblemsError([Problem(path, line, 0, told, hint)]) from None


def names(folder: str, suffix: str) -> list[str]:
    """Names without suffix of the files in a folder, sorted so that every machine agrees."""
    found = {entry.name for entry in _packaged(folder).iterdir()}
    if folder.split("/", maxsplit=1)[0] in SUBFOLDERS:
        for own in _IN_FORCE.get().folders:
            if (place := own.joinpath(*folder.split("/"))).is_dir():
                found.update(
                    # Systems and editors leave files of their own: ._甲.yaml, ~$甲.yaml.
                    entry.name
                    for entry in place.iterdir()
                    if not entry.name.startswith((".", "~"))
                )
    return sorted(name.removesuffix(suffix) for name in found if name.endswith(suffix))


@cached
def read_yaml(name: str) -> Any:
    """Values of a YAML template; the caller must not change them.

    Raises:
        ProblemsError: the file was edited and is no YAML any more.

    """
    loader = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
    text = read_text(name)
    origin = packaged_file(name)
    state = f"{yaml.__version__} {text}"
    if origin and (found := kept.load(origin, state)):
        return marshal.loads(found)  # noqa: S302  (sealed, and as good as the program)
    try:
        values = yaml.load(text, Loader=loader)  # noqa: S506  (a safe loader, chosen above)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise ProblemsError([yaml_slip(place(name), text, error)]) from error
    if origin:
        with suppress(ValueError):  # a date, say, which marshal does not know
            kept.save(origin, state, partial(marshal.dumps, values))
    return values


def yaml_slip(path: Path, text: str, error: Exception) -> Problem:
    """Say where a template is no YAML, and what to look at."""
    mark = getattr(error, "problem_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
    lines = text.splitlines()
    return Problem(
        path,
        line,
        column,
        "素材文件从这里起不合 YAML 的写法",
        "看这一行和上一行：冒号要用英文冒号，后面空一格；同级的项左边对齐；引号要成对",
        lines[line - 1] if 0 < line <= len(lines) else "",
    )
