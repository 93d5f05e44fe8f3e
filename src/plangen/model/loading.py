"""A source file to a dossier, with a Chinese sentence for whatever does not fit the schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from plangen.model.dossier import Dossier
from plangen.model.schema import keys_at
from plangen.problems import did_you_mean

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from plangen.source import SourceFile

MESSAGES = {
    "missing": ("缺少“{key}”", "在这一项里加一行 {key}: 内容"),
    "extra_forbidden": ("不认识“{key}”这一项", "{nearest}"),
    "list_type": ("“{key}”应当是列表", "每条一行，以“- ”开头；或写成 [一, 二]"),
    "dict_type": ("“{key}”应当写成几行“名称: 内容”", "照 plangen new 写出的样子改"),
    "model_type": ("“{key}”应当写成几行“名称: 内容”", "照 plangen new 写出的样子改"),
    "model_attributes_type": ("“{key}”应当写成几行“名称: 内容”", "照 plangen new 写出的样子改"),
    "literal_error": ("“{key}”不能写“{input}”", "可以写：{expected}"),
}


def load_dossier(source: SourceFile) -> Dossier | None:
    """Build the dossier of a source file; None where the file does not have its shape.

    Whatever is wrong is added to the source's problems.
    """
    if not source.readable:
        return None
    data = source.data
    if data is None:
        source.add(
            0,
            0,
            "文件是空的",
            f"输入 plangen new {source.path.name} --force 写出一份可以填的档案",
        )
        return None
    if not isinstance(data, dict):
        source.add(
            1,
            1,
            "档案的最外层应当是“名称: 内容”，不是列表或一句话",
            "第一行写 plangen: 1，第二行写 文种: 学困生转化计划",
        )
        return None
    try:
        return Dossier.model_validate(_without_blanks(data))
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            _add(source, detail)
        return None


def _without_blanks(value: Any) -> Any:
    """Drop keys whose value is left empty: an empty entry means that the fact is not given."""
    if isinstance(value, dict):
        return {key: _without_blanks(item) for key, item in value.items() if item is not None}
    if isinstance(value, list):
        return [_without_blanks(item) for item in value]
    return value


def _add(source: SourceFile, detail: ErrorDetails) -> None:
    path = detail["loc"]
    kind = detail["type"]
    key = next((str(part) for part in reversed(path) if isinstance(part, str)), "档案")
    if kind.startswith("plangen_"):
        source.add_at(path, f"“{key}”：{detail['msg']}", "改正后再运行一次")
        return
    message, hint = MESSAGES[kind]
    known = keys_at(path[:-1])
    facts = {
        "key": key,
        "nearest": did_you_mean(key, known) or f"这里可以写：{'、'.join(known)}",
        "input": detail["input"],
        "expected": str(detail.get("ctx", {}).get("expected", ""))
        .replace("'", "")
        .replace(" or ", "、"),
    }
    unknown = kind == "extra_forbidden"
    source.add_at(path, message.format(**facts), hint.format(**facts), key=unknown)
