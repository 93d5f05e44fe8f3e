"""F02."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plangen.checker.fitting.severity import severity_for
from plangen.checker.rule import Finding, Rule
from plangen.language.clauses import CLAUSE, SENTENCE, span_around, unquoted
from plangen.language.numerals import read_numeral
from plangen.language.patterns import lazy
from plangen.model.values import GRADE_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.readers.articles import Article

# A grade with those who are in it, or with what they are taught; no grade of a list or a range.
# Behind words for one's own class the grade alone is enough.
GRADE = lazy(
    r"(?<![一二三四五六\d、，,和与及至到～~—-])(?P<grade>[一二三四五六1-6])年级"
    r"(?:[（(]\d{1,2}[）)]班|\d{1,2}班|的?(?:学生|孩子|小朋友|新生|学困生|后进生|小学生)"
    r"|(?:语文|数学|英语|科学)(?:教学|学困生|学科|课程)(?![组点])"
    r"|教学工作|共有?\d|[上下]册教材|是(?:小学|一个|整个)[^。；，,\n]{0,12}(?:阶段|时期|关键))"
    r"|(?:(?:我们?班|本班)的?(?:全体|\d{1,2}[名个位])|(?:我们?班|本班)(?:现在|目前|今年)?[是为（(]|(?:任教|执教|担任|教授|接手)(?:的是|了)?|我们?所?[教带]的?(?:班级?)?[是为]?)"
    r"(?P<own>[一二三四五六1-6])(?:年级|(?=[（(]\d{1,2}[）)]班))(?!时|的时候|期间|以来|起|组|教师|老师)"
)
# What tells of another time, another class, or of what was learnt before.
ELSEWHERE = lazy(
    r"升|衔接|过渡|相比|比较|对比|不同于|曾|当时|那时|时候|去年|前年|上学[期年]|上个学期|上一学|以前|过去|以往|早在"
    r"|原来|原先|原在|回顾|回忆|学过|基础上|已经|起点|返回|回到|结对|结伴|大手|手拉手|志愿|帮扶者|小老师|来班|来我班|来帮|带读"
    r"|哥哥|姐姐|弟弟|妹妹|邀请|请来|观摩|听课|公开课|交流|借班|兼任|兼教|同时任教|各班|平行|水平|程度|题|知识|绘本|读物"
    r"|转入|转来|转学|调入|后来|将来|下学[期年]|毕业|留级"
)
# 我班的38名四年级学生: whose they are, is said beyond doubt.
COUNTED = lazy(r"(?:我们?班|本班)的?(?:全体|\d)")
OWN = lazy(r"我|本人|本班|本学期")
GRADES = lazy(r"[一二三四五六1-6](?=年级|[、至到]|[（(]\d)")
# A text that tells of more grades than that is about the whole school, whatever its title names.
MOST_OTHERS = 2
BEFORE = lazy(
    r"(?:从|自|在|到|入|上|至|请|比|跟|和|与|同|由|给|向|像|用|将|让|叫|派|等|当|听|找|教过|带过|读|念|做)$"
)


class TrueGrade(Rule):
    """The text speaks of the grade that the title names."""

    id = "F02"
    summary = "正文的年级和标题一致"
    why = "标题写二年级，正文却说“我班是一年级学生”，多半是套用旧文稿时忘了改。"
    bad = (
        "# 二年级数学学困生转化计划\n\n我班一年级学生年龄小，自制力弱。\n",
        "# 四年级（2）班学困生辅导计划\n\n六年级（2）班共45人，学困生5人。\n",
        "# 六（1）班数学帮扶计划\n\n本学期我担任五年级（2）班的数学老师。\n",
        "# 二年级语文帮扶计划\n\n我班的36名五年级学生已经能自己读书。\n",
        "# 三年级语文教学计划\n\n根据五年级学生的特点，安排以下措施。\n",
    )
    good = (
        "# 三年级数学学困生转化计划\n\n我班在二年级时打下的基础不牢。\n",
        "# 三年级数学学困生转化计划\n\n一、二年级学生不做书面作业，三年级学生开始写。\n",
        "# 二年级学困生转化计划\n\n请六年级学生来帮扶，每周两次；这些孩子升入三年级后还要看。\n",
        "# 四年级语文教学计划\n\n要用到三年级语文学过的查字典方法。\n",
        "# 四年级班主任计划\n\n与五年级（1）班结对，每月交流一次。\n",
        "# 三（1）班、四（1）班帮扶计划\n\n四年级（1）班有学生40人。\n",
        "# 四（2）班帮扶计划\n\n我班的6名学生请五年级学生带读。四年级（2）班40人。\n",
        "# 学困生转化计划\n\n我班一年级学生年龄小。\n",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        own, title = article.about.grade, article.about.title
        if own is None or own > len(GRADE_NAMES) or len(set(GRADES.findall(title))) > 1:
            return
        found: dict[int, Finding] = {}
        for passage in article.running:
            if not ("年级" in passage.text or "）班" in passage.text) or passage.text == title:
                continue
            text = unquoted(passage.text)
            for words in GRADE.finditer(text):
                group = "grade" if words["grade"] else "own"
                grade = int(read_numeral(words[group]) or 0)
                if grade in {own, *found} or _is_elsewhere(text, words, own):
                    continue
                right, wrong = GRADE_NAMES[own - 1], GRADE_NAMES[grade - 1]
                found[grade] = Finding(
                    passage,
                    words.start(),
                    words.end(),
                    f"这里写“{words[0]}”，标题却是{right}",
                    f"把“{wrong}”改成“{right}”；确实说的是{wrong}，写明是哪个班、什么时候",
                    severity=severity_for(article.about),
                )
        if len(found) <= MOST_OTHERS:
            yield from found.values()


def _is_elsewhere(text: str, words: re.Match[str], own: int) -> bool:
    """Whether a sentence speaks of its own class too, or of another time or class."""
    start, end = span_around(SENTENCE, text, words.start())
    clause, _ = span_around(CLAUSE, text, words.start())
    sentence = text[start:end].replace("毕业班", "")
    if COUNTED.match(words[0]):
        return False
    return bool(
        (words["own"] and not OWN.search(sentence))
        or ELSEWHERE.search(sentence)
        or re.search(rf"[{'一二三四五六'[own - 1]}{own}](?:年级|[、至到和与—～-])", sentence)
        or BEFORE.search(text[clause : words.start()])
    )
