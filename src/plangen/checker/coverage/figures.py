"""Whether a text gives a number that says how much, or names what it goes by."""

from __future__ import annotations

from plangen.language.patterns import lazy

# Counts and shares; neither dates nor numbers of grades, classes and items. One of a thing is none.
FIGURE = lazy(
    r"(?<!\d)\d{1,9}(?:\.\d{1,9})?\s*(?:[%％‰]|个?百分点|分(?!钟|之|类|层|组)|[人名次户篇道题页遍节等位册例倍条项份件句字张场个家天]|\s*[→—–~～]\s*\d)"
    r"|百分之|(?<![那这好])[二两三四五六七八九十百几]{1,4}(?:[人名次户篇道题页遍位册倍条项份]|个(?:百分点|学生|孩子)|成(?![功绩长为立员效果]))"
    r"|一半|半数|三分之|由\d+|从\d+(?![年月])|到\d+分?"
)
EVIDENCE = lazy(
    r"[见如]下?[表图]|[表图]\d|统计表?|记录(?:显示|表明|为准)|调查(?:显示|表明)|问卷|测试结果|《[^》]{2,20}(?:记录|表|登记)》"
)


def has_evidence(text: str) -> bool:
    """Whether a text says how many, or names the record that does."""
    return bool(FIGURE.search(text) or EVIDENCE.search(text))
