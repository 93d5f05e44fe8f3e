"""Every command that README and manual show does what they show; ``--update-golden`` renews it."""

from __future__ import annotations

import io
import os
import re
import shlex
import shutil
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import yaml

from places import ROOT
from plangen.cli import main
from shown_pages import (
    PAGES,
    Block,
    Command,
    PageError,
    Preparation,
    agrees,
    commands,
    name_of,
    read_page,
    renewed,
    rewrite,
    trimmed,
)

COMMANDS = ("console", "sh")
# How many blocks of a page are not run; each says why.
NOT_RUN = {
    "README.md": 2,
    "README.en.md": 2,
    "docs/development.md": 1,
    "docs/faq.md": 2,
    "docs/install.md": 4,
    "docs/quickstart.md": 1,
}
# Whatever of this a line has, it is a shell's to read.
SHELL = re.compile(r"[|<>&;$`*?\\]")
WIDTH = {"COLUMNS": "80", "NO_COLOR": "1", "PYTHONUTF8": "1"}


class Folder:
    """A page's working folder: what the page says is there, and what its commands have made."""

    def __init__(self, home: Path) -> None:
        self.home = home

    def put(self, preparation: Preparation) -> None:
        source, target = ROOT / preparation.source, self.home / preparation.target
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, dirs_exist_ok=True)
        else:
            shutil.copy(source, target)

    def write(self, title: str, text: str) -> None:
        path = self.home / title
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def run(self, typed: str) -> tuple[int, list[str]]:
        """Return the status of a command and what it told on either stream."""
        words = shlex.split(typed, comments=True)
        if words[0] == "plangen" and not SHELL.search(typed):
            return self._run_plangen(words)
        done = subprocess.run(
            ["bash", "-c", typed],  # noqa: S607
            cwd=self.home,
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            env={
                **os.environ,
                "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            },
        )
        return done.returncode, trimmed(done.stdout.splitlines())

    @staticmethod
    def _run_plangen(words: list[str]) -> tuple[int, list[str]]:
        terminal = io.TextIOWrapper(io.BytesIO(), "utf-8", newline="", write_through=True)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(sys, "argv", words)
            patch.setattr(sys, "stdin", io.StringIO())
            with (
                redirect_stdout(terminal),
                redirect_stderr(terminal),
                pytest.raises(SystemExit) as left,
            ):
                main()
        terminal.seek(0)
        assert isinstance(left.value.code, int)
        return left.value.code, trimmed(terminal.read().splitlines())


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    home = tmp_path / "页"
    home.mkdir()
    monkeypatch.chdir(home)
    for name, value in WIDTH.items():
        monkeypatch.setenv(name, value)
    return Folder(home)


@dataclass
class Findings:
    """What is wrong with a page, and what its commands tell other than it shows."""

    failed: list[str] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)
    answers: list[tuple[Command, list[str]]] = field(default_factory=list)

    @property
    def wrong(self) -> list[str]:
        """All that is wrong, for the reader of the report."""
        return self.failed + self.stale

    def look_at(self, page: Path, block: Block, command: Command, folder: Folder) -> None:
        """Run a command and compare."""
        status, told = folder.run(command.typed)
        said = "\n".join([f"{page.name}:{command.line}: {command.typed}", *told])
        if block.language == "sh":
            self.failed += [f"{said}\n(exit status {status})"] if status else []
        elif not agrees(command.shown, told):
            self.stale.append(f"{said}\n(this is told, something else is shown)")
            self.answers.append((command, told))
        elif status and "错误" not in "".join(command.shown):
            self.failed.append(f"{said}\n(exit status {status}, and no error is shown)")


def run_page(page: Path, folder: Folder) -> Findings:
    """Do what a page says, step by step."""
    findings = Findings()
    for step in read_page(page):
        if isinstance(step, Preparation):
            folder.put(step)
        elif step.title is not None:
            folder.write(step.title, step.text)
        elif step.language == "python":
            exec(compile(step.text, f"{page}:{step.line}", "exec"), {})  # noqa: S102
        elif step.language == "yaml":
            yaml.safe_load(step.text)
        elif step.language in COMMANDS and step.reason is None:
            for command in commands(step):
                findings.look_at(page, step, command, folder)
    return findings


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_its_commands_do_what_is_shown(
    page: Path, folder: Folder, pytestconfig: pytest.Config
) -> None:
    found = run_page(page, folder)
    if found.answers and pytestconfig.getoption("--update-golden"):
        rewrite(page, found.answers)
        found.stale.clear()
    assert not found.wrong, "\n\n".join(found.wrong)


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_what_is_not_run_is_counted(page: Path) -> None:
    """Each has its reason (``read_page``), and one more is noticed here."""
    skipped = [s for s in read_page(page) if isinstance(s, Block) and s.reason is not None]
    assert len(skipped) == NOT_RUN.get(name_of(page), 0)


