"""Printable forms: what is on their pages, filled and empty, and what never is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from plangen import resources
from plangen.compose.forms import FormKind, Paging, find_form, form_kinds
from plangen.document.forms import Form, Grid, Page
from plangen.document.tree import plain
from plangen.model.dossier import Dossier
from plangen.model.head import head_only
from plangen.pipeline.dossiers import load
from plangen.pipeline.forms import make_forms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    DossierFile = Callable[[str], Path]

FIRST_GRADE = """\
文种: 学困生转化计划
学校: 临江路小学
班级: 一年级（3）班
学年: 2026-2027
学期: 第一学期
教师: 沈老师
开学日期: 2026-09-01
周数: 21
脱敏: 姓氏
学困生:
  - 姓名: 欧阳川
    性别: 男
    表现: [书包里常缺铅笔]
    原因: [学习习惯不良]
  - 姓名: 贺小满
    性别: 女
    优点: [听故事记得牢]
    表现: [放学后没人陪着读一读]
    原因: [自卑缺乏自信, 父母离异或不和]
    说明: "**周三**由外婆接"
    成绩: {上学期: 待合格, 期末: 良}
    目标: 合格
原因分析: [学习习惯不良, 自卑缺乏自信, 父母离异或不和]
措施:
  - 谈心交流
  - 名称: 家访
    频次: 每人每学期两次
    针对: [自卑缺乏自信]
"""
SCHOOL = """\
文种: 课后服务经费分配方案
学校: 城东小学
开学日期: 2026-09-01
周数: 4
课后服务:
  时间: {每周: 周二、周四, 时段: 15:50～17:50}
经费:
  收入: [{项目: 课后服务费, 金额: 1000}]
  比例: 9:1
  教师:
    - {姓名: 陈淑芬, 过程: 79, 终结: 95}
    - {姓名: 李国平, 过程: 71, 终结: 95, 扣减: 20}
