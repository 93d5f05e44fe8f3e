"""The schema and plangen take the same dossiers, in whatever way a teacher writes them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plangen.model.dossier import Dossier
from plangen.model.loading import load_dossier
from plangen.problems import Severity
from plangen.source import SourceFile
from plangen.source.tree import parse

from .reading import mistakes
from .samples import dossiers_with


def written(values: dict[str, Any]) -> str:
    # One list that stands twice is written twice, as by hand, and not as an alias.
    return yaml.safe_dump(deepcopied(values), allow_unicode=True, sort_keys=False)


def deepcopied(value: Any) -> Any:
    """Return a value in which nothing stands twice: unlike copy.deepcopy, which keeps that."""
    if isinstance(value, dict):
        return {key: deepcopied(item) for key, item in value.items()}
    return [deepcopied(item) for item in value] if isinstance(value, list) else value


def test_what_stands_twice_is_written_twice() -> None:
    days = ["周一", "周三、五"]
    assert "&" not in written({"甲": days, "乙": days})


def read_by_plangen(text: str) -> list[str]:
    """Return what plangen finds wrong in the shape of a dossier."""
    source = SourceFile(Path("档案.yaml"), text.split("\n"), parse(text))
    load_dossier(source)
    return [p.message for p in source.problems if p.severity is Severity.ERROR]


@pytest.mark.parametrize("key", [str(field.alias) for field in Dossier.model_fields.values()])
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_whatever_may_be_typed_is_right_for_both(key: str, data: st.DataObject) -> None:
    text = written(data.draw(dossiers_with(key)))
    assert read_by_plangen(text) == []
    assert mistakes(text) == []
