"""``plangen demo``: a folder to play with, and all that its guide says to try."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from plangen.pipeline.demo import DOSSIER, GUIDE, demo_files

from .terminal import Plangen, english

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = "plangen示范"
PLAN = "三年级（2）班数学学困生转化计划.docx"
SUMMARY = "三年级（2）班数学学困生工作总结.docx"
EDIT = re.compile("把“(.+?)”改成“(.+?)”")
COMMAND = re.compile("    plangen (.+)")
# What the guide lets the reader break on purpose.
BROKEN = "－ 电话联系"


@pytest.fixture
def demo(plangen: Plangen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder that the command wrote, which is then the current one."""
    assert plangen("demo").status == 0
    monkeypatch.chdir(tmp_path / FOLDER)
    return tmp_path / FOLDER


def remarks(err: str) -> list[str]:
    """Lines of errors and warnings."""
    return [line for line in err.splitlines() if re.search("错误|提醒", line)]


def steps(guide: str) -> Iterator[tuple[str, str] | list[str]]:
    """Yield what the guide says to do in turn: edits, and commands as they are typed."""
    for line in guide.splitlines():
        if edit := EDIT.search(line):
            yield edit[1], edit[2]
        elif command := COMMAND.fullmatch(line):
            yield shlex.split(command[1])


def test_it_writes_everything_and_says_what_to_do(plangen: Plangen, tmp_path: Path) -> None:
    outcome = plangen("demo")
    assert (outcome.status, outcome.err) == (0, "")
    names = {DOSSIER, GUIDE, "花名册.xlsx", "成绩.xlsx", "期末成绩.xlsx", PLAN, SUMMARY}
    assert {Path(path).name for path in outcome.written} == names
    assert {path.name for path in (tmp_path / FOLDER).iterdir()} == names | {".plangen"}
    assert f"cd {FOLDER}" in outcome.out
    assert english(outcome.out, f"cd {FOLDER}") == set()


def test_nothing_in_it_is_wrong_or_doubtful(demo: Path, plangen: Plangen) -> None:
    for words in (("render", DOSSIER), ("summary", DOSSIER), ("check", "."), ("check", "..")):
        outcome = plangen(*words)
        assert outcome.status == 0
        assert remarks(outcome.err) == []
    assert sorted(path.name for path in demo.iterdir() if "改过的" in path.name) == []


def test_the_documents_are_those_that_the_commands_write(demo: Path, plangen: Plangen) -> None:
    given = {name: (demo / name).read_bytes() for name in (PLAN, SUMMARY)}
    for command in ("render", "summary"):
        plangen(command, DOSSIER, "-o", "再写/")
    assert {name: (demo / "再写" / name).read_bytes() for name in given} == given


def test_all_that_the_guide_says_works(demo: Path, plangen: Plangen) -> None:
    dossier = demo / DOSSIER
    said: dict[str, list[str]] = {}
    for step in steps((demo / GUIDE).read_text(encoding="utf-8")):
        text = dossier.read_text(encoding="utf-8")
        if isinstance(step, tuple):
            assert step[0] in text
            dossier.write_text(text.replace(*step, 1), encoding="utf-8")
            continue
        outcome = plangen(*step)
        fails = BROKEN in text and step[0] == "render"
        assert outcome.status == int(fails), step
        assert bool(remarks(outcome.err)) == fails, step
        said.setdefault(step[0], []).append(outcome.out)
        if pasted := re.search("^措施:\n  - .+\n", outcome.out, re.MULTILINE):
            text = dossier.read_text(encoding="utf-8")
            dossier.write_text(text.replace("\n措施:\n", f"\n{pasted[0]}"), encoding="utf-8")
    assert {"fix", "check", "forms", "suggest", "preview", "scores"} <= said.keys()
    before, after = said["suggest"]
    assert "记忆不牢" in before
    assert "反复练习至熟练" in before
    assert "记忆不牢" not in after


def test_the_change_that_the_guide_tells_of_shows(demo: Path, plangen: Plangen) -> None:
    dossier = demo / DOSSIER
    text = dossier.read_text(encoding="utf-8")
    dossier.write_text(text.replace("目标: 64", "目标: 68"), encoding="utf-8")
    plangen("summary", DOSSIER, "-f", "md")
    (written,) = demo.glob("*.md")
    assert "| 石× | 52 | 66 | +14 | 68 | 差2分 |" in written.read_text(encoding="utf-8")


