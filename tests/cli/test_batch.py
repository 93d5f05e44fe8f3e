"""Many dossiers in one command: folders, patterns, workers, what came of each."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING, Any

import pytest

from plangen.pipeline import changes
from plangen.pipeline.batch import make_copies
from plangen.problems import brief

if TYPE_CHECKING:
    from pathlib import Path

    from plangen.pipeline.tasks import DocumentTask, MadeCopies

    from .terminal import Plangen

BROKEN = "文种: 学困生转化计划\n人数：31\n"
FIRST, SECOND, THIRD = (f"四年级（{n}）班数学学困生转化计划" for n in (1, 2, 3))


@pytest.fixture
def school(tmp_path: Path, full_dossier: str) -> Path:
    """Return a folder of three dossiers, one of them in a folder of its own, and other files."""
    folder = tmp_path / "档案"
    (folder / "四年级").mkdir(parents=True)
    for number, place in ((1, "一班.yaml"), (2, "二班.yml"), (3, "四年级/三班.yaml")):
        text = full_dossier.replace("四年级（1）班", f"四年级（{number}）班")
        (folder / place).write_text(text, encoding="utf-8")
    (folder / "校本.yaml").write_text("基于: 公文\n", encoding="utf-8")
    (folder / ".草稿.yaml").write_text(BROKEN, encoding="utf-8")
    (folder / "说明.txt").write_text("文种: 无\n", encoding="utf-8")
    return folder


def end_worker(task: DocumentTask) -> MadeCopies:
    """Make a document, but end the process at the second class."""
    if task.dossier.stem == "二班":
        os._exit(9)
    return make_copies(task)


def files(folder: Path, suffix: str = ".md") -> set[str]:
    return {
        path.relative_to(folder).as_posix() for path in folder.rglob(f"*{suffix}") if path.is_file()
    }


# Which.


@pytest.mark.usefixtures("school")
def test_a_folder_stands_for_the_dossiers_in_it(plangen: Plangen, tmp_path: Path) -> None:
    outcome = plangen("render", "档案/", "-o", "输出/", "-f", "md")
    assert outcome.status == 0
    assert files(tmp_path / "输出") == {f"{FIRST}.md", f"{SECOND}.md", f"四年级/{THIRD}.md"}
    assert "共 4 份：写出 3 份，跳过 1 份。" in outcome.out
    assert "校本.yaml" in outcome.out
    assert "不是档案" in outcome.out
    assert "草稿" not in outcome.all


def test_what_fix_kept_of_a_dossier_is_none_of_the_folder(
    plangen: Plangen, tmp_path: Path, full_dossier: str
) -> None:
    dossier = tmp_path / "档案.yaml"
    dossier.write_text(full_dossier.replace("班级: ", "班级："), encoding="utf-8")
    assert plangen("fix", "档案.yaml", "--yes").status == 0
    assert (tmp_path / "档案（改过的1）.yaml").is_file()
    outcome = plangen("render", ".")
    assert len(outcome.written) == 1
    assert "改过的" not in outcome.all
    dossier.unlink()
    assert "档案（改过的1）.yaml" in plangen("render", ".").all


def test_without_output_each_document_lies_beside_its_dossier(
    plangen: Plangen, school: Path
) -> None:
    assert plangen("render", "档案", "-f", "md").status == 0
    assert files(school) == {f"{FIRST}.md", f"{SECOND}.md", f"四年级/{THIRD}.md"}


@pytest.mark.usefixtures("school")
def test_a_pattern_is_looked_up_where_the_shell_does_not(plangen: Plangen, tmp_path: Path) -> None:
    assert plangen("render", "档案/*班.y*ml", "-o", "输出/", "-f", "md").status == 0
    assert files(tmp_path / "输出") == {f"{FIRST}.md", f"{SECOND}.md"}


def test_a_file_whose_name_looks_like_a_pattern_is_itself(
    plangen: Plangen, tmp_path: Path, full_dossier: str
) -> None:
    (tmp_path / "四[1]班.yaml").write_text(full_dossier, encoding="utf-8")
    assert plangen("render", "四[1]班.yaml", "-f", "md").written == [f"{FIRST}.md"]


def test_a_pattern_or_folder_without_dossiers_is_told(plangen: Plangen, tmp_path: Path) -> None:
    (tmp_path / "空").mkdir()
    outcome = plangen("render", "五年级*.yaml", "空")
    assert outcome.status == 1
    assert "五年级*.yaml 错误：没有这样的文件" in outcome.err
    assert "空 错误：文件夹里没有档案" in outcome.err
    assert "plangen new" in outcome.err


@pytest.mark.usefixtures("school")
def test_a_dossier_that_is_named_twice_is_written_once(plangen: Plangen) -> None:
    outcome = plangen("render", "档案", "档案/一班.yaml", "-f", "md")
    assert len(outcome.written) == 3


def test_summary_and_forms_take_folders_too(plangen: Plangen, school: Path) -> None:
    assert len(plangen("summary", "档案", "-f", "md").written) == 3
    outcome = plangen("forms", "档案", "--form", "结对名单", "-f", "md", "-o", "表/")
    assert outcome.status == 0
    assert files(school.parent / "表") == {
        "四年级（1）班结对名单.md",
        "四年级（2）班结对名单.md",
        "四年级/四年级（3）班结对名单.md",
    }


# Failures.


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_one_bad_dossier_does_not_stop_the_rest(plangen: Plangen, school: Path, jobs: str) -> None:
    (school / "七班.yaml").write_text(BROKEN, encoding="utf-8")
    outcome = plangen("render", "档案", "-o", "输出", "-f", "md", "--jobs", jobs)
    assert outcome.status == 1
    assert len(outcome.written) == 3
    assert "七班.yaml:2:" in outcome.err
    assert "共 5 份：写出 3 份，失败 1 份，跳过 1 份。" in outcome.out
    assert "档案/七班.yaml：失败\n" in outcome.out


def test_with_fail_fast_the_first_failure_ends_the_run(plangen: Plangen, school: Path) -> None:
    (school / "一班.yaml").write_text(BROKEN, encoding="utf-8")
    outcome = plangen("render", "档案", "-o", "输出", "-f", "md", "--fail-fast")
    assert outcome.status == 1
    assert outcome.written == []
    assert "失败 1 份，没有做 2 份" in outcome.out


def test_what_is_wrong_with_the_settings_is_told_once(plangen: Plangen, school: Path) -> None:
    (school / "plangen.toml").write_text('学校名 = "向阳小学"\n', encoding="utf-8")
    outcome = plangen("render", "档案", "-f", "md")
    assert outcome.status == 1
    assert outcome.err.count("这里没有“学校名”这一项") == 1
    assert "失败 3 份" in outcome.out


# Workers.


@pytest.mark.usefixtures("school")
def test_workers_write_the_same_bytes_and_tell_the_same(plangen: Plangen, tmp_path: Path) -> None:
    alone = plangen("render", "档案", "-o", "一/", "--jobs", "1")
    together = plangen("render", "档案", "-o", "二/", "--jobs", "2")
    assert together.all == alone.all.replace("一/", "二/")
    assert files(tmp_path / "一", ".docx") == files(tmp_path / "二", ".docx") != set()
    for name in files(tmp_path / "一", ".docx"):
        assert (tmp_path / "一" / name).read_bytes() == (tmp_path / "二" / name).read_bytes()


def test_a_worker_that_is_ended_leaves_a_message(
    plangen: Plangen, school: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plangen.pipeline.batch.make_copies", end_worker)
    outcome = plangen("render", "档案", "-f", "md", "--jobs", "2")
    assert outcome.status == 1
    assert "档案/二班.yml 错误：处理这份档案的进程被系统结束了" in outcome.err
    assert "--jobs 1" in outcome.err
    assert files(school) == {f"{FIRST}.md", f"四年级/{THIRD}.md"}


def test_the_number_of_processes_is_at_least_one(plangen: Plangen) -> None:
    outcome = plangen("render", "档案.yaml", "--jobs", "0")
    assert outcome.status == 2
    assert "Traceback" not in outcome.err


# The closing table in other forms.


def test_programs_are_told_what_came_of_each(plangen: Plangen, school: Path) -> None:
    (school / "七班.yaml").write_text(BROKEN, encoding="utf-8")
    outcome = plangen("--format", "json", "render", "档案", "-f", "md")
    told = json.loads(outcome.out)
    assert told["outcomes"] == {
        "档案/一班.yaml": "写出",
        "档案/七班.yaml": "失败",
        "档案/二班.yml": "写出",
        "档案/四年级/三班.yaml": "写出",
        "档案/校本.yaml": "跳过：没有“文种”，不是档案",
    }


def test_as_text_each_that_was_not_written_has_a_line(plangen: Plangen, school: Path) -> None:
    (school / "七班.yaml").write_text(BROKEN, encoding="utf-8")
    outcome = plangen("--format", "text", "render", "档案", "-f", "md")
    assert outcome.out.splitlines()[-3:] == [
        "档案/七班.yaml：失败",
        "档案/校本.yaml：跳过：没有“文种”，不是档案",
        "共 5 份：写出 3 份，失败 1 份，跳过 1 份。",
    ]


# Only what has changed.


def changed(plangen: Plangen, *more: str) -> list[str]:
    outcome = plangen("render", "档案", "-o", "输出", "-f", "md", "--changed", *more)
    assert outcome.status == 0, outcome.err
    return sorted(name.rpartition("/")[2] for name in outcome.written)


ALL = [f"{FIRST}.md", f"{SECOND}.md", f"{THIRD}.md"]


def test_only_what_has_changed_is_written_again(
    plangen: Plangen, school: Path, full_dossier: str
) -> None:
    assert changed(plangen) == ALL
    assert changed(plangen) == []
    (school / "一班.yaml").write_text(full_dossier.replace("李老师", "王老师"), encoding="utf-8")
    assert changed(plangen) == [f"{FIRST}.md"]
    (school.parent / "输出" / f"{SECOND}.md").unlink()
    assert changed(plangen) == [f"{SECOND}.md"]
    assert changed(plangen) == []


def test_a_table_a_style_and_the_settings_are_looked_at_too(plangen: Plangen, school: Path) -> None:
    first, second = school / "一班.yaml", school / "二班.yml"
    first.write_text(first.read_text(encoding="utf-8") + "版式: 校本.yaml\n", encoding="utf-8")
    table = school / "成绩.csv"
    table.write_text("姓名,期中\n许晓,61\n马小雨,55\n", encoding="utf-8")
    told = second.read_text(encoding="utf-8") + "成绩表: {文件: 成绩.csv, 期中: 期中}\n"
    second.write_text(told, encoding="utf-8")
    changed(plangen)
    (school / "校本.yaml").write_text("基于: 简洁\n", encoding="utf-8")
    assert changed(plangen) == [f"{FIRST}.md"]
    table.write_text("姓名,期中\n许晓,62\n马小雨,55\n", encoding="utf-8")
    assert changed(plangen) == [f"{SECOND}.md"]
    (school.parent / "plangen.toml").write_text('脱敏 = "代号"\n', encoding="utf-8")
    assert changed(plangen) == ALL
    (school / "plangen.toml").write_text('脱敏 = "姓氏"\n', encoding="utf-8")
    assert changed(plangen) == ALL


@pytest.mark.usefixtures("school")
def test_other_wishes_are_a_change(plangen: Plangen) -> None:
    changed(plangen)
    assert changed(plangen, "--mask", "代号") == ALL
    assert changed(plangen, "--set", "教师=王老师", "--mask", "代号") == ALL
    assert changed(plangen, "--set", "教师=王老师", "--mask", "代号") == []


def test_another_version_of_plangen_is_a_change(
    plangen: Plangen, school: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed(plangen)
    monkeypatch.setattr("plangen.pipeline.changes.__version__", "99.0")
    assert changed(plangen) == ALL
    assert files(school.parent / "输出") >= {f"{FIRST}.md"}


@pytest.mark.parametrize("record", ["", "{", "[]", '{"made": 1}', '{"plangen": "0.1.0"}', "null"])
def test_a_damaged_record_says_that_all_has_changed(
    plangen: Plangen, school: Path, record: str
) -> None:
    changed(plangen)
    (school.parent / "输出" / ".plangen.json").write_text(record, encoding="utf-8")
    assert changed(plangen) == ALL


def test_what_a_teacher_has_edited_stays_while_nothing_has_changed(
    plangen: Plangen, school: Path
) -> None:
    changed(plangen)
    edited = school.parent / "输出" / f"{FIRST}.md"
    edited.write_text("改过\n", encoding="utf-8")
    assert changed(plangen) == []
    assert edited.read_text(encoding="utf-8") == "改过\n"


def test_folders_may_be_moved_together(
    plangen: Plangen, school: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed(plangen)
    new = school.parent / "新"
    new.mkdir()
    school.rename(new / "档案")
    (school.parent / "输出").rename(new / "输出")
    monkeypatch.chdir(new)
    assert changed(plangen) == []


def test_a_dossier_that_failed_is_tried_again(
    plangen: Plangen, school: Path, full_dossier: str
) -> None:
    (school / "一班.yaml").write_text(BROKEN, encoding="utf-8")
    arguments = ("render", "档案", "-o", "输出", "-f", "md", "--changed")
    assert plangen(*arguments).status == 1
    again = plangen(*arguments)
    assert again.status == 1
    assert "没有变化" in again.out
    (school / "一班.yaml").write_text(full_dossier, encoding="utf-8")
    assert changed(plangen) == [f"{FIRST}.md"]


# Names of files.


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("四年级1/2班计划：上", "四年级1_2班计划：上"),
        ("四年级:数学?计划", "四年级_数学_计划"),
        ("CON", "_CON"),
        ("计划……..", "计划……"),
        ("数学" * 60, "数学" * 40),
    ],
)
def test_a_title_that_can_be_no_file_name_is_made_one_and_told(
    plangen: Plangen, tmp_path: Path, full_dossier: str, title: str, name: str
) -> None:
    (tmp_path / "一班.yaml").write_text(f"{full_dossier}标题: '{title}'\n", encoding="utf-8")
    outcome = plangen("render", "一班.yaml", "-f", "md")
    assert outcome.written == [f"{name}.md"]
    told = f"标题“{brief(title)}”不能原样作文件名，文件名写成“{brief(name)}”。"
    assert told in outcome.err
    assert "文件名写成" not in plangen("render", "一班.yaml", "-o", "甲.md").err


def test_names_that_differ_in_case_alone_are_told_apart(
    plangen: Plangen, tmp_path: Path, full_dossier: str
) -> None:
    for name, title in (("甲", "PLAN"), ("乙", "plan")):
        (tmp_path / f"{name}.yaml").write_text(f"{full_dossier}标题: {title}\n", encoding="utf-8")
    assert plangen("render", "甲.yaml", "乙.yaml", "-f", "md").written == [
        "PLAN.md",
        "plan（乙）.md",
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
def test_on_a_terminal_a_bar_shows_how_long_it_takes(tmp_path: Path, full_dossier: str) -> None:
    from .device import Terminal  # noqa: PLC0415  (skips where there are none)

    for number in range(6):
        text = full_dossier.replace("四年级（1）班", f"四年级（{number}）班")
        (tmp_path / f"{number}班.yaml").write_text(text, encoding="utf-8")
    terminal = Terminal(tmp_path, "render", ".", "-f", "md")
    assert terminal.end() == 0
    assert "/6 还要 " in terminal.shown
    assert terminal.shown.splitlines()[-1] == "共 6 份：写出 6 份。"
    terminal.close()
    few = Terminal(tmp_path, "render", "1班.yaml", "-f", "md")
    assert few.end() == 0
    assert "还要" not in few.shown
    few.close()


@pytest.mark.usefixtures("school")
def test_check_takes_dossiers_of_a_folder_as_well(plangen: Plangen) -> None:
    outcome = plangen("check", "档案")
    assert outcome.status == 0
    assert "共 5 份：没有错误 4 份，跳过 1 份。" in outcome.out


def test_a_folder_with_more_files_than_a_school_has_is_refused(
    plangen: Plangen, school: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plangen.pipeline.finding.MOST_FILES", 4)
    outcome = plangen("render", "档案", "-f", "md")
    assert outcome.status == 1
    assert "档案 错误：这个文件夹里的文件太多" in outcome.err
    assert files(school) == set()


@pytest.mark.skipif(sys.platform == "win32", reason="links")
def test_links_to_folders_within_a_folder_are_not_followed(plangen: Plangen, school: Path) -> None:
    (school / "绕回").symlink_to(school)
    assert len(plangen("render", "档案", "-f", "md").written) == 3
    (school.parent / "链接").symlink_to(school)
    assert len(plangen("render", "链接", "-f", "md").written) == 3


# Whose a file is.


@pytest.fixture
def twins(tmp_path: Path, full_dossier: str) -> list[Path]:
    """Return two dossiers of one title, of different teachers."""
    paths = []
    for name, teacher in (("甲", "李老师"), ("乙", "王老师")):
        paths.append(tmp_path / "档案" / f"{name}.yaml")
        paths[-1].parent.mkdir(exist_ok=True)
        paths[-1].write_text(full_dossier.replace("李老师", teacher), encoding="utf-8")
    return sorted(paths)


def test_a_name_stays_with_its_dossier_when_only_the_other_has_changed(
    plangen: Plangen, twins: list[Path]
) -> None:
    out = twins[0].parent.parent / "输出"
    assert changed(plangen) == [f"{FIRST}.md", f"{FIRST}（甲）.md"]
    text = twins[1].read_text(encoding="utf-8").replace("李老师", "赵老师")
    twins[1].write_text(text, encoding="utf-8")
    assert changed(plangen) == [f"{FIRST}（甲）.md"]
    assert "王老师" in (out / f"{FIRST}.md").read_text(encoding="utf-8")
    assert "赵老师" in (out / f"{FIRST}（甲）.md").read_text(encoding="utf-8")


def test_a_refused_file_is_not_offered_to_the_next_dossier(
    plangen: Plangen, twins: list[Path]
) -> None:
    out = twins[0].parent.parent / "输出"
    render = ("render", "档案", "-o", "输出", "-f", "md")
    plangen(*render)
    (out / f"{FIRST}.md").write_text("改过\n", encoding="utf-8")
    outcome = plangen(*render)
    assert outcome.status == 1
    assert outcome.written == [f"输出/{FIRST}（甲）.md"]
    assert (out / f"{FIRST}.md").read_text(encoding="utf-8") == "改过\n"


def test_a_name_that_tells_dossiers_apart_is_no_longer_than_a_disk_allows(
    plangen: Plangen, tmp_path: Path, full_dossier: str
) -> None:
    for name in ("甲", "乙" * 70):
        text = f"{full_dossier}标题: {'学' * 70}\n"
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    outcome = plangen("render", "甲.yaml", f"{'乙' * 70}.yaml", "-f", "md")
    assert outcome.status == 0
    assert len(outcome.written) == 2
    assert max(len(name.encode()) for name in outcome.written) <= 255


def test_a_dossier_by_several_paths_is_one(plangen: Plangen, school: Path) -> None:
    (school / "链接.yaml").symlink_to("一班.yaml")
    paths = (
        "档案/一班.yaml",
        str(school / "一班.yaml"),
        "档案/四年级/../一班.yaml",
        "档案/链接.yaml",
    )
    assert plangen("render", *paths, "-f", "md").written == [f"档案/{FIRST}.md"]


# The record.


def test_a_save_while_a_document_is_made_is_a_change(
    plangen: Plangen, school: Path, monkeypatch: pytest.MonkeyPatch, full_dossier: str
) -> None:
    saved = full_dossier.replace("李老师", "王老师")

    def make(task: DocumentTask) -> MadeCopies:
        made = make_copies(task)
        if task.dossier.stem == "一班":
            task.dossier.write_text(saved, encoding="utf-8")
        return made

    with monkeypatch.context() as patch:
        patch.setattr("plangen.pipeline.batch.make_copies", make)
        assert changed(plangen, "--jobs", "1") == ALL
    assert changed(plangen) == [f"{FIRST}.md"]
    text = (school.parent / "输出" / f"{FIRST}.md").read_text(encoding="utf-8")
    assert "王老师" in text


@pytest.mark.usefixtures("school")
def test_another_place_is_a_change(plangen: Plangen, tmp_path: Path) -> None:
    for name in ("一.md", "二.md"):
        outcome = plangen("render", "档案/一班.yaml", "-o", name, "--changed")
        assert outcome.written == [name]
        assert (tmp_path / name).is_file()
    again = plangen("render", "档案/一班.yaml", "-o", "二.md", "--changed")
    assert again.out == "共 1 份：没有变化 1 份。\n"


@pytest.mark.parametrize("content", ["文种: 一\n", '{"别的": 1}', "[" * 200_000])
def test_a_file_of_the_records_name_that_is_none_stays(
    plangen: Plangen, school: Path, content: str
) -> None:
    record = school / ".plangen.json"
    record.write_text(content, encoding="utf-8")
    for _ in range(2):
        assert len(plangen("render", "档案", "-o", "档案", "-f", "md", "--changed").written) == 3
    assert record.read_text(encoding="utf-8") == content


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes")
def test_a_link_or_a_pipe_in_the_place_of_the_record_is_left_alone(
    plangen: Plangen, school: Path
) -> None:
    record = school / ".plangen.json"
    record.symlink_to("一班.yaml")
    before = (school / "一班.yaml").read_bytes()
    assert len(plangen("render", "档案", "-o", "档案", "-f", "md", "--changed").written) == 3
    assert (school / "一班.yaml").read_bytes() == before
    record.unlink()
    os.mkfifo(record)
    assert len(plangen("render", "档案", "-o", "档案", "-f", "md", "--changed").written) == 3


# Kinds and forms of a school's own.


def test_templates_in_a_folder_of_dossiers_are_none(plangen: Plangen, school: Path) -> None:
    kinds = school / "模板" / "kinds"
    kinds.mkdir(parents=True)
    own = "文种: 晚辅导计划\n说明: 晚上用。\n别名: []\n标题: 计划\n日期: 日期\n抬头: []\n"
    (kinds / "晚辅导计划.yaml").write_text(f"{own}档案: []\n章节: []\n", encoding="utf-8")
    outcome = plangen("render", "档案", "-f", "md")
    assert outcome.status == 0
    assert len(outcome.written) == 3


def test_a_form_that_only_one_school_has_is_asked_of_no_other(
    plangen: Plangen, school: Path
) -> None:
    forms = school / "四年级" / "模板" / "forms"
    forms.mkdir(parents=True)
    text = "名称: 校本表\n用处: 记录。\n别名: []\n分页: 一人一页\n需要: [学困生]\n"
    (forms / "校本表.yaml").write_text(text, encoding="utf-8")
    outcome = plangen("forms", "档案/一班.yaml", "--form", "校本表")
    assert outcome.status == 1
    assert "没有“校本表”这张表格" in outcome.err


# What came of each.


def test_the_closing_lines_name_what_failed_and_not_what_was_written(
    plangen: Plangen, school: Path
) -> None:
    for name in ("一班.yaml", "四年级/三班.yaml"):
        (school / name).write_text(BROKEN, encoding="utf-8")
    (school / "校本.yaml").unlink()
    outcome = plangen("render", "档案", "-f", "md")
    assert outcome.out.splitlines()[-3:] == [
        "档案/一班.yaml：失败",
        "档案/四年级/三班.yaml：失败",
        "共 3 份：写出 1 份，失败 2 份。",
    ]


@pytest.mark.usefixtures("school")
def test_what_has_not_changed_is_only_counted(plangen: Plangen) -> None:
    changed(plangen)
    outcome = plangen("render", "档案", "-o", "输出", "-f", "md", "--changed")
    assert outcome.out == (
        "档案/校本.yaml：跳过：没有“文种”，不是档案\n共 4 份：没有变化 3 份，跳过 1 份。\n"
    )


@pytest.mark.usefixtures("school")
def test_a_pattern_means_dossiers_alone(plangen: Plangen) -> None:
    for _ in range(2):  # without documents beside them, and with
        assert len(plangen("render", "档案/**", "-f", "md").written) == 3


def test_a_record_is_read_once_for_all_dossiers(
    plangen: Plangen, school: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed(plangen)
    read: list[Path] = []
    loaded = changes._loaded

    def count(path: Path) -> dict[str, Any] | None:
        read.append(path)
        return loaded(path)

    monkeypatch.setattr(changes, "_loaded", count)
    (school.parent / "输出" / f"{FIRST}.md").unlink()
    assert changed(plangen) == [f"{FIRST}.md"]
    # Once to know what has changed, once before it is replaced.
    assert len(read) == 2
