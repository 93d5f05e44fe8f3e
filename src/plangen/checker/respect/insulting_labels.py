"""L01."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.checker.meaning import is_led_out
from plangen.checker.rule import MOST_PLACES, Change, Finding, Rule
from plangen.language.clauses import unquoted
from plangen.language.labels import PREFERRED, called, doubtful_labels, harsh_words, insults
from plangen.problems import Severity

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from plangen.language.guarded_words import GuardedWords
    from plangen.readers.articles import Article
    from plangen.readers.passages import Passage

    Place = tuple[Passage, re.Match[str]]


class InsultingLabels(Rule):
    """Pupils are not called 差生."""

    id = "L01"
    summary = "不用“差生”等歧视学生、给学生贴标签的称呼"
    why = (
        "教师应当平等对待学生，不得歧视学生（《义务教育法》第29条，《未成年人保护法》第27条）；"
        "这样的称呼也让家长看了难受。“后进生”“问题学生”是提醒，“成绩差”只作说明。"
    )
    bad = (
        "本学期重点辅导6名差生。",
        "对双差生，先从课堂纪律抓起。",
        "有两个孩子天生笨，反应慢。",
        "补差工作每周两次。",
        "后进生的转化要耐心。",
        "他成绩差，作业也不交。",
        "有的孩子生来就笨，学不会。",
        "培优补差计划安排在周二。",
        "转差的措施有三条。",
    )
    good = (
        "孩子们参差生长，进度不一。",
        "我们从不把学生分成好生和差生。",
        "有人说“差生”，我们不用这个词。",
        "培优辅差计划安排在周二。",
        "两辆车的速度差生出了距离。",
        "视力由好转差的对象逐个登记。",
        "笨鸟先飞，勤能补拙。",
        "有的学生觉得自己很笨，不敢举手。",
        "这道题的问题学生没有看清，成绩差距不大。",
        "其中学困生三人，视力由好转差的两人。",
    )
    for_fragments = True

    def check(self, article: Article) -> Iterator[Finding]:
        words = insults()
        for passage, found in _places(article, words):
            replaced = words.replacements.get(found[0])
            change = (Change(passage, *found.span(), replaced),) if replaced else ()
            yield Finding(
                passage,
                *found.span(),
                f"“{found[0]}”是歧视学生的说法",
                f"改成“{replaced}”，或写“学习有困难的学生”"
                if replaced
                else "删去，或写具体的表现，如 计算常忘进位、生字当天记不住",
                change,
            )
        labels = doubtful_labels()
        by_word: dict[str, list[Place]] = {}
        for place in _places(article, labels):
            by_word.setdefault(place[1][0], []).append(place)
        for word, places in by_word.items():
            hint = f"改成“{PREFERRED}”更妥当" if word in labels.replacements else "写具体的表现"
            yield _gathered(
                places,
                f"“{word}”给学生贴了标签",
                hint,
                Severity.WARNING,
                labels.replacements.get(word),
            )
        if harsh := [*_places(article, harsh_words())]:
            message = f"“{harsh[0][1][0]}”说得重了些"
            hint = "改成“学习有困难”“暂时落后”，或写出分数"
            yield _gathered(harsh, message, hint, Severity.NOTICE, None)


def _places(article: Article, words: GuardedWords) -> Iterator[Place]:
    """Yield where an article itself calls pupils by some words."""
    for index in article.indexes(words.words):
        passage = article.passages[index]
        for found in called(words, unquoted(passage.text)):
            if not is_led_out(article.passages, index):
                yield passage, found


def _gathered(
    places: list[Place], message: str, hint: str, severity: Severity, replaced: str | None
) -> Finding:
    """Return one finding for a word that a document uses throughout."""
    passage, found = places[0]
    changes = [Change(each, *at.span(), replaced) for each, at in places if replaced]
    others = tuple((each, at.start()) for each, at in places[1:MOST_PLACES])
    return Finding(passage, *found.span(), message, hint, tuple(changes), others, severity)
