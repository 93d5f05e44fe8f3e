"""Words for what the state's rules forbid at school, and the rules that do.

A dossier's checks and the checker of finished documents look for the same words; each in its own
parts of a text, and by way of ``negating``, since 不看名次 is what a good plan says.
"""

from __future__ import annotations

from plangen.language.patterns import lazy

NUMBER = r"(?:\d+|[一二三四五六七八九十百]+)"

RANKING = lazy(
    rf"位次|名次|排名|排行|名列|前\s*{NUMBER}\s*名|第\s*{NUMBER}\s*名"
    rf"|(?:班级|全班|年级|全校)第\s*{NUMBER}|(?:总分|成绩|分数|得分)(?:最高|靠?前)|最高分|高分者"
)
RANKING_RULE = "《未成年人学校保护规定》（教育部令第50号）第10条"

FREE_TIME = lazy(
    r"(?:周|星期|礼拜)[六日天]|周末|双休日?|节假日|假日|假期|寒假|暑假|国庆|中秋|元旦|春节|清明|五一|端午"
    r"|晚自习|晚修|夜自习|晚上|夜里"
)
FREE_TIME_RULE = "《未成年人保护法》第33条"

# An amount is a fee where it is said per what; 认识1元和5角 is a lesson.
FEES = lazy(
    r"收费|收取|缴费|交费|付费|有偿"
    r"|(?<!\d)\d{1,9}\s*元\s*[/每一](?:人|生|次|节|课时|小时|月|学期)"
    r"|每(?:人|生|次|节|课时|小时|月|学期)[^，。；]{0,6}?\d+\s*元"
)
FEES_RULE = "《中小学教师违反职业道德行为处理办法（2018年修订）》（教师〔2018〕18号）第四条"

PENANCE = lazy(rf"罚抄|抄写?\s*{NUMBER}\s*遍|(?:全班|全组)(?:一起)?受?罚")
PENANCE_RULE = "《中小学教育惩戒规则（试行）》（教育部令第49号）第12条"

NEW_LESSONS = "讲授新课"
GROUP_LESSONS = "集体补课"
DRILLING = "刷题"
# What may not be done in 课后服务, by the name that it goes by.
IN_SERVICE = {
    NEW_LESSONS: lazy(r"新授课|(?:讲授?|上|教授?|学习?)新课(?![标程])|新课(?:讲授|教学)|提前授课"),
    GROUP_LESSONS: lazy(r"(?<!个别)(?<!单独)补课(?!本)|补习班|集体补习"),
    DRILLING: lazy(r"刷题|题海"),
}
# What lies outside 课后服务.
NOT_SERVICE = {
    "晚自习": lazy(r"晚自习|晚修"),
    "早到校看管": lazy(r"早到校|早自习|早托"),
    "午休看管": lazy(r"午休|午托|午间|午餐看[管护]"),
}
FORCED = lazy(
    r"强制|(?:必须|一律)(?:全员|全体|全部|人人|都)?(?:参加|报名)|要求[^，,。；;\n不]{0,4}(?:全员|全体|人人)[^，,。；;\n不]{0,4}参加"
)
COMMITTEE_FEE = lazy(
    r"(?:由|通过|委托)(?:家委会|家长委员会)(?:统一|负责|代为|向学生|向家长)*(?:代收|代缴|收|缴)"
)
IN_TUTORING = lazy(r"(?:讲|上|教|授)新课|新授课|刷题|集体补课")
SERVICE_RULE = "教育部办公厅等四部门2023年12月27日《关于进一步规范义务教育课后服务有关工作的通知》"
SERVICE_RULE_SHORT = "四部门关于课后服务的通知（2023年12月27日）"

MOBILE = lazy(r"(?<![\d.])1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)")
