"""P01."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.checker.regulations.wording import PROTECTION, WordingRule, sentence_around
from plangen.language.patterns import lazy

if TYPE_CHECKING:
    import re

    from plangen.readers.articles import Article
    from plangen.readers.passages import Passage


_SCORES = (
    r"(?:成绩(?!优|突出|显著|好|进步|提高|斐然)|分数(?!线)|考分|名次|排名|前\s*[十\d三五]+\s*名)"
)
_OTHER = r"表扬|表彰|奖|课|赛|评比|运动|活动|取得|获得|查询|投票"
_GAP = rf"(?:(?!{_OTHER})[^，,。；;：:！!？?\n]){{0,8}}?"
_PLAIN = r"[^不未只仅单各别勿无的禁严免向，,。；;：:！!？?\n]"
PRIVATELY = lazy(
    r"单独|个别|私下|一对一|逐[个一](?!公布|公示|公开|宣读|张贴|念)|本人|向(?:(?!全体|各位|所有)[^，,。]){0,4}(?:家长(?!会|群)|父母)"
)
CONTESTS = lazy(r"比赛|竞赛|运动会|评比|选举|投票|竞选|大赛")


class PublishedScores(WordingRule):
    """Scores and ranks are nobody's but the pupil's and the parents'."""

    id = "P01"
    summary = "不公布、不张贴学生的成绩和名次"
    why = f"学校不得公开学生的考试成绩、名次，可以让学生和家长知道本人的成绩：{PROTECTION}。"
    bad = (
        "每次测验后在班里公布成绩，激励学生。",
        "把期末名次张贴在教室后墙。",
        "期末成绩排名发到家长群。",
        "班会上逐个宣读每人的分数。",
        "不仅公布成绩，还评出进步之星。",
    )
    good = (
        "考试后不公布成绩，只和本人谈。",
        "开学第一天公布课程表，张贴作息时间。",
        "向家长逐一通报孩子的成绩，一次只谈一个孩子。",
        "单独向家长通报孩子的成绩变化。",
        "公布运动会成绩，表扬为班级争光的同学。",
        "严禁以任何形式公布成绩、张贴名次。",
        "教师不得有下列行为：\n\n1. 公布学生成绩。\n",
        "期末成绩公布后，和每个家长联系一次。",
    )
    words = (
        *("公布", "公示", "公开", "张贴", "张榜", "宣读", "通报"),
        *("上墙", "贴在", "贴到", "贴出", "群"),
    )
    pattern = lazy(
        rf"(?:公布|公示|公开(?![课透])|张贴|张榜|宣读|通报){_GAP}{_SCORES}"
        rf"|{_SCORES}[单表册榜]?{_PLAIN}{{0,6}}?"
        r"(?:公布(?!之?后|以后|时|前|那|当|的|之日)|公示|张贴|张榜|上墙|宣读|贴[在到出])"
        rf"|{_SCORES}[单表册榜]?{_PLAIN}{{0,6}}?[发晒][^，,。；;\n]{{0,6}}?群"
    )
    message = "“{words}”：学生的成绩和名次不能公开"
    remedy = "改成只告诉学生本人和家长，如 成绩单独告知，只和自己的上一次比"

    def counts(self, article: Article, passage: Passage, found: re.Match[str]) -> bool:
        around = sentence_around(passage.text, *found.span(), reach=30)
        return not PRIVATELY.search(around) and not CONTESTS.search(around)
