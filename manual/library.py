"""``library/``: every cause and measure that a dossier may name, each under its own anchor.

Their texts stand as a plan prints them that names no pupils, filled for a class where a text is
written for one.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from manual.markdown import bullets, fenced, heading, link, page, plain, table
from plangen.compose.sample_texts import sample_text
from plangen.library.entries import load_library
from plangen.library.matching import propose

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plangen.library.entries import Cause, Conflict, Entry, Library, Measure, MeasureText

CAUSES = "causes.md"
# The measures of a category in a file of its own: all of them on one page open slowly.
MEASURE_PAGES = {
    "课外辅导": "measures-tutoring.md",
    "课堂教学": "measures-lessons.md",
    "习惯与方法": "measures-habits.md",
    "思想教育与心理": "measures-guidance.md",
    "同伴互助": "measures-peers.md",
    "评价激励": "measures-rewards.md",
    "家校合作": "measures-families.md",
    "档案与跟踪": "measures-records.md",
    "班集体与环境": "measures-class.md",
    "教师提升": "measures-teachers.md",
    "课后服务组织": "measures-service.md",
    "培优提高": "measures-talent.md",
}
BANDS = {"低": "一至二年级", "中": "三至四年级", "高": "五至六年级"}
ON = "、"


def pages() -> dict[str, str]:
    """Return the pages by their paths below ``docs``."""
    library = load_library()
    made = {
        "index.md": _index(library),
        CAUSES: _causes(library),
        "measures.md": _measures(library),
        "sets.md": _sets(library),
    }
    for category, measures in _by_category(library):
        made[MEASURE_PAGES[category]] = _category(category, measures, library)
    return {f"library/{name}": text for name, text in made.items()}


def cause_link(name: str) -> str:
    """Return the link to a cause from another page of the library."""
    return link(name, CAUSES)


def measure_link(measure: Measure) -> str:
    """Return the link to a measure from any page of the library."""
    return link(measure.name, MEASURE_PAGES[measure.category])


def _index(library: Library) -> str:
    causes, measures = library.causes.values(), library.measures.values()
    texts = sum(len(cause.texts) for cause in causes) + sum(len(each.texts) for each in measures)
    sets = sum(1 for measure in measures if measure.set_name)
    told = f"{len(causes)} 条原因，{len(measures)} 项措施，{sets} 个口诀，{texts} 段文字。"
    return page(
        "素材库",
        f"计划和总结里的话从这里来：{told}"
        "档案里写名称，文字由素材库给出；同一个名称有几种写法，程序按班级选用。",
        bullets(
            (
                f"[原因]({CAUSES})：学生为什么落后，写进档案的“原因分析”和学生的“原因”",
                "[措施](measures.md)：怎样帮，写进档案的“措施”",
                "[口诀](sets.md)：四勤、六个一这样的合称，也可以直接写进“措施”",
            )
        ),
        "## 怎样写进档案",
        fenced("yaml", _usage()),
        "素材库里没有的，自己写：起一个名称，再写说明。见[档案格式](../dossier.md#措施)。",
        "## 怎样查找",
        "在这一页上面的搜索框里输入几个字，如 `作业`；也可以在命令行里查，"
        "见 [plangen library](../commands/library.md)：",
        fenced("sh", "plangen library causes 作业\nplangen library measures --for 作业拖欠不完成"),
        "## 文字里的“他们”",
        "这里印出的文字是不列学生姓名时的样子。档案里写了学生，“学困生”“这些学生”的地方会写成"
        "“3人”“该生”或姓名；学科、年级不同，作业、课文这些词也跟着换。"
        "要改文字或添自己的，见[学校定制](../customising.md)。",
    )


def _usage() -> str:
    return "原因分析:\n  - 作业拖欠不完成\n措施:\n  - 作业面批\n  - 名称: 家访\n    频次: 每月一次"


def _causes(library: Library) -> str:
    parts = [
        "素材库里的原因，按方面分开。每条下面有文稿里印的文字，和能解决它的措施，最合适的在前。",
        _overview(_by_dimension(library)),
    ]
    for dimension, causes in _by_dimension(library):
        parts.append(heading(2, dimension))
        for cause in causes:
            parts += _cause(cause, library)
    return page("原因", *parts)


def _cause(cause: Cause, library: Library) -> Iterator[str]:
    yield heading(3, cause.name)
    yield plain(cause.summary)
    yield bullets(
        _facts(
            cause,
            ("表现", plain(ON.join(cause.symptoms))),
            ("印出时", "不列学生姓名，只写人数" if cause.sensitive else ""),
        ),
    )
    yield "文稿里这样写："
    yield _quoted(sample_text(text.sign + text.effect) for text in cause.texts)
    found = propose(cause.name, library, limit=len(library.measures))
    yield "对应的措施：" + ON.join(map(measure_link, found))


def _measures(library: Library) -> str:
    parts = ["素材库里的措施，按类别分页。点名称看它怎样做、对着哪些原因、文稿里怎样写。"]
    for category, measures in _by_category(library):
        rows = [
            (measure_link(measure), plain(measure.summary), plain(measure.frequency))
            for measure in measures
        ]
        parts += [
            heading(2, category, f"[{category}]({MEASURE_PAGES[category]})"),
            table(("措施", "做什么", "频次"), rows),
        ]
    return page("措施", *parts)


def _category(category: str, measures: list[Measure], library: Library) -> str:
    parts = [
        f"素材库里“{category}”一类的措施，共 {len(measures)} 项。别的类别见[措施](measures.md)。",
        ON.join(link(measure.name) for measure in measures),
    ]
    for measure in measures:
        parts += _measure(measure, library)
    return page(f"措施：{category}", *parts)


def _measure(measure: Measure, library: Library) -> Iterator[str]:
    yield heading(2, measure.name)
    yield plain(measure.summary)
    yield bullets(
        _facts(
            measure,
            ("频次", plain(measure.frequency)),
            ("负责人", plain(measure.person)),
            ("记录", plain(measure.record)),
            ("针对的原因", ON.join(map(cause_link, measure.answers))),
            ("口诀", link(measure.set_name, "sets.md") if measure.set_name else ""),
            ("排进工作安排", "一个学生一个学生地轮着排" if measure.one_by_one else ""),
            ("给谁", "也可以给全班" if measure.whole_class else ""),
            ("当心", "；".join(_warnings(measure, library))),
        ),
    )
    yield f"详略写“简”时：{plain(sample_text(measure.brief))}"
    for number, text in enumerate(measure.texts, start=1):
        limits = ON.join([*text.subjects, *(BANDS[band] for band in text.bands)])
        yield f"写法{number}{f'（{limits}）' if limits else ''}："
        yield _quoted([_filled(text.steps, text), f"总结里：{_filled(text.report, text)}"])


def _filled(words: str, text: MeasureText) -> str:
    return sample_text(words, text.bands, text.subjects)


def _warnings(measure: Measure, library: Library) -> Iterator[str]:
    for conflict in library.conflicts:
        other = _other(conflict, measure.name)
        if other is not None:
            yield f"和{measure_link(library.measures[other])}并用：{plain(conflict.reason)}"


def _other(conflict: Conflict, name: str) -> str | None:
    pair = {conflict.first: conflict.second, conflict.second: conflict.first}
    return pair.get(name)


def _sets(library: Library) -> str:
    named = [measure for measure in library.measures.values() if measure.set_name]
    parts = ["这些合称可以直接写进“措施”，文稿里会把它包含的几条都印出来。"]
    for measure in named:
        parts += [
            heading(2, measure.set_name),
            plain(measure.summary),
            bullets(map(plain, measure.members)),
            f"属于措施：{measure_link(measure)}",
        ]
    return page("口诀", *parts)


def _facts(entry: Entry, *rows: tuple[str, str]) -> list[str]:
    """Return what is said of an entry, without what has nothing to say."""
    shared = (
        ("也可以写", plain(ON.join(entry.aliases))),
        ("印成", plain(entry.title) if entry.title != entry.name else ""),
        ("学科", plain(ON.join(entry.subjects))),
        ("年级", ON.join(BANDS[band] for band in entry.bands)),
    )
    return [f"**{name}**：{told}" for name, told in (*rows, *shared) if told]


def _quoted(texts: Iterable[str]) -> str:
    return "\n>\n".join(f"> {plain(text)}" for text in texts)


def _overview(groups: Iterable[tuple[str, list[Cause]]]) -> str:
    rows = [(link(name), ON.join(link(cause.name) for cause in causes)) for name, causes in groups]
    return table(("方面", "原因"), rows)


def _by_dimension(library: Library) -> list[tuple[str, list[Cause]]]:
    groups = groupby(library.causes.values(), lambda cause: str(cause.dimension))
    return [(name, list(causes)) for name, causes in groups]


def _by_category(library: Library) -> list[tuple[str, list[Measure]]]:
    groups = groupby(library.measures.values(), lambda measure: measure.category)
    return [(name, list(measures)) for name, measures in groups]
