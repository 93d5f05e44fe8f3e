"""Numbers in the formats that Word offers for lists (ECMA-376, 17.18.59, ST_NumberFormat)."""

from __future__ import annotations

from functools import cache

from plangen.language.han_numbers import REACH, in_han, written_out

# What it takes to count 甲乙丙, ①②③ and the like: the signs in order; past the last, digits.
SERIES = {
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
    "ideographEnclosedCircle": "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
    "decimalEnclosedFullstop": "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
    "decimalEnclosedParen": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "decimalEnclosedCircle": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
}
SERIES["decimalEnclosedCircleChinese"] = SERIES["decimalEnclosedCircle"]
COUNTING = {
    "chineseCounting",
    "chineseCountingThousand",
    "japaneseCounting",
    "taiwaneseCounting",
    "taiwaneseCountingThousand",
    "koreanCounting",
}
DIGITS = {
    "ideographDigital",
    "japaneseDigitalTenThousand",
    "taiwaneseDigital",
    "koreanDigital",
    "koreanDigital2",
}
FULL_WIDTH = {"decimalFullWidth", "decimalFullWidth2"}
LEGAL = {"chineseLegalSimplified", "ideographLegalTraditional"}
TO_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
TO_HAN = str.maketrans("0123456789", "〇一二三四五六七八九")
TO_LEGAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
TO_TRADITIONAL = str.maketrans("贰叁陆万", "貳參陸萬")
ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")),
    *((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
LETTERS = 26
MOST_LETTERS = 30 * LETTERS
MOST_ROMAN = 3999
NOTHING = {"none", "bullet"}


@cache
def formatted(number: int, form: str) -> str:
    """Return a number of a list as it is printed; one that a format does not reach in digits."""
    if form in NOTHING:
        return ""
    if form in COUNTING and number in REACH:
        return in_han(number)
    if form in LEGAL and number in REACH:
        legal = written_out(number).translate(TO_LEGAL)
        return legal if form == "chineseLegalSimplified" else legal.translate(TO_TRADITIONAL)
    if form in SERIES and 0 < number <= len(SERIES[form]):
        return SERIES[form][number - 1]
    return _digits(number, form)


def _digits(number: int, form: str) -> str:
    if form in DIGITS:
        return str(number).translate(TO_HAN)
    if form in FULL_WIDTH:
        return str(number).translate(TO_FULL_WIDTH)
    if form == "decimalZero":
        return f"{number:02}"
    return f"- {number} -" if form == "numberInDash" else _western(number, form)


def _western(number: int, form: str) -> str:
    if form in {"lowerLetter", "upperLetter"} and 0 < number <= MOST_LETTERS:
        turns, place = divmod(number - 1, LETTERS)
        first = "a" if form == "lowerLetter" else "A"
        return chr(ord(first) + place) * (turns + 1)
    if form in {"lowerRoman", "upperRoman"} and 0 < number <= MOST_ROMAN:
        roman = "".join(_roman(number))
        return roman.lower() if form == "lowerRoman" else roman
    return str(number)


def _roman(number: int) -> list[str]:
    signs = []
    for value, sign in ROMAN:
        times, number = divmod(number, value)
        signs.append(sign * times)
    return signs
