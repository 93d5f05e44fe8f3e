from __future__ import annotations

import pytest

from plangen.model.dossier import Dossier
from plangen.model.quotations import Quotation
from plangen.model.schema import all_keys


def quotation(**values: str) -> Quotation:
    return Quotation.model_validate(values)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("温故而知新。", "温故而知新。"),
        ("“温故而知新。”", "温故而知新。"),
        ("「温故而知新。」", "温故而知新。"),
        ('"温故而知新。"', "温故而知新。"),
        ("“温故”与“知新”", "‘温故’与‘知新’"),
        ("书上说“温故而知新”。", "书上说‘温故而知新’。"),
    ],
)
def test_a_quotation_is_quoted_once(typed: str, words: str) -> None:
    assert quotation(文=typed).words == words


@pytest.mark.parametrize(
    ("given", "source"),
    [
        ({"作者": "孔子", "出处": "《论语·为政》"}, "孔子《论语·为政》"),
        ({"作者": "孔子", "出处": "论语·为政"}, "孔子《论语·为政》"),
        ({"作者": "陶行知"}, "陶行知"),
        ({"出处": "《论语·为政》"}, "《论语·为政》"),
        ({}, ""),
    ],
)
def test_a_source_is_told_as_far_as_it_is_known(given: dict[str, str], source: str) -> None:
    assert quotation(文="温故而知新。", **given).source == source


@pytest.mark.parametrize(
    "given", ["温故而知新。", {"文": "温故而知新。"}, [{"文": "温故而知新。"}]]
)
def test_one_quotation_needs_no_list(given: object) -> None:
    values = {"文种": "学困生转化计划", "引文": given}
    dossier = Dossier.model_validate(values, context={"keys": all_keys()})
    assert [found.text for found in dossier.quotations] == ["温故而知新。"]
