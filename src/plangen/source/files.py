"""Bytes of a file that the user names: only of a file, and never more than it may have."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

from plangen.problems import file_problem

if TYPE_CHECKING:
    from pathlib import Path

MEGABYTE = 1024 * 1024


def read_file(path: Path, most: int, too_large: tuple[str, str]) -> bytes:
    """Return the bytes of a file that has at most ``most`` of them.

    Devices and pipes are refused without being opened: some never end, some wait for ever.
    ``too_large`` is what to say, and what to do, about a larger file.

    Raises:
        FileNotFoundError: there is none.
        ProblemsError: it is a folder or no file, too large, or cannot be read.

    """
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise file_problem(path, "这是一个文件夹，不是文件", "请写到文件为止，如 档案.yaml")
        if not stat.S_ISREG(mode):
            raise file_problem(
                path, "这不是普通的文件，是设备或管道", "把内容存成文件，再给出那个文件"
            )
        with path.open("rb") as file:
            data = file.read(most + 1)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise file_problem(path, "读不了这个文件", _reason(error)) from None
    except ValueError:
        # The name holds what no system has in a name: a zero byte, half a character.
        raise file_problem(path, "这不能是文件名", "检查名称里有没有看不见的字符") from None
    if len(data) > most:
        raise file_problem(path, *too_large)
    return data


def _reason(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "没有读取权限，请检查文件属性，或看它是否正被别的程序占用"
    if isinstance(error, NotADirectoryError):
        return "路径中间有一个不是文件夹，请检查路径"
    return f"检查路径（系统给出的原因编号是 {error.errno}）"
