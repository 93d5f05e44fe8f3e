"""What is wrong, where, and what was probably meant."""

from __future__ import annotations

import difflib
import errno
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plangen.problems import (
    LEAST_SHARE,
    OTHER_REASON,
    Problem,
    ProblemsError,
    Severity,
    did_you_mean,
    file_problem,
    nearest,
    system_reason,
    with_brief_quotes,
)

CAUSES = ["自卑缺乏自信", "作业拖欠不完成", "基础知识薄弱", "单亲家庭"]
NAMES = st.lists(st.text(min_size=1, max_size=6), max_size=8)


def test_a_problem_is_placed_by_file_line_and_column() -> None:
    assert Problem(Path("档案.yaml"), 7, 3, "后面是中文冒号").place == "档案.yaml:7:3"


def test_a_problem_of_a_whole_file_is_placed_by_the_file_alone() -> None:
    assert Problem(Path("档案.yaml"), 0, 0, "文件是空的").place == "档案.yaml"


def test_a_problem_is_an_error_unless_said_otherwise() -> None:
    assert Problem(Path("档案.yaml"), 1, 1, "不对").severity is Severity.ERROR


def test_lines_to_be_pasted_stay_whole() -> None:
    lines = "\n".join(
        f"  措施{i}: {{次数: 【请填：次数】, 记录: 【请填：记录】}}" for i in range(40)
    )
    assert Problem(Path("档案.yaml"), 1, 1, "还没有", f"加上：\n{lines}").hint == f"加上：\n{lines}"


@pytest.mark.parametrize(
    ("text", "beginning", "end", "most"),
    [
        ("甲" * 2000 + "乙", "甲甲", "甲乙", 600),
        ("甲\n" * 2000 + "乙", "甲\n甲", "甲\n乙", 300),
    ],
    ids=["a-line", "many-lines"],
)
def test_what_quotes_too_much_keeps_its_beginning_and_its_end(
    text: str, beginning: str, end: str, most: int
) -> None:
    message = Problem(Path("档案.yaml"), 1, 1, text).message
    assert message.startswith(beginning)
    assert message.endswith(end)
    assert "……" in message
    assert len(message) <= most


def test_an_exception_carries_every_problem() -> None:
    problems = [Problem(Path("档案.yaml"), line, 1, f"第{line}处") for line in (1, 2, 3)]
    assert ProblemsError(iter(problems)).problems == tuple(problems)


def test_the_text_of_an_exception_names_every_place_and_message() -> None:
    error = ProblemsError(
        [
            Problem(Path("甲.yaml"), 1, 2, "少空格"),
            Problem(Path("乙.yaml"), 0, 0, "空的"),
        ]
    )
    assert str(error) == "甲.yaml:1:2 少空格\n乙.yaml 空的"


def test_a_file_problem_concerns_the_whole_file() -> None:
    (problem,) = file_problem(Path("档案.yaml"), "找不到", "检查路径").problems
    assert (problem.line, problem.column, problem.hint) == (0, 0, "检查路径")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("作业拖欠", "作业拖欠不完成", id="part-of-the-name"),
        pytest.param("单亲家庭子女", "单亲家庭", id="more-than-the-name"),
        pytest.param("基础知识簿弱", "基础知识薄弱", id="wrong-character"),
        pytest.param("缺乏自信", "自卑缺乏自信", id="end-of-the-name"),
        pytest.param(" 单亲家庭 ", "单亲家庭", id="spaces-around"),
    ],
)
def test_the_name_meant_comes_first(typed: str, meant: str) -> None:
    assert nearest(typed, CAUSES)[0] == meant


@pytest.mark.parametrize("typed", ["天气不好", "", "  "])
def test_nothing_is_offered_where_nothing_comes_close(typed: str) -> None:
    assert nearest(typed, CAUSES) == []


def test_one_shared_character_is_no_likeness() -> None:
    assert nearest("家访不勤", ["单亲家庭"]) == []


@settings(deadline=None)
@given(st.text(max_size=6), NAMES, st.integers(1, 4))
def test_no_more_names_are_offered_than_asked_for_and_each_once(
    typed: str,
    names: list[str],
    limit: int,
) -> None:
    found = nearest(typed, names, limit=limit)
    assert len(found) == len(set(found)) <= limit
    assert set(found) <= set(names)


@settings(deadline=None)
@given(NAMES.filter(bool))
def test_a_name_typed_right_is_among_those_offered(names: list[str]) -> None:
    name = names[0].strip()
    if name:
        assert name in nearest(name, [name, *names], limit=len(names) + 1)


