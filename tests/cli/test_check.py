"""``plangen check``: what it tells, what it writes, how it ends."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from plangen.checker.rules import all_rules

from .terminal import Plangen, english

if TYPE_CHECKING:
    from pathlib import Path

PLAN = """\
# 三年级数学学困生辅导计划

一、学生情况

本班有差生6名。

二、措施

1. 面批
2. 家访
5. 结对
"""
ONLY = ("--select", "L01,S01")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "计划.md"
    path.write_text(PLAN, encoding="utf-8")
    return path


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.mark.usefixtures("plan")
def test_it_shows_the_passage_a_caret_and_what_to_type(plangen: Plangen, tmp_path: Path) -> None:
    outcome = plangen("check", "计划.md", *ONLY)
    assert outcome.status == 1
    assert "计划.md:5:4 错误 L01：“差生”" in outcome.err
    assert "5 | 本班有差生6名。" in outcome.err
    assert "→ 改成“学困生”" in outcome.err
    assert "2 处错误" in outcome.err
    assert names(tmp_path) == {"计划.md"}
    assert english(outcome.all) == set()


@pytest.mark.usefixtures("plan")
def test_both_places_of_a_contradiction_are_shown(plangen: Plangen) -> None:
    outcome = plangen("check", "计划.md", "--select", "S01")
    assert "11 | 5. 结对" in outcome.err
    assert "10 | 2. 家访" in outcome.err


@pytest.mark.usefixtures("plan")
def test_json_has_all_of_a_finding(plangen: Plangen) -> None:
    for arguments in (
        ("check", "计划.md", *ONLY, "--format", "json"),
        ("--format", "json", "check", "计划.md", *ONLY),
    ):
        document = json.loads(plangen(*arguments).out)
        first = document["problems"][0]
        assert first == {
            "file": "计划.md",
            "line": 5,
            "column": 4,
            "rule": "L01",
            "severity": "error",
            "message": "“差生”是歧视学生的说法",
            "remedy": "改成“学困生”，或写“学习有困难的学生”",
            "source": "本班有差生6名。",
            "fix": [{"line": 5, "column": 4, "old": "差生", "new": "学困生"}],
        }


@pytest.mark.usefixtures("plan")
def test_text_is_one_line_for_each_finding(plangen: Plangen) -> None:
    outcome = plangen("check", "计划.md", *ONLY, "--format", "text")
    assert [line.split(": ")[0] for line in outcome.err.splitlines()] == [
        "计划.md:5:4",
        "计划.md:11:1",
    ]


def test_without_a_finding_it_ends_well(plangen: Plangen, tmp_path: Path) -> None:
    (tmp_path / "计划.txt").write_text("本班有学困生6名。", encoding="gb18030")
    outcome = plangen("check", "计划.txt", *ONLY)
    assert outcome.status == 0
    assert "没有查出问题" in outcome.err


@pytest.mark.usefixtures("plan")
def test_what_is_ignored_is_not_told(plangen: Plangen) -> None:
    outcome = plangen("check", "计划.md", *ONLY, "--ignore", "L01,S")
    assert outcome.status == 0


@pytest.mark.usefixtures("plan")
def test_what_is_ignored_in_vain_is_told(plangen: Plangen) -> None:
    outcome = plangen("check", "计划.md", *ONLY, "--ignore", "L01,T05")
    assert "--ignore T05：这次没有查到" in outcome.err
    assert "--ignore" not in plangen("check", "计划.md", *ONLY, "--ignore", "L01").err


@pytest.mark.usefixtures("folder")
def test_wrong_settings_are_told_once_for_all_files(plangen: Plangen, tmp_path: Path) -> None:
    (tmp_path / "plangen.toml").write_text("[检查]\n忽视 = 1\n", encoding="utf-8")
    outcome = plangen("check", "计划/")
    assert outcome.status == 1
    assert outcome.err.count("忽视") == 2  # the message and the line


def test_a_name_that_no_system_has_is_told(plangen: Plangen) -> None:
    outcome = plangen("check", "长" * 5000)
    assert outcome.status == 1
    assert "文件名太长" in outcome.err


@pytest.mark.usefixtures("plan")
def test_an_unknown_rule_is_refused(plangen: Plangen) -> None:
    outcome = plangen("check", "计划.md", "--ignore", "L0l")
    assert outcome.status == 2
    assert "L01" in outcome.err


def test_fixes_go_into_a_copy_with_a_diff(plangen: Plangen, plan: Path, tmp_path: Path) -> None:
    outcome = plangen("check", "计划.md", *ONLY, "--fix")
    assert outcome.status == 1
    assert plan.read_text(encoding="utf-8") == PLAN
    mended = (tmp_path / "计划（已改）.md").read_text(encoding="utf-8")
    assert "本班有学困生6名" in mended
    assert "3. 结对" in mended
    assert "-本班有差生6名。" in outcome.out
    assert "+本班有学困生6名。" in outcome.out
    assert "已写出 计划（已改）.md" in outcome.out
    assert "改了 2 处" in outcome.err


@pytest.mark.usefixtures("plan")
def test_a_copy_replaces_nothing(plangen: Plangen, tmp_path: Path) -> None:
    plangen("check", "计划.md", *ONLY, "--fix")
    plangen("check", "计划.md", *ONLY, "--fix")
    plangen("check", "计划.md", *ONLY, "--fix", "-o", "改好/")
    assert names(tmp_path) == {"计划.md", "计划（已改）.md", "计划（已改）2.md", "改好"}
    assert names(tmp_path / "改好") == {"计划（已改）.md"}


def test_an_old_encoding_and_line_ends_stay(plangen: Plangen, tmp_path: Path) -> None:
    (tmp_path / "计划.txt").write_bytes("有差生6名。\r\n第二行\r\n".encode("gb18030"))
    plangen("check", "计划.txt", *ONLY, "--fix")
    mended = (tmp_path / "计划（已改）.txt").read_bytes()
    assert mended.decode("gb18030") == "有学困生6名。\r\n第二行\r\n"


def test_nothing_to_fix_writes_nothing(plangen: Plangen, tmp_path: Path) -> None:
    (tmp_path / "计划.txt").write_text("学困生6名。", encoding="utf-8")
    outcome = plangen("check", "计划.txt", *ONLY, "--fix")
    assert outcome.status == 0
    assert "没有能放心替您改的" in outcome.err
    assert names(tmp_path) == {"计划.txt"}


@pytest.mark.usefixtures("plan")
def test_comments_need_a_word_document(plangen: Plangen, tmp_path: Path) -> None:
    outcome = plangen("check", "计划.md", *ONLY, "--comments")
    assert outcome.status == 1
    assert "批注只能写进 Word 文稿" in outcome.err
    assert names(tmp_path) == {"计划.md"}


@pytest.mark.usefixtures("plan")
def test_a_folder_stands_for_its_documents(plangen: Plangen, tmp_path: Path) -> None:
    (tmp_path / "深").mkdir()
    (tmp_path / "深" / "总结.txt").write_text("转化差生。", encoding="utf-8")
    (tmp_path / "深" / "~$总结.docx").write_text("", encoding="utf-8")
    (tmp_path / "图.png").write_bytes(b"")
    outcome = plangen("check", ".", "--select", "L01")
    assert "计划.md:5:4" in outcome.err
    assert "总结.txt:1:3" in outcome.err
    assert "png" not in outcome.err


def test_a_folder_without_documents_is_told(plangen: Plangen, tmp_path: Path) -> None:
    (tmp_path / "空").mkdir()
    outcome = plangen("check", "空")
    assert outcome.status == 1
    assert "没有可以检查的文稿" in outcome.err


@pytest.mark.usefixtures("plan")
def test_a_file_that_cannot_be_read_does_not_stop_the_rest(plangen: Plangen) -> None:
    outcome = plangen("check", "没有.md", "计划.md", *ONLY)
    assert outcome.status == 1
    assert "找不到这个文稿" in outcome.err
    assert "L01" in outcome.err


@pytest.mark.parametrize(
    ("name", "data", "word"),
    [
        ("计划.pdf", b"%PDF-1.7", "Word"),
        ("计划.md", b"\xff\xff\x00\x81", "编码"),
        ("计划.txt", b"a\x00b", "不是文字文件"),
        ("成绩.xlsx", b"PK\x03\x04", "plangen scores"),
    ],
)
def test_what_is_no_document_is_told_with_a_way_out(
    plangen: Plangen, tmp_path: Path, name: str, data: bytes, word: str
) -> None:
    (tmp_path / name).write_bytes(data)
    outcome = plangen("check", name)
    assert outcome.status == 1
    assert word in outcome.err


def test_a_rule_is_explained(plangen: Plangen) -> None:
    outcome = plangen("check", "--explain", "L01")
    assert outcome.status == 0
    assert "《义务教育法》第29条" in outcome.out
    assert "这样会查出来" in outcome.out


def test_all_examples_of_a_rule_are_shown_without_blank_lines_within(plangen: Plangen) -> None:
    rule = all_rules()["N01"]
    shown = plangen("check", "--explain", "N01").out.split("这样会查出来：\n", 1)[1]
    bad, good = shown.rstrip().split("\n\n这样没有问题：\n")
    assert bad.count("·") == len(rule.bad)
    assert good.count("·") == len(rule.good)
    assert "\n\n" not in bad + good
    for line in "\n".join((*rule.bad, *rule.good)).split():
        assert line in "".join(shown.split())


def test_all_rules_are_listed(plangen: Plangen) -> None:
    out = plangen("check", "--explain", "全部").out
    assert "S01 序号连续" in out
    assert "L01" in out


def test_a_rule_is_explained_to_programs(plangen: Plangen) -> None:
    document = json.loads(plangen("check", "--explain", "L01", "--format", "json").out)
    (rule,) = document["found"]
    assert (rule["rule"], rule["severity"], rule["group"]) == ("L01", "error", "用语与隐私")


def test_without_a_file_it_says_what_to_type(plangen: Plangen) -> None:
    outcome = plangen("check")
    assert outcome.status == 2
    assert "plangen check 计划.docx" in outcome.err


# Dossiers.


DOSSIER = """\
plangen: 1
文种: 学困生转化计划
班级: 三年级（1）班
学科: 数学
学困生:
  - 姓名: 许晓
    原因: [作业拖欠不完成]
    表现: [{behaviour}]
