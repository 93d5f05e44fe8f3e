"""Names that are listed: 许×、马×、林×, and whether as many are listed as a number says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plangen.language.characters import NOT_HAN
from plangen.language.counts import NUMBER, whole_number
from plangen.language.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

# The commonest surnames; a word that begins with one is a name only among others such.
_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘葛范彭郎鲁韦马苗"
    "凤方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵汪祁毛禹狄"
    "贝明臧计伏成戴宋庞熊纪舒屈项祝董梁杜阮蓝闵席季麻贾路江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万柯管卢"
    "莫经房裘缪解应宗丁宣邓杭洪包诸左石崔吉龚程邢裴陆荣翁荀羊甄曲封储靳段焦谷车侯宁仇甘厉武符刘景詹叶白温庄"
    "晏柴瞿阎连习容易慎戈廖曾向古翟谭冉苟游权蒲关佘佟聂"
)
_NAME = (
    rf"(?:[^{NOT_HAN}]{{1,2}}[×xX＊*某○]{{1,2}}|学生[A-Za-z甲乙丙丁戊己庚]|小[^{NOT_HAN}](?:同学)?"
    rf"|(?!周[一二三四五六日])[{_SURNAMES}][^{NOT_HAN}]{{1,2}}(?:同学)?)"
)
_LIST = rf"{_NAME}(?:（[^（）\n]{{0,12}}）)?(?:[、，,和及]{_NAME}(?:（[^（）\n]{{0,12}}）)?)+"
_SEPARATOR = lazy("[、，,和及](?![^（]*）)")
_WHO = r"(?:学生|同学|孩子|学困生|后进生|男生|女生|小组长|小老师|组员|成员)"
_PEOPLE = rf"(?:[名位]\s*{_WHO}?|个{_WHO}|人)"
_AHEAD = lazy(
    rf"(?<![第\d])(?P<number>{NUMBER})\s?{_PEOPLE}(?:，?(?:分别|他们|即|名单|依次)?[是为如下]{{0,2}})?[）)]?[：:（(]?\s*"
    rf"(?P<names>{_LIST})(?P<rest>等|(?=[。；;，,）)\n]|$))"
)
_BEHIND = lazy(
    rf"(?<![、和及×])(?<![^{NOT_HAN}])(?P<names>{_LIST})(?P<rest>等|这|)(?P<number>{NUMBER})\s?{_PEOPLE}(?![次])"
)


_ROSTER = lazy(
    rf"\s*(?P<head>(?:(?:学困生|学生|帮扶(?:对象|学生)|具体|人员)?名单|姓名)(?:如下)?[：:]|)\s*(?P<names>{_LIST})\s?[。；;]?\s*"
)
_ASKS_FOR_NAMES = lazy(r"(?:名单|姓名|分别是|他们是)(?:如下|依次)?[：:]?$|[）)人名][：:]$")
_OF_ALL = lazy(r"名单|如下|姓名|[名人个位）)。：:，,]|学生|同学|孩子|学困生|对象|分别是|他们是|\s")


def names_below(above: str, said_until: int, text: str) -> tuple[int, int] | None:
    """Return how many names a line lists, and where, if the line before asks for them.

    ``said_until`` is where the number of people in the line before ends. 名单： before the names
    asks for them too; after any other words the names may be of somebody else.
    """
    if _OF_ALL.sub("", above[said_until:]):
        return None
    found = _ROSTER.fullmatch(text)
    if found is None:
        return None
    if not found["head"] and not _ASKS_FOR_NAMES.search(above.rstrip()) and "名单" not in above:
        return None
    return len(_SEPARATOR.split(found["names"])), found.start("names")


def is_listed(text: str, number: int) -> bool:
    """Whether as many people or things as a number says stand listed at the end of a text."""
    near = text[-200:]
    return number > 1 and bool(
        near.count("、") + near.count("和") + 1 >= number
        and re.search(rf"(?:[^，。；：、\s]{{1,8}}[、和]){{{number - 1}}}", near)
    )


def miscounted(text: str) -> Iterator[tuple[re.Match[str], int, int]]:
    """Yield every list of names with a number that is not theirs: the match, the number, the names.

    A list that ends in 等 may be shorter than its number, never longer.
    """
    if "、" not in text:
        return
    for pattern in (_AHEAD, _BEHIND):
        for found in pattern.finditer(text):
            number = whole_number(found["number"])
            names = len(_SEPARATOR.split(found["names"]))
            if number is None or number == names:
                continue
            if found["rest"] != "等" or names > number:
                yield found, number, names
