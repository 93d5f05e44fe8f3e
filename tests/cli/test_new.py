"""``plangen new``: a scaffold that works as it stands."""

from __future__ import annotations

import re
import shlex
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from plangen.compose.kinds import kinds
from plangen.library.entries import TALENT_CATEGORY, load_library
from plangen.source import read_source

if TYPE_CHECKING:
    from pathlib import Path

    from .terminal import Outcome, Plangen

CAUSES = ("作业拖欠不完成", "自卑缺乏自信")
KINDS = tuple(kinds())
MARK = re.compile(r"【请填[^】]*】|【示例】")
SPECIAL = {
    "colon-and-hash": "a: b#c",
    "hash-after-space": "甲 #乙",
    "quote": "'",
    "double-quote": '甲"乙"',
    "bracket": "[x",
    "brace": "{x: y}",
    "alias": "*陀螺",
    "anchor": "&甲",
    "tag": "!甲",
    "percent": "%甲",
    "at": "@甲",
    "dash": "- 甲",
    "trailing-colon": "甲:",
    "full-width-colon": "甲：乙",
    "full-width-comma": "甲，乙",
    "backslash": "甲\\n乙",
    "number": "0012",
    "yes": "是",
    "jinja": "{{ kind }}",
    "markup": "*甲|乙#1",
}


def marks(text: str) -> Counter[int]:
    """How many marks each line of a scaffold holds, comments left out."""
    found = {
        number: len(MARK.findall(line.split("    #")[0]))
        for number, line in enumerate(text.splitlines(), start=1)
        if not line.lstrip().startswith("#")
    }
    return Counter({number: count for number, count in found.items() if count})


def warnings(outcome: Outcome, name: str) -> Counter[int]:
    """How many unfilled or example values each line was warned of."""
    warning = re.compile(
        rf"^{re.escape(name)}:(\d+):\d+ 提醒：“[^”]+”还(?:没有填|是示例)",
        re.MULTILINE,
    )
    return Counter(int(line) for line in warning.findall(outcome.err))


def value(path: Path, key: str) -> object:
    """What plangen itself reads for a key."""
    source = read_source(path)
    assert isinstance(source.data, dict)
    return source.data[key]


# The scaffold as it stands.

each_scaffold = pytest.mark.parametrize("causes", [(), CAUSES], ids=["no-cause", "causes"])
each_grade = pytest.mark.parametrize("grade", ["一年级", "四年级"], ids=["grade-1", "grade-4"])
each_kind = pytest.mark.parametrize("kind", KINDS)


def options(kind: str, grade: str, causes: tuple[str, ...]) -> list[str]:
    chosen = [part for cause in causes for part in ("--cause", cause)]
    return ["new", "档案.yaml", "--kind", kind, "--grade", grade, *chosen]


@each_scaffold
@each_grade
@each_kind
def test_a_scaffold_renders_as_it_stands(
    plangen: Plangen,
    kind: str,
    grade: str,
    causes: tuple[str, ...],
) -> None:
    assert plangen(*options(kind, grade, causes)).status == 0
    outcome = plangen("render", "档案.yaml", "-f", "docx,md")
    assert outcome.status == 0
    assert "错误" not in outcome.err
    assert len(outcome.written) == 2


@each_scaffold
@each_grade
@each_kind
def test_rendering_warns_of_every_placeholder_at_its_line(
    plangen: Plangen,
    tmp_path: Path,
    kind: str,
    grade: str,
    causes: tuple[str, ...],
) -> None:
    plangen(*options(kind, grade, causes))
    outcome = plangen("render", "档案.yaml", "-f", "md")
    expected = marks((tmp_path / "档案.yaml").read_text(encoding="utf-8"))
    assert expected
    assert warnings(outcome, "档案.yaml") == expected


@each_kind
def test_no_placeholder_comes_into_the_document(
    plangen: Plangen,
    tmp_path: Path,
    kind: str,
) -> None:
    plangen("new", "档案.yaml", "--kind", kind)
    (name,) = plangen("render", "档案.yaml", "-f", "md").written
    text = (tmp_path / name).read_text(encoding="utf-8")
    assert "请填" not in text
    assert "示例" not in text


def test_a_first_grade_scaffold_asks_for_marks_not_points(
    plangen: Plangen,
    tmp_path: Path,
) -> None:
    plangen("new", "档案.yaml", "--class", "一年级（2）班")
    text = (tmp_path / "档案.yaml").read_text(encoding="utf-8")
    assert "优、良、合格" in text
    assert "平均分: 【请填" not in text


