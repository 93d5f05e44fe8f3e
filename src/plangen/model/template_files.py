"""YAML templates to models: those of the package as they are, a school's own checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import yaml
from pydantic import BaseModel
from pydantic_core import PydanticCustomError

from plangen import resources
from plangen.language.patterns import lazy
from plangen.model.json_forms import Reader
from plangen.model.loading import load_model
from plangen.model.values import read_text
from plangen.problems import Problem, ProblemsError, Severity, did_you_mean
from plangen.source import SourceFile
from plangen.source.tree import Refused, parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

Model = TypeVar("Model", bound=BaseModel)
HOLDER = lazy(r"\{([^{}]*)\}")
# What a title may hold in braces.
HOLDERS = ("学校", "班级", "年级", "学科", "课题", "教师", "学期")


def _read_raw(value: Any) -> str:
    """Text that is a template itself: taken as it stands."""
    read_text(value)  # refuses what is no text
    return str(value)


def _read_title(value: Any) -> str:
    text = read_text(value)
    rest = HOLDER.sub("", text)
    unknown = [name for name in HOLDER.findall(text) if name not in HOLDERS]
    if unknown or "{" in rest or "}" in rest:
        listed = "、".join(f"{{{name}}}" for name in HOLDERS)
        told = "花括号里的“{name}”不认识，可以写：{listed}" if unknown else "花括号没有成对"
        raise PydanticCustomError(
            "plangen_text", told, {"name": unknown[0] if unknown else "", "listed": listed}
        )
    return text


TemplateText = Annotated[str, Reader(_read_raw)]
TitlePattern = Annotated[str, Reader(_read_title)]


def load_template(name: str, shape: type[Model]) -> Model:
    """Read a YAML template as a model of this shape.

    Raises:
        FileNotFoundError: there is no such template.
        ProblemsError: a school's own is no YAML or does not have this shape; all of it is named.

    """
    return load_own(name, shape)[0]


def load_own(name: str, shape: type[Model]) -> tuple[Model, SourceFile | None]:
    """Read a YAML template with the source of a school's own, so that more can be checked there.

    Raises:
        FileNotFoundError: there is no such template.
        ProblemsError: a school's own is no YAML or does not have this shape; all of it is named.

    """
    path = resources.own_path(name)
    if path is None:
        return shape.model_validate(as_texts(resources.read_yaml(name))), None
    source = _source(path, resources.read_text(name))
    like = f"照自带的改，如 templates/{name.rpartition('/')[0]} 里的文件"
    if not isinstance(source.data, dict):
        source.add(1, 1, "模板文件应当是几行“名称: 内容”", like)
        raise ProblemsError(source.problems)
    found = load_model(source, shape, like)
    raise_errors(source)
    if found is None:
        raise ProblemsError(source.problems)
    return found, source


def raise_errors(source: SourceFile) -> None:
    """Stop where a template has errors.

    Raises:
        ProblemsError: it has; all are named.

    """
    if any(problem.severity is Severity.ERROR for problem in source.problems):
        raise ProblemsError(source.problems)


def check_words(
    source: SourceFile, key: str, words: Iterable[tuple[int, str]], known: Iterable[str], what: str
) -> None:
    """Add a problem for each item of a list that names nothing known."""
    names = list(known)
    for i, word in words:
        if word not in names:
            hint = did_you_mean(word, names) or f"可以写：{'、'.join(names)}"
            source.add_at((key, i), f"“{key}”里的“{word}”不是{what}", hint)


def as_texts(value: Any) -> Any:
    """Turn every scalar into text, as the files of users are read."""
    if isinstance(value, dict):
        return {str(key): as_texts(item) for key, item in value.items() if item is not None}
    return [as_texts(item) for item in value] if isinstance(value, list) else str(value)


def _source(path: Path, text: str) -> SourceFile:
    lines = text.split("\n")
    try:
        source = SourceFile(path, lines, parse(text))
    except Refused as error:
        source = SourceFile(path, lines)
        source.add(error.mark.line, error.mark.column, error.message, error.hint)
        raise ProblemsError(source.problems) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise ProblemsError([resources.yaml_slip(path, text, error)]) from error
    for mark, message in source.tree.refused:
        source.add(mark.line, mark.column, message)
    for key, first, second in source.tree.duplicates:
        told = f"“{key}”写了两次，前一次在第 {first.line} 行"
        source.problems.append(Problem(path, second.line, second.column, told, "留下一处"))
    return source


@resources.cached
def load_table(name: str) -> dict[str, Any]:
    """Values of a table such as ``library/subjects.yaml``; a school's own entries go before.

    A school's file says only what is to be added or otherwise. The caller must not change them.

    Raises:
        ProblemsError: the school's file is no YAML, or does not look like the one of the package.

    """
    path = resources.own_path(name)
    with resources.using():
        packaged: dict[str, Any] = resources.read_yaml(name)
    if path is None:
        return packaged
    own = resources.read_yaml(name)
    problems = list(_unlike(own, packaged, ()))
    if problems:
        lines = resources.read_text(name).split("\n")
        raise ProblemsError(
            _at_line(path, lines, place, message, f"照自带的写，如 templates/{name}")
            for place, message in problems
        )
    merged: dict[str, Any] = packaged | own
    return merged


def _unlike(own: Any, like: Any, place: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Find where values are not built as those of the package; a new key is built as the others."""
    called = f"“{place[-1]}”" if place else "模板文件"
    if isinstance(like, dict):
        if not isinstance(own, dict):
            yield place, f"{called}应当是几行“名称: 内容”"
            return
        others = next(iter(like.values()), "")
        for key, value in own.items():
            yield from _unlike(value, like.get(key, others), (*place, str(key)))
    elif isinstance(like, list):
        if not isinstance(own, list) or not all(isinstance(item, str) for item in own):
            yield place, f"{called}应当是几个词的列表，如 [一, 二]"
    elif isinstance(own, (dict, list)) or own is None:
        yield place, f"{called}后面应当写文字"


def _at_line(
    path: Path, lines: list[str], place: tuple[str, ...], message: str, hint: str
) -> Problem:
    """Make a problem with the line of the key that it speaks of."""
    key = place[-1] if place else ""
    starts = (i for i, line in enumerate(lines, start=1) if key and line.lstrip().startswith(key))
    line = next(starts, 1)
    return Problem(path, line, 1, message, hint, lines[line - 1])
