"""L07."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.checker.meaning import meant
from plangen.checker.regulations.published_scores import PublishedScores
from plangen.checker.regulations.punishments import Punishments
from plangen.checker.regulations.seats_by_score import SeatsByScore
from plangen.checker.regulations.wording import DISCIPLINE, PROTECTION, sentence_around
from plangen.checker.rule import Finding, Rule
from plangen.language.forbidden import RANKING
from plangen.language.patterns import any_of, lazy
from plangen.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.readers.articles import Article

REWARDS = ("奖", "表彰", "光荣榜", "红榜", "喜报", "评优", "评为", "评选")
REWARD = any_of(REWARDS)
# Places in sports and other contests are no marks.
CONTESTS = lazy(
    r"比赛|竞赛|大赛|运动会|拔河|接力|跳绳|长跑|歌咏|朗诵|书法|棋|操|卫生|流动红旗|荣获|获得?"
)
RANKED = lazy(
    r"(?:进行|给|按成绩|按分数|按总分|考试)[^，,。；;\n不]{0,6}(?:排名|排队|排名次)|排出(?:名次|位次)"
    r"|排(?:成绩)?名次|(?:黑榜|曝光[台栏榜]|批评栏|红黑榜)"
)
HOMEWORK = lazy(
    r"罚[写做背](?!过)|(?:加倍|双倍)(?:布置|完成|写|做)?作业|作业(?:加倍|翻倍)"
    r"|(?:多写|多做|加写|加做)[^，,。；;\n]{0,8}(?:作为|以示)惩罚"
)
SAID = (PublishedScores.pattern, SeatsByScore.pattern, Punishments.pattern)


class Ranking(Rule):
    """Pupils are neither ranked by marks nor given homework for punishment."""

    id = "L07"
    severity = Severity.WARNING
    summary = "奖励不看名次，不给学生排名，不用作业当惩罚"
    why = (
        f"成绩、名次不得公开（{PROTECTION}），奖励看名次就等于公开了名次；"
        f"作业当惩罚会让学生更怕作业，超量的抄写是{DISCIPLINE}不允许的。"
    )
    bad = (
        "期末总分前三名发奖品。",
        "名次上升五位的评为进步之星，给予奖励。",
        "每次测验后给学生排名次。",
        "上课说话的，作业加倍。",
        "把没交作业的名字写上黑榜。",
    )
    good = (
        "奖励不看名次，只和自己的上一次比。",
        "运动会接力获得年级第二名，给队员发奖。",
        "书法比赛前三名发奖状。",
        "不给学生排名次。",
        "严禁罚写作业。",
        "按名次发奖的做法已经取消，改为进步奖。",
    )
    for_fragments = True

    def check(self, article: Article) -> Iterator[Finding]:
        for passage, found in meant(article, RANKING, *REWARDS):
            around = sentence_around(passage.text, *found.span(), reach=30)
            if REWARD.search(around) and not CONTESTS.search(around) and not _is_said(around):
                yield Finding(
                    passage,
                    *found.span(),
                    f"奖励看“{found[0]}”，等于公开了名次",
                    "改成与学生本人上一次相比，如 订正比上个月及时",
                )
        for passage, found in meant(article, RANKED, "排", "榜", "曝光", "批评栏"):
            around = sentence_around(passage.text, *found.span(), reach=30)
            rewarded = REWARD.search(around) and RANKING.search(around)
            if not CONTESTS.search(around) and not _is_said(around) and not rewarded:
                yield Finding(
                    passage,
                    *found.span(),
                    f"“{found[0]}”把学生排了队、亮了相",
                    "删去；只和学生本人谈他自己的变化",
                )
        for passage, found in meant(article, HOMEWORK, "罚", "作业"):
            if not _is_said(sentence_around(passage.text, *found.span(), reach=30)):
                yield Finding(
                    passage,
                    *found.span(),
                    f"“{found[0]}”是把作业当惩罚",
                    "改成弥补的办法，如 没写完的当天补上，错题当面订正",
                )


def _is_said(text: str) -> bool:
    """Whether a rule of the state that says the same finds something here."""
    return any(pattern.search(text) for pattern in SAID)
