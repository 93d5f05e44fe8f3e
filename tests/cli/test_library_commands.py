"""``plangen library``: looking up causes and measures."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace

from plangen.library.entries import Library, load_library

from .terminal import english

if TYPE_CHECKING:
    from .terminal import Plangen

LISTS = ("causes", "measures")
Rows = list[dict[str, Any]]


def rows(plangen: Plangen, *words: str) -> Rows:
    outcome = plangen("library", *words, "--json")
    assert outcome.status == 0, outcome.err
    found: Rows = json.loads(outcome.out)
    return found


def names(plangen: Plangen, *words: str) -> list[str]:
    return [str(row["名称"]) for row in rows(plangen, *words)]


@pytest.mark.parametrize(("what", "count"), [("causes", 75), ("measures", 151)], ids=LISTS)
def test_the_library_lists_all_that_it_holds(
    plangen: Plangen,
    what: str,
    count: int,
) -> None:
    assert len(set(names(plangen, what))) == count


@pytest.mark.parametrize(
    ("what", "keys"),
    [
        ("causes", {"名称", "维度", "说明", "表现"}),
        ("measures", {"名称", "类别", "说明", "频次", "负责人", "记录"}),
    ],
    ids=LISTS,
)
def test_json_says_all_that_a_choice_needs(plangen: Plangen, what: str, keys: set[str]) -> None:
    for row in rows(plangen, what):
        # Measures for pupils who are ahead answer no cause.
        optional = {"针对"} if row.get("类别") == "培优提高" else set()
        assert all(row[key] for key in keys - optional), row


@pytest.mark.parametrize("what", LISTS)
@pytest.mark.parametrize("key", ["学段", "学科"], ids=["band", "subject"])
def test_json_says_for_whom_an_entry_is(plangen: Plangen, what: str, key: str) -> None:
    assert all(isinstance(row[key], list) for row in rows(plangen, what))


@pytest.mark.parametrize("what", LISTS)
def test_the_table_says_how_many_there_are(plangen: Plangen, what: str) -> None:
    outcome = plangen("library", what)
    assert outcome.status == 0
    assert f"共 {len(rows(plangen, what))} 条" in outcome.out


@pytest.mark.parametrize(("what", "word"), [("causes", "作业"), ("measures", "谈心")], ids=LISTS)
def test_a_word_narrows_the_list_to_what_contains_it(
    plangen: Plangen,
    what: str,
    word: str,
) -> None:
    found = rows(plangen, what, word)
    assert 0 < len(found) < len(rows(plangen, what))
    assert all(word in json.dumps(row, ensure_ascii=False) for row in found)


def test_a_table_shows_the_names_that_match(plangen: Plangen) -> None:
    wanted = names(plangen, "causes", "作业")
    assert len(wanted) > 1
    shown = plangen("library", "causes", "作业").out
    assert all(name[:4] in shown for name in wanted)


def test_an_entry_is_found_by_another_of_its_names(plangen: Plangen) -> None:
    (entry,) = [row for row in rows(plangen, "causes") if row["名称"] == "作业拖欠不完成"]
    assert entry["别名"]
    for alias in entry["别名"]:
        assert "作业拖欠不完成" in names(plangen, "causes", alias)


def test_a_single_entry_is_shown_whole(plangen: Plangen) -> None:
    (row,) = rows(plangen, "causes", "作业拖欠不完成")
    shown = plangen("library", "causes", "作业拖欠不完成").out
    assert all(text in shown for text in (row["名称"], row["说明"], *row["表现"], *row["别名"]))


@pytest.mark.parametrize(
    ("what", "name"), [("causes", "作业拖欠不完成"), ("measures", "作业面批")], ids=LISTS
)
def test_a_text_is_shown_as_a_teacher_would_read_it(
    plangen: Plangen,
    what: str,
    name: str,
) -> None:
    shown = plangen("library", what, name).out
    assert "写法" in shown
    assert "{{" not in shown
    assert "{%" not in shown


# What answers what.


def test_measures_for_a_cause_all_answer_it(plangen: Plangen) -> None:
    found = rows(plangen, "measures", "--for", "作业拖欠不完成")
    assert found
    assert all("作业拖欠不完成" in row["针对"] for row in found)


def test_no_measure_for_a_cause_is_left_out(plangen: Plangen) -> None:
    expected = {row["名称"] for row in rows(plangen, "measures") if "自卑缺乏自信" in row["针对"]}
    assert set(names(plangen, "measures", "--for", "自卑缺乏自信")) == expected


def test_causes_for_a_measure_are_those_that_it_answers(plangen: Plangen) -> None:
    (measure,) = [row for row in rows(plangen, "measures") if row["名称"] == "作业面批"]
    assert set(names(plangen, "causes", "--for", "作业面批")) == set(measure["针对"])


def test_for_and_a_word_narrow_together(plangen: Plangen) -> None:
    answering = set(names(plangen, "measures", "--for", "作业拖欠不完成"))
    both = set(names(plangen, "measures", "作业", "--for", "作业拖欠不完成"))
    assert both
    assert both <= answering


def test_a_cause_may_be_called_by_another_of_its_names(plangen: Plangen) -> None:
    (row,) = rows(plangen, "causes", "作业拖欠不完成")
    by_alias = names(plangen, "measures", "--for", row["别名"][0])
    assert by_alias == names(plangen, "measures", "--for", "作业拖欠不完成")


# What is not there.


@pytest.mark.parametrize(
    ("words", "nearest"),
    [
        (("measures", "--for", "作业拖欠不做"), "作业拖欠不完成"),
        (("causes", "--for", "作业面改"), "作业面批"),
        (("causes", "作业拖欠不做"), "作业拖欠不完成"),
        (("measures", "作业面改"), "作业面批"),
    ],
    ids=["cause", "measure", "word-for-causes", "word-for-measures"],
)
def test_an_unknown_name_is_answered_with_the_nearest(
    plangen: Plangen,
    words: tuple[str, ...],
    nearest: str,
) -> None:
    outcome = plangen("library", *words)
    assert outcome.status == 1
    assert outcome.out == ""
    assert nearest in outcome.err


@pytest.mark.parametrize(
    "words",
    [
        ("causes", "xyzzy"),
        ("measures", "xyzzy"),
        ("measures", "--for", "xyzzy"),
        ("causes", "[/b]"),
    ],
    ids=["cause", "measure", "for", "markup"],
)
def test_what_comes_near_to_nothing_is_said_not_to_be_there(
    plangen: Plangen,
    words: tuple[str, ...],
) -> None:
    outcome = plangen("library", *words)
    assert outcome.status == 1
    assert f"“{words[-1]}”" in outcome.err


def test_an_unknown_name_leaves_no_half_json(plangen: Plangen) -> None:
    outcome = plangen("library", "measures", "--for", "xyzzy", "--json")
    assert outcome.status == 1
    assert outcome.out == ""


def test_json_of_nothing_found_is_an_empty_list(plangen: Plangen) -> None:
    assert rows(plangen, "causes", "xyzzy") == []


def test_json_says_which_set_a_measure_holds_and_for_whom_a_text_is(plangen: Plangen) -> None:
    (row,) = rows(plangen, "measures", "四勤")
    assert row["合称"] == "四勤"
    assert len(row["组成"]) == 4
    (row,) = [row for row in rows(plangen, "measures", "面批") if row["名称"] == "作业面批"]
    assert row["简"]
    assert {subject for text in row["文本"] for subject in text.get("学科", [])} == {
        "数学",
        "语文",
        "英语",
    }
    assert any(text.get("学段") == ["低"] for text in row["文本"])


def test_a_measure_shows_for_whom_each_wording_is_and_itself_in_one_sentence(
    plangen: Plangen,
) -> None:
    shown = plangen("library", "measures", "面批面改").out
    assert "一句话：" in shown
    assert "（数学）：" in shown
    assert "（英语、低年级）：" in shown
    assert "{{" not in shown


# Checking it.


def test_a_library_in_order_is_counted(plangen: Plangen) -> None:
    outcome = plangen("library", "check")
    assert outcome.status == 0
    assert outcome.err == ""
    assert re.fullmatch(r"75 条原因，151 项措施，\d{3} 段文字，没有发现问题。\n", outcome.out)


def test_what_is_wrong_with_the_library_is_told_with_its_place_and_remedy(
    plangen: Plangen, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = load_library()
    broken = replace(
        library.measures["家访"], answers=(*library.measures["家访"].answers, "父母太忙"), brief=""
    )
    measures = library.measures | {"家访": broken}
    changed = Library(
        iter(library.causes.values()), iter(measures.values()), iter(library.conflicts)
    )
    monkeypatch.setattr("plangen.library.entries.load_library", lambda: changed)
    outcome = plangen("library", "check")
    assert outcome.status == 1
    assert outcome.out == ""
    assert "library/measures/家校合作.yaml 错误：“家访”针对的“父母太忙”不是" in outcome.err
    assert "“家访”没有写简" in outcome.err
    assert "→" in outcome.err
    assert outcome.err.endswith("素材库里有 2 处要改。\n")
    assert english(outcome.err, "library/measures", "library/causes") == set()
