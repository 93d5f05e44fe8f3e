"""Patterns kept for later runs: the same as compiled ones, nobody's words, and never a crash."""

from __future__ import annotations

import atexit
import importlib
import marshal
import os
import re
import subprocess
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangen import kept
from plangen.language import compiled_patterns as own
from plangen.language.compiled_patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

TEXT = r"(?P<one>甲)(乙)?|(?P<two>丙+)$"
FLAGS = int(re.MULTILINE | re.IGNORECASE)

TAKE_APART = own._compiler()


class Run:
    """A run of plangen in itself: what it kept in memory is forgotten when it begins."""

    def __init__(self) -> None:
        self.at_the_end: list[Callable[[], None]] = []
        self.begin()

    def begin(self) -> None:
        compiled.cache_clear()
        own._kept.cache_clear()
        own._new.clear()
        self.at_the_end.clear()

    def end(self) -> None:
        for call in self.at_the_end:
            call()


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    here = tmp_path / "patterns.py"
    here.write_text("", encoding="utf-8")
    monkeypatch.setattr(own, "HERE", here)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    found = Run()
    monkeypatch.setattr(atexit, "register", found.at_the_end.append)
    yield found
    found.begin()


def read(data: bytes) -> dict[tuple[str, int], bytes]:
    found: dict[tuple[str, int], bytes] = marshal.loads(data)  # noqa: S302  (written by a test)
    return found


def the_kept() -> dict[tuple[str, int], bytes]:
    data = kept.load(own.HERE, own._state(), own.WHAT)
    return read(data) if data else {}


def the_file() -> Path:
    (found,) = (own.HERE.parent / "__pycache__").iterdir()
    return found


def keep(found: dict[tuple[str, int], bytes]) -> None:
    kept.save(own.HERE, own._state(), lambda: marshal.dumps(found), own.WHAT)


def parts_of(text: str, flags: int) -> bytes:
    return marshal.dumps([own._plain(part) for part in TAKE_APART(text, flags)])


def never(*_args: Any) -> Any:
    raise AssertionError


def test_a_pattern_is_compiled_once(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    first = compiled(TEXT, FLAGS)
    run.end()
    run.begin()
    with monkeypatch.context() as patched:
        patched.setattr(re, "compile", never)
        second = compiled(TEXT, FLAGS)
    assert second is not first
    assert second == first
    assert (second.pattern, second.flags) == (first.pattern, first.flags)
    assert (second.groups, second.groupindex) == (first.groups, first.groupindex)
    found = second.search("x\n丙丙")
    assert found
    assert (found.groups(), found.groupdict()) == (
        (None, None, "丙丙"),
        {"one": None, "two": "丙丙"},
    )
    assert (found.lastgroup, found.span()) == ("two", (2, 4))
    assert run.at_the_end == []


PIECES = st.sampled_from(
    [*"甲乙a1.", r"\d", r"\s", "[一-鿿x]", "[^甲]", "(?=乙)", "(?<!a)", "(?i:A)", "^", "$", r"\b"]
)
PATTERNS = st.recursive(
    PIECES,
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map("".join),
        st.lists(inner, min_size=2, max_size=3).map("|".join).map("(?:{})".format),
        inner.map("({})".format),
        st.tuples(inner, st.sampled_from(["*", "+?", "{1,3}"])).map("(?:{0[0]}){0[1]}".format),
    ),
    max_leaves=8,
)


@given(
    text=PATTERNS,
    flags=st.sampled_from([re.NOFLAG, re.MULTILINE, re.IGNORECASE, re.DOTALL, re.ASCII]),
    looked_in=st.text("甲乙aA1 \n", max_size=12),
)
def test_what_is_put_together_finds_the_same(
    text: str, flags: re.RegexFlag, looked_in: str
) -> None:
    plain = re.compile(text, flags)
    made = own._together(parts_of(text, int(flags)))
    assert made == plain
    spans = [found.regs for found in plain.finditer(looked_in)]
    assert [found.regs for found in made.finditer(looked_in)] == spans


def test_runs_add_to_what_is_there(run: Run) -> None:
    compiled("甲", 0)
    run.end()
    run.begin()
    compiled("甲", 0)
    compiled("乙", 0)
    run.end()
    assert set(the_kept()) == {("甲", 0), ("乙", 0)}


def test_flags_tell_patterns_apart(run: Run) -> None:
    compiled("a", 0)
    run.end()
    run.begin()
    assert compiled("a", int(re.IGNORECASE)).search("A")


