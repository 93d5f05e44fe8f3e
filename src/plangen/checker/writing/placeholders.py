"""T01."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.checker.rule import Finding, Rule
from plangen.language.patterns import lazy
from plangen.problems import Severity
from plangen.readers.passages import Part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.readers.articles import Article
    from plangen.readers.passages import Passage

# Behind these a placeholder stands for a school, a place or a post; behind anything else ×× may
# mask a name.
_BEHIND = (
    r"小学|学校|中心校|完小|年级|学年|学期|教育局|教育厅|幼儿园|单位"
    r"|[省市县区镇乡村](?![^，。；]{0,3}同学)"
)
_MARK = "[xX×Ｘ*＊]"
# The commonest surnames that are no other word before an x (于, 方, 程, 解, 任 are).
_SURNAMES = (
    "王李张刘陈杨黄赵周吴徐孙朱马胡郭何罗梁宋郑谢韩唐冯董萧曹袁邓许傅沈曾彭吕"
    "苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田姜范石姚谭廖邹熊陆郝孔崔康毛邱秦江史"
    "顾侯邵孟龙段雷钱汤尹黎易武乔贺赖龚"
)
PLACEHOLDER = lazy(
    rf"(?<!\d)(?:20|二〇|二零)[xX×_＿*]{{2}}(?=[多余—\-~～至年/.]|学年)"
    rf"|(?<!\d)20\d[xX×_＿]"
    rf"|(?<![{_SURNAMES}A-Za-z0-9×])(?:(?:×{{2,}}|＊{{2,}})(?={_BEHIND})|某某(?={_BEHIND}|老师|教师))"
    rf"|(?<![{_SURNAMES}A-Za-z0-9×])[xX]{{2,}}(?![A-Za-z0-9])"
    r"|(?<=[：:])(?:[xX]{2,}|×{2,}|某某)(?=$|[\s，。；])"
    rf"|(?<![\d)）A-Za-z×]){_MARK}{{1,2}}年级"
    rf"|(?<![\dA-Za-z×])(?:[xX×]{{1,2}}|○○?)月(?:[xX×]{{1,2}}|○○?)日|(?<=第)[xX×]{{1,2}}(?=周|学期)"
    r"|(?<![A-Za-z])(?:TODO|FIXME|TBD|XXX+)(?![A-Za-z])"
    r"|[（(【\[][^（()）【\[\]】]{0,8}(?:此处|这里)(?:请)?(?:填|输入|插入|补充|写)[^（()）【\[\]】]{0,40}[）)】\]]"
    r"|【[^【】]{0,6}(?:请填|填写|待填|待补|请输入|请补充)[^【】]{0,40}】"
    r"|[（(【\[](?:待补充|待填写?|待完善|待补|内容待定|略写待补)[）)】\]]"
    r"|【(?:学校|学校名称|校名|班级|姓名|教师姓名|日期|年份|年级|学科|学期|学年|人数|填写)】"
    r"|\{\{[^{}\n]{0,40}\}\}|\$\{[^{}\n]{0,40}\}"
    r"|(?<![\u2460-\u2473\w])20\s+年\s*月|20\d{0,2}\s*年[ \u3000]+月[ \u3000]+日"
)
# Where a placeholder may begin.
_BRACKET = r"[（(\[](?=[^（()）【\[\]】]{0,8}(?:此处|这里)|待|内容待|略写)"
_YEAR = r"20(?=[xX×_＿*]|\d[xX×_＿]|\s+年|\d{0,2}\s*年[ \u3000])|二[〇零](?=[xX×_＿*])"
_MASK = r"×(?=[xX×Ｘ*＊年月周学])|某(?=某)|○(?=[○月])"
# A first look for anything that this rule speaks of, which is quick.
MAY_HAVE = lazy(rf"{_YEAR}|[xXＸ*＊【{{$_＿□]|{_MASK}|{_BRACKET}|TODO|FIXME|TBD")
# Blanks to be written on, by hand or in a sum, are as they should be.
BLANK = lazy(r"_{2,}|＿{2,}")
BLANK_IS_MEANT = lazy(
    r"(?:签名|签字|签章|盖章|日期|得分|姓名|学号|评分|意见|电话|时间|批阅|家长|教师|班级|学生|填空|[+＋\-－−×÷=＝<>＜＞（(])[^，。；]{0,4}$"
)
AROUND_BLANK = 12
SIGN_BEHIND = lazy(r"\s?[+＋\-－−×÷=＝<>＜＞]")
BOX = lazy("□+")
BOX_IS_MEANT = lazy(
    r"[☑☒✓√■]|□[^□]{1,8}□|[+\-×÷=＝><]\s?□|□\s?[+\-×÷=＝><]|[填在内里中]□|□[里内中]"
)
LETTER_MASK = lazy(rf"(?<![A-Za-z0-9×])[{_SURNAMES}][xX]{{1,2}}(?=同学|[、，和与等（(]|老师)")
HINT = "写上实际的内容；没有可写的，整句删去"


class Placeholders(Rule):
    """Nothing is left that was to be filled in."""

    id = "T01"
    summary = "没有忘了填的空：××小学、20xx年、【请填】、____"
    why = "留着××、下划线或“此处填写”，一看就是套用的文稿，学校的名字、日期和人数也没有写上。"
    bad = (
        "××小学本学期共有学困生6名。",
        "从教20xx多年来，我一直担任班主任。",
        "x月x日召开家长会。\n\n辅导教师：____负责数学。",
        "建档和家访由某某教师承担。",
        "参加辅导的有李□□、王□三名同学。",
        "【请填：姓名】每周二放学后补课。",
    )
    good = (
        "许××的作业常到第二天才交，张×也是这样。",
        "求x的值：3×4×x=24，□里填几？",
        "三（×）班有学困生6名。",
        "家长签名：________　日期：____",
        "是否住校：□是 □否",
        "长×宽=面积，3+__=5。",
        "填一填：9－____=4，____＋6=10，____＜8。",
        "由某一名学生带头，某某题做错了，当堂改对。",
    )
    for_fragments = True

    def check(self, article: Article) -> Iterator[Finding]:
        severity = Severity.WARNING if article.about.own else None
        for passage in article.matching(MAY_HAVE):
            text = passage.text
            yield from _placeholders(passage, severity)
            if "_" in text or "＿" in text:
                yield from _blanks(passage, severity)
            if "□" in text:
                yield from _boxes(passage, severity)
            if "x" in text or "X" in text:
                for found in LETTER_MASK.finditer(text):
                    yield Finding(
                        passage,
                        *found.span(),
                        f"“{found[0]}”像是没有填完的名字",
                        "写上名字；要隐去名字的，用“×”，如“张×”",
                        severity=Severity.WARNING,
                    )


def _placeholders(passage: Passage, severity: Severity | None) -> Iterator[Finding]:
    end = 0
    for start in MAY_HAVE.finditer(passage.text):
        found = PLACEHOLDER.match(passage.text, start.start())
        if found and found.start() >= end:
            end = found.end()
            yield _finding(passage, found.span(), severity)


def _finding(passage: Passage, span: tuple[int, int], severity: Severity | None) -> Finding:
    words = passage.text[max(span[0] - 2, 0) : span[1] + 4].strip()
    return Finding(passage, *span, f"“{words}”里还有没填的内容", HINT, severity=severity)


def _blanks(passage: Passage, severity: Severity | None) -> Iterator[Finding]:
    if passage.part is not Part.BODY:
        return
    for found in BLANK.finditer(passage.text):
        start, end = found.span()
        before = passage.text[max(start - AROUND_BLANK, 0) : start]
        if not BLANK_IS_MEANT.search(before) and not SIGN_BEHIND.match(passage.text, end):
            yield _finding(passage, found.span(), severity)


def _boxes(passage: Passage, severity: Severity | None) -> Iterator[Finding]:
    text = passage.text
    meant = BOX_IS_MEANT.search(text)
    for found in BOX.finditer(text):
        start, end = found.span()
        named = start > 0 and text[start - 1] in _SURNAMES
        if named or (end - start > 1 and not meant):
            yield _finding(passage, (start, end), severity)