原因分析: [作业拖欠不完成]
措施: [作业面批]
"""


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    path = tmp_path / "档案.yaml"
    path.write_text(DOSSIER.format(behaviour="当了几年差生"), encoding="utf-8")
    return path


@pytest.mark.usefixtures("dossier")
def test_a_dossier_is_checked_with_the_document_made_of_it(plangen: Plangen) -> None:
    outcome = plangen("check", "档案.yaml", "--select", "L01")
    assert outcome.status == 1
    assert "档案.yaml:8:14 错误 L01" in outcome.err


@pytest.mark.usefixtures("dossier")
def test_an_error_stops_a_document_unless_it_is_ignored(plangen: Plangen, tmp_path: Path) -> None:
    assert plangen("render", "档案.yaml", "-o", "出/").status == 1
    assert not (tmp_path / "出").exists()
    outcome = plangen("render", "档案.yaml", "-o", "出/", "--ignore", "L01")
    assert outcome.status == 0
    assert [path.suffix for path in (tmp_path / "出").iterdir()] == [".docx"]


@pytest.mark.parametrize("beside", [True, False])
def test_a_comment_in_a_dossier_ignores_a_rule(
    plangen: Plangen, dossier: Path, *, beside: bool
) -> None:
    text = dossier.read_text(encoding="utf-8")
    comment = "# plangen: 忽略 L01"
    text = text.replace("差生]", f"差生]  {comment}") if beside else f"{comment}\n{text}"
    dossier.write_text(text, encoding="utf-8")
    outcome = plangen("check", "档案.yaml", "--select", "L01")
    assert outcome.status == 0


def test_a_comment_of_no_use_is_told_for_a_dossier(plangen: Plangen, dossier: Path) -> None:
    text = DOSSIER.format(behaviour="错题当天不改 # plangen: 忽略 L01").replace("改 #", "改] #")
    dossier.write_text(text.replace("L01]", "L01"), encoding="utf-8")
    outcome = plangen("check", "档案.yaml", "--select", "L01")
    assert "忽略 L01" in outcome.err
    assert outcome.status == 0


def test_contradicting_facts_of_a_dossier_cannot_be_ignored(
    plangen: Plangen, tmp_path: Path
) -> None:
    (tmp_path / "档案.yaml").write_text(
        "plangen: 1\n文种: 学困生转化计划\n学生情况: {人数: 31, 男生: 18, 女生: 14}\n"
        "原因分析: [作业拖欠不完成]\n措施: [作业面批]\n# plangen: 忽略 N02\n",
        encoding="utf-8",
    )
    assert plangen("render", "档案.yaml", "--ignore", "N").status == 1


# Documents that resemble each other.


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shared = (
        "每天早读前做五道进位题，先在十位上方写小数字，做完自己验算，错的当天重做，"
        "记进面批本，月底数一数错题少了几道。"
    )
    folder = tmp_path / "计划"
    folder.mkdir()
    (folder / "甲.md").write_text(f"# 计划\n\n许×慢在进位加法。\n\n{shared}\n", encoding="utf-8")
    (folder / "乙.txt").write_text(f"马×慢在进位加法。\n{shared}\n", encoding="utf-8")
    (folder / "丙.txt").write_text(
        "林×写话只写一句，先看图说给同桌听，再写下来。", encoding="utf-8"
    )
    return folder


@pytest.mark.usefixtures("folder")
def test_documents_that_resemble_each_other_are_told_with_places(plangen: Plangen) -> None:
    outcome = plangen("check", "--similar", "计划/")
    assert outcome.status == 0
    assert "提醒 T16" in outcome.out
    assert "第2行与第5行" in outcome.out
    assert "比较了 3 份文稿，1 对有雷同" in outcome.out
    assert english(outcome.all) == set()


@pytest.mark.usefixtures("folder")
def test_likeness_is_told_to_programs(plangen: Plangen) -> None:
    found = json.loads(plangen("check", "--similar", "计划/", "--format", "json").out)["found"]
    (pair,) = found["pairs"]
    assert pair["share_of_second"] == 1
    assert pair["passages"][0]["first"]["line"] == 2


def test_many_copies_are_told_as_one_group(plangen: Plangen, folder: Path) -> None:
    plan = (folder / "乙.txt").read_text(encoding="utf-8")
    for number in range(14):
        extra = f"{chr(0x4E00 + number)}年级的老师补了这一句话放在最后。"
        (folder / f"{number:02}.txt").write_text(plan + extra, encoding="utf-8")
    outcome = plangen("check", "--similar", "计划/")
    assert "份文稿多半相同，下面只列每份与" in outcome.out
    assert english(outcome.all) == set()
    found = json.loads(plangen("check", "--similar", "计划/", "--format", "json").out)["found"]
    (family,) = found["families"]
    assert len(family) >= 14
    assert {pair["first"] for pair in found["pairs"] if pair["second"] in family} == {family[0]}


def test_documents_of_their_own_are_not_alike(plangen: Plangen, folder: Path) -> None:
    (folder / "乙.txt").unlink()
    assert "没有雷同" in plangen("check", "--similar", "计划/").out