def test_a_teaching_scaffold_proposes_measures_for_a_whole_class(
    plangen: Plangen, tmp_path: Path
) -> None:
    plangen("new", "档案.yaml", "--kind", "学科教学计划", "--grade", "四年级")
    names = listed(tmp_path / "档案.yaml", "措施")
    assert names
    assert all(load_library().measures[name].whole_class for name in names)


def test_a_scaffold_for_both_ends_of_a_class_proposes_measures_for_those_ahead(
    plangen: Plangen, tmp_path: Path
) -> None:
    plangen("new", "档案.yaml", "--kind", "培优辅差计划", "--grade", "一年级", "--subject", "数学")
    part = value(tmp_path / "档案.yaml", "培优")
    assert isinstance(part, dict)
    found = [load_library().measures[name] for name in part["措施"]]
    assert found
    assert all(m.category == TALENT_CATEGORY and m.fits(1, "数学") for m in found)


@each_grade
@pytest.mark.parametrize("kind", ["学科教学计划", "培优辅差计划"], ids=["teaching", "talent"])
def test_no_scaffold_of_a_plan_speaks_of_a_midterm(
    plangen: Plangen, tmp_path: Path, kind: str, grade: str
) -> None:
    plangen(*options(kind, grade, ()))
    assert "期中" not in (tmp_path / "档案.yaml").read_text(encoding="utf-8")


def test_a_schools_scaffold_asks_for_no_class(plangen: Plangen, tmp_path: Path) -> None:
    plangen("new", "档案.yaml", "--kind", "课后服务实施方案")
    text = (tmp_path / "档案.yaml").read_text(encoding="utf-8")
    assert "范围: 学校" in text
    assert "班级" not in text.replace("按班级", "")
    assert "本班" not in text


def test_a_scaffold_explains_itself_in_comments(plangen: Plangen, tmp_path: Path) -> None:
    plangen("new", "档案.yaml")
    text = (tmp_path / "档案.yaml").read_text(encoding="utf-8")
    assert sum(line.lstrip().startswith("#") for line in text.splitlines()) >= 10


def test_without_suffix_the_file_is_yaml(plangen: Plangen, tmp_path: Path) -> None:
    assert plangen("new", "四1班").written == ["四1班.yaml"]
    assert (tmp_path / "四1班.yaml").exists()


def test_a_missing_folder_is_made(plangen: Plangen, tmp_path: Path) -> None:
    assert plangen("new", "新学期/档案.yaml").status == 0
    assert (tmp_path / "新学期" / "档案.yaml").exists()


# Causes and their measures.


def listed(path: Path, key: str) -> list[str]:
    found = value(path, key)
    assert isinstance(found, list)
    return [str(name) for name in found]


def test_the_causes_asked_for_are_written(plangen: Plangen, tmp_path: Path) -> None:
    plangen("new", "档案.yaml", "--cause", CAUSES[0], "--cause", CAUSES[1])
    assert listed(tmp_path / "档案.yaml", "原因分析") == list(CAUSES)


def test_every_cause_asked_for_gets_a_measure_that_answers_it(
    plangen: Plangen,
    tmp_path: Path,
) -> None:
    plangen("new", "档案.yaml", "--cause", CAUSES[0], "--cause", CAUSES[1])
    library = load_library()
    measures = [library.measures[name] for name in listed(tmp_path / "档案.yaml", "措施")]
    assert all(any(cause in measure.answers for measure in measures) for cause in CAUSES)
    assert all(set(measure.answers) & set(CAUSES) for measure in measures)


def test_causes_asked_for_are_not_marked_as_examples(plangen: Plangen, tmp_path: Path) -> None:
    plangen("new", "档案.yaml", "--cause", CAUSES[0])
    text = (tmp_path / "档案.yaml").read_text(encoding="utf-8")
    assert f"  - {CAUSES[0]}\n" in text


def test_a_cause_may_be_called_by_another_of_its_names(plangen: Plangen, tmp_path: Path) -> None:
    alias = load_library().causes[CAUSES[0]].aliases[0]
    plangen("new", "档案.yaml", "--cause", alias, "--cause", CAUSES[0])
    assert listed(tmp_path / "档案.yaml", "原因分析") == [CAUSES[0]]


# What is there already.


def test_an_existing_file_is_not_overwritten(plangen: Plangen, tmp_path: Path) -> None:
    (tmp_path / "档案.yaml").write_text("我的", encoding="utf-8")
    outcome = plangen("new", "档案.yaml")
    assert outcome.status == 1
    assert outcome.written == []
    assert "--force" in outcome.err
    assert (tmp_path / "档案.yaml").read_text(encoding="utf-8") == "我的"


