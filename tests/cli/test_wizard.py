"""``plangen new -i``: whole sessions, typed key by key."""

from __future__ import annotations

import datetime as dt
import io
import json
import os
import sys
from typing import TYPE_CHECKING, Any

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.data_structures import Size
from prompt_toolkit.output.vt100 import Vt100_Output

from plangen.compose.kinds import kinds
from plangen.library.entries import load_library
from plangen.source import read_source
from plangen.wizard import sheet

from .keyboard import (
    BACKSPACE,
    CTRL_C,
    CTRL_D,
    DOWN,
    ENTER,
    ESCAPE,
    PAGE_DOWN,
    SPACE,
    UP,
    Session,
    Wizard,
    down,
    enter,
    keyboard,
    picked,
    plain,
    typed,
)
from .terminal import english

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .terminal import Plangen

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="keys come through a POSIX pipe")
DRAFT = "档案.yaml.未完成.json"
LAZY, SHY = "作业拖欠不完成", "自卑缺乏自信"
HEAD = typed("向阳小学", "四年级（1）班", "数学", "2026-2027") + enter(1)
HEAD += typed("李老师", "2026-09-07", "2026-09-01", "21")
SIZE = typed("42", "22", "20")
XU = typed("许晓") + UP * 2 + ENTER + typed("晚饭后才动笔；错题当天不改")
XU += SPACE + ENTER + typed("52", "65")
MA = typed("马小雨") + UP + ENTER + typed("上课不举手") + DOWN + SPACE + ENTER + typed("缺考", "60")
PLAN = enter() + HEAD + SIZE + typed("计算基础薄弱；读题不完整") + picked(LAZY, SHY) + enter()
PLAN += XU + enter() + MA + down(1) + typed("每天的作业当天交齐")
WRITE = ENTER


@pytest.fixture
def wizard(plangen: Plangen, monkeypatch: pytest.MonkeyPatch) -> Wizard:
    """Run ``plangen new -i`` on keys; when they run out, the window is closed."""

    def run(keys: str, *arguments: str, columns: int = 80, rows: int = 24) -> Session:
        shown = io.StringIO()
        output = Vt100_Output(shown, lambda: Size(rows, columns), enable_cpr=False)
        with keyboard(keys) as pipe:
            monkeypatch.setattr(
                sheet, "terminal", lambda: create_app_session(input=pipe, output=output)
            )
            outcome = plangen("new", "-i", *(arguments or ("档案.yaml",)))
        return Session(outcome.status, outcome.out, outcome.err, plain(shown.getvalue()))

    return run


@pytest.fixture
def written(tmp_path: Path) -> Callable[[], dict[str, Any]]:
    """Read the dossier as plangen does."""

    def read() -> dict[str, Any]:
        data = read_source(tmp_path / "档案.yaml").data
        assert isinstance(data, dict)
        return data

    return read


def kept(folder: Path) -> dict[str, Any]:
    answers = json.loads((folder / DRAFT).read_text(encoding="utf-8"))["回答"]
    assert isinstance(answers, dict)
    return answers


def foreign(session: Session) -> tuple[set[str], set[str]]:
    """Return what was shown of English words, and of signs that need a font of their own."""
    shown = session.screen + session.all
    # Python has another dash than Unicode's — where GB 2312 has 0xA1AA.
    signs = set(shown) - set("\r\n\x00\x07—")
    odd = {sign for sign in signs if not sign.encode("gb2312", errors="ignore")}
    return english(shown) - {"Enter", "Esc", "json"}, odd


# Whole sessions.


