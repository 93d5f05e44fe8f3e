"""Shares of causes that a text gives, and which of them it then calls the greatest."""

from __future__ import annotations

from typing import NamedTuple

from plangen.language.patterns import lazy

SHARE = lazy(
    r"(?P<label>[^，。；：、,\d\n]{2,12}?)的?(?:学生|人数)?占(?:了|到)?(?P<share>\d+(?:\.\d+)?)[%％]"
)
GREATEST = lazy(
    r"(?P<label>[^，。；：、,\d\n]{2,14}?)的?(?:人数?)?"
    r"(?P<claim>(?:是|成了?|成为|仍是|才是)(?:造成[^，。；]{0,8}?的?)?(?:最主要|最重要|最大|最突出|首要|第一位?)的?(?:原因|因素|问题|困难)(?!之一)"
    r"|(?:最多|居首|居第一位?|排第一|排在第一位?|(?:占比|比例)最[高大])(?=[，。；]|$))"
)
LEAST_SHARES = 2


class FalseFirst(NamedTuple):
    """Where a text calls something the greatest share, with its share and the greatest one."""

    start: int
    end: int
    label: str
    share: str
    greatest: str


def false_first(data: str, told: str) -> FalseFirst | None:
    """Return what is called the greatest in ``told`` and is a smaller share in ``data``."""
    shares = {found["label"].removesuffix("的"): found["share"] for found in SHARE.finditer(data)}
    if len(shares) < LEAST_SHARES:
        return None
    greatest = max(shares, key=lambda label: float(shares[label]))
    for found in GREATEST.finditer(told):
        label = next((one for one in shares if found["label"].endswith(one)), None)
        if label and float(shares[label]) < float(shares[greatest]):
            return FalseFirst(found.start("label"), found.end(), label, shares[label], greatest)
    return None
