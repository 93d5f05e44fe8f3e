"""Bytes to text: UTF-8 first, the older Chinese encodings with a notice."""

from __future__ import annotations

import codecs

OLD_CHINESE = "gb18030"
BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


def decode(data: bytes) -> tuple[str, str]:
    """Return the text and the name of its encoding.

    Windows editors still save Chinese text as GBK; GB18030 contains GBK, so it is what is tried
    after UTF-8.

    Raises:
        UnicodeDecodeError: the bytes are neither.

    """
    for mark, encoding in BYTE_ORDER_MARKS.items():
        if data.startswith(mark):
            return data.decode(encoding), encoding
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return data.decode(OLD_CHINESE), OLD_CHINESE