def test_a_plan_is_asked_for_from_beginning_to_end(
    wizard: Wizard, written: Callable[[], dict[str, Any]], tmp_path: Path
) -> None:
    session = wizard(PLAN + WRITE)
    assert session.status == 0, session.err + session.screen
    assert session.written == ["档案.yaml"]
    data = written()
    head = ("文种", "学校", "班级", "学科", "学年", "学期", "教师", "日期", "开学日期", "周数")
    assert [data[key] for key in head] == [
        "学困生转化计划",
        "向阳小学",
        "四年级（1）班",
        "数学",
        "2026-2027",
        data["学期"],
        "李老师",
        "2026-09-07",
        "2026-09-01",
        "21",
    ]
    assert data["学期"] in {"第一学期", "第二学期"}
    situation = data["学生情况"]
    assert [situation[key] for key in ("人数", "男生", "女生")] == ["42", "22", "20"]
    assert situation["特点"] == ["计算基础薄弱", "读题不完整"]
    assert data["原因分析"] == [LAZY, SHY]
    assert data["目标"] == ["每天的作业当天交齐"]
    xu, ma = data["学困生"]
    assert (xu["姓名"], xu["性别"], xu["原因"], xu["目标"]) == ("许晓", "男", [LAZY], "65")
    assert xu["表现"] == ["晚饭后才动笔", "错题当天不改"]
    assert xu["成绩"] == {"上学期期末": "52"}
    assert (ma["姓名"], ma["性别"], ma["原因"], ma["目标"]) == ("马小雨", "女", [SHY], "60")
    assert ma["成绩"] == {"上学期期末": "缺考"}
    assert {path.name for path in tmp_path.iterdir()} == {"档案.yaml", ".plangen"}


def test_what_the_school_has_settled_is_not_asked(
    wizard: Wizard, written: Callable[[], dict[str, Any]], tmp_path: Path
) -> None:
    settings = "学校 = '向阳小学'\n学年 = '2026-2027'\n学期 = '第一学期'\n周数 = 21\n"
    (tmp_path / "plangen.toml").write_text(settings, encoding="utf-8")
    head = typed("四年级（1）班", "数学", "李老师", "2026-09-07", "2026-09-01")
    session = wizard(enter() + head + SIZE + enter(4) + WRITE)
    assert session.status == 0, session.err + session.screen
    assert not any(text in session.screen for text in ("学校叫什么", "哪个学年", "有几周"))
    data = written()
    assert not {"学校", "学年", "学期", "周数"} & data.keys()
    assert (data["班级"], data["开学日期"]) == ("四年级（1）班", "2026-09-01")


def test_what_is_said_on_the_command_line_goes_before_the_schools_settings(
    wizard: Wizard, written: Callable[[], dict[str, Any]], tmp_path: Path
) -> None:
    (tmp_path / "plangen.toml").write_text("学校 = '甲校'\n", encoding="utf-8")
    head = typed("四年级（1）班", "数学") + enter(2) + typed("李老师") + enter(6)
    session = wizard(enter() + head + enter(4) + WRITE, "档案.yaml", "--school", "乙校")
    assert session.status == 0, session.err + session.screen
    assert written()["学校"] == "乙校"


def test_each_cause_is_answered_by_two_of_the_measures_proposed(
    wizard: Wizard, written: Callable[[], dict[str, Any]]
) -> None:
    wizard(PLAN + WRITE)
    entries = [load_library().measures[name] for name in written()["措施"]]
    for cause in (LAZY, SHY):
        assert sum(cause in entry.answers for entry in entries) >= 2


def test_both_ends_of_a_first_grade_are_asked_about_by_marks(
    wizard: Wizard, written: Callable[[], dict[str, Any]]
) -> None:
    head = typed("", "一年级（2）班", "语文") + enter(6)
    ahead = typed("沈知言") + enter() + typed("一学期读完十一本书") + UP * 4 + ENTER
    ahead += UP * 4 + ENTER + down(1)
    behind = typed("潘浩宇") + enter(2) + SPACE + ENTER + UP + ENTER + UP * 2 + ENTER + down(1)
    keys = down(3) + head + enter(4) + picked("基础知识薄弱") + enter() + ahead + behind + enter()
    session = wizard(keys + WRITE)
    assert session.status == 0, session.err + session.screen
    data = written()
    (first,) = data["培优"]["学生"]
    assert (first["姓名"], first["成绩"], first["目标"]) == ("沈知言", {"上学期": "优"}, "优")
    (last,) = data["学困生"]
    assert (last["成绩"], last["目标"]) == ({"上学期": "待合格"}, "合格")
    assert last["原因"] == ["基础知识薄弱"]


def test_a_class_teachers_plan_asks_for_measures_without_causes(
    wizard: Wizard, written: Callable[[], dict[str, Any]]
) -> None:
    keys = down(6) + typed("", "四年级（1）班") + enter(6) + enter(4) + picked("家访") + enter()
    session = wizard(keys + WRITE)
    assert session.status == 0, session.err + session.screen
    assert "哪门学科" not in session.screen
    assert "困难从哪里来" not in session.screen
    assert written()["措施"] == ["家访"]


