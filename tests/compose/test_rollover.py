"""The dossier of the next term: what stays, what moves, what is asked for."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

from dossier_changes import without
from dossiers import FULL_DOSSIER
from example_documents import DOSSIERS
from places import EXAMPLES
from plangen.compose.kinds import find_kind, kinds
from plangen.compose.rollover import CHANGES
from plangen.compose.scaffold import scaffold
from plangen.compose.turn import carried, keys, words
from plangen.compose.wishes import Wishes
from plangen.model.dossier import Dossier
from plangen.pipeline.documents import make_document
from plangen.pipeline.dossiers import load
from plangen.pipeline.next_term import make_next_term
from plangen.problems import ProblemsError, Severity
from plangen.source.tree import parse
from plangen.writers.output import save, write_document

if TYPE_CHECKING:
    from collections.abc import Callable

    from plangen.compose.rollover import RolledOver

    Write = Callable[[str], Path]

GOLDEN = Path(__file__).parents[1] / "golden" / "rollover"


def rolled(path: Path, folder: Path | None = None, **wishes: Any) -> RolledOver:
    return make_next_term(load(path), (folder or path.parent) / "下学期.yaml", Wishes(**wishes))


def after(write: Write, text: str, **wishes: Any) -> Any:
    return parse(rolled(write(text), **wishes).text).data


def renders(text: str, folder: Path) -> None:
    """Fail where a dossier has an error or cannot be made into its document."""
    path = folder / "下学期.yaml"
    path.write_text(text, encoding="utf-8")
    made = make_document(load(path))
    assert [p for p in made.problems if p.severity is Severity.ERROR] == []


# Whatever the old one was.


@pytest.mark.parametrize("path", DOSSIERS, ids=lambda path: path.parent.name)
def test_the_next_term_of_an_example_renders_without_error(path: Path, tmp_path: Path) -> None:
    renders(rolled(path, tmp_path).text, tmp_path)


@pytest.mark.parametrize("path", DOSSIERS, ids=lambda path: path.parent.name)
def test_the_term_after_the_next_renders_too(path: Path, tmp_path: Path) -> None:
    first = tmp_path / "档案.yaml"
    first.write_text(rolled(path, tmp_path).text, encoding="utf-8")
    leaves = "六年级" in first.read_text("utf-8")
    options: dict[str, Any] = {"class_name": "一年级（1）班"} if leaves else {}
    renders(rolled(first, **options).text, tmp_path)


@pytest.mark.parametrize("kind", [kind for kind in kinds().values() if not kind.is_summary])
def test_a_scaffold_that_nobody_filled_in_has_a_next_term(kind: Any, tmp_path: Path) -> None:
    path = tmp_path / "档案.yaml"
    path.write_text(scaffold(Wishes(kind=kind.name), path), encoding="utf-8")
    renders(rolled(path).text, tmp_path)


@pytest.mark.parametrize("name", ["full_dossier", "teaching_dossier", "talent_dossier"])
def test_every_kind_of_document_can_follow(
    name: str, request: pytest.FixtureRequest, dossier_file: Write, tmp_path: Path
) -> None:
    path = dossier_file(request.getfixturevalue(name))
    for kind in kinds():
        renders(rolled(path, kind=kind).text, tmp_path)


RESULTS = st.sampled_from(["0", "47", "59.5", "60", "88", "100", "缺考", "病假", "合格", "待合格"])
FIGURES = st.sampled_from(
    ["92%", "91.2%", "0.8", "1", "71", "120", "达到", "没有达到", "大部分", "3次", "还差一点"]
)
COLUMNS = st.sampled_from(["期末", "学期末", "本学期", "第二单元", "期中", "四年级上学期末"])
OWN_GOAL = "\n目标:\n  - {指标: 作业交齐率, 基线: 60%, 目标: 90%}\n"


@st.composite
def endings(draw: st.DrawFn) -> str:
    """A full dossier whose term ended in some way or other."""
    text = FULL_DOSSIER.replace("\n目标:\n", OWN_GOAL)
    for points in ("68", "47"):
        text = text.replace(f"期末: {points}", f"{draw(COLUMNS)}: {draw(RESULTS)}")
    text = text.replace("    期末: {实考", f"    {draw(COLUMNS)}: {{实考")
    times = draw(st.sampled_from(["0", "3", "16", "60"]))
    text = text.replace("次数: 16, 记录: 谈心记录16份", f"次数: {times}")
    names = st.sampled_from(["及格率", "养成课前预习、按时完成作业的习惯", "作业交齐率"])
    reached = draw(st.dictionaries(names, FIGURES))
    lines = "".join(f"    {name}: {figure}\n" for name, figure in reached.items())
    return text + (f"  目标达成:\n{lines}" if lines else "")


@settings(
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(text=endings())
def test_however_the_term_ended_the_next_one_has_no_error(text: str, tmp_path: Path) -> None:
    path = tmp_path / "档案.yaml"
    path.write_text(text, encoding="utf-8")
    try:
        made = rolled(path)
    except ProblemsError:
        reject()  # such results contradict each other
    renders(made.text, tmp_path)


# The table.


def test_what_becomes_of_every_key_is_decided() -> None:
    decided = {*keys()["抬头"], *keys()["正文"]}
    assert {str(field.alias) for field in Dossier.model_fields.values()} <= decided
    assert decided <= {str(field.alias) for field in Dossier.model_fields.values()}


def test_every_change_is_in_the_table_and_every_one_in_the_table_is_known() -> None:
    table = keys()["抬头"] | keys()["正文"]
    assert {key for key, way in table.items() if way == "改"} == set(CHANGES)
    assert set(table.values()) == {"留", "改", "填", "注", "去"}


def test_a_key_that_the_table_does_not_know_stays_as_typed(
    dossier_file: Write, full_dossier: str
) -> None:
    data = after(
        dossier_file, full_dossier.replace("    性别: 男\n", "    性别: 男\n    座位: 前排\n")
    )
    assert data["学困生"][0]["座位"] == "前排"
    assert data["学困生"][0]["结对"] == "周明"


# The head.


def test_the_second_term_follows_the_first(dossier_file: Write, full_dossier: str) -> None:
    data = after(dossier_file, full_dossier)
    assert [data[key] for key in ("学年", "学期", "班级", "年级")] == [
        "2026-2027",
        "第二学期",
        "四年级（1）班",
        "四年级",
    ]


def test_the_class_is_a_grade_higher_in_the_next_school_year(
    dossier_file: Write, full_dossier: str
) -> None:
    old = full_dossier.replace("第一学期", "第二学期").replace("2026-09-01", "2027-03-01")
    data = after(dossier_file, old.replace("2026-09-07", "2027-03-05").replace("01-22", "07-02"))
    assert [data[key] for key in ("学年", "学期", "班级", "年级")] == [
        "2027-2028",
        "第一学期",
        "五年级（1）班",
        "五年级",
    ]


def test_days_are_asked_for_with_the_right_year(dossier_file: Write, full_dossier: str) -> None:
    made = rolled(dossier_file(full_dossier))
    data = parse(made.text).data
    assert data["日期"] is data["开学日期"] is data["周数"] is None
    assert "开学日期: 【请填：如 2027-03-01，照学校的校历】" in made.text
    assert {"日期", "开学日期", "周数"} <= set(made.to_fill)


@pytest.mark.parametrize(
    ("wishes", "expected"),
    [
        ({"class_name": "一年级（2）班"}, {"班级": "一年级（2）班", "年级": "一年级"}),
        ({"grade": "五年级"}, {"班级": "五年级（1）班", "年级": "五年级"}),
        ({"school": "桂坪小学", "teacher": "邱老师"}, {"学校": "桂坪小学", "教师": "邱老师"}),
        ({"subject": "语文"}, {"学科": "语文"}),
        ({"kind": "学困生辅导计划"}, {"文种": "学困生辅导计划"}),
    ],
)
def test_what_is_asked_for_wins(
    wishes: dict[str, str], expected: dict[str, str], dossier_file: Write, full_dossier: str
) -> None:
    data = after(dossier_file, full_dossier, **wishes)
    assert {key: data[key] for key in expected} == expected


SIXTH = ("四年级", "六年级"), ("第一学期", "第二学期"), ("2026-09-01", "2027-03-01")


def sixth(text: str) -> str:
    for old, new in SIXTH:
        text = text.replace(old, new)
    return without(text, "日期", "总结") + "总结: {全班成绩: {期末: {实考: 31, 及格: 30}}}\n"


def test_a_class_that_leaves_school_has_no_next_term(
    dossier_file: Write, full_dossier: str
) -> None:
    path = dossier_file(sixth(full_dossier))
    with pytest.raises(ProblemsError) as refused:
        rolled(path)
    (problem,) = refused.value.problems
    assert "六年级（1）班毕业了" in problem.message
    assert "--class" in problem.hint


def test_another_class_can_take_over_the_dossier_of_one_that_leaves(
    dossier_file: Write, full_dossier: str
) -> None:
    data = after(dossier_file, sixth(full_dossier), class_name="五年级（2）班")
    assert (data["班级"], data["年级"], data["学年"]) == ("五年级（2）班", "五年级", "2027-2028")


def test_everything_wrong_with_the_wishes_is_told_at_once(
    dossier_file: Write, full_dossier: str
) -> None:
    path = dossier_file(full_dossier)
    with pytest.raises(ProblemsError) as refused:
        rolled(path, kind="没有", grade="九年级")
    assert len(refused.value.problems) == 2
    with pytest.raises(ProblemsError) as refused:
        rolled(path, class_name="四年级（1）班", grade="五年级")
    assert "对不上" in refused.value.problems[0].message


def test_a_summary_is_followed_by_the_plan_whose_parts_it_has(
    dossier_file: Write, full_dossier: str, talent_dossier: str
) -> None:
    for text, plan in ((full_dossier, "学困生转化计划"), (talent_dossier, "培优辅差计划")):
        old = re.sub("文种: .*", "文种: 学困生工作总结\n标题: 学困生工作总结", text)
        made = rolled(dossier_file(old))
        assert made.kind is find_kind(plan)
        assert "标题" not in parse(made.text).data
        assert "# 上一份的标题：学困生工作总结" in made.text


def test_a_title_of_the_teachers_own_follows_the_term(
    dossier_file: Write, full_dossier: str
) -> None:
    old = full_dossier.replace("学校:", "标题: 四（1）班第一学期转化计划\n学校:")
    assert after(dossier_file, old)["标题"] == "四（1）班第二学期转化计划"


def test_a_page_style_of_ones_own_is_found_from_another_folder(
    dossier_file: Write, full_dossier: str, tmp_path: Path
) -> None:
    (tmp_path / "校本.yaml").write_text("基于: 校内\n", encoding="utf-8")
    (tmp_path / "下").mkdir()
    path = dossier_file(full_dossier.replace("满分: 100", "满分: 100\n版式: 校本.yaml"))
    made = make_next_term(load(path), tmp_path / "下" / "档案.yaml", Wishes())
    assert parse(made.text).data["版式"] == "../校本.yaml"
    renders(made.text, tmp_path / "下")


# Results and pupils.


def test_the_end_of_the_term_is_the_result_before_the_next(
    dossier_file: Write, full_dossier: str
) -> None:
    data = after(dossier_file, full_dossier)
    assert data["学困生"][0]["成绩"] == {"上学期期末": "68"}
    assert data["学生情况"]["全班成绩"] == {
        "上学期期末": {"实考": "31", "平均分": "78.9", "及格": "28", "优秀": "9"}
    }
    assert "总结" not in data


def test_marks_of_the_lower_grades_are_those_of_the_term_before(
    dossier_file: Write, full_dossier: str
) -> None:
    old = without(full_dossier, "学生情况", "总结").replace("四年级", "二年级")
    for points, mark in (("52", "待合格"), ("68", "合格"), ("49", "待合格"), ("47", "待合格")):
        old = old.replace(f"期末: {points}", f"期末: {mark}")
    old = old.replace("目标: 65", "目标: 良").replace("目标: 60\n", "目标: 合格\n")
    data = after(dossier_file, old)
    assert data["学困生"][0]["成绩"] == {"上学期": "合格"}


def test_a_result_that_is_missing_is_asked_for(dossier_file: Write, full_dossier: str) -> None:
    old = without(full_dossier, "总结").replace(", 期末: 68", "").replace(", 期末: 47", "")
    made = rolled(dossier_file(old))
    assert made.text.count("成绩: {上学期期末: 【请填：分数】}") == 2
    assert "没有上学期期末的成绩" not in made.text
    assert "52" not in re.sub("#.*", "", made.text)
    assert parse(made.text).data["学困生"][0]["目标"] == "65"


def test_a_pupil_who_alone_has_no_result_is_named(dossier_file: Write, full_dossier: str) -> None:
    made = rolled(dossier_file(full_dossier.replace(", 期末: 47", "")))
    assert "  # 上一份档案里没有上学期期末的成绩，补上\n  - 姓名: 马小雨" in made.text


def test_a_target_that_was_reached_is_asked_for_anew(
    dossier_file: Write, full_dossier: str
) -> None:
    made = rolled(dossier_file(full_dossier))
    first, second = parse(made.text).data["学困生"]
    assert first["目标"] is None
    assert second["目标"] == "60"
    assert (
        "  # 上学期期末 68分，达到目标 65：不再作为学困生就删去这一段\n  - 姓名: 许晓" in made.text
    )
    assert "  # 上学期期末 47分，目标 60，没有达到\n  - 姓名: 马小雨" in made.text


def test_a_target_reached_below_the_pass_does_not_let_a_pupil_go(
    dossier_file: Write, full_dossier: str
) -> None:
    made = rolled(dossier_file(full_dossier.replace("目标: 60", "目标: 45")))
    assert "上学期期末 47分，达到目标 45，还没有合格：定一个新的目标" in made.text


def test_a_pupil_who_failed_without_a_target_gets_a_place_for_one(
    dossier_file: Write, full_dossier: str
) -> None:
    made = rolled(dossier_file(full_dossier.replace("    目标: 60\n", "")))
    assert "上学期期末 47分，没有合格：定一个目标" in made.text
    assert made.text.count("目标: 【请填：期末要达到的分数或等级") == 2


def test_pupils_ahead_are_carried_over_with_their_results(
    dossier_file: Write, talent_dossier: str
) -> None:
    made = rolled(dossier_file(talent_dossier))
    talent = parse(made.text).data["培优"]
    assert [pupil["成绩"] for pupil in talent["学生"]] == [
        {"上学期期末": "95"},
        {"上学期期末": "89"},
    ]
    assert "上学期期末 95分，达到目标 95：目标再往上定" in made.text
    assert talent["目标"] == [
        {"指标": "优秀率", "目标": "36%"},
        {"指标": "投稿篇数", "基线": "3篇", "目标": "4篇"},
    ]
    assert made.pupils == 5


# Goals and measures.


def test_a_goal_that_was_missed_starts_from_what_was_reached(
    dossier_file: Write, full_dossier: str
) -> None:
    old = full_dossier.replace("指标: 及格率\n    基线: 80.6%", "指标: 交齐率\n    基线: 80.6%")
    made = rolled(dossier_file(old + "  目标达成: {交齐率: 88%}\n"))
    assert parse(made.text).data["目标"][0] == {"指标": "交齐率", "基线": "88%", "目标": "92%"}
    assert "  # 上学期没有达到：88%，目标 92%\n  - 指标: 交齐率" in made.text
    assert made.missed == 1


def test_a_baseline_that_the_examinations_give_is_left_to_them(
    dossier_file: Write, full_dossier: str
) -> None:
    made = rolled(dossier_file(full_dossier))
    assert parse(made.text).data["目标"][0] == {"指标": "及格率", "目标": "92%"}
    assert "上学期没有达到：90.3%，目标 92%" in made.text


def test_a_goal_that_was_reached_is_named_and_left_out(
    dossier_file: Write, full_dossier: str
) -> None:
    made = rolled(dossier_file(full_dossier.replace("目标: 92%", "目标: 90%")))
    assert parse(made.text).data["目标"] == ["养成课前预习、按时完成作业的习惯"]
    assert "# 上学期达到的目标，没有再写：\n#   · 及格率：90.3%，目标 90%\n目标:" in made.text
    assert made.missed == 0


def test_where_every_goal_was_reached_a_new_one_is_asked_for(
    dossier_file: Write, full_dossier: str
) -> None:
    old = full_dossier.replace("目标: 92%", "目标: 90%").replace(
        "  - 养成课前预习", "  # - 养成课前预习"
    )
    made = rolled(dossier_file(old))
    assert parse(made.text).data["目标"] == []
    assert "目标" in made.to_fill


def test_a_goal_without_a_result_is_carried_over_with_a_remark(
    dossier_file: Write, full_dossier: str
) -> None:
    made = rolled(dossier_file(full_dossier))
    assert "  # 上学期没有记下结果：先查清现在的数\n  - 养成课前预习" in made.text


def test_what_an_indicator_said_of_its_old_baseline_is_a_comment(
    dossier_file: Write, full_dossier: str
) -> None:
    old = full_dossier.replace(
        "    目标: 92%\n", "    目标: 92%\n    内容: 31人里要有29人\n    时间: 第20周\n"
    )
    made = rolled(dossier_file(old))
    assert parse(made.text).data["目标"][0] == {"指标": "及格率", "目标": "92%"}
    assert "    # 内容: 31人里要有29人\n    # 时间: 第20周\n" in made.text


def test_measures_that_were_not_carried_out_are_named_with_their_figures(
    dossier_file: Write, full_dossier: str
) -> None:
    made = rolled(dossier_file(full_dossier))
    above = made.text.partition("\n措施:\n")[0]
    assert "# 上学期没有做，或者没有记录的措施：\n#   · 家访" in above
    assert re.search(r"#   · 作业面批：计划 \d+ 次，做了 60 次", above)
    assert made.idle == ("谈心交流", "作业面批", "家访")
    assert [m if isinstance(m, str) else m["名称"] for m in parse(made.text).data["措施"]] == [
        "谈心交流",
        "作业面批",
        "家访",
    ]


def test_without_a_summary_nothing_is_said_of_what_was_not_done(
    dossier_file: Write, full_dossier: str
) -> None:
    made = rolled(dossier_file(without(full_dossier, "总结")))
    assert made.idle == ()
    assert "没有做" not in made.text.partition("# 学期末")[0]


def test_problems_and_intentions_of_the_summary_stand_above_the_measures(
    dossier_file: Write, full_dossier: str
) -> None:
    above = rolled(dossier_file(full_dossier)).text.partition("\n措施:\n")[0]
    assert "#   · 家访只走了三户" in above
    assert "#   · 下学期开学两周内补上家访" in above


def test_without_measures_the_intentions_stand_at_the_end(
    dossier_file: Write, full_dossier: str
) -> None:
    old = without(full_dossier, "措施").replace("    措施: [作业面批]\n", "")
    old = re.sub("  措施执行:\n(?:    .*\n)*", "", old)
    assert "#   · 下学期开学两周内补上家访" in rolled(dossier_file(old)).text


# Words of the old term.


@pytest.mark.parametrize(
    "text",
    [
        "九月里常缺作业",
        "12月起自己写",
        "第3周起每天写",
        "上学期不写",
        "开学头一周不写",
        "寒假里没有写",
    ],
)
def test_a_text_that_tells_a_time_of_the_old_term_must_be_looked_at(
    text: str, dossier_file: Write, full_dossier: str
) -> None:
    made = rolled(dossier_file(full_dossier.replace("晚饭后才动笔", text)))
    assert f"【示例】{text}" in made.text
    assert made.to_read == 1


@pytest.mark.parametrize("text", ["每月一次", "每周两次", "《第3周记录》", "一月一次", "期末考试"])
def test_a_text_that_holds_in_any_term_stays_as_it_is(text: str) -> None:
    assert carried(text, "说明") == text


def test_names_are_not_marked_for_they_are_referred_to() -> None:
    assert carried("九月", "名称") == "九月"
    assert carried("九月", "说明") == "【示例】九月"


def test_an_example_that_nobody_replaced_is_still_one(
    dossier_file: Write, full_dossier: str
) -> None:
    made = rolled(dossier_file(full_dossier.replace("  - 谈心交流\n", "  - 【示例】谈心交流\n")))
    assert "  - 【示例】谈心交流\n" in made.text


def test_free_text_of_the_old_term_is_a_comment(dossier_file: Write, full_dossier: str) -> None:
    old = full_dossier.replace(
        "学生情况:\n", "指导思想: 本学期先补计算。\n学生情况:\n  说明: 上学期有六人不及格。\n"
    )
    made = rolled(dossier_file(old))
    data = parse(made.text).data
    assert "指导思想" not in data
    assert "说明" not in data["学生情况"]
    assert "# 指导思想: |\n#   本学期先补计算。\n" in made.text
    assert "  # 说明: |\n  #   上学期有六人不及格。\n" in made.text


def test_a_comment_that_is_taken_up_again_is_a_value(
    dossier_file: Write, full_dossier: str
) -> None:
    old = full_dossier.replace("学生情况:\n", "指导思想: |\n  甲。\n\n  乙。\n学生情况:\n")
    text = rolled(dossier_file(old)).text
    block = text[text.index("# 指导思想: |") :].partition("\n\n# 全班")[0]
    taken = parse("\n".join(line[2:] for line in block.splitlines()) + "\n").data
    assert taken["指导思想"].strip() == "甲。\n\n乙。"


# The class teacher's part, and the school's.


def test_indicators_start_from_their_last_figure() -> None:
    work = parse(rolled(EXAMPLES / "班主任工作计划" / "档案.yaml").text).data["班级工作"]
    assert [(x["期初"], x["目标"]) for x in work["指标"]] == [
        ("2人次", None),
        ("25节", "27节"),
        ("94.6%", None),
        ("36人", None),
    ]
    assert all("期末" not in x for x in work["指标"])
    assert work["主题班会"] == work["月安排"] == []


def test_awards_forget_who_got_them() -> None:
    awards = parse(rolled(EXAMPLES / "班主任工作计划" / "档案.yaml").text).data["奖励"]
    assert [award["名称"] for award in awards] == ["岗位能手", "进步信"]
    assert all("获奖" not in award for award in awards)


def test_money_and_days_of_a_funding_scheme_are_asked_for_anew() -> None:
    made = rolled(EXAMPLES / "003-3" / "档案.yaml")
    funding = parse(made.text).data["经费"]
    assert [rule["项目"] for rule in funding["计量"]] == ["按时上岗", "只到半程", "缺勤"]
    assert funding["收入"] == funding["教师"] == []
    assert "5264" not in made.text


def test_a_project_goes_on() -> None:
    project = parse(rolled(EXAMPLES / "004-3" / "档案.yaml").text).data["课题"]
    assert len(project["进展"]) == 4
    assert project["思考"] == project["打算"] == []


# The whole.


def test_the_next_term_of_an_example_is_what_is_committed(
    request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    text = rolled(EXAMPLES / "001-1" / "档案.yaml").text
    path = tmp_path / "下学期.yaml"
    path.write_text(text, encoding="utf-8")
    plan = write_document(make_document(load(path)).document, "md")
    if request.config.getoption("--update-golden"):
        save(GOLDEN / "001-1.yaml", text.encode(), force=True)
        save(GOLDEN / "001-1.md", plan, force=True)
    assert (GOLDEN / "001-1.yaml").read_text(encoding="utf-8") == text
    assert (GOLDEN / "001-1.md").read_bytes() == plan


def test_every_sentence_has_its_key_in_the_words() -> None:
    assert set(words()["去"]) | set(words()["留"]) <= {*keys()["抬头"], *keys()["正文"]}
