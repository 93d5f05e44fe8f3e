"""A text with its certain slips mended: what changes, and what never does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from plangen.model.schema import keys_of
from plangen.source.mending import mend_file, mend_text
from plangen.source.reading import lines_of
from plangen.source.signs import INVISIBLE, NOT_YAML
from plangen.source.slips import find_slips
from plangen.source.tree import parse

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

KEYS = keys_of()
SIGNS = (
    "：﹕∶:，、, －—-•·1.（）［］｛｝【】〔〕[]{}'\"“”"
    "#＃|｜>＞*&!%@`?\t\u3000\u00a0\u200b\ufe0f\u2028"
)
WORDS = st.sampled_from(
    ["班级", "姓名", "学困生", "措施", "说明", "附件", "甲", "31", "- ", ": ", "  ", "    ", "---"]
)
LINE = st.lists(WORDS | st.sampled_from(list(SIGNS)), max_size=9).map("".join)
TYPED = st.lists(LINE, max_size=7).map("\n".join)
# Whatever YAML lets a text hold on one line.
TEXT = st.text(
    st.sampled_from(list(SIGNS + "班级姓名甲")) | st.characters(exclude_categories=["Cs", "Cc"]),
    max_size=20,
).filter(lambda text: not NOT_YAML.search(text) and not set(text) & set("\u2028\u2029\u0085"))
KEY_OF_A_LINE = re.compile(r"^( *(?:- )?[^\s:{\['\"#]+): ")
QUICK = settings(deadline=None, max_examples=300)


@QUICK
@given(TYPED)
def test_mending_what_is_mended_changes_nothing(text: str) -> None:
    after, _ = mend_text(text, KEYS)
    assert mend_text(after, KEYS) == (after, [])


@QUICK
@given(TYPED)
def test_no_certain_slip_is_left(text: str) -> None:
    after, _ = mend_text(text, KEYS)
    slips, _ = find_slips(lines_of(after), KEYS, certain_only=True)
    assert [slip for slip in slips if slip.certain] == []


@QUICK
@given(TEXT)
@example("\u200d甲")
def test_text_in_single_quotes_stays_as_it_is(text: str) -> None:
    typed = "结语: '" + text.replace("'", "''") + "'\n"
    assert mend_text(typed, KEYS) == (typed, [])


@QUICK
@given(TEXT)
@example("\u200d甲")
def test_text_in_double_quotes_stays_as_it_is(text: str) -> None:
    typed = '- "' + text.replace("\\", "\\\\").replace('"', '\\"') + '"\n'
    assert mend_text(typed, KEYS) == (typed, [])


@QUICK
@given(TEXT)
def test_quoted_items_of_a_list_stay_as_they_are(text: str) -> None:
    quoted = "'" + text.replace("'", "''") + "'"
    typed = f"措施: [{quoted}, {quoted}]\n成绩: {{期末: {quoted}}}\n"
    assert mend_text(typed, KEYS) == (typed, [])


@QUICK
@given(TEXT)
def test_quoted_text_over_several_lines_stays_as_it_is(text: str) -> None:
    inner = text.replace("'", "''")
    typed = f"结语: '甲\n  {inner}\n  乙'\n班级: 二\n"
    assert mend_text(typed, KEYS) == (typed, [])


@QUICK
@given(TEXT, st.sampled_from(["", "班级: 二 ", "  "]))
def test_comments_stay_as_they_are(text: str, before: str) -> None:
    typed = f"{before}# {text}\n"
    assert mend_text(typed, KEYS) == (typed, [])


@QUICK
@given(st.lists(TEXT, max_size=4), st.sampled_from("|>"))
def test_lines_of_a_block_stay_as_they_are(lines: list[str], sign: str) -> None:
    typed = f"结语: {sign}\n" + "".join(f"  {line}\n" for line in lines) + "班级: 二\n"
    assert mend_text(typed, KEYS) == (typed, [])


@QUICK
@given(st.dictionaries(st.sampled_from(["结语", "引言", "班级", "学校"]), TEXT))
def test_a_file_without_a_slip_is_returned_as_it_is(values: dict[str, str]) -> None:
    # A space of another width behind a colon is a slip, though YAML takes it for text; so is a
    # full-width sign of a block.
    values = {key: re.sub(r"^[\s｜＞︱]+", "", text).rstrip() for key, text in values.items()}
    typed = yaml.safe_dump(values, allow_unicode=True, width=1000)
    kept = typed if not INVISIBLE.search(typed) else ""
    assert mend_text(kept, KEYS) == (kept, [])


# Ways to type a line of a dossier on a Chinese keyboard; each means what the line meant.
LAPSES: dict[str, Callable[[str], str]] = {
    "colon": lambda line: re.sub(KEY_OF_A_LINE, r"\1：", line),
    "colon-in-braces": lambda line: re.sub(r"(?<=[{,]) *(\w+): ", r"\1：", line),
    "no-space": lambda line: re.sub(KEY_OF_A_LINE, r"\1:", line),
    "no-break-space": lambda line: re.sub(KEY_OF_A_LINE, "\\1:\u00a0", line),
    "wide-margin": lambda line: re.sub("^(  )+", lambda m: "\u3000" * (len(m[0]) // 2), line),
    "tab-margin": lambda line: re.sub("^(  )+", lambda m: "\t" * (len(m[0]) // 2), line),
    "narrow-margin": lambda line: re.sub("^ +", lambda m: "\u00a0" * len(m[0]), line),
    "dash": lambda line: re.sub("^( *)- ", r"\1－", line),
    "bullet": lambda line: re.sub("^( *)- ", r"\1● ", line),
    "tight-dash": lambda line: re.sub(r"^( *)- (?=[^\d.\s-])", r"\1-", line),
    "hidden": lambda line: re.sub(r"^( *)", "\\1\u200b", line),
    "brackets": lambda line: re.sub(r"\[(.*)\]$", r"［\1］", line),
    "braces": lambda line: re.sub(r"\{(.*)\}$", r"｛\1｝", line),
    "nothing": lambda line: line,
}


@settings(QUICK, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_dossier_typed_on_a_chinese_keyboard_is_mended_to_what_it_meant(
    full_dossier: str, data: st.DataObject
) -> None:
    lines = full_dossier.split("\n")
    lapses = data.draw(
        st.lists(st.sampled_from(sorted(LAPSES)), min_size=len(lines), max_size=len(lines))
    )
    typed = [LAPSES[lapse](line) for lapse, line in zip(lapses, lines, strict=True)]
    after, _ = mend_text("\n".join(typed), KEYS)
    assert parse(after).data == parse(full_dossier).data


@pytest.mark.parametrize("lapse", sorted(LAPSES))
def test_a_dossier_with_one_lapse_in_every_line_is_mended_to_what_it_meant(
    full_dossier: str, lapse: str
) -> None:
    typed = "\n".join(map(LAPSES[lapse], full_dossier.split("\n")))
    assert (typed == full_dossier) is (lapse == "nothing")
    after, _ = mend_text(typed, KEYS)
    assert parse(after).data == parse(full_dossier).data


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["unix", "windows", "old-mac"])
@pytest.mark.parametrize("last", [True, False], ids=["newline", "none"])
def test_line_ends_stay_as_they_are(end: str, last: bool) -> None:  # noqa: FBT001
    typed = end.join(["班级：二", "# 说明", "学校：甲"]) + end * last
    after, slips = mend_text(typed, KEYS)
    assert after == end.join(["班级: 二", "# 说明", "学校: 甲"]) + end * last
    assert [(slip.line, slip.column) for slip in slips] == [(1, 3), (3, 3)]


def test_a_sign_that_yaml_breaks_a_line_at_stays_in_a_line_without_slips() -> None:
    typed = "结语: 甲\u2028乙\n班级：二\n"
    assert mend_text(typed, KEYS)[0] == "结语: 甲\u2028乙\n班级: 二\n"


@pytest.mark.parametrize(
    ("data", "recoded"),
    [
        pytest.param("班级：二\n".encode("gbk"), True, id="gbk"),
        pytest.param("班级：二\n".encode("utf-16"), True, id="utf-16"),
        pytest.param("班级：二\n".encode("utf-8-sig"), False, id="mark"),
        pytest.param("班级：二\n".encode(), False, id="utf-8"),
    ],
)
def test_an_older_encoding_becomes_utf_8(tmp_path: Path, data: bytes, recoded: bool) -> None:  # noqa: FBT001
    path = tmp_path / "档案.yaml"
    path.write_bytes(data)
    mending = mend_file(path, KEYS)
    assert mending.recoded is recoded
    assert mending.data.decode("utf-8-sig") == "班级: 二\n"
    assert mending.data.startswith(b"\xef\xbb\xbf") is data.startswith(b"\xef\xbb\xbf")
    assert path.read_bytes() == data


def test_what_is_left_is_told_where_it_stands_afterwards(tmp_path: Path) -> None:
    path = tmp_path / "档案.yaml"
    path.write_text("班级：二\n附件: [甲，乙]\n班级: 三\n", encoding="utf-8")
    mending = mend_file(path, KEYS)
    assert mending.after == "班级: 二\n附件: [甲，乙]\n班级: 三\n"
    assert [(p.line, p.column) for p in mending.left] == [(2, 7), (3, 1)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("说明:\n  1. 听讲\n  2. 作业\n", id="numbers-in-a-text"),
        pytest.param("说明:\n  上午：语文\n  下午：数学\n", id="colons-in-a-text"),
        pytest.param("说明:\n  · 听讲\n  · 作业\n", id="bullets-in-a-text"),
        pytest.param("说明: ［略］\n", id="brackets-in-a-text"),
        pytest.param("文号: 〔2026〕12号\n", id="number-of-a-document"),
        pytest.param(
            "学困生:\n  - {姓名: 许晓, 说明: 他说，明天：再来}\n", id="sentence-in-braces"
        ),
        pytest.param("附件: [甲，乙, 丙]\n", id="comma-of-a-sentence-beside-one-of-yaml"),
        pytest.param("编号: [一、, （一）, 1、]\n", id="forms-of-numbers"),
        pytest.param("班级: 葛\U000e0100老师班\n结语: 好👨\u200d👩\n", id="shaped-characters"),
        pytest.param("比例: 9∶1\n结语: 见：下\n", id="colons-in-values"),
        pytest.param("结语: 甲 #注\n", id="comment-without-a-space"),
        pytest.param("措施:\n- 家访\n- 谈心交流\n班级: 二\n", id="list-below-its-key"),
        pytest.param("班级: 二\n...\n", id="end-of-the-file"),
        pytest.param("# 说明\n---\n班级: 二\n", id="start-of-the-file"),
    ],
)
def test_what_is_meant_as_text_is_no_slip(text: str) -> None:
    assert find_slips(text.split("\n"), KEYS)[0] == []


def test_two_dossiers_in_one_file_are_told_once() -> None:
    text = "班级: 二\n学校: 甲\n---\n班级：三\n学校: 乙"
    slips, mended = find_slips(text.split("\n"), KEYS)
    assert [(slip.line, slip.certain) for slip in slips] == [(3, False)]
    assert mended == ["班级: 二", "学校: 甲", "# ---", "", ""]
