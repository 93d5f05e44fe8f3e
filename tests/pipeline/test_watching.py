"""Which files a preview follows, and that no way of saving them goes unseen."""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from pathlib import Path
from queue import Empty, Queue
from threading import Event, Thread
from typing import TYPE_CHECKING, NoReturn

import pytest

from plangen.pipeline import watching
from plangen.pipeline.used_files import settings_for
from plangen.pipeline.watching import Files, Watch
from plangen.source.settings import NAME
from saving import save_as_editors_do

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Follow = Callable[[Files], Queue[frozenset[Path]]]

PATIENCE = 20.0
# Longer than from one look to the next.
A_WHILE = 1.6


@pytest.fixture
def follow() -> Iterator[Follow]:
    """Follow files in a thread; return the queue of what was noticed."""
    stop = Event()
    threads = []

    def start(files: Files) -> Queue[frozenset[Path]]:
        noticed: Queue[frozenset[Path]] = Queue()
        watch = Watch(files)

        def run() -> None:
            for changed in watch.changes(stop):
                noticed.put(changed)

        threads.append(Thread(target=run))
        threads[-1].start()
        return noticed

    yield start
    stop.set()
    for thread in threads:
        thread.join()


def with_style(dossier: Path, asked: str) -> None:
    text = dossier.read_text(encoding="utf-8").split("版式:")[0]
    dossier.write_text(f"{text}版式: {asked}\n", encoding="utf-8")


# Which files.


def test_a_dossier_alone_is_followed(dossier: Path) -> None:
    assert Files([dossier]).now() == (dossier, *settings_for(dossier))


@pytest.mark.parametrize("asked", ["公文", "没有这种", "[公文]", "{字体: 宋体}"])
def test_a_style_by_name_is_no_file(dossier: Path, asked: str) -> None:
    with_style(dossier, asked)
    assert Files([dossier]).now() == (dossier, *settings_for(dossier))


def test_the_style_file_of_a_dossier_is_followed_from_its_folder(dossier: Path) -> None:
    with_style(dossier, "版式/校本.yaml")
    assert Files([dossier]).now() == (
        dossier,
        *settings_for(dossier),
        dossier.parent / "版式" / "校本.yaml",
    )


