"""Which value holds: the command line, the dossier, plangen.toml, the kind, what is built in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from plangen.compose.wishes import Wishes
from plangen.model.dossier import Masking
from plangen.pipeline.documents import make_document
from plangen.pipeline.dossiers import load
from plangen.pipeline.next_term import make_next_term
from plangen.pipeline.precedence import settled_keys
from plangen.pipeline.used_files import used_files
from plangen.problems import ProblemsError, Severity
from spreadsheets import write_xlsx

if TYPE_CHECKING:
    from pathlib import Path

    from plangen.pipeline.dossiers import LoadedDossier
    from plangen.problems import Problem

HEAD = """\
plangen: 1
文种: 学困生转化计划
班级: 四年级（1）班
学科: 数学
原因分析: [作业拖欠不完成]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of dossiers in that of the school."""
    path = tmp_path / "四年级"
    path.mkdir()
    return path


def settle(folder: Path, text: str) -> Path:
    path = folder / "plangen.toml"
    path.write_text(text, encoding="utf-8")
    return path


def dossier_in(folder: Path, text: str, name: str = "档案.yaml") -> Path:
    path = folder / name
    path.write_text(HEAD + text, encoding="utf-8")
    return path


def errors(loaded: LoadedDossier) -> list[Problem]:
    return [problem for problem in loaded.problems if problem.severity is Severity.ERROR]


CASES = [
    ("school", "学校", '"丙校"', "乙校", "甲校", ("丙校", "乙校", "甲校", None)),
    ("weeks", "周数", "19", "20", "21", (19, 20, 21, None)),
    ("term", "学期", '"下学期"', "第一学期", "下学期", (2, 1, 2, None)),
    ("school_year", "学年", '"2024-2025"', "2025-2026", "2026-2027",
     ((2024, 2025), (2025, 2026), (2026, 2027), None)),
    ("full_marks", "满分", "100", "120", "150", (100, 120, 150, None)),
    ("masking", "脱敏", '"代号"', "否", "姓氏",
     (Masking.CODE, Masking.OFF, Masking.SURNAME, Masking.SURNAME)),
    ("style", "版式", '"公文"', "简洁", "校内", ("公文", "简洁", "校内", None)),
    ("cover", "封面", "true", "否", "是", (True, False, True, None)),
    ("contents", "目录", "false", "是", "否", (False, True, False, None)),
    ("detail", "详略", '"简"', "详", "简", ("简", "详", "简", "详")),
    ("approvals", "审批栏", '["甲意见"]', "[乙意见]", "[丙意见, 丁意见]",
     (["甲意见"], ["乙意见"], ["丙意见", "丁意见"], None)),
]  # fmt: skip
each_key = pytest.mark.parametrize(
    ("name", "key", "said", "held"),
    [(name, key, said, held) for name, key, *said, held in CASES],
    ids=[case[1] for case in CASES],
)


@each_key
def test_of_two_neighbours_the_first_holds(
    folder: Path, name: str, key: str, said: list[str], held: tuple[Any, ...]
) -> None:
    in_settings, in_dossier, typed = said
    silent = dossier_in(folder, "", "四1班.yaml")
    says = dossier_in(folder, f"{key}: {in_dossier}\n", "四2班.yaml")

    def value(path: Path, **more: Any) -> Any:
        loaded = load(path, **more)
        assert errors(loaded) == []
        return getattr(loaded.dossier, name)

    of_settings, of_dossier, of_command_line, built_in = held
    assert value(silent) == built_in
    settle(folder.parent, f"{key} = {in_settings}\n")
    assert value(silent) == of_settings
    assert value(says) == of_dossier
    assert value(says, values={key: typed}) == of_command_line
    assert value(silent, values={key: typed}) == of_command_line
    assert value(says, values={key: ""}) == built_in


def test_parts_of_a_part_come_each_from_where_they_are_said(folder: Path) -> None:
    settle(folder, "[分数线]\n及格 = 65\n优秀 = 90\n[校历]\n放假 = [2026-11-06]\n")
    path = dossier_in(folder, "分数线: {优秀: 80}\n校历: {上课: [2026-11-07]}\n")
    dossier = load(path, values={"分数线.低分": "30"}).dossier
    lines = dossier.thresholds
    assert [lines.passing, lines.excellent, lines.low] == [65, 80, 30]
    assert len(dossier.calendar.off) == 1
    assert len(dossier.calendar.on) == 1


def test_an_empty_entry_of_the_dossier_says_nothing(folder: Path) -> None:
    settle(folder, "学校 = '甲校'\n[分数线]\n优秀 = 90\n")
    loaded = load(dossier_in(folder, "学校:\n分数线:\n"))
    assert loaded.dossier.school == "甲校"
    assert loaded.dossier.thresholds.excellent == 90


def test_the_kind_comes_after_the_dossier_and_before_what_is_built_in(folder: Path) -> None:
    path = dossier_in(folder, "")
    made = make_document(load(path)).document
    assert made.title == "四年级（1）班数学学困生转化计划"
    titled = make_document(load(path, values={"标题": "我的计划"})).document
    assert titled.title == "我的计划"


def test_the_nearest_settings_hold_alone(folder: Path) -> None:
    settle(folder.parent, "学校 = '甲校'\n周数 = 21\n")
    settle(folder, "学校 = '乙校'\n")
    dossier = load(dossier_in(folder, "")).dossier
    assert (dossier.school, dossier.weeks) == ("乙校", None)


def test_settings_in_gbk_hold(folder: Path) -> None:
    (folder / "plangen.toml").write_bytes("学校 = '向阳小学'\n".encode("gbk"))
    assert load(dossier_in(folder, "")).dossier.school == "向阳小学"


# What is wrong is told where it stands.


@pytest.mark.parametrize(
    ("line", "message", "remedy"),
    [
        ("周数 = '很多'", "“很多”不是整数", "周数 = 21"),
        ("学年 = '26-27'", "不像学年", '学年 = "2026-2027"'),
        ("开学日期 = '九月'", "不像日期", '开学日期 = "2026-09-01"'),
        ("学校 = ['甲']", "应当写文字", '学校 = "内容"'),
        ("编号 = ['甲']", "不认识序号", '编号 = ["一、", "1.", "（1）"]'),
        ("详略 = '中'", "不能写“中”", "简、详"),
        ("[分数线]\n优秀 = 900", "不是分数线", '优秀 = "60%"'),
        ("分数线.优良 = 90", "不认识“优良”", "优秀"),
        ("[校历]\n放假 = ['国庆']", "不像日期", '放假 = ["2026-10-01～2026-10-07"]'),
        ("学笑 = '甲'", "没有“学笑”这一项", "学校"),
        ("颜色 = '甲'", "没有“颜色”这一项", "可以写"),
        ("班级 = '四年级（1）班'", "各班不同", "档案"),
        ("[学生情况]\n人数 = 3", "各班不同", "档案"),
    ],
)
def test_a_wrong_setting_is_told_at_its_line(
    folder: Path, line: str, message: str, remedy: str
) -> None:
    settings = settle(folder, f"# 全校\n{line}\n")
    (problem,) = errors(load(dossier_in(folder, "")))
    assert problem.file == settings
    told_at = line.splitlines()[0 if "各班不同" in message else -1]
    assert problem.source == told_at
    assert problem.line == 2 + line.splitlines().index(told_at)
    assert message in problem.message
    assert remedy in problem.hint


def test_a_wrong_setting_that_a_dossier_overrides_does_it_no_harm(folder: Path) -> None:
    settle(folder, "周数 = '很多'\n")
    assert errors(load(dossier_in(folder, "周数: 21\n"))) == []


def test_a_wrong_style_of_the_settings_is_told_at_its_line(folder: Path) -> None:
    settings = settle(folder, "\n版式 = '公函'\n")
    with pytest.raises(ProblemsError) as error:
        make_document(load(dossier_in(folder, "")))
    (problem,) = (each for each in error.value.problems if each.severity is Severity.ERROR)
    assert (problem.file, problem.line) == (settings, 2)


@pytest.mark.parametrize(
    ("settings", "more", "values", "place", "named"),
    [  # settings, dossier, command line; where it is told, and what it names
        ("\n学期 = '下学期'\n", "开学日期: 2026-09-01\n", {}, "档案.yaml:6", "toml 第 2 行"),
        ("开学日期 = 2026-09-01\n", "学期: 下学期\n", {}, "plangen.toml:1", "第 6 行"),
        ("\n", "开学日期: 2026-09-01\n", {"学期": "下学期"}, "档案.yaml:6", "学期=下学期"),
        (
            "\n周数 = 20\n",
            "班级工作: {主题班会: [{周次: 25, 主题: 诚信}]}\n",
            {},
            "档案.yaml:6",
            "toml 第 2 行",
        ),
        ("\n", "学生情况: {人数: 30, 男生: 20, 女生: 20}\n", {"学生情况.女生": "15"},
         "档案.yaml:6", "学生情况.女生=15"),
        ("\n", "年级: 五年级\n", {"班级": "三年级二班"}, "档案.yaml:6", "班级=三年级二班"),
    ],
    ids=["term", "opening-day", "typed-term", "weeks", "typed-part", "typed-class"],
)  # fmt: skip
def test_a_message_names_the_place_of_the_other_value(
    folder: Path, settings: str, more: str, values: dict[str, str], place: str, named: str
) -> None:
    settle(folder, settings)
    told = load(dossier_in(folder, more), values=values).problems
    found = [each.place for each in told if f"{named}）" in each.message]
    assert [at for at in found if at.startswith(f"{folder / place}:")], told


# File names are looked for from where they are said.


@pytest.fixture
def rosters(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Path]:
    """Write a roster and a page style of one name into each folder; stand in a third one."""
    here = tmp_path / "别处"
    here.mkdir()
    monkeypatch.chdir(here)
    folders = {"dossier": folder, "settings": folder.parent, "here": here}
    for boys, at in enumerate(folders.values(), start=1):
        rows = [["姓名", "性别"], *([f"赵一{'甲乙丙'[i]}", "男"] for i in range(boys))]
        write_xlsx(at / "花名册.xlsx", rows)
        (at / "校本.yaml").write_text(f"正文: {{字号: {10 + boys}}}\n", encoding="utf-8")
    return folders


def test_a_style_file_is_looked_for_from_the_folder_of_the_file_that_says_it(
    folder: Path, rosters: dict[str, Path]
) -> None:
    says = dossier_in(folder, "版式: 校本.yaml\n", "四1班.yaml")
    silent = dossier_in(folder, "", "四2班.yaml")
    settle(folder.parent, "版式 = '校本.yaml'\n")

    def size(path: Path, values: dict[str, str] | None = None) -> float:
        return make_document(load(path, values=values or {})).style.body.size

    assert size(says) == 11
    assert size(silent) == 12
    assert size(says, {"版式": "校本.yaml"}) == 13
    assert used_files(says)[-1] == rosters["dossier"] / "校本.yaml"
    assert used_files(silent)[-1] == rosters["settings"] / "校本.yaml"
    typed = used_files(says, {"版式": "校本.yaml"})[-1]
    assert typed.resolve() == rosters["here"] / "校本.yaml"


def test_a_roster_is_looked_for_from_the_folder_of_the_file_that_says_it(
    folder: Path, rosters: dict[str, Path]
) -> None:
    path = dossier_in(folder, "花名册: 花名册.xlsx\n")
    assert load(path).dossier.situation.total == 1
    assert load(path, values={"花名册": "花名册.xlsx"}).dossier.situation.total == 3
    assert used_files(path)[-1] == rosters["dossier"] / "花名册.xlsx"


def test_score_tables_on_the_command_line_are_looked_for_from_here(
    folder: Path, rosters: dict[str, Path]
) -> None:
    rows = [["姓名", "数学"], ["赵一甲", 52], ["赵一乙", 90]]
    write_xlsx(rosters["here"] / "成绩.xlsx", rows)
    path = dossier_in(folder, "")
    loaded = load(path, values={"成绩表": "{文件: 成绩.xlsx, 上学期期末: 数学}"})
    assert errors(loaded) == []
    assert loaded.dossier.situation.results


# What the settings say stays theirs.


def test_the_next_terms_dossier_leaves_to_the_settings_what_they_say(folder: Path) -> None:
    settle(
        folder,
        "学校 = '向阳小学'\n学年 = '2026-2027'\n学期 = '第一学期'\n开学日期 = 2026-09-01\n"
        "周数 = 21\n版式 = '公文'\n封面 = true\n[分数线]\n优秀 = 90\n[校历]\n放假 = [2026-11-06]\n",
    )
    path = dossier_in(folder, "满分: 120\n分数线:\n措施: [作业面批]\n")
    loaded = load(path, values={"教师": "李老师"})
    wishes = Wishes(settled=settled_keys(loaded.settings))
    text = make_next_term(loaded, folder / "下学期.yaml", wishes).text
    values = [line for line in text.splitlines() if line and not line.startswith("#")]
    keys = {line.partition(":")[0] for line in values if not line.startswith((" ", "-"))}
    settled = {"学校", "学年", "学期", "开学日期", "周数", "版式", "封面", "分数线", "校历", "教师"}
    assert keys & settled == set()
    assert "满分: 120" in values
    note = "# 学校、学年、学期、开学日期、周数、校历、分数线、版式、封面由 plangen.toml 统一规定"
    assert any(line.startswith(note) for line in text.splitlines())


def test_the_next_terms_dossier_says_what_the_old_one_said_itself(folder: Path) -> None:
    settle(folder, "学校 = '甲校'\n学年 = '2026-2027'\n学期 = '第一学期'\n")
    path = dossier_in(folder, "学校: 乙校\n学年: 2026-2027\n学期: 第一学期\n措施: [作业面批]\n")
    loaded = load(path)
    wishes = Wishes(settled=settled_keys(loaded.settings))
    text = make_next_term(loaded, folder / "下学期.yaml", wishes).text
    assert "\n学校: 乙校\n" in text
    assert "\n学年: 2026-2027\n学期: 第二学期\n" in text
    assert "统一规定" not in text