def test_an_untouched_scaffold_is_not_overwritten_either(plangen: Plangen) -> None:
    assert plangen("new", "档案.yaml").status == 0
    assert plangen("new", "档案.yaml").status == 1


def test_force_overwrites(plangen: Plangen, tmp_path: Path) -> None:
    (tmp_path / "档案.yaml").write_text("我的", encoding="utf-8")
    assert plangen("new", "档案.yaml", "--force").status == 0
    assert value(tmp_path / "档案.yaml", "plangen") == "1"


@pytest.mark.parametrize("force", [(), ("--force",)], ids=["unforced", "forced"])
def test_a_folder_of_that_name_is_left_alone(
    plangen: Plangen,
    tmp_path: Path,
    force: tuple[str, ...],
) -> None:
    (tmp_path / "档案.yaml").mkdir()
    outcome = plangen("new", "档案.yaml", *force)
    assert outcome.status == 1
    assert (tmp_path / "档案.yaml").is_dir()


def test_a_place_that_cannot_be_written_is_named(plangen: Plangen, tmp_path: Path) -> None:
    (tmp_path / "笔记").write_text("笔记", encoding="utf-8")
    outcome = plangen("new", "笔记/档案.yaml")
    assert outcome.status == 1
    assert "笔记/档案.yaml" in outcome.err
    assert "写不了" in outcome.err


def test_a_name_too_long_for_the_disk_is_refused(process: Plangen) -> None:
    outcome = process("new", "长" * 300 + ".yaml")
    assert outcome.status == 1
    assert "Traceback" not in outcome.err


# Names that nobody knows.


@pytest.mark.parametrize(
    ("option", "typed", "meant"),
    [
        ("--kind", "学困生转化计画", "“学困生转化计划”"),
        ("--kind", "工作总结", "“学困生工作总结”"),
        ("--cause", "作业拖欠不做", "“作业拖欠不完成”"),
        ("--grade", "七年级", "--grade 四年级"),
    ],
    ids=["kind", "part-of-a-kind", "cause", "grade"],
)
def test_an_unknown_name_is_answered_with_what_may_be_meant(
    plangen: Plangen,
    tmp_path: Path,
    option: str,
    typed: str,
    meant: str,
) -> None:
    outcome = plangen("new", "档案.yaml", option, typed)
    assert outcome.status == 1
    assert f"“{typed}”" in outcome.err
    assert meant in outcome.err
    assert not (tmp_path / "档案.yaml").exists()


def test_all_unknown_names_are_reported_at_once(plangen: Plangen) -> None:
    outcome = plangen(
        "new",
        "档案.yaml",
        "--kind",
        "日记",
        "--cause",
        "甲乙",
        "--cause",
        "丙丁",
        "--grade",
        "九",
    )
    assert all(f"“{name}”" in outcome.err for name in ("日记", "甲乙", "丙丁", "九"))


def test_a_name_near_to_nothing_is_answered_with_where_to_look(plangen: Plangen) -> None:
    assert "plangen library causes" in plangen("new", "档案.yaml", "--cause", "xyzzy").err
    assert "学困生转化计划" in plangen("new", "档案.yaml", "--kind", "xyzzy").err


# What cannot be a dossier.


@pytest.mark.parametrize("name", [".", "..", "新学期/..", "/"])
def test_a_folder_is_no_name_of_a_dossier(plangen: Plangen, tmp_path: Path, name: str) -> None:
    outcome = plangen("new", name)
    assert outcome.status != 0
    assert "文件夹" in outcome.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["档案.docx", "档案.txt", "2026.9"])
def test_a_dossier_is_never_named_as_something_else(
    plangen: Plangen, tmp_path: Path, name: str
) -> None:
    outcome = plangen("new", name)
    assert outcome.status == 2
    assert ".yaml" in outcome.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["档案.yml", "档案.YAML"])
def test_every_usual_suffix_of_yaml_is_taken_as_it_is(plangen: Plangen, name: str) -> None:
    assert plangen("new", name).written == [name]


def test_a_class_and_a_grade_that_disagree_are_refused(plangen: Plangen, tmp_path: Path) -> None:
    outcome = plangen("new", "档案.yaml", "--class", "四年级（1）班", "--grade", "三年级")
    assert outcome.status == 1
    assert "“三年级”" in outcome.err
    assert "“四年级（1）班”" in outcome.err
    assert list(tmp_path.iterdir()) == []


# Facts of the command line.