def test_the_style_file_of_the_command_line_goes_first(
    dossier: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_style(dossier, "校本.yaml")
    monkeypatch.chdir(tmp_path)
    files = Files([dossier], {"版式": "别的.yaml"})
    assert files.now() == (dossier, *settings_for(dossier), Path("别的.yaml"))


def test_the_tables_that_a_dossier_names_are_followed_too(dossier: Path) -> None:
    text = dossier.read_text(encoding="utf-8")
    tables = (
        "花名册: 花名册.xlsx\n成绩表:\n  - {文件: 表/期末.xlsx, 期末: 数学}\n  - 坏的\n  - [x]\n"
    )
    dossier.write_text(text + tables, encoding="utf-8")
    here = dossier.parent
    named = (here / name for name in ("花名册.xlsx", "表/期末.xlsx", "坏的"))
    assert Files([dossier]).now() == (dossier, *settings_for(dossier), *named)


@pytest.mark.parametrize("text", ["版式: [", "- 一\n- 二\n", "", "*甲\n"])
def test_a_dossier_that_is_none_names_no_style(dossier: Path, text: str) -> None:
    dossier.write_text(text, encoding="utf-8")
    assert Files([dossier]).now() == (dossier, *settings_for(dossier))


def test_while_a_dossier_cannot_be_read_its_last_style_is_followed(dossier: Path) -> None:
    with_style(dossier, "校本.yaml")
    files = Files([dossier])
    known = files.now()
    dossier.write_text("版式: [", encoding="utf-8")
    assert files.now() == known
    dossier.unlink()
    assert files.now() == known
    dossier.write_text("版式: 公文\n", encoding="utf-8")
    assert files.now() == (dossier, *settings_for(dossier))


# Which changes.


def test_a_save_is_noticed_once(follow: Follow, dossier: Path) -> None:
    noticed = follow(Files([dossier]))
    dossier.write_text("改了\n", encoding="utf-8")
    noticed.get(timeout=PATIENCE)
    with pytest.raises(Empty):
        noticed.get(timeout=A_WHILE)


def test_a_save_as_editors_do_is_noticed_each_time(follow: Follow, dossier: Path) -> None:
    noticed = follow(Files([dossier]))
    for number in range(3):
        save_as_editors_do(dossier, f"第{number}次\n")
        noticed.get(timeout=PATIENCE)


def test_the_system_itself_tells_of_a_save_as_editors_do(
    follow: Follow,
    dossier: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(watching, "LOOK_EVERY", 600_000)
    noticed = follow(Files([dossier]))
    # The watch of the system begins some time after the thread does.
    for number in range(100):
        save_as_editors_do(dossier, f"起初{number}\n")
        with suppress(Empty):
            noticed.get(timeout=0.2)
            break
    for number in range(3):
        save_as_editors_do(dossier, f"第{number}次\n")
        noticed.get(timeout=PATIENCE)


def test_removing_and_bringing_back_are_noticed(follow: Follow, dossier: Path) -> None:
    text = dossier.read_bytes()
    noticed = follow(Files([dossier]))
    dossier.unlink()
    noticed.get(timeout=PATIENCE)
    dossier.write_bytes(text)
    noticed.get(timeout=PATIENCE)


def test_what_changes_nothing_is_not_noticed(follow: Follow, dossier: Path) -> None:
    noticed = follow(Files([dossier]))
    os.utime(dossier)
    dossier.write_bytes(dossier.read_bytes())
    (dossier.parent / "别的.yaml").write_text("别的\n", encoding="utf-8")
    with pytest.raises(Empty):
        noticed.get(timeout=A_WHILE)


def test_a_save_between_making_and_watching_is_noticed(dossier: Path) -> None:
    watch = Watch(Files([dossier]))
    dossier.write_text("改了\n", encoding="utf-8")
    stop = Event()
    for _ in watch.changes(stop):
        stop.set()
    assert stop.is_set()


def test_a_save_of_the_style_is_noticed(follow: Follow, dossier: Path) -> None:
    with_style(dossier, "校本.yaml")
    noticed = follow(Files([dossier]))
    style = dossier.parent / "校本.yaml"
    for text in ("基于: 公文\n", "基于: 简洁\n"):
        style.write_text(text, encoding="utf-8")
        noticed.get(timeout=PATIENCE)


def test_another_style_in_another_folder_is_followed_from_then_on(
    follow: Follow, dossier: Path
) -> None:
    with_style(dossier, "校本.yaml")
    folder = dossier.parent / "版式"
    folder.mkdir()
    noticed = follow(Files([dossier]))
    with_style(dossier, "版式/别的.yaml")
    noticed.get(timeout=PATIENCE)
    (folder / "别的.yaml").write_text("基于: 公文\n", encoding="utf-8")
    noticed.get(timeout=PATIENCE)
    (dossier.parent / "校本.yaml").write_text("基于: 公文\n", encoding="utf-8")
    with pytest.raises(Empty):
        noticed.get(timeout=A_WHILE)


def test_a_dossier_behind_a_link_is_followed(follow: Follow, dossier: Path, tmp_path: Path) -> None:
    folder = tmp_path / "链接"
    folder.mkdir()
    (folder / "档案.yaml").symlink_to(dossier)
    noticed = follow(Files([folder / "档案.yaml"]))
    dossier.write_text("改了\n", encoding="utf-8")
    noticed.get(timeout=PATIENCE)


@pytest.mark.parametrize("error", [OSError, RuntimeError])
def test_without_a_watch_of_the_system_changes_are_noticed_all_the_same(
    follow: Follow,
    dossier: Path,
    monkeypatch: pytest.MonkeyPatch,
    error: type[Exception],
) -> None:
    def none_left(*_paths: Path, **_settings: object) -> NoReturn:
        raise error("OS file watch limit reached")

    monkeypatch.setattr(watching, "watch", none_left)
    noticed = follow(Files([dossier]))
    dossier.write_text("改了\n", encoding="utf-8")
    noticed.get(timeout=PATIENCE)


def test_without_a_folder_there_is_nothing_to_notice_until_it_is_there(
    follow: Follow, tmp_path: Path
) -> None:
    dossier = tmp_path / "以后" / "档案.yaml"
    noticed = follow(Files([dossier]))
    dossier.parent.mkdir()
    dossier.write_text("新的\n", encoding="utf-8")
    noticed.get(timeout=PATIENCE)


@pytest.mark.skipif(sys.platform == "win32", reason="pipes")
def test_a_pipe_in_place_of_a_style_file_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "校本.yaml"
    os.mkfifo(pipe)
    assert watching._content(pipe) is None


# Of which dossiers.


def test_a_change_concerns_the_dossiers_made_from_the_file(
    dossier: Path, tmp_path: Path, full_dossier: str
) -> None:
    other = tmp_path / "别的.yaml"
    other.write_text(full_dossier + "版式: 校本.yaml\n", encoding="utf-8")
    files = Files([tmp_path])
    style, settings = tmp_path / "校本.yaml", tmp_path / NAME
    assert set(files.now()) == {tmp_path, dossier, other, style, *settings_for(dossier)}
    assert files.made_from({style}) == [other]
    assert files.made_from({dossier}) == [dossier]
    assert set(files.made_from({settings})) == {dossier, other}
    assert files.made_from({tmp_path}) == []


def test_a_dossier_that_comes_into_a_folder_is_followed(
    follow: Follow, dossier: Path, tmp_path: Path, full_dossier: str
) -> None:
    noticed = follow(Files([tmp_path]))
    new = tmp_path / "新.yaml"
    new.write_text(full_dossier, encoding="utf-8")
    seen: frozenset[Path] = frozenset()
    while new not in seen:
        seen |= noticed.get(timeout=PATIENCE)
    assert dossier not in seen
    new.write_text(full_dossier.replace("李老师", "王老师"), encoding="utf-8")
    while noticed.get(timeout=PATIENCE) != {new, tmp_path}:
        pass


def test_the_settings_may_appear_in_any_folder_above(tmp_path: Path) -> None:
    inner = tmp_path / "年级" / "班"
    inner.mkdir(parents=True)
    dossier = inner / "档案.yaml"
    (tmp_path / NAME).write_text("", encoding="utf-8")
    assert settings_for(dossier) == (inner / NAME, inner.parent / NAME, tmp_path / NAME)
    (inner.parent / NAME).write_text("", encoding="utf-8")
    assert settings_for(dossier) == (inner / NAME, inner.parent / NAME)


def test_the_schools_document_of_a_style_file_is_followed(dossier: Path) -> None:
    with_style(dossier, "校本.yaml")
    style, document = dossier.parent / "校本.yaml", dossier.parent / "校本.docx"
    style.write_text("参照: 校本.docx\n", encoding="utf-8")
    assert Files([dossier]).now()[-2:] == (style, document)
    asked = dossier.parent / "另一份.docx"
    assert Files([dossier], {}, None, asked).now()[-1] == asked


def test_a_busy_folder_hides_no_save(follow: Follow, dossier: Path, tmp_path: Path) -> None:
    folder, other = tmp_path / "链接", tmp_path / "别处"
    folder.mkdir()
    other.mkdir()
    target = dossier.rename(other / "档案.yaml")
    link = folder / "档案.yaml"
    link.symlink_to(target)
    noticed = follow(Files([link]))
    end = time.monotonic() + 3 * A_WHILE
    number = 0
    while time.monotonic() < end:
        # Of these the system tells, of what is behind the link it does not.
        (folder / f"别的{number % 20}.txt").write_text(str(number), encoding="utf-8")
        number += 1
        time.sleep(0.02)
        if number == 40:
            target.write_text("改了\n", encoding="utf-8")
    assert link in noticed.get(timeout=0.1)
