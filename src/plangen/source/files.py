"""Bytes of a file of the user's, or a sentence that says why they cannot be had."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

from plangen.problems import file_problem, system_reason

if TYPE_CHECKING:
    from pathlib import Path

MEGABYTE = 1024 * 1024
# The longest example of a dossier has 24 KB; a school's table of two thousand pupils, half of this.
MAX_BYTES = MEGABYTE
ODD_NAME = ("这不能是文件名", "检查名称里有没有看不见的字符")


def read_bytes(
    path: Path,
    what: str,
    *,
    most: int = MAX_BYTES,
    usual: str = "几百 KB",
    missing: tuple[str, str] | None = None,
) -> bytes:
    """Read a file whole; ``what`` names its kind in messages, ``usual`` how large it usually is.

    Devices and pipes are refused without being opened: some never end, some wait for ever.
    ``missing`` is what to say, and what to do, where there is no file.

    Raises:
        ProblemsError: it is missing, no regular file, larger than ``most``, or cannot be read.

    """
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise file_problem(path, f"这是一个文件夹，不是{what}", "请写到文件为止")
        if not stat.S_ISREG(mode):
            raise file_problem(path, f"这不是普通文件，不能当{what}读", "请换成存在磁盘上的文件")
        with path.open("rb") as file:
            data = file.read(most + 1)
    except FileNotFoundError:
        told = missing or (f"找不到这个{what}", "检查文件名和它所在的文件夹")
        raise file_problem(path, *told) from None
    except OSError as error:
        raise file_problem(path, f"读不了这个{what}", system_reason(error)) from None
    except ValueError:
        # The name holds what no system has in a name: a zero byte, half a character.
        raise file_problem(path, *ODD_NAME) from None
    if len(data) > most:
        hint = f"{what}一般不超过{usual}；看是不是选错了文件"
        raise file_problem(path, f"文件太大，不像一份{what}", hint)
    return data
