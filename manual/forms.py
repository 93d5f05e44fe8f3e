"""What may stand after a key of a dossier, told from its JSON Schema."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from manual.markdown import link, plain
from plangen.editor.schema import BLANK, REFERENCE, schema

if TYPE_CHECKING:
    from collections.abc import Iterator

Form = dict[str, Any]
NAMES = "的名称"
# Where the names are told that a dossier takes.
PLACES = {
    "文种": "[文种](kinds.md)",
    "版式": "[版式](styles.md)的名称，或自己的版式文件",
    "章节": "文种的一节，见[文种](kinds.md)，或自己的标题",
    "原因": "素材库里的[原因](library/causes.md)，或自己的",
    "维度": "原因的方面，见[原因](library/causes.md)，或自己的",
    "措施": "素材库里的[措施](library/measures.md)或[口诀](library/sets.md)，或自己的",
    "培优措施": "素材库里的[培优措施](library/measures-talent.md)，或自己的",
    "学科": "学科，如 数学",
    "指标": "指标，如 及格率，或自己的",
}
TEXT = "文字"
LIST = "列表，每条："
SAYS = re.compile(r"^(?:这里)?(?:只能)?写\s*：?")
# An example that holds of every number, where the key's own description has a better one.
ANY_EXAMPLE = re.compile(r"，如 [^；。]*$")
# The pattern of a value that can only be one of some words.
WORDS = re.compile(r"\(\?:\(\?:([^()\[\]\\]+)\)\)\)\\s\*\$$")


@cache
def dossier_form() -> Form:
    """Return the JSON Schema of a dossier, made once for all pages."""
    return schema()


def what(form: Form) -> str:
    """Say in a few words what a form takes."""
    also = _also(form)
    return _joined(form) + (f"。也认得：{'、'.join(also)}" if also else "")


def _joined(form: Form) -> str:
    """Join what a form takes; a list of one may be written without it, which goes unsaid."""
    told = list(dict.fromkeys(_told(form)))
    lists = [each for each in told if each.startswith(LIST)]
    told = [each for each in told if not any(each in other for other in lists if each != other)]
    if "如 " in form.get("description", ""):
        told = [ANY_EXAMPLE.sub("", each) for each in told]
    return "；".join(told)


def _told(form: Form) -> Iterator[str]:
    if "$ref" in form:
        yield from _referred(form["$ref"].removeprefix(REFERENCE))
    elif "allOf" in form or "anyOf" in form:
        for each in (*form.get("allOf", ()), *form.get("anyOf", ())):
            yield from _told(each)
    elif form.get("type") == ["array"]:
        yield f"{LIST}{_joined(form['items'])}"
    elif "additionalProperties" in form and isinstance(form["additionalProperties"], dict):
        content = _joined(form["additionalProperties"])
        yield f"几行“名称: 内容”，名称自己定；内容：{content}"
    elif "errorMessage" in form:
        yield from _said(form)


def _said(form: Form) -> Iterator[str]:
    """Yield what the message of a simple value says; the same that an editor shows."""
    told = SAYS.sub("", form["errorMessage"])
    if told.startswith(TEXT):
        yield TEXT
    elif told and not told.startswith(("几行", "不能")) and "这里" not in told:
        yield plain(told)


def _referred(name: str) -> Iterator[str]:
    if name.endswith(NAMES):
        yield PLACES[name.removesuffix(NAMES)]
    elif name != BLANK:
        yield f"几行，见 {link(name)}"


def _also(form: Any) -> list[str]:
    """Return the words that are read as well, besides those that the message names."""
    if isinstance(form, list):
        return [word for each in form for word in _also(each)]
    if not isinstance(form, dict):
        return []
    found = WORDS.search(str(form.get("pattern", "")))
    if found is None:
        return [word for each in form.values() for word in _also(each)]
    offered = form.get("errorMessage", "")
    return sorted(word for word in found[1].split("|") if word not in offered)
