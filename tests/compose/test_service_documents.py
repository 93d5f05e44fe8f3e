"""课后服务实施方案: what a school's scheme says follows from its dossier."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from plangen.compose.kinds import kinds
from plangen.document.tree import Heading, ItemList, Paragraph, plain

from .printed import titles

if TYPE_CHECKING:
    from .conftest import DocumentOf, LinesOf, SectionOf, TableOf, TextsOf


KIND = "课后服务实施方案"
SCHEME = """\
文种: 课后服务实施方案
学校: 城东小学
学年: 2026-2027
学期: 第一学期
日期: 2026-08-31
指导思想: 放学到家长下班还有近两小时，学校把这段时间管起来。
依据:
  - 文件名: 清溪县中小学课后服务工作实施细则
    文号: 清教基〔2026〕12号
  - 《关于进一步规范义务教育课后服务有关工作的通知》
目标:
  - {指标: 报名学生服务覆盖率, 目标: 100%, 测法: 每日点名表}
  - {指标: 当天作业在校完成率, 基线: 78%, 目标: 90%, 时间: 11月底前}
  - 家长当天能查到课表
原则:
  - 名称: 自愿参加
    说明: 不报名的不催问
  - 不增加负担
组织机构:
  组长: 周建国（校长、书记）
  副组长: 何敏（教导主任）、吴志强（总务主任）
  成员: [郑凯, 各年级组长]
  职责:
    - 组长每月听一次汇报
    - 年级组长汇总报名和退出
对象: [自愿报名的一至六年级学生]
课后服务:
  时间:
    开始: 2026-09-07
    每周: 周一至周五
    时段: {第一时段: 15:50～16:45, 第二时段: 16:55～17:50}
    说明: 节假日不开展。
  报名:
    学生: 612
    全校: 830
    办法: [9月1日至3日家长填报名表, 9月4日教导处编班]
  内容:
    - 名称: 作业辅导
      说明: 由本班教师轮流到班。
      要点: [一、二年级不写书面作业, 做完的阅读课外书]
  安排:
    - {星期: 周一至周五, 时段: 第一时段, 内容: 作业辅导, 地点: 各班教室, 教师: 各班教师}
    - {星期: [周一, 周三], 时段: 第二时段, 内容: 篮球, 形式: 社团, 地点: 操场, 教师: 郑凯、任强}
  活动:
    - {名称: 体育节, 时间: 10月, 负责: 体育组}
    - {名称: 读书节, 时间: 次年4月}
  安全: [每天点名两次, 换人来接先与家长通话]
  收费:
    标准: 每课时2元
    依据: 实施细则
    用途: 用于教师报酬
    说明: 多退少补。
  减免:
    - {对象: 低保家庭学生, 办法: 全免}
  监督: [监督电话0572-8765432]
  评价: [期末发不记名问卷]
措施:
  - 名称: 值班教师交接
    频次: 每天一次
    说明: 任课教师把学生交到值班教师手里，双方签字。