def test_a_suggestion_is_a_question_that_quotes_the_names() -> None:
    assert did_you_mean("作业拖欠", CAUSES) == "是不是想写“作业拖欠不完成”？"


def test_without_a_near_name_there_is_no_question() -> None:
    assert did_you_mean("天气不好", CAUSES) == ""


# The same name a little otherwise.


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("记律", "纪律", id="homophone"),
        pytest.param("及格綠", "及格率", id="wrong-character"),
        pytest.param("及格", "及格率", id="without-its-ending"),
        pytest.param("家访记录", "家访记录表", id="without-its-last-character"),
        pytest.param("课后的帮扶", "课后帮扶", id="a-character-too-many"),
        pytest.param("率及格", "及格率", id="turned-round"),
        pytest.param("Ａ班", "A班", id="full-width"),
        pytest.param("课 后 帮 扶", "课后帮扶", id="spaces-inside"),
        pytest.param("\u3000课后帮扶 ", "课后帮扶", id="spaces-around"),
        pytest.param("马晓雨", "马小雨", id="name-of-a-pupil"),
        pytest.param("许小", "许晓", id="short-name-of-a-pupil"),
    ],
)
def test_a_near_miss_finds_its_name(typed: str, meant: str) -> None:
    names = ["纪律", "家访记录表", "优秀率", "及格率", "课后帮扶", "A班", "马小雨", "许晓"]
    assert nearest(typed, names)[0] == meant


def test_a_long_text_is_compared_quickly_and_never_offered_all() -> None:
    assert len(nearest("家访作业面批谈心" * 20_000, ["家访", "谈心", "作业面批", "甲"])) == 3


@pytest.mark.parametrize(
    "number",
    [
        *(errno.EACCES, errno.ENOSPC, errno.EROFS, errno.ENAMETOOLONG, errno.EISDIR),
        *(errno.EBUSY, errno.EIO, errno.EMFILE, errno.ENOENT, errno.EPERM, errno.ENOTDIR),
    ],
    ids=lambda number: errno.errorcode[number],
)
def test_a_reason_of_the_system_is_told_in_words(number: int) -> None:
    reason = system_reason(OSError(number, "no"))
    assert reason != OTHER_REASON
    assert not re.search(r"\d|[A-Za-z]{3,}", reason.replace("Word", "").replace("WPS", ""))


@pytest.mark.parametrize("error", [OSError(9999, "no"), OSError("no")], ids=["unknown", "none"])
def test_an_unknown_reason_still_says_what_to_do(error: OSError) -> None:
    assert system_reason(error) == OTHER_REASON


def test_a_long_quote_is_cut_and_a_short_one_is_not() -> None:
    assert with_brief_quotes(f"没有“{'长' * 900}”这一项") == f"没有“{'长' * 30}……”这一项"
    assert with_brief_quotes(f"没有“{'短' * 20}”这一项") == f"没有“{'短' * 20}”这一项"


def test_a_message_that_quotes_a_page_keeps_its_beginning_and_its_end() -> None:
    told = Problem(Path("档案.yaml"), 1, 1, "头" + "长" * 10_000 + "尾", "改成：" + "甲" * 10_000)
    assert len(told.message) < 700 > len(told.hint)
    assert (told.message[0], told.message[-1], told.hint[:3]) == ("头", "尾", "改成：")
    assert Problem(Path("档案.yaml"), 1, 1, "短", "一行\n两行").hint == "一行\n两行"


def likeness(typed: str, name: str) -> float:
    """Compare two words without any short cut."""
    if typed in name or name in typed:
        return difflib.SequenceMatcher(a=name, b=typed).real_quick_ratio()
    share = difflib.SequenceMatcher(a=name, b=typed, autojunk=False).ratio()
    return share if share >= LEAST_SHARE else 0.0


@given(
    st.text("甲乙丙丁戊", min_size=1, max_size=7),
    st.lists(st.text("甲乙丙丁戊己", min_size=1, max_size=9), unique=True, max_size=12),
)
def test_names_passed_over_early_are_none_that_come_close(typed: str, names: list[str]) -> None:
    alike = {name: share for name in names if (share := likeness(typed, name))}
    found = nearest(typed, names, limit=len(names) + 1)
    assert set(found) == set(alike)
    shares = [alike[name] for name in found]
    assert shares == sorted(shares, reverse=True)
