"""Every example with bytes changed, and style files with anything in them: problems or a result."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hostile.case import examples
from plangen.model.schema import all_keys
from plangen.pipeline.documents import make_document
from plangen.pipeline.dossiers import load
from plangen.pipeline.forms import make_forms
from plangen.pipeline.gaps import find_gaps
from plangen.problems import ProblemsError
from plangen.writers.style_files import read_style
from plangen.writers.style_schema import StyleFile

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HAN = re.compile(r"[\u4e00-\u9fff]")
FEW = settings(
    deadline=None, max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
PIECES = st.binary(max_size=6) | st.sampled_from(
    [each.encode() for each in "：，、；［］【】“”‘’（）－—～\u3000\u00a0\u200b\ufeff\u2028\u202e"]
    + [
        b"\xed\xa0\x80",
        b"\xd0\xa3",
        b"\0",
        b"\r",
        b"\t",
        b"- ",
        b": ",
        b"? ",
        b"&a ",
        b"*a",
        b"<<: ",
    ]
)
KEYS = st.sampled_from(sorted(all_keys(StyleFile)))
SIZES = st.sampled_from(
    ["0", "-1", "1e400", "NaN", "９９", "小四", "2厘米", "固定值28磅", "0.0000000001", "9" * 400]
)
TEXTS = SIZES | st.text(max_size=6) | st.sampled_from(["校内", "坏.yaml", "/dev/zero", ".", "无"])
VALUES = st.recursive(
    st.none() | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS | TEXTS, inner, max_size=4),
    max_leaves=8,
)


def survives(make: Callable[[], object]) -> None:
    """Only problems with Chinese messages may be raised."""
    try:
        make()
    except ProblemsError as error:
        problems = error.problems
    else:
        return
    assert problems
    assert [each for each in problems if not HAN.search(each.message)] == []


@pytest.mark.parametrize("example", examples())
@FEW
@given(data=st.data())
def test_no_bytes_in_an_example_raise_anything_but_problems(
    tmp_path: Path, example: str, data: st.DataObject
) -> None:
    content = examples()[example]
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(content)))
        end = start + data.draw(st.integers(0, 9))
        content = content[:start] + data.draw(PIECES) + content[end:]
    path = tmp_path / "档案.yaml"
    path.write_bytes(content)
    survives(lambda: make_document(load(path)))
    survives(lambda: make_document(load(path), summary=True))
    survives(lambda: find_gaps(load(path)))
    survives(lambda: make_forms(load(path), ()))


@settings(FEW, max_examples=150)
@given(value=VALUES)
def test_no_value_in_a_style_file_raises_anything_but_problems(
    tmp_path: Path, value: object
) -> None:
    path = tmp_path / "坏.yaml"
    path.write_bytes(yaml_of(value))
    survives(lambda: read_style(path))


@settings(FEW, max_examples=150)
@given(settings=st.dictionaries(KEYS, VALUES, min_size=1, max_size=5))
def test_no_settings_of_a_style_raise_anything_but_problems(
    tmp_path: Path, settings: dict[str, object]
) -> None:
    path = tmp_path / "坏.yaml"
    path.write_bytes(yaml_of(settings))
    survives(lambda: read_style(path))


@settings(FEW, max_examples=80)
@given(content=st.binary(max_size=300))
def test_no_bytes_of_a_style_file_raise_anything_but_problems(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "坏.yaml"
    path.write_bytes(content)
    survives(lambda: read_style(path))


def yaml_of(value: object) -> bytes:
    text = yaml.safe_dump(value, allow_unicode=True, sort_keys=False)
    return text.encode("utf-8", "surrogatepass")
