from __future__ import annotations

import re

import pytest

from plangen.resources import read_yaml


@pytest.mark.parametrize("entry", read_yaml("check/obsolete_names.yaml"), ids=lambda e: e["含"])
def test_each_way_to_write_an_old_name_holds_its_sign(entry: dict[str, str]) -> None:
    """Texts without the sign are not looked at."""
    pattern = re.compile(entry["词"])
    literal = re.sub(r"\(\?[=!:][^()]*\)|\[[^\]]*\]|[?（）()]", "", entry["词"])
    assert all(
        entry["含"] in way for way in literal.split("|") if re.search(r"[\u4e00-\u9fff]{3}", way)
    )
    assert not pattern.search(entry["今"])
