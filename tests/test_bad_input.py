"""Bad input from end to end: what a teacher is told, and that nothing is written.

``corpus/`` holds one small bad dossier per kind of slip. Its last lines say what must be reported:
``# expect 行:列 words of the message → words of the remedy``; ``行`` alone leaves the column open,
``文件`` stands for the file as a whole. Nothing else may be reported as an error.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plangen.cli import main
from plangen.pipeline import make_document
from plangen.problems import ProblemsError

if TYPE_CHECKING:
    from collections.abc import Callable

CORPUS = sorted((Path(__file__).parent / "corpus").glob("*.yaml"))
EXPECTED = re.compile(r"^# expect (?P<place>文件|\d+(?::\d+)?) ?(?P<words>.*?) → (?P<remedy>.+)$")
REPORTED = re.compile(r"^档案\.yaml(?::(?P<place>\d+:\d+))? 错误：(?P<message>.+)$")
HAN = re.compile(r"[\u4e00-\u9fff]")
LATIN = re.compile(r"[A-Za-z]{2,}")
# The name of the program and its commands, of files, formats and keys have no Chinese form.
NAMES = re.compile(
    r"plangen|new|render|summary|--force|\.?yaml|YAML|UTF-8|UTF-16|GBK|GB18030|Tab|Word|Excel|docx|md"
)
QUICK = settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
SNIPPETS = st.sampled_from(
    "：，\u3000\x85\u2028\ufeff\ufffe\x00\x1f\n\r\t-{}[]'\"#|%@~\U0001f600"
) | (st.sampled_from(["- ", "? ", "&a ", "*a", "!!b ", "<<: ", "---\n", "...\n"]))
SCALARS = st.text(max_size=8) | st.sampled_from(
    [
        *(
            "",
            "\n",
            "\u200b",
            "0",
            "-1",
            "²",
            "９９",
            "三点五",
            "99999999",
            "1e400",
            "NaN",
            "Infinity",
        ),
        *(
            "80.6%",
            "2026-02-30",
            "优",
            "缺考",
            "许晓",
            "谈心交流",
            "期末",
            "【请填：甲】",
            "【示例】甲",
        ),
        *("*甲|乙#1", "{{ 甲 }}", "{text}", "%s"),
    ]
)


@dataclass(frozen=True, slots=True)
class Run:
    """What the command left behind."""

    status: str | int | None
    text: str
    files: set[str]


@pytest.fixture
def render(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Run]:
    """Run ``plangen render`` in a fresh folder, as a teacher would."""
    monkeypatch.chdir(tmp_path)

    def run(content: bytes | None, *more: str) -> Run:
        if content is not None:
            (tmp_path / "档案.yaml").write_bytes(content)
        monkeypatch.setattr(sys, "argv", ["plangen", "render", "档案.yaml", *more])
        with pytest.raises(SystemExit) as left:
            main()
        shown = capsys.readouterr()
        files = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*")}
        return Run(left.value.code, shown.out + shown.err, files)

    return run


def english_in(text: str) -> list[str]:
    """Return Latin words in what the program says, its echo of the teacher's lines left out."""
    own = [line for line in text.splitlines() if not re.match(r"    (?!→)", line)]
    return LATIN.findall(NAMES.sub("", "\n".join(own)))


def reported(text: str) -> list[tuple[str, str, str]]:
    """Return place, message and remedy of each error; neighbours may share a remedy."""
    found: list[tuple[str, str, str]] = []
    lines = text.splitlines()
    for i, line in enumerate(lines):
        head = REPORTED.match(line)
        if head:
            remedy = next((rest for rest in lines[i:] if rest.startswith("    → ")), "")
            found.append((head["place"] or "文件", head["message"], remedy))
    return found


def expectations(content: bytes) -> list[tuple[str, str, str]]:
    try:
        text = content.decode()
    except UnicodeDecodeError:
        text = content.decode("gbk")
    found = [EXPECTED.match(line) for line in text.splitlines() if line.startswith("# expect")]
    return [(each["place"], each["words"], each["remedy"]) for each in found if each]


