"""Whatever a school or a teacher typed is printed as it stands, also where it looks like markup."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from plangen import resources
from plangen.cli.messages import begin_report, show_outcomes
from plangen.cli.tables import show_table

if TYPE_CHECKING:
    from .terminal import Plangen

TEMPLATES = Path(resources.__file__).parents[2] / "templates"
# Markup of rich that nothing opened, a colour of its own, and an emoji by its name.
ODD = "[/b][red]:smile:"


@pytest.fixture
def school(tmp_path: Path) -> Path:
    """Return a folder of templates in which a kind, a form and two causes have odd words."""
    folder = tmp_path / "模板"
    for name, old in (
        ("kinds/学困生转化计划.yaml", "说明: "),
        ("forms/点名表.yaml", "说明: "),
        ("library/causes/学习习惯与方法.yaml", "    说明: "),
    ):
        text = (TEMPLATES / name).read_text(encoding="utf-8")
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace(old, f"{old}见{ODD}"), encoding="utf-8")
    return folder


@pytest.mark.usefixtures("school")
@pytest.mark.parametrize(
    "command",
    ["kinds", "forms --list", "library causes 学习习惯", "library causes 缺少预习与复习"],
)
def test_words_of_a_schools_templates_are_printed_as_they_stand(
    plangen: Plangen, command: str
) -> None:
    done = plangen(*command.split())
    assert done.status == 0, done.err
    assert ODD in "".join(done.out.split())


@pytest.mark.parametrize("command", ["kinds", "forms --list", "library causes"])
def test_no_line_of_a_cell_begins_with_a_sign_that_closes(plangen: Plangen, command: str) -> None:
    done = plangen(*command.split())
    assert done.status == 0, done.err
    assert re.findall(r"│ [，。、；：）”].*", done.out) == []


def test_words_of_a_table_of_results_are_printed_as_they_stand(
    plangen: Plangen, tmp_path: Path
) -> None:
    rows = f"姓名,班级,数{ODD}学\n许晓,{ODD}班,90\n马小雨,{ODD}班,80\n周明,四\x1b[2J班,70\n"
    (tmp_path / "成绩.csv").write_text(rows, encoding="utf-8")
    done = plangen("scores", "成绩.csv")
    assert done.status == 0, done.err
    assert f"数{ODD}学" in done.out
    assert f"{ODD}班" in done.out
    assert "\x1b" not in done.out


def test_the_name_of_a_dossier_is_printed_as_it_stands(
    plangen: Plangen, tmp_path: Path, dossier: Path
) -> None:
    shutil.copy(dossier, tmp_path / "[red]甲:smile:.yaml")
    done = plangen("config", "[red]甲:smile:.yaml")
    assert done.status == 0, done.err
    assert "[red]甲:smile:.yaml" in done.out.splitlines()[0]


def test_what_came_of_many_files_names_them_as_they_stand(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    begin_report()
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    show_outcomes({Path(f"甲{ODD}.yaml"): "失败"}, {}, "写出")
    assert ODD in capsys.readouterr().out


def test_a_wide_cell_is_folded_and_nothing_is_left_out(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    show_table(("文种", "用处"), [("甲", "一二三四五" * 9)], title="题", striped=True)
    shown = capsys.readouterr().out
    assert "题" in shown.splitlines()[0]
    assert "".join(c for c in shown if c in "一二三四五") == "一二三四五" * 9
    assert max(map(len, shown.splitlines())) <= 40
