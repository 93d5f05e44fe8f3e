"""--set and plangen.toml as the commands take them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .terminal import english

if TYPE_CHECKING:
    from pathlib import Path

    from .terminal import Outcome, Plangen


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    """Return the path of settings for the temporary folder, which a test has yet to write."""
    return tmp_path / "plangen.toml"


def written(outcome: Outcome, folder: Path) -> str:
    """Return the document that a run has written, without the seal at its end."""
    (name,) = outcome.written
    return (folder / name).read_text(encoding="utf-8").rpartition("<!--")[0]


def rendered(plangen: Plangen, dossier: Path, *more: str) -> str:
    outcome = plangen("render", dossier.name, "-f", "md", "--force", *more)
    assert outcome.status == 0, outcome.err
    return written(outcome, dossier.parent)


# What it changes.


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (["学校=河东小学"], "河东小学"),
        (["学校＝河东小学"], "河东小学"),
        (["学困生.2.目标=63"], "63"),
        (["学困生．2．目标=63"], "63"),
        (["学生情况.人数=32", "学生情况.女生=14"], "32"),
        (["学困生.1.表现=[上课走神, 同桌提醒才回来]"], "同桌提醒才回来"),
        (["标题=甲计划", "标题=乙计划"], "# 乙计划"),
        (["目标.1.目标=93%"], "93%"),
        (["结语='甲: 乙'"], "甲: 乙"),
    ],
)
def test_one_run_says_something_else_than_the_dossier(
    plangen: Plangen, dossier: Path, given: list[str], told: str
) -> None:
    before = dossier.read_bytes()
    assert told not in rendered(plangen, dossier)
    options = [word for pair in given for word in ("--set", pair)]
    assert told in rendered(plangen, dossier, *options)
    assert dossier.read_bytes() == before


def test_an_empty_value_takes_an_entry_out(plangen: Plangen, dossier: Path) -> None:
    assert "向阳小学" in rendered(plangen, dossier)
    assert "向阳小学" not in rendered(plangen, dossier, "--set", "学校=")


def test_an_empty_item_takes_a_pupil_out(plangen: Plangen, dossier: Path) -> None:
    assert "马×" in rendered(plangen, dossier)
    without = rendered(plangen, dossier, "--set", "学困生.2=", "--set", "总结=")
    assert "马×" not in without
    assert "许×" in without


@pytest.mark.usefixtures("dossier")
def test_the_last_of_two_words_counts_also_beside_the_whole(plangen: Plangen) -> None:
    given = ["学生情况.人数=40", "学生情况={特点: [计算基础薄弱]}", "学生情况.人数=41"]
    options = [word for pair in given for word in ("--set", pair)]
    outcome = plangen("config", "档案.yaml", "--format", "text", *options)
    assert "学生情况.人数\t41\t命令行" in outcome.out


@pytest.mark.parametrize("command", ["render", "summary", "preview", "forms"])
def test_commands_that_make_documents_take_it(
    plangen: Plangen, dossier: Path, command: str
) -> None:
    more = [] if command == "preview" else ["-f", "md"]
    outcome = plangen(command, "档案.yaml", *more, "--set", "班级=四年级（7）班")
    assert outcome.status == 0, outcome.err
    texts = [path.read_text(encoding="utf-8") for path in dossier.parent.rglob("*.md")]
    assert "四年级（7）班" in outcome.out + "".join(texts)


@pytest.mark.usefixtures("dossier")
@pytest.mark.parametrize(("option", "value"), [("--mask", "否"), ("--style", "公文")])
def test_the_short_options_go_before_it(plangen: Plangen, option: str, value: str) -> None:
    key = {"--mask": "脱敏", "--style": "版式"}[option]
    other = {"--mask": "代号", "--style": "简洁"}[option]
    outcome = plangen(
        "config", "档案.yaml", "--format", "text", option, value, "--set", f"{key}={other}"
    )
    assert f"{key}\t{value}\t命令行" in outcome.out


# What cannot be.


@pytest.mark.parametrize(
    ("pair", "words"),
    [
        ("学笑=向阳小学", ["不认识“学笑”", "学校"]),
        ("学生情况.人生=40", ["不认识“人生”", "人数"]),
        ("周数=很多", ["“很多”不是整数", "--set 周数=21"]),
        ("学生情况.人数=很多", ["不是整数", "--set 学生情况.人数=31"]),
        ("学困生.1.姓名=", ["“姓名”后面没有内容", "--set 学困生.1.姓名=内容"]),
        ("学困生.5.目标=60", ["“学困生”有 2 项，没有“5”这一项", "学困生.2.目标=60"]),
        ("学困生.0.目标=60", ["没有“0”这一项"]),
        ("学校.全称=向阳", ["“学校”里没有几项", "“全称”"]),
        ("措施.1.频次=每周一次", ["“措施.1”里没有几项"]),
        ("文种=学困生转化计画", ["没有“学困生转化计画”这个文种", "学困生转化计划"]),
        ("版式=公函", ["没有“公函”这种版式", "公文"]),
        ("年级=五年级", ["年级写的是五年级", "班级（第 4 行）"]),
    ],
)
def test_a_wrong_entry_is_told_as_it_was_typed(
    plangen: Plangen, dossier: Path, pair: str, words: list[str]
) -> None:
    outcome = plangen("--format", "text", "render", "档案.yaml", "--set", pair)
    assert outcome.status == 1
    (line,) = [line for line in outcome.err.splitlines() if ": 错误: " in line]
    assert line.startswith(f"{pair}: 错误: ")
    for word in words:
        assert word in line
    assert english(line, pair) == set()
    assert list(dossier.parent.glob("*.docx")) == []


@pytest.mark.usefixtures("dossier")
@pytest.mark.parametrize(
    ("pair", "word"),
    [
        ("学校", "不是“键=值”"),
        ("=向阳小学", "不是“键=值”"),
        ("学校=甲: 乙: 丙", "看不懂"),
        ("课时={每周: 4, 每周: 5}", "看不懂"),
    ],
)
def test_what_is_no_entry_is_refused(plangen: Plangen, pair: str, word: str) -> None:
    outcome = plangen("render", "档案.yaml", "--set", pair)
    assert outcome.status == 2
    assert word in outcome.err


# plangen.toml.


def test_settings_are_told_once_for_many_dossiers(
    plangen: Plangen, dossier: Path, settings: Path
) -> None:
    settings.write_text("封面 = '好'\n颜色 = '红'\n", encoding="utf-8")
    for number in (2, 3):
        text = dossier.read_text(encoding="utf-8").replace("（1）班", f"（{number}）班")
        dossier.with_name(f"四{number}班.yaml").write_text(text, encoding="utf-8")
    outcome = plangen("--format", "text", "render", ".", "-o", "输出/", "--jobs", "2")
    assert outcome.status == 1
    assert outcome.err.count("plangen.toml:1:1: 错误") == 1
    assert outcome.err.count("plangen.toml:2:1: 错误") == 1
    assert "失败 3 份" in outcome.out


def test_a_broken_settings_file_is_told_once_with_the_line_mended(
    plangen: Plangen, dossier: Path, settings: Path
) -> None:
    settings.write_text("学校 = 向阳小学\n", encoding="utf-8")
    other = dossier.with_name("四2班.yaml")
    other.write_text(dossier.read_text(encoding="utf-8"), encoding="utf-8")
    outcome = plangen("render", "档案.yaml", "四2班.yaml")
    assert outcome.status == 1
    assert outcome.err.count('学校 = "向阳小学"') == 1
    assert "Traceback" not in outcome.all


# New dossiers beside settings.

SETTLED = "学校 = '向阳小学'\n学年 = '2026-2027'\n学期 = '第一学期'\n周数 = 21\n"
COMMENT = "# 学校、学年、学期、周数由 plangen.toml 统一规定"


def keys_of(path: Path) -> set[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return {line.partition(":")[0] for line in lines if line and line[0] not in "# -"}


@pytest.mark.parametrize("kind", ["学困生转化计划", "班主任工作计划", "课后服务实施方案"])
def test_a_new_dossier_leaves_out_what_the_settings_say(
    plangen: Plangen, tmp_path: Path, settings: Path, kind: str
) -> None:
    assert plangen("new", "甲.yaml", "--kind", kind).status == 0
    asked = keys_of(tmp_path / "甲.yaml")
    settings.write_text(SETTLED, encoding="utf-8")
    assert plangen("new", "乙.yaml", "--kind", kind).status == 0
    left = keys_of(tmp_path / "乙.yaml")
    assert asked - left == asked & {"学校", "学年", "学期", "周数"} != set()
    assert COMMENT in (tmp_path / "乙.yaml").read_text(encoding="utf-8")
    assert "plangen.toml" not in (tmp_path / "甲.yaml").read_text(encoding="utf-8")


def test_what_is_asked_for_by_name_is_written_beside_the_settings(
    plangen: Plangen, tmp_path: Path, settings: Path
) -> None:
    settings.write_text(SETTLED, encoding="utf-8")
    assert plangen("new", "甲.yaml", "--school", "河东小学").status == 0
    text = (tmp_path / "甲.yaml").read_text(encoding="utf-8")
    assert "\n学校: 河东小学\n" in text
    assert "# 学年、学期、周数由 plangen.toml 统一规定" in text


def test_the_next_terms_dossier_leaves_them_out_too(
    plangen: Plangen, dossier: Path, settings: Path
) -> None:
    settings.write_text(SETTLED, encoding="utf-8")
    lines = dossier.read_text(encoding="utf-8").splitlines(keepends=True)
    said = ("学校", "学年", "学期", "周数")
    dossier.write_text("".join(each for each in lines if not each.startswith(said)), "utf-8")
    assert plangen("new", "下学期.yaml", "--from", "档案.yaml").status == 0
    new = dossier.with_name("下学期.yaml")
    assert keys_of(new) & set(said) == set()
    assert COMMENT in new.read_text(encoding="utf-8")


def test_a_broken_settings_file_is_told_before_anything_is_written(
    plangen: Plangen, tmp_path: Path, settings: Path
) -> None:
    settings.write_text("学校：向阳小学\n", encoding="utf-8")
    outcome = plangen("new", "甲.yaml")
    assert outcome.status == 1
    assert '学校 = "向阳小学"' in outcome.err
    assert not (tmp_path / "甲.yaml").exists()