def stands_at(place: str, expected: str) -> bool:
    return place == expected or (":" not in expected and place.startswith(f"{expected}:"))


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: str(path.stem))
def test_a_bad_dossier_is_told_whole_in_chinese_and_writes_nothing(
    render: Callable[..., Run], path: Path
) -> None:
    content = path.read_bytes()
    expected = expectations(content)
    assert expected

    run = render(content)

    errors = reported(run.text)
    for place, words, remedy in expected:
        assert any(
            stands_at(at, place) and words in message and remedy in shown
            for at, message, shown in errors
        ), (place, words, remedy, run.text)
    assert len(errors) == len(expected), run.text
    assert run.status == 1
    assert english_in(run.text) == []
    assert run.files == {"档案.yaml"}


def test_the_whole_corpus_at_once_gives_no_traceback_and_names_every_file(tmp_path: Path) -> None:
    for path in CORPUS:
        shutil.copy(path, tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "plangen", "render", *(path.name for path in CORPUS)],
        cwd=tmp_path,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert [path.name for path in CORPUS if f"{path.name}：有 " not in done.stderr] == []
    assert sorted(path.name for path in tmp_path.iterdir()) == [path.name for path in CORPUS]


def test_every_expectation_of_the_corpus_can_be_read() -> None:
    for path in CORPUS:
        content = path.read_bytes()
        assert len(expectations(content)) == content.count(b"# expect"), path.name


def test_a_missing_file_is_told_with_the_command_that_makes_one(
    render: Callable[..., Run],
) -> None:
    run = render(None)
    assert run.status == 1
    assert "档案.yaml 错误：找不到这个文件" in run.text
    assert "plangen new 档案.yaml" in run.text
    assert english_in(run.text) == []
    assert run.files == set()


def test_a_folder_in_place_of_a_dossier_is_told(render: Callable[..., Run], tmp_path: Path) -> None:
    (tmp_path / "档案.yaml").mkdir()
    run = render(None)
    assert run.status == 1
    assert "文件夹" in run.text
    assert english_in(run.text) == []


@pytest.mark.parametrize(
    "content", [b"", b"\n\n", b"\xef\xbb\xbf"], ids=["nothing", "lines", "mark"]
)
def test_an_empty_file_is_told(render: Callable[..., Run], content: bytes) -> None:
    run = render(content)
    assert run.status == 1
    assert "空的" in run.text
    assert "plangen new 档案.yaml --force" in run.text
    assert run.files == {"档案.yaml"}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(b"PK\x03\x04" + bytes(40), "Word", id="word-file"),
        pytest.param(b"\xff\xff\xff\x00", "编码", id="no-text"),
        pytest.param("班级: 二\n".encode() + bytes(4), "字符", id="zero-bytes"),
    ],
)
def test_a_file_that_is_no_text_is_told(
    render: Callable[..., Run], content: bytes, words: str
) -> None:
    run = render(content)
    assert run.status == 1
    assert words in run.text
    assert english_in(run.text) == []
    assert run.files == {"档案.yaml"}


def test_a_gbk_file_is_read_with_a_notice(render: Callable[..., Run], full_dossier: str) -> None:
    run = render(full_dossier.encode("gbk"))
    assert run.status == 0
    assert "GBK" in run.text
    assert any(name.endswith(".docx") for name in run.files)


def test_an_empty_list_item_does_not_stop_the_run(
    render: Callable[..., Run], full_dossier: str
) -> None:
    run = render(full_dossier.replace("  - 作业面批\n", "  - 作业面批\n  - \n").encode())
    assert run.status == 0


@pytest.mark.parametrize(
    "key",
    ["学校", "班级", "学科", "教师", "标题"],
    ids=["school", "class", "subject", "teacher", "title"],
)
def test_a_long_name_ends_in_a_document_or_in_a_chinese_message(
    render: Callable[..., Run], key: str
) -> None:
    run = render(f"文种: 学困生转化计划\n{key}: {'长' * 300}\n".encode())
    assert run.status == 0 or "错误：" in run.text


