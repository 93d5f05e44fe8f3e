"""Zip files: read whole where they are what they say, refused before they fill the memory."""

from __future__ import annotations

import io
import tracemalloc
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostile.archives import bomb, changed, flagged, zipped
from plangen.source.archives import BROKEN, MOST_XML, Oversized, members_of, stored

GIGABYTE = 1024
LITTLE = 8 * 1024 * 1024


@given(st.dictionaries(st.text("ab/.", min_size=1, max_size=6), st.binary(max_size=200)))
def test_members_come_back_whole_whichever_way_they_are_packed(members: dict[str, bytes]) -> None:
    assert members_of(zipped(members)) == members
    assert members_of(stored(members)) == members


def test_only_what_is_wanted_is_read_and_counted() -> None:
    data = zipped({"a.xml": b"a", "b.bin": bytes(1000)})
    assert members_of(data, wanted=lambda name: name == "a.xml", most=10) == {"a.xml": b"a"}
    with pytest.raises(Oversized):
        members_of(data, most=10)


def test_xml_may_be_less_than_pictures() -> None:
    assert members_of(zipped({"a.png": bytes(MOST_XML + 1)}))
    with pytest.raises(Oversized):
        members_of(zipped({"a.xml": bytes(MOST_XML + 1)}))


def test_too_many_members_are_refused() -> None:
    with pytest.raises(Oversized):
        members_of(zipped({f"a{i}": b"" for i in range(6000)}))


@pytest.mark.parametrize("said", [None, 1000, LITTLE], ids=["true", "little", "as-packed"])
@pytest.mark.parametrize(
    "way", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA], ids=["zip", "bz2", "lzma"]
)
def test_a_bomb_takes_no_memory_whatever_it_says_of_its_size(said: int | None, way: int) -> None:
    data = bomb(("a.xml",), GIGABYTE, said=said, way=way)
    tracemalloc.start()
    try:
        with pytest.raises((Oversized, *BROKEN)):
            members_of(data)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < LITTLE * 3


def test_what_is_cut_short_or_locked_is_broken() -> None:
    good = zipped({"a.xml": b"<a/>" * 100})
    for bad in (b"", good[:50], flagged(good), b"PK" + bytes(100)):
        with pytest.raises(BROKEN):
            members_of(bad)


def test_a_member_may_be_exchanged() -> None:
    data = changed(zipped({"a": b"1", "b": b"2"}), {"a": b"3", "b": None})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == {"a": b"3"}
