"""Bytes of a file of the user's, or a sentence that says why they cannot be had."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from plangen.problems import file_problem

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 8 * 1024 * 1024


def read_bytes(path: Path, what: str) -> bytes:
    """Read a file whole; ``what`` names its kind in messages.

    Raises:
        ProblemsError: it is missing, no regular file, too large, or cannot be read.

    """
    try:
        if path.is_dir():
            raise file_problem(path, f"这是一个文件夹，不是{what}", "请写到文件为止")
        if path.exists() and not path.is_file():
            raise file_problem(path, f"这不是普通文件，不能当{what}读", "请换成存在磁盘上的文件")
        if path.is_file() and path.stat().st_size > MAX_BYTES:
            raise file_problem(path, f"文件太大，不像一份{what}", f"{what}一般不超过几百 KB")
        return path.read_bytes()
    except FileNotFoundError:
        raise file_problem(path, f"找不到这个{what}", "检查文件名和它所在的文件夹") from None
    except PermissionError:
        hint = "检查文件属性，或看它是否正被 Excel 打开着"
        raise file_problem(path, f"没有权限读这个{what}", hint) from None
    except (OSError, ValueError) as error:
        number = getattr(error, "errno", None)
        too_long = number == errno.ENAMETOOLONG
        hint = "文件名太长，改短些" if too_long else "检查文件名里有没有特殊符号，磁盘是否正常"
        raise file_problem(path, f"读不了这个{what}", hint) from None
