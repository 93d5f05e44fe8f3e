"""The single-file program: packed by its recipe, it does all without a Python and far from here."""

from __future__ import annotations

import re
import subprocess
import sys
import urllib.request
from typing import TYPE_CHECKING

import pytest

from places import EXAMPLES
from plangen import __version__
from release.conftest import inside, run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NAME = "plangen.exe" if sys.platform == "win32" else "plangen"


@pytest.fixture(scope="session")
def program(
    wheel: Path,
    checkout: Path,
    new_environment: Callable[..., Path],
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """Pack the wheel with PyInstaller, in an environment that holds only these two."""
    environment = new_environment(f"{wheel}[binary]")
    folder = tmp_path_factory.mktemp("program")
    own = {"PYINSTALLER_CONFIG_DIR": str(folder / "config"), "PATH": "/usr/bin:/bin"}
    spec = checkout / "single_file" / "plangen.spec"
    run(inside(environment, "pyinstaller"), spec, "--noconfirm", folder=folder, environment=own)
    alone = tmp_path_factory.mktemp("alone") / NAME
    (folder / "dist" / NAME).rename(alone)
    return alone


@pytest.fixture
def plangen(program: Path, tmp_path: Path) -> Callable[..., str]:
    """Run the program where nothing is on PATH and nothing is said of language or home."""

    def start(*arguments: str, **environment: str) -> str:
        where = {"PATH": "/nonexistent", "HOME": str(tmp_path), **environment}
        done = run(program, *arguments, folder=tmp_path, environment=where)
        return done.stdout + done.stderr

    return start


@pytest.fixture
def dossiers(tmp_path: Path) -> Path:
    """Copy the dossiers of all examples, with the tables that they read."""
    folder = tmp_path / "全校"
    for source in EXAMPLES.glob("*/*"):
        if source.suffix in {".yaml", ".xlsx", ".xls"} and source.name != "expect.yaml":
            (folder / source.parent.name).mkdir(parents=True, exist_ok=True)
            (folder / source.parent.name / source.name).write_bytes(source.read_bytes())
    return folder


def written(folder: Path) -> dict[str, bytes]:
    """Return all Word documents in a folder of examples."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.glob("*/*.docx")
    }


def test_it_tells_its_version(plangen: Callable[..., str]) -> None:
    assert plangen("--version") == f"plangen {__version__}\n"


def test_every_example_comes_out_the_same(plangen: Callable[..., str], dossiers: Path) -> None:
    assert "共 24 份：写出 24 份。" in plangen("render", "全校", "--jobs", "2")
    stored = written(EXAMPLES)
    plans = written(dossiers)
    assert len(plans) == len(list(dossiers.iterdir()))
    assert plans.items() <= stored.items()
    summed_up = sorted({name.split("/")[0] for name in stored.keys() - plans.keys()})
    plangen("summary", *(f"全校/{name}/档案.yaml" for name in summed_up))
    assert written(dossiers) == stored


def test_names_of_files_are_chinese_in_any_locale(
    plangen: Callable[..., str], dossiers: Path
) -> None:
    plangen("render", "全校/001-1/档案.yaml", LC_ALL="C", PYTHONUTF8="0")
    assert written(dossiers).items() <= written(EXAMPLES).items()
    assert written(dossiers)


def test_it_writes_a_dossier_and_all_formats_of_its_document(
    plangen: Callable[..., str], tmp_path: Path, full_dossier: str
) -> None:
    plangen("new", "新档案.yaml", "--class", "四年级（1）班", "--cause", "作业拖欠不完成")
    assert (tmp_path / ".plangen" / "schema.json").exists()
    (tmp_path / "档案.yaml").write_text(full_dossier, encoding="utf-8")
    assert plangen("render", "档案.yaml", "-f", "docx,html,md,txt").count("已写出") == 4
    (word,) = tmp_path.glob("*.docx")
    assert "没有查出问题" in plangen("check", word.name)
    plangen("render", "档案.yaml", "--reference", word.name, "-o", "照校本.docx")
    assert (tmp_path / "照校本.docx").exists()
    assert "家访记录表" in plangen("forms", "档案.yaml")


def test_it_leads_a_newcomer_through_the_first_minutes(
    plangen: Callable[..., str], tmp_path: Path
) -> None:
    assert "plangen demo" in plangen()
    assert "单文件版，都在里面" in plangen("doctor")
    assert plangen("demo").count("已写出") == 7
    plan, summary = sorted((tmp_path / "plangen示范").glob("*.docx"), reverse=True)
    given = (plan.read_bytes(), summary.read_bytes())
    plangen("render", "plangen示范/档案.yaml", "-o", plan.name)
    plangen("summary", "plangen示范/档案.yaml", "-o", summary.name)
    assert ((tmp_path / plan.name).read_bytes(), (tmp_path / summary.name).read_bytes()) == given


def test_it_knows_traditional_characters_kinds_and_causes(
    plangen: Callable[..., str], tmp_path: Path
) -> None:
    (tmp_path / "繁体.txt").write_text("我班學生共有45人。\n", encoding="utf-8")
    assert "繁体字" in plangen("check", "繁体.txt")
    assert "课后服务经费分配方案" in plangen("kinds")
    assert "作业拖欠不完成" in plangen("library", "causes", "作业")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no bash")
def test_it_knows_the_shell_that_called_it(program: Path, tmp_path: Path) -> None:
    told = run("/bin/bash", "-c", f"{program} --show-completion; exit", folder=tmp_path).stdout
    assert "_PLANGEN_COMPLETE=complete_bash" in told


def test_it_shows_a_document_in_the_browser(
    program: Path, tmp_path: Path, full_dossier: str
) -> None:
    (tmp_path / "档案.yaml").write_text(full_dossier, encoding="utf-8")
    with subprocess.Popen(
        [str(program), "preview", "档案.yaml", "--browser"],
        cwd=tmp_path,
        env={"PATH": "/nonexistent", "HOME": str(tmp_path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
    ) as running:
        try:
            assert running.stdout is not None
            found = re.search(r"http://127\.0\.0\.1:\d+/\S+/", running.stdout.readline())
            assert found is not None
            with urllib.request.urlopen(found.group(), timeout=30) as page:  # noqa: S310
                assert "向阳小学" in page.read().decode()
        finally:
            running.terminate()