def test_a_scheme_of_the_school_asks_for_no_class(wizard: Wizard) -> None:
    session = wizard(down(8) + typed("向阳小学") + enter(3) + WRITE)
    assert session.status == 0, session.err + session.screen
    assert "哪个班" not in session.screen
    assert "全班" not in session.screen


@pytest.mark.parametrize("place", range(len(kinds())), ids=list(kinds()))
def test_every_kind_can_be_skipped_through_and_renders(
    wizard: Wizard, plangen: Plangen, place: int
) -> None:
    session = wizard(down(place) + ENTER * 25)
    assert session.status == 0, session.err + session.screen
    outcome = plangen("render", "档案.yaml", "-f", "md")
    assert outcome.status == 0
    assert "错误" not in outcome.err


def test_what_is_skipped_is_marked_in_the_dossier(wizard: Wizard, tmp_path: Path) -> None:
    wizard(enter() + typed(*[""] * 5) + ENTER * 25)
    text = (tmp_path / "档案.yaml").read_text(encoding="utf-8")
    assert "学校: 【请填：" in text
    assert "学年: 【请填：" in text
    assert "人数: 【请填：" in text


def test_what_was_asked_for_renders_without_an_error(wizard: Wizard, plangen: Plangen) -> None:
    wizard(PLAN + WRITE)
    outcome = plangen("render", "档案.yaml", "-f", "md,docx")
    assert outcome.status == 0
    assert "错误" not in outcome.err


def test_the_next_command_is_the_last_line(wizard: Wizard) -> None:
    assert wizard(PLAN + WRITE).out.splitlines()[-1].strip() == "plangen render 档案.yaml"


SPECIAL = ["a: b#c", "'", "[x", "{x: y}", "*陀螺", "- 甲", "甲，乙", "{{ kind }}", "是", "甲\\乙"]


@pytest.mark.parametrize("text", SPECIAL)
def test_signs_that_mean_something_to_yaml_come_through(
    wizard: Wizard, written: Callable[[], dict[str, Any]], text: str
) -> None:
    pupil = typed(text) + enter() + typed(text) + enter(2) + down(1)
    session = wizard(
        enter()
        + typed(text, "四年级（1）班", text)
        + enter(9)
        + typed(text)
        + ENTER
        + pupil
        + typed(text)
        + WRITE
    )
    assert session.status == 0, session.err + session.screen
    data = written()
    assert (data["学校"], data["学科"], data["目标"]) == (text, text, [text])
    assert data["学困生"][0]["姓名"] == text
    assert data["学困生"][0]["表现"] == [text]


# Answers that cannot stand.

REFUSED = {
    "grade": (enter() + typed("", "") + typed("七"), "“七”不是小学年级"),
    "year": (enter(5) + typed("2026-2028"), "两个年份应当相连"),
    "no-year": (enter(5) + typed("今年"), "不像学年"),
    "day": (enter(8) + typed("2026-09-31"), "日期“2026-09-31”不存在"),
    "no-day": (enter(8) + typed("开学"), "不像日期"),
    "opening": (enter(9) + typed("九月"), "不像日期"),
    "weeks": (enter(10) + typed("二十多"), "不是整数"),
    "long-term": (enter(10) + typed("52"), "一个学期不会有 52 周"),
    "people": (enter(11) + typed("四十来个"), "不是整数"),
    "boys": (enter(11) + typed("30", "31"), "男生 31 人，比全班 30 人还多"),
    "sum": (enter(11) + typed("30", "15", "16"), "男生 15 加女生 16 是 31"),
    "traits": (enter(14) + typed("甲；乙;丙；丁"), "最多写 3 条"),
    "year-of-day": (enter(5) + typed("2020-2021") + enter(2) + typed("2026-09-07"), "不在 2020—"),
    "score": (enter(16) + typed("许晓") + enter(2) + typed("五十"), "不是成绩"),
    "target": (enter(16) + typed("许晓") + enter(3) + typed("105"), "超过满分"),
    "twice": (enter(16) + typed("许晓") + ENTER * 5 + typed("许晓"), "在名单里有两次"),
}


@pytest.mark.parametrize(("keys", "message"), REFUSED.values(), ids=REFUSED.keys())
def test_an_answer_that_cannot_stand_is_refused_where_it_is_typed(
    wizard: Wizard, tmp_path: Path, keys: str, message: str
) -> None:
    before = wizard(keys[: -len(ENTER)])
    session = wizard(keys, "乙.yaml")
    assert message not in before.screen
    assert message in session.screen
    assert foreign(session) == (set(), set())
    held = json.loads((tmp_path / "乙.yaml.未完成.json").read_text(encoding="utf-8"))["回答"]
    assert held == kept(tmp_path)