def written(folder: Folder, text: str) -> Path:
    page = folder.home.parent / "page.md"
    page.write_text(text, encoding="utf-8")
    return page


GOOD = """\
# 页

<!-- 准备：examples/001-1/档案.yaml → 四1班/档案.yaml -->

```yaml title="坏.yaml"
plangen: 1
文种: 学困生转化计划
班级：四年级（1）班
措施: [作业面批]
```

- 在列表里：

  ```console
  $ plangen render 坏.yaml
  坏.yaml:3:3 错误：“班级”后面是中文冒号
  ……
  $ ls -d 四1班
  四1班
  ```

```sh
plangen kinds                  # 有哪些
plangen kinds | head -1
```

<!-- 不运行：等着按键 -->
```sh
plangen new 档案.yaml -i
```
"""


def test_a_true_page_has_no_differences(folder: Folder) -> None:
    assert run_page(written(folder, GOOD), folder) == Findings()


@pytest.mark.parametrize(
    ("right", "false", "place", "told"),
    [
        ("中文冒号", "英文冒号", "15: plangen render 坏.yaml", "something else is shown)"),
        ("  ……\n", "", "15: plangen render 坏.yaml", "something else is shown)"),
        ("  四1班\n", "  四2班\n", "18: ls -d 四1班", "something else is shown)"),
        ("kinds  ", "kind  ", "23: plangen kind  ", "(exit status 2)"),
        ("| head -1", "| grep 没有", "24: plangen kinds | grep 没有", "(exit status 1)"),
        ("<!-- 不运行：等着按键 -->\n", "", "28: plangen new 档案.yaml -i", "(exit status 2)"),
        ("render 坏.yaml\n  坏", "config 无.yaml\n  ……\n  坏", "15: plangen config", "is shown)"),
    ],
)
def test_what_is_untrue_is_noticed(
    folder: Folder, right: str, false: str, place: str, told: str
) -> None:
    assert GOOD.count(right) == 1
    (wrong,) = run_page(written(folder, GOOD.replace(right, false)), folder).wrong
    assert wrong.startswith(f"page.md:{place}")
    assert wrong.endswith(told)


def test_a_failure_that_is_not_shown_is_noticed(folder: Folder) -> None:
    page = written(folder, "```console\n$ plangen render 没有.yaml\n……\n```\n")
    found = run_page(page, folder)
    (wrong,) = found.wrong
    assert wrong.endswith("(exit status 1, and no error is shown)")
    assert found.answers == []


@pytest.mark.parametrize(
    ("right", "false"),
    [
        ("```sh\nplangen kinds", "```bash\nplangen kinds"),
        ("```sh\nplangen kinds", "```\nplangen kinds"),
        ("```console\n  $ ", "```console\n  "),
        ("不运行：等着按键", "不运行："),
        ("等着按键 -->\n", "等着按键 -->\n\n一段话。\n\n"),
        ("```sh\nplangen new 档案.yaml -i\n```\n", ""),
        ('```yaml title="坏.yaml"', '<!-- 不运行：不用 -->\n```yaml title="坏.yaml"'),
    ],
)
def test_a_page_that_breaks_the_convention_is_noticed(
    folder: Folder, right: str, false: str
) -> None:
    assert right in GOOD
    with pytest.raises(PageError):
        read_page(written(folder, GOOD.replace(right, false)))


def test_what_is_shown_is_renewed(folder: Folder) -> None:
    page = written(folder, GOOD.replace("中文冒号", "英文冒号").replace("  四1班\n", ""))
    rewrite(page, run_page(page, folder).answers)
    assert page.read_text(encoding="utf-8") == GOOD


@pytest.mark.parametrize(
    ("shown", "told", "now"),
    [
        ("一 …… 三", "一 二 三", "一 …… 三"),
        ("一 …… 三", "零 一 二 三", "零 一 …… 三"),
        ("一 …… 三 五", "一 二 三 四", "一 …… 三 四"),
        ("一 ……", "七 八", "七 ……"),
        ("一 …… 三", "五", "五"),
    ],
)
def test_lines_left_out_stay_left_out(shown: str, told: str, now: str) -> None:
    assert renewed(tuple(shown.split()), told.split()) == now.split()
