"""Amounts of money: exact, in 元 with two decimals."""

from __future__ import annotations

import unicodedata
from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated, Any

from pydantic_core import PydanticCustomError

from plangen.language.patterns import lazy
from plangen.model.json_forms import D, Reader, written
from plangen.model.values import read_text

FEN = Decimal("0.01")
MOST = Decimal(10) ** 9
# 86000, 86,000元, 8.6万元, 2元/课时, 180元每生每学期, 每课时2元
AMOUNT = lazy(r"(?:¥|人民币|每[^\d]*)?(\d[\d,]*(?:\.\d+)?)\s*(万?)元?\s*(?:[/每].*)?")


def in_fen(amount: Decimal) -> Decimal:
    """Round an amount to 分, half up."""
    return amount.quantize(FEN, ROUND_HALF_UP)


def money_text(amount: Decimal) -> str:
    """Write an amount with its two decimals, without unit and separators: 86000.00."""
    return f"{in_fen(amount):f}"


def read_money(value: Any) -> Decimal:
    """Read an amount in 元; a price may name what it is for (2元/课时)."""
    text = unicodedata.normalize("NFKC", read_text(value))
    found = AMOUNT.fullmatch(text)
    if found is None:
        raise PydanticCustomError(
            "plangen_money", "“{text}”不是金额，请写成 86000 或 86000元 这样", {"text": text}
        )
    amount = Decimal(found[1].replace(",", "")) * (10000 if found[2] else 1)
    if amount > MOST or in_fen(amount) != amount:
        raise PydanticCustomError(
            "plangen_money_range", "金额“{text}”太大，或者小数多于两位", {"text": text}
        )
    return in_fen(amount)


Money = Annotated[
    Decimal,
    Reader(
        read_money,
        written(
            rf"(?:[¥￥]|人民币|每[^0-9０-９]*)?{D}[0-9０-９,，]*(?:[.．]{D}+)?\s*万?元?\s*(?:[/／每].*)?",
            "这里写金额，如 86000 或 86000元",
            number="number",
            least=0,
            most=int(MOST),
        ),
    ),
]
