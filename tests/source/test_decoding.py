"""Bytes of a dossier to text."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plangen.source.decoding import decode

TEXT = "班级: 四年级（1）班\n"


@settings(deadline=None)
@given(st.text().filter(lambda text: not text.startswith("\ufeff")))
def test_utf_8_text_comes_back_as_it_was(text: str) -> None:
    data = text.encode()
    if not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        assert decode(data) == (text, "utf-8")


@pytest.mark.parametrize("encoding", ["gbk", "gb18030"])
def test_an_older_chinese_encoding_is_read_and_named(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == (TEXT, "gb18030")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_decides_the_encoding_and_is_dropped(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == (TEXT, encoding)


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(UnicodeDecodeError):
        decode(b"\xff\xff\xff\x00")
