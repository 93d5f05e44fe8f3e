"""P03."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.checker.regulations.wording import DISCIPLINE, WordingRule, sentence_around
from plangen.language.patterns import lazy

if TYPE_CHECKING:
    import re

    from plangen.readers.articles import Article
    from plangen.readers.passages import Passage


TALK = lazy(r"现象|行为|做法|问题|事件|界限|区别|危害|后果")
TALKED = lazy(r"关于|认识|属于|视为|构成|界定|什么是|教育惩戒|区分|是")
SUMS = lazy(r"应用题|数学题|解决问题|单元|爸|妈|闯红灯|交警|超速|违章|新闻|故事")
_MARKS = r"(?:考得?不好|没考好|考砸|不及格|成绩(?:下降|退步|差|不好)|分数低|名次(?:下降|后退)|退步)"
_MANY = r"(?:[二两三四五六七八九]?十|[一两二三五]百|\d{2,})[一二三四五六七八九]?"
_SOME = r"(?:[一二两三四五六七八九十百]+|\d+)"
_FAULT = (
    r"(?:讲话|说话|违纪|迟到|打闹|打架|捣乱|走神|犯错|写错|做错|背错|不及格|不合格|作业潦草"
    r"|(?:不|没有?|未)(?:按时)?(?:交|完成|写完?|背|做完?)[^，,。；;\n]{0,4})"
)
_WHO = r"(?:的?(?:学生|同学|孩子|人|者)?)"


class Punishments(WordingRule):
    """Nobody is punished by copying, paying, blows, with the whole class, or for marks."""

    id = "P03"
    summary = "不罚抄、不罚款、不体罚，不因成绩惩罚学生"
    why = (
        "不得体罚和变相体罚学生（《义务教育法》第29条，《未成年人保护法》第27条）；"
        f"不得反复抄写、因个人违规惩罚全体，不得因学业成绩惩戒学生：{DISCIPLINE}。"
    )
    bad = (
        "不完成作业者罚抄课文。",
        "迟到一次罚款两元，充作班费。",
        "写错的字抄写二十遍。",
        "一人违纪，全组受罚。",
        "对屡次违纪的学生适当体罚。",
        "不得不罚抄的，由组长监督。",
        "考得不好的学生要受惩罚。",
        "迟到的同学做三十个深蹲。",
        "有人没背课文，全组都留下来抄书。",
        "写错一个词罚写五十遍。",
        "考得不好的停课两天。",
        "讲话的做二十个仰卧起坐。",
    )
    good = (
        "教师禁止体罚学生。",
        "严禁辱骂、体罚。",
        "体育课练习罚球和传球。",
        "班级奖罚分明。",
        "错题订正一遍，不罚抄。",
        "学习有关文件，认识体罚的危害。",
        "体育课先跑操场两圈，再做十个深蹲。",
        "有人没交作业，全组一起帮他补上。",
        "测验不及格的学生，停课的那天补了基础题。",
        "写错的字抄写两遍，读给同桌听。",
    )
    words = (
        *("罚", "打手", "耳光", "反复抄", "遍", "一人", "有人", "个人", "谁", "跑", "蹲", "蛙跳"),
        *("俯卧撑", "仰卧起坐", "停课"),
    )
    also = (
        *("罚", "打手", "耳光", "抄", "挨", "跑", "蹲", "蛙跳", "俯卧撑", "仰卧起坐"),
        "停课",
    )
    pattern = lazy(
        r"罚(?:他|她|其|学生|同学|全班)?抄|罚款(?!单)|(?:变相)?体罚|罚[跪跑蹲]|打手[心板]|[扇打]耳光"
        r"|反复抄写(?![^，,。]{0,4}[也却仍])"
        r"|[错漏][^，,。；;\n]{0,8}?抄写?\s*(?:[二两三四五六七八九]?十|[一两二三五]百|\d{2,})\s*遍"
        r"|(?:全班|全组|全体(?:同学|学生)?|集体)(?:一起|都|同学|跟着)*(?:受|挨|被)?罚(?!球|点)"
        r"|(?:惩罚|处罚)(?:全班|全组|全体)"
        rf"|罚[写读背做跑][^，,。；;\n不]{{0,6}}?{_MANY}\s*[遍次个圈]"
        rf"|{_FAULT}{_WHO}[，,]?[^，,。；;\n不]{{0,4}}?"
        rf"(?:做{_SOME}个?(?:下蹲|深蹲|蹲起|蛙跳|俯卧撑|仰卧起坐)|跑(?:操场)?{_SOME}圈)"
        rf"|(?:一人|有人|一个人|谁){_FAULT}[，,]?(?:全班|全组|整组|小组)[^，,。；;\n不帮]{{0,6}}?"
        r"(?:抄(?![清好])|挨|跑步|罚)"
        rf"|(?:{_MARKS}|{_FAULT}){_WHO}(?:就|一律|予以|给予)?停课(?:{_SOME}[天日周节]|反省|检查|在家)"
        rf"|{_MARKS}的?(?:学生|同学|孩子|者)?(?:[，,]|要|就|给予|进行|予以)*(?:受到?)?"
        r"(?:惩罚|处罚|挨罚|受罚)"
    )
    message = "“{words}”：不能这样惩罚学生"
    remedy = "改成帮学生把事做好的办法，如 没写完的当天补上，错题当面讲清再订正"

    def counts(self, article: Article, passage: Passage, found: re.Match[str]) -> bool:
        text, (start, end) = passage.text, found.span()
        if found[0].endswith("体罚"):
            near = text[max(start - 12, 0) : start]
            return not TALK.search(text, end, end + 12) and not TALKED.search(near)
        return found[0] != "罚款" or not SUMS.search(sentence_around(text, start, end))