def test_a_refused_answer_can_be_mended(
    wizard: Wizard, written: Callable[[], dict[str, Any]]
) -> None:
    session = wizard(enter(11) + typed("30", "15", "16", "15") + ENTER * 10)
    assert session.status == 0
    assert written()["学生情况"]["女生"] == "15"


def test_the_girls_that_remain_are_proposed(
    wizard: Wizard, written: Callable[[], dict[str, Any]]
) -> None:
    wizard(enter(11) + typed("30", "17") + ENTER * 10)
    assert written()["学生情况"]["女生"] == "13"


# Choosing.


def test_a_cause_left_without_a_measure_is_pointed_out_once(
    wizard: Wizard, written: Callable[[], dict[str, Any]]
) -> None:
    library = load_library()
    other = next(
        m.name for m in library.measures.values() if m.whole_class and LAZY not in m.answers
    )
    none = SPACE + DOWN + SPACE
    session = wizard(enter(15) + picked(LAZY) + none + picked(other) + ENTER * 10)
    assert f"还没有措施对应的原因：{LAZY}" in session.screen
    assert written()["措施"] == [other]


def test_no_measure_at_all_means_those_proposed(
    wizard: Wizard, written: Callable[[], dict[str, Any]]
) -> None:
    session = wizard(enter(15) + picked(LAZY) + SPACE + DOWN + SPACE + ENTER * 10)
    assert "一项也没有选，档案里会写上推荐的几项" in session.screen
    assert len(written()["措施"]) == 2


def test_measures_can_be_added_to_those_proposed(
    wizard: Wizard, written: Callable[[], dict[str, Any]]
) -> None:
    session = wizard(enter(15) + picked(LAZY) + picked("家访") + ENTER * 10)
    assert "还没有措施对应的原因" not in session.screen
    assert "家访" in written()["措施"]
    assert len(written()["措施"]) >= 3


def test_causes_stand_under_their_dimension_and_say_what_they_mean(wizard: Wizard) -> None:
    session = wizard(enter(15) + PAGE_DOWN * 8)
    for dimension in ("学习习惯与方法", "学生心理", "家庭", "社会"):
        assert f"-- {dimension} --" in session.screen
    assert load_library().causes["学习习惯不良"].summary in session.screen


def test_a_cause_is_found_by_another_of_its_names(
    wizard: Wizard, written: Callable[[], dict[str, Any]]
) -> None:
    wizard(enter(15) + "破罐子破摔" + SPACE + ENTER * 12)
    assert written()["原因分析"] == ["屡败后自我放弃"]


def test_a_word_that_nothing_holds_can_be_deleted_again(
    wizard: Wizard, written: Callable[[], dict[str, Any]]
) -> None:
    session = wizard(enter(15) + "甲乙丙" + SPACE + BACKSPACE * 3 + picked(SHY) + ENTER * 10)
    assert "没有找到“甲乙丙”" in session.screen
    assert written()["原因分析"] == [SHY]


# Back, and looking it over.


def test_escape_goes_back_and_proposes_what_was_answered(
    wizard: Wizard, written: Callable[[], dict[str, Any]]
) -> None:
    keys = enter() + typed("向阳小学", "四年级（1）班") + ESCAPE + ENTER
    wizard(keys + ESCAPE * 2 + typed("光明小学") + ENTER * 25)
    data = written()
    assert (data["学校"], data["班级"]) == ("光明小学", "四年级（1）班")


def test_escape_at_the_first_question_stays_there(wizard: Wizard) -> None:
    assert wizard(ESCAPE + ENTER * 25).status == 0


def test_an_answer_can_be_changed_at_the_end(
    wizard: Wizard, written: Callable[[], dict[str, Any]]
) -> None:
    session = wizard(PLAN + DOWN * 2 + ENTER + typed("光明小学") + WRITE)
    assert session.status == 0, session.err + session.screen
    assert written()["学校"] == "光明小学"
    assert "有要改的吗" in session.screen


