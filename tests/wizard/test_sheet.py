from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prompt_toolkit.application import create_app_session
from prompt_toolkit.data_structures import Size
from prompt_toolkit.output.vt100 import Vt100_Output
from prompt_toolkit.utils import get_cwidth

from plangen.wizard import field, menu
from plangen.wizard.sheet import folded


def window(columns: int) -> Vt100_Output:
    return Vt100_Output(io.StringIO(), lambda: Size(24, columns))


@given(text=st.text("学困生，。a 1“”", max_size=120), columns=st.integers(10, 120))
def test_a_folded_text_fits_the_window_and_loses_nothing(text: str, columns: int) -> None:
    with create_app_session(output=window(columns)):
        lines = folded(text).split("\n")
    assert max(map(get_cwidth, lines)) < columns
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize("keys", [field.KEYS, menu.ONE, menu.MANY])
def test_the_line_of_keys_fits_a_window_of_60_columns(keys: str) -> None:
    with create_app_session(output=window(60)):
        assert folded(keys) == keys


def test_no_line_begins_with_a_mark_that_ends_a_sentence() -> None:
    with create_app_session(output=window(12)):
        assert not any(line.startswith("，") for line in folded("学困生转化，学困生转化").split())
