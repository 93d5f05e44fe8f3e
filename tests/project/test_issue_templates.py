"""The forms for issues are ones that GitHub shows, and each warns of pupils' names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml

from places import ROOT

if TYPE_CHECKING:
    from pathlib import Path

HOME = ROOT / ".github"
FORMS = sorted(path for path in (HOME / "ISSUE_TEMPLATE").glob("*.yml") if path.stem != "config")
# https://docs.github.com/communities/using-templates-to-encourage-useful-issues-and-pull-requests
REQUIRED = {"name", "description", "body"}
TOP = REQUIRED | {"title", "labels", "assignees", "projects", "type"}
ATTRIBUTES = {
    "markdown": ({"value"}, set[str]()),
    "input": ({"label"}, {"description", "placeholder", "value"}),
    "textarea": ({"label"}, {"description", "placeholder", "value", "render"}),
    "dropdown": ({"label", "options"}, {"description", "multiple", "default"}),
    "checkboxes": ({"label", "options"}, {"description"}),
}
PROMISE = "没有任何学生、家长、老师的真实姓名和情况"


def faults(form: dict[str, Any]) -> list[str]:
    """Say why GitHub would not show a form."""
    found = [f"{key} is missing" for key in sorted(REQUIRED - form.keys())]
    found += [f"{key} is no key" for key in sorted(form.keys() - TOP)]
    ids = []
    for part in form.get("body", []):
        sort = part.get("type")
        if sort not in ATTRIBUTES:
            found.append(f"{sort} is no type")
            continue
        needed, allowed = ATTRIBUTES[sort]
        keys = part.get("attributes", {}).keys()
        found += [f"{sort} needs {key}" for key in sorted(needed - keys)]
        found += [f"{sort} knows no {key}" for key in sorted(keys - needed - allowed)]
        if sort != "markdown":
            ids.append(part.get("id", ""))
    found += [f"{name} is there twice" for name in sorted(set(ids)) if ids.count(name) > 1]
    return found


def read(path: Path) -> dict[str, Any]:
    """Read a form."""
    form = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(form, dict)
    return form


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_form_is_one_that_github_shows(path: Path) -> None:
    assert faults(read(path)) == []


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_form_asks_to_leave_names_out(path: Path) -> None:
    promises = [
        option
        for part in read(path)["body"]
        if part["type"] == "checkboxes"
        for option in part["attributes"]["options"]
    ]
    assert any(PROMISE in each["label"] and each["required"] for each in promises)


def test_who_tells_of_an_error_tells_what_doctor_says() -> None:
    (part,) = [
        each
        for each in read(HOME / "ISSUE_TEMPLATE" / "1-error.yml")["body"]
        if each.get("id") == "doctor"
    ]
    assert "plangen doctor" in part["attributes"]["label"]
    assert part["validations"]["required"]


def test_every_issue_goes_through_a_form() -> None:
    assert len(FORMS) == 3
    assert read(HOME / "ISSUE_TEMPLATE" / "config.yml") == {"blank_issues_enabled": False}


def test_a_form_with_mistakes_is_found() -> None:
    body = [{"type": "textbox"}, {"type": "input", "attributes": {"title": "班级"}}]
    assert faults({"name": "出错了", "about": "说明", "body": body}) == [
        "description is missing",
        "about is no key",
        "textbox is no type",
        "input needs label",
        "input knows no title",
    ]
    twice = {"type": "input", "id": "kind", "attributes": {"label": "文种"}}
    form = {"name": "文稿", "description": "不好", "body": [twice, twice]}
    assert faults(form) == ["kind is there twice"]
