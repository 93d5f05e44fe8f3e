"""班主任工作计划 and 班主任工作总结: what they say follows from the dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plangen.document.tree import Heading, Table, plain
from plangen.model.dossier import Masking

from .printed import cells, titles

if TYPE_CHECKING:
    from .conftest import DocumentOf, LinesOf, SectionOf, TableOf, TextOf


CLASS = """\
文种: 班主任工作计划
学校: 清溪路小学
班级: 四年级（2）班
学年: 2026-2027
学期: 第一学期
教师: 罗老师
日期: 2026-09-04
开学日期: 2026-09-01
周数: 21
学生情况:
  人数: 42
  男生: 22
  女生: 20
  优点: [午餐后碗筷摆得整齐]
  特点: [铃响后要一分多钟才静下来]
"""
WORK = """\
班级工作:
  班风: 公共的事有人抢着做，轮到自己的那一份常要人提醒
  班委:
    - {姓名: 沈知行, 职务: 班长, 分工: 放学点人数}
    - {姓名: 方小禾, 职务: 学习委员}
    - {姓名: 沈知行, 职务: 路队长, 分工: 带第一队}
  班规: [预备铃响坐好, 走廊里靠右走]
  关注: {本学期刚转入: 1, 体育课需要照看: 2}
  指标:
    - {名称: 出勤率, 期初: 97.2%, 期末: 98.6%, 目标: 98%, 来源: 考勤表}
    - {名称: 每月迟到人次, 期初: 23人次, 期末: 9人次, 目标: 8人次}
  主题班会:
    - {周次: 2, 主题: 铃声响了以后, 形式: 情景表演, 负责: 罗老师, 完成: 是}
    - {周次: 5, 主题: 我的小岗位, 形式: 岗位认领, 负责: 沈知行, 完成: 否, 说明: 那周放假}
    - {周次: 9, 主题: 走廊里的三分钟}
  荣誉:
    - {日期: 2026-06-18, 名称: 校“整洁教室”}
    - {日期: 2026-12-30, 名称: 校“文明班级”, 颁发: 清溪路小学}
"""
PUPILS = """\
学困生:
  - {姓名: 许家乐, 性别: 男, 原因: [作业拖欠不完成], 成绩: {上学期期末: 54, 期末: 66}}
  - {姓名: 马思雨, 性别: 女, 原因: [自卑缺乏自信], 成绩: {上学期期末: 57, 期末: 51}}
"""
MEASURES = """\
措施:
  - 发挥班集体作用
  - {名称: 放学路队, 组: 安全与心理, 频次: 每天一次, 说明: 排成四队走到校门。}
  - 作业面批
  - 家访
"""
AWARDS = """\
奖励:
  - 名称: 进步奖
    标准: 前后两本本子对照，有两样比自己原来好
    等次: [{名称: 一等, 比例: 10%}, {名称: 二等, 名额: 8}, {名称: 三等}]
    不参评: [冒用别人的作业]
    获奖: 11
  - {名称: 小红旗, 标准: 一周里小岗位没有漏，得一面}
"""
ENDED = """\
总结:
  日期: 2027-01-21
  措施执行:
    发挥班集体作用: {次数: 19, 记录: 岗位登记册}
    放学路队: {次数: 96}
    作业面批: {次数: 71}
