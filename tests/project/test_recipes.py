"""A recipe for each habit, a hook for each thing that is looked at, and CI goes by the same."""

from __future__ import annotations

import re
import shlex
import subprocess
import tomllib
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement

from places import ROOT
from tools import require

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
RECIPES = re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE)
HABITS = {"setup", "test", "quick", "lint", "types", "golden", "bench", "docs", "wheel", "binary"}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
BIN = ".venv/bin/"


def make(*arguments: str) -> str:
    """Return what make prints."""
    return subprocess.run(
        [require("make"), "--no-print-directory", *arguments],
        cwd=ROOT,
        capture_output=True,
        check=True,
        encoding="utf-8",
    ).stdout


def hooks() -> list[dict[str, Any]]:
    """Return the hooks, which are all the project's own."""
    settings = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    assert [each["repo"] for each in settings["repos"]] == ["local"]
    found = settings["repos"][0]["hooks"]
    assert isinstance(found, list)
    return found


def test_there_is_a_recipe_for_each_habit() -> None:
    assert set(RECIPES) >= HABITS


def test_make_alone_tells_of_every_recipe() -> None:
    told = re.findall(r"^  make (\w+) +\S", make(), re.MULTILINE)
    assert told == RECIPES


@pytest.mark.parametrize("recipe", [name for name in RECIPES if name != "help"])
def test_a_recipe_has_something_to_do(recipe: str) -> None:
    commands = make("--dry-run", recipe).splitlines()
    assert commands
    for command in commands:
        words = shlex.split(command)
        assert words[0] in {"python3", "rm"} or words[0].startswith((BIN, "build/binary/bin/"))


def test_no_file_stands_in_the_way_of_a_recipe() -> None:
    (phony,) = re.findall(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)
    assert phony.split() == RECIPES


def test_a_recipe_installs_extras_that_there_are() -> None:
    named = {
        extra for names in re.findall(r"'\.\[([a-z,]+)\]'", MAKEFILE) for extra in names.split(",")
    }
    assert named <= PROJECT["optional-dependencies"].keys()


@pytest.mark.parametrize("hook", hooks(), ids=lambda hook: str(hook["id"]))
def test_a_hook_runs_the_tool_that_lint_installs(hook: dict[str, Any]) -> None:
    program = hook["entry"].split()[0]
    tools = {Requirement(each).name for each in PROJECT["optional-dependencies"]["lint"]}
    assert hook["language"] == "system"
    assert program.startswith(BIN)
    assert program.removeprefix(BIN) in tools


def test_ci_runs_what_the_readme_says_and_the_hooks() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "make lint" in script
    assert not re.search(r"\b(ruff|mypy)\b", script)
    assert "pre-commit run --all-files" in make("--dry-run", "lint")
    entries = " ".join(hook["entry"] for hook in hooks())
    assert all(command in entries for command in ("ruff check", "ruff format", "mypy"))
