"""The numbers that Word sets, as they are printed; LibreOffice prints the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from office import convert
from plangen.readers.docx.reading import read_docx
from word_files import abstract, docx, level, num, numbered, paragraph, row, run, style, table
from word_files import cell as cell_of

from .reading import PATH, marks, texts

if TYPE_CHECKING:
    from pathlib import Path


def listed(lists: str, *entries: tuple[int, int], styles: str = "") -> bytes:
    """Make a document of entries, each with its list and its level."""
    body = "".join(paragraph("项", numbered(*entry)) for entry in entries)
    return docx(body, parts={"numbering": lists, **({"styles": styles} if styles else {})})


def starts(index: int, value: int) -> str:
    return f'<w:lvlOverride w:ilvl="{index}"><w:startOverride w:val="{value}"/></w:lvlOverride>'


# Formats of numbers, for 1, 2, 3 and 10, 11, 12.
FORMS = {
    "decimal": "1 2 3 10 11 12",
    "decimalHalfWidth": "1 2 3 10 11 12",
    "decimalFullWidth": "１ ２ ３ １０ １１ １２",
    "decimalZero": "01 02 03 10 11 12",
    "decimalEnclosedCircle": "① ② ③ ⑩ ⑪ ⑫",
    "decimalEnclosedCircleChinese": "① ② ③ ⑩ ⑪ ⑫",
    "decimalEnclosedParen": "⑴ ⑵ ⑶ ⑽ ⑾ ⑿",
    "decimalEnclosedFullstop": "⒈ ⒉ ⒊ ⒑ ⒒ ⒓",
    "chineseCounting": "一 二 三 十 十一 十二",
    "chineseCountingThousand": "一 二 三 十 十一 十二",
    "japaneseCounting": "一 二 三 十 十一 十二",
    "taiwaneseCountingThousand": "一 二 三 十 十一 十二",
    "ideographDigital": "一 二 三 一〇 一一 一二",
    "chineseLegalSimplified": "壹 贰 叁 壹拾 壹拾壹 壹拾贰",
    "ideographLegalTraditional": "壹 貳 參 壹拾 壹拾壹 壹拾貳",
    "ideographTraditional": "甲 乙 丙 癸 11 12",
    "ideographZodiac": "子 丑 寅 酉 戌 亥",
    "ideographEnclosedCircle": "㊀ ㊁ ㊂ ㊉ 11 12",
    "lowerLetter": "a b c j k l",
    "upperLetter": "A B C J K L",
    "lowerRoman": "i ii iii x xi xii",
    "upperRoman": "I II III X XI XII",
    "unheardOf": "1 2 3 10 11 12",
}
# What LibreOffice 7.4 prints in another form, or not at all.
OTHERWISE = {
    "decimalFullWidth",
    "decimalEnclosedParen",
    "decimalEnclosedFullstop",
    "ideographDigital",
    "ideographEnclosedCircle",
    "unheardOf",
}


def counted(*forms: str) -> bytes:
    lists, entries = "", list[tuple[int, int]]()
    for place, form in enumerate(forms):
        lists += abstract(2 * place, level(0, "%1、", form))
        lists += abstract(2 * place + 1, level(0, "%1、", form, start=10))
        entries += [(2 * place + 1, 0)] * 3 + [(2 * place + 2, 0)] * 3
    lists += "".join(num(n + 1, n) for n in range(2 * len(forms)))
    return listed(lists, *entries)


@pytest.mark.parametrize("form", FORMS)
def test_numbers_are_written_in_their_format(form: str) -> None:
    assert marks(counted(form)) == [f"{number}、" for number in FORMS[form].split()]


@pytest.mark.parametrize(
    ("form", "start", "text"),
    [
        ("lowerLetter", 27, "aa"),
        ("lowerLetter", 781, "781"),
        ("upperRoman", 1994, "MCMXCIV"),
        ("upperRoman", 4000, "4000"),
        ("chineseCountingThousand", 101, "一百零一"),
        ("decimalEnclosedCircle", 21, "21"),
        ("decimalZero", 9, "09"),
        ("numberInDash", 7, "- 7 -"),
        ("decimal", 10**30, "32767"),
        ("decimal", 0, "0"),
    ],
)
def test_numbers_beyond_the_first_are_written_too(form: str, start: int, text: str) -> None:
    lists = abstract(1, level(0, "%1、", form, start=start)) + num(1, 1)
    assert marks(listed(lists, (1, 0))) == [f"{text}、"]


# How they are counted. Each case: the lists, the entries, what is printed.

LEVELS = (
    level(0, "%1、", "chineseCounting"),
    level(1, "（%2）", "chineseCounting"),
    level(2, "%1.%2.%3"),
    level(3, "%4)", "lowerLetter"),
)
ONE = abstract(1, *LEVELS) + num(1, 1)
ZERO = abstract(1, *LEVELS) + num(1, 1) + num(2, 1) + num(3, 1, starts(0, 1))
DEEP = ONE + num(2, 1, starts(1, 7))
RENAMED = ONE + num(
    2,
    1,
    f'<w:lvlOverride w:ilvl="0">{level(0, "第%1条", "chineseCounting", start=5)}</w:lvlOverride>',
)
COUNTS = {
    "one level": (ONE, [(1, 0)] * 3, "一、 二、 三、"),
    "a level starts anew below each entry": (
        ONE,
        [(1, 0), (1, 1), (1, 1), (1, 0), (1, 1), (1, 2), (1, 2)],
        "一、 （一） （二） 二、 （一） 二.一.1 二.一.2",
    ),
    "a level may be passed over": (
        ONE,
        [(1, 0), (1, 2), (1, 2), (1, 1), (1, 3), (1, 1)],
        "一、 一.一.1 一.一.2 （二） a) （三）",
    ),
    "a deeper level comes first": (
        ONE,
        [(1, 1), (1, 1), (1, 0), (1, 1), (1, 0)],
        "（一） （二） 二、 （一） 三、",
    ),
    "lists on one definition count on": (
        ZERO,
        [(1, 0), (1, 0), (2, 0), (1, 0), (2, 0)],
        "一、 二、 三、 四、 五、",
    ),
    "a list that overrides its start begins anew once": (
        ZERO,
        [(1, 0), (1, 0), (3, 0), (3, 0), (1, 0), (3, 0)],
        "一、 二、 一、 二、 三、 四、",
    ),
    "an overridden level counts on under another name": (
        RENAMED,
        [(1, 0), (1, 0), (2, 0), (2, 0), (1, 0)],
        "一、 二、 第三条 第四条 五、",
    ),
    "a start may be overridden below": (
        DEEP,
        [(1, 0), (1, 1), (1, 1), (2, 1), (2, 1)],
        "一、 （一） （二） （七） （八）",
    ),
    "lists on two definitions count apart": (
        ONE + abstract(2, level(0, "%1.")) + num(2, 2),
        [(1, 0), (2, 0), (1, 0), (2, 0)],
        "一、 1. 二、 2.",
    ),
    "a level without a number": (
        abstract(1, level(0, "", "none"), level(1, "%1%2.")) + num(1, 1),
        [(1, 0), (1, 1), (1, 1)],
        " 1. 2.",
    ),
}


@pytest.mark.parametrize("name", COUNTS)
def test_entries_are_counted_as_word_counts_them(name: str) -> None:
    lists, entries, wanted = COUNTS[name]
    assert " ".join(marks(listed(lists, *entries))).split() == wanted.split()


def test_libreoffice_prints_the_same_numbers(tmp_path: Path) -> None:
    cases = {name: listed(lists, *entries) for name, (lists, entries, _) in COUNTS.items()}
    cases |= {form: counted(form) for form in FORMS if form not in OTHERWISE}
    paths = [tmp_path / f"{place}.docx" for place in range(len(cases))]
    for path, data in zip(paths, cases.values(), strict=True):
        path.write_bytes(data)
    made = convert(paths, "txt:Text (encoded):UTF8", tmp_path)
    for (name, data), path in zip(cases.items(), made, strict=True):
        read = [f"{p.mark}{p.text}" for p in read_docx(PATH, data).passages]
        assert ["".join(line.split()) for line in path.read_text("utf-8-sig").splitlines()] == [
            "".join(line.split()) for line in read
        ], name


# What LibreOffice does not know: ECMA-376 alone says it.


def test_a_legal_level_writes_all_numbers_in_digits() -> None:
    legal = level(1, "%1.%2", "lowerLetter", more="<w:isLgl/>")
    lists = abstract(1, LEVELS[0], legal) + num(1, 1)
    assert marks(listed(lists, (1, 0), (1, 1), (1, 1))) == ["一、", "1.1", "1.2"]


def test_a_level_may_never_start_anew_or_only_below_some() -> None:
    never = level(1, "(%2)", more='<w:lvlRestart w:val="0"/>')
    seldom = level(2, "<%3>", more='<w:lvlRestart w:val="1"/>')
    lists = abstract(1, level(0, "%1."), never, seldom) + num(1, 1)
    entries = [(1, 0), (1, 1), (1, 2), (1, 1), (1, 2), (1, 0), (1, 1), (1, 2)]
    assert marks(listed(lists, *entries)) == [
        *("1.", "(1)", "<1>", "(2)", "<2>", "2.", "(3)", "<1>")
    ]


def test_an_overridden_start_holds_whenever_the_level_starts_anew() -> None:
    assert marks(listed(DEEP, (2, 0), (2, 1), (2, 0), (2, 1))) == [
        "一、",
        "（七）",
        "二、",
        "（七）",
    ]


def test_a_custom_format_is_filled_up_with_zeros() -> None:
    custom = (
        '<w:lvl w:ilvl="0"><w:start w:val="9"/><mc:AlternateContent><mc:Choice Requires="w14" '
        'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w:numFmt '
        'w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt '
        'w:val="decimal"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1."/></w:lvl>'
    )
    assert marks(listed(abstract(1, custom) + num(1, 1), (1, 0), (1, 0))) == ["009.", "010."]


# Where a paragraph has its number from.


def styled(identity: str, more: str = "") -> str:
    return paragraph("项", f'<w:pStyle w:val="{identity}"/>{more}')


STYLES = (
    style("A", numbered(1, None))
    + style("B", numbered(1, 1))
    + style("C", based_on="B")
    + style("D", numbered(0, None), based_on="A")
    + style("E", numbered(2, None))
    + style("F", numbered(2, None))
    + style("L", '<w:numPr><w:ilvl w:val="1"/></w:numPr>', based_on="A")
)
LINKED = abstract(
    2,
    level(0, "第%1章", more='<w:pStyle w:val="E"/>'),
    level(1, "%1-%2", more='<w:pStyle w:val="F"/>'),
) + num(2, 2)


@pytest.mark.parametrize(
    ("blocks", "wanted"),
    [
        ([styled("A"), styled("A")], ["一、", "二、"]),
        ([styled("A"), styled("B"), styled("C")], ["一、", "（一）", "（二）"]),
        ([styled("A"), styled("D"), styled("A")], ["一、", "", "二、"]),
        ([styled("A", numbered(0)), styled("A")], ["", "一、"]),
        ([styled("E"), styled("F"), styled("F"), styled("E")], ["第1章", "1-1", "1-2", "第2章"]),
        ([styled("A"), styled("A", '<w:numPr><w:ilvl w:val="1"/></w:numPr>')], ["一、", "（一）"]),
        ([paragraph("项", numbered(1, None)), paragraph("项", numbered(99))], ["一、", ""]),
        ([paragraph("项", numbered(1, -3)), paragraph("项", numbered(1, 40))], ["一、", ""]),
    ],
    ids=["style", "based-on", "removed-by-style", "removed", "linked", "level", "own", "wrong"],
)
def test_a_number_comes_from_the_paragraph_or_its_style(
    blocks: list[str], wanted: list[str]
) -> None:
    data = docx("".join(blocks), parts={"styles": STYLES, "numbering": ONE + LINKED})
    assert marks(data) == wanted


def test_a_list_may_have_its_levels_from_a_style() -> None:
    numbering = '<w:style w:type="numbering" w:styleId="N"><w:name w:val="我的编号"/>'
    styles = f"{numbering}<w:pPr>{numbered(1, None)}</w:pPr></w:style>"
    lists = (
        abstract(1, level(0, "条%1"), more='<w:styleLink w:val="N"/>')
        + abstract(2, more='<w:numStyleLink w:val="N"/>')
        + num(1, 1)
        + num(2, 2)
    )
    assert marks(listed(lists, (2, 0), (1, 0), (2, 0), styles=styles)) == ["条1", "条2", "条3"]


def test_styles_that_lead_to_each_other_come_to_an_end() -> None:
    numbering = '<w:style w:type="numbering" w:styleId="N"><w:name w:val="我的编号"/>'
    styles = f"{numbering}<w:pPr>{numbered(1, None)}</w:pPr></w:style>"
    lists = abstract(1, more='<w:numStyleLink w:val="N"/>') + num(1, 1)
    assert marks(listed(lists, (1, 0), styles=styles)) == [""]


# What is printed.


@pytest.mark.parametrize(
    ("text", "face", "mark"),
    [
        ("\uf06c", "Wingdings", "●"),
        ("l", "Wingdings", "●"),
        ("\uf0b7", "Symbol", "•"),
        ("\uf0fc", "Wingdings", "✓"),
        ("◆", "宋体", "◆"),
        ("", "", "•"),
        ("\uf041", "", "•"),
    ],
)
def test_a_bullet_is_the_sign_that_is_seen(text: str, face: str, mark: str) -> None:
    fonts = f'<w:rPr><w:rFonts w:ascii="{face}" w:hAnsi="{face}"/></w:rPr>' if face else ""
    bullet = level(0, text, "bullet").replace("</w:lvl>", f"{fonts}</w:lvl>")
    assert marks(listed(abstract(1, bullet) + num(1, 1), (1, 0))) == [mark]


def test_a_hidden_number_is_counted_but_not_printed() -> None:
    hidden = LEVELS[0].replace("</w:lvl>", "<w:rPr><w:vanish/></w:rPr></w:lvl>")
    lists = abstract(1, hidden, level(1, "%1.%2")) + num(1, 1)
    assert marks(listed(lists, (1, 0), (1, 0), (1, 1))) == ["", "", "二.1"]


@pytest.mark.parametrize(
    ("suffix", "text", "mark"),
    [
        ("tab", "%1", "1 "),
        ("space", "%1", "1 "),
        ("nothing", "%1", "1"),
        ("tab", "%1、", "1、"),
        ("space", "第%1章", "第1章 "),
    ],
)
def test_a_bare_number_stands_apart_from_the_text(suffix: str, text: str, mark: str) -> None:
    lists = abstract(1, level(0, text, more=f'<w:suff w:val="{suffix}"/>')) + num(1, 1)
    (passage,) = read_docx(PATH, listed(lists, (1, 0))).passages
    assert (passage.mark, passage.text) == (mark, "项")


def test_a_number_without_text_is_read_and_what_is_hidden_is_not() -> None:
    lists = abstract(1, level(0, "%1")) + num(1, 1)
    end = "<w:rPr><w:vanish/></w:rPr>"
    rows = (
        row(cell_of(paragraph("", numbered(1))), cell_of("甲")),
        row(cell_of(paragraph(run("藏", "<w:vanish/>"), numbered(1) + end)), cell_of("乙")),
        row(cell_of(paragraph("", numbered(1))), cell_of("丙")),
    )
    data = docx(table(*rows), parts={"numbering": lists})
    assert marks(data) == ["1", "", "", "2", ""]
    assert texts(data) == ["", "甲", "乙", "", "丙"]


def test_only_the_first_line_of_a_broken_entry_has_its_number() -> None:
    content = "<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r>"
    data = docx(paragraph(content, numbered(1)), parts={"numbering": ONE})
    assert list(zip(marks(data), texts(data), strict=True)) == [("一、", "甲"), ("", "乙")]


def test_a_text_of_a_level_that_is_no_number_is_cut() -> None:
    lists = abstract(1, level(0, "%1" * 1000)) + num(1, 1)
    (mark,) = marks(listed(lists, (1, 0)))
    assert mark == "1" * 30
