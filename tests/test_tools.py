"""A test that lacks a program is skipped with a reason, or fails where no proof may go missing."""

from __future__ import annotations

import pytest

from tools import REQUIRE, require


def test_a_program_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv(REQUIRE, raising=False)
    with pytest.raises(pytest.skip.Exception, match="chromium is not installed"):
        require("chromium")
    monkeypatch.setenv(REQUIRE, "1")
    with pytest.raises(pytest.fail.Exception, match="chromium is not installed"):
        require("chromium")