def test_another_python_takes_nothing_of_it(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    compiled(TEXT, FLAGS)
    run.end()
    run.begin()
    monkeypatch.setattr(sys, "version", "4.0")
    assert own._kept() == {}
    assert compiled(TEXT, FLAGS) == re.compile(TEXT, FLAGS)


@pytest.mark.parametrize(
    "parts",
    [
        b"",
        marshal.dumps(1),
        marshal.dumps([]),
        marshal.dumps(["甲", 32, [1, 2, 3], 0, {}, (None,)]),
        marshal.dumps(["甲", 32, [-1], 0, {}, (None,)]),
        marshal.dumps(["甲", 32, ["甲"], 0, {}, (None,)]),
    ],
)
def test_parts_that_do_not_fit_are_compiled(run: Run, parts: bytes) -> None:
    keep({("甲", 0): parts})
    assert compiled("甲", 0) == re.compile("甲")
    run.end()
    assert the_kept()["甲", 0] == parts_of("甲", 0)


@pytest.mark.parametrize("gone", ["_sre", "re._compiler"])
def test_without_the_parts_of_python_all_is_compiled(
    run: Run, monkeypatch: pytest.MonkeyPatch, gone: str
) -> None:
    compiled("甲", 0)
    run.end()
    run.begin()

    def look_for(name: str) -> Any:
        if name == gone:
            raise ImportError(name)
        return importlib.import_module(name)

    monkeypatch.setattr(own, "import_module", look_for)
    monkeypatch.setattr(own, "find_spec", lambda name: None if name == gone else find_spec(name))
    assert compiled("甲", 0).search("甲")
    assert compiled("乙", 0).search("乙")
    run.end()
    assert set(the_kept()) == {("甲", 0)}


def wrong_number(*parts: Any) -> tuple[Any, ...]:
    return (*parts, 0, 0)


def no_code(text: str, flags: int, *_parts: Any) -> tuple[Any, ...]:
    return text, flags, object(), 0, {}, (None,)


@pytest.mark.parametrize("compiler", [wrong_number, no_code])
def test_where_parts_of_python_have_changed_nothing_is_kept(
    run: Run, monkeypatch: pytest.MonkeyPatch, compiler: Callable[..., Any]
) -> None:
    monkeypatch.setattr(own, "_compiler", lambda: compiler)
    assert compiled("甲", 0).search("甲")
    run.end()
    assert the_kept() == {}
    assert not list((own.HERE.parent / "__pycache__").iterdir())


def test_what_comes_out_different_is_not_kept(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def other(text: str, flags: int) -> tuple[Any, ...]:
        return TAKE_APART("丙" if text == "乙" else text, flags)

    monkeypatch.setattr(own, "_compiler", lambda: other)
    compiled("甲", 0)
    compiled("乙", 0)
    run.end()
    assert set(the_kept()) == {("甲", 0)}


def test_what_is_kept_does_not_grow_for_ever(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own, "MOST", 3)
    for texts in ("甲乙", "丙", "丁"):
        run.begin()
        for text in texts:
            compiled(text, 0)
        run.end()
    assert set(the_kept()) == {("丁", 0)}


def test_nothing_is_kept_where_python_keeps_nothing(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    compiled("甲", 0)
    run.end()
    assert not (own.HERE.parent / "__pycache__").exists()


def test_a_module_without_a_file_compiles_too(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own, "HERE", own.HERE.parent / "packed" / "patterns.pyc")
    assert compiled("甲", 0).search("甲")
    run.end()
    assert not own.HERE.parent.exists()


def test_a_slip_is_told_each_time(run: Run) -> None:
    for _ in range(2):
        with pytest.raises(re.error):
            compiled("(", 0)
    run.end()
    assert the_kept() == {}


# Runs of the program itself.

DOSSIER = """\
文种: 学困生转化计划
学校: 向阳小学
教师: 李老师
班级: 四年级（1）班
学困生:
  - {{姓名: {0}, 结对: {1}, 表现: [常和{1}说话], 原因: [作业拖欠不完成]}}
  - {{姓名: {1}, 原因: [作业马虎粗心], 说明: "{0}借给**{1}**一支笔"}}
措施: [作业面批]
"""


def start(folder: Path, number: int, names: tuple[str, str]) -> subprocess.Popen[bytes]:
    """Begin to render a dossier, with bytecode in this folder and text hashed in a new way."""
    dossier = folder / f"{number}.yaml"
    dossier.write_text(DOSSIER.format(*names), encoding="utf-8")
    run = [sys.executable, "-X", f"pycache_prefix={folder / '字节码'}", "-m", "plangen"]
    arguments = ["render", str(dossier), "-o", str(folder / f"{number}.md")]
    environment = {"PYTHONUTF8": "1", "PYTHONHASHSEED": str(number), "PATH": os.environ["PATH"]}
    return subprocess.Popen(
        [*run, *arguments], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def finish(runs: list[subprocess.Popen[bytes]]) -> None:
    for run in runs:
        _, told = run.communicate()
        assert run.returncode == 0, told.decode()


def kept_in(folder: Path) -> dict[tuple[str, int], bytes]:
    (file,) = (folder / "字节码").rglob(f"*.opt-{own.WHAT}.pyc")
    return read(file.read_bytes()[kept.DIGEST_SIZE :])


def test_a_second_run_adds_nothing(tmp_path: Path) -> None:
    states = []
    for number in range(2):
        finish([start(tmp_path, number, ("褚天一", "卫小禾"))])
        states.append(kept_in(tmp_path))
    assert len(states[0]) > 100
    assert states[0] == states[1]


def test_nobodys_name_is_kept(tmp_path: Path) -> None:
    names = [("褚天一", "卫小禾"), ("欧阳子墨", "司马雨涵"), ("Anna Li", "阿依努尔·买买提")]
    finish([start(tmp_path, number, pair) for number, pair in enumerate(names)])
    told = "\n".join(text for text, _ in kept_in(tmp_path))
    parts = {part for pair in names for name in pair for part in (name, name[1:], name[:-1])}
    assert [part for part in parts if len(part) > 1 and part in told] == []


def test_runs_at_the_same_time_do_not_spoil_it(tmp_path: Path) -> None:
    finish([start(tmp_path, number, ("褚天一", "卫小禾")) for number in range(4)])
    together = kept_in(tmp_path)
    finish([start(tmp_path, 4, ("褚天一", "卫小禾"))])
    assert kept_in(tmp_path) == together
    assert len({(tmp_path / f"{number}.md").read_bytes() for number in range(5)}) == 1
    assert [path for path in tmp_path.rglob("tmp*") if path.is_file()] == []