def test_numbers_that_belong_together_can_be_changed_one_by_one(
    wizard: Wizard, written: Callable[[], dict[str, Any]]
) -> None:
    change = PLAN + "人数" + ENTER + typed("40")
    session = wizard(change + WRITE + "女生" + ENTER + typed("18") + WRITE)
    assert session.status == 0, session.err + session.screen
    assert "男生 22 加女生 20 是 42" in session.screen
    assert "改好了才能写出" in session.screen
    assert [written()["学生情况"][key] for key in ("人数", "女生")] == ["40", "18"]


def test_other_causes_bring_other_measures(
    wizard: Wizard, written: Callable[[], dict[str, Any]]
) -> None:
    overview = f"{LAZY}、{SHY}"
    session = wizard(PLAN + overview + ENTER + picked(LAZY, "听课不专心") + enter(2) + WRITE)
    assert session.status == 0, session.err + session.screen
    data = written()
    assert data["原因分析"] == ["听课不专心", SHY]
    entries = [load_library().measures[name] for name in data["措施"]]
    assert sum("听课不专心" in entry.answers for entry in entries) >= 2
    assert data["学困生"][0]["原因"] == []
    assert data["学困生"][1]["原因"] == [SHY]


def test_another_pupil_can_be_added_at_the_end(
    wizard: Wizard, written: Callable[[], dict[str, Any]]
) -> None:
    keys = PLAN + "不加了" + ENTER + UP + ENTER + typed("赵一") + enter(5) + down(1) + WRITE
    session = wizard(keys)
    assert session.status == 0, session.err + session.screen
    assert [pupil["姓名"] for pupil in written()["学困生"]] == ["许晓", "马小雨", "赵一"]


# Stopping and going on.


@pytest.mark.parametrize("stop", [CTRL_C, CTRL_D, ""], ids=["ctrl-c", "ctrl-d", "closed"])
def test_what_was_answered_is_kept_when_the_teacher_stops(
    wizard: Wizard, tmp_path: Path, stop: str
) -> None:
    session = wizard(enter() + typed("向阳小学", "四年级（1）班") + "数" + stop)
    assert session.status == 1
    assert "Traceback" not in session.err
    assert not (tmp_path / "档案.yaml").exists()
    assert kept(tmp_path) == {
        "kind": "学困生转化计划",
        "school": "向阳小学",
        "class_name": "四年级（1）班",
    }
    assert "plangen new 档案.yaml -i" in session.screen
    assert DRAFT in session.screen


def test_the_answers_are_for_their_owners_eyes_only(wizard: Wizard, tmp_path: Path) -> None:
    wizard(enter() + typed("向阳小学") + CTRL_C)
    assert (tmp_path / DRAFT).stat().st_mode & 0o777 == 0o600


def test_going_on_begins_where_the_teacher_stopped(wizard: Wizard, tmp_path: Path) -> None:
    cut = PLAN.index("许晓") + len("许晓") + 1
    wizard(PLAN[:cut] + CTRL_C)
    session = wizard(enter() + PLAN[cut:] + WRITE)
    assert "上次答到第 17 题，接着答吗？" in session.screen
    assert session.status == 0, session.err + session.screen
    resumed = (tmp_path / "档案.yaml").read_text(encoding="utf-8")
    assert not (tmp_path / DRAFT).exists()
    assert wizard(PLAN + WRITE, "档案.yaml", "--force").status == 0
    assert (tmp_path / "档案.yaml").read_text(encoding="utf-8") == resumed


def test_one_may_begin_anew(wizard: Wizard, tmp_path: Path) -> None:
    wizard(enter() + typed("向阳小学") + CTRL_C)
    wizard(down(1) + ENTER * 25)
    assert "学校: 【请填：" in (tmp_path / "档案.yaml").read_text(encoding="utf-8")


def test_stopping_before_any_answer_leaves_nothing(wizard: Wizard, tmp_path: Path) -> None:
    assert wizard(CTRL_C).status == 1
    assert list(tmp_path.iterdir()) == []


def test_stopping_at_the_question_whether_to_go_on_keeps_the_answers(
    wizard: Wizard, tmp_path: Path
) -> None:
    wizard(enter() + typed("向阳小学") + CTRL_C)
    before = kept(tmp_path)
    assert wizard(CTRL_C).status == 1
    assert kept(tmp_path) == before


FOREIGN = {
    "no-json": "我的笔记",
    "other-json": '{"plangen": 1}',
    "list": "[1, 2]",
    "later": '{"plangen": 2, "回答": {"school": "向阳小学"}}',
    "numbers": '{"plangen": 1, "回答": {"school": 5}}',
    "deep": "[" * 100_000,
}


