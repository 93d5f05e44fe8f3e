"""``dossier.md``: every key of a dossier, from its JSON Schema, the kinds and the examples."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from manual.forms import dossier_form, what
from manual.markdown import bullets, fenced, heading, link, page, plain, table
from manual.places import EXAMPLES
from plangen.compose.kinds import kinds
from plangen.model.template_files import load_table

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from plangen.compose.kinds import Kind

PATH = "dossier.md"
# The keys in the order of a new dossier; a test holds that none is missing.
GROUPS: dict[str, tuple[str, ...]] = {
    "抬头": (
        *("plangen", "文种", "标题", "范围", "学校", "班级", "年级", "学科", "学年", "学期"),
        *("教师", "日期", "开学日期", "周数", "校历", "满分", "分数线", "花名册", "成绩表"),
    ),
    "文稿的样子": (
        *("脱敏", "版式", "编号", "封面", "目录", "审批栏", "章节", "称谓", "详略", "要点排列"),
        *("原因排列", "对照表", "图表"),
    ),
    "班级和学生": ("学生情况", "学困生", "分组", "结对办法", "编组", "小组", "调整办法"),
    "原因、目标和措施": ("指导思想", "原因分析", "目标", "措施", "工作安排", "奖励", "禁止事项"),
    "辅导和培优": ("辅导", "培优", "辅导内容"),
    "学科教学": ("教材", "教学目标", "课时"),
    "班主任工作": ("班级工作",),
    "课后服务": ("依据", "原则", "组织机构", "对象", "课后服务", "经费"),
    "课题和文章": ("课题", "引文", "引言", "类型说明", "阶段", "反复"),
    "结尾": ("结语", "附件"),
    "学期末": ("总结",),
}
# Templates of a new dossier that write a part in a way of their own.
WRITTEN_AS = {"服务目标": "目标", "服务措施": "措施"}
# As much of an example as shows how a part is written.
MOST_LINES = 14
HEAD_EXAMPLE = "001-1"
LEFT_OUT = "# ……"
HEAD = (
    "档案是一个文本文件，每行“名称: 内容”，冒号用英文的，后面空一格。"
    "下一层的内容往右缩进两格；写成列表的，每条一行，以“- ”开头。"
    "没有写到的都可以不写，只有“文种”必写；文稿里没有写的就不印。\n\n"
    "写一份带说明的空档案：[plangen new](commands/new.md)。"
    "编辑器里的补全和说明，内容和这一页相同：[plangen schema](commands/schema.md)。"
)


def pages() -> dict[str, str]:
    """Return the page by its path below ``docs``."""
    return {PATH: _page(dossier_form())}


def _page(form: dict[str, Any]) -> str:
    keys, definitions = form["properties"], form["definitions"]
    made = [
        HEAD,
        bullets(f"{link(name)}：{'、'.join(map(_key, group))}" for name, group in GROUPS.items()),
    ]
    for name, group in GROUPS.items():
        made += [heading(2, name), _overview(group, keys)]
        if name == next(iter(GROUPS)):
            made += ["例如：", fenced("yaml", _head(group))]
        for key in group:
            if key in definitions:
                made += _part(key, keys[key], definitions)
    return page("档案格式", *made)


def _overview(group: tuple[str, ...], keys: dict[str, Any]) -> str:
    rows = [
        (_key(key), what(keys[key]), plain(keys[key]["description"]), used_in(key)) for key in group
    ]
    return table(("名称", "写什么", "说明", "用在哪里"), rows)


def _key(key: str) -> str:
    return link(key) if key in dossier_form()["definitions"] else plain(key)


def _part(key: str, form: dict[str, Any], definitions: dict[str, Any]) -> Iterator[str]:
    """Yield a part with its example and the parts within it."""
    yield heading(3, key)
    yield plain(form["description"])
    yield _keys(definitions[key])
    if snippet := example(key):
        yield "例如："
        yield fenced("yaml", snippet)
    for place, inner in definitions.items():
        if place.startswith(f"{key}."):
            yield heading(4, place)
            yield plain(_description(place, definitions))
            yield _keys(inner)


def _description(place: str, definitions: dict[str, Any]) -> str:
    above, _, key = place.rpartition(".")
    told: str = definitions[above]["properties"][key]["description"]
    return told


def _keys(definition: dict[str, Any]) -> str:
    """Return the table of the keys of a part."""
    required = definition["required"]
    rows = [
        (
            plain(key) + ("（必写）" if key in required else ""),
            what(form),
            plain(form["description"]),
        )
        for key, form in definition["properties"].items()
    ]
    others = definition["additionalProperties"]
    if isinstance(others, dict):
        rows.append(("考试的名称", what(others), "它在表里的列，如 期末: 数学。"))
    return table(("名称", "写什么", "说明"), rows)


def used_in(key: str) -> str:
    """Say which kinds have a place for a key, and which cannot do without."""
    using = [kind for kind in kinds().values() if _has(kind, key)]
    others = [kind.name for kind in kinds().values() if kind not in using]
    needing = [kind.name for kind in using if key in kind.required]
    if not using:
        return "都可以"
    if len(others) >= len(using):
        return _linked((kind.name for kind in using), needing)
    told = f"除{_linked(others)}以外" if others else "全部文种"
    return f"{told}；必需：{_linked(needing)}" if needing else told


def _linked(names: Iterable[str], needing: Collection[str] = ()) -> str:
    return "、".join(
        link(name, "kinds.md") + ("（必需）" if name in needing else "") for name in names
    )


def _has(kind: Kind, key: str) -> bool:
    named = {*kind.head, *kind.required, *(WRITTEN_AS.get(part, part) for part in kind.parts)}
    if key in named:
        return True
    printed = load_table("kinds/_parts.yaml").get(key, ())
    return any(section.template in printed for section in kind.sections)


def example(key: str) -> str:
    """Return how the examples write a part: the longest that is short enough to be read.

    Those of a class come first: most readers have one.
    """
    of_a_class = [each for each in _examples() if _lines_of("班级", each)]
    written = _written(key, of_a_class) or _written(key, _examples())
    short = [lines for lines in written if len(lines) <= MOST_LINES]
    if short:
        longest: list[str] = max(short, key=len)
        return "\n".join(longest)
    if not written:
        return ""
    lines = min(written, key=len)
    cut = next(i for i in range(MOST_LINES, 0, -1) if lines[i].startswith("  - ") or i == 1)
    return "\n".join([*lines[: cut if cut > 1 else MOST_LINES], LEFT_OUT])


def _written(key: str, examples: Iterable[str]) -> list[list[str]]:
    return [lines for each in examples if (lines := _lines_of(key, each))]


@cache
def _examples() -> tuple[str, ...]:
    paths = sorted(EXAMPLES.glob("*/档案.yaml"))
    return tuple(path.read_text(encoding="utf-8") for path in paths)


def _lines_of(key: str, text: str) -> list[str]:
    """Return the lines of a key at the margin, without comments and empty lines at the end."""
    found: list[str] = []
    for line in text.splitlines():
        if line.startswith(f"{key}:"):
            found.append(line)
        elif found and line and not line[0].isspace():
            break
        elif found and line.strip() and not line.lstrip().startswith("#"):
            found.append(line)
    return found


def _head(group: tuple[str, ...]) -> str:
    text = (EXAMPLES / HEAD_EXAMPLE / "档案.yaml").read_text(encoding="utf-8")
    return "\n".join(line for key in group for line in _lines_of(key, text))


def unknown_keys() -> set[str]:
    """Return the keys that stand in no group, in two, or in a group alone."""
    grouped = [key for group in GROUPS.values() for key in group]
    twice = {key for key in grouped if grouped.count(key) > 1}
    return twice | (set(grouped) ^ set(dossier_form()["properties"]))
