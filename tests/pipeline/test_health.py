"""What plangen finds on a machine, and what it says where something is missing."""

from __future__ import annotations

import io
import sys
import tempfile
from importlib import metadata
from pathlib import Path

import pytest

from plangen.pipeline import health
from plangen.pipeline.health import Finding, examine, without_names
from plangen.pipeline.template_folder import VARIABLE


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Look from a folder without dossiers."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(VARIABLE, raising=False)
    return tmp_path


def told(topic: str) -> list[Finding]:
    return [finding for finding in examine() if finding.topic == topic]


def of_linux(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")


# Libraries.


def require(monkeypatch: pytest.MonkeyPatch, *requirements: str, **versions: str) -> list[Finding]:
    def version(name: str) -> str:
        if name not in versions:
            raise metadata.PackageNotFoundError(name)
        return versions[name]

    monkeypatch.setattr(metadata, "requires", lambda _name: list(requirements))
    monkeypatch.setattr(metadata, "version", version)
    return told("库")


def test_every_library_that_plangen_requires_is_listed() -> None:
    (finding,) = told("库")
    assert finding.well
    assert f"pyyaml {metadata.version('pyyaml')}" in finding.told
    assert "pytest" not in finding.told


@pytest.mark.parametrize(
    ("version", "fits"),
    [
        ("2.10", True),
        ("2.10.0", True),
        ("2.11rc1", True),
        ("3", True),
        ("2.9.9", False),
        ("2", False),
        ("4.0.1", False),
    ],
)
def test_a_version_is_held_against_its_bounds(
    monkeypatch: pytest.MonkeyPatch,
    version: str,
    fits: bool,  # noqa: FBT001
) -> None:
    wrong = [f for f in require(monkeypatch, "jia<4,>=2.10", jia=version) if not f.well]
    assert [(f.told, '"jia<4,>=2.10"' in f.remedy) for f in wrong] == (
        [] if fits else [(f"jia {version} 的版本不合，要 <4,>=2.10", True)]
    )
    assert not any(f.fatal for f in wrong)


@pytest.mark.parametrize(("version", "fits"), [("1.11.2", True), ("1.12", False), ("1.9", False)])
def test_a_version_may_be_pinned(
    monkeypatch: pytest.MonkeyPatch,
    version: str,
    fits: bool,  # noqa: FBT001
) -> None:
    wrong = [f for f in require(monkeypatch, "jia==1.11.*", jia=version) if not f.well]
    assert (wrong == []) is fits


def test_without_a_library_plangen_cannot_work(monkeypatch: pytest.MonkeyPatch) -> None:
    found = require(monkeypatch, "jia>=2", 'pytest>=8; extra == "test"')
    assert [(f.told, f.fatal) for f in found] == [("没有 jia", True), ("共 0 个：", False)]
    assert "pip install" in found[0].remedy


def test_a_program_of_one_file_has_its_libraries_inside(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> list[str]:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "requires", missing)
    (finding,) = told("库")
    assert finding.well


# Faces.


def test_faces_that_are_there_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "installed_faces", lambda: {"simsun", "黑体"})
    first, *others = told("字体")
    assert first.told == "有宋体、黑体"
    of_linux(monkeypatch)
    (lacking,) = others
    assert "仿宋" in lacking.told
    assert "只管写 PDF 和预览" in lacking.told
    assert not lacking.fatal


def test_without_any_chinese_face_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    of_linux(monkeypatch)
    monkeypatch.setattr(health, "installed_faces", lambda: {"dejavusans"})
    (finding,) = told("字体")
    assert "宋体" in finding.told
    assert "fonts-noto-cjk" in finding.remedy


def test_what_is_taken_in_its_place_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "installed_faces", lambda: {"notosanscjksc"})
    (finding,) = told("字体")
    assert finding.well
    assert "换用 Noto Sans CJK SC" in finding.told


def test_where_nobody_can_tell_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "installed_faces", lambda: None)
    (finding,) = told("字体")
    assert "fc-list" in finding.told
    assert not finding.well


def test_a_style_of_the_school_is_looked_at(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "installed_faces", lambda: {"notosanscjksc"})
    (folder / "plangen.toml").write_text('版式 = "校本.yaml"\n', encoding="utf-8")
    (folder / "校本.yaml").write_text("大标题: {字体: 方正小标宋简体}\n", encoding="utf-8")
    (finding,) = told("字体")
    assert "方正小标宋简体" in finding.told


# Programs.


