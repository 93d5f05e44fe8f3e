"""The schema itself: what it holds, in which words, and that it is one."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft7Validator

import plangen.model
from plangen.compose.kinds import kind_names
from plangen.editor.schema import schema, schema_text
from plangen.library.entries import TALENT_CATEGORY, load_library
from plangen.model.schema import all_keys
from plangen.writers.style_files import style_names

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST = 600_000
MODEL = Path(plangen.model.__file__).parent
HAN = re.compile(r"[\u4e00-\u9fff]")
# Words of the schema that a user reads.
TOLD = ("title", "description", "errorMessage")


def nodes(form: Any) -> Iterator[dict[str, Any]]:
    """Yield every mapping within a schema."""
    if isinstance(form, dict):
        yield form
        for item in form.values():
            yield from nodes(item)
    elif isinstance(form, list):
        for item in form:
            yield from nodes(item)


def proposed(what: str) -> dict[str, str]:
    """Return the names that are proposed, with what is said of each."""
    forms = schema()["definitions"][f"{what}的名称"]["anyOf"]
    return {form["const"]: form["description"] for form in forms if "const" in form}


def test_it_is_a_schema_of_draft_7() -> None:
    Draft7Validator.check_schema(schema())
    assert schema()["$schema"] == "http://json-schema.org/draft-07/schema#"


def test_its_text_is_json_and_not_too_long() -> None:
    assert json.loads(schema_text()) == schema()
    assert len(schema_text().encode()) < LARGEST


@pytest.mark.parametrize("seed", ["1", "2"])
def test_its_bytes_do_not_depend_on_the_process(seed: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "plangen", "schema"],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONHASHSEED": seed},
    )
    assert done.stdout == schema_text().encode()


def test_every_reference_leads_somewhere() -> None:
    used = {
        node["$ref"].removeprefix("#/definitions/") for node in nodes(schema()) if "$ref" in node
    }
    assert used == set(schema()["definitions"])


def test_a_reference_has_no_neighbours() -> None:
    assert [node for node in nodes(schema()) if "$ref" in node and len(node) > 1] == []


def test_every_key_of_every_model_is_in_it() -> None:
    keys = {key for node in nodes(schema()) for key in node.get("properties", {})}
    assert keys == all_keys()


def test_every_key_is_explained() -> None:
    entries = [
        (key, entry)
        for node in nodes(schema())
        if node.get("additionalProperties") is False
        for key, entry in node.get("properties", {}).items()
    ]
    assert len(entries) > 350
    assert [key for key, entry in entries if entry["title"] != key] == []
    assert [key for key, entry in entries if not HAN.search(entry["description"])] == []


def test_no_mapping_takes_unknown_keys() -> None:
    closed = [node for node in nodes(schema()) if "properties" in node and "required" in node]
    assert len(closed) > 60
    others = [list(node["properties"]) for node in closed if node["additionalProperties"]]
    assert others == [["文件", "工作表", "班级", "满分"]]  # the rest are examinations


def test_no_value_is_left_without_a_form() -> None:
    empty = [
        key
        for node in nodes(schema())
        for key, entry in node.get("properties", {}).items()
        if not {"anyOf", "allOf", "type"} & set(entry)
    ]
    assert empty == []
    assert {} not in list(nodes(schema()))


@pytest.mark.parametrize("name", ["as_list", "as_names", "as_people"])
def test_a_list_that_takes_one_item_says_so_to_editors(name: str) -> None:
    """``Listed[…]`` and ``Separated[…]`` do; a bare validator would leave the schema too strict."""
    bare = re.compile(rf"Mended\({name}\)")
    assert [path.name for path in MODEL.glob("*.py") if bare.search(path.read_text("utf-8"))] == []


def test_what_a_user_reads_is_chinese() -> None:
    told = [node[key] for node in nodes(schema()) for key in TOLD if isinstance(node.get(key), str)]
    assert [text for text in told if not HAN.search(text) and text != "plangen"] == []
    assert [name for name in schema()["definitions"] if not HAN.search(name)] == []


def test_every_cause_is_proposed_and_explained() -> None:
    found = proposed("原因")
    for cause in load_library().causes.values():
        assert cause.summary in found[cause.name]
        assert cause.dimension in found[cause.name]


def test_every_measure_is_proposed_with_what_it_answers() -> None:
    found = proposed("措施")
    for measure in load_library().measures.values():
        assert measure.summary in found[measure.name]
        assert measure.category in found[measure.name]
        assert all(cause in found[measure.name] for cause in measure.answers)


def test_a_set_of_measures_is_proposed_with_its_members() -> None:
    sets = [m for m in load_library().measures.values() if m.set_name]
    assert sets
    for measure in sets:
        assert all(member in proposed("措施")[measure.set_name] for member in measure.members) or (
            measure.set_name == measure.name
        )


def test_pupils_who_are_ahead_are_proposed_measures_of_their_own() -> None:
    own = {m.name for m in load_library().measures.values() if m.category == TALENT_CATEGORY}
    assert own <= set(proposed("培优措施"))
    assert "谈心交流" not in proposed("培优措施")


@pytest.mark.parametrize(("what", "names"), [("文种", kind_names()), ("版式", style_names())])
def test_kinds_and_styles_are_proposed(what: str, names: list[str]) -> None:
    assert set(proposed(what)) == set(names)


@pytest.mark.parametrize("section", ["学生情况", "原因分析", "对照表"])
def test_sections_are_proposed_with_their_kinds(section: str) -> None:
    assert "学困生转化计划" in proposed("章节")[section]


@pytest.mark.parametrize("indicator", ["平均分", "及格率", "优秀率", "低分率"])
def test_indicators_are_proposed(indicator: str) -> None:
    assert "全班成绩" in proposed("指标")[indicator]