"""
ALL = CLASS + WORK + PUPILS + MEASURES + AWARDS + ENDED
WITHOUT_TARGETS = ALL.replace(", 目标: 98%", "").replace(", 目标: 8人次", "")


# The plan.


def test_a_plan_has_its_sections_in_order(document_of: DocumentOf) -> None:
    document = document_of(ALL)
    assert document.title == "四年级（2）班班主任工作计划"
    assert titles(document) == [
        "指导思想",
        "班级情况",
        "工作目标",
        "工作措施",
        "主题班会",
        "奖励办法",
        "工作安排",
    ]


def test_the_opening_names_the_groups_and_counts_the_work(
    text_of: TextOf,
) -> None:
    text = text_of(ALL, "指导思想")
    for said in ("班集体建设、安全与心理、学困生帮扶、家校合作", "四项措施", "主题班会三次"):
        assert said in text
    assert "出勤率、每月迟到人次两项指标" in text


@pytest.mark.parametrize("number", range(1, 9))
def test_every_wording_of_the_opening_counts_alike(text_of: TextOf, number: int) -> None:
    text = text_of(ALL.replace("（2）班", f"（{number}）班"), "指导思想")
    assert f"四年级（{number}）班" in text
    for said in ("四项措施", "主题班会三次", "期末"):
        assert said in text


def test_a_purpose_of_ones_own_replaces_the_opening(
    text_of: TextOf,
) -> None:
    assert text_of(ALL + "指导思想: 先抓三件事。\n", "指导思想") == "先抓三件事。"


def test_the_class_is_told_in_counts_without_names_of_those_who_need_attention(
    text_of: TextOf,
) -> None:
    text = text_of(ALL, "班级情况")
    for said in (
        "全班42人，男生22人，女生20人",
        "列入帮扶的学困生2人",
        "本学期刚转入1人，体育课需要照看2人",
        "班风：公共的事有人抢着做",
        "班委由2名学生担任三个职务",
        "2026年6月校“整洁教室”",
    ):
        assert said in text
    assert "文明班级" not in text
    assert "许" not in text
    assert "马×" not in text


def test_the_committee_is_masked(
    document_of: DocumentOf, section_of: SectionOf, table_of: TableOf
) -> None:
    table = table_of(section_of(document_of(ALL), "班级情况"))
    assert cells(table) == [
        ["职务", "学生", "分工"],
        ["班长", "沈×", "放学点人数"],
        ["学习委员", "方×", "—"],
        ["路队长", "沈×", "带第一队"],
    ]


@pytest.mark.parametrize("masking", [Masking.SURNAME, Masking.CODE])
def test_no_name_is_printed_whole_anywhere(
    document_of: DocumentOf, lines_of: LinesOf, masking: Masking
) -> None:
    for summary in (False, True):
        document = document_of(ALL, summary=summary, masking=masking)
        text = "\n".join(lines_of(document.blocks))
        for name in ("沈知行", "方小禾", "许家乐", "马思雨", "知行", "小禾"):
            assert name not in text


def test_indicators_are_goals_with_their_source(text_of: TextOf) -> None:
    text = text_of(ALL, "工作目标")
    assert "出勤率由97.2%提高到98%。以考勤表为准。" in text
    assert "每月迟到人次由23人次降到8人次。" in text


def test_measures_stand_below_their_groups(document_of: DocumentOf) -> None:
    document = document_of(ALL)
    headings = [(b.level, plain(b.line)) for b in document.blocks if isinstance(b, Heading)]
    start = headings.index((1, "工作措施"))
    assert headings[start + 1 : start + 10] == [
        (2, "班级公约"),
        (2, "班集体建设"),
        (3, "发挥班集体作用（每周一次）"),
        (2, "安全与心理"),
        (3, "放学路队（每天一次）"),
        (2, "学困生帮扶"),
        (3, "作业面批（许×，每天一次）"),
        (2, "家校合作"),
        (3, "家访（每人每月一次）"),
    ]


def test_measures_of_one_group_need_no_heading_above(document_of: DocumentOf) -> None:
    document = document_of(CLASS + "措施: [家访, 电话联系]\n")
    assert titles(document, 2) == ["家访（每人每月一次）", "电话联系（每人每月一次）"]


def test_the_rules_of_the_class_are_a_list(text_of: TextOf) -> None:
    assert "预备铃响坐好。\n走廊里靠右走。" in text_of(ALL, "工作措施")


def test_meetings_are_a_table_with_their_days(
    document_of: DocumentOf, section_of: SectionOf, table_of: TableOf
) -> None:
    table = table_of(section_of(document_of(ALL), "主题班会"))
    assert cells(table) == [
        ["周次", "日期", "主题", "形式", "负责"],
        ["2", "9月7日—13日", "铃声响了以后", "情景表演", "罗老师"],
        ["5", "9月28日—10月4日", "我的小岗位", "岗位认领", "沈×"],
        ["9", "10月26日—11月1日", "走廊里的三分钟", "—", "—"],
    ]


def test_awards_tell_places_in_pupils(text_of: TextOf) -> None:
    text = text_of(ALL, "奖励办法")
    assert "一等不超过全班42人的10%，即4人；二等8人；三等不限人数。" in text
    assert "有下列情形的不参评：冒用别人的作业。" in text
    assert "11" not in text


def test_the_term_is_laid_out_by_weeks_with_the_meetings(
    document_of: DocumentOf, section_of: SectionOf, table_of: TableOf
) -> None:
    rows = cells(table_of(section_of(document_of(ALL), "工作安排")))
    assert any(row[0] == "5" and "主题班会“我的小岗位”" in row[2] for row in rows)


def test_meetings_alone_make_a_schedule(
    document_of: DocumentOf, section_of: SectionOf, table_of: TableOf
) -> None:
    rows = cells(table_of(section_of(document_of(CLASS + WORK), "工作安排")))
    assert any("主题班会“铃声响了以后”" in row[2] for row in rows)


def test_the_term_is_laid_out_by_months_where_the_teacher_does(
    document_of: DocumentOf, section_of: SectionOf, table_of: TableOf
) -> None:
    months = "  月安排: [{月份: 9月, 内容: [排座位, 选班委]}, {月份: 11月, 内容: [家长会]}]\n"
    document = document_of(CLASS + WORK + months + MEASURES)
    rows = cells(table_of(section_of(document, "工作安排")))
    assert rows[0] == ["月份", "周次", "主要工作"]
    assert [row[:2] for row in rows[1:]] == [
        ["9月", "1～5"],
        ["10月", "6～9"],
        ["11月", "10～14"],
        ["12月", "15～18"],
        ["1月", "19～21"],
    ]
    assert rows[1][2].startswith("排座位；选班委；")
    assert "主题班会“我的小岗位”" in rows[1][2]
    assert "主题班会“走廊里的三分钟”" in rows[2][2]


# The summary.


def test_a_summary_has_its_sections_in_order(document_of: DocumentOf) -> None:
    document = document_of(ALL, summary=True)
    assert document.title == "四年级（2）班班主任工作总结"
    assert titles(document) == [
        "基本情况",
        "主要工作",
        "工作成效",
        "不足",
        "下一步打算",
    ]


def test_work_done_stands_below_its_group(text_of: TextOf) -> None:
    text = text_of(ALL, "主要工作", summary=True)
    assert "班集体建设\n发挥班集体作用\n原定每周一次，共21次，实际19次，留有岗位登记册。" in text
    assert "家校合作" not in text


def test_many_measures_of_several_groups_are_counted_in_one_table(
    document_of: DocumentOf,
    section_of: SectionOf,
    table_of: TableOf,
    text_of: TextOf,
) -> None:
    measures = (
        MEASURES + "  - 谈心交流\n  - {名称: 护牙, 组: 卫生, 频次: 每周一次, 说明: 饭后漱口。}\n"
    )
    ended = ENDED + "    家访: {次数: 2}\n    谈心交流: {次数: 20}\n    护牙: {次数: 15}\n"
    text = CLASS + PUPILS + measures + ended
    rows = cells(table_of(section_of(document_of(text, summary=True), "主要工作")))
    assert rows[0] == ["措施", "原定", "实际", "留下的记录"]
    assert len(rows) == 7
    assert ["护牙", "每周一次，共21次", "15次", "—"] in rows
    told = text_of(text, "主要工作", summary=True)
    assert "原定每" not in told
    assert "家校合作\n家访" in told
    assert "卫生" not in told.split("\n")  # nothing more is told of it than its count


def test_meetings_are_reported_held_missed_or_unrecorded(
    document_of: DocumentOf,
    section_of: SectionOf,
    table_of: TableOf,
    text_of: TextOf,
) -> None:
    rows = cells(table_of(section_of(document_of(ALL, summary=True), "主要工作")))
    assert [row[2:] for row in rows] == [
        ["结果", "说明"],
        ["开了", "—"],
        ["没有开", "那周放假"],
        ["没有记录", "—"],
    ]
    assert "原定三次，开了一次，一次没有留下记录。" in text_of(ALL, "主要工作", summary=True)


def test_meetings_none_of_which_was_held_are_said_so(
    text_of: TextOf,
) -> None:
    text = (
        CLASS
        + "班级工作: {主题班会: [{周次: 2, 主题: 甲, 完成: 否}]}\n"
        + "总结: {日期: 2027-01-21}\n"
    )
    assert "原定一次，一次也没有开。" in text_of(text, "主要工作", summary=True)


def test_indicators_are_compared(
    document_of: DocumentOf, section_of: SectionOf, text_of: TextOf
) -> None:
    blocks = section_of(document_of(ALL, summary=True), "工作成效")
    table = next(block for block in blocks if isinstance(block, Table))
    assert cells(table)[1:] == [
        ["出勤率", "97.2%", "98.6%", "+1.4个百分点", "考勤表"],
        ["每月迟到人次", "23人次", "9人次", "-14人次", "—"],
    ]
    text = text_of(WITHOUT_TARGETS, "工作成效", summary=True)
    assert "出勤率由97.2%升到98.6%，提高1.4个百分点。" in text
    assert "每月迟到人次由23人次减少到9人次，减少14人次。" in text


def test_an_indicator_with_a_target_is_told_once_with_the_goals(
    text_of: TextOf,
) -> None:
    text = text_of(ALL, "工作成效", summary=True)
    assert "出勤率：期初97.2%，目标98%，实际98.6%，达到目标。" in text
    assert "每月迟到人次：期初23人次，目标8人次，实际9人次，没有达到，差1人次。" in text
    assert "出勤率由97.2%" not in text
    assert "减少14人次" not in text


@pytest.mark.parametrize(
    ("after", "told"),
    [
        ("97.2%", "出勤率仍为97.2%"),
        ("96%", "出勤率由97.2%降到96%，下降1.2个百分点"),
    ],
)
def test_a_fall_of_an_indicator_is_called_a_fall(text_of: TextOf, after: str, told: str) -> None:
    text = text_of(
        WITHOUT_TARGETS.replace("期末: 98.6%", f"期末: {after}"), "工作成效", summary=True
    )
    assert told in text


def test_an_indicator_without_an_end_is_not_compared(
    text_of: TextOf,
) -> None:
    text = text_of(ALL.replace("期末: 98.6%, ", ""), "工作成效", summary=True)
    assert "出勤率\n97.2%\n缺\n—" in text
    assert "出勤率由" not in text
    assert "出勤率：没有期末数据，不作结论。" in text


def test_honours_of_the_term_are_told_with_their_day(
    text_of: TextOf,
) -> None:
    text = text_of(ALL, "工作成效", summary=True)
    assert "12月30日，校“文明班级”（清溪路小学）。" in text
    assert "整洁教室" not in text


def test_pupils_are_reported_as_they_moved(text_of: TextOf) -> None:
    assert "2人中，成绩上升1人，下降1人（马×）。" in text_of(ALL, "工作成效", summary=True)


def test_awards_given_are_counted(text_of: TextOf) -> None:
    text = text_of(ALL, "主要工作", summary=True)
    assert "进步奖11人。" in text
    assert "小红旗" not in text


def test_who_is_in_charge_is_said_before_the_rules_of_the_class(text_of: TextOf) -> None:
    first, second, *_ = text_of(ALL, "工作措施").splitlines()
    assert first == "以下措施，没有另写负责人的，由罗老师负责。"
    assert second == "班级公约"


def test_what_was_not_done_is_a_shortcoming(text_of: TextOf) -> None:
    text = text_of(ALL, "不足", summary=True)
    assert "主题班会有一次没有开：第5周“我的小岗位”（那周放假）。" in text
    assert "第9周“走廊里的三分钟”班会没有留下记录。" in text
    assert "每月迟到人次没有达到" in text
    assert "“家访”没有留下记录" in text


def test_without_figures_the_summary_claims_nothing(
    text_of: TextOf,
) -> None:
    text = text_of(CLASS + MEASURES + "总结: {日期: 2027-01-21}\n", "工作成效", summary=True)
    assert text == "没有前后两次的成绩或等级，也没有定下数字目标，这里不作数字说明。"


def test_a_remark_on_the_term_is_printed_once(
    text_of: TextOf,
) -> None:
    work = "班级工作: {荣誉: [{日期: 2026-12-30, 名称: 甲}]}\n"
    text = text_of(
        CLASS + work + "总结: {日期: 2027-01-21, 说明: 流感停课三天。}\n", "工作成效", summary=True
    )
    assert text.count("流感停课三天。") == 1


def test_a_case_needs_consent_and_is_masked(text_of: TextOf) -> None:
    case = "  个案: [{姓名: 许家乐, 家长同意: 是, 经过: 家乐十月起按时交。}]\n"
    assert "许×十月起按时交。" in text_of(ALL + case, "个案", summary=True)
