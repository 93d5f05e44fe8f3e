"""Causes and measures as they are told of the pupils of one class."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from plangen.compose.choosing import Chooser
from plangen.compose.masking import Mask
from plangen.compose.telling import Teller, untold
from plangen.compose.view import Guard
from plangen.document.tree import Block, Heading, ItemList, Paragraph, plain
from plangen.facts.derive import derive
from plangen.library.choices import resolve_choices
from plangen.library.entries import Library, MeasureText, load_library
from plangen.model.dossier import Dossier
from plangen.model.schema import all_keys
from plangen.source import SourceFile
from plangen.source.tree import Tree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .conftest import DocumentOf, LinesOf, SectionOf, TextOf


WORDINGS = load_library().measures["作业面批"].texts
CLASS = "班级: 四年级（1）班\n学科: 数学\n教师: 李老师\n开学日期: 2026-09-01\n周数: 21\n"


def headings(blocks: Sequence[Block]) -> list[str]:
    return [plain(block.line) for block in blocks if isinstance(block, Heading)]


def paragraphs(blocks: Sequence[Block]) -> list[str]:
    return [plain(block.line) for block in blocks if isinstance(block, Paragraph)]


def roster(count: int, cause: str = "") -> str:
    names = "赵钱孙李周吴郑王冯陈褚卫"
    pupils = "".join(f"  - {{姓名: {names[i]}晓, 原因: [{cause}]}}\n" for i in range(count))
    return CLASS + "学困生:\n" + pupils


def test_causes_are_grouped_by_dimension(document_of: DocumentOf, section_of: SectionOf) -> None:
    document = document_of(
        CLASS + "原因分析: [自卑缺乏自信, 作业拖欠不完成, 作业马虎粗心, 父母忙疏于照管]\n",
    )
    text = "".join(headings(section_of(document, "原因分析")))
    dimensions = ["学习习惯与方法", "学生心理", "家庭"]
    places = [text.index(dimension) for dimension in dimensions]
    assert places == sorted(places)
    assert [text.count(dimension) for dimension in dimensions] == [1, 1, 1]


@pytest.mark.parametrize(
    ("count", "told"),
    [(1, "（赵×）"), (2, "（赵×、钱×，2人）"), (12, "12人）")],
    ids=["one", "two", "all-of-twelve"],
)
def test_a_cause_says_which_and_how_many_pupils_it_concerns(
    document_of: DocumentOf,
    section_of: SectionOf,
    count: int,
    told: str,
) -> None:
    document = document_of(roster(count, "作业马虎粗心"))
    assert any(told in heading for heading in headings(section_of(document, "原因分析")))


def test_pupils_too_many_for_a_heading_are_named_in_the_text(
    document_of: DocumentOf,
    section_of: SectionOf,
) -> None:
    text = roster(8, "作业马虎粗心") + "  - {姓名: 高天, 原因: [自卑缺乏自信]}\n"
    section = section_of(document_of(text), "原因分析")
    assert any("8人）" in heading for heading in headings(section))
    told = "".join(paragraphs(section))
    assert all(f"{surname}×" in told for surname in "赵钱孙李周吴郑王")


def test_a_sensitive_cause_is_told_with_the_number_of_pupils_alone(
    document_of: DocumentOf,
    section_of: SectionOf,
    lines_of: LinesOf,
) -> None:
    section = section_of(document_of(roster(2, "父母离异或不和")), "原因分析")
    text = "".join(lines_of(section))
    assert "2人" in text
    assert "赵×" not in text
    assert "钱×" not in text


def test_the_measure_for_a_sensitive_cause_does_not_name_its_pupils(
    document_of: DocumentOf,
    lines_of: LinesOf,
    section_of: SectionOf,
) -> None:
    text = roster(2, "父母离异或不和") + "措施: [{名称: 谈心交流, 针对: [父母离异或不和]}]\n"
    document = document_of(text)
    for title in ("措施", "工作安排"):
        assert "赵×" not in "".join(lines_of(section_of(document, title)))


def test_what_a_pupil_does_is_told_under_his_cause(
    document_of: DocumentOf,
    section_of: SectionOf,
) -> None:
    document = document_of(
        CLASS + "学困生:\n  - {姓名: 许晓, 性别: 男, 原因: [作业拖欠不完成],"
        " 表现: [晚饭后才动笔, 错题当天不改]}\n",
    )
    told = "".join(paragraphs(section_of(document, "原因分析")))
    assert "晚饭后才动笔，错题当天不改。" in told


def test_pupils_who_do_the_same_are_told_in_one_clause(
    document_of: DocumentOf,
    section_of: SectionOf,
) -> None:
    pupil = "原因: [作业拖欠不完成], 表现: [晚饭后才动笔]"
    document = document_of(
        CLASS + f"学困生:\n  - {{姓名: 许晓, {pupil}}}\n  - {{姓名: 马小雨, {pupil}}}\n"
        "  - {姓名: 高天, 原因: [作业拖欠不完成], 表现: [常忘带本子]}\n",
    )
    told = "".join(paragraphs(section_of(document, "原因分析")))
    assert told.count("晚饭后才动笔") == 1
    assert "许×、马×晚饭后才动笔" in told


@pytest.mark.parametrize(
    "causes",
    ["作业拖欠不完成", "父母离异或不和", ""],
    ids=["plain", "only-sensitive", "none"],
)
def test_no_sign_that_the_teacher_wrote_is_lost(
    document_of: DocumentOf,
    lines_of: LinesOf,
    causes: str,
) -> None:
    document = document_of(
        CLASS + f"学困生:\n  - {{姓名: 许晓, 表现: [晚饭后才动笔], 原因: [{causes}]}}\n",
    )
    assert any("晚饭后才动笔" in line for line in lines_of(document.blocks))


def test_a_teachers_note_follows_the_librarys_text(
    document_of: DocumentOf,
    section_of: SectionOf,
) -> None:
    document = document_of(CLASS + "原因分析:\n  - {名称: 作业马虎粗心, 说明: 周一最多。}\n")
    told = paragraphs(section_of(document, "原因分析"))
    assert told[-1] == "周一最多。"
    assert len(told) > 1


def test_a_measure_names_causes_pupils_frequency_person_and_record(
    document_of: DocumentOf,
    section_of: SectionOf,
    lines_of: LinesOf,
) -> None:
    document = document_of(roster(2, "作业马虎粗心") + "措施: [作业面批]\n")
    text = "".join(lines_of(section_of(document, "措施")))
    entry = load_library().measures["作业面批"]
    for said in ("作业马虎粗心", "赵×、钱×", entry.frequency, "李老师", f"《{entry.record}》"):
        assert said in text


def test_points_of_the_teacher_stand_in_the_measure(
    document_of: DocumentOf,
    section_of: SectionOf,
    lines_of: LinesOf,
) -> None:
    text = (
        roster(2, "作业马虎粗心") + "措施: [{名称: 作业面批, 要点: [先看第一题, 错了当场改。]}]\n"
    )
    told = "".join(lines_of(section_of(document_of(text), "措施")))
    assert "先看第一题；错了当场改。" in told


def test_a_measure_that_answers_three_causes_is_written_once(
    document_of: DocumentOf,
    section_of: SectionOf,
) -> None:
    answers = load_library().measures["作业面批"].answers[:3]
    document = document_of(CLASS + f"原因分析: [{', '.join(answers)}]\n措施: [作业面批]\n")
    assert len(headings(section_of(document, "措施"))) == 1


def longest_piece(template: str) -> str:
    """The longest stretch of a wording that no slot interrupts."""
    return max(re.split(r"\{[{%].*?[}%]\}", template), key=len)


@pytest.mark.parametrize("measure", ["作业面批", "谈心交流", "家访"])
@pytest.mark.parametrize("teacher", ["李老师", "王老师", "陈老师"])
def test_the_summary_reports_the_wording_of_the_plan(
    document_of: DocumentOf,
    lines_of: LinesOf,
    measure: str,
    teacher: str,
) -> None:
    text = (
        roster(2, "作业马虎粗心").replace("李老师", teacher)
        + f"措施: [{measure}]\n总结: {{措施执行: {{{measure}: {{次数: 9}}}}}}\n"
    )
    plan = "".join(lines_of(document_of(text).blocks))
    summary = "".join(lines_of(document_of(text, summary=True).blocks))
    wordings = load_library().measures[measure].texts
    announced = [i for i, found in enumerate(wordings) if longest_piece(found.steps) in plan]
    reported = [i for i, found in enumerate(wordings) if longest_piece(found.report) in summary]
    assert len(announced) == 1
    assert announced == reported


SENSITIVE_PUPIL = "{姓名: 许晓, 性别: 男, 表现: [上课常出神], 原因: [父母离异或不和]}"


def test_a_single_pupil_of_a_sensitive_cause_is_neither_named_nor_he_nor_she(
    text_of: TextOf,
) -> None:
    text = CLASS + f"学困生: [{SENSITIVE_PUPIL}]\n措施: [谈心交流]\n"
    for title in ("原因分析", "措施"):
        found = text_of(text, title)
        assert found
        assert not re.search("许×|(?<!其)他(?!们|人)|她", found)


def test_the_sign_of_a_sensitive_cause_is_told_of_that_pupil_without_a_name(
    document_of: DocumentOf,
    lines_of: LinesOf,
) -> None:
    document = document_of(CLASS + f"学困生: [{SENSITIVE_PUPIL}]\n")
    (line,) = [line for line in lines_of(document.blocks) if "上课常出神" in line]
    assert line.startswith("该生上课常出神")


def test_who_of_several_shows_the_sign_of_a_sensitive_cause_is_not_told(
    document_of: DocumentOf,
    lines_of: LinesOf,
) -> None:
    pupils = f"[{SENSITIVE_PUPIL}, {{姓名: 马小雨, 原因: [父母离异或不和]}}]"
    document = document_of(CLASS + f"学困生: {pupils}\n")
    (line,) = [line for line in lines_of(document.blocks) if "上课常出神" in line]
    assert line.startswith("一人上课常出神")


@pytest.mark.parametrize("sign", ["父母离婚后不爱说话", "父母离异后不爱说话", "家里有变故，常出神"])
def test_a_familys_circumstances_never_stand_beside_a_name(
    document_of: DocumentOf,
    lines_of: LinesOf,
    sign: str,
) -> None:
    pupil = f"{{姓名: 许晓, 表现: ['{sign}'], 原因: [父母离异或不和, 自卑缺乏自信]}}"
    lines = lines_of(document_of(CLASS + f"学困生: [{pupil}]\n").blocks)
    (line,) = [line for line in lines if sign in line]
    assert "许×" not in line
    heading = lines[lines.index(line) - 1]
    assert "许×" not in heading


@pytest.mark.parametrize("sign", ["他晚饭后才动笔", "该生，晚饭后才动笔", "晚饭后才动笔。"])
def test_a_sign_gets_its_subject_once(
    text_of: TextOf,
    sign: str,
) -> None:
    text = CLASS + f"学困生: [{{姓名: 许晓, 性别: 男, 表现: ['{sign}'], 原因: [作业拖欠不完成]}}]\n"
    assert "他晚饭后才动笔。" in text_of(text, "原因分析")
    assert "他他" not in text_of(text, "原因分析")
    assert "他该生" not in text_of(text, "原因分析")


def test_pupils_without_names_are_told_of_as_struggling_pupils(
    document_of: DocumentOf,
    section_of: SectionOf,
) -> None:
    causes = ", ".join(load_library().causes)
    text = CLASS + f"学生情况: {{学困生人数: 7}}\n原因分析: [{causes}]\n"
    found = paragraphs(section_of(document_of(text), "原因分析"))
    named = [line for line in found if "学困生" in line]
    assert named
    assert [line for line in named if "这些学生" in line.split("学困生")[0]] == []


@pytest.mark.parametrize(
    ("measure", "closing"),
    [
        pytest.param("作业面批", "这一项针对“作业马虎粗心”，由李老师负责，记入《", id="library"),
        pytest.param(
            "{名称: 口算, 说明: 每天三题。, 针对: [作业马虎粗心], 负责人: 王老师, 记录: 口算本}",
            "这一项针对“作业马虎粗心”，由王老师负责，记入《口算本》。",
            id="own",
        ),
        pytest.param(
            "{名称: 午间口算, 说明: 每天三题。, 记录: 口算本}", "情况记入《口算本》。", id="record"
        ),
    ],
)
def test_every_measure_closes_alike(
    document_of: DocumentOf,
    section_of: SectionOf,
    measure: str,
    closing: str,
) -> None:
    text = roster(2, "作业马虎粗心") + f"措施: [{measure}]\n"
    last = paragraphs(section_of(document_of(text), "措施"))[-1]
    assert closing in last
    assert last.endswith("》。")


def closings(told: list[str]) -> list[str]:
    return [line[line.index("这一项") :] for line in told if "这一项" in line]


FOUR = ["作业马虎粗心", "作业拖欠不完成", "基础知识薄弱", "记忆不牢"]


@pytest.mark.parametrize(
    ("answered", "told"),
    [
        (1, "“作业马虎粗心”"),
        (2, "“作业马虎粗心”“作业拖欠不完成”"),
        (3, "“作业马虎粗心”“作业拖欠不完成”“基础知识薄弱”"),
        (4, "上面全部四条原因"),
    ],
)
def test_a_measure_that_answers_every_cause_says_so_in_place_of_their_names(
    document_of: DocumentOf, section_of: SectionOf, answered: int, told: str
) -> None:
    causes = ", ".join(FOUR[:answered])
    text = roster(2, ", ".join(FOUR)) + (
        f"措施: [{{名称: 午间口算, 说明: 每天三题。, 针对: [{causes}], 记录: 口算本}}]\n"
    )
    (found,) = closings(paragraphs(section_of(document_of(text), "措施")))
    assert found == f"这一项针对{told}，记入《口算本》。"


@pytest.mark.parametrize(
    ("sections", "told"),
    [
        ("原因分析, 措施", "这一项针对上面两条原因，记入《口算本》。"),
        ("措施, 原因分析", "这一项针对全部两条原因，记入《口算本》。"),
        ("措施", "情况记入《口算本》。"),
    ],
)
def test_causes_are_named_only_where_the_document_tells_of_them(
    document_of: DocumentOf, section_of: SectionOf, sections: str, told: str
) -> None:
    two = ", ".join(FOUR[:2])
    text = (
        f"章节: [{sections}]\n"
        + roster(2, two)
        + (f"措施: [{{名称: 午间口算, 说明: 每天三题。, 针对: [{two}], 记录: 口算本}}]\n")
    )
    assert paragraphs(section_of(document_of(text), "措施"))[-1].endswith(told)


def test_many_names_of_causes_are_a_sentence_of_their_own(
    document_of: DocumentOf, section_of: SectionOf
) -> None:
    given = ["课外交往影响学习", "学习任务常推脱少做", "放学后学习少人陪伴", "课堂练习动笔慢"]
    rows = "".join(f"  - {{名称: {name}, 说明: 见本子。}}\n" for name in (*given, "写完不回看"))
    text = roster(2) + (
        f"原因分析:\n{rows}措施: [{{名称: 午间口算, 说明: 每天三题。, "
        f"针对: [{', '.join(given)}], 负责人: 语文和数学老师, 记录: 口算练习登记本}}]\n"
    )
    (found,) = closings(paragraphs(section_of(document_of(text), "措施")))
    assert found.endswith("”。由语文和数学老师负责，记入《口算练习登记本》。")


def test_the_names_of_the_same_causes_are_read_once(
    document_of: DocumentOf, section_of: SectionOf
) -> None:
    text = roster(2, ", ".join(FOUR)) + (
        "措施:\n"
        f"  - {{名称: 午间口算, 说明: 每天三题。, 针对: [{', '.join(FOUR[:3])}], 记录: 口算本}}\n"
        f"  - {{名称: 周五看本, 说明: 周五看。, 针对: [{', '.join(FOUR[:3])}], 记录: 错题本}}\n"
        f"  - {{名称: 周三一拨, 说明: 周三打。, 针对: [{', '.join(FOUR[2:])}], 记录: 电话本}}\n"
        f"  - {{名称: 周六上门, 说明: 周六去。, 针对: [{', '.join(FOUR[2:])}], 记录: 家访本}}\n"
    )
    assert closings(paragraphs(section_of(document_of(text), "措施"))) == [
        "这一项针对“作业马虎粗心”“作业拖欠不完成”“基础知识薄弱”，记入《口算本》。",
        "这一项与“午间口算”针对的原因相同，记入《错题本》。",
        "这一项针对“基础知识薄弱”“记忆不牢”，记入《电话本》。",
        "这一项针对“基础知识薄弱”“记忆不牢”，记入《家访本》。",
    ]


def test_a_name_that_quotes_has_its_quotes_within_quotes(
    document_of: DocumentOf, section_of: SectionOf
) -> None:
    text = roster(2) + (
        "原因分析: [{名称: 遇事先说“不会”, 说明: 见本子。}]\n"
        "措施: [{名称: 午间口算, 说明: 每天三题。, 针对: [遇事先说“不会”]}]\n"
    )
    (found,) = closings(paragraphs(section_of(document_of(text), "措施")))
    assert found == "这一项针对“遇事先说‘不会’”。"


def test_a_record_that_the_teacher_put_into_brackets_has_one_pair(
    text_of: TextOf,
) -> None:
    text = roster(2, "作业马虎粗心") + "措施: [{名称: 作业面批, 记录: 《面批册》}]\n"
    assert "记入《面批册》。" in text_of(text, "措施")


def test_a_measure_for_one_pupil_does_not_say_each(
    document_of: DocumentOf,
    section_of: SectionOf,
) -> None:
    text = roster(1, "作业马虎粗心") + "措施: [{名称: 作业面批, 频次: 每人每周一次}]\n"
    assert headings(section_of(document_of(text), "措施"))[0].endswith("（赵×，每周一次）")


def test_a_library_word_that_looks_like_a_name_stays(
    document_of: DocumentOf,
    lines_of: LinesOf,
) -> None:
    text = CLASS + "学困生: [{姓名: 家庭, 原因: [父母忙疏于照管]}]\n措施: [家访]\n"
    lines = lines_of(document_of(text).blocks)
    assert any(line.startswith("家庭：") for line in lines)
    assert any("家×" in line for line in lines)


def test_a_line_of_a_note_is_a_paragraph_of_its_own(
    document_of: DocumentOf,
    section_of: SectionOf,
) -> None:
    document = document_of(
        CLASS
        + "原因分析:\n  - 名称: 早上迟到\n    说明: |\n      第一节课听不全。\n      周一最多。\n",
    )
    assert paragraphs(section_of(document, "原因分析")) == ["第一节课听不全。", "周一最多。"]


def test_a_wording_that_repeats_a_sentence_of_the_document_is_passed_over() -> None:
    library = load_library()
    shared = "做对了在本子上画一个勾。"
    first, second = (library.measures[name] for name in ("作业面批", "谈心交流"))
    small = Library(
        iter(()),
        iter(
            [
                replace(first, texts=(MeasureText(f"先批两题。{shared}", "批过。"),)),
                replace(
                    second,
                    texts=(
                        MeasureText(f"先谈一件事。{shared}", "谈过。"),
                        MeasureText("请学生先说，教师后说。", "听过。"),
                        MeasureText(f"谈完记下来。{shared}", "记过。"),
                    ),
                ),
            ]
        ),
        iter(()),
    )
    for name in ("许晓", "马小雨", "罗成", "钟意", "万里", "方圆"):
        dossier = Dossier.model_validate(
            {"文种": "学困生转化计划", "教师": name, "措施": ["作业面批", "谈心交流"]},
            context={"keys": all_keys()},
        )
        source = SourceFile(Path("档案.yaml"), [], Tree(data={}))
        facts = derive(dossier, resolve_choices(dossier, small, source))
        guard = Guard(Mask(dossier, dossier.masking))
        told = Teller(dossier, facts, Chooser(dossier), guard).measures()
        assert str(told[1].text) == "请学生先说，教师后说。"


@pytest.mark.parametrize("subject", ["数学", "语文", "英语"])
@pytest.mark.parametrize("teacher", ["李老师", "王老师", "陈老师"])
def test_a_measure_is_told_in_a_wording_for_the_subject_where_there_is_one(
    text_of: TextOf,
    subject: str,
    teacher: str,
) -> None:
    given = roster(2, "作业马虎粗心").replace("数学", subject).replace("李老师", teacher)
    plan = text_of(given + "措施: [作业面批]\n", "措施")
    chosen = [text for text in WORDINGS if longest_piece(text.steps) in plan]
    assert [text.subjects for text in chosen] == [(subject,)]


@pytest.mark.parametrize("subject", ["学科: 科学\n", "学科: 音乐\n", ""])
def test_where_no_wording_is_for_the_subject_a_general_one_is_told(
    text_of: TextOf,
    subject: str,
) -> None:
    given = roster(2, "作业马虎粗心").replace("学科: 数学\n", subject)
    plan = text_of(given + "措施: [作业面批]\n", "措施")
    chosen = [text for text in WORDINGS if longest_piece(text.steps) in plan]
    assert [text.general for text in chosen] == [True]


def test_the_same_measure_names_other_objects_in_another_grade(
    text_of: TextOf,
) -> None:
    low, high = (
        text_of(
            roster(2, "作业马虎粗心").replace("四年级", grade)
            + "措施: [反复练习至熟练, 查漏补缺]\n",
            "措施",
        )
        for grade in ("二年级", "六年级")
    )
    assert "两位数加减法的竖式" in low
    assert "两位数加减法的竖式" not in high
    assert "分数" in high


def items(blocks: Sequence[Block]) -> list[str]:
    return [plain(item.line) for b in blocks if isinstance(b, ItemList) for item in b.items]


def test_a_set_is_printed_with_its_members_as_numbered_items(
    document_of: DocumentOf,
    section_of: SectionOf,
) -> None:
    document = document_of(roster(2, "听课不专心") + "措施: [四勤]\n")
    section = section_of(document, "措施")
    assert headings(section)[0].startswith("四勤（")
    assert paragraphs(section)[0] == "“四勤”分四项来做。"
    assert [item.partition("：")[0] for item in items(section)] == [
        "勤观察",
        "勤发现",
        "勤表扬",
        "勤纠正",
    ]
    assert all(item.endswith("。") for item in items(section))
    (numbered,) = [block for block in section if isinstance(block, ItemList)]
    assert numbered.ordered
    assert paragraphs(section)[-1].endswith("记入《课堂观察记录》。")


def test_what_many_pupils_do_is_told_in_sentences_of_like_length(
    document_of: DocumentOf,
    section_of: SectionOf,
) -> None:
    names = ["赵甲", "钱乙", "孙丙", "李丁", "周戊", "吴己"]
    given = "学困生:\n" + "".join(
        f"  - {{姓名: {name}, 表现: [抄错数{i}处], 原因: [作业马虎粗心]}}\n"
        for i, name in enumerate(names, start=2)
    )
    (told,) = paragraphs(section_of(document_of(given), "原因分析"))
    first, second, *_ = told.split("。")
    assert (first.count("；"), second.count("；")) == (2, 2)


def test_the_teachers_own_steps_stand_in_place_of_the_librarys_text(
    document_of: DocumentOf,
    section_of: SectionOf,
) -> None:
    given = roster(2, "作业马虎粗心") + (
        "措施:\n  - 名称: 作业面批\n    做法: 两人午饭后各带一题来讲。\n    说明: 周三除外。\n"
    )
    told = paragraphs(section_of(document_of(given), "措施"))
    assert told[0] == "两人午饭后各带一题来讲。"
    assert told[1] == "周三除外。"
    assert told[2].startswith("这一项针对“作业马虎粗心”，")
    assert len(told) == 3


def test_a_summary_reports_nothing_of_the_librarys_where_the_steps_are_the_teachers(
    document_of: DocumentOf,
    section_of: SectionOf,
) -> None:
    given = roster(2, "作业马虎粗心") + (
        "措施: [{名称: 作业面批, 做法: 两人午饭后各带一题来讲。}]\n"
        "总结: {措施执行: {作业面批: {次数: 30, 说明: 只讲到十二月。}}}\n"
    )
    told = paragraphs(section_of(document_of(given, summary=True), "主要做法"))
    assert told[-1] == "只讲到十二月。"
    assert len(told) == 2


def test_a_measure_called_by_its_own_name_does_not_bring_a_set(
    document_of: DocumentOf,
    section_of: SectionOf,
) -> None:
    document = document_of(roster(2, "听课不专心") + "措施: [加强课上关注与管理]\n")
    section = section_of(document, "措施")
    assert headings(section)[0].startswith("加强课上关注与管理（")
    assert items(section) == []


def test_the_items_of_a_set_come_first_and_who_is_responsible_last(
    document_of: DocumentOf,
    section_of: SectionOf,
) -> None:
    section = section_of(document_of(roster(2, "听课不专心") + "措施: [四勤]\n"), "措施")
    kinds = [type(block).__name__ for block in section]
    assert kinds == ["Heading", "Paragraph", "ItemList", "Paragraph", "Paragraph"]


@pytest.mark.parametrize(
    "name",
    ["六个一", "八优先", "五定", "六多", "三心两信", "四种帮教", "三种编组", "四人小组", "三优先"],
)
def test_every_set_can_be_chosen_by_its_name(
    document_of: DocumentOf,
    section_of: SectionOf,
    name: str,
) -> None:
    entry = load_library().measure(name)
    assert entry is not None
    given = roster(2, entry.answers[0]) if entry.answers else CLASS
    section = section_of(document_of(given + f"措施: [{name}]\n"), "措施")
    assert [item.rstrip("。") for item in items(section)] == list(entry.members)


def test_what_the_teacher_says_of_a_set_takes_the_place_of_its_members(
    document_of: DocumentOf,
    section_of: SectionOf,
) -> None:
    given = roster(2, "听课不专心") + "措施: [{名称: 四勤, 要点: [每十分钟看一眼]}]\n"
    section = section_of(document_of(given), "措施")
    assert items(section) == []
    assert any("具体要点：每十分钟看一眼。" in line for line in paragraphs(section))


def test_a_measure_that_is_no_set_has_no_items(
    document_of: DocumentOf,
    section_of: SectionOf,
) -> None:
    given = roster(2, "作业马虎粗心") + "措施: [作业面批]\n"
    assert items(section_of(document_of(given), "措施")) == []


def test_members_that_a_text_goes_through_by_name_are_not_told_again() -> None:
    members = ("勤观察：看一眼", "勤表扬：说一句")
    assert untold(members, "做到勤观察、勤表扬。") == ()
    assert untold(members, "先做到勤观察。") == members
    assert untold((), "先做到勤观察。") == ()
