"""``plangen config``: the values that hold, and where each comes from."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from .terminal import english

if TYPE_CHECKING:
    from pathlib import Path

    from .terminal import Outcome, Plangen

SETTINGS = """\
学校 = "柳河小学"
周数 = 20
版式 = "公文"
编号 = ["一、", "1."]
模板 = "模板"

[分数线]
优秀 = 90

[校历]
放假 = ["2026-11-06"]

[检查]
忽略 = ["T05", "S15"]
"""


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    path = tmp_path / "plangen.toml"
    path.write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "模板" / "kinds").mkdir(parents=True)
    return path


def rows(outcome: Outcome) -> dict[str, tuple[str, str]]:
    """Values and their sources by key, of a run with --format text."""
    lines = (line.split("\t") for line in outcome.out.splitlines())
    return {key: (value, source) for key, value, source in lines}


def shown(plangen: Plangen, *more: str) -> dict[str, tuple[str, str]]:
    outcome = plangen("config", "档案.yaml", "--format", "text", *more)
    assert (outcome.status, outcome.err) == (0, "")
    return rows(outcome)


def test_each_value_is_told_with_its_line_in_the_dossier(plangen: Plangen, dossier: Path) -> None:
    found = shown(plangen)
    lines = dossier.read_text(encoding="utf-8").splitlines()
    for key, (_, source) in found.items():
        if source.startswith("档案.yaml"):
            number = int(source.removeprefix("档案.yaml 第 ").removesuffix(" 行"))
            assert lines[number - 1].startswith(f"{key}:")
    assert found["周数"] == ("21", "档案.yaml 第 12 行")


def test_what_the_kind_the_style_and_the_program_give_is_told_as_theirs(
    plangen: Plangen, dossier: Path
) -> None:
    dossier.write_text(
        dossier.read_text(encoding="utf-8").replace("年级: 四年级\n", ""), encoding="utf-8"
    )
    found = shown(plangen)
    assert found["配套的总结"] == ("学困生工作总结", "文种")
    assert found["标题"] == ("四年级（1）班数学学困生转化计划", "文种")
    assert found["范围"] == ("班级", "文种")
    assert found["章节"][0].startswith("指导思想、学生情况、")
    assert found["章节"][1] == "文种"
    assert found["年级"] == ("四年级", "由班级推出")
    assert found["脱敏"] == ("姓氏", "内置")
    assert found["版式"] == ("校内", "内置")
    assert found["分数线.优秀"] == ("85%", "内置")
    assert found["审批栏"] == ("否", "版式")
    assert found["编号"][1] == "版式"


@pytest.mark.usefixtures("settings", "dossier")
def test_the_settings_are_told_with_their_lines(plangen: Plangen) -> None:
    found = shown(plangen)
    assert found["学校"] == ("向阳小学", "档案.yaml 第 3 行")
    assert found["版式"] == ("公文", "plangen.toml 第 3 行")
    assert found["编号"] == ("一、 1.", "plangen.toml 第 4 行")
    assert found["模板"] == ("模板", "plangen.toml 第 5 行")
    assert found["分数线.优秀"] == ("90", "plangen.toml 第 8 行")
    assert found["分数线.及格"] == ("60%", "内置")
    assert found["校历.放假"] == ("2026-11-06", "plangen.toml 第 11 行")
    assert found["检查.忽略"] == ("T05、S15", "plangen.toml 第 14 行")


@pytest.mark.usefixtures("settings", "dossier")
def test_the_command_line_goes_before_all(plangen: Plangen) -> None:
    given = ["--set", "学校=河东小学", "--set", "学困生.2.目标=60", "--mask", "代号"]
    found = shown(plangen, *given, "--style", "简洁")
    assert found["学校"] == ("河东小学", "命令行")
    assert found["脱敏"] == ("代号", "命令行")
    assert found["版式"] == ("简洁", "命令行")
    assert found["学困生.2.目标"] == ("60", "命令行")
    assert found["学困生"] == ("2 人", "档案.yaml 第 21 行")


@pytest.mark.usefixtures("settings", "dossier")
def test_what_the_command_line_takes_out_falls_back_to_what_is_built_in(plangen: Plangen) -> None:
    found = shown(plangen, "--set", "周数=", "--set", "版式=")
    assert "周数" not in found
    assert found["版式"] == ("校内", "内置")


def test_with_summary_title_and_sections_are_those_of_the_summary(
    plangen: Plangen, dossier: Path
) -> None:
    text = dossier.read_text(encoding="utf-8")
    dossier.write_text(f"{text}标题: 我的计划\n章节: [目标, 措施]\n", encoding="utf-8")
    plan = shown(plangen)
    assert plan["标题"] == ("我的计划", "档案.yaml 第 67 行")
    assert plan["章节"] == ("目标、措施（2 节）", "档案.yaml 第 68 行")
    summary = shown(plangen, "--summary")
    assert summary["标题"] == ("四年级（1）班数学学困生工作总结", "文种")
    assert summary["章节"][1] == "文种"
    assert "工作成效" in summary["章节"][0]


@pytest.mark.usefixtures("dossier")
def test_what_nobody_says_is_left_out_unless_all_is_asked_for(plangen: Plangen) -> None:
    assert "花名册" not in shown(plangen)
    everything = shown(plangen, "--all")
    assert everything["花名册"] == ("", "没有写")
    assert everything["校历.放假"] == ("", "没有写")
    assert everything.keys() > shown(plangen).keys()


@pytest.mark.parametrize("mask", ["姓氏", "否"])
def test_no_pupil_is_named(plangen: Plangen, dossier: Path, mask: str) -> None:
    text = dossier.read_text(encoding="utf-8")
    dossier.write_text(f"{text}标题: 许晓的转化计划\n结语: 马小雨会好的。\n", encoding="utf-8")
    for form in ("rich", "text", "json"):
        given = ["--set", "学困生.1.结对=周小明", "--mask", mask, "--format", form]
        outcome = plangen("config", "档案.yaml", *given)
        assert outcome.status == 0
        for name in ("许晓", "马小雨", "周小明", "周明"):
            assert name not in outcome.all


def test_a_dossier_with_errors_is_shown_beside_all_of_them(plangen: Plangen, dossier: Path) -> None:
    text = dossier.read_text(encoding="utf-8").replace("文种: 学困生转化计划", "文种: 学困生转化")
    text = text.replace("男生: 18", "男生: 17").replace("周数: 21", "周数: 很多")
    dossier.write_text(f"{text}结语: 马小雨会好的。\n", encoding="utf-8")
    outcome = plangen("config", "档案.yaml", "--format", "text")
    assert outcome.status == 1
    assert "档案.yaml:2:5: 错误" in outcome.err
    assert "档案.yaml:12:5: 错误" in outcome.err
    assert "档案.yaml:15:" in outcome.err
    found = rows(outcome)
    assert found["学校"] == ("向阳小学", "档案.yaml 第 3 行")
    assert found["学困生"][0] == "2 人"
    assert "小雨" not in outcome.out


def test_warnings_alone_are_left_to_the_commands_that_write(
    plangen: Plangen, dossier: Path
) -> None:
    dossier.write_text("文种: 学困生转化计划\n原因分析: [作业拖欠不完成]\n", encoding="utf-8")
    outcome = plangen("config", "档案.yaml")
    assert (outcome.status, outcome.err) == (0, "")


@pytest.mark.parametrize(
    ("text", "word"), [("", "空的"), ("文种: [\n", "YAML"), ("学困生\n", "最外层")]
)
def test_what_is_no_dossier_has_no_values(
    plangen: Plangen, dossier: Path, text: str, word: str
) -> None:
    dossier.write_text(text, encoding="utf-8")
    outcome = plangen("config", "档案.yaml")
    assert outcome.status == 1
    assert word in outcome.err
    assert outcome.out == ""


def test_wrong_settings_are_told_once_for_many_dossiers(
    plangen: Plangen, dossier: Path, settings: Path
) -> None:
    settings.write_text("周数 = 21\n班级 = 1\n", encoding="utf-8")
    other = dossier.with_name("四2班.yaml")
    other.write_text(dossier.read_text(encoding="utf-8"), encoding="utf-8")
    outcome = plangen("config", "档案.yaml", "四2班.yaml", "--format", "text")
    assert outcome.status == 1
    assert outcome.err.count("plangen.toml:2:1: 错误") == 1
    assert outcome.out.startswith("档案.yaml：\n")
    assert "\n四2班.yaml：\n" in outcome.out


@pytest.mark.usefixtures("settings", "dossier")
def test_programs_get_a_list(plangen: Plangen) -> None:
    outcome = plangen("config", "档案.yaml", "--format", "json", "--mask", "否")
    report = json.loads(outcome.out)
    found = {each["key"]: each for each in report["found"]}
    assert found["学校"] == {
        "dossier": "档案.yaml",
        "key": "学校",
        "value": "向阳小学",
        "origin": {"kind": "dossier", "file": "档案.yaml", "line": 3},
    }
    assert found["版式"]["origin"] == {"kind": "settings", "file": "plangen.toml", "line": 3}
    assert found["脱敏"]["origin"] == {"kind": "command_line", "file": None, "line": 0}
    assert found["标题"]["origin"]["kind"] == "kind"
    assert found["称谓"]["origin"]["kind"] == "built_in"
    assert report["problems"] == []


def test_on_a_terminal_it_is_a_table_with_the_rule(plangen: Plangen, dossier: Path) -> None:
    text = dossier.read_text(encoding="utf-8")
    dossier.write_text(text.replace("教师: 李老师", "教师: 李[bold]老师"), encoding="utf-8")
    outcome = plangen("config", "档案.yaml")
    assert outcome.status == 0
    assert "来自" in outcome.out
    assert "李[bold]老师" in outcome.out
    assert outcome.out.rstrip().endswith("前面的说了，就不看后面的。")
    assert english(outcome.out, "bold") == set()


def test_a_folder_stands_for_its_dossiers(plangen: Plangen, dossier: Path) -> None:
    folder = dossier.parent / "四年级"
    folder.mkdir()
    dossier.rename(folder / "四1班.yaml")
    outcome = plangen("config", "四年级", "--format", "text")
    assert rows(outcome)["学校"] == ("向阳小学", "四年级/四1班.yaml 第 3 行")
