"""A school's folder in front of the package: what is read, what is kept, what is refused."""

from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from plangen import resources
from plangen.problems import ProblemsError

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def school(tmp_path: Path) -> Path:
    folder = tmp_path / "模板"
    folder.mkdir()
    return folder


def write(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def told(name: str) -> str:
    with pytest.raises(ProblemsError) as caught:
        resources.read_text(name)
    (problem,) = caught.value.problems
    assert problem.hint
    return problem.message


def test_a_file_of_the_same_name_takes_the_place_of_the_packages(school: Path) -> None:
    packaged = resources.read_text("sections/措施.md.j2")
    path = write(school, "sections/措施.md.j2", "本校的措施\n")
    with resources.using(school):
        assert resources.read_text("sections/措施.md.j2") == "本校的措施\n"
        assert resources.place("sections/措施.md.j2") == path
    assert resources.read_text("sections/措施.md.j2") == packaged
    assert resources.place("sections/措施.md.j2") == Path("sections/措施.md.j2")


def test_what_the_folder_lacks_comes_from_the_package(school: Path) -> None:
    packaged = resources.read_yaml("kinds/_order.yaml")
    with resources.using(school):
        assert resources.read_yaml("kinds/_order.yaml") == packaged


def test_names_are_those_of_both(school: Path) -> None:
    write(school, "kinds/晚辅导计划.yaml", "")
    write(school, "kinds/学困生转化计划.yaml", "")
    write(school, "kinds/._晚辅导计划.yaml", "")
    write(school, "kinds/~$晚辅导计划.yaml", "")
    packaged = resources.names("kinds", ".yaml")
    with resources.using(school):
        assert resources.names("kinds", ".yaml") == sorted([*packaged, "晚辅导计划"])


def test_the_first_folder_wins(school: Path, tmp_path: Path) -> None:
    write(school, "sections/甲.md.j2", "一")
    write(tmp_path / "区", "sections/甲.md.j2", "二")
    write(tmp_path / "区", "sections/乙.md.j2", "三")
    with resources.using(school, tmp_path / "区"):
        assert resources.read_text("sections/甲.md.j2") == "一"
        assert resources.read_text("sections/乙.md.j2") == "三"


def test_none_means_the_package_alone_even_within_another(school: Path) -> None:
    write(school, "sections/措施.md.j2", "本校")
    with resources.using(school), resources.using(None):
        assert resources.read_text("sections/措施.md.j2") != "本校"


@pytest.mark.parametrize("name", ["check/labels.yaml", "web/document.html.j2"])
def test_word_lists_and_web_pages_are_not_a_schools(school: Path, name: str) -> None:
    packaged = resources.read_text(name)
    write(school, name, "换掉")
    with resources.using(school):
        assert resources.read_text(name) == packaged


@pytest.mark.parametrize(
    "name",
    [
        "../秘密.md.j2",
        "sections/../../秘密.md.j2",
        "/etc/passwd",
        "sections//措施.md.j2",
        "sections/./措施.md.j2",
        "sections\\..\\..\\秘密",
        "C:/秘密",
        "sections/a\0.md.j2",
        "",
    ],
)
def test_a_name_cannot_leave_the_folder(school: Path, name: str) -> None:
    write(school.parent, "秘密.md.j2", "秘密")
    with resources.using(school):
        assert "不能用" in told(name)
    assert "不能用" in told(name)


def test_a_link_that_leads_out_is_refused_and_one_within_is_not(school: Path) -> None:
    secret = write(school.parent, "秘密.txt", "秘密")
    inside = write(school, "sections/甲.md.j2", "甲")
    (school / "sections/乙.md.j2").symlink_to(secret)
    (school / "sections/丙.md.j2").symlink_to(inside)
    (school / "forms").symlink_to(school.parent)
    with resources.using(school):
        assert "外面" in told("sections/乙.md.j2")
        assert "外面" in told("forms/秘密.txt")
        assert resources.read_text("sections/丙.md.j2") == "甲"


def test_links_that_lead_nowhere_or_round_are_told(school: Path) -> None:
    (school / "sections").mkdir()
    (school / "sections/甲.md.j2").symlink_to(school / "没有")
    (school / "sections/乙.md.j2").symlink_to(school / "sections/乙.md.j2")
    with resources.using(school):
        assert "读不了" in told("sections/甲.md.j2")
        assert "读不了" in told("sections/乙.md.j2")


def test_another_encoding_is_told_with_its_line(school: Path) -> None:
    path = write(school, "sections/甲.md.j2", "a\nb\n措施".encode("gb18030"))
    with resources.using(school), pytest.raises(ProblemsError) as caught:
        resources.read_text("sections/甲.md.j2")
    (problem,) = caught.value.problems
    assert (problem.file, problem.line) == (path, 3)
    assert "UTF-8" in problem.message
    assert "另存为" in problem.hint


def test_a_mark_of_byte_order_and_line_ends_of_windows_do_not_matter(school: Path) -> None:
    write(school, "sections/甲.md.j2", "\ufeff一\r\n二\r\n")
    with resources.using(school):
        assert resources.read_text("sections/甲.md.j2") == "一\n二\n"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_a_pipe_is_not_opened(school: Path) -> None:
    (school / "sections").mkdir()
    os.mkfifo(school / "sections/甲.md.j2")
    with resources.using(school):
        assert "不是普通文件" in told("sections/甲.md.j2")


def test_a_huge_file_and_a_folder_of_very_many_are_refused(
    school: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(school, "sections/甲.md.j2", b"x" * (resources.MAX_BYTES + 1))
    with resources.using(school):
        assert "太大" in told("sections/甲.md.j2")
    monkeypatch.setattr(resources, "MAX_FILES", 0)
    with pytest.raises(ProblemsError, match="太多"), resources.using(school):
        pass


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ProblemsError, match="找不到"), resources.using(tmp_path / "没有"):
        pass


# What is made of templates is kept.


def counted() -> tuple[Callable[[str], str], list[str]]:
    made: list[str] = []

    @resources.cached
    def text_of(name: str) -> str:
        made.append(name)
        return resources.read_text(name)

    return text_of, made


def test_what_is_made_of_the_package_is_made_once() -> None:
    text_of, made = counted()
    assert text_of("sections/措施.md.j2") == text_of("sections/措施.md.j2")
    assert made == ["sections/措施.md.j2"]


def test_each_folder_has_its_own_and_the_package_keeps_its(school: Path, tmp_path: Path) -> None:
    text_of, made = counted()
    other = tmp_path / "另一所"
    write(school, "sections/措施.md.j2", "一")
    write(other, "sections/措施.md.j2", "二")
    packaged = text_of("sections/措施.md.j2")
    for _ in range(2):
        with resources.using(school):
            assert text_of("sections/措施.md.j2") == "一"
        with resources.using(other):
            assert text_of("sections/措施.md.j2") == "二"
        assert text_of("sections/措施.md.j2") == packaged
    assert len(made) == 3


def test_an_edit_is_noticed_when_the_folder_is_put_in_force_again(school: Path) -> None:
    text_of, made = counted()
    path = write(school, "sections/甲.md.j2", "一")
    with resources.using(school):
        assert text_of("sections/甲.md.j2") == "一"
    path.write_text("二", encoding="utf-8")
    os.utime(path, ns=(1, 1))
    with resources.using(school):
        assert text_of("sections/甲.md.j2") == "二"
    assert len(made) == 2


def test_of_many_edits_only_the_last_few_are_kept(school: Path) -> None:
    text_of, made = counted()
    path = write(school, "sections/甲.md.j2", "一")
    for turn in range(resources.MOST_STATES + 2):
        os.utime(path, ns=(turn, turn))
        with resources.using(school):
            text_of("sections/甲.md.j2")
    before = len(made)
    os.utime(path, ns=(0, 0))
    with resources.using(school):
        text_of("sections/甲.md.j2")
    assert len(made) == before + 1


def test_a_folder_is_in_force_for_its_own_thread_alone(school: Path) -> None:
    write(school, "sections/措施.md.j2", "本校")
    seen: list[str] = []
    with resources.using(school):
        other = threading.Thread(
            target=lambda: seen.append(resources.read_text("sections/措施.md.j2"))
        )
        other.start()
        other.join()
    assert seen != ["本校"]
