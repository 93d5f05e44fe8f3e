"""F05."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.checker.rule import Finding, Rule
from plangen.language.clauses import SENTENCE, span_around, unquoted
from plangen.language.patterns import lazy
from plangen.problems import Severity
from plangen.readers.passages import Part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.readers.articles import Article

CLASS_TITLE = lazy(r"[）)\d一二三四五六]班|班主任|班级|班务|我班|本班")
CLASS_TEXT = ("我班", "本班", "我们班")
# An order to others than one's own class; that something is done in the whole school is no order.
_MUST = r"(?:要(?!求)|应当?(?![对用届])|必须|务必|均须|须(?!知))"
ORDERS = lazy(
    r"[全各](?:(?<=全)[省市县区镇乡]|(?<=各)(?:地|省|县|市|区|乡镇|中小学校?|小学|学?校|年级组?|位?班主任|班级?))"
    r"(?:各?(?:小学|中小学|学校|教师|教育行政部门|教育局|班主任|班)|[（(](?:市、)?区[）)])?(?:都|也|均|一定|切实|认真|还|更|一律)?"
    rf"{_MUST}"
    r"|全[省市县区校](?:范围内?)?(?:各[学小校班][^，。；\n]{0,4})?(?:全面|统一|普遍|大力|积极)?(?:推行|推广|实施|实行|开展|铺开)"
    r"|全[省市县](?:范围内?|各小学|各学校)"
    rf"|[全每](?:体教师|校教师|校各班|位班主任|体班主任)[^。；;，,\n]{{0,6}}?{_MUST}"
    r"|我校(?:将|要|拟)?(?:成立|组建|建立)[^，。；\n]{0,14}?(?:领导小组|工作小组|考核(?:小组|机制|制度))"
    r"|各(?:位?班主任|教研组|年级组|处室|科室)(?:要|应)?(?:定期|按月|按期|每月|按时|逐级)(?:上报|汇报|报送|总结上报)"
)
# Of these every such order has one.
ORDERED = (
    *("全省", "全市", "全县", "全区", "全镇", "全乡", "全校", "全体", "全位", "每校", "每位"),
    *("每体", "我校", "各地", "各省", "各县", "各市", "各区", "各乡", "各中", "各小", "各学"),
    *("各校", "各年", "各位", "各班", "各教", "各处", "各科"),
)
INNOCENT = lazy(
    r"我班|本班|学校在|大队部|少先队|学校(?:将|组织|统一)|比赛|竞赛|运动会|获|评为|文件|精神|会议|通知|抽测|检测|统考|教研(?!组)|评比|大会|升旗|观摩|要求各班|学校要求|按.{0,6}要求|依据|根据"
)


class OwnClass(Rule):
    """The plan of a class orders only what the class does."""

    id = "F05"
    severity = Severity.WARNING
    summary = "班级文稿不向全校、全县发号召"
    why = "班级的计划只管本班的事；“各地要”“各校应”是上级文件的口气，多半是从别处摘来的。"
    bad = (
        "# 三年级（2）班学困生转化计划\n\n各地要高度重视学困生的转化。\n",
        "# 四年级班主任工作计划\n\n我班40人。\n\n在全校推行一帮一结对。\n",
        "# 二（1）班学困生帮扶计划\n\n我校将成立帮扶领导小组。\n",
        "# 二（1）班学困生帮扶计划\n\n全校教师都要与学困生结对，各教研组每月上报。\n",
        "# 二年级（1）班学困生帮扶计划\n\n全体教师要树立信心，各班主任要做好家访。\n",
    )
    good = (
        "# 三年级（2）班学困生转化计划\n\n参加全校运动会，在全校开展的评比中获奖。\n",
        "# 三年级（2）班学困生转化计划\n\n根据全县教育工作会议精神，各科任教师每周碰头一次。\n",
        "# 二（1）班学困生帮扶计划\n\n参加数学教研组的活动，每月汇报一次；我校成立了三个社团。\n",
        "# 二（1）班学困生帮扶计划\n\n学校将成立领导小组，我班每月上报名单。\n",
        "# 向阳小学学困生转化工作计划\n\n各班主任要做好家访。\n",
        "# 四年级（1）班班主任工作计划\n\n学校要求各班都要建立档案，我班第2周完成。\n",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        title = article.about.title
        if not CLASS_TITLE.search(title) and not (
            article.about.grade and article.standing(CLASS_TEXT)
        ):
            return
        for passage in article.holding(*ORDERED):
            if passage.part is not Part.BODY:
                continue
            for words in ORDERS.finditer(unquoted(passage.text)):
                start, end = span_around(SENTENCE, passage.text, words.start())
                if INNOCENT.search(passage.text, start, end):
                    continue
                yield Finding(
                    passage,
                    *words.span(),
                    f"班级的文稿里写“{words[0]}”，口气是对全校或全县说的",
                    "改成本班要做的事：“我班……”，写明谁来做；上级的要求不必照抄",
                )
                break