def test_without_libreoffice_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    of_linux(monkeypatch)
    monkeypatch.setattr(health, "find_office", lambda: None)
    (finding,) = told("LibreOffice")
    assert "libreoffice-writer-nogui" in finding.remedy
    assert not finding.fatal


def test_on_windows_word_will_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "find_office", lambda: None)
    monkeypatch.setattr(health, "on_windows", lambda: True)
    monkeypatch.setattr(health, "_has_word", lambda: True)
    assert told("LibreOffice") == []
    assert [f.told for f in told("Word")] == ["有"]


# Templates and settings.


def test_the_packaged_templates_are_in_force() -> None:
    assert [f.told for f in told("plangen.toml")] == ["没有"]
    assert told("模板")[0].told.startswith("自带的；")


def test_where_the_packaged_templates_lie_is_told() -> None:
    _, _, place = told("模板")[0].told.partition("自带的在 ")
    assert (Path(place).expanduser() / "styles" / "公文.yaml").is_file()


def test_settings_and_templates_above_are_found(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "plangen.toml").write_text('模板 = "模板"\n', encoding="utf-8")
    (folder / "模板" / "styles").mkdir(parents=True)
    (folder / "许晓").mkdir()
    monkeypatch.chdir(folder / "许晓")
    assert [f.told for f in told("plangen.toml")] == [str(Path("..", "plangen.toml"))]
    assert told("模板")[0].told.startswith(str(Path("..", "模板")))


def test_the_environment_may_name_templates(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = folder / "许晓" / "模板"
    (place / "kinds").mkdir(parents=True)
    monkeypatch.setenv(VARIABLE, str(place))
    (finding,) = told("模板")
    assert VARIABLE in finding.told
    assert "许晓" not in finding.told


@pytest.mark.parametrize("text", ["学校 = ", '模板 = "没有"\n', '版式 = "没有.yaml"\n'])
def test_with_wrong_settings_plangen_cannot_work_here(folder: Path, text: str) -> None:
    (folder / "plangen.toml").write_text(text, encoding="utf-8")
    (finding,) = told("模板") if text.startswith(("学", "模")) else told("模板")[-1:]
    assert finding.fatal
    assert finding.remedy
    assert str(folder) not in finding.told


def test_lost_templates_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def lost() -> dict[str, object]:
        raise FileNotFoundError(2, "no such file", "/usr/lib/templates/kinds/_order.yaml")

    monkeypatch.setattr(health, "kinds", lost)
    (finding,) = told("模板")
    assert finding.fatal
    assert "_order.yaml" in finding.told


# The console and folders.


def test_a_console_without_chinese_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    of_linux(monkeypatch)
    console = io.TextIOWrapper(io.BytesIO(), encoding="latin-1")
    monkeypatch.setattr(sys, "__stdout__", console)
    (finding,) = told("命令行编码")
    assert "latin-1" in finding.told
    assert "LANG" in finding.remedy


@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
def test_a_console_with_chinese_is_well(monkeypatch: pytest.MonkeyPatch, encoding: str) -> None:
    monkeypatch.setattr(sys, "__stdout__", io.TextIOWrapper(io.BytesIO(), encoding=encoding))
    assert [f.well for f in told("命令行编码")] == [True]


def test_no_console_at_all_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "__stdout__", None)
    assert [f.well for f in told("命令行编码")] == [False]


@pytest.mark.parametrize(("columns", "well"), [("40", False), ("80", True)])
def test_a_narrow_console_is_told(
    monkeypatch: pytest.MonkeyPatch, columns: str, *, well: bool
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert [f.well for f in told("命令行宽度")] == [well]


def test_folders_that_take_files_are_well(folder: Path) -> None:
    assert [f.told for f in (*told("当前文件夹"), *told("临时文件夹"))] == ["能写", "能写"]
    assert list(folder.iterdir()) == []


def test_a_folder_that_takes_none_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_settings: object) -> None:
        raise OSError(30, "read-only")

    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)
    (finding,) = told("当前文件夹")
    assert "只读" in finding.told
    assert "-o" in finding.remedy


# Names.


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/home/许晓/甲/python", "~/甲/python"),
        (r"C:\Users\许晓\甲\python.exe", r"~\甲\python.exe"),
        ("/Users/xuxiao/bin", "~/bin"),
        ("/opt/plangen", "/opt/plangen"),
    ],
)
def test_paths_name_no_user(path: str, shown: str) -> None:
    assert without_names(path) == shown


def test_the_home_folder_is_a_sign_wherever_it_is(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: folder)
    assert without_names(folder / "甲") == str(Path("~", "甲"))