@pytest.mark.parametrize("text", SPECIAL.values(), ids=SPECIAL.keys())
@pytest.mark.parametrize(
    ("option", "key"),
    [
        ("--school", "学校"),
        ("--class", "班级"),
        ("--subject", "学科"),
        ("--teacher", "教师"),
    ],
    ids=["school", "class", "subject", "teacher"],
)
def test_a_fact_with_special_characters_survives_into_the_dossier(
    plangen: Plangen,
    tmp_path: Path,
    option: str,
    key: str,
    text: str,
) -> None:
    assert plangen("new", "档案.yaml", f"{option}={text}").status == 0
    assert value(tmp_path / "档案.yaml", key) == text


@pytest.mark.parametrize("text", SPECIAL.values(), ids=SPECIAL.keys())
def test_a_scaffold_with_special_characters_renders(plangen: Plangen, text: str) -> None:
    facts = [f"{option}={text}" for option in ("--school", "--class", "--subject", "--teacher")]
    plangen("new", "档案.yaml", *facts)
    outcome = plangen("render", "档案.yaml")
    assert outcome.status == 0
    assert "错误" not in outcome.err


def test_facts_given_need_not_be_filled_in(plangen: Plangen, tmp_path: Path) -> None:
    plangen(
        "new",
        "档案.yaml",
        "--school",
        "向阳小学",
        "--class",
        "四年级（1）班",
        "--grade",
        "四年级",
        "--subject",
        "数学",
        "--teacher",
        "李老师",
    )
    path = tmp_path / "档案.yaml"
    assert [value(path, key) for key in ("学校", "班级", "年级", "学科", "教师")] == [
        "向阳小学",
        "四年级（1）班",
        "四年级",
        "数学",
        "李老师",
    ]


# The next command.


def next_command(outcome: Outcome) -> str:
    return outcome.out.splitlines()[-1].strip()


@pytest.mark.parametrize(
    ("kind", "command"),
    [
        ("学困生转化计划", "render"),
        ("学困生工作总结", "summary"),
    ],
    ids=["plan", "summary"],
)
def test_the_last_line_is_the_next_command(plangen: Plangen, kind: str, command: str) -> None:
    outcome = plangen("new", "档案.yaml", "--kind", kind)
    assert next_command(outcome) == f"plangen {command} 档案.yaml"


@pytest.mark.parametrize(
    "name",
    [
        "我的 档案.yaml",
        "档案(1).yaml",
        "甲&乙.yaml",
        "甲'乙.yaml",
        "甲;乙.yaml",
    ],
    ids=["space", "brackets", "ampersand", "quote", "semicolon"],
)
def test_the_next_command_can_be_typed_into_a_shell(plangen: Plangen, name: str) -> None:
    command = next_command(plangen("new", name))
    parser = shlex.shlex(command, posix=True, punctuation_chars=True)
    parser.whitespace_split = True
    assert list(parser) == ["plangen", "render", name]


def test_the_next_command_works(plangen: Plangen) -> None:
    _, *arguments = shlex.split(next_command(plangen("new", "我的 档案.yaml")))
    assert plangen(*arguments).status == 0


def test_every_way_of_writing_that_a_scaffold_offers_works(
    plangen: Plangen, tmp_path: Path
) -> None:
    plangen("new", "档案.yaml")
    path = tmp_path / "档案.yaml"
    before, mark, rest = path.read_text(encoding="utf-8").partition("# 下面几项可以不写")
    first, *offered = rest[: rest.index("\n\n")].split("\n")
    assert len(offered) == 12
    used = "\n".join(line.removeprefix("# ") for line in offered)
    path.write_text(f"{before}{mark}{first}\n{used}\n", encoding="utf-8")
    outcome = plangen("render", "档案.yaml", "-f", "md")
    assert outcome.status == 0, outcome.err
    text = (tmp_path / outcome.written[0]).read_text(encoding="utf-8")
    assert "“引用的话”——姓名《书名》" in text
    assert "附件：附件的名称" in text
    assert "禁止事项" in text
    assert "表1 原因—措施对照" in text


@each_kind
def test_a_scaffold_offers_nothing_that_it_has_already(
    plangen: Plangen, tmp_path: Path, kind: str
) -> None:
    plangen("new", "档案.yaml", "--kind", kind)
    lines = (tmp_path / "档案.yaml").read_text(encoding="utf-8").splitlines()
    keys = {line.partition(":")[0] for line in lines if not line.startswith(("#", " "))}
    offered = {line.removeprefix("# ").partition(":")[0] for line in lines if line.startswith("# ")}
    assert keys & offered == set()
