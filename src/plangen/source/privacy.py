"""What of a table is nobody's business here: left out as it is read, and said to be left out.

A plan needs names, classes, 性别 and results. Telephone and identity numbers, parents and
addresses, and what tells of a family or of a body are not kept (个人信息保护法, articles 6 and 28).
"""

from __future__ import annotations

import unicodedata

from plangen.language.patterns import lazy

# 字母, 声母韵母, 病句 and 家庭作业 may head results, so short words stand alone.
PRIVATE_HEADER = lazy(
    r"电话|手机|联系(?:方式|人|号码)|紧急|身份证|证件|护照|学籍|国网|住址|地址|户口|户籍|籍贯|微信|QQ"
    r"|邮箱|邮件|银行|账号|卡号|医保|社保|家长|监护|父亲|母亲|父母|爸爸|妈妈|^[父母]$|家庭(?!作业)|提交者|填写人|填报人"
    r"|出生|生日|民族|宗教|政治面貌|病史|疾病|过敏|残疾|低保|贫困|特困|单亲|留守|随迁"
)
IDENTITY = r"G?\d{6}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]"
TELEPHONE = r"1[3-9]\d[ -]?\d{4}[ -]?\d{4}|0\d{2,3}-\d{7,8}"
IDENTITY_NUMBER = lazy(IDENTITY)
PRIVATE_VALUE = lazy(rf"{IDENTITY}|G?\d{{17}}[\dXx]|{TELEPHONE}|0\d{{9,11}}")
PRIVATE_PART = lazy(rf"(?<![\d.])(?:{IDENTITY}|{TELEPHONE})(?![\d.])")
SHARE_THAT_TELLS = 0.5
DIGITS_OF_A_SCHOOL = 4


def is_private_header(header: str) -> bool:
    """Whether what stands below a header is left out."""
    return bool(PRIVATE_HEADER.search(header))


def are_private(values: list[str], *, numbered: bool) -> bool:
    """Whether most values are telephone or identity numbers, whatever their column is called.

    A 考号 of eleven digits looks like a telephone number; but those of a class (``numbered``) begin
    alike, and telephone numbers do not.
    """
    alike = numbered and len({value[:DIGITS_OF_A_SCHOOL] for value in values}) == 1
    pattern = IDENTITY_NUMBER if alike else PRIVATE_VALUE
    told = sum(bool(pattern.fullmatch(value)) for value in values)
    return bool(values) and told > SHARE_THAT_TELLS * len(values)


def without_private_parts(text: str) -> str:
    """Return a text without the telephone and identity numbers in it."""
    plain = unicodedata.normalize("NFKC", text)
    return PRIVATE_PART.sub("", plain).strip() if PRIVATE_PART.search(plain) else text
