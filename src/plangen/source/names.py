"""Words and names as tables write them: spaces that align, marks, dots and widths of many kinds."""

from __future__ import annotations

import unicodedata

from plangen.language.patterns import lazy

SPACES = lazy(r"\s+")
HEADER_MARKS = "：:*＊"
# 1.姓名（必填） is how forms on the net head a column.
ASKED_FOR = lazy(r"^\d{1,2}[.、](?=\D)|\((?:必填|选填|自动|单选|多选)\w*\)$")
# What teachers set beside a name to find it again.
NAME_MARKS = " *＊★☆●○◆◇▲△▽▼■□√✓#＃!！,，、"
HAN = r"\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af\ue000-\uf8ff〇"
# 阿依努尔·买买提 is typed with every dot that a keyboard has.
DOT_IN_NAME = lazy(rf"(?<=[{HAN}]) ?[·•‧∙・･．.⋅●] ?(?=[{HAN}])")
# 01张三, 3.王五
NUMBER_BEFORE = lazy(rf"^\d+[.．、 ]*(?=[{HAN}])")
LATIN_WORDS = lazy(rf"[^\W\d_{HAN}]\.? [^\W\d_{HAN}]")
SIGNS_IN_NAME = " ·.．'’‘-－（）()×〇"
LONGEST_NAME = 30
# Names of some peoples are written without a dot, and are longer than those of others.
LONGEST_WORD = lazy(rf"[{HAN}]{{9}}")
NO_NAME = lazy(
    r"名单|成绩|表示|无误|核对|老师|教师|班主任|年级|学校|小学|学期|学年|联系|平均|统计|分数|人数|及格|优秀"
    r"|[\d一二三四五六七八九十)）]班"
    r"|^(?:语文|数学|英语|科学|音乐|体育|美术|信息科技|劳动|道德与法治|道法|品德|性别|学号|考号|序号|总分|班级)$"
)
# 王芳（大）, 张三（转出）
ADDED = lazy(r"[（(][^（）()]*[）)]$")


def solid(text: str) -> str:
    """Return a word without the spaces and widths that tables put into it: 姓　名 is 姓名."""
    return SPACES.sub("", unicodedata.normalize("NFKC", text)).strip(HEADER_MARKS)


def header_word(text: str) -> str:
    """Return the word that heads a column, without the number and 必填 of a form on the net."""
    return ASKED_FOR.sub("", ASKED_FOR.sub("", solid(text))).strip(HEADER_MARKS)


def person_name(text: str) -> str:
    """Return a name without the spaces that align it: 张　三 is 张三; Latin words keep theirs."""
    name = SPACES.sub(" ", _visible(SPACES.sub(" ", text))).strip(NAME_MARKS)
    name = DOT_IN_NAME.sub("·", NUMBER_BEFORE.sub("", name))
    return name if LATIN_WORDS.search(name) else name.replace(" ", "")


def name_key(name: str) -> str:
    """Return what is compared of a name: of two ways to write one, both have the same."""
    return unicodedata.normalize("NFKC", person_name(name)).casefold()


def bare_key(name: str) -> str:
    """Return the key of a name without what stands in brackets behind it."""
    return ADDED.sub("", name_key(name))


def is_name(name: str) -> bool:
    """Whether a text can be somebody's name."""
    return (
        0 < len(name) <= LONGEST_NAME
        and _is_letter(name[0])
        and all(_is_letter(c) or c.isdigit() or c in SIGNS_IN_NAME for c in name)
        and not LONGEST_WORD.search(name)
        and not NO_NAME.search(name)
    )


def _is_letter(char: str) -> bool:
    # Old files write rare characters with private ones (Co).
    return unicodedata.category(char) in {"Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Co", "Nl"}


def _visible(text: str) -> str:
    return "".join(char for char in text if unicodedata.category(char) not in {"Cf", "Cc", "Cs"})
