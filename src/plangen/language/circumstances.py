"""When and where a number holds, as the words before it in its sentence say.

8名学困生 of 上学期 and 6名 of 本学期 are two quantities, and so are those of 我班 and of 全校.
"""

from __future__ import annotations

from plangen.language.clauses import SENTENCE, span_around
from plangen.language.patterns import lazy

NOW, EARLIER, AT_FIRST, LATER = "", "从前", "期初", "后来"
CLASS, SCHOOL, YEAR, OTHER_CLASS, TEAM = "班", "校", "年级", "别的班", "组"

_TIMES = {
    EARLIER: (
        r"上(?:个|一)?(?:学期|学年|年度|届)(?:的?期[末中])?|去年|前年|往[年届]|历[年届]|前几[年届]"
        r"|以来|年来|累计|先后|多年|[一二两三四五六七八九\d]年(?:里|间|中)|以前|从前|过去|曾"
    ),
    AT_FIRST: r"期初|开学初|开学时|年初|起初|最初|原[来有先]|接班时|刚接|入学时|[一二三四五]年级时",
    LATER: (
        r"期[末终]|学年末|年末|年底|如今|至今|到现在|后来|最后|仍|还有|还剩|剩下?|只剩|余下"
        r"|(?:减少|增加|减|增|降|下降|降低|升|上升|变)[到至为成]|一(?:个)?学期(?:下来|以后|后|过去)"
        r"|下(?:个|一)?学期|明年|力争|争取|达到"
    ),
    NOW: r"本(?:学期|学年)|这(?:个|一)?(?:学期|学年)|今年|新学期",
}
_TIME = lazy(
    "|".join(
        f"(?P<{name}>{_TIMES[key]})"
        for name, key in (("a", EARLIER), ("b", AT_FIRST), ("c", LATER), ("d", NOW))
    )
)
_TIME_OF = {"a": EARLIER, "b": AT_FIRST, "c": LATER, "d": NOW}
_ORDER = r"[（(]?[\d一二三四五六七八九十]{1,2}[）)]?"
# 二（2）班, 五年级3班, （1）班, 三班; 这班 and 一班人 are none.
NAMED_CLASS = (
    r"(?:[一二三四五六1-6](?:年级)?[（(][\d一二三四五六七八九十]{1,2}[）)]班"
    rf"|[一二三四五六]年级{_ORDER}班|[（(]\d{{1,2}}[）)]班"
    r"|[一二三四五六七八九十]班(?![人子上里主级会额]))"
)
_SCOPE = lazy(
    rf"(?P<named>{NAMED_CLASS})"
    r"|(?P<other>各班|别的班|其[他它]班|另一个?班|邻班|平行班|兄弟班|每个?班|[一两二三四五六七八九十\d]+个(?:教学)?班)"
    r"|(?P<own>全班|[本我咱该]班|我们班|咱们班|这个班|班[上里中内级])"
    r"|(?P<school>全[校镇乡县区市]|[我本]校|学校|各校|各年级)"
    r"|(?P<year>全年级|[本整]个?年级|级部|年段|年级(?=[共现]))"
    r"|(?P<team>小组|[每各本一]组|课题组|社团)"
)
_SCOPE_OF = {
    "other": OTHER_CLASS, "own": CLASS, "school": SCHOOL, "year": YEAR, "team": TEAM,
}  # fmt: skip


def time_at(text: str, place: int) -> str:
    """Return the time of what stands at a place: now unless the sentence has said another."""
    start, _ = span_around(SENTENCE, text, place)
    found = [*_TIME.finditer(text, start, place)]
    return _TIME_OF[found[-1].lastgroup or "d"] if found else NOW


def scope_at(text: str, place: int) -> str:
    """Return whom the sentence has named last before a place: 班, 校, …, a class by its name.

    Nothing where the sentence names nobody.
    """
    start, _ = span_around(SENTENCE, text, place)
    found = [*_SCOPE.finditer(text, start, place)]
    if not found:
        return ""
    last = found[-1]
    return last[0] if last.lastgroup == "named" else _SCOPE_OF[last.lastgroup or "own"]