def test_the_guide_is_one_page(demo: Path) -> None:
    lines = (demo / GUIDE).read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 70
    assert max(map(len, lines)) <= 65


def test_the_same_program_writes_the_same_bytes() -> None:
    assert demo_files() == demo_files()


def test_its_tables_hold_text_as_text(demo: Path) -> None:
    sheet = openpyxl.load_workbook(demo / "花名册.xlsx").active
    assert sheet is not None
    assert sheet["A1"].value == "三年级（2）班花名册"
    assert sheet["B3"].value == "20230201"
    assert {cell.data_type for row in sheet.iter_rows(min_row=3) for cell in row} == {"n", "s"}


def test_another_folder_may_be_named(plangen: Plangen, tmp_path: Path) -> None:
    assert plangen("demo", "甲/乙").status == 0
    assert (tmp_path / "甲" / "乙" / PLAN).is_file()


def test_an_empty_folder_is_filled(plangen: Plangen, tmp_path: Path) -> None:
    (tmp_path / "空").mkdir()
    assert plangen("demo", "空").status == 0
    assert (tmp_path / "空" / DOSSIER).is_file()


def test_a_folder_that_cannot_be_is_told(
    plangen: Plangen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "文件").touch()
    told = plangen("demo", "文件/示范").err
    assert told.startswith("文件/示范 错误：写不了这个文件夹\n    → 路径中间有一个不是文件夹")
    assert "以前写的" not in plangen("demo", "文件").err
    (tmp_path / "没了").mkdir()
    monkeypatch.chdir(tmp_path / "没了")
    (tmp_path / "没了").rmdir()
    outcome = plangen("demo")
    assert (outcome.status, outcome.err.splitlines()[0]) == (
        1,
        "plangen示范 错误：写不了这个文件夹",
    )


@pytest.mark.parametrize("taken", ["文件", "文件夹"])
def test_what_is_there_stays(plangen: Plangen, tmp_path: Path, taken: str) -> None:
    place = tmp_path / FOLDER
    if taken == "文件夹":
        place.mkdir()
        place = place / DOSSIER
    place.write_text("我的", encoding="utf-8")
    before = sorted(tmp_path.rglob("*"))
    outcome = plangen("demo")
    assert outcome.status == 1
    assert "没有动它" in outcome.err
    assert f"plangen demo {FOLDER}2" in outcome.err
    assert place.read_text(encoding="utf-8") == "我的"
    assert sorted(tmp_path.rglob("*")) == before
    assert plangen("demo", f"{FOLDER}2").status == 0


def test_nothing_is_left_where_the_disk_refuses(
    plangen: Plangen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_path: Path, _data: bytes) -> int:
        raise OSError(28, "no space")

    from plangen.pipeline import demo as making  # noqa: PLC0415

    files = demo_files()
    monkeypatch.setattr(making, "demo_files", lambda: files)
    monkeypatch.setattr(Path, "write_bytes", full)
    outcome = plangen("demo")
    assert outcome.status == 1
    assert "磁盘满了" in outcome.err
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_somebody_makes_meanwhile_stays(
    plangen: Plangen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = Path.rename

    def quicker(path: Path, target: Path) -> Path:
        target.mkdir()
        (target / "我的.txt").write_text("我的", encoding="utf-8")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", quicker)
    outcome = plangen("demo")
    assert outcome.status == 1
    assert "没有动它" in outcome.err
    assert [path.name for path in tmp_path.rglob("*")] == [FOLDER, "我的.txt"]


def test_a_name_that_cannot_be_is_told(plangen: Plangen) -> None:
    outcome = plangen("demo", "名" * 300)
    assert outcome.status == 1
    assert "→" in outcome.err or "太长" in outcome.err


def test_the_documents_show_no_settings_of_the_place(plangen: Plangen, tmp_path: Path) -> None:
    (tmp_path / "plangen.toml").write_text("版式 = 1\n乱写", encoding="utf-8")
    assert plangen("demo").status == 0
    assert (tmp_path / FOLDER / PLAN).read_bytes() == demo_files()[PLAN]


def test_json_names_the_files(plangen: Plangen) -> None:
    import json  # noqa: PLC0415

    told = json.loads(plangen("--format", "json", "demo").out)
    assert f"{FOLDER}/{DOSSIER}" in told["written"]
    assert told["problems"] == []
