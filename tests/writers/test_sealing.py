"""The seal of every format: nobody sees it, and any change breaks it."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plangen.writers.output import FORMATS, write_document
from plangen.writers.sealing import is_as_written, seal

from .documents import HANDMADE

OF_BYTES = tuple(form for form in FORMATS if form != "docx")
HTML = "<!doctype html>\n<html><body><p>第一稿</p></body></html>\n".encode()
TEXT = "计划\n\n第一稿\n".encode()
each_form = pytest.mark.parametrize("form", OF_BYTES)


@each_form
@pytest.mark.parametrize("data", [b"", b"\n", b"text", b"text\n\n", b" \t\n", HTML, TEXT])
def test_what_is_sealed_is_known_again(data: bytes, form: str) -> None:
    assert is_as_written(seal(data, form), form)


@each_form
@given(data=st.binary(max_size=200))
@settings(deadline=None)
def test_every_content_is_known_again_and_whole(data: bytes, form: str) -> None:
    sealed = seal(data, form)
    assert is_as_written(sealed, form)
    assert sealed.startswith(data.rstrip(b"\n"))


@each_form
@given(data=st.binary(max_size=60), change=st.data())
@settings(deadline=None)
def test_any_change_breaks_the_seal(data: bytes, form: str, change: st.DataObject) -> None:
    sealed = seal(data, form)
    place = change.draw(st.integers(0, len(sealed)))
    taken = change.draw(st.integers(0, 3))
    added = change.draw(st.binary(max_size=3))
    changed = sealed[:place] + added + sealed[place + taken :]
    assert is_as_written(changed, form) == (changed == sealed)


@each_form
def test_a_file_without_seal_is_not_known(form: str) -> None:
    for data in (b"", b"\n", b"text\n", HTML, TEXT):
        assert not is_as_written(data, form)


@each_form
def test_the_seal_of_another_text_does_not_fit(form: str) -> None:
    last = seal(b"one", form).splitlines(keepends=True)[-1]
    assert not is_as_written(b"two\n" + last, form)


@each_form
def test_other_ends_of_lines_break_the_seal(form: str) -> None:
    assert not is_as_written(seal(TEXT, form).replace(b"\n", b"\r\n"), form)


def test_a_format_without_seal_is_never_known() -> None:
    assert not is_as_written(seal(b"text", "md"), "yaml")
    assert not is_as_written(seal(b"text", "md"), "")


def test_a_word_document_has_its_seal_already() -> None:
    assert is_as_written(write_document(HANDMADE, "docx"), "docx")
    assert not is_as_written(TEXT, "docx")


# Where it stands.


@pytest.mark.parametrize("form", ["md", "html"])
def test_the_seal_of_markup_is_a_comment_at_the_end(form: str) -> None:
    body, _, last = seal(HTML, form).rstrip(b"\n").rpartition(b"\n")
    assert body == HTML.rstrip(b"\n")
    assert last.startswith(b"<!-- plangen ")
    assert last.endswith(b" -->")


def test_the_seal_of_plain_text_is_not_seen() -> None:
    sealed = seal(TEXT, "txt").decode()
    assert sealed.rstrip() == TEXT.decode().rstrip()
    last = sealed.removesuffix("\n").rpartition("\n")[2]
    assert len(last) == 128
    assert set(last) == {" ", "\t"}


def test_a_text_whose_blanks_were_stripped_counts_as_edited() -> None:
    stripped = "\n".join(line.rstrip() for line in seal(TEXT, "txt").decode().splitlines())
    assert not is_as_written(stripped.encode(), "txt")
    assert not is_as_written(f"{stripped}\n".encode(), "txt")


def test_the_seal_of_a_pdf_is_a_comment_after_its_end() -> None:
    lines = seal(b"%PDF-1.6\n%%EOF\n", "pdf").splitlines()
    assert lines[-2] == b"%%EOF"
    assert lines[-1].startswith(b"%plangen ")


@pytest.mark.parametrize("form", ["md", "html", "txt"])
def test_a_written_document_carries_its_seal(form: str) -> None:
    assert is_as_written(write_document(HANDMADE, form), form)


def test_the_digest_is_that_of_the_text() -> None:
    assert hashlib.sha256(b"text").hexdigest().encode() in seal(b"text\n", "md")