@pytest.mark.parametrize("text", FOREIGN.values(), ids=FOREIGN.keys())
def test_a_file_that_is_no_draft_is_kept_under_another_name(
    wizard: Wizard, tmp_path: Path, text: str
) -> None:
    (tmp_path / DRAFT).write_text(text, encoding="utf-8")
    session = wizard(ENTER * 25)
    assert session.status == 0, session.err
    assert "已改名为" in session.screen
    (aside,) = (path for path in tmp_path.iterdir() if path.name not in {"档案.yaml", ".plangen"})
    assert aside.read_text(encoding="utf-8") == text
    assert aside.name in session.screen.replace("\r\n", "")


@pytest.mark.parametrize(
    "answers",
    [
        {"kind": "日记"},
        {"kind": "学困生转化计划", "total": "许多"},
        {"kind": "学困生转化计划", "causes": ["没有的原因"], "measures": "家访"},
        {"kind": "学困生转化计划", "school": ["甲"], "grade": "九", "traits": list("甲乙丙丁")},
        {"nobody": "asked", "pupils.x.name": "甲"},
    ],
    ids=["kind", "number", "library", "shapes", "keys"],
)
def test_kept_answers_that_would_be_refused_today_are_asked_again(
    wizard: Wizard, plangen: Plangen, tmp_path: Path, answers: dict[str, Any]
) -> None:
    draft = {"plangen": 1, "回答": answers}
    (tmp_path / DRAFT).write_text(json.dumps(draft), encoding="utf-8")
    fixed = wizard(enter() + (typed("") + CTRL_C))
    assert fixed.status == 1
    assert "Traceback" not in fixed.err + fixed.screen
    (tmp_path / DRAFT).write_text(json.dumps(draft), encoding="utf-8")
    wizard(enter() + typed(*[""] * 30))
    outcome = plangen("render", "档案.yaml", "-f", "md")
    assert outcome.status == 0, outcome.err


# With the command line.


def test_what_the_command_says_is_not_asked(
    wizard: Wizard, written: Callable[[], dict[str, Any]]
) -> None:
    facts = ("--kind", "帮扶计划", "--class", "四年级（1）班", "--school", "向阳小学")
    more = ("--subject", "数学", "--teacher", "李老师", "--cause", "自卑")
    session = wizard(ENTER * 20, "档案.yaml", *facts, *more)
    assert session.status == 0, session.err + session.screen
    for question in ("要写哪种文稿", "学校叫什么", "哪个班", "哪门学科", "署哪位", "困难从哪里来"):
        assert f"　{question}" not in session.screen
    data = written()
    assert (data["文种"], data["学校"]) == ("学困生帮扶计划", "向阳小学")
    assert data["原因分析"] == [SHY]


def test_what_the_command_said_is_kept_too(
    wizard: Wizard, written: Callable[[], dict[str, Any]]
) -> None:
    wizard(enter() + CTRL_C, "档案.yaml", "--school", "向阳小学")
    wizard(ENTER * 25)
    assert written()["学校"] == "向阳小学"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--cause", "甲乙"), "“甲乙”"),
        (("--kind", "日记"), "“日记”"),
        (("--grade", "九"), "“九”"),
        (("--grade", "三年级", "--class", "四年级（1）班"), "“三年级”"),
    ],
    ids=["cause", "kind", "grade", "grade-and-class"],
)
def test_what_the_command_says_wrong_is_told_before_the_first_question(
    wizard: Wizard, tmp_path: Path, arguments: tuple[str, ...], message: str
) -> None:
    session = wizard(ENTER * 25, "档案.yaml", *arguments)
    assert session.status == 1
    assert message in session.err
    assert session.screen == ""
    assert list(tmp_path.iterdir()) == []


def test_an_existing_file_is_named_before_the_first_question(
    wizard: Wizard, tmp_path: Path
) -> None:
    (tmp_path / "档案.yaml").write_text("我的", encoding="utf-8")
    session = wizard(PLAN + WRITE)
    assert session.status == 1
    assert "--force" in session.err
    assert session.screen == ""
    assert (tmp_path / "档案.yaml").read_text(encoding="utf-8") == "我的"


