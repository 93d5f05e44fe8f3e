"""Whether the library holds together: names that lead somewhere, causes that are answered, sets.

What its texts say once they are filled in is ``compose.proofreading``'s business.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from plangen import resources
from plangen.language.patterns import lazy
from plangen.library.entries import BANDS
from plangen.problems import Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.library.entries import Cause, Library, Measure

CONFLICTS = "library/conflicts.yaml"
FEWEST_MEASURES = 2
FEWEST_MEMBERS = 2
OFTEN = lazy(r"每|隔|[次时前后初末周]")
VALUES = {"两": 2} | {n: i for i, n in enumerate("一二三四五六七八九十", start=1)}
# A numeral counts where something follows that it counts: 六 of 六个一, 三 and 两 of 三心两信.
NUMERAL = lazy(rf"[{''.join(VALUES)}](?=.)")


def entry_problem(entry: Cause | Measure, message: str, hint: str) -> Problem:
    """Say what is wrong with an entry, naming its file and itself."""
    return Problem(resources.place(entry.file), 0, 0, f"“{entry.name}”{message}", hint)


def check_references(library: Library) -> Iterator[Problem]:
    """Yield a problem for every name that leads nowhere and every entry that is not complete."""
    yield from _names(library)
    for measure in library.measures.values():
        yield from _answers(measure, library)
        yield from _set(measure)
        yield from _carrying_out(measure)
        yield from _wordings(measure)
    yield from _answered(library)
    yield from _conflicts(library)


def set_size(name: str) -> int | None:
    """How many members a set promises by its name: 六个一 6, 三心两信 5; None if none."""
    numbers = [VALUES[numeral] for numeral in NUMERAL.findall(name)]
    return sum(numbers) or None


def _names(library: Library) -> Iterator[Problem]:
    """Find words by which two causes, or two measures, could be meant."""
    entries: tuple[list[Cause | Measure], ...] = (
        list(library.causes.values()),
        list(library.measures.values()),
    )
    for listed in entries:
        words = {e.name: {e.name, e.title, *e.aliases} for e in listed}
        times = Counter(word for own in words.values() for word in own)
        for entry in listed:
            for word in sorted(words[entry.name]):
                if times[word] > 1 and word != entry.name:
                    yield entry_problem(
                        entry, f"的别名“{word}”，别的条目也在用", "在一处换一个叫法"
                    )


def _answers(measure: Measure, library: Library) -> Iterator[Problem]:
    for name in measure.answers:
        if name not in library.causes:
            hint = did_you_mean(name, library.cause_names)
            hint += f"把“针对”里的“{name}”改成原因的名称，或在 library/causes 里加上这条原因"
            yield entry_problem(measure, f"针对的“{name}”不是素材库里的原因", hint)
    if not measure.answers and not measure.stands_alone:
        hint = "在“针对”里写它能解决的原因，最主要的写在前面"
        yield entry_problem(measure, "没有针对任何原因", hint)


def _set(measure: Measure) -> Iterator[Problem]:
    if not measure.set_name and not measure.members:
        return
    count = len(measure.members)
    if count < FEWEST_MEMBERS:
        hint = "在“组成”里把各项逐条写出，或删去“合称”和“组成”"
        yield entry_problem(measure, f"的“组成”有 {count} 项，不成一组", hint)
        return
    size = set_size(measure.set_name)
    if size is not None and size != count:
        hint = f"让“组成”正好是 {size} 项，或换一个合称"
        yield entry_problem(
            measure, f"合称“{measure.set_name}”，应有 {size} 项，“组成”写了 {count} 项", hint
        )


def _carrying_out(measure: Measure) -> Iterator[Problem]:
    """Find measures that do not say how often, by whom or on which record they are done."""
    told = {"频次": measure.frequency, "负责人": measure.person, "记录": measure.record}
    for key, words in told.items():
        if not words.strip():
            yield entry_problem(measure, f"没有写{key}", f"在“{key}”后面写上内容")
    if measure.frequency.strip() and not OFTEN.search(measure.frequency):
        hint = "写成 每周一次、每天一次、每节课、每人每学期两次、开学初一次 或 出现反复时"
        yield entry_problem(measure, f"的频次“{measure.frequency}”看不出多久一次", hint)


def _wordings(measure: Measure) -> Iterator[Problem]:
    if not any(text.general for text in measure.texts):
        hint = "加一段不写“学科”和“学段”的文本"
        yield entry_problem(measure, "没有各学科、各年级都能用的文本", hint)
    for number, text in enumerate(measure.texts, start=1):
        for band in sorted(set(text.bands) - set(BANDS.values())):
            hint = "学段只写低、中、高"
            yield entry_problem(measure, f"第 {number} 段文本的学段“{band}”认不出来", hint)


def _answered(library: Library) -> Iterator[Problem]:
    """Find causes that too few measures answer."""
    answered = Counter(name for m in library.measures.values() for name in set(m.answers))
    for cause in library.causes.values():
        if answered[cause.name] < FEWEST_MEASURES:
            yield entry_problem(
                cause,
                f"只有 {answered[cause.name]} 项措施能解决，应有 {FEWEST_MEASURES} 项",
                f"在合适的措施的“针对”里加上“{cause.name}”",
            )


def _conflicts(library: Library) -> Iterator[Problem]:
    for conflict in library.conflicts:
        for name in (conflict.first, conflict.second):
            if name not in library.measures:
                hint = did_you_mean(name, library.measure_names)
                yield Problem(
                    resources.place(CONFLICTS),
                    0,
                    0,
                    f"冲突里的“{name}”不是素材库里的措施",
                    hint + "改成措施的名称，或删去这一对",
                )
