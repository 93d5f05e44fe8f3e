"""P06."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.checker.regulations.grades import LOWEST, grades_before
from plangen.checker.regulations.wording import EXAMINATIONS, WordingRule
from plangen.language.patterns import lazy
from plangen.model.values import GRADE_NAMES
from plangen.problems import Severity

if TYPE_CHECKING:
    import re

    from plangen.readers.articles import Article
    from plangen.readers.passages import Passage


MIDDLE_SCHOOL = lazy(r"初中|中学|高中|初[一二三]")


class Examinations(WordingRule):
    """There are no monthly, weekly or unit examinations, and none on paper in grades 1 and 2."""

    id = "P06"
    summary = "小学不搞月考、周考、单元统考，一、二年级不进行纸笔考试"
    why = (
        "小学一、二年级不进行纸笔考试，其他年级每学期可以组织一次期末考试，"
        f"不得以各种名义组织周考、月考、单元考试：{EXAMINATIONS}。"
    )
    bad = (
        "每次月考后分析失分的题。",
        "坚持周考，及时反馈。",
        "期中考试后召开家长会。",
        "一、二年级期末进行纸笔考试。",
        "全年级统一组织学情调研。",
    )
    good = (
        "学校取消期中考试，用课堂观察代替。",
        "建立月考勤登记表，每周考核一次卫生。",
        "一、二年级不进行纸笔考试，期末用乐考。",
        "6月考试前整理错题。",
        "期末考试合格率达到90%。",
        "每单元学完做一次随堂练习。",
    )
    words = (
        *("月考", "周考", "周测", "清考", "清测", "单元", "期中", "调研", "测验", "抽测", "统测"),
        *("摸底考", "纸笔", "笔试", "书面考", "闭卷"),
    )
    also = ("考", "测", "调研", "笔试")
    pattern = lazy(
        r"(?P<frequent>(?<![\d一二三四五六七八九十本上下个当这该几两])月考(?![勤核察评查量验古究虑证级])"
        r"|(?<![\d一二三四五六七八九十本上下两])周[考测](?![勤核察评查量虑证级完])"
        r"|单元(?:统一)?(?:考试|统考|联考)|周周清[考测])"
        r"|期中(?:质量)?(?:考试|检测|测试|统考|考(?![勤核察评]))"
        r"|(?:全年级|(?<![一二三四五六七八九\d])年级|全校|统一)[^，,。；;：:\n不无各]{0,6}?"
        r"(?:学情调研|测验|抽测|统测|摸底考)"
        r"|(?P<paper>纸笔(?:考试|测试|测验)|笔试|书面考试|闭卷考试)"
    )
    message = "“{words}”：小学阶段不能组织这样的考试"
    remedy = "改成课堂观察、随堂练习和作业分析；中、高年级每学期只有一次期末考试"

    def counts(self, article: Article, passage: Passage, found: re.Match[str]) -> bool:
        own = article.about.grade
        if (own or 0) > len(GRADE_NAMES) or MIDDLE_SCHOOL.search(article.about.title):
            return False
        if not found["paper"]:
            return True
        grades = grades_before(passage.text, found.start())
        return grades <= LOWEST if grades is not None else own in LOWEST

    def weight(self, article: Article, found: re.Match[str]) -> Severity | None:
        return None if found["frequent"] or found["paper"] else Severity.WARNING
