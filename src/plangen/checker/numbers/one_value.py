"""N01."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from plangen.checker.numbers.listings import is_listed
from plangen.checker.numbers.quantities import SIZE, Mention, class_sizes, struggling
from plangen.checker.numbers.sexes import sexes_in
from plangen.checker.rule import Finding, Rule
from plangen.language.circumstances import CLASS, NOW, scope_at, time_at
from plangen.language.counts import PUPILS, STRUGGLING
from plangen.language.patterns import lazy
from plangen.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from plangen.language.counts import Count
    from plangen.readers.articles import Article
    from plangen.readers.passages import Passage

# In the summary of a term these open what is so at its end.
AFTERWARDS = lazy(
    r"目前|现在|现有|如今|期末(?!测试|考试|检测|测评|调研|质量)|经过|转化|进步|剩|仍|还有|减少|摘"
)
# A class that has been told to change may have another size afterwards.
MOVED = lazy(r"(?<![无没有未入出来走])(?:转[入出来走学进]|插班|休学|复学|退学|新来)")
# 将8名学困生分成三组 divides all there are.
DIVIDED = lazy(r"[^，。；\d]{0,14}?分(?:成|为|作)[两三四五六七八\d]?[个]?(?:组|小组|类|层|批)")
DIVIDING = lazy(r"(?:^|[：:，。；\s])[将把]$")
POINTING = lazy(r"(?:这|那|上述|以上)(?:些|里的)?[“”]?$")
REMEDY = "核对人数，两处改成一样；说的不是同一件事，就写明是谁、是什么时候的数"


class OneValue(Rule):
    """The same number of people has one value throughout a document."""

    id = "N01"
    summary = "同一个人数前后要一致"
    why = "开头写8名学困生，后面写“这6名”，读的人不知道哪个对，多半是改别人的文稿时漏改了。"
    bad = (
        "全班共有学生45人，学困生8名。\n\n这6名学困生并不是不想学。\n",
        "我班共有学生45人。\n\n本班共46名学生，都能按时到校。\n",
        "我班有学困生7人，其中男生4人，女生3人。\n\n本学期的任务是让这四名学生按时交作业。\n",
        "本班学困生共６人。\n\n本学期确定了八名学困生：按原因分成三类。\n",
        "我班有学困生6人。\n\n本学期对8名学困生逐个家访。\n",
        "全班共有学生45人。\n\n期末测试全班43人全部参加。\n",
        "# 帮扶总结\n\n全班共有学生45人。\n\n期末考试全班43人全部参加。\n",
        "三年级数学学困生名单共7人。\n\n以上8名学困生分头联系家长。\n",
        "我班有学困生8人。\n\n把7名学困生按原因分成三组。\n",
        "全班45人，男生23人，女生22人。\n\n二、学生情况\n\n本班45人，男生25人，女生20人。\n",
    )
    good = (
        "学困生8人，其中6名学困生数学不及格。这6名学生都怕应用题。",
        "学困生8人。本学期对3名学困生做了家访，有2名学困生进步明显。",
        "# 总结\n\n学期初，我班有学困生8人。\n\n经过一学期的努力，现有学困生3人。\n",
        "上学期我班有学困生9人，本学期学困生6人。",
        "9月全班43人，10月转入1人，现在全班44人。",
        "全班45人。有1人随父母转走，期末测试全班44人全部参加。",
        "全班共有学生45人。期末测试43人全部及格。",
        "二年级学困生共7人，三年级学困生共9人。",
        "学困生8人，6名学困生怕计算。把6名学困生分成三组，每组2人。",
        "全校有学困生40人。我班有学困生6人。",
        "二（1）班共45人，二（2）班共43人。",
        "我班语文学困生5人，数学学困生7人。",
        "学困生由8人减少到3人。",
        "全班45人，缺考1人，44人参加考试。",
        "我教了九年，累计帮扶学困生60名。本学期有学困生6名。",
        "学困生共6人：许×、马×、林×、何×、郭×、罗×。马×、林×、何×三人爱走神，这3名学困生坐到前排。",
    )
    dossier_bad = (
        "文种: 学困生转化计划\n学困生: [{姓名: 许晓}]\n指导思想: 本学期帮扶8名学困生。\n",
    )
    dossier_good = (
        "文种: 学困生转化计划\n学困生: [{姓名: 许晓}]\n指导思想: 本学期帮扶1名学困生。\n",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        sizes, stated = [*class_sizes(article)], [*struggling(article)]
        yield from _contradictions(sizes, "全班人数", article)
        yield from _contradictions(stated, "学困生人数", article)
        yield from _of_sexes(article, sizes)
        if stated:
            yield from _too_many(article, stated)
            yield from _those(article, stated, {size.told.value for size in sizes})


def _moves(article: Article) -> list[tuple[int, int]]:
    """Return the places where pupils come to the class or leave it, in order."""
    return [
        (passage.line, found.start())
        for passage in article.holding("转", "插班", "休学", "复学", "退学", "新来")
        for found in MOVED.finditer(passage.text)
    ]


def _contradictions(mentions: Iterable[Mention], what: str, article: Article) -> Iterator[Finding]:
    moves: list[tuple[int, int]] | None = None
    first: dict[tuple[str, ...], Mention] = {}
    for mention in mentions:
        known = first.setdefault(mention.key, mention)
        if known.told.value == mention.told.value or _is_later(article, mention):
            continue
        if moves is None:
            moves = _moves(article) if mention.key[0] == SIZE else []
        if not _is_moved(moves, known, mention):
            yield _finding(mention.passage, mention.told, mention.words, known, what)


def _is_later(article: Article, mention: Mention) -> bool:
    """Whether a summary tells here how things are in the end."""
    before = mention.passage.text[: mention.told.number_start]
    return article.about.kind in {"总结", "文章"} and bool(AFTERWARDS.search(before))


def _is_moved(moves: Sequence[tuple[int, int]], first: Mention, second: Mention) -> bool:
    """Whether between two sizes, or in the passage of the second, pupils came or left."""
    index = bisect_left(moves, (first.passage.line, first.told.start))
    return index < len(moves) and moves[index][0] <= second.passage.line


def _of_sexes(article: Article, sizes: Sequence[Mention]) -> Iterator[Finding]:
    """Compare the boys and girls of the class wherever they are told with its size."""
    known = {(id(size.passage), size.told.start): size.key for size in sizes}
    first: dict[tuple[str, ...], tuple[int, int, Passage, int]] = {}
    for pair in sexes_in(article):
        key = pair.total and known.get((id(pair.passage), pair.total.start))
        if not key:
            continue
        boys, girls, passage, place = first.setdefault(
            key, (pair.boys, pair.girls, pair.passage, pair.start)
        )
        if (boys, girls) != (pair.boys, pair.girls):
            yield Finding(
                pair.passage,
                pair.start,
                pair.end,
                f"这里写“{pair.passage.text[pair.start : pair.end]}”，"
                f"前面写的是男生{boys}人、女生{girls}人",
                REMEDY,
                others=((passage, place),),
            )


def _too_many(article: Article, stated: Sequence[Mention]) -> Iterator[Finding]:
    """Find more 学困生 than there are: fewer may be some of them, more may not."""
    most = max(stated, key=lambda mention: mention.told.value)
    said = {(id(mention.passage), mention.told.start) for mention in stated}
    for passage, counts in article.counts:
        for count in counts:
            if (
                count.noun == STRUGGLING
                and count.value > most.told.value
                and count.exact
                and not (count.each or count.change or count.these)
                and (id(passage), count.start) not in said
                and time_at(passage.text, count.number_start) == NOW
                and scope_at(passage.text, count.number_start) in {"", CLASS}
                and not any(mention.key[1] for mention in stated)
                and len({mention.key[0] for mention in stated}) == 1
            ):
                words = passage.text[count.start : count.end]
                yield _finding(passage, count, words, most, "学困生人数")


def _those(article: Article, stated: Sequence[Mention], sizes: set[int]) -> Iterator[Finding]:
    """Find 这6名学困生 where eight were told of and no six."""
    told: set[int] = set(sizes)
    if len({mention.key for mention in stated}) > 1:
        return
    for passage, counts in article.counts:
        for count in counts:
            text = passage.text
            divided = (
                count.noun == STRUGGLING
                and DIVIDING.search(text[max(count.start - 2, 0) : count.start])
                and DIVIDED.match(text, count.end)
            )
            every = count.these or divided
            if not (every and count.exact and count.noun in {STRUGGLING, PUPILS}):
                if count.noun in {STRUGGLING, PUPILS, ""}:
                    told.add(count.value)
                continue
            index = article.index_of(passage)
            before = "".join(p.text for p in article.running[max(index - 1, 0) : index])
            before += passage.text[: count.start]
            if count.value not in told and not is_listed(before, count.value):
                severity = None if count.noun == STRUGGLING else Severity.WARNING
                pointing = POINTING.search(text[max(count.start - 5, 0) : count.start])
                words = pointing[0] if pointing else ""
                told.add(count.value)
                words += text[count.start : count.end]
                yield _finding(passage, count, words, stated[0], "学困生人数", severity)


def _finding(
    passage: Passage,
    count: Count,
    words: str,
    known: Mention,
    what: str,
    severity: Severity | None = None,
) -> Finding:
    return Finding(
        passage,
        count.start,
        count.end,
        f"这里写“{words}”，前面写的{what}是“{known.words}”"
        if (known.passage.line, known.told.start) < (passage.line, count.start)
        else f"这里写“{words}”，后面写的{what}是“{known.words}”",
        REMEDY,
        others=((known.passage, known.told.start),),
        severity=severity,
    )
