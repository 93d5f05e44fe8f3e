"""Defects of documents as they are found on the net, and what looks much like them."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from plangen.checker.checking import check_manuscript, check_text
from plangen.checker.rules import Selection
from plangen.problems import Severity
from plangen.readers.docx.reading import read_docx
from word_files import abstract, docx, level, num, numbered, paragraph

LONG = "每天放学后留十分钟，把当天的错题当面讲一遍，讲通了再写一道同样的题，写在本子上"
OTHER = "每周五下午请两人上台讲题，讲到哪一步停下来，就由同桌接着讲，讲完的人在墙上画一个圈"

DEFECTS = [
    ("S03", "（1）甲\n（2）乙\n(3)丙\n", 3),
    ("S03", "一、甲\n1、子\n2、丑\n二、乙\n1. 寅\n2. 卯\n", 5),
    ("S04", "# 计划\n\n## （一）甲\n\n丙。\n\n## （二）乙\n\n丁。\n\n（一）戊\n\n己。\n", 11),
    ("S05", "一、甲：\n\n丙。\n\n二、乙\n\n丁。\n\n三、戊\n\n己。\n", 1),
    ("S06", f"1、信心\n\n{LONG}。\n\n2、联系\n\n{OTHER}。\n\n3、结对 {LONG}。\n", 9),
    ("S06", "一、甲\n\n丙。\n\n二、乙\n\n丁。三、戊\n\n己。\n", 7),
    ("S07", "# 学困生辅导计划\n\n## 学生情况\n\n45人。\n\n## 辅导措施\n\n面批。\n", 1),
    ("S07", f"# 学困生工作总结\n\n{(LONG + '。') * 8}\n", 1),
    ("S08", "1. 名单如下：\n2. 措施\n", 1),
    ("S08", "# 计划\n\n学困生名单如下：\n\n我采取以下措施：\n\n1. 甲\n2. 乙\n", 3),
    ("S09", "原因如下：\n\n1. 每天辅导。\n2. 每周家访。\n", 1),
    ("S10", f"{LONG}。\n\n{OTHER}。\n\n{LONG}。\n", 5),
    ("S11", "3、甲。\n\n4、乙。\n", 1),
    ("S11", f"1、问卷\n\n{LONG}。\n\n2、表格\n\n{OTHER}。\n\n3、新方法\n", 9),
    ("S12", "办法是六个字：明理、动情、导行。\n\n明理，就是听完。\n\n动情，就是交朋友。\n", 1),
    ("S08", "名单如下：\n\n1、上课时多看他们一眼，请他们先答。\n2、当天面批，改完再走。\n", 1),
    (
        "S09",
        "制定措施如下：\n1、许×坐不住，作业拖拉。\n2、马×基础差。\n3、何×成绩很差。\n4、家访。\n",
        1,
    ),
    ("S16", "# 计划\n\n1、我们都应当反思，为什么会这样。\n", 3),
    ("S17", f"一、甲\n\n{LONG}。\n\n对症下药\n\n二、乙\n\n三、丙\n", 5),
    ("S13", "- 1、甲\n- 2、乙\n3、丙\n", 3),
    ("S14", f"# 总结\n\n一、做法\n\n{LONG}。\n\n古人说，十年树木。\n", 7),
    ("S14", f"# 总结\n\n一、做法\n\n{LONG}\n", 5),
    ("S14", f"1. {LONG}。\n\n2. {OTHER}。\n\n3. {LONG[:20]}，再看\n", 5),
    ("S16", "辛勤的园丁用爱浇灌每一棵小苗。", 1),
    ("S16", "## 措施\n\n1. 高度重视，常抓不懈。\n2. 每天面批。\n", 3),
]
TRAPS = [
    ("S03", "1. 甲\n1）子\n2）丑\n2. 乙\n1）寅\n"),
    ("S03", "一、甲\n1、子\n2、丑\n①寅\n②卯\n二、乙\n1、辰\n"),
    ("S04", "一、甲\n（一）子\n（二）丑\n二、乙\n（一）寅\n"),
    ("S05", "## 一、甲\n\n## 二、乙\n\n### （一）丙\n\n## 三、丁\n"),
    ("S06", f"一、甲\n\n做到：一、{LONG}；二、{OTHER}。\n\n二、乙\n\n丙。\n"),
    ("S06", f"1. 建档。{LONG}。\n2. 辅导。{OTHER}。\n"),
    ("S07", f"# 班会活动方案\n\n## 一、情况\n\n{LONG}。\n\n## 二、措施\n\n{OTHER}。\n"),
    ("S07", f"# 一年级学困生转化计划\n\n{LONG}。\n"),
    (
        "S07",
        (
            "# 学困生转化计划\n\n## 一、我们班的孩子\n\n全班45人，6人基础弱，原因是没人看管。\n\n"
            f"## 二、怎样帮\n\n{LONG}。\n\n## 三、期末目标\n\n都及格。\n"
        ),
    ),
    ("S08", "名单如下：\n\n| 姓名 | 成绩 |\n| --- | --- |\n| 许× | 58 |\n"),
    ("S08", "名单如下：\n\n1、许×，口算慢。\n2、马×，不订正。\n"),
    ("S12", "我的办法是四个字：多看、少说。\n\n多看，就是看本子。\n\n少说，就是不催。\n"),
    ("S16", "# 总结\n\n1、我们都应当反思，为什么会这样。\n"),
    ("S08", "如下表现要改：上课说话。\n\n老师台下表扬了他。\n\n见附表。\n"),
    ("S08", "## 一、分组如下：\n\n### 第一组\n\n许×、马×。\n"),
    ("S09", "## 二、分析原因，采取措施\n\n1. 每天辅导。\n2. 每周家访。\n"),
    ("S10", f"1. {LONG}。\n2. {OTHER}。\n"),
    ("S11", "一、甲\n1. 子\n2. 丑\n二、乙\n3. 寅\n"),
    ("S11", "1. 建档\n2. 辅导\n3. 家访\n"),
    ("S13", "1. 甲\n   - 子\n   - 丑\n2. 乙\n"),
    ("S14", "# 计划\n\n1. 建档\n2. 每天放学以后辅导，每周家访\n3. 每天课前听写，错的当堂改对\n"),
    ("S14", "# 总结\n\n一、做法\n\n甲。\n\n执笔人：梁老师\n"),
    ("S16", "有人说“没有教不好的学生”，我不这样说。"),
    ("S16", "## 措施\n\n1. 因材施教：许×每天口算10题，马×每天听写10个词。\n"),
    ("S08", "家长信息见下表（略）。\n\n甲。\n"),
    ("S11", "一、建档\n\n二、辅导\n\n（一）课堂\n\n先听。\n\n（二）课外\n\n再练。\n"),
    ("S16", "（一）指导思想。面向全体。\n（二）工作目标。都及格。\n"),
    ("S17", "1、课堂\n\n先看。\n\n2、作业\n\n再看。\n"),
    ("S17", "1、甲\n\n2、乙\n\n表1 名单\n\n| 姓名 | 分 |\n| --- | --- |\n| 许× | 5 |\n\n3、丙\n"),
]


@pytest.mark.parametrize(("rule", "text", "line"), DEFECTS)
def test_a_defect_is_found_at_its_line(rule: str, text: str, line: int) -> None:
    assert line in [found.line for found in check_text(text, Selection((rule,)))]


@pytest.mark.parametrize(("rule", "text"), TRAPS)
def test_what_looks_like_a_defect_is_left_alone(rule: str, text: str) -> None:
    found = check_text(text, Selection((rule,)))
    assert [(each.line, each.message) for each in found] == []


def test_a_repeated_section_goes_with_its_heading() -> None:
    text = f"一、信任\n\n{LONG}。\n\n二、谈心\n\n{OTHER}。\n\n一、信任\n\n{LONG}。\n"
    (found,) = check_text(text, Selection(("S10",)))
    assert found.severity is Severity.ERROR
    assert {edit.line for edit in found.fixes} == {9, 11}


def test_missing_sections_are_told_together() -> None:
    text = "# 学困生辅导计划\n\n## 学生情况\n\n45人。\n\n## 辅导措施\n\n面批。\n"
    (found,) = check_text(text, Selection(("S07",)))
    assert found.message == "这份计划没有写到：原因分析、目标"


UNITS = [
    "1. 甲\n\n",
    "一、甲。",
    "（一）",
    "“五定”：定甲、",
    "以下五点：",
    "- 1、甲\n2、乙\n",
    "名单如下：\n\n",
]


@pytest.mark.parametrize(
    "unit", [*UNITS, "1. 甲：1）乙\n", "明理、动情、", "# 计划\n\n甲。\n\n", "第二步、"]
)
def test_hostile_text_is_read_in_linear_time(unit: str) -> None:
    def seconds(size: int) -> float:
        start = time.perf_counter()
        check_text(unit * (size // len(unit)), Selection(("S",)))
        return time.perf_counter() - start

    assert seconds(60_000) < 16 * seconds(15_000) + 0.5


def test_where_word_sets_the_number_no_text_is_marked() -> None:
    lists = abstract(1, level(0, "•", "bullet")) + abstract(2, level(0, "%1、", start=3))
    entries = [("建档", 1), ("辅导", 1), ("家访", 2), ("表扬", 2)]
    body = "".join(paragraph(text, numbered(number)) for text, number in entries)
    data = docx(body, parts={"numbering": lists + num(1, 1) + num(2, 2)})
    (found,) = check_manuscript(read_docx(Path("计划.docx"), data), Selection(("S13",)))
    assert found.message == "前面2条用圆点，从“3、”起用序号"
    assert (found.line, found.column, found.length) == (3, 1, 0)
