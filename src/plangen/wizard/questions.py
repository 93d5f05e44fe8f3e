"""The questions, in order: data, so that what is asked can be read in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from plangen.compose.kinds import kinds
from plangen.model.completing import grade_of_class
from plangen.model.school_year import TERM_NAMES, read_school_year
from plangen.model.scores import MARKS, read_score
from plangen.model.values import read_count, read_date, read_grade, read_quantity
from plangen.wizard.known import Known, Option, Question
from plangen.wizard.offers import causes, chosen_causes, measures, proposed, unanswered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.wizard.known import Answer

YES, NO = "是", "否"
PUPIL, TALENT = "pupils", "talents"
FIRST_MONTH = 8
LAST_MONTH_OF_FIRST_TERM = 1
WHOLE, CLASS, ANALYSIS, GOALS = "文稿", "班级", "原因和措施", "目标"


def _kinds(_known: Known) -> tuple[Option, ...]:
    return tuple(Option(kind.name, kind.name, kind.description) for kind in kinds().values())


def _words(*words: str) -> tuple[Option, ...]:
    return tuple(Option(word, word) for word in words)


def _school_year(known: Known) -> Answer:
    first = known.today.year - (known.today.month < FIRST_MONTH)
    return f"{first}-{first + 1}"


def _term(known: Known) -> Answer:
    autumn = known.today.month >= FIRST_MONTH or known.today.month <= LAST_MONTH_OF_FIRST_TERM
    return TERM_NAMES[0 if autumn else 1]


def _today(known: Known) -> Answer:
    """Propose today for what is written today; a summary asks for the date of its plan."""
    return "" if known.kind is None or known.kind.is_summary else known.today.isoformat()


def _other_sex(known: Known) -> Answer:
    """Propose the girls that remain, where the class and the boys are known."""
    total, boys = known.number("total"), known.number("boys")
    return str(total - boys) if total is not None and boys is not None and boys <= total else ""


def _no_roster(known: Known) -> bool:
    return not known.given.roster


ONCE = (
    Question(
        "kind",
        "文种",
        "要写哪种文稿？",
        group=WHOLE,
        options=_kinds,
        default=lambda _: next(iter(kinds())),
        required=True,
    ),
    Question("school", "学校", "学校叫什么？", "学校", "向阳小学", WHOLE),
    Question("class_name", "班级", "哪个班？", "班级", "四年级（1）班", WHOLE),
    Question(
        "grade",
        "年级",
        "几年级？",
        "年级",
        "四年级",
        WHOLE,
        when=lambda known: grade_of_class(known.text("class_name")) is None,
        read=read_grade,
    ),
    Question("subject", "学科", "哪门学科？", "学科", "数学；班主任的计划可以不写", WHOLE),
    Question(
        "school_year",
        "学年",
        "哪个学年？",
        "学年",
        "2026-2027",
        WHOLE,
        read=read_school_year,
        default=_school_year,
    ),
    Question(
        "term",
        "学期",
        "哪个学期？",
        "学期",
        group=WHOLE,
        options=lambda _: _words(*TERM_NAMES),
        default=_term,
    ),
    Question("teacher", "教师", "署哪位教师的名字？", "教师", "李老师", WHOLE),
    Question(
        "date",
        "日期",
        "写哪天的日期？",
        "日期",
        "2026-09-07",
        WHOLE,
        read=read_date,
        default=_today,
    ),
    Question(
        "opening_day",
        "开学日期",
        "哪天开学？每周的工作从这天排起。",
        "开学日期",
        "2026-09-01",
        WHOLE,
        read=read_date,
    ),
    Question("weeks", "周数", "这学期有几周？", "周数", "21", WHOLE, read=read_count),
    Question(
        "total",
        "人数",
        "全班多少人？",
        "学生情况",
        "42",
        CLASS,
        when=_no_roster,
        read=read_count,
    ),
    Question(
        "boys", "男生", "男生多少人？", "学生情况", "22", CLASS, when=_no_roster, read=read_count
    ),
    Question(
        "girls",
        "女生",
        "女生多少人？",
        "学生情况",
        "20",
        CLASS,
        when=_no_roster,
        read=read_count,
        default=_other_sex,
    ),
    Question(
        "traits",
        "特点",
        "全班学习上有什么特点？最多三条，中间用分号隔开。",
        "学生情况",
        "计算基础薄弱；读题不完整",
        CLASS,
        several=True,
        most=3,
    ),
    Question(
        "causes",
        "原因",
        "有困难的学生，困难从哪里来？",
        "原因分析",
        group=ANALYSIS,
        options=causes,
        several=True,
    ),
    Question(
        "measures",
        "措施",
        "打算怎么帮？对应原因的已经选上，可以去掉，也可以再加。",
        "措施",
        group=ANALYSIS,
        when=lambda known: bool(known.causes) or not known.has_place_for("原因分析"),
        options=measures,
        default=proposed,
        several=True,
        rests_on=("kind", "causes"),
        skipped="没有选，写上推荐的几项",
        remark=unanswered,
    ),
)
GOAL = Question(
    "goals",
    "目标",
    "到期末要做到什么？写一条就行。",
    "目标",
    "每天的作业当天交齐，错题当天订正",
    GOALS,
)

_NAME = Question("name", "姓名", "叫什么名字？没有就按 Enter。", example="王小明", skipped="不加")
_SEX = Question("sex", "性别", "男生还是女生？", options=lambda _: _words("男", "女"))
_POINTS = Question(
    "score", "上学期期末成绩", "上学期期末多少分？", example="52；没有考写 缺考", read=read_score
)
_MARK = Question(
    "score", "上学期等级", "上学期是哪个等级？", options=lambda _: _words(*MARKS), read=read_score
)
_AIM = Question("target", "目标", "期末要达到多少分？", example="65", read=read_quantity)
_AIM_MARK = Question("target", "目标", "期末要达到哪个等级？", options=lambda _: _words(*MARKS))
_MORE = Question(
    "more",
    "下一名",
    "再加一名？",
    options=lambda _: (Option(YES, "再加一名"), Option(NO, "不加了")),
    default=lambda _: YES,
    required=True,
)
_SIGNS = Question(
    "signs",
    "表现",
    "有什么看得见的表现？几条用分号隔开。",
    example="晚饭后才动笔；错题当天不改",
    several=True,
)
_CAUSES = Question(
    "causes",
    "原因",
    "他的困难从哪里来？",
    when=lambda known: bool(known.causes),
    options=chosen_causes,
    several=True,
)
_STRENGTHS = Question(
    "strengths",
    "长处",
    "有什么看得见的长处？几条用分号隔开。",
    example="习作能写出动作和神态",
    several=True,
)


def key_of(people: str, row: int, what: str) -> str:
    """Return the key of a question about one of several people."""
    return f"{people}.{row}.{what}"


def questions(known: Known) -> list[Question]:
    """Return all questions that arise from what is known so far, in order."""
    asked = [*ONCE, *_people(known, TALENT, "培优"), *_people(known, PUPIL, "学困生"), GOAL]
    return [question for question in asked if _arises(question, known)]


def _arises(question: Question, known: Known) -> bool:
    """Whether a question is to be asked; what the school's settings say need not be answered."""
    if question.place and not known.has_place_for(question.place):
        return False
    settled = question.place in known.given.settled and question.key not in known.answers
    return question.when(known) and not settled


def _people(known: Known, people: str, place: str) -> Iterator[Question]:
    """Yield the questions about each pupil, as long as there is a next one."""
    told = known.given.talents if people == TALENT else known.given.pupils
    if told or known.given.unsorted or not known.has_place_for(place):
        return
    middle = (_STRENGTHS,) if people == TALENT else (_SIGNS, _CAUSES)
    result, aim = (_MARK, _AIM_MARK) if known.lower else (_POINTS, _AIM)
    row, more = 0, True
    while more:
        title = f"{place}第 {row + 1} 名"
        name = str(known.answers.get(key_of(people, row, _NAME.key)) or "")
        rest = (_SEX, *middle, result, aim, _MORE) if name else ()
        for question in (_NAME, *rest):
            yield replace(
                question,
                key=key_of(people, row, question.key),
                text=f"{title if question is _NAME else name}：{question.text}",
                group=title,
            )
        more = known.answers.get(key_of(people, row, _MORE.key)) == YES
        row += 1