附件: [报名表, 点名表]
"""
SECTIONS = [
    "指导思想与依据",
    "工作目标",
    "基本原则",
    "组织机构",
    "服务对象",
    "服务时间",
    "服务内容",
    "年度活动",
    "报名办法",
    "工作措施",
    "安全保障",
    "收费与减免",
    "监督与评价",
]


def without(key: str, text: str = SCHEME) -> str:
    """The scheme without a key of its own and all that is below it."""
    pattern = re.compile(rf"^( *){key}:[^\n]*\n(?:\1 +[^\n]*\n)*", re.MULTILINE)
    assert pattern.search(text)
    return pattern.sub("", text, count=1)


# The frame


def test_the_kind_has_no_summary_and_speaks_for_the_school() -> None:
    kind = kinds()[KIND]
    assert (kind.summary, kind.scope) == (None, "学校")
    assert kind.required == (
        "课后服务",
        "课后服务.时间",
        "课后服务.安排 或 课后服务.内容",
        *(f"课后服务.{part}" for part in ("安全", "收费", "监督")),
    )
    assert not {"班级", "学科", "满分"} & set(kind.head)


def test_the_title_names_the_school_and_the_signature_too(document_of: DocumentOf) -> None:
    document = document_of(SCHEME)
    assert document.title == "城东小学课后服务实施方案"
    assert document.subtitle == "2026—2027学年度第一学期"
    assert document.signature.lines == ("城东小学",)


def test_the_sections_stand_in_order(document_of: DocumentOf) -> None:
    assert titles(document_of(SCHEME)) == SECTIONS


def test_three_levels_of_numbering_occur(document_of: DocumentOf) -> None:
    blocks = document_of(SCHEME).blocks
    assert {block.level for block in blocks if isinstance(block, Heading)} == {1, 2}
    assert any(isinstance(block, ItemList) and block.ordered for block in blocks)


@pytest.mark.parametrize(
    ("key", "title"),
    [
        ("原则", "基本原则"),
        ("组织机构", "组织机构"),
        ("对象", "服务对象"),
        ("时间", "服务时间"),
        ("活动", "年度活动"),
        ("报名", "报名办法"),
        ("措施", "工作措施"),
        ("安全", "安全保障"),
    ],
)
def test_what_the_dossier_does_not_say_is_left_out_with_its_heading(
    document_of: DocumentOf, key: str, title: str
) -> None:
    headings = titles(document_of(without(key)))
    assert headings == [section for section in SECTIONS if section != title]


def test_a_scheme_for_a_region_is_addressed_to_its_schools(
    document_of: DocumentOf, lines_of: LinesOf
) -> None:
    assert "各学校：" not in lines_of(document_of(SCHEME).blocks)
    document = document_of(SCHEME + "范围: 区域\n")
    first = document.blocks[0]
    assert isinstance(first, Paragraph)
    assert plain(first.line) == "各学校："
    assert "各校学生共830人，报名612人，占73.7%。" in lines_of(document.blocks)


def test_the_list_of_annexes_is_not_part_of_the_text(
    document_of: DocumentOf, lines_of: LinesOf
) -> None:
    document = document_of(SCHEME)
    assert document.attachments == ("报名表", "点名表")
    assert not [line for line in lines_of(document.blocks) if line.startswith("附件")]


# Basis, goals, principles, people


def test_documents_are_cited_with_marks_and_number(texts_of: TextsOf) -> None:
    lines = texts_of(SCHEME, "指导思想与依据")
    assert lines == [
        "放学到家长下班还有近两小时，学校把这段时间管起来。",
        "本方案依据下列文件制订：",
        "《清溪县中小学课后服务工作实施细则》（清教基〔2026〕12号）；",
        "《关于进一步规范义务教育课后服务有关工作的通知》。",
    ]


def test_one_document_is_cited_in_a_sentence(texts_of: TextsOf) -> None:
    text = without("指导思想", without("依据")) + "依据: 实施细则\n"
    assert texts_of(text, "指导思想与依据") == ["本方案依据《实施细则》制订。"]


def test_goals_state_figures_and_how_they_are_checked(texts_of: TextsOf) -> None:
    assert texts_of(SCHEME, "工作目标") == [
        "报名学生服务覆盖率达到100%。以每日点名表为准。",
        "11月底前，当天作业在校完成率由78%提高到90%。",
        "家长当天能查到课表。",
    ]


def test_a_principle_may_do_without_an_explanation(texts_of: TextsOf) -> None:
    assert texts_of(SCHEME, "基本原则") == ["自愿参加。不报名的不催问。", "不增加负担。"]


def test_people_are_named_in_full_with_their_posts(texts_of: TextsOf) -> None:
    assert texts_of(SCHEME, "组织机构") == [
        "组长：周建国（校长、书记）",
        "副组长：何敏（教导主任）、吴志强（总务主任）",
        "成员：郑凯、各年级组长",
        "职责分工如下：",
        "组长每月听一次汇报。",
        "年级组长汇总报名和退出。",
    ]


# Times, contents, enrolment


def test_days_hours_and_lengths_are_told(texts_of: TextsOf) -> None:
    times, note = texts_of(SCHEME, "服务时间")
    assert times == (
        "从2026年9月7日起，每周一至周五放学后开展课后服务。"
        "每天分两段：第一时段15:50～16:45，第二时段16:55～17:50。"
        "每天从15:50到17:50，共2小时；每周5天，共10小时。"
    )
    assert note == "节假日不开展。"


@pytest.mark.parametrize(
    ("time", "line"),
    [
        ("{每周: 周一、周三}", "每周一、周三放学后开展课后服务。"),
        ("{开始: 2026-09-07}", "从2026年9月7日起开展课后服务。"),
        ("{时段: 16:00～17:30}", "每天从16:00到17:30，共1小时30分钟。"),
    ],
)
def test_a_part_of_the_times_is_told_without_the_rest(
    texts_of: TextsOf, time: str, line: str
) -> None:
    text = f"文种: {KIND}\n课后服务: {{时间: {time}}}\n"
    assert texts_of(text, "服务时间") == [line]


def test_the_timetable_has_the_columns_that_are_given(
    document_of: DocumentOf, section_of: SectionOf, table_of: TableOf
) -> None:
    table = table_of(section_of(document_of(SCHEME), "服务内容"))
    assert [plain(cell) for cell in table.header] == [
        "星期",
        "时段",
        "内容",
        "形式",
        "地点",
        "教师",
    ]
    assert [[plain(cell) for cell in row] for row in table.rows] == [
        ["周一至周五", "第一时段", "作业辅导", "—", "各班教室", "各班教师"],
        ["周一、周三", "第二时段", "篮球", "社团", "操场", "郑凯、任强"],
    ]
    bare = f"文种: {KIND}\n课后服务: {{安排: [{{星期: 周一, 内容: 阅读}}]}}\n"
    table = table_of(section_of(document_of(bare), "服务内容"))
    assert [plain(cell) for cell in table.header] == ["星期", "内容"]


def test_many_contents_are_counted_and_few_are_named(texts_of: TextsOf) -> None:
    assert "一周开设两项内容：作业辅导、篮球。" in texts_of(SCHEME, "服务内容")
    many = SCHEME.replace("内容: 篮球,", "内容: 篮球、足球、合唱、竖笛、剪纸、国画,")
    assert "一周开设七项内容，安排见表1。" in texts_of(many, "服务内容")


def test_a_content_is_told_with_its_points(texts_of: TextsOf) -> None:
    assert texts_of(SCHEME, "服务内容")[:4] == [
        "作业辅导",
        "由本班教师轮流到班。",
        "一、二年级不写书面作业。",
        "做完的阅读课外书。",
    ]


def test_yearly_activities_stand_in_a_table(
    document_of: DocumentOf, section_of: SectionOf, table_of: TableOf
) -> None:
    table = table_of(section_of(document_of(SCHEME), "年度活动"))
    assert [[plain(cell) for cell in row] for row in table.rows] == [
        ["1", "体育节", "10月", "体育组"],
        ["2", "读书节", "次年4月", "—"],
    ]


def test_the_share_enrolled_is_printed_with_its_whole(texts_of: TextsOf) -> None:
    assert texts_of(SCHEME, "报名办法") == [
        "9月1日至3日家长填报名表。",
        "9月4日教导处编班。",
        "全校学生830人，报名612人，占73.7%。",
    ]


def test_an_own_measure_is_printed_among_the_measures(texts_of: TextsOf) -> None:
    lines = texts_of(SCHEME, "工作措施")
    assert lines[0] == "值班教师交接（每天一次）"
    assert "任课教师把学生交到值班教师手里，双方签字。" in lines


# Fees, supervision


def test_fee_and_waivers_are_told_apart(texts_of: TextsOf) -> None:
    assert texts_of(SCHEME, "收费与减免") == [
        "收费",
        "收费标准：每课时2元。收费依据是实施细则。收取的费用用于教师报酬。",
        "多退少补。",
        "减免",
        "低保家庭学生：全免。",
    ]


@pytest.mark.parametrize("free", ["不收费", "免费"])
def test_a_service_without_fee_says_so_in_a_line(texts_of: TextsOf, free: str) -> None:
    text = without("减免", without("收费")).replace("  监督:", f"  收费: {free}\n  监督:")
    assert texts_of(text, "收费与减免") == ["课后服务不收费。"]


def test_supervision_alone_needs_no_heading(texts_of: TextsOf) -> None:
    plain_end = without("附件")
    assert texts_of(plain_end, "监督与评价") == [
        "监督",
        "监督电话0572-8765432。",
        "评价",
        "期末发不记名问卷。",
    ]
    assert texts_of(without("评价", plain_end), "监督与评价") == ["监督电话0572-8765432。"]


# The document as a whole


def test_no_sentence_stands_twice_and_none_is_hollow(
    document_of: DocumentOf, lines_of: LinesOf
) -> None:
    lines = lines_of(document_of(SCHEME).blocks)
    sentences = [s for line in lines for s in re.findall(r"[^。；]{8,}[。；]", line)]
    assert len(sentences) == len(set(sentences))
    assert not re.search(r"None|Undefined|[{}]|切实加强|努力做到|形成合力", "".join(lines))
