"""plangen: the version of the format in which a dossier is written."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any, Final

from pydantic_core import PydanticCustomError

from plangen.language.patterns import lazy
from plangen.problems import Severity

if TYPE_CHECKING:
    from plangen.source import SourceFile

FORMAT_KEY: Final = "plangen"
FORMAT: Final = 1
# 1 as spreadsheets and older editors write it, too: 1.0.
NUMBER = lazy(r"(\d{1,4})(?:\.0+)?")


def _number(value: Any) -> int | None:
    found = NUMBER.fullmatch(unicodedata.normalize("NFKC", value).strip(" \"'“”"))
    return int(found[1]) if found else None


def newer_format(value: Any) -> tuple[str, str] | None:
    """Say that a dossier is in a newer format, and the remedy; None where it is in none."""
    number = _number(value) if isinstance(value, str) else None
    if number is None or number <= FORMAT:
        return None
    return (
        f"这份档案是第 {number} 版格式，这个 plangen 只认第 {FORMAT} 版，请升级 plangen",
        "下载新的 plangen，照它的说明再安装一次",
    )


def tell_missing_version(source: SourceFile) -> None:
    """Say as which version a dossier is read that names none."""
    if source.data.get(FORMAT_KEY) is None:
        source.add_at(
            (FORMAT_KEY,),
            f"没有写格式的版本，按第 {FORMAT} 版读入，这个 plangen 只认这一版",
            f"在第一行加上 {FORMAT_KEY}: {FORMAT}",
            Severity.NOTICE,
        )


def read_version(value: Any) -> str:
    """Read the version of the format as the one that this plangen knows."""
    if not isinstance(value, str):
        message = "这里应当写格式的版本号，不能是列表或下一层内容"
        raise PydanticCustomError("plangen_version", message)
    if _number(value) != FORMAT:
        raise PydanticCustomError(
            "plangen_version",
            "“{text}”不是这个 plangen 认得的格式版本，它只认第 {known} 版",
            {"text": value, "known": FORMAT},
        )
    return str(FORMAT)
