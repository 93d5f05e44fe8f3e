"""Words that a plan must not affirm: rewards by rank, tutoring in free time, tutoring for money.

Each rule is a pattern and the regulation it comes from. A clause that itself refuses the thing
(不看名次) does not count, one that only seems to (不得不，不仅) does.
"""

from __future__ import annotations

import re

CLAUSE = re.compile(r"[^。；！？，,;!?\n]+")
REFUSAL = re.compile(
    r"不(?:得(?!不)|准|许|能|可|搞|看|按|比|排|以|论|设|用|再|占|在|安排|收|计|公布|公开|张贴)"
    r"|禁止|严禁|杜绝|避免|反对|防止|取消|从不|没有|无需|免(?!费)"
)
NUMBER = r"(?:\d+|[一二三四五六七八九十百]+)"

RANKING = re.compile(
    rf"位次|名次|排名|排行|名列|前\s*{NUMBER}\s*名|第\s*{NUMBER}\s*名"
    rf"|(?:班级|全班|年级|全校)第\s*{NUMBER}|(?:总分|成绩|分数|得分)(?:最高|靠?前)|最高分|高分者"
)
RANKING_RULE = "《未成年人学校保护规定》（教育部令第50号）第10条"

FREE_TIME = re.compile(
    r"(?:周|星期|礼拜)[六日天]|周末|双休日?|节假日|假日|假期|寒假|暑假|国庆|中秋|元旦|春节|清明|五一|端午"
    r"|晚自习|晚修|夜自习|晚上|夜里"
)
FREE_TIME_RULE = "《未成年人保护法》第33条"

# An amount is a fee where it is said per what; 认识1元和5角 is a lesson.
FEES = re.compile(
    r"收费|收取|缴费|交费|付费|有偿"
    r"|\d+\s*元\s*[/每一](?:人|生|次|节|课时|小时|月|学期)"
    r"|每(?:人|生|次|节|课时|小时|月|学期)[^，。；]{0,6}?\d+\s*元"
)
FEES_RULE = "《中小学教师违反职业道德行为处理办法（2018年修订）》（教师〔2018〕18号）第四条"

NEW_LESSONS = re.compile(r"(?:讲|上|教|授)新课|新授课|刷题|集体补课")
NEW_LESSONS_RULE = "四部门关于课后服务的通知（2023年12月27日）"

PENANCE = re.compile(rf"罚抄|抄写?\s*{NUMBER}\s*遍|(?:全班|全组)(?:一起)?受?罚")
PENANCE_RULE = "《中小学教育惩戒规则（试行）》（教育部令第49号）第12条"


def affirmed(pattern: re.Pattern[str], text: str) -> str | None:
    """Return the words of the first clause that affirms what the pattern finds; None if none."""
    for clause in CLAUSE.findall(text):
        for found in pattern.finditer(clause):
            before = clause[: found.start()]
            plain = before.endswith("不") and not before.endswith("不得不")
            if not plain and not REFUSAL.search(clause, 0, found.end()):
                return str(found[0])
    return None