"""
EVERY_FORM = list(form_kinds().values())
each_form = pytest.mark.parametrize("form", EVERY_FORM, ids=lambda form: form.name)
each_class = pytest.mark.parametrize("lower", [False, True], ids=["grade-4", "grade-1"])
# 《未成年人学校保护规定》第10条; 教育部通知 2021-08-30; 个人信息保护法第28条.
NEVER = re.compile(
    "名次|位次|排名|第一名|期中|月考|周考|单元考|单元测|测验"
    "|电话号码|联系电话|手机号|身份证|学籍号|家庭住址|出生日期"
    "|罚|差生|后进生|问题学生|批改作业|检查作业"
)


def texts(pages: tuple[Page, ...]) -> Iterator[str]:
    for page in pages:
        for block in page:
            if isinstance(block, Grid):
                for row in block.rows:
                    for cell in row.cells:
                        yield "\n".join(map(plain, cell.lines))
            else:
                yield plain(block.line)


def rows_of(page: Page) -> list[list[str]]:
    """Texts of the rows of all grids on a page; a cell that goes on from above is empty."""
    return [
        ["\n".join(map(plain, cell.lines)) for cell in row.cells]
        for block in page
        if isinstance(block, Grid)
        for row in block.rows
    ]


def beside(page: Page, label: str) -> str:
    """Text of the cell to the right of a label."""
    for row in rows_of(page):
        if label in row[:-1]:
            return row[row.index(label) + 1]
    raise AssertionError(f"no label {label}")


@pytest.fixture
def made(dossier_file: DossierFile, full_dossier: str) -> Callable[..., Form]:
    """Return what makes one form of a dossier."""

    def make(
        name: str, given: str = full_dossier, values: dict[str, str] | None = None, **options: Any
    ) -> Form:
        kind = find_form(name)
        assert kind is not None
        (form,) = make_forms(
            load(dossier_file(given), values=values or {}), [kind], **options
        ).forms
        return form

    return make


# What there is.


def test_every_form_has_a_place_in_the_order() -> None:
    files = {name for name in resources.names("forms", ".yaml") if not name.startswith("_")}
    assert files == set(form_kinds())
    assert files == {
        name for name in resources.names("forms", ".md.j2") if not name.startswith("_")
    }


@each_form
def test_a_form_is_named_as_its_file_and_says_what_it_is_for(form: FormKind) -> None:
    assert resources.read_yaml(f"forms/{form.name}.yaml")["名称"] == form.name
    assert form.description.endswith("。")


def test_no_two_forms_answer_to_one_name() -> None:
    names = [name for form in EVERY_FORM for name in (form.name, *form.aliases)]
    assert len(names) == len(set(names))


def test_a_form_is_found_by_another_name() -> None:
    found = find_form("一生一策")
    assert found is not None
    assert found.name == "学困生个人档案"


def test_a_form_needs_what_it_is_about() -> None:
    head = head_only(None)
    pupils = Dossier.model_validate({"文种": "学困生转化计划", "学困生": [{"姓名": "许晓"}]})
    visits, teams = form_kinds()["家访记录表"], form_kinds()["小组名单"]
    assert not visits.suits(head)
    assert visits.suits(pupils)
    assert not teams.suits(pupils)


# Every form, filled and empty.


@each_form
@each_class
@pytest.mark.parametrize("blank", [False, True], ids=["filled", "blank"])
def test_every_form_can_be_made(
    made: Callable[..., Form], full_dossier: str, form: FormKind, *, lower: bool, blank: bool
) -> None:
    result = made(form.name, FIRST_GRADE if lower else full_dossier, blank=blank)
    assert result.title
    assert result.landscape == form.landscape
    pages = {Paging.CLASS: 1, Paging.PUPIL: 1 if blank else 2, Paging.MONTH: 5}
    assert len(result.pages) == pages[form.paging]


@each_form
@each_class
@pytest.mark.parametrize("blank", [False, True], ids=["filled", "blank"])
def test_rows_take_all_columns_and_there_is_room_to_write_in(
    made: Callable[..., Form], full_dossier: str, form: FormKind, *, lower: bool, blank: bool
) -> None:
    result = made(form.name, FIRST_GRADE if lower else full_dossier, blank=blank)
    for page in result.pages:
        grids = [block for block in page if isinstance(block, Grid)]
        for grid in grids:
            assert sum(grid.widths) == pytest.approx(25.7 if form.landscape else 17.0, abs=0.3)
            for row in grid.rows:
                assert sum(cell.columns for cell in row.cells) == len(grid.widths)
                assert row.height >= 0.6
        cells = [cell for grid in grids for row in grid.rows for cell in row.cells]
        assert any(not cell.lines for cell in cells)


@each_form
@each_class
def test_nothing_forbidden_is_asked_or_printed(
    made: Callable[..., Form], full_dossier: str, form: FormKind, *, lower: bool
) -> None:
    for blank in (False, True):
        result = made(form.name, FIRST_GRADE if lower else full_dossier, blank=blank)
        assert not NEVER.findall("\n".join([result.title, *texts(result.pages)]))


@each_form
def test_names_are_masked_unless_asked(made: Callable[..., Form], form: FormKind) -> None:
    printed = "\n".join(texts(made(form.name).pages))
    assert not re.search("许晓|马小雨|周明", printed)
    full = "\n".join(texts(made(form.name, values={"脱敏": "否"}).pages))
    assert ("许×" in printed) == ("许晓" in full)


@each_form
def test_a_blank_form_holds_the_class_and_none_of_its_pupils(
    made: Callable[..., Form], form: FormKind
) -> None:
    result = made(form.name, blank=True)
    printed = "\n".join(texts(result.pages))
    assert not re.search("许|马×|晚饭后|52|68", printed)
    known = {
        "学校": "向阳小学",
        "班级": "四年级（1）班",
        "教师": "李老师",
        "学期": "2026—2027学年度第一学期",
    }
    assert dict(result.head) == {word: known[word] for word in form.head}


@each_form
def test_a_form_without_a_dossier_leaves_its_head_to_write_in(form: FormKind) -> None:
    (result,) = make_forms(None, [form], blank=True).forms
    assert {known for _, known in result.head} == {""}
    assert "{" not in result.title


@each_form
def test_no_text_is_printed_twice_as_a_sentence(made: Callable[..., Form], form: FormKind) -> None:
    (page, *_) = made(form.name).pages
    sentences = [s for text in texts((page,)) for s in re.split("[。；\n]", text) if len(s) > 12]
    assert len(sentences) == len(set(sentences))


def test_the_pupils_are_called_what_the_dossier_calls_them(
    made: Callable[..., Form], full_dossier: str
) -> None:
    called = full_dossier + "称谓: 暂时落后的学生\n"
    for blank in (False, True):
        assert made("学困生个人档案", called, blank=blank).title == (
            "四年级（1）班暂时落后的学生个人档案"
        )


# What single forms hold.


def test_a_pupils_file_is_filled_from_the_dossier(made: Callable[..., Form]) -> None:
    first, second = made("学困生个人档案").pages
    assert beside(first, "姓名") == "许×"
    assert beside(first, "困难类型") == "动力不足"
    assert beside(first, "学业") == "上学期期末：52"
    assert beside(first, "习惯与行为") == "晚饭后才动笔；错题当天不改"
    assert beside(first, "成因") == "作业拖欠不完成；晚上无人督促"
    assert beside(first, "目标") == "上学期期末52，期末达到65"
    assert "家访（每月一次）" in beside(first, "措施")
    assert beside(first, "评价") == "期末：68，达到目标"
    assert beside(second, "评价") == "期末：47，没有达到目标"


def test_a_note_is_printed_as_it_stands(made: Callable[..., Form]) -> None:
    second = made("学困生个人档案", FIRST_GRADE).pages[1]
    assert beside(second, "其他情况") == "**周三**由外婆接"


@each_form
def test_a_family_matter_is_not_told_beside_a_name(
    made: Callable[..., Form], form: FormKind
) -> None:
    if form.paging is Paging.PUPIL:
        printed = "\n".join(texts(made(form.name, FIRST_GRADE).pages))
        assert "情绪起伏" not in printed
        assert "离异" not in printed


def test_visits_are_prepared_for_the_weeks_of_the_plan(made: Callable[..., Form]) -> None:
    first, second = made("家访记录表", FIRST_GRADE).pages
    assert not any("第" in row[0] for row in rows_of(first))
    weeks = [row[0].split("\n")[0] for row in rows_of(second) if row[0].startswith("第")]
    assert len(weeks) == 2
    assert all(re.fullmatch(r"第\d+周", week) for week in weeks)
    assert beside(second, "家访教师") == "沈老师"


def test_a_visit_is_made_by_whom_the_plan_says(made: Callable[..., Form]) -> None:
    text = FIRST_GRADE.replace("    频次: 每人每学期两次\n", "    负责人: 沈老师和班主任\n")
    (first, *_) = made("家访记录表", text).pages
    assert beside(first, "家访教师") == "沈老师和班主任"


def test_a_visit_is_recorded_under_its_four_heads(made: Callable[..., Form]) -> None:
    (page,) = made("家访记录表", blank=True).pages
    assert ["时间", "目的", "情况", "家长意见", "跟进"] in rows_of(page)


def test_goals_go_from_where_to_where(made: Callable[..., Form]) -> None:
    (page,) = made("学生目标表").pages
    first, second = rows_of(page)[1:3]
    assert first[1:6] == ["许×", "数学", "52", "65", "李老师"]
    assert (first[-1], second[-1]) == ("是", "否")


def test_results_are_followed_without_examinations_in_between(made: Callable[..., Form]) -> None:
    (page,) = made("阶段成绩跟踪表").pages
    head, below, first, *_ = rows_of(page)
    assert head[2:4] == ["上学期期末", "前半学期"]
    assert head[-2] == "期末"
    assert below.count("课堂观察") == below.count("作业") == 2
    assert (first[2], first[-2], first[-1]) == ("52", "68", "+16")


def test_lower_grades_are_followed_by_marks(made: Callable[..., Form]) -> None:
    (page,) = made("阶段成绩跟踪表", FIRST_GRADE).pages
    assert "作业" not in "".join(texts((page,)))
    assert rows_of(page)[3][-3:] == ["合格", "良", "升2档"]


def test_a_new_first_grade_has_no_results_of_an_earlier_term(made: Callable[..., Form]) -> None:
    new = FIRST_GRADE.replace("    成绩: {上学期: 待合格, 期末: 良}\n", "")
    (page,) = made("阶段成绩跟踪表", new).pages
    assert rows_of(page)[0][2] == "入学情况"


def test_only_those_who_rose_are_praised(made: Callable[..., Form]) -> None:
    (page,) = made("进步表彰表").pages
    rows = rows_of(page)
    assert rows[1][:5] == ["1", "许×", "52", "68", "+16"]
    assert "马×" not in "".join(texts((page,)))


def test_before_the_end_of_term_all_may_yet_be_praised(
    made: Callable[..., Form], full_dossier: str
) -> None:
    (page,) = made("进步表彰表", re.sub(r", 期末: \d+", "", full_dossier)).pages
    assert [row[1] for row in rows_of(page)[1:3]] == ["许×", "马×"]


def test_pairs_are_listed(made: Callable[..., Form]) -> None:
    (page,) = made("结对名单").pages
    assert [row[1:3] for row in rows_of(page)[1:3]] == [["许×", "周×"], ["马×", ""]]


def test_the_survey_puts_signs_under_their_heads(made: Callable[..., Form]) -> None:
    (page,) = made("转化情况调查表").pages
    head, first, second, *_ = rows_of(page)
    assert first[head.index("作业与习惯")] == "晚饭后才动笔；错题当天不改"
    assert second[head.index("学习兴趣")] == "上课不举手"
    assert first[head.index("辅导措施")] == "家访"
    (common,) = (text for text in texts((page,)) if text.startswith("全体学生都有的措施："))
    assert "作业面批" in common
    assert {row[head.index("背景")] for row in rows_of(page)[1:]} == {""}


def test_a_roll_has_a_column_for_every_school_day_of_a_month(made: Callable[..., Form]) -> None:
    september, october, *_ = made("点名表").pages
    month, days, weekdays, first, *_ = rows_of(september)
    assert month[2] == "2026年9月"
    assert days[2:6] == ["1", "2", "3", "4"]
    assert "25" not in days
    assert weekdays[2:6] == ["二", "三", "四", "五"]
    assert first[:2] == ["1", "许×"]
    assert rows_of(october)[1][2] == "8"


def test_a_roll_without_a_calendar_has_empty_columns(
    made: Callable[..., Form], full_dossier: str
) -> None:
    (page,) = made("点名表", full_dossier.replace("周数: 21\n", "")).pages
    assert "年" in rows_of(page)[0][2]
    assert len(rows_of(page)[1]) > 20


def test_money_and_signatures_have_their_columns(made: Callable[..., Form]) -> None:
    (page,) = made("经费分配表").pages
    head = rows_of(page)[0]
    assert [label for label in head if label] == [
        "序号",
        "教师",
        "过程",
        "终结",
        "扣减",
        "应发",
        "签字",
    ]
    assert rows_of(page)[-1][0] == "合计"


def test_money_is_shared_as_the_account_has_it(made: Callable[..., Form]) -> None:
    (page,) = made("经费分配表", SCHOOL).pages
    _, _, first, second, total = rows_of(page)
    assert first == ["1", "陈淑芬", "79", "474.00", "95", "50.00", "0.00", "524.00", ""]
    assert second == ["2", "李国平", "71", "426.00", "95", "50.00", "20.00", "456.00", ""]
    assert total == ["合计", "150", "900.00", "190", "100.00", "20.00", "980.00", ""]


def test_a_roll_has_the_days_on_which_there_is_service(made: Callable[..., Form]) -> None:
    september = made("点名表", SCHOOL).pages[0]
    assert set(rows_of(september)[2][2:-1]) == {"二", "四"}


def test_the_hours_of_service_are_printed_before_each_activity(made: Callable[..., Form]) -> None:
    (page,) = made("活动记录表", SCHOOL).pages
    assert {row[1] for row in rows_of(page)[1:]} == {"15:50～17:50"}


def test_a_cause_of_ones_own_has_a_line_to_be_asked_about(made: Callable[..., Form]) -> None:
    own = FIRST_GRADE.replace(
        "原因分析: [",
        "原因分析: [{名称: 字写出格, 维度: 学习习惯与方法, 说明: 字超出格子。}, "
        "{名称: 翻书找不到页, 维度: 学习习惯与方法, 说明: 找到时已经讲完。}, ",
    )
    given, more = (
        [row for row in rows_of(page) if row[0].isdecimal()]
        for text in (FIRST_GRADE, own)
        for page in made("成因问卷", text).pages
    )
    assert [row[1] for row in given].count("") == 1
    assert [row[1] for row in more].count("") == 2
    assert [row[0] for row in more] == [str(i) for i in range(1, len(more) + 1)]


def test_what_is_done_with_everybody_stands_once_below_the_table(made: Callable[..., Form]) -> None:
    text = FIRST_GRADE.replace(
        "措施:\n", "措施:\n  - {名称: 练习作业习惯, 针对: [学习习惯不良, 自卑缺乏自信]}\n"
    )
    (page,) = made("转化情况调查表", text).pages
    printed = texts((page,))
    assert "全体学生都有的措施：练习作业习惯。" in printed
    assert not any("练习作业习惯" in cell for row in rows_of(page) for cell in row)
    assert any("谈心交流" in row[-1] or "家访" in row[-1] for row in rows_of(page))
