"""What is said of a library that does not hold together: copies of the real one, each broken."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace

from plangen import resources
from plangen.library.checking import check_references, set_size
from plangen.library.entries import Conflict, Library, MeasureText, load_library
from plangen.problems import ProblemsError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from plangen.problems import Problem

LIBRARY = load_library()


def with_cause(name: str, **changes: Any) -> Library:
    causes = LIBRARY.causes | {name: replace(LIBRARY.causes[name], **changes)}
    return Library(iter(causes.values()), iter(LIBRARY.measures.values()), iter(LIBRARY.conflicts))


def with_measure(name: str, **changes: Any) -> Library:
    measures = LIBRARY.measures | {name: replace(LIBRARY.measures[name], **changes)}
    return Library(iter(LIBRARY.causes.values()), iter(measures.values()), iter(LIBRARY.conflicts))


def only(library: Library) -> Problem:
    (problem,) = check_references(library)
    return problem


def test_the_library_as_it_is_holds_together() -> None:
    assert list(check_references(LIBRARY)) == []


def test_a_problem_names_the_file_and_the_entry_and_says_what_to_do() -> None:
    problem = only(
        with_measure("家访", answers=(*LIBRARY.measures["家访"].answers, "父母忙疏于照顾"))
    )
    assert problem.place == "library/measures/家校合作.yaml"
    assert "“家访”" in problem.message
    assert "“父母忙疏于照顾”" in problem.message
    assert "“父母忙疏于照管”" in problem.hint
    assert "针对" in problem.hint


def test_a_measure_that_answers_nothing_is_a_gap() -> None:
    assert "没有针对任何原因" in only(with_measure("谈心交流", answers=())).message


def test_a_measure_of_organisation_may_answer_nothing() -> None:
    assert LIBRARY.measures["课间操"].answers == ()


def test_a_cause_that_one_measure_answers_is_told_by_its_own_file() -> None:
    answering = [m.name for m in LIBRARY.measures.values() if "父母离异或不和" in m.answers]
    measures = dict(LIBRARY.measures)
    for name in answering[1:]:
        rest = tuple(a for a in measures[name].answers if a != "父母离异或不和")
        measures[name] = replace(measures[name], answers=rest)
    library = Library(
        iter(LIBRARY.causes.values()), iter(measures.values()), iter(LIBRARY.conflicts)
    )
    problem = only(library)
    assert problem.place == "library/causes/家庭.yaml"
    assert "只有 1 项措施" in problem.message
    assert "“父母离异或不和”" in problem.hint


def test_a_conflict_of_an_unknown_measure_is_told_with_the_nearest_name() -> None:
    conflicts = [*LIBRARY.conflicts, Conflict("家访", "作业面谈", "不宜并用")]
    library = Library(
        iter(LIBRARY.causes.values()), iter(LIBRARY.measures.values()), iter(conflicts)
    )
    problem = only(library)
    assert problem.place == "library/conflicts.yaml"
    assert "“作业面谈”" in problem.message
    assert "“作业面批”" in problem.hint


@pytest.mark.parametrize("what", ["cause", "measure"])
def test_a_word_that_means_two_entries_is_told(what: str) -> None:
    library = (
        with_cause("畏难回避", aliases=("自卑",))
        if what == "cause"
        else with_measure("家访", aliases=("电话家访",))
    )
    messages = [problem.message for problem in check_references(library)]
    assert len(messages) == 2
    assert all("别的条目也在用" in message for message in messages)


def test_a_name_that_another_entry_has_for_an_alias_is_told() -> None:
    problem = only(with_measure("家访", aliases=("电话联系",)))
    assert "“家访”的别名“电话联系”" in problem.message


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("六个一", 6),
        ("八优先", 8),
        ("五定", 5),
        ("三心两信", 5),
        ("四种帮教", 4),
        ("情绪四法", 4),
        ("四人小组", 4),
        ("帮扶口诀", None),
        ("", None),
    ],
)
def test_the_name_of_a_set_says_how_many_members_it_has(name: str, size: int | None) -> None:
    assert set_size(name) == size


def test_a_set_with_too_few_members_for_its_name_is_told() -> None:
    members = LIBRARY.measures["八优先"].members[:5]
    problem = only(with_measure("八优先", members=members))
    assert "应有 8 项" in problem.message
    assert "写了 5 项" in problem.message


@pytest.mark.parametrize("members", [(), ("定计划：先写好",)])
def test_a_name_for_a_set_without_members_is_told(members: tuple[str, ...]) -> None:
    assert "不成一组" in only(with_measure("活动五定", members=members)).message


def test_members_need_no_common_name() -> None:
    assert list(check_references(with_measure("活动五定", set_name=""))) == []


def test_a_measure_without_a_wording_for_every_class_is_told() -> None:
    texts = (MeasureText("口算。", "口算了。", subjects=("数学",)),)
    assert "各学科、各年级" in only(with_measure("家访", texts=texts)).message


def test_grades_that_are_not_called_by_a_letter_are_told() -> None:
    texts = (*LIBRARY.measures["家访"].texts, MeasureText("谈。", "谈了。", bands=("一年级",)))
    problem = only(with_measure("家访", texts=texts))
    assert "学段“一年级”" in problem.message
    assert "低、中、高" in problem.hint


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"frequency": ""}, "没有写频次"),
        ({"person": " "}, "没有写负责人"),
        ({"record": ""}, "没有写记录"),
        ({"frequency": "常常"}, "频次“常常”看不出多久一次"),
    ],
)
def test_a_measure_says_how_often_by_whom_and_on_which_record(
    changes: dict[str, str], told: str
) -> None:
    assert told in only(with_measure("谈心交流", **changes)).message


FAMILY = "library/measures/家校合作.yaml"


@pytest.fixture
def edited(tmp_path: Path) -> Iterator[Callable[[str, str], Path]]:
    """Put a copy of a file of the library, with one change, into a school's folder in force."""
    text = resources.read_text(FAMILY)
    with ExitStack() as in_force:

        def edit(before: str, after: str) -> Path:
            assert before in text
            path = tmp_path / FAMILY
            path.parent.mkdir(parents=True)
            path.write_text(text.replace(before, after, 1), encoding="utf-8")
            in_force.enter_context(resources.using(tmp_path))
            return path

        yield edit


def test_a_slip_of_yaml_in_a_library_file_is_told_with_its_line(
    edited: Callable[[str, str], Path],
) -> None:
    path = edited("  - 名称: 家访\n", "  - 名称：家访\n")
    with pytest.raises(ProblemsError) as caught:
        load_library()
    (problem,) = caught.value.problems
    assert problem.file == path
    assert problem.line > 0
    assert "英文冒号" in problem.hint


def test_whatever_an_entry_lacks_is_told_with_its_line(
    edited: Callable[[str, str], Path],
) -> None:
    path = edited("    简:", "    简短:")
    with pytest.raises(ProblemsError) as caught:
        load_library()
    told = {problem.message: problem for problem in caught.value.problems}
    assert set(told) == {"不认识“简短”这一项", "缺少“简”"}
    assert all(problem.file == path and problem.line for problem in told.values())
    assert "“简”" in told["不认识“简短”这一项"].hint


def test_a_library_file_without_its_list_is_told(edited: Callable[[str, str], Path]) -> None:
    path = edited("措施:\n", "办法:\n")
    with pytest.raises(ProblemsError) as caught:
        load_library()
    assert {(p.file, p.message) for p in caught.value.problems} == {
        (path, "不认识“办法”这一项"),
        (path, "缺少“措施”"),
    }
