"""Help, version, parser errors and completion: all that typer says by itself."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from typer import main

from plangen import __version__

from .terminal import COMMANDS, Outcome, Plangen, english

if TYPE_CHECKING:
    from pathlib import Path

    from typer.models import CommandInfo

MAIN = "from plangen.cli import main; main()"

each_command = pytest.mark.parametrize("words", COMMANDS, ids=" ".join)


def examples(help_text: str) -> list[str]:
    lines = (line.strip() for line in help_text.splitlines())
    return [line for line in lines if line.startswith("plangen ")]


# Help.


@each_command
def test_help_begins_with_a_chinese_usage_line(plangen: Plangen, words: tuple[str, ...]) -> None:
    outcome = plangen(*words, "--help")
    assert outcome.status == 0
    assert outcome.out.strip().startswith(" ".join(("用法：plangen", *words)))


@each_command
def test_help_has_no_english_words(plangen: Plangen, words: tuple[str, ...]) -> None:
    assert english(plangen(*words, "--help").all) == set()


@each_command
def test_help_has_chinese_panels(plangen: Plangen, words: tuple[str, ...]) -> None:
    assert "─ 选项 ─" in plangen(*words, "--help").out


@each_command
def test_help_shows_an_example_of_the_command(plangen: Plangen, words: tuple[str, ...]) -> None:
    found = examples(plangen(*words, "--help").out)
    assert any(line.startswith(" ".join(("plangen", *words))) for line in found)


def test_a_run_leaves_typer_as_it_was(plangen: Plangen) -> None:
    before = dict(vars(main))
    plangen("--version")
    assert vars(main) == before


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (("--version",), []),
        (("kinds",), ["kinds"]),
        (("library", "causes"), ["causes"]),
        (("--jobs", "2"), ["new", "demo", "kinds"]),
        (("doctro",), []),
    ],
)
def test_only_a_command_that_is_asked_for_is_built(
    plangen: Plangen, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], names: list[str]
) -> None:
    built: list[str | None] = []
    build = main.get_command_from_info

    def noted(command_info: CommandInfo, **settings: Any) -> Any:
        built.append(command_info.name)
        return build(command_info, **settings)

    monkeypatch.setattr(main, "get_command_from_info", noted)
    plangen(*words)
    assert built[: len(names)] == names
    assert (len(built) > 1) == (len(names) > 1)


def test_help_in_a_process_of_its_own_is_chinese(process: Plangen) -> None:
    outcome = process("--help")
    assert outcome.status == 0
    assert "用法：" in outcome.out
    assert outcome.err == ""


def test_a_group_without_a_command_shows_its_help(plangen: Plangen) -> None:
    outcome = plangen("library")
    assert "─ 命令 ─" in outcome.all
    assert english(outcome.all) == set()


@each_command
@pytest.mark.parametrize("columns", ["60", "80", "120"])
def test_help_never_cuts_a_text_off(
    plangen: Plangen, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    shown = plangen(*words, "--help").out
    ends = [line for line in shown.splitlines() if re.search(r"…\s*│?\s*$", line)]
    assert [line for line in ends if "用法：" not in line and "档案.yaml…" not in line] == []
    assert all(len(option) == len(option.rstrip("…")) for option in re.findall(r"--\S+", shown))


@pytest.mark.parametrize("columns", ["60", "80", "120"])
def test_help_shows_a_long_text_to_its_end(
    plangen: Plangen, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    shown = re.sub(r"[\s│]", "", plangen("render", "--help").out)
    for text in ("姓氏（许×）", "不写就照档案。", "不写就是docx。", "以标题为名。", "也覆盖它。"):
        assert text in shown


@pytest.mark.parametrize("start", [("-m", "plangen"), ("-c", MAIN)], ids=["module", "code"])
def test_the_program_is_called_plangen_however_it_is_started(start: tuple[str, ...]) -> None:
    done = subprocess.run(
        [sys.executable, *start, "render"],
        check=False,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    assert done.stderr.startswith("用法：plangen render")
    assert "输入 plangen render --help" in done.stderr


# Version.


def test_version_names_the_program_and_its_version(plangen: Plangen) -> None:
    assert plangen("--version") == Outcome(0, f"plangen {__version__}\n", "")


def test_version_works_in_a_process_of_its_own(process: Plangen) -> None:
    assert process("--version") == Outcome(0, f"plangen {__version__}\n", "")


# What the parser refuses.

MISUSES: dict[str, tuple[str, ...]] = {
    "unknown-command": ("nwe",),
    "unknown-subcommand": ("library", "cause"),
    "unknown-option": ("render", "--frmat", "md"),
    "unknown-short-option": ("render", "-z"),
    "unknown-option-of-the-program": ("--verbose",),
    "option-without-its-value": ("render", "档案.yaml", "-o"),
    "flag-with-a-value": ("render", "档案.yaml", "--force=1"),
    "missing-file": ("render",),
    "missing-file-of-new": ("new",),
    "too-many-files": ("new", "甲.yaml", "乙.yaml"),
    "too-many-words": ("library", "causes", "甲", "乙"),
    "unknown-format": ("render", "档案.yaml", "-f", "odt"),
    "unknown-suffix": ("render", "档案.yaml", "-o", "计划.odt"),
    "unknown-masking": ("render", "档案.yaml", "--mask", "全名"),
}
each_misuse = pytest.mark.parametrize("words", MISUSES.values(), ids=MISUSES.keys())


@each_misuse
def test_misuse_leaves_with_status_2(plangen: Plangen, words: tuple[str, ...]) -> None:
    outcome = plangen(*words)
    assert outcome.status == 2
    assert outcome.out == ""


@each_misuse
def test_misuse_is_explained_in_chinese(plangen: Plangen, words: tuple[str, ...]) -> None:
    outcome = plangen(*words)
    assert "错误：" in outcome.err
    assert english(outcome.err, *words) == set()


@each_misuse
def test_misuse_points_to_the_help(plangen: Plangen, words: tuple[str, ...]) -> None:
    outcome = plangen(*words)
    assert "用法：" in outcome.err
    assert "--help" in outcome.err


@each_misuse
def test_misuse_gives_no_traceback(process: Plangen, words: tuple[str, ...]) -> None:
    outcome = process(*words)
    assert outcome.status == 2
    assert "Traceback" not in outcome.err


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (("rendr",), "render"),
        (("library", "measure"), "measures"),
        (("render", "--fromat", "md"), "--format"),
        (("new", "--forse"), "--force"),
        (("render", "档案.yaml", "-f", "doc"), "docx"),
    ],
    ids=["command", "subcommand", "option", "flag", "format"],
)
def test_a_slip_is_answered_with_the_nearest_name(
    plangen: Plangen,
    words: tuple[str, ...],
    meant: str,
) -> None:
    assert f"“{meant}”" in plangen(*words).err


def test_an_unknown_command_without_a_near_one_is_answered_with_all(plangen: Plangen) -> None:
    error = plangen("xyzzy").err
    assert all(name in error for name in ("new", "render", "summary", "library"))


def test_an_unknown_masking_is_answered_with_those_that_there_are(plangen: Plangen) -> None:
    error = plangen("render", "档案.yaml", "--mask", "全名").err
    assert all(name in error for name in ("全名", "姓氏", "代号", "否"))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("render",), "plangen render 档案.yaml"),
        (("summary",), "plangen summary 档案.yaml"),
        (("preview",), "plangen preview 档案.yaml"),
        (("config",), "plangen config 档案.yaml"),
        (("suggest",), "plangen suggest 档案.yaml"),
        (("fix",), "plangen fix 档案.yaml"),
        (("scores",), "plangen scores 成绩.xlsx"),
        (("new",), "plangen new 档案.yaml"),
        (("render", "档案.yaml", "-o"), "“-o”后面要写文件或文件夹"),
        (("render", "档案.yaml", "--force=1"), "“--force”后面不写内容"),
        (("四1班.yaml",), "plangen render 四1班.yaml"),
        (("计划.docx",), "plangen check 计划.docx"),
        (("四 1班.YML",), "plangen render '四 1班.YML'"),
        (("成绩.xlsx",), "plangen scores 成绩.xlsx"),
        (("-h",), "“--help”"),
        (("doctor", "--format", "json"), "它写在命令前面：plangen --format 方式 doctor"),
        (("library", "causes", "--version"), "它写在命令前面：plangen --version library causes"),
        (("--jobs", "2", "render", "x.yaml"), "它是 render、"),
        (("render", "-h"), "“--help”"),
    ],
)
def test_a_slip_is_answered_with_what_to_type(
    plangen: Plangen, words: tuple[str, ...], told: str
) -> None:
    outcome = plangen(*words)
    assert outcome.status == 2
    said = [line for line in outcome.err.splitlines() if not line.startswith(("用法", "输入"))]
    assert told in "\n".join(said)


@pytest.mark.parametrize("words", [(), ("render",), ("library",), ("library", "causes")])
def test_help_can_be_asked_for_by_the_word(plangen: Plangen, words: tuple[str, ...]) -> None:
    asked, usual = plangen("help", *words), plangen(*words, "--help")
    assert (asked.status, asked.out) == (0, usual.out)


def test_help_for_no_command_names_the_nearest(plangen: Plangen) -> None:
    outcome = plangen("help", "rander")
    assert outcome.status == 2
    assert "render" in outcome.err


@pytest.mark.parametrize("words", [("render",), ("scores",), ("forms", "-z"), ("check",)])
def test_the_usage_line_has_no_sign_that_is_not_typed(
    plangen: Plangen, words: tuple[str, ...]
) -> None:
    usage = plangen(*words).err.splitlines()[0]
    assert not re.search(r"[{}]|\.\.\.", usage)


# Completion.


@pytest.fixture
def completed(plangen: Plangen, monkeypatch: pytest.MonkeyPatch) -> Plangen:
    """Ask, as bash does, how the last of the words typed may go on."""

    def ask(*words: str) -> Outcome:
        monkeypatch.setenv("_PLANGEN_COMPLETE", "complete_bash")
        monkeypatch.setenv("COMP_WORDS", shlex.join(("plangen", *words)))
        monkeypatch.setenv("COMP_CWORD", str(len(words)))
        return plangen()

    return ask


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("",), {"new", "render", "summary", "library"}),
        (("re",), {"render"}),
        (("library", ""), {"causes", "measures"}),
        (("new", "--kind", ""), {"学困生转化计划", "学困生工作总结"}),
        (("new", "--kind", "学困生工"), {"学困生工作总结"}),
        (("new", "--cause", "作业拖"), {"作业拖欠不完成"}),
        (("render", "-f", ""), {"docx", "md"}),
        (("summary", "--mask", ""), {"姓氏", "代号", "否"}),
        (("library", "measures", "--for", "作业拖"), {"作业拖欠不完成"}),
        (("library", "causes", "--for", "作业面"), {"作业面批"}),
    ],
    ids=[
        "commands",
        "begun-command",
        "subcommands",
        "kinds",
        "begun-kind",
        "causes",
        "formats",
        "maskings",
        "causes-of-measures",
        "measures-of-causes",
    ],
)
def test_the_shell_is_offered_what_may_follow(
    completed: Plangen,
    words: tuple[str, ...],
    offered: set[str],
) -> None:
    outcome = completed(*words)
    assert outcome.status == 0
    assert outcome.err == ""
    assert set(outcome.out.split()) >= offered


def test_only_what_begins_as_typed_is_offered(completed: Plangen) -> None:
    assert completed("new", "--cause", "作业拖").out.split() == ["作业拖欠不完成"]


def test_options_are_completed(completed: Plangen) -> None:
    assert {"--force", "--format"} <= set(completed("render", "--fo").out.split())


def test_installing_completion_is_told_in_chinese(process: Plangen, tmp_path: Path) -> None:
    outcome = process(
        "--install-completion",
        "bash",
        HOME=str(tmp_path),
        _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1",
    )
    assert outcome.status == 0
    assert "已为 bash 装好按 Tab 补全" in outcome.out
    assert english(outcome.all, "bash", str(tmp_path), ".bash_completions", "sh") == set()
    assert any(tmp_path.rglob("plangen.sh"))


def test_a_script_for_bash_can_be_shown(process: Plangen) -> None:
    outcome = process("--show-completion", "bash", _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1")
    assert outcome.status == 0
    assert "complete" in outcome.out