@pytest.mark.parametrize("value", ["''", '"\\u200b"'], ids=["quoted", "invisible"])
@pytest.mark.parametrize("line", ["目标: 65", "基线: 80.6%"], ids=["pupil-target", "baseline"])
def test_a_figure_of_nothing_is_never_a_traceback(
    dossier_file: Callable[[str], Path], full_dossier: str, line: str, value: str
) -> None:
    key = line.split(":", maxsplit=1)[0]
    assert line in full_dossier
    survive(dossier_file(full_dossier.replace(line, f"{key}: {value}")))


def test_an_output_that_cannot_be_written_says_so(
    render: Callable[..., Run], full_dossier: str, tmp_path: Path
) -> None:
    (tmp_path / "计划").write_text("这是一个文件", encoding="utf-8")
    run = render(full_dossier.encode(), "-o", "计划/学期初.docx")
    assert run.status == 1
    assert "写不了" in run.text
    assert "-o" in run.text
    assert english_in(run.text) == []
    assert run.files == {"档案.yaml", "计划"}


def test_an_output_in_place_of_which_a_folder_stands_says_so(
    render: Callable[..., Run], full_dossier: str, tmp_path: Path
) -> None:
    (tmp_path / "计划.docx").mkdir()
    (tmp_path / "计划.docx" / "旧.txt").write_text("旧", encoding="utf-8")
    (tmp_path / "四年级（1）班数学学困生转化计划.docx").mkdir()
    run = render(full_dossier.encode())
    assert run.status == 1
    assert "同名的文件夹" in run.text
    assert english_in(run.text) == []


def test_an_edited_document_is_left_as_it_is_when_the_dossier_turns_bad(
    render: Callable[..., Run], full_dossier: str, tmp_path: Path
) -> None:
    assert render(full_dossier.encode(), "-o", "计划.md").status == 0
    before = (tmp_path / "计划.md").read_bytes()
    assert (
        render(full_dossier.replace("男生: 18", "男生: 19").encode(), "-o", "计划.md").status == 1
    )
    assert (tmp_path / "计划.md").read_bytes() == before


def survive(path: Path) -> None:
    """Make plan and summary of a dossier; only problems with Chinese messages may be raised."""
    for summary in (False, True):
        try:
            make_document(path, summary=summary)
        except ProblemsError as error:
            problems = error.problems
        else:
            continue
        assert problems
        assert [each for each in problems if not HAN.search(each.message)] == []


@QUICK
@given(st.text())
def test_no_text_raises_anything_but_problems(tmp_path: Path, text: str) -> None:
    path = tmp_path / "档案.yaml"
    path.write_bytes(text.encode())
    survive(path)


@QUICK
@given(st.binary())
def test_no_bytes_raise_anything_but_problems(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "档案.yaml"
    path.write_bytes(data)
    survive(path)


@QUICK
@given(data=st.data())
def test_no_edit_of_a_good_dossier_raises_anything_but_problems(
    dossier_file: Callable[[str], Path], full_dossier: str, data: st.DataObject
) -> None:
    text = full_dossier
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = start + data.draw(st.integers(0, 6))
        text = text[:start] + data.draw(SNIPPETS | st.text(max_size=3)) + text[end:]
    path = dossier_file("")
    path.write_bytes(text.encode())
    survive(path)


def scalar_places(value: Any, above: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Return the place of every scalar of a dossier."""
    if isinstance(value, dict):
        return [
            place for key, item in value.items() for place in scalar_places(item, (*above, key))
        ]
    if isinstance(value, list):
        return [p for i, item in enumerate(value) for p in scalar_places(item, (*above, i))]
    return [above]


@QUICK
@given(data=st.data())
def test_no_value_in_a_good_dossier_raises_anything_but_problems(
    dossier_file: Callable[[str], Path], full_dossier: str, data: st.DataObject
) -> None:
    dossier = yaml.load(full_dossier, Loader=yaml.BaseLoader)  # noqa: S506  (text only)
    place = data.draw(st.sampled_from(scalar_places(dossier)))
    holder = dossier
    for part in place[:-1]:
        holder = holder[part]
    holder[place[-1]] = data.draw(SCALARS)
    survive(dossier_file(yaml.safe_dump(dossier, allow_unicode=True, sort_keys=False)))
