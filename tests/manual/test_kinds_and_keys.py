"""The pages of kinds and keys leave none out, and show what they say they show."""

from __future__ import annotations

import re

import pytest

from manual import dossier
from manual.forms import NAMES, what
from manual.kinds import SHOWN
from manual.places import EXAMPLES
from plangen.compose.kinds import find_kind, kinds
from plangen.editor.schema import BLANK, schema
from plangen.pipeline.documents import make_document
from plangen.pipeline.dossiers import load
from plangen.source import read_source

FORM = schema()


def test_every_kind_has_an_example_of_its_own() -> None:
    assert set(SHOWN) == set(kinds())
    assert len({shown.picture for shown in SHOWN.values()}) == len(SHOWN)


@pytest.mark.parametrize("name", SHOWN)
def test_the_example_is_of_the_kind(name: str) -> None:
    shown = SHOWN[name]
    path = EXAMPLES / shown.example / "档案.yaml"
    own = find_kind(read_source(path).data["文种"])
    assert own is not None
    assert name == (own.summary if shown.summary else own.name)
    assert make_document(load(path), summary=shown.summary).document is not None


def test_every_key_stands_in_one_group() -> None:
    assert dossier.unknown_keys() == set()


def test_every_part_has_a_section() -> None:
    page = dossier.pages()[dossier.PATH]
    parts = [place for place in FORM["definitions"] if place != BLANK and NAMES not in place]
    assert [
        place for place in parts if not re.search(rf"^###+ {place}\b", page, re.MULTILINE)
    ] == []


def test_a_key_without_a_group_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    groups = {**dossier.GROUPS, "学期末": (), "结尾": ("结语", "附件", "学校")}
    monkeypatch.setattr(dossier, "GROUPS", groups)
    assert dossier.unknown_keys() == {"总结", "学校"}


@pytest.mark.parametrize("place", ["", *(p for p in FORM["definitions"] if "名称" not in p)])
def test_of_every_key_it_is_said_what_it_takes(place: str) -> None:
    keys = FORM["definitions"][place] if place else FORM
    silent = [key for key, form in keys.get("properties", {}).items() if not what(form)]
    assert silent == []


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("学校", "文字"),
        ("性别", "男、女"),
        (
            "成绩",
            "几行“名称: 内容”，名称自己定；内容：分数，或优、良、合格、待合格，没有成绩写缺考",
        ),
        ("表现", "列表，每条：文字"),
    ],
)
def test_a_form_is_told_in_few_words(key: str, told: str) -> None:
    keys = FORM["properties"] | FORM["definitions"]["学困生"]["properties"]
    assert what(keys[key]) == told


def test_other_words_that_are_read_are_told() -> None:
    assert "也认得：" in what(FORM["properties"]["学期"])
    assert "春季学期" in what(FORM["properties"]["学期"])


def test_an_example_is_short_or_cut_where_an_item_begins() -> None:
    for key in FORM["properties"]:
        lines = dossier.example(key).splitlines()
        assert len(lines) <= dossier.MOST_LINES + 1
        assert not lines or lines[0].startswith(f"{key}:")
