"""What the README shows works as it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

import plangen
from plangen.model.dossier import Masking
from plangen.pipeline.documents import make_document
from plangen.pipeline.dossiers import LoadedDossier, load
from plangen.pipeline.precedence import SCHOOL_KEYS
from plangen.pipeline.values_in_force import values_in_force
from plangen.problems import Severity
from plangen.source.settings import find_settings

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
ENGLISH = (ROOT / "README.en.md").read_text(encoding="utf-8")
# What the settings say of every class, and what follows from the class's name.
LEFT_OUT = ("年级:", "学校:", "学年:", "学期:", "开学日期:", "周数:", "满分:")


def block(language: str, beginning: str, text: str = README) -> str:
    """Return the one block of a language that begins so."""
    (found,) = [b for b in text.split(f"```{language}\n")[1:] if b.startswith(beginning)]
    return found.partition("```")[0]


@pytest.fixture
def school(tmp_path: Path, full_dossier: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with the settings and the page style that the README shows."""
    monkeypatch.chdir(tmp_path)
    files = {
        "plangen.toml": block("toml", "# plangen.toml"),
        "校本.yaml": block("yaml", "# 校本.yaml"),
        "四1班.yaml": "".join(
            line for line in full_dossier.splitlines(keepends=True) if not line.startswith(LEFT_OUT)
        ),
        "档案.yaml": full_dossier,
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "模板" / "kinds").mkdir(parents=True)
    return tmp_path


def test_its_settings_say_every_key_and_hold(school: Path) -> None:
    assert {*find_settings(school / "四1班.yaml").values} == {*SCHOOL_KEYS, "模板", "检查"}
    made = make_document(load(school / "四1班.yaml"))
    assert [p for p in made.problems if p.severity is not Severity.NOTICE] == []
    assert made.style.name == "校本"


def test_it_shows_what_config_tells(school: Path) -> None:
    found = values_in_force(Path("四1班.yaml"), {"周数": "20"}).values
    told = [f"{each.key} {each.value} {each.source}" for each in found]
    shown = block("", "$ plangen config").splitlines()[1:-1]
    assert [line for line in map(" ".join, map(str.split, shown)) if line not in told] == []
    assert (school / "四1班.yaml").is_file()


@pytest.mark.parametrize("readme", [README, ENGLISH], ids=["zh", "en"])
def test_its_program_runs(school: Path, readme: str) -> None:
    (school / "别处来的计划.docx").write_bytes(plangen.render(plangen.load("档案.yaml")))
    said: dict[str, object] = {}
    exec(block("python", "", readme), said)  # noqa: S102  (our own text)
    assert isinstance(said["dossier"], LoadedDossier)
    assert said["dossier"].dossier.masking is Masking.CODE