def test_force_overwrites_when_all_is_answered(
    wizard: Wizard, written: Callable[[], dict[str, Any]], tmp_path: Path
) -> None:
    (tmp_path / "档案.yaml").write_text("我的", encoding="utf-8")
    wizard(CTRL_C, "档案.yaml", "--force")
    assert (tmp_path / "档案.yaml").read_text(encoding="utf-8") == "我的"
    assert wizard(PLAN + WRITE, "档案.yaml", "--force").status == 0
    assert written()["学校"] == "向阳小学"


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root writes anywhere")
def test_a_folder_that_cannot_be_written_to_is_named_before_the_first_question(
    wizard: Wizard, tmp_path: Path
) -> None:
    closed = tmp_path / "只读"
    closed.mkdir(mode=0o500)
    session = wizard(PLAN + WRITE, "只读/档案.yaml")
    assert session.status == 1
    assert "写不了" in session.err
    assert session.screen == ""


def test_the_path_is_asked_for_when_it_is_not_given(wizard: Wizard, tmp_path: Path) -> None:
    (tmp_path / "档案.yaml").write_text("我的", encoding="utf-8")
    keys = ENTER + typed("档案.docx", "四1班") + ENTER * 25
    session = wizard(keys, "--kind", "学困生转化计划")
    assert session.status == 0, session.err + session.screen
    assert "这个文件已经有了" in session.screen
    assert "应以 .yaml 结尾" in session.screen
    assert session.written == ["四1班.yaml"]


def test_stopping_at_the_path_leaves_nothing(wizard: Wizard, tmp_path: Path) -> None:
    assert wizard(CTRL_C, "--kind", "学困生转化计划").status == 1
    assert list(tmp_path.iterdir()) == []


def test_without_path_and_questions_the_path_is_missing(plangen: Plangen) -> None:
    outcome = plangen("new")
    assert outcome.status == 2
    assert "缺少档案.yaml" in outcome.err
    assert "-i" in outcome.err


# Without a terminal.


def test_without_a_terminal_the_flags_are_named(process: Plangen, tmp_path: Path) -> None:
    outcome = process("new", "档案.yaml", "-i")
    assert outcome.status == 2
    assert "不是命令行窗口" in outcome.err
    assert all(f"--{flag} " in outcome.err for flag in ("class", "subject", "school", "cause"))
    assert english(outcome.err) == set()
    assert list(tmp_path.iterdir()) == []


def pretend_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for stream in ("stdin", "stdout"):
        monkeypatch.setattr(getattr(sys, stream), "isatty", lambda: True)


def test_a_terminal_without_a_cursor_is_none(
    plangen: Plangen, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend_terminal(monkeypatch)
    monkeypatch.setenv("TERM", "dumb")
    assert "不是命令行窗口" in plangen("new", "档案.yaml", "-i").err


def test_a_console_without_a_screen_is_none(
    plangen: Plangen, monkeypatch: pytest.MonkeyPatch
) -> None:
    class NoConsoleScreenBufferError(Exception):
        pass

    def create_output() -> None:
        raise NoConsoleScreenBufferError

    pretend_terminal(monkeypatch)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sheet, "create_output", create_output)
    outcome = plangen("new", "档案.yaml", "-i")
    assert outcome.status == 2
    assert "不是命令行窗口" in outcome.err


# What is on the screen.


def test_every_word_is_chinese_and_every_sign_one_that_any_console_can_show(
    wizard: Wizard,
) -> None:
    wizard(enter() + typed("向阳小学") + CTRL_C)
    assert foreign(wizard(enter() + CTRL_C)) == (set(), set())
    assert foreign(wizard(down(1) + PLAN[:-1] + DOWN * 3 + CTRL_C)) == (set(), set())
    changed = wizard(enter() + "人数" + ENTER + typed("9", "八") + CTRL_C)
    assert foreign(changed) == (set(), set())


@pytest.mark.parametrize(("rows", "columns"), [(24, 20), (5, 80), (10, 40), (60, 200)])
def test_windows_of_every_size_do(wizard: Wizard, rows: int, columns: int) -> None:
    assert wizard(PLAN + WRITE, rows=rows, columns=columns).status == 0


def test_the_year_is_proposed_from_today(
    wizard: Wizard, written: Callable[[], dict[str, Any]]
) -> None:
    wizard(ENTER * 25)
    today = dt.datetime.now().astimezone().date()
    first = today.year - (today.month < 8)
    assert written()["学年"] == f"{first}-{first + 1}"
    assert written()["日期"] == today.isoformat()
