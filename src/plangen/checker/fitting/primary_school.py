"""F03."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.checker.fitting.severity import severity_for
from plangen.checker.rule import Finding, Rule
from plangen.language.clauses import SENTENCE, span_around
from plangen.language.negating import is_affirmed
from plangen.language.patterns import lazy
from plangen.model.values import GRADE_NAMES

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from plangen.readers.articles import Article

# 中学 is a word only where nothing runs across it (其中学困生, 合作中学习, 活动中学数学): what may
# stand before it is a list, and so is what follows.
_FREE = r"(?:(?<![^\s，。、；：:,“‘（(《【是的对和各县市镇在])|(?<=作为)|(?<=普通)|(?<=当代))"
SECONDARY = (
    rf"{_FREE}中学(?:生(?!活|怕|习惯|字)|教师|教育|阶段|时代|时期|课程|运动会|语文|数学|英语|物理|化学)",
    r"我校是[^，。；\n]{0,8}?中学|农村中学(?![生困习])",
    r"(?<![当起年月期之最正])初中(?![旬午等途间秋期层上下游小、低高])",
    r"(?<![提最身较增升])高中(?![低等下上段年层位间、中])",
    r"(?<![^\s，。、；：:,“‘（(的是对和我名])(?<!正月)(?:初[一二三]|高[一二三])(?:年级|新生|学生|学困生|[（(]\d)",
    r"(?<!第)[七八九]年级",
    r"晚自?修(?![理补改正建缮])|晚自习",
    r"职业(?:校园|学校|中专|高中)|中职生?(?=学校|学生|教育)|职高",
    r"(?<=[，。、；：“（的对加接备战离])中考(?![虑察试查核验量究评到取勤场级])|(?<![^，。；\n])中考(?![虑察试查核验量究评到取勤])",
    r"(?<![提最较更])高考(?![虑察试查核验量究评级])",
)
WORDS = lazy("|".join(SECONDARY))
ANY = (
    *("中学", "初中", "高中", "初一", "初二", "初三", "高一", "高二", "高三"),
    *("七年级", "八年级", "九年级", "晚修", "晚自", "职业", "中职", "职高", "中考", "高考"),
)
# A grown-up's schooling, a pupil's years to come, and schools by their names.
INNOCENT = lazy(
    r"升|衔接|将来|以后|未来|毕业|考[上入取]|今后|长远|终身|打好基础|奠基|文化|学历|辍学|读[到完过]|念[到完过书]"
    r"|哥哥|姐姐|表[哥姐]|父母|爸|妈|父亲|母亲|家长|邻居|亲戚|任教|调[到入来]|任职|执教|中小学|九年一贯|义务教育"
    r"|初中.{1,30}小学|小学.{1,30}初中"
    r"|(?:第[一二三四五六七八九十\d]+|附属|实验|[县市镇乡区])(?:初级|高级)?中学(?![生教课阶语数运])"
)
# Titles of documents that are no primary school's, or of more schools than those.
NO_PRIMARY = lazy(
    r"初中|高中(?!低)|中学(?![困习会到生]|(?:语文|数学|英语))|中学生|中职|职高|中小学|九年一贯|义务教育"
    r"|[七八九]年级|初[一二三]"
)
DISTRICT = lazy(r"[省市县区州旗局]")
BOARDING = lazy(r"寄宿|住校|住宿|留宿")


class PrimarySchool(Rule):
    """A primary school's document does not speak of secondary school."""

    id = "F03"
    summary = "小学文稿里没有中学、晚修等词"
    why = "小学的文稿里出现“中学生”“晚修”，多半是从中学的文稿里复制来的，做法也不一定合适。"
    bad = (
        "# 二年级学困生转化计划\n\n组织学生学习《中学生日常行为规范》。\n",
        "# 学困生转化计划\n\n利用晚修时间给学困生补课。\n",
        "# 学困生帮扶计划\n\n每周三晚自修时听写生字。\n",
        "# 班主任工作计划\n\n挑选队员参加市中学运动会。\n",
        "# 学困生辅导计划\n\n我们初中学生正处在青春期，中考的压力大。\n",
        "# 五年级数学学困生转化计划\n\n高一新生的数学基础参差不齐。\n",
    )
    good = (
        "# 学困生转化计划\n\n全班40人，其中学困生6人，在合作中学习，在活动中学会交往。\n",
        "# 学困生转化计划\n\n当初中午辅导，期初中等生多，让学生在玩中学数学，从中学到方法。\n",
        "# 学困生转化计划\n\n期中考试后，过程中考虑到差别，提高中等生的成绩，提高考试的信心。\n",
        "# 六年级学困生转化计划\n\n家长多为初中文化程度。六年级要做好与初中的衔接。\n",
        "# 学困生转化计划\n\n学校不安排晚自习。请城关中学的老师来做讲座。\n",
        "# 学困生转化计划\n\n不安排晚自修；教学楼夜晚修缮，到县中学运动场上体育课。\n",
        "# 学困生转化计划\n\n全县中小学运动会在城关中学举行。\n",
        "# 初中数学学困生转化计划\n\n初中学生正处在青春期。\n",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        about = article.about
        if (about.grade or 1) > len(GRADE_NAMES) or not _is_primary(about.title):
            return
        told: set[str] = set()
        for passage in article.holding(*ANY):
            for words in WORDS.finditer(passage.text):
                kind = words[0][:2]
                if kind in told or _is_innocent(passage.text, words, article):
                    continue
                told.add(kind)
                yield Finding(
                    passage,
                    *words.span(),
                    f"小学的文稿里写着“{words[0]}”",
                    "不是本校的内容就删去这一句，或改成小学的说法和做法",
                    severity=severity_for(about),
                )


def _is_primary(title: str) -> bool:
    """Whether a title does not say that the document is for other schools too."""
    return not NO_PRIMARY.search(title) and ("小学" in title or not DISTRICT.search(title))


def _is_innocent(text: str, words: re.Match[str], article: Article) -> bool:
    if words[0] in {"晚修", "晚自修", "晚自习"} and BOARDING.search(article.text):
        return True
    start, end = span_around(SENTENCE, text, words.start())
    return bool(INNOCENT.search(text, start, end)) or not is_affirmed(text, *words.span())
