"""S09."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.checker.rule import Finding, Rule
from plangen.language.patterns import lazy
from plangen.problems import Severity
from plangen.readers.outline import role_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.readers.articles import Article
    from plangen.readers.outline import Entry

# What an item is about, by its words: what is the matter, or what is done.
TROUBLE = lazy(
    r"基础(?:薄弱|差|不牢|不扎实)|不专心|走神|马虎|粗心|拖拉|习惯(?:不好|差|较差)|没有养成|未养成|缺乏|缺少|贪玩"
    r"|懒|自卑|厌学|怕苦|害怕|不感兴趣|没有兴趣|不高|不认真|不够|不重视|不管|顾不上|忙于|外出打工|溺爱|放任|偏低|偏慢"
    r"|不会|不懂|很差|较差|不集中|不当|在外|坐不住|学不会|跟不上|注意力|不良|没人|无人|不完成|好动|爱说话|依赖|听不懂|理解慢|反应慢|记不住"
)
DEED = lazy(
    r"每[天周月节次课]|建立|开展|辅导|家访|联系|布置|鼓励|表扬|帮助|组织|坚持|加强|培养|激发|利用|采[用取]|实行|实施|结对"
    r"|指导|关心|关爱|谈心|设计|补[课缺上]|改进|督促|做到|注重|尊重|面批|优先|安排|引导|营造|创设|教给|训练|练习"
)
# Words with which an item may yet be a measure, or a cause: then nothing is certain.
DOING = lazy(
    r"每|课前|课后|课上|当堂|当天|放学|先|再|请|让|由|给|把|帮|提醒|督促|写完|定|可以|应|要"
)
LACKING = lazy(r"[不没少难差弱低慢怕忙]|未|缺")
ENDS = ("：", ":", "如下。")
LEAD = lazy(r"(?P<role>原因|成因|措施|做法|对策|办法|计划|打算)[^，。：；]{0,8}(?:[：:]|如下。)$")
DEEDS = lazy(r"措施|做法|对策|办法")
OF_DEEDS = {"措施", "做法", "对策", "办法", "计划", "打算"}
LEAST, HEAD = 2, 3
# Of three items, two must be of the other sort and none of the announced one.
SHARE = 2 / 3


class MisleadingLeadIns(Rule):
    """What follows is what the lead-in promises: measures are not causes."""

    id = "S09"
    severity = Severity.WARNING
    summary = "引出的话和下面的内容一致"
    why = "写着“措施如下”，下面却是学生的毛病，读的人找不到措施；多半是拼接时放错了段落。"
    bad = (
        (
            "现将转化计划安排如下：\n\n1. 许×基础薄弱，上课走神。\n2. 马×贪玩，作业拖拉。\n"
            "3. 何×家长忙于生意，没人看管。\n"
        ),
        "## 二、原因分析\n\n1. 每天课后辅导十分钟。\n2. 每周与家长联系一次。\n",
    )
    good = (
        "采取以下措施：\n\n1. 基础薄弱的，每天辅导十分钟。\n2. 作业拖拉的，当堂面批。\n",
        "## 二、原因分析\n\n1. 基础薄弱，听课走神。\n2. 家长忙于生意，辅导不了作业。\n",
        "## 三、措施\n\n1. 许×上课走神，课前提醒一次。\n2. 马×作业拖拉，放学前写完。\n",
        "原因如下：\n\n1. 教师很少表扬。\n2. 平时没有家访。\n3. 辅导次数少。\n",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        outline = article.outline
        for index, passage in enumerate(outline.passages):
            entries = outline.by_index.get(index)
            head = entries[-1] if entries and not entries[-1].runs_on else None
            leads = passage.text.endswith(ENDS)
            found = LEAD.search(passage.text, max(len(passage.text) - 24, 0)) if leads else None
            if found is not None:
                is_of_deeds = found["role"] in OF_DEEDS
                name = found["role"]
            elif head is not None and head.is_heading and role_of(head.text) in {"原因", "措施"}:
                name = role_of(head.text)
                is_of_deeds = name == "措施"
                if bool(DEEDS.search(head.text)) != is_of_deeds:
                    continue
            else:
                continue
            run = outline.run_after(index, len(passage.text))
            if _contradicts(run, is_of_deeds=is_of_deeds):
                told, other = ("原因", "做法") if is_of_deeds else ("做法", "原因")
                yield Finding(
                    passage,
                    0,
                    len(passage.text),
                    f"这里说要写{name}，下面列的却像是{told}",
                    f"把下面改写成{other}，或者把引出的话改成“{told}如下”",
                    others=((run[0].passage, run[0].start),),
                )


def _contradicts(run: tuple[Entry, ...], *, is_of_deeds: bool) -> bool:
    if len(run) < LEAST or any(entry.children for entry in run):
        return False
    wrong = TROUBLE if is_of_deeds else DEED
    right = (DEED, DOING) if is_of_deeds else (TROUBLE, LACKING)
    # Measures may follow causes that were put before them; what comes first is what was led in.
    told = [entry.text for entry in (run[:HEAD] if is_of_deeds else run)]
    if any(words.search(text) for words in right for text in told):
        return False
    return sum(bool(wrong.search(text)) for text in told) >= SHARE * len(told)
